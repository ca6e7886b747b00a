import { VendorError } from '../core/errors/vendor-error.ts';
import { ConditionVariable } from './condition-variable.ts';
import type { Deadline } from './deadline.ts';

/** The longest pause that is kept: a vendor that asks for a longer one is called again after this; seconds. */
const LONGEST_SECONDS = 3600;

/** A call with less time than this left after the pause would wait in vain, since timers are late; milliseconds. */
const MARGIN_MS = 100;

/** How long all others wait for the answer to the first call after a pause; milliseconds. */
const TRIAL_MS = 1_000;

/**
 * The pause of an account that its vendor has asked for (429 with `Retry-After`). Nothing is sent while it lasts, and
 * after it one call goes first: were it refused too, all others would have been.
 */
export class Pause {
  /** Milliseconds of the monotonic clock. */
  private until = Number.NEGATIVE_INFINITY;
  private isOn = false;
  private isTrialUnderWay = false;
  private readonly changed = new ConditionVariable();

  /**
   * Runs an attempt of a call when there is no pause any more.
   *
   * @param deadline how long it may wait
   * @param wait waits for a promise; what it rejects with ends the waiting
   * @throws VendorError `RATE_LIMITED`, with nothing sent, when the pause lasts longer than that
   */
  run<T>(attempt: () => Promise<T>, deadline: Deadline, wait: (meanwhile: Promise<void>) => Promise<void>): Promise<T> {
    return this.isOver ? this.watch(attempt) : this.runWhenOver(attempt, deadline, wait);
  }

  private async runWhenOver<T>(
    attempt: () => Promise<T>,
    deadline: Deadline,
    wait: (meanwhile: Promise<void>) => Promise<void>,
  ): Promise<T> {
    for (let ms = this.leftMs; ms > 0; ms = this.leftMs) {
      if (!this.isTrialUnderWay && ms + MARGIN_MS > deadline.remainingMs) throw this.refusal();
      try {
        await wait(this.changed.wait(deadline.signal, ms));
      } catch (error) {
        throw deadline.expired.aborted ? this.refusal() : error;
      }
    }
    return this.isOn ? this.runTrial(attempt) : this.watch(attempt);
  }

  /** There is none, nor does anything after it have to be tried: an attempt may be made at once. */
  get isOver(): boolean {
    return !this.isOn && this.leftMs <= 0;
  }

  /** Begins a pause where an attempt failed because the vendor asks for one. */
  noteFailure(error: unknown): void {
    const seconds = asked(error);
    if (seconds > 0) this.begin(seconds);
  }

  /** The error of a call that does not wait for the end of the pause; undefined when there is none. */
  refusalNow(): VendorError | undefined {
    return this.leftMs > 0 ? this.refusal() : undefined;
  }

  private get leftMs(): number {
    return this.until - performance.now();
  }

  /** The first call after a pause. When nothing answers it, the next one is the first. */
  private async runTrial<T>(attempt: () => Promise<T>): Promise<T> {
    this.isTrialUnderWay = true;
    this.until = performance.now() + TRIAL_MS;
    try {
      const value = await this.watch(attempt);
      this.isOn = false;
      return value;
    } catch (error) {
      if (error instanceof VendorError && error.status !== undefined && asked(error) === 0) this.isOn = false;
      throw error;
    } finally {
      // Unless it was refused, and a new pause has begun.
      if (this.isTrialUnderWay) this.end();
    }
  }

  private async watch<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      this.noteFailure(error);
      throw error;
    }
  }

  private begin(seconds: number): void {
    this.isOn = true;
    this.isTrialUnderWay = false;
    this.until = Math.max(this.until, performance.now() + seconds * 1000);
    this.changed.notifyAll();
  }

  private end(): void {
    this.isTrialUnderWay = false;
    this.until = Number.NEGATIVE_INFINITY;
    this.changed.notifyAll();
  }

  private refusal(): VendorError {
    const seconds = Math.max(1, Math.ceil(this.leftMs / 1000));
    return new VendorError({
      code: 'RATE_LIMITED',
      message: `not sent: the vendor has answered 429 and asked for a pause, of which ${seconds} s are left`,
      retryAfterSeconds: seconds,
      mayHaveTakenEffect: false,
    });
  }
}

/** How long a pause an answer asks for; seconds. */
function asked(error: unknown): number {
  if (!(error instanceof VendorError) || error.code !== 'RATE_LIMITED' || error.status === undefined) return 0;
  return Math.min(LONGEST_SECONDS, error.retryAfterSeconds ?? 0);
}
