/**
 * @module The REST calls of Aegra's assistants API (https://github.com/aegra/aegra). LangGraph servers answer the same
 * calls; where the two differ, both are served.
 */
import type { JsonObject } from '../../core/agent.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { isObject } from '../../core/json.ts';
import { MAX_VERSIONS, PageLimit } from '../../core/page-limit.ts';
import { isSameId } from '../../core/uuid.ts';
import type { CallOptions, VendorCall } from '../../http/call.ts';
import { route } from '../../http/route.ts';
import type { ClientContext, VendorClient } from '../client.ts';
import { accountTransport } from '../kit/account-transport.ts';
import { createClient } from '../kit/create-client.ts';
import { nullWhenNotFound } from '../kit/null-when-not-found.ts';
import { readEnvelope } from '../kit/read-envelope.ts';
import { readItems } from '../kit/read-items.ts';
import type { PlannedCall } from '../plan.ts';
import { agent, agentCount, agentList, SEARCH_LIMIT_DEFAULT, VERSIONS_LIMIT, version } from './contract.ts';
import {
  isReachable,
  languageModelAt,
  NO_UUID,
  normalize,
  readErrorBody,
  toFields,
  toOperations,
  toVersion,
} from './mapping.ts';
import { createPlanner } from './planner.ts';
import { KnownServer } from './server-kind.ts';
import type { AegraSettings } from './settings.ts';
import { isStorableText } from './storable.ts';
import { createSender } from './writer.ts';

/** How long `/info` is waited for; milliseconds. */
const INFO_TIMEOUT_MS = 2_000;

/** A client of one Aegra or LangGraph server. */
export function connectAegra(settings: AegraSettings, context: ClientContext): VendorClient {
  const { drift } = context;
  const transport = accountTransport(settings, { headers: settings.headers, readErrorBody });

  async function versionsIn(body: JsonObject, vendorId: string, options?: CallOptions): Promise<unknown[]> {
    const path = route('/assistants/{id}/versions', { id: vendorId });
    const call: VendorCall = { operation: 'VERSIONS', method: 'POST', ...path, body };
    const items = transport.read(call, (answer) => readEnvelope(agentList, answer, drift), options);
    // LangGraph calls a page behind the last version "not found"; on the first page that means the assistant.
    return body.offset === 0 ? items : ((await nullWhenNotFound(items)) ?? []);
  }

  /** For a version of which nobody knows where it stands. */
  async function* versionPages(vendorId: string, options?: CallOptions): AsyncGenerator<unknown[]> {
    let newest: unknown;
    const pageLimit = new PageLimit('versions', MAX_VERSIONS);
    for (let offset = 0; ; offset += VERSIONS_LIMIT) {
      const items = await versionsIn({ limit: VERSIONS_LIMIT, offset }, vendorId, options);
      // Aegra does not read the body: what comes again from the start was all there is.
      if (offset > 0 && versionNumber(items[0]) === newest) return;
      newest ??= versionNumber(items[0]);
      yield items;
      if (items.length !== VERSIONS_LIMIT) return;
      pageLimit.add(items.length, VERSIONS_LIMIT);
    }
  }

  const server = new KnownServer(async () => {
    // Past the breaker, and not for long: many servers have no such route, and all writes can do without.
    const signal = AbortSignal.timeout(Math.min(INFO_TIMEOUT_MS, settings.timeoutMs));
    return (await transport.probe({ operation: 'LOOKUP', method: 'GET', ...route('/info') }, { signal })).body;
  });
  const sendCall = createSender(transport, server);
  const plan = createPlanner({
    server,
    async newest() {
      try {
        const { agents, itemCount } = await client.list({ query: {}, limit: 1, offset: 0 });
        return itemCount === 0 ? undefined : (agents[0]?.fields.createdAt ?? null);
      } catch (error) {
        // What was left undone in a new assistant is then not told: that keeps nobody from making one.
        if (error instanceof VendorError) return null;
        throw error;
      }
    },
    async version(vendorId, number) {
      for await (const items of versionPages(vendorId)) {
        const found = items.find((item) => versionNumber(item) === number);
        if (isObject(found)) return normalize(found);
      }
      return undefined;
    },
  });

  const client: VendorClient = createClient(context, {
    transport,
    agent: {
      contract: agent,
      normalize,
      id: (document) => document.assistant_id,
      fields: toFields,
      languageModel: languageModelAt(settings.modelPointer),
      operations: toOperations,
    },
    list: {
      // Without `sort_by`, which LangGraph ignores: both servers put the newest first unless told otherwise.
      call: ({ query, limit, offset }) => ({
        method: 'POST',
        ...route('/assistants/search'),
        body: { ...query, limit, offset },
      }),
      envelope: agentList,
      // Aegra has no pagination headers and LangGraph's are wrong: the end is a page that is not full. One that holds as
      // many as a server gives unasked may have been cut, whatever was asked for: there is looked behind it.
      page: (items, { limit }) => ({ items, hasMore: items.length >= Math.min(limit, SEARCH_LIMIT_DEFAULT) }),
    },
    path: route('/assistants'),
    // No `health`: /health and /info are open, and say nothing about the credentials.

    // An id that no server can keep is known not to exist, without a call.
    canGet: (vendorId) => isReachable(vendorId) || !isStorableText(vendorId),

    async get(vendorId, read) {
      // No server can keep such an id. Aegra fails when it is asked for one: five times, and the circuit would open.
      if (!isStorableText(vendorId)) return null;
      const record = await read().catch(nullWhenNoUuid);
      // LangGraph takes the name of a graph for the id of its default assistant. It is not that assistant's id.
      return record?.vendorId === vendorId ? record : null;
    },

    count(query, options) {
      const call: VendorCall = { operation: 'COUNT', method: 'POST', ...route('/assistants/count'), body: query };
      return transport.read(call, (answer) => readEnvelope(agentCount, answer, drift), options);
    },

    async versions({ vendorId, document }, { offset, limit }, options) {
      const answer = await versionsIn({ limit, offset }, vendorId, options);
      // Aegra does not read the body, and answers with all there are.
      const isAll = answer.length > limit;
      const shown = isAll ? answer.slice(offset, offset + limit) : answer;
      const items = await readItems(version, shown, 'versions[]', drift, options?.signal);
      return {
        versions: items.map((item) => toVersion(item, document.version)),
        hasMore: isAll ? answer.length > offset + limit : answer.length === limit,
      };
    },

    plan,

    async write(call, options) {
      const answer = await sendCall(call, options).catch((error) => explain(error, call));
      refuseAnother(answer.body, call);
      return answer;
    },
  });
  return client;
}

/** LangGraph Python has UUIDs only, and says so of any other id, in place of that there is no such assistant. */
function nullWhenNoUuid(error: unknown): null {
  if (error instanceof VendorError && error.status === 422 && error.vendorMessage === NO_UUID) return null;
  throw error;
}

/** Asked to leave an existing assistant alone, Aegra answers with it, whichever id was asked for. */
function refuseAnother(answered: unknown, { body }: PlannedCall): void {
  const asked = body?.assistant_id;
  const vendorId = isObject(answered) ? answered.assistant_id : undefined;
  if (body?.if_exists !== 'do_nothing' || typeof asked !== 'string' || typeof vendorId !== 'string') return;
  if (isSameId(asked, vendorId)) return;
  throw new VendorError({
    code: 'CONFLICT',
    message: `nothing was created: the server has an assistant "${vendorId}" of the same graph, config and context, left it as it is, and keeps no second one`,
    vendorField: 'assistant_id',
    mayHaveTakenEffect: false,
  });
}

/** Why Aegra fails in changing an assistant, as far as it is known: it does not say so itself. */
function explain(error: unknown, { path }: PlannedCall): never {
  const isKnown = error instanceof VendorError && error.status === 500 && error.vendorCode === 'internal_error';
  if (!isKnown || path === '/assistants') throw error;
  const causes = 'another assistant of yours has the same graph, config and context, or others change this one now';
  throw new VendorError({ ...error, message: `${error.message} (it may be that ${causes})` }, { cause: error });
}

function versionNumber(item: unknown): unknown {
  return (item as { version?: unknown } | null | undefined)?.version;
}
