/** @module What a caller of a write can fix or must know. */
import { inputPath } from '../../contract/input.ts';
import { createRedactor } from '../../http/redact.ts';
import { VendorError, type VendorErrorCode } from '../../model/vendor-error.ts';
import type { Vendor } from '../../vendors/vendor.ts';

/** Values of the GraphQL enum `UserErrorCode`. */
export type UserErrorCode =
  | 'INVALID'
  | 'UNSUPPORTED'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'QUOTA_EXCEEDED'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'UNKNOWN_OUTCOME'
  | 'INCOMPLETE';

/** A problem of a write. */
export interface UserError {
  readonly code: UserErrorCode;
  readonly message: string;
  /** Path in the mutation's input. */
  readonly field?: readonly string[] | undefined;
  /** How the vendor refused, when it did. */
  readonly vendorError?: { status: number | null; code: string | null; message: string | null } | undefined;
}

/** Where the input of a failed call came from. */
export interface FailedCall {
  readonly vendor: Vendor;
  /** `create` and `update` have inputs that a vendor's error can point into. */
  readonly contract: 'createAgent' | 'updateAgent' | undefined;
  /** The secrets that were sent: blanked in what the vendor says. */
  readonly secrets: readonly string[];
}

/** What a failed write says to the caller. What is no vendor's error is thrown on. */
export function writeFailure(error: unknown, { vendor, contract, secrets }: FailedCall): UserError {
  if (!(error instanceof VendorError)) throw error;
  const redact = createRedactor(secrets);
  const code = error.mayHaveTakenEffect ? 'UNKNOWN_OUTCOME' : errorCode(error.code);
  const message = redact(error.message);
  return {
    code,
    message: code === 'UNKNOWN_OUTCOME' ? `${message}. It may or may not have taken effect: check before repeating.` : message,
    field: error.vendorField === undefined || contract === undefined ? undefined : vendorFieldPath(vendor, contract, error.vendorField),
    vendorError: vendorWords(error, redact),
  };
}

/** What a failed read says to the caller of a write: nothing was changed. */
export function readFailure(error: unknown, vendor: Vendor): UserError {
  if (!(error instanceof VendorError)) throw error;
  const failure = writeFailure(error, { vendor, contract: undefined, secrets: [] });
  const isUnclear = failure.code === 'UNKNOWN_OUTCOME' || failure.code === 'INVALID';
  return { ...failure, code: isUnclear ? errorCode(error.code, 'UNAVAILABLE') : failure.code, message: error.message };
}

function errorCode(code: VendorErrorCode, whenInvalid: UserErrorCode = 'INVALID'): UserErrorCode {
  switch (code) {
    case 'UNAVAILABLE':
    case 'TIMEOUT':
    case 'CIRCUIT_OPEN':
    case 'BAD_RESPONSE':
    case 'LIMIT_EXCEEDED':
      return 'UNAVAILABLE';
    case 'INVALID':
      return whenInvalid;
    default:
      return code;
  }
}

function vendorWords(error: VendorError, redact: (text: string) => string): UserError['vendorError'] {
  if (error.status === undefined) return undefined;
  const { status, vendorCode, vendorMessage } = error;
  return { status, code: vendorCode ?? null, message: vendorMessage === undefined ? null : redact(vendorMessage) };
}

/** Vendors name a field by its wire key, nested ones with dots. */
function vendorFieldPath(vendor: Vendor, contract: 'createAgent' | 'updateAgent', field: string): string[] {
  return inputPath(vendor.contract[contract], field.split('.'), vendor.inputMember);
}
