/** @module Mastra: agents that a server of one's own keeps in its storage, with versions, tools and memory. */
import type { Vendor } from '../vendor.ts';
import { connectMastra } from './client.ts';
import * as contract from './contract.ts';
import { pushDown, rewrites } from './mapping.ts';
import { accountSettings, type MastraSettings } from './settings.ts';

/** Mastra. */
export const mastra: Vendor<MastraSettings> = {
  name: 'MASTRA',
  label: 'Mastra',
  description: 'Mastra: agents that a server of your own stores, with versions, tools, memory and rules.',
  key: 'mastra',
  inputMember: 'mastra',
  contract,
  capabilities: {
    operations: ['UPDATE', 'DELETE', 'PUBLISH', 'COPY', 'RESTORE_VERSION'],
    instead: {
      PAUSE: 'Mastra agents can not be paused: one that is published answers until it is deleted.',
      RESUME: 'Mastra agents can not be paused. publishAgent puts a draft in force.',
      ARCHIVE: 'Mastra has a state for archived agents, but no call that gives it to one.',
      UNARCHIVE: 'Mastra has a state for archived agents, but no call that takes one out of it.',
    },
    statuses: ['DRAFT', 'ACTIVE', 'ARCHIVED'],
    hasTags: false,
    listing: { paging: 'PAGE', maxPageSize: contract.PAGE_SIZE, order: 'NEWEST_FIRST', wholeItems: true },
  },
  rewrites,
  accountSettings,
  pushDown,
  connect: connectMastra,
};
