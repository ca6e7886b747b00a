import { Patience } from './patience.ts';

/** Where a call is: it waits to be sent, or it was sent. */
export type CallPhase = 'LINE' | 'CALL';

/** How long a call may take; milliseconds. */
export interface CallTimes {
  /** Until it is sent, for the last time if there are several. */
  readonly waitMs: number;
  /** From then on. */
  readonly callMs: number;
}

/**
 * The two times of a call. What comes before it is sent is no fault of the vendor's, and takes nothing of the time for the
 * answer: a write that is sent with little time left would be cut off, and nobody would know what became of it.
 */
export class CallClock {
  readonly waiting: Patience;
  private sent: Patience | undefined;
  private readonly callMs: number;
  private readonly caller: AbortSignal | undefined;
  private readonly onPhase: (phase: CallPhase) => void;

  /**
   * @param caller aborted when nobody waits any more
   * @param onPhase called when the call is sent, and when it is back to waiting
   */
  constructor(
    { waitMs, callMs }: CallTimes,
    caller: AbortSignal | undefined,
    onPhase: (phase: CallPhase) => void = () => undefined,
  ) {
    this.waiting = new Patience(waitMs, caller);
    this.callMs = callMs;
    this.caller = caller;
    this.onPhase = onPhase;
  }

  /** The time that runs out next. */
  get current(): Patience {
    return this.sent ?? this.waiting;
  }

  /** The call is sent, or sent once more in the time that it has. */
  send(): Patience {
    if (this.sent === undefined) {
      this.sent = new Patience(this.callMs, this.caller);
      this.onPhase('CALL');
    }
    return this.sent;
  }

  /** The call is back where it was before it was sent: it did nothing. */
  takeBack(): void {
    if (this.sent === undefined) return;
    this.sent.end();
    this.sent = undefined;
    this.onPhase('LINE');
  }

  /** The call is over. */
  end(): void {
    this.waiting.end();
    this.sent?.end();
  }
}
