import type { SandboxedVendor } from '../../vendor-sandbox.ts';
import { createAegraSandbox } from './app.ts';
import { FLAVOURS } from './flavours.ts';

/** Aegra and LangGraph's servers, embedded. */
export const aegra: SandboxedVendor = { key: 'aegra', createSandbox: createAegraSandbox, flavours: FLAVOURS };
