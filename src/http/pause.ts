import { VendorError } from '../core/errors/vendor-error.ts';
import { Bell } from './bell.ts';
import type { Patience } from './patience.ts';

/** No vendor is believed to mean a longer pause: whoever says so is asked again after it; seconds. */
const LONGEST_SECONDS = 3600;

/** Whoever has less time left behind the pause than this would only wait in vain: timers are late; milliseconds. */
const MARGIN_MS = 100;

/** So long all others wait for the answer to the first call after a pause; milliseconds. */
const TRIAL_MS = 1_000;

/**
 * The pause of an account that its vendor has asked for (429 with `Retry-After`). Nothing is sent while it lasts, and
 * after it one call goes first: were it refused too, all others would have been.
 */
export class Pause {
  /** Milliseconds of the monotonic clock. */
  private until = Number.NEGATIVE_INFINITY;
  private isOn = false;
  private isTried = false;
  private readonly changed = new Bell();

  /**
   * Runs a try of a call when there is no pause any more.
   *
   * @param patience how long it may wait
   * @param wait waits for a promise; what it rejects with ends the waiting
   * @throws VendorError `RATE_LIMITED`, with nothing sent, when the pause lasts longer than that
   */
  async run<T>(
    attempt: () => Promise<T>,
    patience: Patience,
    wait: (meanwhile: Promise<void>) => Promise<void>,
  ): Promise<T> {
    for (let ms = this.leftMs; ms > 0; ms = this.leftMs) {
      if (!this.isTried && ms + MARGIN_MS > patience.leftMs) throw this.refusal();
      try {
        await wait(this.changed.wait(patience.over, ms));
      } catch (error) {
        throw patience.expired.aborted ? this.refusal() : error;
      }
    }
    return this.isOn ? this.try(attempt) : this.watch(attempt);
  }

  /** `RATE_LIMITED` while there is a pause. */
  obstacle(): VendorError | undefined {
    return this.leftMs > 0 ? this.refusal() : undefined;
  }

  private get leftMs(): number {
    return this.until - performance.now();
  }

  /** The first call after a pause. When nothing answers it, the next one is the first. */
  private async try<T>(attempt: () => Promise<T>): Promise<T> {
    this.isTried = true;
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
      if (this.isTried) this.end();
    }
  }

  private async watch<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      const seconds = asked(error);
      if (seconds > 0) this.begin(seconds);
      throw error;
    }
  }

  private begin(seconds: number): void {
    this.isOn = true;
    this.isTried = false;
    this.until = Math.max(this.until, performance.now() + seconds * 1000);
    this.changed.ring();
  }

  private end(): void {
    this.isTried = false;
    this.until = Number.NEGATIVE_INFINITY;
    this.changed.ring();
  }

  private refusal(): VendorError {
    const seconds = Math.max(1, Math.ceil(this.leftMs / 1000));
    return new VendorError({
      code: 'RATE_LIMITED',
      message: `not sent: the vendor has answered 429 and asked for a pause, of which ${seconds} s are left`,
      retryable: true,
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
