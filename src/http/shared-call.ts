/** @module A call that several callers wait for, each with a deadline of its own. */
import type { SpanContext } from '@opentelemetry/api';
import { budgetUnderWay, type CallBudget } from '../core/call-budget.ts';
import { type Cancellation, Canceller } from '../core/cancellation.ts';
import type { VendorError } from '../core/errors/vendor-error.ts';
import type { CallPhase, CallTimeouts } from './call-deadlines.ts';

/** How long a caller waits for a read, and the error that it gets afterwards. */
export interface ReadTimeouts extends CallTimeouts {
  readonly error: (phase: CallPhase) => VendorError;
}

/** What a shared call tells, and is told. */
export interface SharedCallOptions {
  /** Aborted when the last caller has cancelled. */
  readonly signal: Cancellation;
  /** How many callers have joined the call so far, besides the one that started it. */
  readonly joined: number;
  /** To be called when the call is sent, and when it is queued again. */
  notePhase(phase: CallPhase): void;
  /** To be called with the call's span, where there is one. */
  noteSpan(span: SpanContext): void;
}

/** Makes the call that callers share. */
export type StartCall<T> = (call: SharedCallOptions) => Promise<T>;

/** A caller with less time left than this gains nothing from another call; milliseconds. */
const MIN_REMAINING_MS = 10;

/** A call under way, and those who wait for it. */
export class SharedCall implements SharedCallOptions {
  /** How many callers have joined it. */
  joined = 0;
  private readonly detach: () => void;
  private readonly canceller = new Canceller();
  private waiters: Waiter[] = [];
  private ownSpan: SpanContext | undefined;
  private lastSentAt: number | undefined;
  private hasBeenSent = false;

  /**
   * Starts a call that others may join.
   *
   * @param detach called when nobody is to join it any more
   */
  constructor(start: StartCall<unknown>, detach: () => void) {
    this.detach = detach;
    start(this).then(
      (value) => {
        detach();
        for (const waiter of this.waiters) waiter.resolve(value);
      },
      (error) => {
        detach();
        for (const waiter of this.waiters) waiter.reject(error);
      },
    );
  }

  get signal(): Cancellation {
    return this.canceller;
  }

  notePhase(phase: CallPhase): void {
    this.lastSentAt = phase === 'SENT' ? performance.now() : undefined;
    this.hasBeenSent ||= phase === 'SENT';
    for (const waiter of this.waiters) waiter.restartTimer();
  }

  noteSpan(span: SpanContext): void {
    this.ownSpan = span;
  }

  /** Of the call; undefined when none is made. */
  get span(): SpanContext | undefined {
    return this.ownSpan;
  }

  /** When it was sent, on the monotonic clock; undefined while it is queued. */
  get sentAt(): number | undefined {
    return this.lastSentAt;
  }

  /** It was sent at least once. */
  get wasSent(): boolean {
    return this.hasBeenSent;
  }

  /** Waits for the result; to be called while the call is under way. The last caller to cancel aborts the call. */
  wait<T>(signal: Cancellation | undefined, timeouts: ReadTimeouts | undefined): Promise<T> {
    return new Promise<unknown>((resolve, reject) => {
      this.waiters.push(new Waiter(this, { signal, timeouts, budget: budgetUnderWay(), resolve, reject }));
    }) as Promise<T>;
  }

  /** For {@link Waiter}: one does not wait any more. */
  leave(waiter: Waiter, reason: unknown): void {
    this.waiters = this.waiters.filter((other) => other !== waiter);
    if (this.waiters.length > 0) return;
    this.detach();
    this.canceller.abort(reason);
  }
}

/** What a caller that waits is known by. */
interface WaiterOptions {
  readonly signal: Cancellation | undefined;
  readonly timeouts: ReadTimeouts | undefined;
  /** Of the request that waits: told when it does no more. Whoever settles the call may work for another request. */
  readonly budget: CallBudget | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** A caller that waits for a call, until it is told of the result, cancels, or has no more time. */
class Waiter {
  private readonly call: SharedCall;
  private readonly options: WaiterOptions;
  private readonly queueEndsAt: number;
  private timer: NodeJS.Timeout | undefined;

  constructor(call: SharedCall, options: WaiterOptions) {
    this.call = call;
    this.options = options;
    const { signal, timeouts } = options;
    this.queueEndsAt = timeouts === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeouts.queueMs;
    signal?.addEventListener('abort', this.cancel);
    this.restartTimer();
  }

  resolve(value: unknown): void {
    this.stop();
    this.options.resolve(value);
  }

  reject(reason: unknown): void {
    this.stop();
    this.options.reject(reason);
  }

  /** The call is sent, or queued again: another time counts. */
  restartTimer(): void {
    const { timeouts } = this.options;
    if (timeouts === undefined) return;
    clearTimeout(this.timer);
    const phase = this.call.sentAt === undefined ? 'QUEUED' : 'SENT';
    const ms = phase === 'QUEUED' ? this.queueEndsAt - performance.now() : timeouts.answerMs;
    this.timer = setTimeout(() => this.leave(timeouts.error(phase)), ms);
  }

  private stop(): void {
    clearTimeout(this.timer);
    const { signal, budget } = this.options;
    signal?.removeEventListener('abort', this.cancel);
    budget?.noteAnswer();
  }

  private leave(reason: unknown): void {
    this.reject(reason);
    this.call.leave(this, reason);
  }

  private readonly cancel = (): void => this.leave(this.options.signal?.reason);
}

/** What a shared call has left of the time of a caller that joined it; undefined when that is too little for another. */
export function remaining(timeouts: ReadTimeouts, { sentAt }: SharedCall, joinedAt: number): ReadTimeouts | undefined {
  const now = performance.now();
  const queueMs = timeouts.queueMs - Math.max(0, (sentAt ?? now) - joinedAt);
  const answerMs = sentAt === undefined ? timeouts.answerMs : timeouts.answerMs - (now - Math.max(sentAt, joinedAt));
  return Math.min(queueMs, answerMs) < MIN_REMAINING_MS ? undefined : { ...timeouts, queueMs, answerMs };
}
