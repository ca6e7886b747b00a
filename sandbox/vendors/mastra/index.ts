import type { SandboxedVendor } from '../../vendor-sandbox.ts';
import { createMastraSandbox } from './app.ts';

/** Mastra, embedded. */
export const mastra: SandboxedVendor = { key: 'mastra', createSandbox: createMastraSandbox };
