/** @module The calls of Aegra's writes, and of LangGraph's. */
import { pathSegment } from '../../http/call.ts';
import type { AgentRecord, JsonObject } from '../../model/agent.ts';
import { plannedCall } from '../planned-call.ts';
import { type ExpectedValue, InputError, type KnownRefusal, type WritePlanner } from '../vendor.ts';
import { inexactPlace, isFilled } from './json.ts';
import { hasOwner, isReachable } from './mapping.ts';
import { mergeChanges } from './merge-changes.ts';

/** What plans are made by. */
export interface PlannerReads {
  /** Whether the server mirrors `config.configurable` and `context`: Aegra does, LangGraph does not. */
  isMirroring(): Promise<boolean>;
  /** An assistant's document as of a version, or undefined when the server does not list it. */
  version(vendorId: string, number: number): Promise<JsonObject | undefined>;
}

/** What LangGraph JS was seen to leave as it is when a version is restored; of the others it is not taken for granted. */
const RESTORED = ['graph_id', 'name', 'description', 'config', 'context', 'metadata'] as const;

/** An assistant can have such an id, and then be shown and copied. */
const NO_ROUTE = 'no route of the server can name its id. Possible now: COPY';

/** Lays out the writes of one account. Every write is one call. */
export function createPlanner(reads: PlannerReads): WritePlanner {
  return {
    idProblem: (vendorId) => (isReachable(vendorId) ? undefined : { code: 'CONFLICT', message: NO_ROUTE }),

    async create({ if_exists: ifExists, ...body }) {
      const settings = await settingsOfNew(body, reads);
      // LangGraph refuses Aegra's word for the default, so that only the other word is ever sent.
      const sent = { ...body, ...settings, ...(ifExists === 'do_nothing' ? { if_exists: ifExists } : {}) };
      const call = { ...plannedCall('POST', '/assistants', sent), refusals: [twin(body)] };
      return [ifExists === 'do_nothing' ? { ...call, mayAnswerExisting: true } : call];
    },

    async update({ vendorId, original }, changes) {
      const { body, kept } = mergeChanges(original, changes);
      refuseInexact(kept);
      const call = plannedCall('PATCH', pathOf(vendorId), body);
      return [{ ...call, sets: Object.keys(changes).map((key) => [key]), expects: emptied(original, changes, body) }];
    },

    delete: ({ vendorId }) => [plannedCall('DELETE', pathOf(vendorId))],

    async restoreVersion(agent, version) {
      const call = plannedCall('POST', `${pathOf(agent.vendorId)}/latest`, { version });
      const expects = hasOwner(agent.original) ? [] : await contentOf(agent, version, reads);
      return [{ ...call, expects: [inForce(version), ...expects], refusals: [noVersion(version)] }];
    },
  };
}

function pathOf(vendorId: string): string {
  return `/assistants/${pathSegment(vendorId)}`;
}

/** Aegra refuses a body that fills both of its names for one thing, even alike; LangGraph has two things there. */
async function settingsOfNew({ config, context }: JsonObject, reads: PlannerReads): Promise<JsonObject> {
  const { configurable, ...others } = (config ?? {}) as JsonObject;
  if (!isFilled(configurable) || !isFilled(context) || !(await reads.isMirroring())) return {};
  return { config: others };
}

/** Of an assistant that is there already. With an id of its own choice, Aegra names one that does not exist. */
function twin({ assistant_id: id }: JsonObject): KnownRefusal {
  const pair =
    'an assistant of yours has the same graph and the same config and context, and Aegra keeps only one of those';
  return id === undefined
    ? { status: 409, field: ['config'], message: pair }
    : { status: 409, field: ['assistant_id'], message: `the id is taken, or ${pair}` };
}

/** Aegra (`services/assistant_service.py`) and LangGraph, as recorded, answer with the number that was asked for. */
function inForce(version: number): ExpectedValue {
  return {
    path: ['version'],
    value: version,
    message: `the server accepted the call, but version ${version} is not in force`,
  };
}

function noVersion(version: number): KnownRefusal {
  const message = `this assistant has no version ${version}`;
  // Any other 404 means the assistant.
  return { status: 404, mentions: /^(Version '|Assistant version not found)/, field: ['version'], message };
}

/** The whole is written, so that a number which was rounded in reading would be changed along with what is asked for. */
function refuseInexact(kept: JsonObject): void {
  const [part, ...place] = inexactPlace(kept) ?? [];
  if (part === undefined) return;
  const what = `the assistant has a number there that is too large to be read exactly (${place.join('.')})`;
  throw new InputError([part], `${what}, and an update would change it: give this field anew, too`);
}

/** Before 0.11, Aegra answers success and leaves the description as it is. */
function emptied(original: JsonObject, changes: JsonObject, { description }: JsonObject): ExpectedValue[] {
  if (!original.description || !('description' in changes) || description) return [];
  const message = 'Aegra can not empty a description before its release 0.11: the old text is still there';
  return [{ path: ['description'], value: description, message }];
}

async function contentOf({ vendorId }: AgentRecord, number: number, reads: PlannerReads): Promise<ExpectedValue[]> {
  const content = await reads.version(vendorId, number);
  if (content === undefined) return [];
  return RESTORED.filter((key) => key in content).map((key) => ({
    path: [key],
    value: content[key],
    message: `the server put version ${number} in force, but this is not as it was in that version`,
  }));
}
