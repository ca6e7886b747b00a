import type { Cancellation } from '../core/cancellation.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import { Deadline } from './deadline.ts';
import { type Permit, type QueuePriority, Semaphore } from './semaphore.ts';

/** Bounds of a queue of calls. */
export interface CallQueueOptions {
  /** Calls under way at once. */
  readonly concurrency: number;
  /** How long a call may wait for the others; milliseconds. */
  readonly queueTimeoutMs: number;
}

/** How much an account is asked at the moment. */
export interface CallLoad {
  /** Calls under way; at most `concurrency`. */
  readonly underWay: number;
  /** Calls that wait until fewer are under way. */
  readonly waiting: number;
}

/** The calls of one account that wait until fewer than `concurrency` others are under way. */
export class CallQueue {
  private readonly options: CallQueueOptions;
  private readonly semaphore: Semaphore;

  constructor(options: CallQueueOptions) {
    this.options = options;
    this.semaphore = new Semaphore(options.concurrency);
  }

  /** What is under way, and what waits. */
  get load(): CallLoad {
    return { underWay: this.semaphore.held, waiting: this.semaphore.waiting };
  }

  /**
   * A permit to send a call: at once where there is one.
   *
   * @throws VendorError `TIMEOUT`, as a rejection, after `queueTimeoutMs`; what the signal is aborted with, when that happens before
   */
  acquire(signal: Cancellation | undefined, priority?: QueuePriority): Permit | Promise<Permit> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return this.semaphore.tryAcquire() ?? this.waitForPermit(signal, priority);
  }

  private async waitForPermit(signal: Cancellation | undefined, priority?: QueuePriority): Promise<Permit> {
    const deadline = new Deadline(this.options.queueTimeoutMs, signal);
    try {
      return await this.semaphore.acquire(deadline.signal, priority);
    } catch (error) {
      throw deadline.isExpiry(error) ? this.timeoutError() : error;
    } finally {
      deadline.clear();
    }
  }

  /** The error of a call that waited too long. */
  timeoutError(): VendorError {
    const { queueTimeoutMs, concurrency } = this.options;
    return new VendorError({
      code: 'TIMEOUT',
      message: `not sent within ${queueTimeoutMs} ms (queueTimeoutMs): all ${concurrency} calls that are allowed at once (concurrency) were under way`,
      mayHaveTakenEffect: false,
    });
  }
}
