/** @module Nova: voice, chat and video agents of CozmoX AI, hosted by the vendor. */
import type { Vendor } from '../vendor.ts';
import { connectNova } from './client.ts';
import * as contract from './contract.ts';
import { pushDown, rewrites } from './mapping.ts';
import { accountSettings, type NovaSettings } from './settings.ts';

/** Nova. */
export const nova: Vendor<NovaSettings> = {
  name: 'NOVA',
  label: 'Nova (CozmoX)',
  description: 'Nova (CozmoX AI): voice, chat and video agents with telephony, speech and turn-taking.',
  key: 'nova',
  inputMember: 'nova',
  contract,
  capabilities: {
    operations: ['UPDATE', 'DELETE', 'COPY'],
    instead: {
      PAUSE: 'Nova agents have no state that could be paused: one is there until it is deleted.',
      RESUME: 'Nova agents have no state that could be resumed: one is there until it is deleted.',
      ARCHIVE: 'Nova agents have no state, and can not be put away: one is there until it is deleted.',
      UNARCHIVE: 'Nova agents can not be put away, so that none has to be taken out again.',
      PUBLISH: 'Nova agents have no draft: an update changes the agent itself.',
      RESTORE_VERSION:
        'Nova keeps no versions of agents: copy an agent before a change that you may want to take back.',
    },
    statuses: [],
    hasTags: false,
    listing: { paging: 'PAGE', maxPageSize: contract.PAGE_SIZE_MAX, order: 'UNKNOWN', wholeItems: false },
  },
  rewrites,
  accountSettings,
  pushDown,
  connect: connectNova,
};
