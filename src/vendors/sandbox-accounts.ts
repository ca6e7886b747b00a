/** @module The accounts of the sandbox that is served when nothing is configured. */
import { vendors } from './index.ts';

/** An account of the sandbox. */
export interface DefaultSandboxAccount {
  readonly id: string;
  /** The vendor's key. */
  readonly vendor: string;
  readonly label: string;
}

/** By the vendor's key: accounts beside its first one, so that one sees what several accounts of a vendor are. */
const MORE: Readonly<Record<string, readonly DefaultSandboxAccount[]>> = {
  chatsby: [{ id: 'chatsby-emea', vendor: 'chatsby', label: 'Chatsby EMEA' }],
};

/** One account of each vendor, called after it, and a second one of one vendor. */
export const defaultSandboxAccounts: readonly DefaultSandboxAccount[] = vendors.flatMap(({ key, label }) => [
  { id: key, vendor: key, label },
  ...(MORE[key] ?? []),
]);
