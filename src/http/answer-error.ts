import { codeOfStatus, type VendorErrorCode } from '../core/errors/codes.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import type { VendorCall } from './call.ts';
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
  /**
   * Whose form this is. `FOREIGN`: certainly not the vendor's, but a proxy's, or that of a server that knows no such path;
   * then its 404 says nothing about the agent that was asked for. `UNKNOWN`: perhaps the vendor's, but nobody documents it;
   * that is not enough to take an agent for absent. @default 'OWN'
   */
  readonly form?: 'OWN' | 'UNKNOWN' | 'FOREIGN' | undefined;
}

/** Reads an error body: the parsed JSON, or the text where it is none; undefined when it is empty. Must accept anything. */
export type ReadErrorBody = (body: unknown, status: number) => ErrorBody;

/** An answer whose status is no success. */
export interface RefusingAnswer {
  /** Of the call. */
  readonly method: VendorCall['method'];
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | undefined;
  readonly location: string | undefined;
}

/** Of a vendor's words, no more than this is passed on; characters. */
const LONGEST_TEXT = 1000;

/** No further is looked for secrets in a text: of some megabytes, that would take seconds. */
const LONGEST_SEARCHED = 50 * LONGEST_TEXT;

/** A vendor's words as they are passed on. */
export function vendorWords(text: string | undefined, redact: (text: string) => string): string | undefined {
  return text === undefined ? undefined : redact(text.slice(0, LONGEST_SEARCHED)).slice(0, LONGEST_TEXT);
}

/** An answer whose status is no success, as a {@link VendorError}. The status decides; the vendor's own code may refine it. */
export function answerError(
  answer: RefusingAnswer,
  readErrorBody: ReadErrorBody,
  redact: (text: string) => string,
): VendorError {
  const { status } = answer;
  const clean = (text: string | undefined) => vendorWords(text, redact);
  if (isRedirect(status) && answer.location !== undefined) return redirected(status, redact(answer.location));
  const body = readErrorBody(answer.body, status);
  if (codeOfStatus(status) === 'NOT_FOUND' && !isVendors(body, answer.method)) return notFromTheVendor(status);
  const code = body.meaning ?? codeOfStatus(status);
  const vendorMessage = clean(body.message);
  const words = vendorMessage === undefined ? '' : `: ${vendorMessage}`;
  const isUnverified = code === 'NOT_FOUND' && body.form === 'UNKNOWN';
  return new VendorError({
    code,
    reason: isUnverified ? 'UNVERIFIED' : undefined,
    message: `the vendor answered ${status}${words}`,
    status,
    vendorCode: clean(body.code),
    vendorMessage,
    vendorField: clean(body.field),
    retryAfterSeconds: retryAfterSeconds(answer.retryAfter),
    // A refusal changed nothing. A failure inside the vendor, or a redirect, says nothing about that.
    mayHaveTakenEffect: status >= 500 || status < 400 || status === 408,
  });
}

/** Credentials are not carried to wherever a redirect points. Its query is not shown: log-in pages are given tokens there. */
function redirected(status: number, location: string): VendorError {
  const [target = ''] = location.split(/[?#]/, 1);
  return new VendorError({
    code: 'BAD_RESPONSE',
    message: `the vendor answered ${status} and points to ${target.slice(0, LONGEST_TEXT)}: redirects are not followed, so the account's baseUrl has to be the address that answers`,
    status,
  });
}

/** A 404 of something on the way, or at a wrong address. A write may have been passed on before. */
export function notFromTheVendor(status: number | undefined): VendorError {
  return new VendorError({
    code: 'UNAVAILABLE',
    message: `the answer was ${status}, but not in the vendor's own form: it may come from a proxy, or from another address than the account's baseUrl should be`,
    status,
  });
}

function isRedirect(status: number): boolean {
  return status >= 300 && status <= 399;
}

function isVendors({ form = 'OWN' }: ErrorBody, method: VendorCall['method']): boolean {
  return form === 'OWN' || (form === 'UNKNOWN' && method !== 'DELETE');
}
