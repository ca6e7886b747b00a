/** @module CometChat's words and ours, both ways. */
import type { z } from 'zod';
import type { AgentFields, AgentOperation, AgentRecord, AgentStatus, JsonObject } from '../../core/agent.ts';
import type { VendorErrorCode } from '../../core/errors/vendor-error.ts';
import { isObject, lookUp } from '../../core/json.ts';
import { parseTimestamp } from '../../core/timestamps.ts';
import { parseUrl } from '../../core/urls.ts';
import type { ErrorBody } from '../../http/answer-error.ts';
import { pathSegment } from '../../http/call.ts';
import { isBareNotFound, isUnknownPath } from '../kit/error-form.ts';
import { idProblem } from '../kit/id-problem.ts';
import { plannedCall } from '../kit/planned-call.ts';
import { presentObject } from '../kit/present-object.ts';
import type { AgentFilter, PushedFilter } from '../listing.ts';
import { InputError, type KnownRefusal, type PlannedCall, type WritePlanner } from '../plan.ts';
import { AGENTS_PATH, type agent, type createAgent, errorBody, INTEGRATION_TYPE, updateAgent } from './contract.ts';
import { FRAMEWORK_NAMES, FRAMEWORKS, type Framework, keysNotTaken } from './frameworks.ts';

/** A CometChat agent as its contract reads it. */
export type CometChatDocument = z.infer<typeof agent>;

/** The states that an agent can be in. */
export const STATUSES: readonly AgentStatus[] = ['ACTIVE', 'PAUSED', 'DELETED'];

/** The unified fields of a CometChat agent. What it is told and which model it asks is known to its framework only. */
export function toFields(document: CometChatDocument): AgentFields {
  return {
    name: document.name ?? '',
    description: null,
    instructions: null,
    model: null,
    temperature: null,
    avatarUrl: parseUrl(document.icon),
    tags: null,
    status: toStatus(document),
    createdAt: parseTimestamp(document.createdAt),
    updatedAt: parseTimestamp(document.updatedAt),
  };
}

/** What can be done with an agent in this state. */
export function toOperations(document: CometChatDocument): readonly AgentOperation[] {
  switch (toStatus(document)) {
    case 'DELETED':
      return [];
    case 'ACTIVE':
      return ['UPDATE', 'DELETE', 'PAUSE', 'COPY'];
    case 'PAUSED':
      return ['UPDATE', 'DELETE', 'RESUME', 'COPY'];
    default:
      return ['UPDATE', 'DELETE', 'PAUSE', 'RESUME', 'COPY'];
  }
}

function toStatus({ deletedAt, isActive }: CometChatDocument): AgentStatus | null {
  // No page says how an agent looks that was not deleted; the example has null. 0 and '' are no point in time either.
  if (deletedAt) return 'DELETED';
  if (isActive === true) return 'ACTIVE';
  return isActive === false ? 'PAUSED' : null;
}

/** The list takes no parameter at all: everything is done here. */
export function pushDown({ statuses, tags, search }: AgentFilter): readonly PushedFilter[] {
  if (tags !== undefined) return [];
  const isPossible = statuses === undefined || statuses.some((status) => STATUSES.includes(status));
  return isPossible ? [{ query: {}, remaining: { statuses, tags: undefined, search } }] : [];
}

/**
 * The headers of an agent's calls in the form that its framework's variant takes on the wire. Names and values are as
 * the contract lets them through: without line breaks, and no colon in a name.
 *
 * @throws RangeError for a framework that takes none: the contract refuses them before
 */
export function headersToWire(
  framework: Framework,
  headers: Readonly<Record<string, string>>,
): string | Readonly<Record<string, string>> {
  switch (FRAMEWORKS[framework].headers) {
    case 'OBJECT':
      return headers;
    case 'JSON_TEXT':
      return JSON.stringify(headers);
    case 'LINES':
      return Object.entries(headers)
        .map(([key, value]) => `${key}:${value}`)
        .join('\n');
    case null:
      throw new RangeError(`${framework} takes no headers`);
  }
}

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
    ...plannedCall('POST', AGENTS_PATH, { ...wire, integrationMeta: metaToWire(integrateWith, integrationMeta) }),
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

function agentPath({ vendorId }: AgentRecord): string {
  return `${AGENTS_PATH}/${pathSegment(vendorId)}`;
}

const MEANING: Readonly<Record<string, VendorErrorCode>> = {
  AUTH_ERR_NO_ACCESS: 'FORBIDDEN',
  ERR_PLAN_RESTRICTION: 'QUOTA_EXCEEDED',
  ERR_PLAN_QUOTA_RESTRICTION: 'QUOTA_EXCEEDED',
  ERR_TOO_MANY_REQUESTS: 'RATE_LIMITED',
  ERR_AGENT_NOT_FOUND: 'NOT_FOUND',
  // The tool is named in the body of a write: the agent is there.
  ERR_TOOL_NOT_FOUND: 'INVALID',
};

/** One of the documented codes, wherever it stands. */
const CODE = /\b(?:AUTH_)?ERR_[A-Z]+(?:_[A-Z]+)*\b/;

/** One of the general codes, whose meaning no page states. */
const UNKNOWN_API = 'ERR_API_NOT_FOUND';

/** A text longer than this is a page and no message. */
const TEXT_MESSAGE_MAX = 300;

/** What an error body of CometChat says. The pages give codes without a place, so they are looked for everywhere. */
export function readErrorBody(body: unknown): ErrorBody {
  const { code: stated, message } = typeof body === 'string' ? { code: undefined, message: plain(body) } : parts(body);
  const code = stated ?? message?.match(CODE)?.[0];
  return {
    code,
    message,
    meaning: code === undefined ? undefined : meaningOf(code),
    form: formOf(body, code, message),
  };
}

/**
 * A code like CometChat's is its own, but for the one that names no agent. Of its two documented forms, one is also what
 * servers say of a path that they do not know; a text is in none of them. Nothing is known of the rest.
 */
function formOf(body: unknown, code: string | undefined, message: string | undefined): ErrorBody['form'] {
  if (code !== undefined && CODE.test(code)) return code === UNKNOWN_API ? 'UNKNOWN' : 'OWN';
  if (typeof body === 'string' || isUnknownPath(message) || isBareNotFound(message)) return 'FOREIGN';
  return isErrorResponse(body) ? 'OWN' : 'UNKNOWN';
}

/** All keys of the schema's `ErrorResponse` are required. */
function isErrorResponse(body: unknown): boolean {
  return (
    isObject(body) && body.statusCode !== undefined && body.message !== undefined && typeof body.error === 'string'
  );
}

function parts(body: unknown): { code: string | undefined; message: string | undefined } {
  const { data } = errorBody.safeParse(body);
  const { error } = data ?? {};
  const inner = typeof error === 'object' ? error : null;
  const outer = Array.isArray(data?.message) ? data.message.join('; ') : data?.message;
  const reason = typeof error === 'string' ? error : undefined;
  return { code: inner?.code ?? data?.code ?? undefined, message: inner?.message ?? outer ?? reason };
}

function meaningOf(code: string): VendorErrorCode | undefined {
  return lookUp(MEANING, code) ?? (code.startsWith('AUTH_ERR_') ? 'UNAUTHORIZED' : undefined);
}

function plain(text: string): string | undefined {
  const trimmed = text.trim();
  const isMessage = trimmed !== '' && trimmed.length <= TEXT_MESSAGE_MAX && !trimmed.includes('<');
  return isMessage ? trimmed : undefined;
}
