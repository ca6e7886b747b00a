/** @module How much each caller may ask for in a minute. */
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

/** A request that was counted. */
export interface CountedRequest extends Remaining {
  /** There were too many before it. */
  readonly isRefused: boolean;
}

/** Counts the requests of callers. One process has its memory; several need a place that they share. */
export interface RequestCounts {
  /** @param limit how many of this caller there may be in a minute */
  count(callerId: string, limit: number): Promise<CountedRequest>;
}

/** Where callers are counted. */
export interface RateLimitsOptions {
  /** @default in the memory of this process */
  readonly requests?: RequestCounts;
  /** What counts their vendor calls. @default in the memory of this process */
  readonly quotas?: Quotas<CallQuota>;
  /** Takes over what others have counted of a caller's vendor calls. @default nobody else counts them */
  readonly catchUp?: (callerId: string, maxCalls: number) => Promise<void>;
}

/** The limits of all callers. What one uses is nothing to another. */
export class RateLimits {
  private readonly requests: RequestCounts;
  private readonly quotas: Quotas<CallQuota>;
  private readonly catchUp: RateLimitsOptions['catchUp'];

  /** @param now milliseconds since 1970. @default the clock of this machine */
  constructor(
    now: () => number = () => Date.now(),
    {
      requests = createMemoryCounts(),
      quotas = new Quotas((_, maxCalls) => new CallQuota(maxCalls, now)),
      catchUp,
    }: RateLimitsOptions = {},
  ) {
    this.requests = requests;
    this.quotas = quotas;
    this.catchUp = catchUp;
  }

  /** Counts a request. Once no vendor call is left, requests wait as well. */
  async admit(caller: Caller): Promise<RateLimitState> {
    const maxCalls = caller.rateLimit?.vendorCallsPerMinute;
    const [requests] = await Promise.all([
      this.countRequest(caller),
      maxCalls === undefined ? undefined : this.catchUp?.(caller.id, maxCalls),
    ]);
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
    return this.quotas.of(id, limit);
  }

  private async countRequest({ id, rateLimit }: Caller): Promise<CountedRequest | undefined> {
    const limit = rateLimit?.requestsPerMinute;
    return limit === undefined ? undefined : this.requests.count(id, limit);
  }
}

/** What counts the vendor calls of each caller. */
export class Quotas<Quota extends CallQuota> {
  private readonly make: (callerId: string, maxCalls: number) => Quota;
  private readonly known = new Map<string, Quota>();

  /** @param make called for each caller, and again when its limit is another one */
  constructor(make: (callerId: string, maxCalls: number) => Quota) {
    this.make = make;
  }

  /** What counts the calls of a caller. */
  of(callerId: string, maxCalls: number): Quota {
    const known = this.known.get(callerId);
    if (known?.maxCalls === maxCalls) return known;
    if (this.known.size >= KEPT_CALLERS) {
      for (const [other, quota] of this.known) if (quota.isFresh) this.known.delete(other);
    }
    const quota = this.make(callerId, maxCalls);
    this.known.set(callerId, quota);
    return quota;
  }
}

/** Counts in the memory of this process. */
export function createMemoryCounts(): RequestCounts {
  const limiters = new Map<number, RateLimiterMemory>();
  return {
    async count(callerId, limit) {
      const limiter = limiters.get(limit) ?? new RateLimiterMemory({ points: limit, duration: WINDOW_SECONDS });
      limiters.set(limit, limiter);
      try {
        return { ...remainingOf(limit, await limiter.consume(callerId)), isRefused: false };
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        return { ...remainingOf(limit, error), isRefused: true };
      }
    },
  };
}

function remainingOf(limit: number, { remainingPoints, msBeforeNext }: RateLimiterRes): Remaining {
  return { limit, remaining: remainingPoints, resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
}
