/** @module What the work on one account's copy goes by. */
import type { Account } from '../../accounts/account.ts';
import type { Logger } from '../../logger.ts';
import type { CopyTarget } from '../copy/write-seen.ts';
import type { AccountClaim } from './lease.ts';
import type { Pace } from './pace.ts';

/** How the copies are kept. Milliseconds. */
export interface SyncSettings {
  readonly sweepEveryMs: number;
  readonly probeEveryMs: number;
  /** How often every agent of a light list is read whole, whatever the list shows of it. */
  readonly rehydrateEveryMs: number;
  /** How long it is remembered what became of agents, and which are gone. */
  readonly keepGoneMs: number;
}

/** The work on an account that was claimed. */
export interface SyncWork extends CopyTarget {
  readonly account: Account;
  readonly claim: AccountClaim;
  readonly pace: Pace;
  readonly settings: SyncSettings;
  readonly logger: Logger;
  /** Aborted when the lease is lost, and when the process stops. */
  readonly signal: AbortSignal;
}
