/**
 * @module Request coalescing: identical reads under way share one vendor call and one parse. The shared call is aborted
 * when its last caller cancels. Each caller keeps a deadline of its own: whoever joins late is not failed by the deadline
 * of those who came first, nor by a failure that had begun before.
 */
import { type Cancellation, sleep } from '../core/cancellation.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import { isSafeToReadAgain } from './retry.ts';
import { type ReadTimeouts, remaining, SharedCall, type StartCall } from './shared-call.ts';

/** Told of a caller that joins a call under way. @returns what is called when it no longer waits */
export type NoteJoined = (call: SharedCall) => () => void;

/** Coalesces the reads of one account and credential. */
export class RequestCoalescer {
  private calls = new Map<string, SharedCall>();
  private readonly timeouts: ReadTimeouts | undefined;

  /** @param timeouts of a caller that names none of its own; absent: no limits */
  constructor(timeouts?: ReadTimeouts) {
    this.timeouts = timeouts;
  }

  /**
   * Joins the call under way with that key, or starts one. `signal` cancels this caller only. When the shared call times
   * out, a caller with time left starts another one. When it fails with another transient error, a caller that joined
   * after it was sent does so once: the others have had all of its attempts.
   *
   * @param timeouts this caller's own
   * @param noteJoined told of each call that this caller joins
   */
  run<T>(
    key: string,
    start: StartCall<T>,
    signal: Cancellation | undefined,
    timeouts = this.timeouts,
    noteJoined?: NoteJoined,
  ): Promise<T> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.calls.has(key)) return this.join(key, start, signal, timeouts, noteJoined);
    try {
      return this.start(key, start).wait(signal, this.ownDeadline(timeouts));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  private async join<T>(
    key: string,
    start: StartCall<T>,
    signal: Cancellation | undefined,
    timeouts: ReadTimeouts | undefined,
    noteJoined: NoteJoined | undefined,
  ): Promise<T> {
    let left = timeouts;
    let hasRestarted = false;
    for (;;) {
      signal?.throwIfAborted();
      const underWay = this.calls.get(key);
      if (underWay === undefined) return this.start(key, start).wait(signal, this.ownDeadline(left));
      underWay.joined++;
      const leave = noteJoined?.(underWay);
      const joinedAt = performance.now();
      const isLate = underWay.wasSent && !hasRestarted;
      try {
        return await underWay.wait<T>(signal, left).finally(leave);
      } catch (error) {
        if (!(error instanceof VendorError)) throw error;
        const isTimeout = error.code === 'TIMEOUT';
        if (!isTimeout && !(isLate && isSafeToReadAgain(error))) throw error;
        left = left && remaining(left, underWay, joinedAt);
        const pauseMs = (error.retryAfterSeconds ?? 0) * 1000;
        if (left === undefined || pauseMs >= Math.min(left.queueMs, left.answerMs)) throw error;
        left = { ...left, queueMs: left.queueMs - pauseMs };
        hasRestarted ||= !isTimeout;
        if (pauseMs > 0) await sleep(pauseMs, signal).catch(() => undefined);
      }
    }
  }

  /** A call that a caller starts with all of its time has the same deadlines as the caller. */
  private ownDeadline(timeouts: ReadTimeouts | undefined): ReadTimeouts | undefined {
    return timeouts === this.timeouts ? undefined : timeouts;
  }

  /** Nobody joins the calls that are under way now: called after a write, which makes their answers stale. */
  invalidate(): void {
    this.calls = new Map();
  }

  private start(key: string, start: StartCall<unknown>): SharedCall {
    const { calls } = this;
    const call = new SharedCall(start, () => {
      if (calls.get(key) === call) calls.delete(key);
    });
    calls.set(key, call);
    return call;
  }
}
