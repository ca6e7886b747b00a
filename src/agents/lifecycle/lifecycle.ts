/** @module What is done with agents: every write goes through here. */

import type { Account } from '../../accounts/account.ts';
import { withoutAssigned } from '../../contract/assigned.ts';
import { readInput, type UnifiedInput } from '../../contract/input.ts';
import type { AgentOperation, AgentRecord, WriteOperation } from '../../core/agent.ts';
import { requireCalls, withoutRefusal } from '../../core/call-budget.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { formatAgentId } from '../../core/ids.ts';
import { bodyOf } from '../../vendors/bodies.ts';
import type { WritePlan } from '../../vendors/plan.ts';
import type { Allowance } from '../allowance.ts';
import { execute, preview } from './execute.ts';
import type { Execution } from './execution.ts';
import { type ExtensionInput, extensionOf } from './extension-input.ts';
import { roundedNumbers, withOriginalNumbers } from './given-numbers.ts';
import { type AgentLocks, createMemoryLocks, type HeldLock, LockTimeoutError } from './locks.ts';
import { withoutHeldSecrets, withoutMasks } from './masks.ts';
import { readNewAgent } from './new-agent.ts';
import { refusedNulls, withoutIdleNulls } from './nulls.ts';
import { type Outcome, outcome, refused } from './outcome.ts';
import { planFailure } from './plan-failure.ts';
import { readBack } from './read-back.ts';
import { obstacle, type UserError } from './user-error.ts';
import type { VersionInput } from './version-choice.ts';
import { namedAsGiven, type PublishRequest, publishChoice, restorationOf } from './version-plans.ts';

/** What every change of an existing agent can ask for. */
export interface ChangeOptions {
  readonly dryRun: boolean;
  /** The change is refused when the agent is newer. */
  readonly expectedUpdatedAt?: Date | undefined;
  /** Aborted when the client went away: a write that was not begun by then is not begun. */
  readonly signal?: Cancellation | undefined;
  /** What may be read to find the agent. @default 10,000 agents */
  readonly allowance?: Allowance | undefined;
  /** Called with the agent as it is before the change. */
  readonly onRead?: ((agent: AgentRecord) => void) | undefined;
}

/** Fields of an agent, as a mutation's input gives them. */
export interface AgentInput {
  readonly unified: UnifiedInput;
  readonly extension: ExtensionInput | undefined;
}

/** Which agent is to be changed. */
export interface AgentTarget {
  readonly account: Account;
  readonly vendorId: string;
}

/** What a change that has an input of fields knows besides. */
interface ChangeOfFields {
  readonly contract: Execution['contract'];
  /** The outcome where the agent as it is settles it already: nothing is written then. */
  readonly settle?: (agent: AgentRecord) => Outcome | undefined;
}

/** The writes of one Rollcall. */
export class Lifecycle {
  private readonly locks: AgentLocks;

  /** @param locks hold changes of one agent apart. @default in the memory of this process */
  constructor(locks: AgentLocks = createMemoryLocks()) {
    this.locks = locks;
  }

  /** Makes a new agent. */
  async create(
    account: Account,
    input: AgentInput,
    { dryRun, signal }: Pick<ChangeOptions, 'dryRun' | 'signal'>,
  ): Promise<Outcome> {
    const { body, errors } = readNewAgent(account, input, false);
    if (errors.length > 0) return refused(...errors);
    return this.run(
      { account, operation: 'CREATE', contract: 'createAgent', vendorId: undefined, signal },
      () => account.client.plan.create(body),
      dryRun,
    );
  }

  /** Changes fields. What is absent stays as it is; null clears, and changes nothing where there is nothing. */
  async update(target: AgentTarget, { unified, extension }: AgentInput, options: ChangeOptions): Promise<Outcome> {
    const { account } = target;
    const { contract, inputMember, label } = account.vendor;
    const unsupported = this.unsupported(account, 'UPDATE');
    if (unsupported !== undefined) return refused(unsupported);
    const updateAgent = bodyOf(contract, 'updateAgent');
    const { fields, errors } = extensionOf(account.vendor, extension);
    const read = (agent?: AgentRecord) => {
      const held = agent === undefined ? undefined : withoutAssigned(contract.agent, agent.original);
      return readInput({ contract: updateAgent, inputMember, label }, unified, fields, held);
    };
    const input = read();
    const mistakes = [...errors, ...input.issues];
    if (mistakes.length > 0) return refused(...mistakes);
    const isEmpty = Object.keys(input.body).length === 0;
    if (isEmpty && input.nulls.length === 0 && Object.values(unified).every((value) => value === undefined))
      return refused({ code: 'INVALID', message: 'Give at least one field to change.' });
    try {
      if (!isEmpty && !input.isOpen) account.client.plan.checkUpdate?.(input.body);
    } catch (error) {
      return refused(...planFailure(error, { account, contract: 'updateAgent' }));
    }
    /** What depends on the agent is known now. */
    const readFor = (agent: AgentRecord) => (input.isOpen ? read(agent) : input);
    const settle = (agent: AgentRecord) => {
      const { body, nulls, issues } = readFor(agent);
      if (issues.length > 0) return refused(...issues);
      const refusals = refusedNulls(nulls, agent, account.vendor);
      if (refusals.length > 0) return refused(...refusals);
      if (Object.keys(withoutIdleNulls(body, nulls, agent)).length > 0) return undefined;
      return outcome(options.dryRun ? { plannedCalls: [] } : { agent });
    };
    const plan = async (agent: AgentRecord) => {
      const { body, nulls } = readFor(agent);
      const given = withoutIdleNulls(body, nulls, agent);
      const changes = withOriginalNumbers(withoutMasks(given, agent, account), agent.original);
      const [rounded] = roundedNumbers(changes, updateAgent);
      if (rounded !== undefined) throw rounded;
      if (input.isOpen) account.client.plan.checkUpdate?.(changes);
      const laidOut = await account.client.plan.update?.(agent, changes);
      return laidOut === undefined ? undefined : withoutHeldSecrets(laidOut, agent, account);
    };
    return this.change(target, 'UPDATE', options, plan, { contract: 'updateAgent', settle });
  }

  /** Deletes. */
  async delete(target: AgentTarget, options: ChangeOptions): Promise<Outcome> {
    return this.change(target, 'DELETE', options, async (agent) => target.account.client.plan.delete?.(agent));
  }

  /** Switches off. */
  async pause(target: AgentTarget, options: ChangeOptions): Promise<Outcome> {
    return this.change(target, 'PAUSE', options, async (agent) => target.account.client.plan.pause?.(agent));
  }

  /** Switches on again. */
  async resume(target: AgentTarget, options: ChangeOptions): Promise<Outcome> {
    return this.change(target, 'RESUME', options, async (agent) => target.account.client.plan.resume?.(agent));
  }

  /** Archives an agent. */
  async archive(target: AgentTarget, options: ChangeOptions): Promise<Outcome> {
    return this.change(target, 'ARCHIVE', options, async (agent) => target.account.client.plan.archive?.(agent));
  }

  /** Takes an agent out of the archive. */
  async unarchive(target: AgentTarget, options: ChangeOptions): Promise<Outcome> {
    return this.change(target, 'UNARCHIVE', options, async (agent) => target.account.client.plan.unarchive?.(agent));
  }

  /** Publishes the draft, or the version that is chosen. */
  async publish(target: AgentTarget, request: PublishRequest, options: ChangeOptions): Promise<Outcome> {
    const { account } = target;
    const unsupported = this.unsupported(account, 'PUBLISH');
    if (unsupported !== undefined) return refused(unsupported);
    const choice = publishChoice(request, account);
    if ('errors' in choice) return refused(...choice.errors);
    const { notes } = request;
    return this.change(target, 'PUBLISH', options, async (agent) =>
      account.client.plan.publish?.(agent, notes, choice.choice),
    );
  }

  /** Goes back to a saved version. */
  async restoreVersion(target: AgentTarget, input: VersionInput, options: ChangeOptions): Promise<Outcome> {
    const { account } = target;
    const unsupported = this.unsupported(account, 'RESTORE_VERSION');
    if (unsupported !== undefined) return refused(unsupported);
    const restoration = restorationOf(input, account);
    if ('code' in restoration) return refused(restoration);
    const result = await this.change(target, 'RESTORE_VERSION', options, async (agent) => restoration.plan(agent));
    return namedAsGiven(result, input);
  }

  /** Lays a plan out and sends it, or shows it. Nothing is sent of a plan that the request has not enough calls left for. */
  async run(execution: Omit<Execution, 'plan'>, makePlan: () => Promise<WritePlan>, dryRun: boolean): Promise<Outcome> {
    let plan: WritePlan;
    try {
      plan = withOperation(await makePlan(), execution.operation);
      if (!dryRun) requireCalls(plan.length);
    } catch (error) {
      return refused(...planFailure(error, execution));
    }
    if (dryRun) return outcome({ plannedCalls: preview({ ...execution, plan }) });
    return withoutRefusal(() => execute({ ...execution, plan }));
  }

  /**
   * A change of an agent that exists, one at a time for each agent: read, see whether it may be done, write. The window
   * between reading and writing stays open to writers elsewhere.
   */
  private async change(
    target: AgentTarget,
    operation: AgentOperation,
    { dryRun, expectedUpdatedAt, signal, allowance, onRead }: ChangeOptions,
    makePlan: (agent: AgentRecord) => Promise<WritePlan | undefined>,
    { contract, settle }: ChangeOfFields = { contract: undefined },
  ): Promise<Outcome> {
    const { account, vendorId } = target;
    const unsupported = this.unsupported(account, operation) ?? unreachable(target, operation);
    if (unsupported !== undefined) return refused(unsupported);
    const write = async (lock: HeldLock) => {
      let agent: AgentRecord | null;
      try {
        agent = await readBack(account, vendorId, signal, allowance);
      } catch (error) {
        return refused(obstacle(error, account));
      }
      if (agent === null) return refused(notFound(target));
      onRead?.(agent);
      const objection = stateObjection(agent, operation) ?? versionObjection(agent, expectedUpdatedAt);
      if (objection !== undefined) return refused(objection);
      const settled = settle?.(agent);
      if (settled !== undefined) return settled;
      const current = agent;
      const plan = async () => (await makePlan(current)) ?? missingPlan(operation);
      const removes = operation === 'DELETE';
      return this.run({ account, operation, contract, vendorId, before: current, signal, lock, removes }, plan, dryRun);
    };
    let lock: HeldLock;
    try {
      lock = await this.locks.acquire(formatAgentId(account.id, vendorId), signal);
    } catch (error) {
      return refused(error instanceof LockTimeoutError ? notBegun(error) : obstacle(error, account));
    }
    try {
      return await write(lock);
    } finally {
      await lock.release();
    }
  }

  private unsupported({ vendor }: Account, operation: AgentOperation): UserError | undefined {
    if (vendor.capabilities.operations.includes(operation)) return undefined;
    const instead = vendor.capabilities.instead[operation] ?? `${vendor.label} has no such operation.`;
    return { code: 'UNSUPPORTED', message: instead };
  }
}

/** There is no agent of that id. */
export function notFound({ account, vendorId }: AgentTarget): UserError {
  return { code: 'NOT_FOUND', message: `${account.label} has no agent "${vendorId}".`, field: ['id'] };
}

function stateObjection({ operations, fields }: AgentRecord, operation: AgentOperation): UserError | undefined {
  if (operations.includes(operation)) return undefined;
  const state = typeof fields.status === 'string' ? `It is ${fields.status}. ` : '';
  const possible = operations.length === 0 ? 'Nothing can be done with it.' : `Possible now: ${operations.join(', ')}.`;
  return {
    code: 'CONFLICT',
    message: `${operation} is not possible with this agent. ${state}${possible}`,
    field: ['id'],
  };
}

function versionObjection({ fields }: AgentRecord, expected: Date | undefined): UserError | undefined {
  if (expected === undefined || fields.updatedAt?.getTime() === expected.getTime()) return undefined;
  const actual = fields.updatedAt?.toISOString() ?? 'unknown';
  return {
    code: 'CONFLICT',
    message: `The agent has moved on: expected ${expected.toISOString()}, it was updated at ${actual}.`,
    field: ['expectedUpdatedAt'],
  };
}

/** Others were at it all the time. */
function notBegun({ waitedMs }: LockTimeoutError): UserError {
  const message = `Other changes of this agent were under way for ${waitedMs / 1000} s, so that this one was not begun. Nothing was changed.`;
  return { code: 'UNAVAILABLE', message };
}

/** What the id alone says, before anything is read. */
function unreachable({ account, vendorId }: AgentTarget, operation: AgentOperation): UserError | undefined {
  const problem = account.client.plan.idProblem?.(vendorId);
  if (problem === undefined) return undefined;
  const { code, message } = problem;
  return { code, message: `${operation} is not possible with this agent: ${message}.`, field: ['id'] };
}

/** The plan with the operation noted on each of its calls, for their events. */
function withOperation([first, ...others]: WritePlan, operation: WriteOperation): WritePlan {
  return [{ ...first, operation }, ...others.map((call) => ({ ...call, operation }))];
}

function missingPlan(operation: AgentOperation): never {
  throw new Error(`a vendor declares ${operation} and lays out no plan for it`);
}
