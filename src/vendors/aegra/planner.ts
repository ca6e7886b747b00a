/** @module The calls of Aegra's writes, and of LangGraph's. */

import type { AgentRecord, JsonObject } from '../../core/agent.ts';
import { type Route, route, subRoute } from '../../http/route.ts';
import { plannedCall } from '../kit/planned-call.ts';
import type { ExpectedValue, KnownRefusal, WritePlanner } from '../plan.ts';
import { asObject, isFilled } from './json.ts';
import { isReachable, NO_UUID } from './mapping.ts';
import type { KnownServer } from './server-kind.ts';
import { hasTwoContexts, refuseTwoContexts, setsTwoContexts } from './two-contexts.ts';
import { updateBody } from './update-body.ts';
import type { UpdateCall } from './writer.ts';

/** What plans are made by. */
export interface PlannerReads {
  readonly server: KnownServer;
  /** When the newest assistant was made: undefined when there is none, null when nobody can tell. */
  newest(): Promise<Date | null | undefined>;
  /** An assistant's document as of a version, or undefined when the server does not list it. */
  version(vendorId: string, number: number): Promise<JsonObject | undefined>;
}

/**
 * What LangGraph's servers were seen to leave as it is when a version is restored (JS graph, description and context,
 * Python graph and context); of the others it is not taken for granted.
 */
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
      const call = { ...plannedCall('POST', route('/assistants'), sent), refusals: [noUuid, ...taken(body)] };
      return [ifExists === 'do_nothing' ? { ...call, mayAnswerExisting: isNoNewerThan(await reads.newest()) } : call];
    },

    async update({ vendorId, original }, changes) {
      const kind = await reads.server.kind(original);
      if (setsTwoContexts(changes)) refuseTwoContexts(kind);
      const body = updateBody(kind, original, changes);
      const call: UpdateCall = {
        ...plannedCall('PATCH', pathOf(vendorId), body),
        asks: changes,
        sets: Object.keys(changes).map((key) => [key]),
        expects: emptied(original, changes, body),
        update: { original, changes },
      };
      return [call];
    },

    delete: ({ vendorId }) => [plannedCall('DELETE', pathOf(vendorId))],

    async restoreVersion(agent, version) {
      const call = plannedCall('POST', subRoute(pathOf(agent.vendorId), '/latest'), { version });
      const expects = await contentOf(agent, version, reads);
      return [{ ...call, expects: [inForce(version), ...expects], refusals: [noVersion(version)] }];
    },
  };
}

function pathOf(vendorId: string): Route {
  return route('/assistants/{id}', { id: vendorId });
}

/**
 * Where the two contexts are one thing, a body that fills both is refused, even alike. Where nobody knows, both are sent
 * if they are alike: the refusal changes nothing and is understood.
 */
async function settingsOfNew(body: JsonObject, { server }: PlannerReads): Promise<JsonObject> {
  const { configurable, ...others } = asObject(body.config);
  if (!isFilled(configurable) || !isFilled(body.context)) return {};
  const kind = await server.kind();
  if (hasTwoContexts(body)) refuseTwoContexts(kind);
  return kind === 'LANGGRAPH_JS' || kind === 'UNKNOWN' ? {} : { config: others };
}

/** LangGraph Python says the same of an id in a path, where it means that there is no such assistant. */
const noUuid: KnownRefusal = {
  status: 422,
  mentions: new RegExp(`^${NO_UUID}$`),
  field: ['assistant_id'],
  message: 'LangGraph takes UUIDs only',
};

/** Whether an assistant was there already, as far as can be told: what is made now is newer than all others. */
function isNoNewerThan(newest: Date | null | undefined): (agent: AgentRecord) => boolean {
  return ({ fields: { createdAt } }) =>
    newest !== undefined && !(newest !== null && createdAt !== null && createdAt !== undefined && createdAt > newest);
}

/** Of an assistant that is there already. With an id of its own choice, Aegra names one that does not exist. */
function taken({ assistant_id: id }: JsonObject): KnownRefusal[] {
  const pair =
    'an assistant of yours has the same graph and the same config and context, and Aegra keeps only one of those';
  if (id === undefined) return [{ status: 409, field: ['config'], message: pair }];
  return [
    // Aegra's word. LangGraph knows no pairs.
    { status: 409, mentions: /^conflict$/, field: ['assistant_id'], message: `the id is taken, or ${pair}` },
    { status: 409, field: ['assistant_id'], message: 'the id is taken' },
  ];
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
  return {
    status: 404,
    mentions: /^(Version '|Version -?\d+ not found|Assistant version not found)/,
    field: ['version'],
    message,
  };
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
