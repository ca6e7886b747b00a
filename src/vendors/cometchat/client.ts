/** @module The REST calls of CometChat's "bring your own" agents (https://www.cometchat.com/docs/ai-agent-service.json). */
import type { CallOptions, VendorCall } from '../../http/call.ts';
import { Transport } from '../../http/transport.ts';
import type { ClientContext, SentAnswer, VendorClient } from '../client.ts';
import { createAgentReader } from '../kit/read-agent.ts';
import { readEnvelope } from '../kit/read-envelope.ts';
import { sentAnswer } from '../kit/sent-answer.ts';
import type { ListPage, ListRequest } from '../listing.ts';
import type { PlannedCall } from '../plan.ts';
import { AGENTS_PATH, agent, agentList, changeAnswer, createAnswer } from './contract.ts';
import { readErrorBody, toFields, toOperations } from './mapping.ts';
import { planner } from './planner.ts';
import type { CometChatSettings } from './settings.ts';

const LIST: VendorCall = { method: 'GET', path: AGENTS_PATH };

/** A client of one CometChat account. There is no call for one agent: it is found in the list. */
export function connectCometChat(
  settings: CometChatSettings,
  { accountId, drift, findSecrets }: ClientContext,
): VendorClient {
  const transport = new Transport({
    baseUrl: settings.baseUrl,
    headers: { apikey: settings.apiKey },
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
    id: (document) => document.uid,
    fields: toFields,
    operations: toOperations,
  });

  return {
    list(_request: ListRequest, options?: CallOptions): Promise<ListPage> {
      return transport.read(
        LIST,
        (answer) => {
          const items = readEnvelope(agentList, answer, drift);
          return { agents: agents.many(items), itemCount: items.length, hasMore: false, total: items.length };
        },
        options,
      );
    },

    plan: planner,

    async send(call: PlannedCall, options?: CallOptions): Promise<SentAnswer> {
      const answer = await transport.write(call, options);
      if (call.method === 'POST') return agents.one(readEnvelope(createAnswer, answer, drift).agent);
      readEnvelope(changeAnswer, answer, drift);
      return sentAnswer(call, answer.body, () => null);
    },

    async checkHealth(options?: CallOptions): Promise<void> {
      readEnvelope(agentList, await transport.probe(LIST, options), drift);
    },

    get circuit() {
      return transport.circuit;
    },

    close: () => transport.close(),
  };
}
