/** @module The REST calls of Chatsby's agents API (https://chatsby.co/docs/developers/api/agents). */
import type { AgentRecord } from '../../core/agent.ts';
import { type CallOptions, pathSegment, type VendorCall } from '../../http/call.ts';
import { Transport } from '../../http/transport.ts';
import type { ClientContext, SentAnswer, VendorClient } from '../client.ts';
import { nullWhenNotFound } from '../kit/null-when-not-found.ts';
import { createAgentReader } from '../kit/read-agent.ts';
import { readEnvelope } from '../kit/read-envelope.ts';
import { sentAnswer } from '../kit/sent-answer.ts';
import type { ListPage, ListRequest } from '../listing.ts';
import type { PlannedCall } from '../plan.ts';
import { agent, agentPage } from './contract.ts';
import { readErrorBody, toFields, toOperations } from './mapping.ts';
import { planner } from './planner.ts';
import type { ChatsbySettings } from './settings.ts';

/** A client of one Chatsby account. */
export function connectChatsby(
  settings: ChatsbySettings,
  { accountId, drift, findSecrets }: ClientContext,
): VendorClient {
  const transport = new Transport({
    baseUrl: settings.baseUrl,
    headers: { authorization: `Bearer ${settings.apiKey}` },
    timeoutMs: settings.timeoutMs,
    queueTimeoutMs: settings.queueTimeoutMs,
    concurrency: settings.concurrency,
    maxResponseBytes: settings.maxResponseBytes,
    secrets: [settings.apiKey],
    readErrorBody,
  });
  const agents = createAgentReader({
    accountId,
    drift,
    findSecrets,
    contract: agent,
    whole: true,
    id: (document) => document.id,
    fields: toFields,
    operations: toOperations,
  });
  const listCall = (query: NonNullable<VendorCall['query']>): VendorCall => ({ method: 'GET', path: '/agents', query });

  return {
    list({ query, limit, cursor }: ListRequest, options?: CallOptions): Promise<ListPage> {
      const call = listCall({ ...(query as { status?: string }), page_size: limit, cursor });
      return transport.read(
        call,
        (answer) => {
          const page = readEnvelope(agentPage, answer, drift);
          // An empty one would ask for the first page again.
          const nextCursor = page.next_cursor || undefined;
          if (!page.has_more && nextCursor !== undefined) {
            drift.add({ path: 'next_cursor', problem: 'a next page although has_more is false' });
          }
          // Of the two, the one that says more is believed: a page that is not there is an empty one.
          const hasMore = page.has_more || nextCursor !== undefined;
          return { agents: agents.many(page.data), itemCount: page.data.length, hasMore, nextCursor };
        },
        options,
      );
    },

    async get(vendorId: string, options?: CallOptions): Promise<AgentRecord | null> {
      const call: VendorCall = { method: 'GET', path: `/agents/${pathSegment(vendorId)}` };
      return nullWhenNotFound(transport.read(call, (answer) => agents.one(answer.body), options));
    },

    plan: planner,

    async send(call: PlannedCall, options?: CallOptions): Promise<SentAnswer> {
      const { body } = await transport.write(call, options);
      return sentAnswer(call, body, agents.one);
    },

    async checkHealth(options?: CallOptions): Promise<void> {
      readEnvelope(agentPage, await transport.probe(listCall({ page_size: 1 }), options), drift);
    },

    get circuit() {
      return transport.circuit;
    },

    close: () => transport.close(),
  };
}
