import { setTimeout as sleep } from 'node:timers/promises';
import { VendorError } from '../model/vendor-error.ts';

/** Tries after the first one. */
const RETRIES = 2;
/** The first wait is at most this long, the second at most twice that; in milliseconds. */
const FIRST_BACKOFF_MS = 200;

/**
 * Runs a call, and runs it again when `isSafe` says that repeating can do no harm. Waits with full jitter, or as long as
 * the vendor's `Retry-After` asks. A wait that would outlast the deadline is not begun: the error is given at once.
 *
 * The retries that libraries offer (undici's interceptor, cockatiel) sleep through the deadline, and the first one also
 * loses the vendor's body; hence these lines.
 *
 * @param deadlineAt when the whole call must be over, in epoch milliseconds
 */
export async function retrying<T>(
  attempt: () => Promise<T>,
  isSafe: (error: VendorError) => boolean,
  deadlineAt: number,
  signal: AbortSignal,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof VendorError) || tries === RETRIES || !isSafe(error)) throw error;
      const backoff = Math.random() * FIRST_BACKOFF_MS * 2 ** tries;
      const wait = Math.max(backoff, (error.retryAfterSeconds ?? 0) * 1000);
      if (Date.now() + wait >= deadlineAt) throw error;
      try {
        await sleep(wait, undefined, { signal });
      } catch {
        // Nobody waits any more, or the timer was late. What is known is how the last try went.
        throw error;
      }
    }
  }
}

/** A read may be repeated whenever a later try can succeed and there is time left for one. */
export function isSafeToReadAgain(error: VendorError): boolean {
  return error.retryable && error.code !== 'TIMEOUT' && error.code !== 'CIRCUIT_OPEN';
}

/** A write may be repeated only when it provably took no effect: it was never sent, or refused for its rate. */
export function isSafeToWriteAgain(error: VendorError): boolean {
  return error.retryable && !error.mayHaveTakenEffect && error.code !== 'TIMEOUT' && error.code !== 'CIRCUIT_OPEN';
}
