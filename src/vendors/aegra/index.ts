/** @module Aegra: assistants on LangGraph graphs, on a server of your own. LangGraph servers are read the same way. */
import type { Vendor } from '../vendor.ts';
import { connectAegra } from './client.ts';
import * as contract from './contract.ts';
import { pushDown, rewrites } from './mapping.ts';
import { type AegraSettings, accountSettings } from './settings.ts';

/** Aegra. */
export const aegra: Vendor<AegraSettings> = {
  name: 'AEGRA',
  label: 'Aegra',
  description: 'Aegra: assistants on LangGraph graphs, on a server of your own.',
  key: 'aegra',
  inputMember: 'aegra',
  contract,
  capabilities: {
    operations: ['UPDATE', 'DELETE', 'COPY', 'RESTORE_VERSION'],
    instead: {
      PAUSE: 'Aegra assistants have no state that could be paused: one answers until it is deleted.',
      RESUME: 'Aegra assistants have no state that could be resumed: one answers until it is deleted.',
      ARCHIVE: 'Aegra assistants have no state, and can not be put away: one answers until it is deleted.',
      UNARCHIVE: 'Aegra assistants can not be put away, so that none has to be taken out again.',
      PUBLISH: 'Every change of an Aegra assistant is in force at once; restoreAgentVersion takes it back.',
    },
    statuses: [],
    hasTags: false,
    listing: { paging: 'OFFSET', maxPageSize: contract.SEARCH_LIMIT_MAX, order: 'NEWEST_FIRST', wholeItems: true },
  },
  rewrites,
  accountSettings,
  pushDown,
  connect: connectAegra,
};
