import { CODES, type VendorErrorCode } from './codes.ts';

/** What a code alone does not say, for those who can do something about it: ask for less, for one. */
export type VendorErrorReason =
  /** With `BAD_RESPONSE`: the answer is larger than the account's `maxResponseBytes`. A smaller page may fit. */
  | 'TOO_LARGE'
  /** With `BAD_RESPONSE`: the answer is JSON, but no document of an agent. */
  | 'NO_AGENT'
  /** The status is one of success, the body an error. */
  | 'ERROR_IN_SUCCESS'
  /**
   * With `NOT_FOUND`: the answer has no form that is documented for the vendor, so that it may come from something else: a
   * proxy, or another server at that address.
   */
  | 'UNVERIFIED';

/** What is known about a failed call. */
export interface VendorErrorDetails {
  readonly code: VendorErrorCode;
  readonly reason?: VendorErrorReason | undefined;
  /** A sentence for the caller: what failed and, where it is known, in the vendor's words. Holds no secret. */
  readonly message: string;
  /** The vendor's HTTP status, when it answered. */
  readonly status?: number | undefined;
  /** The vendor's own machine code, e.g. `invalid_api_key`. */
  readonly vendorCode?: string | undefined;
  /** The vendor's own sentence, redacted. */
  readonly vendorMessage?: string | undefined;
  /** The wire key that the vendor names as wrong, e.g. `max_tokens`. */
  readonly vendorField?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** false when the request certainly never reached the vendor, so that even a write had no effect. */
  readonly mayHaveTakenEffect?: boolean | undefined;
}

/**
 * The one error of every vendor call. Which account it concerns is known by whoever made the call. GraphQL's `VendorError` is
 * what a failed write shows of it: the vendor's own status, code and words.
 */
export class VendorError extends Error {
  override readonly name = 'VendorError';
  readonly code: VendorErrorCode;
  readonly reason: VendorErrorReason | undefined;
  readonly status: number | undefined;
  readonly vendorCode: string | undefined;
  readonly vendorMessage: string | undefined;
  readonly vendorField: string | undefined;
  /** The same call may succeed later. */
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;
  readonly mayHaveTakenEffect: boolean;

  constructor(details: VendorErrorDetails, options?: ErrorOptions) {
    super(details.message, options);
    this.code = details.code;
    this.reason = details.reason;
    this.status = details.status;
    this.vendorCode = details.vendorCode;
    this.vendorMessage = details.vendorMessage;
    this.vendorField = details.vendorField;
    this.retryable = CODES[details.code].retry !== 'NOBODY';
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.mayHaveTakenEffect = details.mayHaveTakenEffect ?? true;
  }
}
