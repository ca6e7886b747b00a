/** @module The work on the copies of all accounts: claimed where it is due, by whichever process has time. */
import { randomUUID } from 'node:crypto';
import type { Account } from '../../accounts/account.ts';
import { accountFailure } from '../../accounts/account-failure.ts';
import type { Logger } from '../../logger.ts';
import type { CopyTarget } from '../copy/write-seen.ts';
import { adoptAccounts, type SweepFailure } from './account-state.ts';
import { type AccountClaim, claimDue, FencedError, LEASE_MS, renew, settleLease } from './lease.ts';
import { nextProbe } from './next-times.ts';
import { Pace } from './pace.ts';
import { probe } from './probe.ts';
import { purge } from './purge.ts';
import { sweep } from './sweep.ts';
import type { SyncSettings, SyncWork } from './sync-work.ts';

/** How often it is looked whether something is due; milliseconds. */
const TICK_MS = 1_000;

/** So many accounts are worked on at once. */
const SIDE_BY_SIDE = 4;

/** The first try after a failure; each further one waits twice as long. Milliseconds. */
const FIRST_RETRY_MS = 30_000;

/** The longest wait after failures; milliseconds. */
const LONGEST_RETRY_MS = 3_600_000;

/** How often what is not kept any longer is removed; milliseconds. */
const PURGE_EVERY_MS = 3_600_000;

/** What the work is done with. */
export interface SyncOptions extends CopyTarget {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly settings: SyncSettings;
  /** Most calls to vendors in a second. */
  readonly callsPerSecond: number;
  readonly logger: Logger;
}

/** Keeps the copies of the accounts. */
export class SyncScheduler {
  private readonly options: SyncOptions;
  private readonly pace: Pace;
  private readonly owner = randomUUID();
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  /** Accounts that are due, though the store could not be told. */
  private readonly requested = new Set<string>();
  private adopting: Promise<void> | undefined;
  private purgeAt = 0;
  private isStarted = false;
  private timer: NodeJS.Timeout | undefined;
  private claiming: Promise<void> = Promise.resolve();
  /** The store could not be asked: told once. */
  private isDown = false;

  constructor(options: SyncOptions) {
    this.options = options;
    this.pace = new Pace(options.callsPerSecond);
  }

  /** Works on what is due from now on. */
  start(): void {
    this.isStarted = true;
    this.wake();
  }

  /** Makes the copies those of the accounts that are configured, before any question is asked. */
  adopt(): Promise<void> {
    const { store, accounts } = this.options;
    this.adopting ??= adoptAccounts(store, [...accounts.values()]).catch((error: unknown) => {
      this.adopting = undefined;
      throw error;
    });
    return this.adopting;
  }

  /** Has an account swept once the store can be reached again. */
  requestLater(accountId: string): void {
    this.requested.add(accountId);
  }

  /** Looks at once whether something is due, once it has been started. */
  wake(): void {
    clearTimeout(this.timer);
    if (!this.isStarted || this.stopping.signal.aborted) return;
    this.claiming = this.claiming.then(() => this.claimAll());
    void this.claiming.then(() => {
      if (this.stopping.signal.aborted) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.wake(), TICK_MS).unref();
    });
  }

  /** Works on all that is due now, and waits until it is done. */
  async runDue(): Promise<void> {
    for (;;) {
      this.claiming = this.claiming.then(() => this.claimAll());
      await this.claiming;
      if (this.running.size === 0) return;
      await Promise.race(this.running);
    }
  }

  /** Ends the work that is under way. What was begun is due for others at once. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.stopping.abort(new Error('Rollcall stops'));
    await this.claiming;
    await Promise.all(this.running);
  }

  private async claimAll(): Promise<void> {
    const { store, accounts, logger } = this.options;
    try {
      await this.prepare();
      this.purgeWhenDue();
      while (this.running.size < SIDE_BY_SIDE && !this.stopping.signal.aborted) {
        const claim = await claimDue(store, this.owner, [...accounts.values()]);
        this.isDown = false;
        if (claim === undefined) return;
        this.run(this.work(claim));
      }
    } catch (error) {
      if (!this.isDown) logger.error({ problem: messageOf(error) }, 'the store can not be reached');
      this.isDown = true;
    }
  }

  private async prepare(): Promise<void> {
    const { store } = this.options;
    await this.adopt();
    for (const accountId of this.requested) {
      await store.writer
        .updateTable('account_sync')
        .set({ next_due_at: 0 })
        .where('account_id', '=', accountId)
        .execute();
      this.requested.delete(accountId);
    }
  }

  private purgeWhenDue(): void {
    const { store, accounts, settings, logger } = this.options;
    if (store.now() < this.purgeAt) return;
    this.purgeAt = store.now() + PURGE_EVERY_MS;
    const purging = purge({ store, accounts, settings, signal: this.stopping.signal });
    this.run(purging.catch((error: unknown) => logger.error({ problem: messageOf(error) }, 'nothing was purged')));
  }

  private run(work: Promise<void>): void {
    const running = work.finally(() => {
      this.running.delete(running);
      // Whoever waited for room is looked for at once.
      if (this.timer !== undefined) this.wake();
    });
    this.running.add(running);
  }

  private async work(claim: AccountClaim): Promise<void> {
    const { accounts, settings, callsPerSecond: _, ...target } = this.options;
    const account = accounts.get(claim.lease.accountId) as Account;
    const lost = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, lost.signal]);
    const work: SyncWork = { ...target, settings, account, claim, pace: this.pace, signal };
    const heartbeat = setInterval(() => {
      renew(work.store, claim.lease).then(
        (isHeld) => isHeld || lost.abort(new FencedError()),
        () => {},
      );
    }, LEASE_MS / 3).unref();
    try {
      await (claim.task === 'SWEEP' ? sweep(work) : probe(work));
      if (claim.task === 'SWEEP' && claim.row.failures > 0) {
        work.logger.info({ accountId: account.id }, "the copy of an account's agents is made anew again");
      }
    } catch (error) {
      await this.settle(work, error).catch((unsettled: unknown) => {
        if (!(unsettled instanceof FencedError)) {
          work.logger.error({ accountId: account.id, problem: messageOf(unsettled) }, 'the copy can not be written');
        }
      });
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** What an account failed with is kept with it; what was only interrupted is due again. */
  private async settle(work: SyncWork, error: unknown): Promise<void> {
    const { store, account, claim, logger } = work;
    if (error instanceof FencedError) throw error;
    const now = store.now();
    if (work.signal.aborted) {
      const again = { dueAt: claim.task === 'SWEEP' ? now : undefined, probeAt: now };
      await store.write((transaction) => settleLease(transaction, claim.lease, again, {}));
      return;
    }
    const { account: _, ...failure } = accountFailure(account, error);
    if (failure.code === 'RATE_LIMITED') this.pace.halve(account.id);
    const failures = claim.row.failures + 1;
    const wait = Math.max(retryAfter(failures), (failure.retryAfterSeconds ?? 0) * 1_000);
    if (failures === 1)
      logger.warn({ accountId: account.id, ...failure }, "the copy of an account's agents is not made anew");
    await store.write((transaction) =>
      settleLease(
        transaction,
        claim.lease,
        { dueAt: now + wait, probeAt: Math.max(now + wait, nextProbe(work)) },
        { failures, failure: JSON.stringify(failure satisfies SweepFailure) },
      ),
    );
  }
}

function retryAfter(failures: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
