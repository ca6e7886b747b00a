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
    const { attempt, path, signal, isCancellable, isSafeToRepeat, onPhase } = call;
    const { queue, breaker, pause, timeoutMs, queueTimeoutMs } = this.options;
    breaker.refuse();
    const queuedAt = performance.now();
    const permit = await queue.acquire(signal);
    const leftMs = queueTimeoutMs - (performance.now() - queuedAt);
    // Of a pause that lasts longer than callers would wait for an answer, they are told at once.
    const timeouts = { queueMs: Math.min(leftMs, timeoutMs), answerMs: timeoutMs };
    const deadlines = new CallDeadlines(timeouts, signal, onPhase);
    const { queue: queueDeadline } = deadlines;
    // While a call waits for the end of a pause, others use its permit.
    const waitForPause = (end: Promise<void>) => {
      deadlines.markQueued();
      return permit.releaseDuring(end, queueDeadline.signal);
    };
    const send = async () => {
      const deadline = deadlines.markSent();
      try {
        const signal = isCancellable ? deadline.signal : deadline.expired;
        return await attempt({ expired: deadline.expired, signal });
      } catch (error) {
        if (error instanceof VendorError && !error.mayHaveTakenEffect) deadlines.markQueued();
        throw error;
      }
    };
    const backOff = (ms: number) => {
      const { signal } = deadlines.current;
      return permit.releaseDuring(sleep(ms, signal), signal);
    };
    const attempts = () =>
      retrying(() => pause.run(send, queueDeadline, waitForPause), isSafeToRepeat, deadlines, backOff);
    try {
      return await breaker.run(attempts, { path, deadline: queueDeadline, caller: signal });
    } catch (error) {
      // The deadline passed while another call tried whether the vendor is back.
      const isTooLate = queueDeadline.expired.aborted && error === queueDeadline.expired.reason;
      throw isTooLate ? breaker.refusal() : error;
    } finally {
      deadlines.clear();
      permit.release();
    }
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
