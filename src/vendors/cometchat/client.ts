/** @module The REST calls of CometChat's "bring your own" agents (https://www.cometchat.com/docs/ai-agent-service.json). */
import { z } from 'zod';
import type { CallOptions, VendorCall } from '../../http/call.ts';
import { Transport } from '../../http/transport.ts';
import { accountSettingsBase, secret } from '../../settings/settings.ts';
import { baseUrl } from '../../settings/urls.ts';
import type { ClientContext, SentAnswer, VendorClient } from '../client.ts';
import { createAgentReader } from '../kit/read-agent.ts';
import { readEnvelope } from '../kit/read-envelope.ts';
import { sentAnswer } from '../kit/sent-answer.ts';
import type { ListPage, ListRequest } from '../listing.ts';
import type { PlannedCall } from '../plan.ts';
import { AGENTS_PATH, agent, agentList, changeAnswer, createAnswer } from './contract.ts';
import { planner, readErrorBody, toFields, toOperations } from './mapping.ts';

const appId = 'expected the App ID of the CometChat dashboard: letters, digits and hyphens';

/** What the configuration says of a CometChat account. */
export const accountSettings = accountSettingsBase
  .extend({
    vendor: z.literal('cometchat'),
    /** The app's id; it is part of the host name. */
    appId: z.string({ error: appId }).regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i, { error: appId }),
    /** Where the app is hosted. @default 'us' */
    region: z.enum(['us', 'eu', 'in']).default('us'),
    /** A REST API key (`fullAccess`), sent as the header `apikey`. An auth key (`authOnly`) may not manage agents. */
    apiKey: secret,
    /** The documented host, made of `appId` and `region`; another one for a proxy. */
    baseUrl: baseUrl.optional(),
  })
  .transform((settings) => ({
    ...settings,
    baseUrl: settings.baseUrl ?? `https://${settings.appId.toLowerCase()}.api-${settings.region}.cometchat.io/v3`,
  }));

/** Settings of a CometChat account. */
export type CometChatSettings = z.infer<typeof accountSettings>;

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
