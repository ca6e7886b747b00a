/** @module CometChat: agents that run elsewhere, connected to the chat of an app. */
import type { Vendor } from '../vendor.ts';
import { connectCometChat } from './client.ts';
import * as contract from './contract.ts';
import { pushDown, rewrites, STATUSES } from './mapping.ts';
import { accountSettings, type CometChatSettings } from './settings.ts';

/** CometChat. */
export const cometchat: Vendor<CometChatSettings> = {
  name: 'COMETCHAT',
  label: 'CometChat',
  description: 'CometChat: agents that run elsewhere, connected to the chat of an app.',
  key: 'cometchat',
  inputMember: 'cometChat',
  contract,
  capabilities: {
    operations: ['UPDATE', 'DELETE', 'PAUSE', 'RESUME', 'COPY'],
    instead: {
      ARCHIVE: 'CometChat documents no archive of agents: pauseAgent switches one off without losing anything.',
      UNARCHIVE: 'CometChat documents no archive of agents: resumeAgent switches a paused one on again.',
      PUBLISH:
        'CometChat documents no drafts of agents: what an agent says is made where it runs. To switch it on or off, use resumeAgent and pauseAgent.',
      RESTORE_VERSION:
        'CometChat documents no versions of agents: what an agent says is made, and kept, where it runs.',
    },
    statuses: STATUSES,
    hasTags: false,
    listing: { paging: 'ALL', maxPageSize: contract.LIST_LIMIT, order: 'UNKNOWN', wholeItems: true },
  },
  rewrites,
  accountSettings,
  pushDown,
  connect: connectCometChat,
};
