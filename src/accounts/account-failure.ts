import { CODES, type FailureCode } from '../core/errors/codes.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import type { Account } from './account.ts';

/** An account that is missing from an answer, and why. */
export interface AccountFailure {
  readonly account: Account;
  readonly code: FailureCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
}

/**
 * What a failed read says about its account. An error that is not the vendor's fails only this account, too: it is
 * logged, and the message gives the id that it is logged under.
 *
 * @throws the error itself when it is that the client went away, since nobody waits for an answer then
 */
export function accountFailure(account: Account, error: unknown): AccountFailure {
  if (isCancelled(error)) throw error;
  if (!(error instanceof VendorError)) {
    const message = `Unexpected error, logged as ${account.reportFault(error)}.`;
    return { account, code: 'INTERNAL_SERVER_ERROR', message, retryable: false, retryAfterSeconds: null };
  }
  // A list is there: who says otherwise, in a form that nobody documents, is not the vendor.
  const isForeign = error.reason === 'UNVERIFIED';
  return {
    account,
    code: isForeign ? 'UNAVAILABLE' : CODES[error.code].failure,
    message: error.message,
    retryable: isForeign || error.retryable,
    retryAfterSeconds: error.retryAfterSeconds ?? null,
  };
}

/** Whether a call was ended because its client went away. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
