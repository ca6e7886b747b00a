/** @module How many calls to vendors one caller may make in a minute, all of its requests together. */
import { VendorError } from './errors/vendor-error.ts';

/** Milliseconds. */
const WINDOW_MS = 60_000;

/** The calls of a minute. */
export interface CountedCalls {
  readonly used: number;
  /** When the minute is over; milliseconds since 1970. */
  readonly endsAt: number;
}

/**
 * Counts at once: a call is refused before anything can be awaited, so that no other request joins one that is not made. A
 * minute begins with the first call that is counted in it.
 */
export class CallQuota {
  readonly maxCalls: number;
  private readonly now: () => number;
  private endsAt = Number.NEGATIVE_INFINITY;
  private used = 0;

  /**
   * @param maxCalls the setting `vendorCallsPerMinute`
   * @param now milliseconds since 1970
   */
  constructor(maxCalls: number, now: () => number) {
    this.maxCalls = maxCalls;
    this.now = now;
  }

  /** How many calls are left in this minute; never below 0, although calls that had to be made may have been more. */
  get remaining(): number {
    return this.isFresh ? this.maxCalls : Math.max(0, this.maxCalls - this.used);
  }

  /** In how many seconds all calls are there again; whole ones, at least 1. */
  get resetSeconds(): number {
    return this.isFresh ? WINDOW_MS / 1000 : Math.ceil((this.endsAt - this.now()) / 1000);
  }

  /** Nothing was counted in this minute. */
  get isFresh(): boolean {
    return this.now() >= this.endsAt;
  }

  /** Counts calls, whatever is left. */
  count(calls = 1): void {
    if (this.isFresh) {
      this.endsAt = this.now() + WINDOW_MS;
      this.used = 0;
    }
    this.used += calls;
  }

  /** What is counted in this minute, for others who count the same. */
  get counted(): CountedCalls {
    return { used: this.used, endsAt: this.endsAt };
  }

  /** Goes on from what others have counted too. */
  adopt({ used, endsAt }: CountedCalls): void {
    this.used = used;
    this.endsAt = endsAt;
  }

  /**
   * Checks that so many calls are left, without counting any.
   *
   * @throws VendorError `LIMIT_EXCEEDED`
   */
  require(calls: number): void {
    if (calls <= this.remaining) return;
    const message =
      `the caller may make ${this.maxCalls} calls to vendors in a minute, and this would be more; ask for less at once, ` +
      `or again in ${this.resetSeconds} seconds`;
    const { resetSeconds: retryAfterSeconds } = this;
    throw new VendorError({ code: 'LIMIT_EXCEEDED', message, retryAfterSeconds, mayHaveTakenEffect: false });
  }
}
