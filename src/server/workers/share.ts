/** @module What of the limits of the whole one worker has. */
import type { AccountSettings } from '../../vendors/vendor.ts';
import type { Setup } from '../setup.ts';

/** What a worker serves: a setup without what only the process has that has read it. */
export type WorkerSetup = Omit<Setup, 'close'>;

/** Which of the workers one is. */
export interface WorkerPlace {
  /** From 1. */
  readonly number: number;
  /** Of all workers. */
  readonly count: number;
}

/**
 * The setup with which one worker serves, so that what all of them may take together is what the settings say: connections, bytes
 * that wait for clients, and calls to a vendor under way. Each has one at least.
 */
export function shareOf({ close: _, ...setup }: Setup, { number, count }: WorkerPlace): WorkerSetup {
  const part = (whole: number) => Math.max(1, Math.floor(whole / count) + (number <= whole % count ? 1 : 0));
  const { maxConnections, maxUnreadBytes } = setup.server;
  return {
    ...setup,
    server: { ...setup.server, maxConnections: part(maxConnections), maxUnreadBytes: part(maxUnreadBytes) },
    accounts: setup.accounts.map((account) => ({ ...account, concurrency: part(account.concurrency) })),
  };
}

/** Ids of the accounts that can not be divided: with one call under way in each worker, there are more than their `concurrency`. */
export function undivided(accounts: readonly AccountSettings[], count: number): string[] {
  return accounts.filter(({ concurrency }) => concurrency < count).map(({ id }) => id);
}
