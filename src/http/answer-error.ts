import { VendorError, type VendorErrorCode } from '../model/vendor-error.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** What a vendor's error body says, read by that vendor's own rules. Everything may be missing. */
export interface ErrorBody {
  /** Machine code, e.g. `resource_not_found`. */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  /** The wire key that is wrong. */
  readonly field?: string | undefined;
  /** Where the vendor's code says more than the status does. */
  readonly meaning?: VendorErrorCode | undefined;
}

/** Reads an error body: the parsed JSON, or the text where it is none. Must accept anything. */
export type ReadErrorBody = (body: unknown, status: number) => ErrorBody;

/** Of a vendor's words, no more than this is passed on; characters. */
const LONGEST_TEXT = 1000;

/** An answer whose status is no success, as a {@link VendorError}. The status decides; the vendor's own code may refine it. */
export function answerError(
  answer: { status: number; body: unknown; retryAfter: string | undefined },
  readErrorBody: ReadErrorBody,
  redact: (text: string) => string,
): VendorError {
  const { status } = answer;
  const body = readErrorBody(answer.body, status);
  const code = body.meaning ?? codeOfStatus(status);
  const clean = (text: string | undefined) => (text === undefined ? undefined : redact(text).slice(0, LONGEST_TEXT));
  const vendorMessage = clean(body.message);
  const words = vendorMessage === undefined ? '' : `: ${vendorMessage}`;
  return new VendorError({
    code,
    message: `the vendor answered ${status}${words}`,
    status,
    vendorCode: clean(body.code),
    vendorMessage,
    vendorField: clean(body.field),
    retryable: code === 'UNAVAILABLE' || code === 'RATE_LIMITED' || code === 'TIMEOUT',
    retryAfterSeconds: retryAfterSeconds(answer.retryAfter),
    // A refusal changed nothing. A failure inside the vendor, or a redirect, says nothing about that.
    mayHaveTakenEffect: status >= 500 || status < 400 || status === 408,
  });
}

function codeOfStatus(status: number): VendorErrorCode {
  if (status >= 500) return 'UNAVAILABLE';
  switch (status) {
    case 401:
      return 'UNAUTHORIZED';
    case 402:
      return 'QUOTA_EXCEEDED';
    case 403:
      return 'FORBIDDEN';
    case 404:
    case 410:
      return 'NOT_FOUND';
    case 408:
      return 'TIMEOUT';
    case 409:
    case 412:
      return 'CONFLICT';
    case 429:
      return 'RATE_LIMITED';
    default:
      return status >= 400 ? 'INVALID' : 'BAD_RESPONSE';
  }
}
