/** @module An account at a vendor, connected: what the rest of Rollcall works with. */
import type { SecretFinder } from '../core/secrets/redacted.ts';
import type { VendorClient } from '../vendors/client.ts';
import type { Vendor } from '../vendors/vendor.ts';
import type { DriftLog } from './drift-log.ts';
import type { ListHints } from './list-hints.ts';
import type { ListPageSize } from './list-page-size.ts';

/** An account with its vendor's client. */
export interface Account {
  readonly id: string;
  readonly label: string;
  /** What it points to at its vendor, not how it signs in there: another one has other agents, whatever their ids are. */
  readonly generation: string;
  /** Its agents are invented: an embedded server answers. */
  readonly isSandbox: boolean;
  readonly vendor: Vendor;
  readonly client: VendorClient;
  readonly drift: DriftLog;
  /** What is remembered of its list, to choose the cheaper way of reading an agent by id. */
  readonly listHints: ListHints;
  /** How large its pages may be. */
  readonly listPageSize: ListPageSize;
  /** Vendor calls under way at once. */
  readonly concurrency: number;
  /** Logs an unexpected error, a fault of Rollcall rather than of the vendor. Returns the id that it is logged under. */
  reportFault(error: unknown): string;
  /** Finds in a text what must not be shown: the account's own secrets, and whatever has the form of one. */
  readonly findSecrets: SecretFinder;
}
