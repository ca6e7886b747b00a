import type { Cancellation } from '../core/cancellation.ts';
import { Deadline } from './deadline.ts';

/** Where a call is: it waits to be sent, or it was sent and waits for its answer. */
export type CallPhase = 'QUEUED' | 'SENT';

/** How long a call may take; milliseconds. */
export interface CallTimeouts {
  /** Until it is sent; with several attempts, until the last one is. */
  readonly queueMs: number;
  /** From when it is sent until its answer has come. */
  readonly answerMs: number;
}

/**
 * The two deadlines of a call. The time before it is sent is no fault of the vendor's and is not taken from the time for
 * the answer: a write sent with little time left would be cut off, and nobody would know what became of it.
 */
export class CallDeadlines {
  private readonly queueEndsAt: number;
  /** Made when it is first asked for: nearly every call is sent at once. */
  private queueDeadline: Deadline | undefined;
  private answer: Deadline | undefined;
  private hasEnded = false;
  private readonly answerMs: number;
  private readonly caller: Cancellation | undefined;
  private readonly onPhase: (phase: CallPhase) => void;

  /**
   * @param caller aborted when the caller cancels
   * @param onPhase called when the call is sent, and when it is queued again
   */
  constructor(
    { queueMs, answerMs }: CallTimeouts,
    caller: Cancellation | undefined,
    onPhase: (phase: CallPhase) => void = () => undefined,
  ) {
    this.queueEndsAt = performance.now() + queueMs;
    this.answerMs = answerMs;
    this.caller = caller;
    this.onPhase = onPhase;
  }

  /** The deadline for sending the call. */
  get queue(): Deadline {
    if (this.queueDeadline === undefined) {
      const now = performance.now();
      this.queueDeadline = new Deadline(this.queueEndsAt - now, this.caller, now);
      if (this.hasEnded) this.queueDeadline.clear();
    }
    return this.queueDeadline;
  }

  /** Whether a call failed with this because it was not sent in time. */
  isQueueExpiry(error: unknown): boolean {
    return this.queueDeadline?.isExpiry(error) === true;
  }

  /** The deadline that counts now. */
  get current(): Deadline {
    return this.answer ?? this.queue;
  }

  /** The call is sent. A retry shares the deadline of the first attempt. */
  markSent(): Deadline {
    if (this.answer === undefined) {
      this.answer = new Deadline(this.answerMs, this.caller);
      this.onPhase('SENT');
    }
    return this.answer;
  }

  /** The attempt did nothing, so the call counts as queued again: the next attempt has all of the time for its answer. */
  markQueued(): void {
    if (this.answer === undefined) return;
    this.answer.clear();
    this.answer = undefined;
    this.onPhase('QUEUED');
  }

  /** Clears both deadlines: the call has ended. */
  clear(): void {
    this.hasEnded = true;
    this.queueDeadline?.clear();
    this.answer?.clear();
  }
}
