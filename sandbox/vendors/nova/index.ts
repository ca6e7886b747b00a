import type { SandboxedVendor } from '../../vendor-sandbox.ts';
import { createNovaSandbox } from './app.ts';

/** Nova, embedded. */
export const nova: SandboxedVendor = { key: 'nova', createSandbox: createNovaSandbox };
