/**
 * @module What a request may be given of what was read before, for other requests too, and what it was given. Only requests
 * that run in {@link RequestReads} are given anything: whoever reads without one asks the vendor.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** How old the answers of vendors may be that a request is given. */
export interface Freshness {
  /** An answer of this age, or older, is not taken; milliseconds. 0: only what is read now. */
  readonly maxAgeMs: number;
  /** Whether what this request reads may be kept for others. */
  readonly mayKeep: boolean;
}

const requests = new AsyncLocalStorage<RequestReads>();

/** The reads of one request. */
export class RequestReads {
  readonly freshness: Freshness;
  /** Made with the first: most accounts keep nothing of what was read. */
  private newest: Map<object, number> | undefined;

  constructor(freshness: Freshness) {
    this.freshness = freshness;
  }

  /** Does the work of the request: all that it reads, now or later, is read for it. */
  run<T>(work: () => T): T {
    return requests.run(this, work);
  }

  /** The number of the newest reading of this source that the request was given; 0: none yet. */
  newestOf(source: object): number {
    return this.newest?.get(source) ?? 0;
  }

  /** Notes that the request was given a reading. Later readings have higher numbers. */
  note(source: object, reading: number): void {
    if (reading <= this.newestOf(source)) return;
    this.newest ??= new Map();
    this.newest.set(source, reading);
  }
}

/** Those of the request that the running code reads for; undefined outside of requests. */
export function requestReads(): RequestReads | undefined {
  return requests.getStore();
}
