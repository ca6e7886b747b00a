/** @module How much each caller may ask for in a minute. Counted in the memory of this process. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CallQuota } from '../core/call-quota.ts';
import type { Caller } from './caller.ts';

/** Seconds. */
export const WINDOW_SECONDS = 60;

/** Beyond so many callers, those of whom nothing is counted any more are forgotten. */
const KEPT_CALLERS = 10_000;

/** What a caller may ask for in a minute. */
export interface RateLimit {
  /** GraphQL requests. @default any number */
  readonly requestsPerMinute?: number | undefined;
  /** Calls to vendors, whichever request they are made for. @default any number */
  readonly vendorCallsPerMinute?: number | undefined;
}

/** How much of one limit is left. */
export interface Remaining {
  /** How much there is in a minute. */
  readonly limit: number;
  readonly remaining: number;
  /** In how many seconds all of it is there again. */
  readonly resetSeconds: number;
}

/** What is left of each limit that a caller has, with the request that was counted last. */
export interface RateLimitState {
  readonly requests?: Remaining;
  readonly vendorCalls?: Remaining;
  /** Seconds; set when the request is not to be answered now. */
  readonly retryAfterSeconds?: number;
}

/** The limits of all callers. What one uses is nothing to another. */
export class RateLimits {
  private readonly now: () => number;
  private readonly requests = new Map<number, RateLimiterMemory>();
  private readonly quotas = new Map<string, CallQuota>();

  /** @param now milliseconds since 1970. @default the clock of this machine */
  constructor(now: () => number = () => Date.now()) {
    this.now = now;
  }

  /** Counts a request. Once no vendor call is left, requests wait as well. */
  async admit(caller: Caller): Promise<RateLimitState> {
    const requests = await this.countRequest(caller);
    const { vendorCalls } = this.stateOf(caller);
    const waits = [
      ...(requests?.isRefused ? [requests.resetSeconds] : []),
      ...(vendorCalls?.remaining === 0 ? [vendorCalls.resetSeconds] : []),
    ];
    return {
      ...(requests === undefined ? {} : { requests }),
      ...(vendorCalls === undefined ? {} : { vendorCalls }),
      ...(waits.length === 0 ? {} : { retryAfterSeconds: Math.max(...waits) }),
    };
  }

  /** What is left of a caller's vendor calls now. */
  stateOf(caller: Caller): Pick<RateLimitState, 'vendorCalls'> {
    const quota = this.quotaOf(caller);
    if (quota === undefined) return {};
    const { maxCalls: limit, remaining, resetSeconds } = quota;
    return { vendorCalls: { limit, remaining, resetSeconds } };
  }

  /** Counts the vendor calls of a caller; undefined when it may make any number. */
  quotaOf({ id, rateLimit }: Caller): CallQuota | undefined {
    const limit = rateLimit?.vendorCallsPerMinute;
    if (limit === undefined) return undefined;
    const known = this.quotas.get(id);
    if (known?.maxCalls === limit) return known;
    if (this.quotas.size >= KEPT_CALLERS) {
      for (const [other, quota] of this.quotas) if (quota.isFresh) this.quotas.delete(other);
    }
    const quota = new CallQuota(limit, this.now);
    this.quotas.set(id, quota);
    return quota;
  }

  private async countRequest({ id, rateLimit }: Caller): Promise<(Remaining & { isRefused: boolean }) | undefined> {
    const limit = rateLimit?.requestsPerMinute;
    if (limit === undefined) return undefined;
    const limiter = this.requests.get(limit) ?? new RateLimiterMemory({ points: limit, duration: WINDOW_SECONDS });
    this.requests.set(limit, limiter);
    try {
      return { ...remainingOf(limit, await limiter.consume(id)), isRefused: false };
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return { ...remainingOf(limit, error), isRefused: true };
    }
  }
}

function remainingOf(limit: number, { remainingPoints, msBeforeNext }: RateLimiterRes): Remaining {
  return { limit, remaining: remainingPoints, resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
}
