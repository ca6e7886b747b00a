/** @module Every error that a client can meet in `errors`, by its `extensions.code`. `docs/errors.md` explains them. */
import { type ASTNode, GraphQLError } from 'graphql';
import type { Account } from '../accounts/account.ts';
import { CODES } from '../core/errors/codes.ts';
import { VendorError } from '../core/errors/vendor-error.ts';

/** A mistake of the caller in an argument. `allowed` says what would have been right; `node` is its place in the document. */
export function badInput(argument: string, allowed: string, node?: ASTNode): GraphQLError {
  return new GraphQLError(`${argument}: ${allowed}`, {
    nodes: node ?? null,
    extensions: { code: 'BAD_USER_INPUT', argument },
  });
}

/** A mistake in the HTTP request itself. `headers` are of the answer. */
export function badRequest(
  message: string,
  status = 400,
  headers: Readonly<Record<string, string>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status, headers } } });
}

/** Checks that a list is no longer than allowed. @throws GraphQLError `BAD_USER_INPUT` */
export function checkLength(argument: string, list: readonly unknown[] | null | undefined, max: number): void {
  const length = list?.length ?? 0;
  if (length > max) throw badInput(argument, `expected at most ${max} items, got ${length}`);
}

/** A failed call of an account, for `errors`. What is no vendor's error is passed on as it is, to be masked. */
export function vendorFailure(account: Account, error: unknown): unknown {
  if (!(error instanceof VendorError)) return error;
  return new GraphQLError(`${account.label}: ${error.message}`, {
    originalError: error,
    extensions: {
      code: CODES[error.code].extensionsCode,
      vendor: account.vendor.name,
      accountId: account.id,
      retryable: error.retryable,
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
      ...(error.status === undefined ? {} : { vendorStatus: error.status }),
      ...(error.vendorCode === undefined ? {} : { vendorCode: error.vendorCode }),
    },
  });
}
