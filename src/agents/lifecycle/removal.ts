/** @module Sends the calls of a delete, and says what it has come to. */

import type { Account } from '../../accounts/account.ts';
import { isCancelled } from '../../accounts/account-failure.ts';
import { codeOfStatus } from '../../core/errors/codes.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { formatAgentId } from '../../core/ids.ts';
import { capitalized } from '../../core/words.ts';
import type { PlannedCall, PlannedPart } from '../../vendors/plan.ts';
import { filled } from '../../vendors/saved.ts';
import { type Execution, requireLock, secretsOf } from './execution.ts';
import { type Outcome, outcome } from './outcome.ts';
import { partInWords } from './parts.ts';
import { readBack } from './read-back.ts';
import { faultError, type UserError, writeFailure } from './user-error.ts';

/**
 * Takes an agent away, and its parts before and after it. It is done when the agent is gone, whoever took it. A part that
 * is left then is named, and so are those that are gone while the agent is still there.
 */
export async function remove(execution: Execution): Promise<Outcome> {
  const { account, plan, vendorId = '', signal } = execution;
  const values = new Map<string, unknown>([['id', vendorId]]);
  const removed: PlannedPart[] = [];
  const left: UserError[] = [];
  let isGone = false;
  for (const [index, planned] of plan.entries()) {
    const call = filled(planned, values);
    // What has begun is brought to its end, whether its client waits for it or not.
    const options = index === 0 ? { signal } : {};
    if (call.part === undefined) {
      const { userErrors } = await removeAgent(execution, call, options);
      if (userErrors.some(({ code }) => code !== 'NOT_FOUND')) {
        return outcome({ userErrors: [...userErrors, ...removed.map((part) => goneWithoutAgent(part, account))] });
      }
      isGone = true;
      continue;
    }
    const failure = await removePart(execution, call, options);
    if (failure === undefined) removed.push(call.part);
    else if (isGone) left.push(stillThere(call.part, failure, account));
    else return outcome({ userErrors: [failure, ...removed.map((part) => goneWithoutAgent(part, account))] });
  }
  return outcome({ userErrors: left, deletedAgentId: formatAgentId(account.id, vendorId) });
}

type SendOptions = { readonly signal?: Execution['signal'] };

async function removeAgent(execution: Execution, call: PlannedCall, options: SendOptions): Promise<Outcome> {
  const { account, vendorId = '' } = execution;
  try {
    requireLock(execution);
    const answer = await account.client.send(call, options);
    return answer === 'DELETED' ? outcome({}) : await settleRemoval(account, vendorId);
  } catch (error) {
    return settleRemoval(account, vendorId, { error, failure: failureOf(error, call, execution) });
  }
}

/** @returns why the part is still there; undefined when it is gone, whoever deleted it */
async function removePart(
  execution: Execution,
  call: PlannedCall,
  options: SendOptions,
): Promise<UserError | undefined> {
  try {
    await execution.account.client.send(call, options);
    return undefined;
  } catch (error) {
    const failure = failureOf(error, call, execution);
    return failure.code === 'NOT_FOUND' ? undefined : failure;
  }
}

/** @throws the error itself when it is that the client went away, since nobody waits for an answer then */
function failureOf(error: unknown, { refusals }: PlannedCall, execution: Execution): UserError {
  if (isCancelled(error)) throw error;
  const { account, contract } = execution;
  if (!(error instanceof VendorError)) return faultError(account, error, 'UNKNOWN_OUTCOME');
  return writeFailure(error, { vendor: account.vendor, contract, secrets: secretsOf(execution), refusals });
}

function stillThere(part: PlannedPart, { code, message, vendorError }: UserError, account: Account): UserError {
  const name = partInWords(part, account);
  const { label } = account.vendor;
  const state = code === 'UNKNOWN_OUTCOME' ? `${name} may be left at ${label}` : `${name} is left at ${label}`;
  return { code: 'INCOMPLETE', message: `The agent is deleted, but ${state}: ${message}`, vendorError };
}

function goneWithoutAgent(part: PlannedPart, account: Account): UserError {
  const message = `${capitalized(partInWords(part, account))} is deleted already, though the agent is not.`;
  return { code: 'INCOMPLETE', message };
}

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
  return code === 'UNAVAILABLE' && status !== undefined && codeOfStatus(status) === 'NOT_FOUND';
}

function refusal(error: VendorError, { vendor }: Account): UserError {
  const message = `Nothing was deleted, the agent is still there: ${error.message}`;
  const known = new VendorError({ ...error, message, mayHaveTakenEffect: false });
  return writeFailure(known, { vendor, contract: undefined, secrets: [] });
}
