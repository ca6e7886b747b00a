/** @module The calls of Mastra's writes. */
import { withoutNulls } from '../../contract/without-nulls.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { isObject, isSameJson, type JsonObject, merge } from '../../core/json.ts';
import { type Route, route, subRoute } from '../../http/route.ts';
import { idProblem } from '../kit/id-problem.ts';
import { plannedCall } from '../kit/planned-call.ts';
import { presentObject } from '../kit/present-object.ts';
import { type ExpectedValue, InputError, type KnownRefusal, type PlannedCall, type WritePlanner } from '../plan.ts';
import { updateAgent, VERSIONED } from './contract.ts';
import { denormalize, LISTS, type ListedKey } from './variants.ts';

/** What plans are made by. */
export interface PlannerReads {
  /** The agent with its newest version, be it in force or not, as the contract has it; null when it is gone. */
  newest(vendorId: string): Promise<JsonObject | null>;
  /** The id of a version; undefined when the agent has none of that number. */
  versionId(vendorId: string, number: number): Promise<string | undefined>;
}

/** Objects that Mastra replaces whole, and of which an input may give a part. */
const IN_PARTS = ['model', 'defaultOptions'] as const;

/** Mastra takes no null in them: what is left out of an object that replaces another is gone. */
const OPTIONS = updateAgent.shape.defaultOptions.unwrap();

const VERSIONED_KEYS: ReadonlySet<string> = new Set(VERSIONED);

/**
 * Lays out the writes of one account. Mastra applies a change to the newest version and saves the result as a new version,
 * which comes into force only when the call asks for it. For an agent with a version in force Rollcall asks for it, so that
 * the change is what is read afterwards. Where a newer version still waits to be published, the change is made to the version
 * in force instead, so that nothing is published which nobody asked for.
 */
export function createPlanner(reads: PlannerReads): WritePlanner {
  return {
    idProblem,

    async create(body) {
      return [{ ...plannedCall('POST', route('/stored/agents'), body), refusals: refusalsOfNew(body) }];
    },

    async update(agent, given) {
      const path = pathOf(agent);
      const isVersioned = Object.keys(given).some((key) => VERSIONED_KEYS.has(key));
      if (!isVersioned) return [{ ...plannedCall('PATCH', path, given), ...notesOn(given) }];
      const { autoPublish = isInForce(agent) ? true : undefined } = given;
      const newest = isInForce(agent) ? await reads.newest(agent.vendorId) : agent.original;
      const isBehind = newest !== null && isOtherVersion(newest, agent.original);
      const base = isBehind && autoPublish === false ? newest : agent.original;
      const rest = isBehind && base === agent.original ? wholeVersion(agent.original, newest) : {};
      const { changes, lists } = withoutRepeats(base, given);
      const whole = wholeObjects(base, changes);
      const body = {
        ...rest,
        ...changes,
        ...whole,
        ...lists,
        ...(isObject(whole.defaultOptions) ? { defaultOptions: withoutNulls(OPTIONS, whole.defaultOptions) } : {}),
        ...(changes.description === null ? { description: '' } : {}),
        ...(autoPublish === undefined ? {} : { autoPublish }),
      };
      return [{ ...plannedCall('PATCH', path, body), ...notesOn({ ...changes, ...whole }) }];
    },

    delete: (agent) => [plannedCall('DELETE', pathOf(agent))],

    async publish(agent) {
      const { resolvedVersionId } = (await reads.newest(agent.vendorId)) ?? agent.original;
      if (typeof resolvedVersionId === 'string') return [activate(agent, resolvedVersionId)];
      const message = 'the vendor does not say which version of the agent is its newest';
      throw new VendorError({ code: 'BAD_RESPONSE', message, mayHaveTakenEffect: false });
    },

    async restoreVersion(agent, number) {
      const id = await reads.versionId(agent.vendorId, number);
      const refusal: KnownRefusal = {
        status: 404,
        mentions: /^Version with id /,
        field: ['version'],
        message: `Mastra keeps no version ${number} of this agent`,
      };
      // Without an id Mastra is asked all the same, and says that there is no such version.
      return [{ ...activate(agent, id ?? String(number)), refusals: [refusal] }];
    },
  };
}

function pathOf({ vendorId }: AgentRecord): Route {
  return route('/stored/agents/{id}', { id: vendorId });
}

/** Whether two readings of one agent show different versions, as far as they say which. */
function isOtherVersion({ resolvedVersionId: a }: JsonObject, { resolvedVersionId: b }: JsonObject): boolean {
  return typeof a === 'string' && typeof b === 'string' && a !== b;
}

/** Whether a version of the agent is in force. Of an agent without one, Mastra shows the newest version. */
function isInForce({ original }: AgentRecord): boolean {
  return typeof original.activeVersionId === 'string' && original.activeVersionId !== '';
}

/** What the agent is to hold, in the words of the contract. */
function notesOn(given: JsonObject): Pick<PlannedCall, 'asks' | 'sets'> {
  return { asks: given, sets: Object.keys(given).map((key) => [key]) };
}

/** Puts a version in force. A draft becomes published by it. */
function activate(agent: AgentRecord, versionId: string): PlannedCall {
  const isPublished = agent.original.status === 'published';
  const expected: ExpectedValue = isPublished
    ? {
        path: ['activeVersionId'],
        value: versionId,
        message: 'Mastra accepted the call, but the version is not in force',
      }
    : { path: ['status'], value: 'published', message: 'Mastra accepted the call, but the agent is not published' };
  const path = subRoute(pathOf(agent), '/versions/{versionId}/activate', { versionId });
  return { ...plannedCall('POST', path), expects: [expected] };
}

/**
 * Keeps lists that Rollcall shows only in part, such as the variants of a model, when what was read is written back: a
 * change that repeats what is shown of a list is replaced by the whole list.
 *
 * @throws InputError when one variant of several would change, since the input cannot say which
 */
function withoutRepeats(original: JsonObject, given: JsonObject): { changes: JsonObject; lists: JsonObject } {
  const [changes, lists]: [JsonObject, JsonObject] = [{ ...given }, {}];
  for (const key of Object.keys(LISTS) as ListedKey[]) {
    const list = original[LISTS[key]];
    if (given[key] === undefined || list === undefined || list === null) continue;
    const isRepeat = isSameJson(merge(original[key], given[key]), original[key]);
    // A text replaces all blocks.
    if (!isRepeat && key === 'instructions') continue;
    if (!isRepeat) {
      throw new InputError([key], 'can not be changed, since the agent has variants of it: change them in Mastra');
    }
    delete changes[key];
    lists[key] = list;
  }
  return { changes, lists };
}

/** The objects of which a part is changed, made whole. What is cleared is null in them. */
function wholeObjects(original: JsonObject, changes: JsonObject): JsonObject {
  const whole = IN_PARTS.filter((key) => isObject(changes[key])).map((key) => {
    const contract = updateAgent.shape[key].unwrap();
    const change = changes[key] as JsonObject;
    const merged = merge(presentObject(key, contract, original[key], change), change) as JsonObject;
    if (key === 'model') refuseHalf(merged);
    return [key, merged] as const;
  });
  return Object.fromEntries(whole);
}

function refuseHalf(model: JsonObject): void {
  for (const key of ['provider', 'name']) {
    if (typeof model[key] !== 'string') throw new InputError(['model', key], 'is required, and the agent has none');
  }
}

/** The version in force as a whole body, to be written over a newer version. Fields that only the newer one has are emptied. */
function wholeVersion(inForce: JsonObject, newest: JsonObject): JsonObject {
  const [old, now] = [denormalize(inForce), denormalize(newest)];
  const isThere = (value: unknown) => value !== undefined && value !== null;
  const entries = VERSIONED.filter((key) => isThere(old[key]) || isThere(now[key])).map((key) => [
    key,
    isThere(old[key]) ? old[key] : emptyForm(key),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The value that empties a field; undefined where no value does. */
function emptyForm(key: (typeof VERSIONED)[number]): unknown {
  switch (key) {
    case 'memory':
    case 'browser':
      return null;
    case 'inputProcessors':
    case 'outputProcessors':
      return { steps: [] };
    case 'description':
      return '';
    case 'workspace':
      return undefined;
    default:
      return {};
  }
}

/** How Mastra refuses a create: the id of a new agent, given or made of its name, must be free. */
function refusalsOfNew({ id }: JsonObject): KnownRefusal[] {
  const field = [id === undefined ? 'name' : 'id'];
  const made = 'Mastra makes the id of a new agent of its name, and';
  return [
    {
      status: 409,
      field,
      message: id === undefined ? `${made} another agent has that id: give agentId` : 'another agent has this id',
    },
    {
      status: 400,
      mentions: /^Could not derive agent ID/,
      field,
      message: `${made} this name makes none: give agentId`,
    },
  ];
}
