/** @module The accounts of the sandbox that is served when nothing is configured. */
import { vendors } from '../src/vendors/index.ts';
import { sandboxedVendor } from './registry.ts';

/** An account of the sandbox. */
export interface DefaultSandboxAccount {
  readonly id: string;
  /** The vendor's key. */
  readonly vendor: string;
  readonly label: string;
}

/** One account of each vendor, called after it, and those that a vendor's sandbox wants beside it. */
export const defaultSandboxAccounts: readonly DefaultSandboxAccount[] = vendors.flatMap(({ key, label }) => [
  { id: key, vendor: key, label },
  ...(sandboxedVendor(key).moreAccounts ?? []).map((account) => ({ vendor: key, ...account })),
]);
