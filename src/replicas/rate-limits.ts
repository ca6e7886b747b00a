/** @module Limits of callers that hold for all processes together. */
import {
  type CountedRequest,
  createMemoryCounts,
  Quotas,
  RateLimits,
  type RequestCounts,
} from '../access/rate-limits.ts';
import { ToldQuota } from '../core/told-quota.ts';
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
  const quotas: Quotas<ToldQuota> = new Quotas((callerId, maxCalls) => {
    const quota = new ToldQuota(maxCalls, now, async (n) => {
      const total = await availability.ask(() => calls.add(callerId, n));
      if (total === undefined) quota.giveUp(n);
      else quota.note(total, n);
    });
    return quota;
  });
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
