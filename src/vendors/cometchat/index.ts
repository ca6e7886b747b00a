/** @module CometChat: agents that run elsewhere, connected to the chat of an app. */
import type { Vendor } from '../vendor.ts';
import { accountSettings, type CometChatSettings, connectCometChat } from './client.ts';
import * as contract from './contract.ts';
import { pushDown, STATUSES } from './mapping.ts';
import { createCometChatSandbox } from './sandbox.ts';

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
    statuses: STATUSES,
    hasTags: false,
    listing: { paging: 'ALL', maxPageSize: contract.LIST_LIMIT, order: 'UNKNOWN', wholeItems: true },
  },
  accountSettings,
  pushDown,
  connect: connectCometChat,
  createSandbox: createCometChatSandbox,
};
