import { VendorError } from '../core/errors/vendor-error.ts';
import type { CallClock } from './call-clock.ts';

/** Tries after the first one. */
const RETRIES = 2;
/** The first wait is at most this long, the second at most twice that; in milliseconds. */
const FIRST_BACKOFF_MS = 200;

/**
 * Runs a call, and runs it again when `isSafe` says that repeating can do no harm. Waits with full jitter, or as long as
 * the vendor's `Retry-After` asks. A wait that would outlast what is left of the call's time, or of its time to be sent
 * after a try that did nothing, is not begun: the error is given at once.
 *
 * The retries that libraries offer (undici's interceptor, for one) sleep through the deadline and lose the vendor's
 * body; hence these lines.
 *
 * @param wait rejects when the time is up, or nobody waits any more
 */
export async function retrying<T>(
  attempt: () => Promise<T>,
  isSafe: (error: VendorError) => boolean,
  clock: CallClock,
  wait: (ms: number) => Promise<void>,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof VendorError) || tries === RETRIES || !isSafe(error)) throw error;
      const backoff = Math.random() * FIRST_BACKOFF_MS * 2 ** tries;
      const ms = Math.max(backoff, (error.retryAfterSeconds ?? 0) * 1000);
      if (ms >= clock.current.leftMs) throw error;
      try {
        await wait(ms);
      } catch {
        // Nobody waits any more, or the timer was late. What is known is how the last try went.
        throw error;
      }
    }
  }
}

/** A read may be repeated whenever a later try can succeed and there is time left for one. */
export function isSafeToReadAgain(error: VendorError): boolean {
  return isPassing(error);
}

/** A write may be repeated only when it provably took no effect: it was never sent, or refused for its rate. */
export function isSafeToWriteAgain(error: VendorError): boolean {
  return isPassing(error) && !error.mayHaveTakenEffect;
}

/** Neither out of time nor kept back here. */
function isPassing({ retryable, code, status }: VendorError): boolean {
  const isKeptBack = code === 'CIRCUIT_OPEN' || (code === 'RATE_LIMITED' && status === undefined);
  return retryable && code !== 'TIMEOUT' && !isKeptBack;
}
