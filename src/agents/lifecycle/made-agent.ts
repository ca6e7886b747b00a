/** @module Whether the agent that a vendor answered with is the one that a plan made. */
import { unifiedPaths } from '../../contract/unified-places.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { valueAt } from '../../core/json.ts';
import { isSameId } from '../../core/uuid.ts';
import { bodyOf } from '../../vendors/bodies.ts';
import type { PlannedCall } from '../../vendors/plan.ts';
import type { SavedValue } from '../../vendors/saved.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import { differences } from './compare.ts';
import type { Execution } from './execution.ts';
import { incomplete } from './incomplete.ts';
import { type Outcome, outcome } from './outcome.ts';
import { readBack } from './read-back.ts';
import { leftUndone } from './settle.ts';

/**
 * The id of an agent that was made.
 *
 * @param answered the id in the answer
 * @param known ids that the account's list had before
 * @throws VendorError when the answer holds none, or that of an agent that this call can not have made
 */
export function idOfNew(
  answered: string | undefined,
  { body, mayAnswerExisting }: PlannedCall,
  { contract }: Vendor,
  known: ReadonlySet<string>,
): string {
  if (answered === undefined) throw unclear('the vendor accepted the new agent, but did not answer with it');
  const asked = valueAt(body, unifiedPaths(contract.agent).get('vendorId') ?? []);
  if (typeof asked === 'string') {
    if (isSameId(asked, answered)) return answered;
    throw unclear(`the vendor answered with the agent "${answered}", not with the one that was asked for`);
  }
  if (known.has(answered) && mayAnswerExisting === undefined) {
    throw unclear(`the vendor answered with the agent "${answered}", which was there before`);
  }
  return answered;
}

/**
 * The calls that follow would change whatever agent was answered to the one that makes it. They are not sent when its name
 * is not the one that was asked for, neither in the answer nor when it is read again: it may be another agent.
 *
 * @param made the call that makes the agent
 * @param rest the calls that follow
 */
export async function stopAtAnother(
  execution: Execution,
  answered: AgentRecord,
  made: PlannedCall,
  rest: readonly PlannedCall<SavedValue>[],
): Promise<Outcome | undefined> {
  const { account, contract = 'updateAgent' } = execution;
  const namePath = unifiedPaths(bodyOf(account.vendor.contract, contract)).get('name')?.join() ?? '';
  const isOther = (agent: AgentRecord) =>
    differences({ vendor: account.vendor, calls: [made], agent }).some(({ path }) => path.join() === namePath);
  if (!isOther(answered)) return undefined;
  const agent = await readBack(account, answered.vendorId).catch(() => null);
  if (agent !== null && !isOther(agent)) return undefined;
  const shown = agent ?? answered;
  const message = 'it was not sent, since the agent that the vendor answered with has another name';
  const unsent = incomplete({ code: 'INCOMPLETE', message }, rest, execution);
  return outcome({ agent: shown, userErrors: [...leftUndone(shown, execution, [made]), ...unsent] });
}

/** The call was accepted, but what came of it is not known. */
export function unclear(message: string): VendorError {
  return new VendorError({ code: 'BAD_RESPONSE', message, mayHaveTakenEffect: true });
}
