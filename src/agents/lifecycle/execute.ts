/** @module Sends a plan, and says truly what became of it. */
import { isDeepStrictEqual } from 'node:util';
import { inputPath } from '../../contract/input.ts';
import { redactDocument, secretPaths, secretTexts } from '../../contract/redact-document.ts';
import type { AgentRecord } from '../../model/agent.ts';
import { VendorError } from '../../model/vendor-error.ts';
import { withVendorId } from '../../vendors/planned-call.ts';
import type { ExpectedValue, PlannedCall, WritePlan } from '../../vendors/vendor.ts';
import type { Account } from '../account.ts';
import { readMany } from '../read-many.ts';
import { valueAt } from './carry.ts';
import { type Outcome, outcome, type VendorCallPreview } from './outcome.ts';
import { type UserError, writeFailure } from './user-error.ts';

/** A plan and where it belongs. */
export interface Execution {
  readonly account: Account;
  readonly plan: WritePlan;
  /** The contract of the bodies; undefined for plans without an input of fields. */
  readonly contract: 'createAgent' | 'updateAgent' | undefined;
  /** The agent that is changed; undefined when the plan makes it. */
  readonly vendorId: string | undefined;
  /** The plan takes the agent away, so that there is none to read back. */
  readonly removes?: boolean;
}

/** The calls as a dry run shows them. */
export function preview({ plan, account, contract }: Execution): VendorCallPreview[] {
  const secrets = contract === undefined ? [] : secretPaths(account.vendor.contract[contract]);
  return plan.map(({ method, path, body }) => ({
    method,
    path,
    body: body === undefined ? null : redactDocument(body, secrets),
  }));
}

/**
 * Sends the calls in order. When a later one fails, the agent is there, and what is missing is named as `INCOMPLETE`.
 * The agent of the outcome is what the vendor holds afterwards.
 */
export async function execute(execution: Execution): Promise<Outcome> {
  const { account, plan, contract } = execution;
  const failedCall = { vendor: account.vendor, contract, secrets: secretsOf(execution) };
  let { vendorId } = execution;
  let agent: AgentRecord | null = null;
  for (const [index, call] of plan.entries()) {
    try {
      agent = await account.client.send(vendorId === undefined ? call : withVendorId(call, vendorId));
      vendorId ??= agent?.vendorId;
      if (vendorId === undefined) throw withoutAgent();
    } catch (error) {
      const failure = writeFailure(error, { ...failedCall, refusals: call.refusals });
      if (index === 0) return outcome({ userErrors: [failure] });
      const missing = incomplete(failure, plan.slice(index), execution);
      return outcome({ userErrors: missing, agent: await readBack(account, vendorId ?? '').catch(() => agent) });
    }
  }
  if (execution.removes) return outcome({});
  const result = await settle(account, vendorId ?? '', agent);
  return { ...result, userErrors: [...result.userErrors, ...leftUndone(result.agent, execution)] };
}

/** What the vendor holds after a write whose answer did not say. */
async function settle(account: Account, vendorId: string, answered: AgentRecord | null): Promise<Outcome> {
  if (answered !== null) return outcome({ agent: answered });
  try {
    const agent = await readBack(account, vendorId);
    if (agent !== null) return outcome({ agent });
    const message = 'The vendor accepted the write, but does not show the agent.';
    return outcome({ userErrors: [{ code: 'UNKNOWN_OUTCOME', message }] });
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    const message = `The write took effect, but the agent could not be read back: ${error.message}`;
    return outcome({ userErrors: [{ code: 'INCOMPLETE', message }] });
  }
}

/** The agent as the vendor holds it now. */
export async function readBack(account: Account, vendorId: string): Promise<AgentRecord | null> {
  const found = (await readMany(account, [vendorId], undefined)).get(vendorId) ?? null;
  if (found instanceof Error) throw found;
  return found;
}

function incomplete(failure: UserError, unsent: readonly PlannedCall[], { account, contract }: Execution): UserError[] {
  const { vendor } = account;
  const fields = unsent.flatMap(({ sets }) =>
    sets.map((path) =>
      contract === undefined ? [...path] : inputPath(vendor.contract[contract], path, vendor.inputMember),
    ),
  );
  const distinct = [...new Map(fields.map((field) => [field.join('.'), field])).values()];
  const { message, vendorError } = failure;
  if (distinct.length === 0) {
    return [{ code: 'INCOMPLETE', message: `The agent exists, but a later step failed: ${message}`, vendorError }];
  }
  return distinct.map((field) => ({
    code: 'INCOMPLETE',
    message: `The agent exists, but ${field.join('.')} could not be set: ${message}`,
    field,
    vendorError,
  }));
}

/** What the vendor answered to have done and did not do. */
function leftUndone(agent: AgentRecord | null, { account, plan, contract = 'updateAgent' }: Execution): UserError[] {
  if (agent === null) return [];
  const { vendor } = account;
  const isMissing = ({ path, value }: ExpectedValue) => {
    const held = valueAt(agent.original, path);
    return !isDeepStrictEqual(held ?? null, value ?? null);
  };
  return plan
    .flatMap(({ expects = [] }) => expects.filter(isMissing))
    .map(({ path, message }) => {
      const field = inputPath(vendor.contract[contract], path, vendor.inputMember);
      return { code: 'INCOMPLETE', message: `${field.join('.')}: ${message}.`, field };
    });
}

/**
 * The strings that stand where a contract has secrets, and those that a plan names: a vendor's error could quote them. Of
 * `Bearer <token>` it could quote the token alone.
 */
function secretsOf({ account, plan, contract }: Execution): string[] {
  const paths = contract === undefined ? [] : secretPaths(account.vendor.contract[contract]);
  const secrets = plan.flatMap((call) => [...(call.secrets ?? []), ...secretTexts(call.body, paths)]);
  return secrets.flatMap((secret) => [secret, ...(/^[\w-]+ +(\S+)$/.exec(secret)?.slice(1) ?? [])]);
}

function withoutAgent(): VendorError {
  return new VendorError({
    code: 'BAD_RESPONSE',
    message: 'the vendor accepted the new agent, but did not answer with it',
    retryable: false,
    mayHaveTakenEffect: true,
  });
}
