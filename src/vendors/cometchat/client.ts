/** @module The REST calls of CometChat's "bring your own" agents (https://www.cometchat.com/docs/ai-agent-service.json). */
import { route } from '../../http/route.ts';
import type { ClientContext, VendorClient } from '../client.ts';
import { accountTransport } from '../kit/account-transport.ts';
import { createClient } from '../kit/create-client.ts';
import { readEnvelope } from '../kit/read-envelope.ts';
import { AGENTS_PATH, agent, agentList, changeAnswer, createAnswer } from './contract.ts';
import { readErrorBody, toFields, toOperations } from './mapping.ts';
import { planner } from './planner.ts';
import type { CometChatSettings } from './settings.ts';

/** A client of one CometChat account. There is no call for one agent: it is found in the list. */
export function connectCometChat(settings: CometChatSettings, context: ClientContext): VendorClient {
  return createClient(context, {
    transport: accountTransport(settings, { headers: { apikey: settings.apiKey }, readErrorBody }),
    agent: { contract: agent, id: ({ uid }) => uid, fields: toFields, operations: toOperations },
    list: {
      call: () => ({ method: 'GET', ...route(AGENTS_PATH) }),
      envelope: agentList,
      page: (items) => ({ items, hasMore: false, total: items.length }),
    },
    plan: planner,
    documentIn(answer, { method }) {
      if (method === 'POST') return readEnvelope(createAnswer, answer, context.drift).agent;
      readEnvelope(changeAnswer, answer, context.drift);
      return method === 'DELETE' ? answer.body : undefined;
    },
  });
}
