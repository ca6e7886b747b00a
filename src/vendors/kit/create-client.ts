/** @module Puts a client together. What all vendors share is here; a vendor states what differs. */
import type { z } from 'zod';
import type { AgentRecord } from '../../core/agent.ts';
import { describeAgent } from '../../core/tracing.ts';
import type { CallOptions, VendorAnswer, VendorCall } from '../../http/call.ts';
import { idRoutes, type Route } from '../../http/route.ts';
import type { Transport } from '../../http/transport.ts';
import type { ClientContext, VendorClient } from '../client.ts';
import type { ListRequest } from '../listing.ts';
import type { PlannedCall } from '../plan.ts';
import { createList, type ListParts } from './create-list.ts';
import { type AgentReaderOptions, createAgentReader } from './read-agent.ts';
import { readById } from './read-by-id.ts';
import { readEnvelope } from './read-envelope.ts';
import { sentAnswer } from './sent-answer.ts';

const FIRST_ITEM: ListRequest = { query: {}, limit: 1, offset: 0 };

/** How one kind of document becomes an agent. */
export type DocumentParts<Document> = Pick<
  AgentReaderOptions<Document>,
  'contract' | 'normalize' | 'id' | 'fields' | 'languageModel' | 'operations'
>;

/** What a client is put together from. `canGet`, `count`, `plan` and `versions` become the client's as they are. */
export interface ClientParts<Document, Row, Envelope>
  extends Pick<VendorClient, 'canGet' | 'count' | 'plan' | 'versions'> {
  readonly transport: Transport;
  /** The whole agent. */
  readonly agent: DocumentParts<Document>;
  /** An item of the list. @default the whole agent */
  readonly row?: DocumentParts<Row>;
  readonly list: ListParts<Envelope>;
  /** Path of the agents, below which each is read by its id. Absent where the vendor has no call for one agent. */
  readonly path?: Route;
  /** What is special about reading one agent. @default `read()`, which asks the vendor: null when there is none */
  readonly get?: (vendorId: string, read: () => Promise<AgentRecord | null>) => Promise<AgentRecord | null>;
  /** Sends a call of a plan. @default the transport's `write` */
  readonly write?: (call: PlannedCall, options?: CallOptions) => Promise<VendorAnswer>;
  /**
   * The agent's document in the answer to a write; undefined where the answer does not show it. Of a deletion: what is
   * looked at for a confirmation. @default the body
   */
  readonly documentIn?: (answer: VendorAnswer, call: PlannedCall) => unknown;
  /** A cheap call that needs the credentials, and what its answer must be. @default the first item of the list */
  readonly health?: { readonly call: VendorCall; readonly envelope: z.ZodType };
}

/**
 * A client of one account.
 *
 * @example
 * createClient(context, {
 *   transport: accountTransport(settings, { headers: { 'x-api-key': settings.apiKey }, readErrorBody }),
 *   agent: { contract: contract.agent, id: ({ id }) => id, fields: toFields, operations: toOperations },
 *   list: {
 *     call: ({ limit, cursor }) => ({ method: 'GET', ...route('/agents'), query: { limit, cursor } }),
 *     envelope: contract.agentPage,
 *     page: ({ data, next }) => ({ items: data, hasMore: next !== null, nextCursor: next ?? undefined }),
 *   },
 *   path: route('/agents'),
 *   plan: planner,
 * });
 */
export function createClient<Document, Row, Envelope>(
  context: ClientContext,
  parts: ClientParts<Document, Row, Envelope>,
): VendorClient {
  const { transport, agent, row, list: listParts, path, get, write, documentIn, health, ...members } = parts;
  const agents = createAgentReader({ ...context, ...agent, whole: true });
  const rows =
    row === undefined ? agents : createAgentReader({ ...context, ...row, known: agent.contract, whole: false });
  const list = createList(transport, rows, context.drift, listParts);

  function byId(routeOf: (id: string) => Route): NonNullable<VendorClient['get']> {
    const readOne = (vendorId: string, options?: CallOptions) =>
      readById(vendorId, {
        read: (id) => {
          const { path, pathTemplate } = routeOf(id);
          return transport.read({ operation: 'GET', method: 'GET', path, pathTemplate }, parse, options);
        },
        list: (request) => list(request, options),
      });
    if (get === undefined) return readOne;
    return async (vendorId, options) => get(vendorId, () => readOne(vendorId, options));
  }

  const parse = ({ body }: VendorAnswer) => {
    const agent = agents.one(body);
    describeAgent(agent);
    return agent;
  };

  return {
    ...members,
    list,
    ...(path !== undefined && { get: byId(idRoutes(path)) }),

    async send(call, options) {
      const answer = await (write === undefined ? transport.write(call, options) : write(call, options));
      return sentAnswer(call, documentIn === undefined ? answer.body : documentIn(answer, call), agents.one);
    },

    async checkHealth(options) {
      const { call = listParts.call(FIRST_ITEM), envelope = listParts.envelope } = health ?? {};
      readEnvelope(envelope, await transport.probe({ ...call, operation: 'HEALTH' }, options), context.drift);
    },

    get circuit() {
      return transport.circuit;
    },

    get load() {
      return transport.load;
    },

    get cachedReads() {
      return transport.cachedReads;
    },

    get rateLimit() {
      return transport.rateLimit;
    },

    close: () => transport.close(),
  };
}
