/**
 * The deadline of one call, joined with the signal of its caller. The timer is cleared when the call has ended, which
 * `AbortSignal.timeout` and `AbortSignal.any` cannot do: with a time-out of minutes, thousands of timers would pile up.
 */
export class Deadline {
  private readonly timeout = new AbortController();
  private readonly either = new AbortController();
  private readonly endsAt: number;
  private readonly timer: NodeJS.Timeout;
  private readonly caller: AbortSignal | undefined;

  /**
   * @param ms how long from now on
   * @param caller aborted when the caller cancels
   */
  constructor(ms: number, caller: AbortSignal | undefined) {
    this.endsAt = performance.now() + ms;
    this.caller = caller;
    this.timer = setTimeout(this.expire, ms);
    if (caller?.aborted) this.cancel();
    else caller?.addEventListener('abort', this.cancel);
  }

  /** Aborted when the deadline has passed. */
  get expired(): AbortSignal {
    return this.timeout.signal;
  }

  /** Aborted when the deadline has passed, or when the caller cancels: then with the reason of the caller's signal. */
  get signal(): AbortSignal {
    return this.either.signal;
  }

  /** Milliseconds until the deadline. */
  get remainingMs(): number {
    return this.endsAt - performance.now();
  }

  /** Clears the timer and the listener: the call has ended. */
  clear(): void {
    clearTimeout(this.timer);
    this.caller?.removeEventListener('abort', this.cancel);
  }

  private readonly expire = () => {
    const reason = new DOMException('the deadline has passed', 'TimeoutError');
    this.timeout.abort(reason);
    this.either.abort(reason);
  };

  private readonly cancel = () => this.either.abort(this.caller?.reason);
}
