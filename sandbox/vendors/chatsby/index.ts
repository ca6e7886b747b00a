import type { SandboxedVendor } from '../../vendor-sandbox.ts';
import { createChatsbySandbox } from './app.ts';

/** Chatsby, embedded. */
export const chatsby: SandboxedVendor = {
  key: 'chatsby',
  createSandbox: createChatsbySandbox,
  moreAccounts: [{ id: 'chatsby-emea', label: 'Chatsby EMEA' }],
};
