/** @module What a caller of a write can fix or must know. */

import type { Account } from '../../accounts/account.ts';
import { isCancelled } from '../../accounts/account-failure.ts';
import { inputPath } from '../../contract/input.ts';
import { CODES, type UserErrorCode } from '../../core/errors/codes.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { createRedactor } from '../../core/secrets/redactor.ts';
import { withoutFullStop } from '../../core/words.ts';
import { bodyOf } from '../../vendors/bodies.ts';
import type { KnownRefusal } from '../../vendors/plan.ts';
import type { Vendor } from '../../vendors/vendor.ts';

/** A problem of a write. */
export interface UserError {
  readonly code: UserErrorCode;
  readonly message: string;
  /** Path in the mutation's input. */
  readonly field?: readonly string[] | undefined;
  /** How the vendor refused, when it did. */
  readonly vendorError?: { status: number | null; code: string | null; message: string | null } | undefined;
}

/** Codes of a write of which it is not known that it changed nothing. */
const CHANGED_OR_UNCLEAR: ReadonlySet<UserErrorCode> = new Set(['UNKNOWN_OUTCOME', 'INCOMPLETE']);

/** Whether a write provably changed nothing: it was refused, or not sent at all. */
export function hasChangedNothing({ userErrors }: { readonly userErrors: readonly UserError[] }): boolean {
  return userErrors.length > 0 && userErrors.every(({ code }) => !CHANGED_OR_UNCLEAR.has(code));
}

/** Where the input of a failed call came from. */
export interface FailedCall {
  readonly vendor: Vendor;
  /** `create` and `update` have inputs that a vendor's error can point into. */
  readonly contract: 'createAgent' | 'updateAgent' | undefined;
  /** The secrets that were sent: blanked in what the vendor says. */
  readonly secrets: readonly string[];
  /** What the vendor documents of this call's refusals. */
  readonly refusals?: readonly KnownRefusal[] | undefined;
}

/** What a failed write says to the caller. What is no vendor's error is thrown on. */
export function writeFailure(error: unknown, { vendor, contract, secrets, refusals = [] }: FailedCall): UserError {
  if (!(error instanceof VendorError)) throw error;
  const redact = createRedactor(secrets);
  const known = refusals.find((refusal) => fits(refusal, error));
  const words = redact(error.message);
  const message = known?.message === undefined ? words : `${known.message} (${words})`;
  const code = error.mayHaveTakenEffect ? 'UNKNOWN_OUTCOME' : CODES[known?.code ?? error.code].userError;
  // Vendors name a field by its wire key, nested ones with dots.
  const vendorField = contract === undefined ? undefined : error.vendorField?.split('.');
  const wirePath = vendorField ?? known?.field;
  return {
    code,
    message:
      code === 'UNKNOWN_OUTCOME'
        ? `${withoutFullStop(message)}. It may or may not have taken effect: check before repeating.`
        : message,
    // Without a contract, the path is already one of the input's.
    field:
      wirePath === undefined || contract === undefined
        ? wirePath
        : inputPath(bodyOf(vendor.contract, contract), wirePath, vendor.inputMember),
    vendorError: vendorWords(error, redact),
  };
}

/** Whether this is what happened. A failure that may have taken effect is no refusal. */
function fits({ status, mentions }: KnownRefusal, error: VendorError): boolean {
  if (error.mayHaveTakenEffect || error.status !== status) return false;
  return (
    mentions === undefined ||
    [error.vendorCode, error.vendorMessage].some((words) => words !== undefined && mentions.test(words))
  );
}

/** An error that nobody expected, told for this write alone: it is logged, and its id is named. */
export function faultError(account: Account, error: unknown, code: 'UNAVAILABLE' | 'UNKNOWN_OUTCOME'): UserError {
  const consequence =
    code === 'UNAVAILABLE'
      ? 'Nothing was changed.'
      : 'The write may or may not have taken effect: check before repeating.';
  return { code, message: `Unexpected error, logged as ${account.reportFault(error)}. ${consequence}` };
}

/**
 * What keeps a write from being begun: a failed read, or a fault of ours.
 *
 * @throws the reason of a client that went away: then nobody waits for an answer
 */
export function obstacle(error: unknown, account: Account): UserError {
  if (isCancelled(error)) throw error;
  return error instanceof VendorError ? readFailure(error, account.vendor) : faultError(account, error, 'UNAVAILABLE');
}

/** What a failed read says to the caller of a write: nothing was changed. */
function readFailure(error: VendorError, vendor: Vendor): UserError {
  // Not sent at all: no vendor could be asked for such an id.
  const isUnasked = error.code === 'INVALID' && error.status === undefined;
  if (isUnasked) return { code: 'INVALID', message: `id: ${error.message}.`, field: ['id'] };
  const failure = writeFailure(error, { vendor, contract: undefined, secrets: [] });
  const { userError } = CODES[error.code];
  // The caller asked for a write: that the read before it was refused as invalid is no mistake of the caller's.
  return { ...failure, code: userError === 'INVALID' ? 'UNAVAILABLE' : userError, message: error.message };
}

function vendorWords(error: VendorError, redact: (text: string) => string): UserError['vendorError'] {
  if (error.status === undefined) return undefined;
  const { status, vendorCode, vendorMessage } = error;
  return { status, code: vendorCode ?? null, message: vendorMessage === undefined ? null : redact(vendorMessage) };
}
