import type { SandboxedVendor } from '../../vendor-sandbox.ts';
import { createGenniaSandbox } from './app.ts';

/** Gennia, embedded. */
export const gennia: SandboxedVendor = { key: 'gennia', createSandbox: createGenniaSandbox };
