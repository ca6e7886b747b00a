import { CODES } from '../core/errors/codes.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import type { CallDeadlines } from './call-deadlines.ts';

/** Attempts after the first one. */
const RETRIES = 2;
/** The first wait is at most this long, the second at most twice that; in milliseconds. */
const FIRST_BACKOFF_MS = 200;

/**
 * Runs a call, and runs it again when `isSafe` says that repeating can do no harm. Waits with full jitter, or as long as
 * the vendor's `Retry-After` asks. A wait that would outlast the call's deadline, or its deadline to be sent after an
 * attempt that did nothing, is not begun: the error is given at once.
 *
 * The retries that libraries offer (undici's interceptor, for one) sleep through the deadline and lose the vendor's
 * body; hence these lines.
 *
 * @param wait rejects when the deadline has passed, or the caller cancels
 */
export async function retrying<T>(
  attempt: () => Promise<T>,
  isSafe: (error: VendorError) => boolean,
  deadlines: CallDeadlines,
  wait: (ms: number) => Promise<void>,
): Promise<T> {
  for (let retries = 0; ; retries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof VendorError) || retries === RETRIES || !isSafe(error)) throw error;
      const backoff = Math.random() * FIRST_BACKOFF_MS * 2 ** retries;
      const ms = Math.max(backoff, (error.retryAfterSeconds ?? 0) * 1000);
      if (ms >= deadlines.current.remainingMs) throw error;
      try {
        await wait(ms);
      } catch {
        // The caller cancelled, or the timer was late. What is known is how the last attempt went.
        throw error;
      }
    }
  }
}

/** A read may be repeated whenever a later attempt can succeed and there is time left for one. */
export function isSafeToReadAgain(error: VendorError): boolean {
  return isTransient(error);
}

/** A write may be repeated only when it provably took no effect: it was never sent, or refused for its rate. */
export function isSafeToWriteAgain(error: VendorError): boolean {
  return isTransient(error) && !error.mayHaveTakenEffect;
}

/** Neither timed out nor refused on this side. */
function isTransient({ code, status }: VendorError): boolean {
  // Without a status it was not sent: a pause that the vendor asked for earlier is still on.
  const isOurRefusal = code === 'RATE_LIMITED' && status === undefined;
  return CODES[code].retry === 'CLIENT' && !isOurRefusal;
}
