import { type Cancellation, Canceller } from '../core/cancellation.ts';

/**
 * The deadline of one call, joined with the signal of its caller. Its timer is set when one of its signals is first asked for,
 * and cleared when the call has ended, which `AbortSignal.timeout` and `AbortSignal.any` cannot do: with a time-out of
 * minutes, thousands of timers would pile up.
 */
export class Deadline {
  private readonly endsAt: number;
  private readonly caller: Cancellation | undefined;
  private signals: DeadlineSignals | undefined;
  private isOver = false;

  /**
   * @param ms how long from now on
   * @param caller aborted when the caller cancels
   */
  constructor(ms: number, caller: Cancellation | undefined) {
    this.endsAt = performance.now() + ms;
    this.caller = caller;
  }

  /** Aborted when the deadline has passed. */
  get expired(): Cancellation {
    return this.watch().expired;
  }

  /** Aborted when the deadline has passed, or when the caller cancels: then with the reason of the caller's signal. */
  get signal(): Cancellation {
    return this.watch().either;
  }

  /** Milliseconds until the deadline. */
  get remainingMs(): number {
    return this.endsAt - performance.now();
  }

  /** Clears the timer and the listener: the call has ended. */
  clear(): void {
    this.isOver = true;
    this.signals?.stop();
  }

  private watch(): DeadlineSignals {
    if (this.signals === undefined) {
      this.signals = new DeadlineSignals(this.caller);
      if (!this.isOver) this.signals.start(this.remainingMs);
    }
    return this.signals;
  }
}

/** What a deadline that somebody looks at consists of. */
class DeadlineSignals {
  readonly expired = new Canceller();
  readonly either = new Canceller();
  private readonly caller: Cancellation | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(caller: Cancellation | undefined) {
    this.caller = caller;
  }

  start(ms: number): void {
    this.timer = setTimeout(this.expire, Math.ceil(ms));
    if (this.caller?.aborted) this.cancel();
    else this.caller?.addEventListener('abort', this.cancel);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.caller?.removeEventListener('abort', this.cancel);
  }

  private readonly expire = () => {
    const reason = new DOMException('the deadline has passed', 'TimeoutError');
    this.expired.abort(reason);
    this.either.abort(reason);
  };

  private readonly cancel = () => this.either.abort(this.caller?.reason);
}
