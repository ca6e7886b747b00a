/** @module What a delete has come to. */

import type { Account } from '../../accounts/account.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { type Outcome, outcome } from './outcome.ts';
import { readBack } from './read-back.ts';
import { type UserError, writeFailure } from './user-error.ts';

/** How a delete was refused, or failed. */
export interface FailedRemoval {
  readonly error: unknown;
  /** What it says to the caller, as long as nobody has looked. */
  readonly failure: UserError;
}

/**
 * Looks for the agent after a success that does not say that it is deleted, and after a 404 that somebody on the way may
 * have said. When it can not be looked for, the answer is believed. An agent that is still there after a success may be
 * gone a moment later, so that this is no failure for certain.
 *
 * @param failed undefined when the vendor answered success
 */
export async function settleRemoval(account: Account, vendorId: string, failed?: FailedRemoval): Promise<Outcome> {
  const told = outcome({ userErrors: failed === undefined ? [] : [failed.failure] });
  if (failed !== undefined && !isToBeSettled(failed.error)) return told;
  const found = await readBack(account, vendorId).catch(() => undefined);
  if (found === undefined) return told;
  if (found === null || found.fields.status === 'DELETED') return outcome({});
  if (failed === undefined) return outcome({ userErrors: [STILL_THERE] });
  return isRefusal(failed.error) ? outcome({ userErrors: [refusal(failed.error, account)] }) : told;
}

const STILL_THERE: UserError = {
  code: 'UNKNOWN_OUTCOME',
  message:
    'The vendor answered success, but not that the agent is deleted, and still shows it. It may be deleted in a moment, or not: check before repeating.',
};

function isToBeSettled(error: unknown): error is VendorError {
  if (!(error instanceof VendorError) || error.status === undefined) return false;
  return (error.status >= 200 && error.status <= 299) || isUnverifiedAbsence(error);
}

/** Whether an agent that is there shows that the answer meant what it says: nothing was deleted. */
function isRefusal(error: unknown): error is VendorError {
  return error instanceof VendorError && (error.reason === 'ERROR_IN_SUCCESS' || isUnverifiedAbsence(error));
}

/** "There is no such thing", perhaps said by a proxy: nobody knows whether the vendor ever heard of the call. */
function isUnverifiedAbsence({ code, status }: VendorError): boolean {
  return code === 'UNAVAILABLE' && (status === 404 || status === 410);
}

function refusal(error: VendorError, { vendor }: Account): UserError {
  const message = `Nothing was deleted, the agent is still there: ${error.message}`;
  const known = new VendorError({ ...error, message, mayHaveTakenEffect: false });
  return writeFailure(known, { vendor, contract: undefined, secrets: [] });
}
