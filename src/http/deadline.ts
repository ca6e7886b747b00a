import { type Cancellation, Canceller } from '../core/cancellation.ts';

/**
 * The deadline of one call, joined with the signal of its caller. Its timer is set when one of its signals is first asked for,
 * and cleared when the call has ended, which `AbortSignal.timeout` and `AbortSignal.any` cannot do: with a time-out of
 * minutes, thousands of timers would pile up.
 */
export class Deadline {
  private readonly endsAt: number;
  private readonly caller: Cancellation | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isOver = false;
  /** That it has passed, once it has. */
  private expiry: DOMException | undefined;
  private either: Canceller | undefined;
  /** Only what may not be cancelled, and what has failed, asks for it. */
  private alone: Canceller | undefined;

  /**
   * @param ms how long from now on
   * @param caller aborted when the caller cancels
   * @param now milliseconds of the monotonic clock
   */
  constructor(ms: number, caller: Cancellation | undefined, now = performance.now()) {
    this.endsAt = now + ms;
    this.caller = caller;
  }

  /** Aborted when the deadline has passed. */
  get expired(): Cancellation {
    this.watch();
    if (this.alone === undefined) {
      this.alone = new Canceller();
      if (this.expiry !== undefined) this.alone.abort(this.expiry);
    }
    return this.alone;
  }

  /** Aborted when the deadline has passed, or when the caller cancels: then with the reason of the caller's signal. */
  get signal(): Cancellation {
    return this.watch();
  }

  /** Whether an error is what the signals abort with when the deadline passes, which it has. */
  isExpiry(error: unknown): boolean {
    return this.expiry !== undefined && error === this.expiry;
  }

  /** Milliseconds until the deadline. */
  get remainingMs(): number {
    return this.endsAt - performance.now();
  }

  /** Clears the timer and the listener: the call has ended. */
  clear(): void {
    this.isOver = true;
    if (this.either === undefined) return;
    clearTimeout(this.timer);
    this.caller?.removeEventListener('abort', this.cancel);
  }

  private watch(): Canceller {
    if (this.either !== undefined) return this.either;
    const either = new Canceller();
    this.either = either;
    if (this.isOver) return either;
    this.timer = setTimeout(this.expire, Math.ceil(this.remainingMs));
    if (this.caller?.aborted) either.abort(this.caller.reason);
    else this.caller?.addEventListener('abort', this.cancel);
    return either;
  }

  private readonly expire = (): void => {
    this.expiry = new DOMException('the deadline has passed', 'TimeoutError');
    this.alone?.abort(this.expiry);
    this.either?.abort(this.expiry);
  };

  private readonly cancel = (): void => this.either?.abort(this.caller?.reason);
}
