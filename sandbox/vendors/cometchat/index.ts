import type { SandboxedVendor } from '../../vendor-sandbox.ts';
import { createCometChatSandbox } from './app.ts';

/** CometChat, embedded. */
export const cometchat: SandboxedVendor = { key: 'cometchat', createSandbox: createCometChatSandbox };
