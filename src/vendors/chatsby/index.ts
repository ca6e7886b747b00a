/** @module Chatsby: chatbots with a model, a prompt and a knowledge base, hosted by the vendor. */
import type { Vendor } from '../vendor.ts';
import { connectChatsby } from './client.ts';
import * as contract from './contract.ts';
import { pushDown, rewrites } from './mapping.ts';
import { accountSettings, type ChatsbySettings } from './settings.ts';

/** Chatsby. */
export const chatsby: Vendor<ChatsbySettings> = {
  name: 'CHATSBY',
  label: 'Chatsby',
  description: 'Chatsby: chatbots with a model, a prompt and a knowledge base, hosted by the vendor.',
  key: 'chatsby',
  inputMember: 'chatsby',
  contract,
  capabilities: {
    operations: ['UPDATE', 'DELETE', 'PAUSE', 'RESUME', 'COPY'],
    instead: {
      ARCHIVE: "Chatsby's API archives no agents: pauseAgent switches one off without losing anything.",
      UNARCHIVE: "Chatsby's API archives no agents: resumeAgent switches a paused one on again.",
      PUBLISH: 'Chatsby agents have no draft: every change answers at once.',
      RESTORE_VERSION: 'Chatsby keeps no versions of agents.',
    },
    statuses: ['ACTIVE', 'PAUSED', 'DELETED'],
    hasTags: false,
    listing: { paging: 'CURSOR', maxPageSize: contract.PAGE_SIZE_MAX, order: 'NEWEST_FIRST', wholeItems: true },
  },
  rewrites,
  accountSettings,
  pushDown,
  connect: connectChatsby,
};
