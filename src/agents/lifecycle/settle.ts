/** @module What the vendor holds after a write, and what of it is not as it was asked for. */
import { contractSchema } from '../../contract/json-schema.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { isContainer, valueAt } from '../../core/json.ts';
import { blankSecrets } from '../../core/secrets/redacted.ts';
import { createRedactor } from '../../core/secrets/redactor.ts';
import type { PlannedCall } from '../../vendors/plan.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import { type Difference, differences, isNothing } from './compare.ts';
import { agentInWords, type Execution, secretsOf } from './execution.ts';
import { notHeld } from './not-held.ts';
import { type Outcome, outcome } from './outcome.ts';
import { readBack } from './read-back.ts';
import type { UserError } from './user-error.ts';

/** What a call was answered with. */
export interface Answer {
  /** null: the answer says nothing about the agent. */
  readonly agent: AgentRecord | null;
  /** Why it does not count as a success although its status says so, in words that follow "The vendor answered". */
  readonly contradiction?: string;
}

/**
 * The outcome of a plan whose calls the vendor accepted. What the last answer does not show is read back.
 *
 * @param calls those of the plan, with their values
 */
export async function settle(
  execution: Execution,
  calls: readonly PlannedCall[],
  vendorId: string,
  { agent: answered, contradiction }: Answer,
): Promise<Outcome> {
  const { account } = execution;
  if (answered !== null) {
    const missing = comparisonOf(answered, execution, calls);
    // What the answer leaves out altogether may be there all the same.
    const isPartial = missing.some(({ held }) => held === undefined);
    const agent = isPartial ? await readBack(account, vendorId).catch(() => null) : null;
    return settled(agent ?? answered, execution, calls);
  }
  const name = agentInWords(execution, vendorId, null);
  try {
    const agent = await readBack(account, vendorId);
    if (agent === null) {
      const message = `The vendor accepted the write, but does not show ${name}.`;
      return outcome({ userErrors: [{ code: 'UNKNOWN_OUTCOME', message }] });
    }
    if (contradiction === undefined || isDone(agent, execution, calls)) return settled(agent, execution, calls);
    const message = `The vendor answered ${contradiction}, and this agent is not as it was asked for. The write may or may not have taken effect: check before repeating.`;
    return outcome({ agent, userErrors: [{ code: 'UNKNOWN_OUTCOME', message }] });
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    const unread = `${name} could not be read back: ${error.message}`;
    return outcome({
      userErrors: [
        contradiction === undefined
          ? { code: 'INCOMPLETE', message: `The write took effect, but ${unread}` }
          : { code: 'UNKNOWN_OUTCOME', message: `The vendor answered ${contradiction}, and ${unread}` },
      ],
    });
  }
}

/** An outcome with this agent. */
export function settled(agent: AgentRecord, execution: Execution, calls: readonly PlannedCall[]): Outcome {
  return outcome({ agent, userErrors: leftUndone(agent, execution, calls) });
}

/** Whether the agent shows that the write took effect: only where there is something to see. */
export function isDone(agent: AgentRecord, execution: Execution, calls: readonly PlannedCall[]): boolean {
  const isSeen = calls.some(({ body, expects = [] }) => body !== undefined || expects.length > 0);
  return isSeen && comparisonOf(agent, execution, calls).length === 0;
}

/**
 * What the vendor answered to have done and did not do.
 *
 * @param calls those that it accepted
 */
export function leftUndone(
  agent: AgentRecord | null,
  execution: Execution,
  calls: readonly PlannedCall[],
): UserError[] {
  if (agent === null) return [];
  const { account, contract, before } = execution;
  const { vendor } = account;
  const found = differences({ vendor, calls, agent, before });
  const sets = calls.flatMap((call) => call.sets);
  const redact = createRedactor(secretsOf(execution));
  const context = { vendor, contract, agent, sets };
  return notHeld(found, { ...context, redact: (text) => blankSecrets(redact(text), account.findSecrets) });
}

/** A success without the agent that it is about: the agent itself shows what became of the write. */
export function isWithoutAgent(error: unknown): boolean {
  return error instanceof VendorError && error.reason === 'NO_AGENT';
}

/** Whether the answer holds an error, too, where no document of the vendor has one. */
export function hasErrorBeside({ original }: AgentRecord, { contract }: Vendor): boolean {
  const { root, resolve } = contractSchema(contract.agent);
  const { properties = {} } = resolve(root);
  return ['error', 'errors'].some((key) => {
    const said = valueAt(original, [key]);
    const isWords = typeof said === 'string' || isContainer(said);
    return !Object.hasOwn(properties, key) && (said === true || (isWords && !isNothing(said)));
  });
}

function comparisonOf(agent: AgentRecord, { account, before }: Execution, calls: readonly PlannedCall[]): Difference[] {
  return differences({ vendor: account.vendor, calls, agent, before });
}
