/**
 * @module The read cache of one account: answers that were read are given again for a short time. The account's transport
 * owns it, so that nothing is ever given to another account or credential; and what a caller may see of an answer is decided
 * above, as for answers that come from the vendor.
 *
 * Nobody is given what was read before the end of a write of this process that could have changed it. What decides a write
 * is never taken from here: the request of a mutation takes nothing (see {@link RequestReads}).
 */
import { BoundedMap } from '../core/bounded-map.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import { type RequestReads, requestReads } from '../core/request-reads.ts';
import { areOfTwoAgents } from './another-agent.ts';
import type { CallOperation, VendorCall } from './call.ts';

/** Reads of which the answers are kept. Others are only made for writes, and for health. */
const KEPT: ReadonlySet<CallOperation | undefined> = new Set<CallOperation>(['LIST', 'GET', 'COUNT', 'VERSIONS']);

/** Bytes that the answers of one account may take, by estimate. */
const ROOM = 33_554_432;

/** One answer takes at most this share of the room. */
const LARGEST_SHARE = 1 / 4;

/** What an answer takes in memory besides its text; bytes. */
const BYTES_OF_ENTRY = 1_000;

/** What a character of an answer takes in memory once it is read: measured, 2.4 to 4.3 for the lists of six vendors. */
const BYTES_PER_CHARACTER = 4;

/**
 * After a write of which nobody knows whether it took effect, nothing is kept for so long: it may do so yet, and whoever
 * looks again and again whether it has must not be shown what was there before; milliseconds.
 */
export const UNSETTLED_MS = 60_000;

/** What a cache is made with. */
export interface ReadCacheOptions {
  /** How old an answer may be that is given; milliseconds. More than 0. */
  readonly maxAgeMs: number;
  /** Called with the age of each answer that is given; milliseconds. */
  readonly onHit?: ((ageMs: number) => void) | undefined;
  /** Milliseconds that only go on. @default those of the process */
  readonly now?: () => number;
}

interface Kept {
  readonly value: unknown;
  readonly call: VendorCall;
  /** Which reading it is of; later ones have higher numbers. */
  readonly reading: number;
  readonly begunAt: number;
}

/** The answers of one account. */
export class ReadCache {
  private readonly maxAgeMs: number;
  private readonly onHit: ReadCacheOptions['onHit'];
  private readonly now: () => number;
  private readonly kept = new BoundedMap<Kept>(ROOM);
  private sweeping: NodeJS.Timeout | undefined;
  private readings = 0;
  private hits = 0;
  private writesUnderWay = 0;
  /** Changes when a write begins and when it ends. */
  private epoch = 0;
  private unsettledUntil = Number.NEGATIVE_INFINITY;

  constructor({ maxAgeMs, onHit, now = () => performance.now() }: ReadCacheOptions) {
    this.maxAgeMs = maxAgeMs;
    this.onHit = onHit;
    this.now = now;
  }

  /** How often an answer was given, so far. */
  get given(): number {
    return this.hits;
  }

  /** Begins a read for the request that is under way; undefined when it is none of the cache's affairs. */
  begin(call: VendorCall, key: string): CachedRead | undefined {
    const request = requestReads();
    if (request === undefined || !KEPT.has(call.operation)) return undefined;
    const { maxAgeMs, mayKeep } = request.freshness;
    const found = maxAgeMs > 0 ? this.kept.get(key) : undefined;
    if (found !== undefined) {
      const ageMs = this.now() - found.begunAt;
      // A request sees an account as it was at one time after the other, never backwards: what follows from one answer is
      // not looked for in an older one.
      if (ageMs < Math.min(maxAgeMs, this.maxAgeMs) && found.reading >= request.newestOf(this)) {
        this.hits++;
        this.onHit?.(ageMs);
        // Not at once: what is asked for side by side does not follow from it.
        queueMicrotask(() => request.note(this, found.reading));
        return { isKept: true, value: found.value };
      }
    }
    return this.reading(call, key, request, mayKeep);
  }

  /** Makes a write. What it may change is neither given while it is under way, nor kept of what was read before its end. */
  async duringWrite<T>(call: VendorCall, write: () => Promise<T>): Promise<T> {
    this.writesUnderWay++;
    this.forgetFor(call);
    try {
      return await write();
    } catch (error) {
      const isUnclear = !(error instanceof VendorError) || error.mayHaveTakenEffect;
      if (isUnclear) this.unsettledUntil = this.now() + UNSETTLED_MS;
      throw error;
    } finally {
      this.writesUnderWay--;
      this.forgetFor(call);
    }
  }

  /** Forgets everything. */
  clear(): void {
    clearTimeout(this.sweeping);
    this.sweeping = undefined;
    this.kept.clear();
  }

  private reading(call: VendorCall, key: string, request: RequestReads, mayKeep: boolean): NewRead {
    const reading = ++this.readings;
    const begunAt = this.now();
    const { epoch } = this;
    return {
      isKept: false,
      keep: (value, characters) => {
        // A write that was under way meanwhile may show in the answer, or not.
        const isSettled = epoch === this.epoch && this.writesUnderWay === 0 && begunAt >= this.unsettledUntil;
        if (mayKeep && isSettled) this.keep(key, { value, call, reading, begunAt }, characters);
      },
      until: async (answer) => {
        try {
          const value = await answer;
          request.note(this, reading);
          return value;
        } catch (error) {
          this.learn(key, error);
          throw error;
        }
      },
    };
  }

  private keep(key: string, entry: Kept, characters: number): void {
    const bytes = BYTES_OF_ENTRY + BYTES_PER_CHARACTER * characters;
    const isOlder = (this.kept.get(key)?.reading ?? 0) > entry.reading;
    if (isOlder || bytes > ROOM * LARGEST_SHARE || this.now() - entry.begunAt >= this.maxAgeMs) return;
    this.kept.set(key, entry, bytes);
    this.sweeping ??= setTimeout(() => this.sweep(), this.maxAgeMs).unref();
  }

  /** What the vendor refuses now, nobody is given from before. */
  private learn(key: string, error: unknown): void {
    if (!(error instanceof VendorError)) return;
    if (error.code === 'UNAUTHORIZED') this.clear();
    else if (!error.retryable) this.kept.delete(key);
  }

  private forgetFor(write: VendorCall): void {
    this.epoch++;
    this.kept.deleteWhere(({ call }) => !areOfTwoAgents(call, write));
  }

  /** What is too old to be given takes no memory for long. */
  private sweep(): void {
    const now = this.now();
    this.kept.deleteWhere(({ begunAt }) => now - begunAt >= this.maxAgeMs);
    this.sweeping = this.kept.size === 0 ? undefined : setTimeout(() => this.sweep(), this.maxAgeMs).unref();
  }
}

/** A read that the cache has the answer to. */
interface KeptRead {
  readonly isKept: true;
  readonly value: unknown;
}

/** A read that the vendor is asked for. */
export interface NewRead {
  readonly isKept: false;
  /**
   * To be called with what was read.
   *
   * @param characters of the vendor's answer
   */
  readonly keep: (value: unknown, characters: number) => void;
  /** The answer; to be waited for in this way. */
  readonly until: <T>(answer: Promise<T>) => Promise<T>;
}

/** How a read begins. */
export type CachedRead = KeptRead | NewRead;
