/** @module Sends a plan, and says truly what became of it. */
import { isCancelled } from '../../accounts/account-failure.ts';
import { redactDocument } from '../../contract/secrets/redact-document.ts';
import { secretPaths } from '../../contract/secrets/secret-paths.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { isSamePath } from '../../core/json.ts';
import { isSameId } from '../../core/uuid.ts';
import { bodyOf } from '../../vendors/bodies.ts';
import type { SentAnswer } from '../../vendors/client.ts';
import type { PlannedCall } from '../../vendors/plan.ts';
import { filled, keepAnswer, type SavedValues, withNames } from '../../vendors/saved.ts';
import { agentInWords, type Execution, requireLock, secretsOf } from './execution.ts';
import { incomplete } from './incomplete.ts';
import { idOfNew, stopAtAnother, unclear } from './made-agent.ts';
import { type Outcome, outcome, type VendorCallPreview } from './outcome.ts';
import { partInWords, partsLeft } from './parts.ts';
import { readBack } from './read-back.ts';
import { remove } from './removal.ts';
import { type Answer, hasErrorBeside, isDone, isWithoutAgent, leftUndone, settle, settled } from './settle.ts';
import { faultError, type UserError, writeFailure } from './user-error.ts';

/** The calls as a dry run shows them. */
export function preview({ plan, account, contract }: Execution): VendorCallPreview[] {
  const secrets = contract === undefined ? [] : secretPaths(bodyOf(account.vendor.contract, contract));
  return plan.map((call) => {
    const { method, path, query = {}, body } = withNames(call);
    const search = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]));
    return {
      method,
      path: search.length === 0 ? path : `${path}?${search.join('&')}`,
      body: body === undefined ? null : redactDocument(body, secrets, account.findSecrets),
    };
  });
}

/**
 * Sends the calls in order. When a later one fails, the agent is there, and what is missing is named as `INCOMPLETE`; so is
 * what the vendor accepted and does not hold, and a part that was made for an agent which was not. The agent of the outcome
 * is what the vendor holds afterwards.
 */
export async function execute(execution: Execution): Promise<Outcome> {
  return execution.removes ? remove(execution) : new PlanRun(execution).run();
}

/** A plan that is being sent. */
class PlanRun {
  private readonly execution: Execution;
  private readonly values: SavedValues = new Map();
  /** The calls that the vendor accepted, with their values. */
  private readonly accepted: PlannedCall[] = [];
  /** Of the agent; undefined until the plan has made it. */
  private vendorId: string | undefined;
  private answer: Answer = { agent: null };
  /** Ids that no agent which this plan makes can have. */
  private readonly known: ReadonlySet<string>;

  constructor(execution: Execution) {
    this.execution = execution;
    this.known = new Set([...execution.account.listHints.head, ...(execution.existing ?? [])]);
    this.setVendorId(execution.vendorId);
  }

  async run(): Promise<Outcome> {
    const { execution, accepted } = this;
    const { account, plan, signal } = execution;
    for (const [index, planned] of plan.entries()) {
      const isToMake = this.vendorId === undefined && planned.part === undefined;
      let call: PlannedCall | undefined;
      try {
        call = filled(planned, this.values);
        requireLock(execution);
        // What has begun is brought to its end, whether its client waits for it or not.
        const answer = await account.client.send(call, index === 0 ? { signal } : {});
        this.take(call, answer);
        accepted.push(call);
        this.keep(call, isAnswer(answer, 'part') ? answer.part : this.answer.agent?.original);
      } catch (error) {
        if (isCancelled(error)) throw error;
        return this.stoppedBy(error, call ?? withNames(planned));
      }
      const { agent } = this.answer;
      if (agent === null) continue;
      if (hasErrorBeside(agent, account.vendor)) {
        const contradiction = 'with an agent and an error beside it';
        return settle(execution, this.wholePlan(), this.vendorId ?? '', { agent: null, contradiction });
      }
      const rest = plan.slice(index + 1);
      const stopped = isToMake && rest.length > 0 ? await stopAtAnother(execution, agent, call, rest) : undefined;
      if (stopped !== undefined) return this.withPartsLeft(stopped, false);
    }
    return settle(execution, accepted, this.vendorId ?? '', this.answer);
  }

  /**
   * Takes in what a call says of the agent.
   *
   * @throws VendorError when it can not be the agent that the plan makes
   */
  private take(call: PlannedCall, sent: SentAnswer): void {
    if (call.part !== undefined) {
      // What the agent shows may have changed by it.
      this.answer = { agent: null };
      return;
    }
    const agent = isAnswer(sent, 'fields') ? sent : null;
    const id = isAnswer(sent, 'agentId') ? sent.agentId : agent?.vendorId;
    if (this.vendorId === undefined) {
      this.setVendorId(idOfNew(id, call, this.execution.account.vendor, this.known));
      this.answer = { agent };
    } else {
      const isOther = id !== undefined && !isSameId(id, this.vendorId);
      this.answer = isOther ? { agent: null, contradiction: `with another agent ("${id}")` } : { agent };
    }
  }

  /** @throws VendorError when the answer lacks what later calls need */
  private keep(call: PlannedCall, answer: unknown): void {
    const [missing] = keepAnswer(call, answer, this.values);
    if (missing === undefined) return;
    const what = call.part === undefined ? 'the agent' : partInWords(call.part, this.execution.account, this.values);
    throw unclear(`the vendor accepted ${what}, but its answer lacks ${(call.saveAs?.[missing] ?? []).join('.')}`);
  }

  private setVendorId(vendorId: string | undefined): void {
    this.vendorId = vendorId;
    if (vendorId !== undefined) this.values.set('id', vendorId);
  }

  /** The outcome of a plan of which a call was not accepted, or of which that is not known. */
  private async stoppedBy(error: unknown, call: PlannedCall): Promise<Outcome> {
    const { execution, vendorId, accepted, answer } = this;
    const { account, plan } = execution;
    const failure = this.failureOf(error, call);
    const isUnclear = failure.code === 'UNKNOWN_OUTCOME' && !accepted.includes(call);
    if (isWithoutAgent(error) && vendorId !== undefined && accepted.length === plan.length - 1) {
      const agent = await readBack(account, vendorId).catch(() => null);
      const calls = [...accepted, call];
      if (agent !== null && isDone(agent, execution, calls)) return settled(agent, execution, calls);
    }
    const isUnchanged = vendorId === execution.vendorId && accepted.length === 0;
    if (vendorId === undefined || isUnchanged) {
      return this.withPartsLeft(outcome({ userErrors: [failure] }), isUnclear);
    }
    const agent = await readBack(account, vendorId).catch(() => answer.agent);
    const unsent = plan.slice(accepted.length);
    const missing = incomplete(failure, unsent, execution, agentInWords(execution, vendorId, agent));
    const others = leftUndone(agent, execution, accepted).filter(
      ({ field }) => !missing.some((told) => isSamePath(told.field ?? [], field ?? [])),
    );
    return this.withPartsLeft(outcome({ userErrors: [...missing, ...others], agent }), isUnclear);
  }

  private failureOf(error: unknown, { refusals }: PlannedCall): UserError {
    const { account, contract } = this.execution;
    if (!(error instanceof VendorError)) return faultError(account, error, 'UNKNOWN_OUTCOME');
    return writeFailure(error, { vendor: account.vendor, contract, secrets: secretsOf(this.execution), refusals });
  }

  private withPartsLeft(result: Outcome, isUnclear: boolean): Outcome {
    const { account, plan } = this.execution;
    const left = partsLeft({ account, plan, acceptedCount: this.accepted.length, values: this.values, isUnclear });
    return left.length === 0 ? result : { ...result, userErrors: [...result.userErrors, ...left] };
  }

  /** All calls; those that were not sent have names in place of values. */
  private wholePlan(): PlannedCall[] {
    const { accepted, execution } = this;
    return [...accepted, ...execution.plan.slice(accepted.length).map(withNames)];
  }
}

/** Which kind of answer it is, by the member that only this kind has. */
function isAnswer<Key extends 'fields' | 'agentId' | 'part'>(
  sent: SentAnswer,
  key: Key,
): sent is Extract<SentAnswer, { readonly [K in Key]: unknown }> {
  return typeof sent === 'object' && sent !== null && key in sent;
}
