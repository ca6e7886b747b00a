/** @module What all workers have in common, kept by the process that started them. */
import { createMemoryCounts, Quotas } from '../../access/rate-limits.ts';
import { createMemoryStore, type IdempotencyStore } from '../../agents/lifecycle/idempotency/store.ts';
import { type AgentLocks, createMemoryLocks, type HeldLock, LockTimeoutError } from '../../agents/lifecycle/locks.ts';
import { CallQuota, type CountedCalls } from '../../core/call-quota.ts';

/** What became of a wish for a lock. */
export type LockAnswer =
  | { readonly state: 'HELD' }
  | { readonly state: 'TIMED_OUT'; readonly waitedMs: number }
  | { readonly state: 'CANCELLED' };

/** The vendor calls that a caller has made in this minute, at all workers. */
export interface TotalCalls extends CountedCalls {
  readonly callerId: string;
  readonly maxCalls: number;
}

/** Whom the calls of another worker are told. */
export interface ToldOfCalls {
  /** @param included how many of them this worker has told since the last time */
  noteCalls(total: TotalCalls, included: number): void;
}

/** Idempotency keys, locks of agents, and what callers have used of their limits. */
export class CommonState {
  private readonly store: IdempotencyStore;
  private readonly locks: AgentLocks;
  private readonly requests = createMemoryCounts();
  private readonly quotas = new Quotas((_, maxCalls) => new CallQuota(maxCalls, () => Date.now()));
  private readonly told = new Set<ToldOfCalls>();

  /**
   * @param times the clock of keys, and how long a writer waits for the lock of an agent, in milliseconds. @default those of
   * one process alone
   */
  constructor({ now, waitMs }: { readonly now?: () => number; readonly waitMs?: number } = {}) {
    this.store = createMemoryStore(now);
    this.locks = createMemoryLocks(waitMs);
  }

  /** What one worker may do with it. */
  connect(worker: ToldOfCalls) {
    const { store, locks, requests } = this;
    const wishes = new Map<number, AbortController>();
    const held = new Map<number, HeldLock>();
    this.told.add(worker);
    return {
      /** What the worker may call. */
      offered: {
        claim: store.claim,
        renew: store.renew,
        complete: store.complete,
        releaseKey: store.release,
        countRequest: requests.count,
        countCalls: (callerId: string, maxCalls: number, calls: number) =>
          this.countCalls(worker, { callerId, maxCalls, calls }),
        /** @param wish a number that the worker has not used before */
        async lock(wish: number, agentId: string): Promise<LockAnswer> {
          const leaving = new AbortController();
          wishes.set(wish, leaving);
          try {
            held.set(wish, await locks.acquire(agentId, leaving.signal));
            return { state: 'HELD' };
          } catch (error) {
            if (error instanceof LockTimeoutError) return { state: 'TIMED_OUT', waitedMs: error.waitedMs };
            if (leaving.signal.aborted) return { state: 'CANCELLED' };
            throw error;
          } finally {
            wishes.delete(wish);
          }
        },
        /** Gives a lock back, or waits for it no longer. */
        async unlock(wish: number): Promise<void> {
          wishes.get(wish)?.abort();
          await held.get(wish)?.release();
          held.delete(wish);
        },
      },
      /** The worker has ended: its locks are free. What became of its idempotent writes nobody knows. */
      leave: () => {
        this.told.delete(worker);
        for (const leaving of wishes.values()) leaving.abort();
        for (const lock of held.values()) void lock.release();
        held.clear();
      },
    };
  }

  private countCalls(
    from: ToldOfCalls,
    { callerId, maxCalls, calls }: { callerId: string; maxCalls: number; calls: number },
  ): void {
    const quota = this.quotas.of(callerId, maxCalls);
    quota.count(calls);
    const total = { callerId, maxCalls, ...quota.counted };
    for (const worker of this.told) worker.noteCalls(total, worker === from ? calls : 0);
  }
}

/** What a worker may call of what all have in common. */
export type CommonCalls = ReturnType<CommonState['connect']>['offered'];
