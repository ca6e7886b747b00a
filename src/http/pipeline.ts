/** @module What stands around the attempts of a call: the queue, the breaker, retries, pauses and deadlines. */
import { type Cancellation, sleep } from '../core/cancellation.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import type { Breaker } from './breaker.ts';
import { CallDeadlines, type CallPhase } from './call-deadlines.ts';
import type { CallQueue } from './call-queue.ts';
import { Deadline } from './deadline.ts';
import type { ExchangeSignals } from './exchange.ts';
import type { Pause } from './pause.ts';
import { retrying } from './retry.ts';
import type { Permit } from './semaphore.ts';

/** What the calls of one account share. */
export interface PipelineOptions {
  readonly queue: CallQueue;
  readonly breaker: Breaker;
  readonly pause: Pause;
  /** Time of a call once it is sent; milliseconds. */
  readonly timeoutMs: number;
  /** How long a call may wait before it is sent; milliseconds. */
  readonly queueTimeoutMs: number;
}

/** How one call is made. */
export interface PipelineCall<T> {
  /** Sends the call once, and waits for its answer. */
  readonly attempt: (signals: ExchangeSignals) => Promise<T>;
  /** What is asked for, by which the breaker tells failures apart. */
  readonly path: string;
  /** Aborted when the caller cancels. */
  readonly signal: Cancellation | undefined;
  /** Whether a call that was sent may be cancelled. */
  readonly isCancellable: boolean;
  readonly isSafeToRepeat: (error: VendorError) => boolean;
  /** Called when the call is sent, and when it is queued again. */
  readonly onPhase?: ((phase: CallPhase) => void) | undefined;
}

/** The way of every call of one account, from the queue to its answer. */
export class CallPipeline {
  private readonly options: PipelineOptions;

  constructor(options: PipelineOptions) {
    this.options = options;
  }

  /** Makes a call: queued, behind the breaker, repeated where that is safe. */
  async run<T>(call: PipelineCall<T>): Promise<T> {
    const { path, signal } = call;
    const { queue, breaker, pause, timeoutMs, queueTimeoutMs } = this.options;
    breaker.refuse();
    const queuedAt = performance.now();
    // Never sent at once: who asks for the same in the same turn comes before it is sent, not late.
    const permit = await queue.acquire(signal);
    const begunAt = performance.now();
    // Of a pause that lasts longer than callers would wait for an answer, they are told at once.
    const timeouts = { queueMs: Math.min(queueTimeoutMs - (begunAt - queuedAt), timeoutMs), answerMs: timeoutMs };
    const deadlines = new CallDeadlines(timeouts, signal, call.onPhase);
    try {
      if (!breaker.isClosed || !pause.isOver) {
        const attempts = this.attempts(call, deadlines, permit);
        return await breaker.run(attempts, { path, deadline: deadlines.queue, caller: signal });
      }
      // Nearly every call is made so: what repeats and waits is put together for those that fail.
      try {
        const value = await attempt(call, deadlines);
        breaker.noteAnswer();
        return value;
      } catch (error) {
        noteFailure(error, deadlines);
        pause.noteFailure(error);
        const attempts = this.attempts(call, deadlines, permit, Promise.reject(error));
        return await breaker.watch(attempts, { path, begunAt, caller: signal });
      }
    } catch (error) {
      // The deadline passed while another call tried whether the vendor is back.
      throw deadlines.isQueueExpiry(error) ? breaker.refusal() : error;
    } finally {
      deadlines.clear();
      permit.release();
    }
  }

  /**
   * All attempts of a call, as far as it may be repeated.
   *
   * @param made the first one, where it was made already
   */
  private attempts<T>(
    call: PipelineCall<T>,
    deadlines: CallDeadlines,
    permit: Permit,
    made?: Promise<T>,
  ): () => Promise<T> {
    const { pause } = this.options;
    const { queue: queueDeadline } = deadlines;
    // While a call waits for the end of a pause, others use its permit.
    const waitForPause = (end: Promise<void>) => {
      deadlines.markQueued();
      return permit.releaseDuring(end, queueDeadline.signal);
    };
    const send = async () => {
      try {
        return await attempt(call, deadlines);
      } catch (error) {
        noteFailure(error, deadlines);
        throw error;
      }
    };
    const backOff = (ms: number) => {
      const { signal } = deadlines.current;
      return permit.releaseDuring(sleep(ms, signal), signal);
    };
    let first = made;
    const next = () => {
      const outcome = first ?? pause.run(send, queueDeadline, waitForPause);
      first = undefined;
      return outcome;
    };
    return () => retrying(next, call.isSafeToRepeat, deadlines, backOff);
  }

  /** Makes one attempt, past the breaker and before all calls that are queued. */
  async probe<T>({ attempt, signal, onPhase }: Pick<PipelineCall<T>, 'attempt' | 'signal' | 'onPhase'>): Promise<T> {
    const { queue, pause, timeoutMs } = this.options;
    const refusal = pause.refusalNow();
    if (refusal !== undefined) throw refusal;
    const permit = await queue.acquire(signal, 'HIGH');
    const deadline = new Deadline(timeoutMs, signal);
    const send = () => {
      onPhase?.('SENT');
      return attempt(deadline);
    };
    try {
      return await pause.run(send, deadline, (end) => end);
    } finally {
      deadline.clear();
      permit.release();
    }
  }
}

function attempt<T>({ attempt, isCancellable }: PipelineCall<T>, deadlines: CallDeadlines): Promise<T> {
  const deadline = deadlines.markSent();
  return attempt(isCancellable ? deadline : { expired: deadline.expired, signal: deadline.expired });
}

function noteFailure(error: unknown, deadlines: CallDeadlines): void {
  if (error instanceof VendorError && !error.mayHaveTakenEffect) deadlines.markQueued();
}
