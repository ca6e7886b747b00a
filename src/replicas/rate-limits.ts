/** @module Limits of callers that hold for all processes together. */
import {
  type CountedRequest,
  createMemoryCounts,
  Quotas,
  RateLimits,
  type RequestCounts,
} from '../access/rate-limits.ts';
import { CallQuota } from '../core/call-quota.ts';
import type { Store } from '../store/store.ts';
import { CallerCounts } from './caller-counts.ts';
import type { OnStoreFailure } from './store-down.ts';

/** How long a store that failed is not asked; milliseconds. */
const PAUSE_MS = 5_000;

/** How long its answer is waited for; milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * Limits in a store. While it can not be asked, each process counts by itself: a caller may then ask for as much at each of them.
 */
export function createStoredLimits(store: Store, onFailure: OnStoreFailure = () => {}): RateLimits {
  const now = () => store.now();
  const availability = new Availability(onFailure);
  const requests = new CallerCounts(store, 'REQUEST');
  const calls = new CallerCounts(store, 'VENDOR_CALL');
  const add = (callerId: string, n: number) => availability.ask(() => calls.add(callerId, n));
  const quotas = new Quotas((callerId, maxCalls) => new StoredQuota(maxCalls, now, (n) => add(callerId, n)));
  return new RateLimits(now, {
    requests: storedRequests(requests, store, availability),
    quotas,
    async catchUp(callerId, maxCalls) {
      const total = await availability.ask(() => calls.read(callerId));
      if (total !== undefined) quotas.of(callerId, maxCalls).note(total, 0);
    },
  });
}

function storedRequests(counts: CallerCounts, store: Store, availability: Availability): RequestCounts {
  const alone = createMemoryCounts();
  return {
    async count(callerId, limit): Promise<CountedRequest> {
      const total = await availability.ask(() => counts.add(callerId, 1));
      if (total === undefined) return alone.count(callerId, limit);
      const resetSeconds = Math.max(1, Math.ceil((total.endsAt - store.now()) / 1000));
      return { limit, remaining: Math.max(0, limit - total.used), resetSeconds, isRefused: total.used > limit };
    },
  };
}

/** Whether the store is worth asking: what it is asked for here must not hold up requests. */
class Availability {
  private readonly onFailure: OnStoreFailure;
  private pausedUntil = Number.NEGATIVE_INFINITY;

  constructor(onFailure: OnStoreFailure) {
    this.onFailure = onFailure;
  }

  /** @returns undefined when there is no answer, or none in time */
  async ask<T>(question: () => Promise<T>): Promise<T | undefined> {
    if (performance.now() < this.pausedUntil) return undefined;
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error('the store has not answered in time')), PATIENCE_MS);
    try {
      return await Promise.race([question(), late]);
    } catch (error) {
      this.onFailure(error);
      this.pausedUntil = performance.now() + PAUSE_MS;
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Counts its own calls at once, and those of other processes as the store tells them. */
class StoredQuota extends CallQuota {
  private readonly add: (calls: number) => Promise<{ used: number; endsAt: number } | undefined>;
  /** Counted here, and not told yet. */
  private untold = 0;
  /** Counted here, and in no total that has come back. */
  private outstanding = 0;

  constructor(maxCalls: number, now: () => number, add: StoredQuota['add']) {
    super(maxCalls, now);
    this.add = add;
  }

  override count(calls = 1): void {
    super.count(calls);
    this.outstanding += calls;
    // Those that are made in one go are told together.
    if (this.untold === 0) queueMicrotask(() => void this.tell());
    this.untold += calls;
  }

  /** Takes over a total. @param included how many of the calls were told from here */
  note({ used, endsAt }: { readonly used: number; readonly endsAt: number }, included: number): void {
    this.outstanding -= included;
    this.adopt({ used: used + this.outstanding, endsAt });
  }

  private async tell(): Promise<void> {
    const calls = this.untold;
    this.untold = 0;
    const total = await this.add(calls);
    if (total === undefined) this.outstanding -= calls;
    else this.note(total, calls);
  }
}
