/** @module Sends a plan, and says truly what became of it. */

import type { Account } from '../../accounts/account.ts';
import { isGivenUp } from '../../accounts/account-failure.ts';
import { inputPath, unifiedPaths } from '../../contract/input.ts';
import { contractSchema } from '../../contract/json-schema.ts';
import { redactDocument, secretPaths, secretTexts } from '../../contract/secrets/redact-document.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { isContainer, valueAt } from '../../core/json.ts';
import { blankSecrets } from '../../core/secrets/redacted.ts';
import { createRedactor } from '../../core/secrets/redactor.ts';
import { isSameId } from '../../core/uuid.ts';
import type { PlannedCall, WritePlan } from '../../vendors/plan.ts';
import { withVendorId } from '../../vendors/plan.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import { type Difference, differences, isNothing } from './compare.ts';
import { notHeld } from './not-held.ts';
import { type Outcome, outcome, type VendorCallPreview } from './outcome.ts';
import { readBack } from './read-back.ts';
import { settleRemoval } from './removal.ts';
import { faultError, type UserError, writeFailure } from './user-error.ts';

/** A plan and where it belongs. */
export interface Execution {
  readonly account: Account;
  readonly plan: WritePlan;
  /** The contract of the bodies; undefined for plans without an input of fields. */
  readonly contract: 'createAgent' | 'updateAgent' | undefined;
  /** The agent that is changed; undefined when the plan makes it. */
  readonly vendorId: string | undefined;
  /** Ids of agents that are there already, besides those that the account's list was seen to have. */
  readonly existing?: readonly string[];
  /** That agent before the first call. */
  readonly before?: AgentRecord | undefined;
  /** Aborted when the client went away: what was not begun by then is not begun. */
  readonly signal?: AbortSignal | undefined;
  /** The plan takes the agent away, so that there is none to read back. */
  readonly removes?: boolean;
}

/** The calls as a dry run shows them. */
export function preview({ plan, account, contract }: Execution): VendorCallPreview[] {
  const secrets = contract === undefined ? [] : secretPaths(account.vendor.contract[contract]);
  return plan.map(({ method, path, body }) => ({
    method,
    path,
    body: body === undefined ? null : redactDocument(body, secrets, account.findSecrets),
  }));
}

/**
 * Sends the calls in order. When a later one fails, the agent is there, and what is missing is named as `INCOMPLETE`; so is
 * what the vendor accepted and does not hold. The agent of the outcome is what the vendor holds afterwards.
 */
export async function execute(execution: Execution): Promise<Outcome> {
  const { account, plan, contract } = execution;
  const failedCall = { vendor: account.vendor, contract, secrets: secretsOf(execution) };
  const known = new Set([...account.listHints.head, ...(execution.existing ?? [])]);
  let { vendorId } = execution;
  let answer: Answer = { agent: null };
  for (const [index, call] of plan.entries()) {
    try {
      const addressed = vendorId === undefined ? call : withVendorId(call, vendorId);
      // What has begun is brought to its end, whether its client waits for it or not.
      const agent = await account.client.send(addressed, index === 0 ? { signal: execution.signal } : {});
      if (agent === 'DELETED') return outcome({});
      if (execution.removes) return settleRemoval(account, vendorId ?? '');
      if (vendorId === undefined) {
        vendorId = idOfNew(agent, call, account.vendor, known);
        answer = { agent };
      } else {
        const isOther = agent !== null && !isSameId(agent.vendorId, vendorId);
        answer = isOther ? { agent: null, doubt: `with another agent ("${agent.vendorId}")` } : { agent };
      }
      if (answer.agent !== null && hasErrorBeside(answer.agent, account.vendor)) {
        return settle(execution, vendorId, { agent: null, doubt: 'with an agent and an error beside it' });
      }
    } catch (error) {
      if (isGivenUp(error)) throw error;
      const failure =
        error instanceof VendorError
          ? writeFailure(error, { ...failedCall, refusals: call.refusals })
          : faultError(account, error, 'UNKNOWN_OUTCOME');
      if (execution.removes) return settleRemoval(account, vendorId ?? '', { error, failure });
      if (isWithoutAgent(error) && vendorId !== undefined && call === plan.at(-1)) {
        const agent = await readBack(account, vendorId).catch(() => null);
        if (agent !== null && isDone(agent, execution)) return settled(agent, execution);
      }
      if (index === 0) return outcome({ userErrors: [failure] });
      const missing = incomplete(failure, plan.slice(index), execution);
      const agent = await readBack(account, vendorId ?? '').catch(() => answer.agent);
      const sent = { ...execution, plan: plan.slice(0, index) };
      const others = leftUndone(agent, sent).filter(
        ({ field }) => !missing.some((told) => isSamePath(told.field, field)),
      );
      return outcome({ userErrors: [...missing, ...others], agent });
    }
    if (index === 0 && plan.length > 1 && answer.agent !== null) {
      const stopped = await stopAtAnother(execution, answer.agent);
      if (stopped !== undefined) return stopped;
    }
  }
  return settle(execution, vendorId ?? '', answer);
}

/** What a call was answered with. */
interface Answer {
  /** null: the answer says nothing about the agent. */
  readonly agent: AgentRecord | null;
  /** What it was answered with that keeps it from being a success. */
  readonly doubt?: string;
}

/**
 * The id of an agent that was made.
 *
 * @param known ids that the account's list had before
 * @throws VendorError when the answer holds none, or an agent that this call can not have made
 */
function idOfNew(
  agent: AgentRecord | null,
  { body, mayAnswerExisting }: PlannedCall,
  { contract }: Vendor,
  known: ReadonlySet<string>,
): string {
  if (agent === null) throw unclear('the vendor accepted the new agent, but did not answer with it');
  const { vendorId } = agent;
  const asked = valueAt(body, unifiedPaths(contract.agent).get('vendorId') ?? []);
  if (typeof asked === 'string') {
    if (isSameId(asked, vendorId)) return vendorId;
    throw unclear(`the vendor answered with the agent "${vendorId}", not with the one that was asked for`);
  }
  if (known.has(vendorId) && mayAnswerExisting === undefined) {
    throw unclear(`the vendor answered with the agent "${vendorId}", which was there before`);
  }
  return vendorId;
}

/**
 * The calls that follow would change whatever agent the first one was answered with. They are not sent when its name is
 * not the one that was asked for, neither in the answer nor when it is read again: it may be another agent.
 */
async function stopAtAnother(execution: Execution, answered: AgentRecord): Promise<Outcome | undefined> {
  const { account, plan, contract = 'updateAgent' } = execution;
  if (execution.vendorId !== undefined) return undefined;
  const [first, ...rest] = plan;
  const namePath = unifiedPaths(account.vendor.contract[contract]).get('name')?.join() ?? '';
  const isOther = (agent: AgentRecord) =>
    differences({ vendor: account.vendor, calls: [first], agent }).some(({ path }) => path.join() === namePath);
  if (!isOther(answered)) return undefined;
  const agent = await readBack(account, answered.vendorId).catch(() => null);
  if (agent !== null && !isOther(agent)) return undefined;
  const shown = agent ?? answered;
  const message = 'it was not sent, since the agent that the vendor answered with has another name';
  const unsent = incomplete({ code: 'INCOMPLETE', message }, rest, execution);
  return outcome({ agent: shown, userErrors: [...leftUndone(shown, { ...execution, plan: [first] }), ...unsent] });
}

/** What the vendor holds after a write, and what of it is not as it was asked for. */
async function settle(execution: Execution, vendorId: string, { agent: answered, doubt }: Answer): Promise<Outcome> {
  const { account } = execution;
  if (answered !== null) {
    const missing = comparisonOf(answered, execution);
    // What the answer leaves out altogether may be there all the same.
    const isPartial = missing.some(({ held }) => held === undefined);
    const agent = isPartial ? await readBack(account, vendorId).catch(() => null) : null;
    return settled(agent ?? answered, execution);
  }
  try {
    const agent = await readBack(account, vendorId);
    if (agent === null) {
      const message = 'The vendor accepted the write, but does not show the agent.';
      return outcome({ userErrors: [{ code: 'UNKNOWN_OUTCOME', message }] });
    }
    if (doubt === undefined || isDone(agent, execution)) return settled(agent, execution);
    const message = `The vendor answered ${doubt}, and this agent is not as it was asked for. The write may or may not have taken effect: check before repeating.`;
    return outcome({ agent, userErrors: [{ code: 'UNKNOWN_OUTCOME', message }] });
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    const unread = `the agent could not be read back: ${error.message}`;
    return outcome({
      userErrors: [
        doubt === undefined
          ? { code: 'INCOMPLETE', message: `The write took effect, but ${unread}` }
          : { code: 'UNKNOWN_OUTCOME', message: `The vendor answered ${doubt}, and ${unread}` },
      ],
    });
  }
}

/** A success without the agent that it is about: the agent itself shows what became of the write. */
function isWithoutAgent(error: unknown): boolean {
  return error instanceof VendorError && error.reason === 'NO_AGENT';
}

/** Whether the answer holds an error, too, where no document of the vendor has one. */
function hasErrorBeside({ original }: AgentRecord, { contract }: Vendor): boolean {
  const { root, resolve } = contractSchema(contract.agent);
  const { properties = {} } = resolve(root);
  return ['error', 'errors'].some((key) => {
    const said = valueAt(original, [key]);
    const isWords = typeof said === 'string' || isContainer(said);
    return !Object.hasOwn(properties, key) && (said === true || (isWords && !isNothing(said)));
  });
}

function settled(agent: AgentRecord, execution: Execution): Outcome {
  return outcome({ agent, userErrors: leftUndone(agent, execution) });
}

/** Whether the agent shows that the write took effect: only where there is something to see. */
function isDone(agent: AgentRecord, execution: Execution): boolean {
  const isSeen = execution.plan.some(({ body, expects = [] }) => body !== undefined || expects.length > 0);
  return isSeen && comparisonOf(agent, execution).length === 0;
}

function comparisonOf(agent: AgentRecord, { account, plan, before }: Execution): Difference[] {
  return differences({ vendor: account.vendor, calls: plan, agent, before });
}

/** What the vendor answered to have done and did not do. */
function leftUndone(
  agent: AgentRecord | null,
  execution: Omit<Execution, 'plan'> & { readonly plan: readonly PlannedCall[] },
): UserError[] {
  if (agent === null) return [];
  const { account, plan, contract, before } = execution;
  const { vendor } = account;
  const found = differences({ vendor, calls: plan, agent, before });
  const sets = plan.flatMap((call) => call.sets);
  const redact = createRedactor(secretsOf(execution));
  const context = { vendor, contract, agent, sets };
  return notHeld(found, { ...context, redact: (text) => blankSecrets(redact(text), account.findSecrets) });
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

/**
 * The strings that stand where a contract has secrets, and those that a plan names: a vendor's error could quote them. Of
 * `Bearer <token>` it could quote the token alone.
 */
function secretsOf({
  account,
  plan,
  contract,
}: Pick<Execution, 'account' | 'contract'> & { readonly plan: readonly PlannedCall[] }): string[] {
  const paths = contract === undefined ? [] : secretPaths(account.vendor.contract[contract]);
  const secrets = plan.flatMap((call) => [...(call.secrets ?? []), ...secretTexts(call.body, paths)]);
  return secrets.flatMap((secret) => [secret, ...(/^[\w-]+ +(\S+)$/.exec(secret)?.slice(1) ?? [])]);
}

function isSamePath(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The call was accepted, but what came of it is not known. */
function unclear(message: string): VendorError {
  return new VendorError({ code: 'BAD_RESPONSE', message, retryable: false, mayHaveTakenEffect: true });
}
