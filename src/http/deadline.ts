import { type Cancellation, Canceller } from '../core/cancellation.ts';

/**
 * The deadline of one call, joined with the signal of its caller. Its timer is set when one of its signals is first asked for,
 * and cleared when the call has ended, which `AbortSignal.timeout` and `AbortSignal.any` cannot do: with a time-out of
 * minutes, thousands of timers would pile up.
 */
export class Deadline {
  private readonly timeout = new Canceller();
  private readonly either = new Canceller();
  private readonly endsAt: number;
  private readonly caller: Cancellation | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isWatched = false;

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
    this.watch();
    return this.timeout;
  }

  /** Aborted when the deadline has passed, or when the caller cancels: then with the reason of the caller's signal. */
  get signal(): Cancellation {
    this.watch();
    return this.either;
  }

  /** Milliseconds until the deadline. */
  get remainingMs(): number {
    return this.endsAt - performance.now();
  }

  /** Clears the timer and the listener: the call has ended. */
  clear(): void {
    this.isWatched = true;
    clearTimeout(this.timer);
    this.caller?.removeEventListener('abort', this.cancel);
  }

  private watch(): void {
    if (this.isWatched) return;
    this.isWatched = true;
    this.timer = setTimeout(this.expire, Math.ceil(this.remainingMs));
    if (this.caller?.aborted) this.cancel();
    else this.caller?.addEventListener('abort', this.cancel);
  }

  private readonly expire = () => {
    const reason = new DOMException('the deadline has passed', 'TimeoutError');
    this.timeout.abort(reason);
    this.either.abort(reason);
  };

  private readonly cancel = () => this.either.abort(this.caller?.reason);
}
