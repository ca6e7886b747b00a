/**
 * How long one call may go on, and whether somebody waits for it. The timer is cleared when the call is over, which
 * `AbortSignal.timeout` and `AbortSignal.any` can not do: with a time-out of minutes, thousands of them would pile up.
 */
export class Patience {
  private readonly time = new AbortController();
  private readonly either = new AbortController();
  private readonly endsAt: number;
  private readonly timer: NodeJS.Timeout;
  private readonly caller: AbortSignal | undefined;

  /**
   * @param ms how long from now on
   * @param caller aborted when nobody waits any more
   */
  constructor(ms: number, caller: AbortSignal | undefined) {
    this.endsAt = performance.now() + ms;
    this.caller = caller;
    this.timer = setTimeout(this.expire, ms);
    if (caller?.aborted) this.give();
    else caller?.addEventListener('abort', this.give);
  }

  /** Aborted when the time is up. */
  get expired(): AbortSignal {
    return this.time.signal;
  }

  /** Aborted when the time is up, or when nobody waits any more: then with the reason of the caller's signal. */
  get over(): AbortSignal {
    return this.either.signal;
  }

  /** What is left of the time; milliseconds. */
  get leftMs(): number {
    return this.endsAt - performance.now();
  }

  /** The call is over. */
  end(): void {
    clearTimeout(this.timer);
    this.caller?.removeEventListener('abort', this.give);
  }

  private readonly expire = () => {
    const reason = new DOMException('the time is up', 'TimeoutError');
    this.time.abort(reason);
    this.either.abort(reason);
  };

  private readonly give = () => this.either.abort(this.caller?.reason);
}
