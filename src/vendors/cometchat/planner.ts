/** @module The calls of CometChat's writes. */
import type { z } from 'zod';
import type { AgentRecord, JsonObject } from '../../core/agent.ts';
import { type Route, route, subRoute } from '../../http/route.ts';
import { idProblem } from '../kit/id-problem.ts';
import { plannedCall } from '../kit/planned-call.ts';
import { presentObject } from '../kit/present-object.ts';
import { InputError, type KnownRefusal, type PlannedCall, type WritePlanner } from '../plan.ts';
import { AGENTS_PATH, type createAgent, INTEGRATION_TYPE, updateAgent } from './contract.ts';
import { FRAMEWORK_NAMES, type Framework, keysNotTaken } from './frameworks.ts';
import { headersToWire } from './mapping.ts';

/** The calls of CometChat's writes. A change is answered without the agent, which is then found in the list. */
export const planner: WritePlanner = {
  idProblem,
  create: async (body) => [createCall(body as z.infer<typeof createAgent>)],
  update: async (agent, changes) => [updateCall(agent, changes)],
  delete: (agent) => [plannedCall('DELETE', agentPath(agent))],
  pause: (agent) => [plannedCall('PATCH', agentPath(agent), { isActive: false })],
  resume: (agent) => [plannedCall('PATCH', agentPath(agent), { isActive: true })],
};

/** What the schema's versions disagree on as required is always sent: that is right by each of them. */
function createCall(body: z.infer<typeof createAgent>): PlannedCall {
  const { integrateWith, integrationMeta, isActive = true, tools = [], actions = [], ...rest } = body;
  const wire = { ...rest, integrateWith, integrationType: INTEGRATION_TYPE, isActive, tools, actions };
  return {
    ...plannedCall('POST', route(AGENTS_PATH), {
      ...wire,
      integrationMeta: metaToWire(integrateWith, integrationMeta),
    }),
    ...notesOn(body),
  };
}

type Changes = z.infer<typeof updateAgent>;

/**
 * Whether a PATCH merges objects or replaces them is not documented, so they are sent whole; nor is what becomes of an
 * `isActive` that is left out, whose default is `true`, so an agent's own is always sent, where CometChat tells it.
 */
function updateCall(agent: AgentRecord, changes: Changes): PlannedCall {
  const { integrationMeta, metaData, ...rest } = changes;
  const { isActive } = agent.original;
  return {
    ...plannedCall('PATCH', agentPath(agent), {
      ...(typeof isActive === 'boolean' ? { isActive } : {}),
      ...rest,
      ...(integrationMeta === undefined ? {} : connection(agent, changes.integrateWith, integrationMeta)),
      ...(metaData === undefined ? {} : { metaData: wholeMetaData(agent, metaData) }),
    }),
    ...notesOn(changes),
  };
}

/** Where an agent runs, from now on: by the framework that it gets, or else has. */
function connection(agent: AgentRecord, given: Framework | undefined, meta: IntegrationMeta): JsonObject {
  const framework = given ?? FRAMEWORK_NAMES.find((name) => name === agent.original.integrateWith);
  if (framework === undefined) {
    throw new InputError(
      ['integrateWith'],
      'is required with integrationMeta: the framework of this agent is unknown here',
    );
  }
  const [refused] = keysNotTaken(framework, meta);
  if (refused !== undefined) throw new InputError(['integrationMeta', refused.key], refused.message);
  return { integrateWith: framework, integrationMeta: metaToWire(framework, meta) };
}

type IntegrationMeta = z.infer<typeof createAgent>['integrationMeta'];

function metaToWire(framework: Framework, { headers, ...meta }: IntegrationMeta): JsonObject {
  return headers === undefined ? meta : { ...meta, headers: headersToWire(framework, headers) };
}

/** What a plan knows of a call besides what is sent: the fields that were given, and the secrets that a text form hides. */
function notesOn(given: z.infer<typeof updateAgent>): Pick<PlannedCall, 'sets' | 'secrets' | 'refusals'> {
  return {
    sets: Object.keys(given).map((key) => [key]),
    secrets: Object.values(given.integrationMeta?.headers ?? {}),
    refusals: unknownTool(given),
  };
}

/**
 * The refusal of a name that does not exist says not in which list it stands. Of one list alone it can only be that; of
 * two, what is around both is named.
 */
function unknownTool(given: z.infer<typeof updateAgent>): KnownRefusal[] {
  const lists = (['tools', 'actions'] as const).filter((key) => given[key]?.length);
  return lists.length === 0
    ? []
    : [{ status: 400, mentions: /\bERR_TOOL_NOT_FOUND\b/, field: lists.length === 1 ? lists : [] }];
}

/** Keys that nobody documents are kept: they are CometChat's own, and a PATCH that replaces would lose them. */
function wholeMetaData({ original }: AgentRecord, change: NonNullable<Changes['metaData']>): JsonObject {
  return { ...presentObject('metaData', updateAgent.shape.metaData, original.metaData, change), ...change };
}

function agentPath({ vendorId }: AgentRecord): Route {
  return subRoute(route(AGENTS_PATH), '/{id}', { id: vendorId });
}
