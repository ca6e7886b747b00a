/** @module Gennia: agents with a draft and published versions, hosted by the vendor. */
import type { Vendor } from '../vendor.ts';
import { connectGennia } from './client.ts';
import * as contract from './contract.ts';
import { pushDown, rewrites } from './mapping.ts';
import { accountSettings, type GenniaSettings } from './settings.ts';

/** Gennia. */
export const gennia: Vendor<GenniaSettings> = {
  name: 'GENNIA',
  label: 'Gennia',
  description: 'Gennia: agents with a draft, published versions, channels and knowledge, hosted by the vendor.',
  key: 'gennia',
  inputMember: 'gennia',
  contract,
  capabilities: {
    operations: ['UPDATE', 'DELETE', 'PUBLISH', 'COPY', 'RESTORE_VERSION'],
    instead: {
      PAUSE:
        'Gennia has no call that pauses an agent: some are shown as paused, but no documented call makes one so. There is only deleteAgent, which nothing undoes.',
      RESUME: 'Gennia has no call that resumes an agent. publishAgent makes its draft answer, and the agent active.',
      ARCHIVE:
        'Gennia has no call that archives an agent: some are shown as archived, but no documented call makes one so.',
      UNARCHIVE: 'Gennia documents no call that takes an agent out of the archive.',
    },
    statuses: ['DRAFT', 'ACTIVE', 'PAUSED', 'ARCHIVED'],
    hasTags: true,
    listing: { paging: 'PAGE', maxPageSize: contract.LIMIT_MAX, order: 'NEWEST_FIRST', wholeItems: false },
  },
  rewrites,
  accountSettings,
  pushDown,
  connect: connectGennia,
};
