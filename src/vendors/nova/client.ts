/**
 * @module The REST calls of Nova's agents API: https://docs.cozmox.ai/api-reference/agents/create-agent, .../update-agent
 * and, for list, get and delete, the vendor's SDK (https://github.com/CozmoXAI/js-sdk).
 */
import { z } from 'zod';
import { accountSettingsBase, secret } from '../../config/settings.ts';
import { baseUrl } from '../../config/urls.ts';
import { type CallOptions, pathSegment, type VendorCall } from '../../http/call.ts';
import { Transport } from '../../http/transport.ts';
import type { AgentRecord, JsonObject } from '../../model/agent.ts';
import { nullWhenNotFound } from '../null-when-not-found.ts';
import { createAgentReader } from '../read-agent.ts';
import { readEnvelope } from '../read-envelope.ts';
import type { ClientContext, ListPage, ListRequest, PlannedCall, VendorClient } from '../vendor.ts';
import { agent, agentPage, listItem } from './contract.ts';
import { decodeConfigs, readErrorBody, toFields, toListFields, toOperations } from './mapping.ts';
import { createPlanner } from './planner.ts';

const orgIdExpectation = 'expected the id of an organisation, as it stands in the URLs of its agents';

/** What the configuration says of a Nova account. */
export const accountSettings = accountSettingsBase.extend({
  vendor: z.literal('nova'),
  /** The documented host; another one for a proxy. The client puts `/org/{org_id}/agents` behind it. */
  baseUrl: baseUrl.default('https://v2-nova-api.prod.czmx.in/api'),
  /** The organisation whose agents these are. */
  orgId: z
    .string({ error: orgIdExpectation })
    // A URL takes the dots for steps of the path.
    .refine((id) => id !== '' && id !== '.' && id !== '..' && id.isWellFormed(), { error: orgIdExpectation }),
  /** Key of the organisation. */
  apiKey: secret,
  /** How the key is sent. The vendor's pages say `X-API-Key`, its SDKs `Authorization: Bearer`. @default 'x-api-key' */
  authScheme: z.enum(['x-api-key', 'bearer']).default('x-api-key'),
});

/** Settings of a Nova account. */
export type NovaSettings = z.infer<typeof accountSettings>;

/** A page of rows, not yet read. */
interface Rows {
  readonly rows: readonly unknown[];
  readonly hasMore: boolean;
  readonly total: number | undefined;
  /** The page size that the vendor says it used. */
  readonly size: number | undefined;
}

/** A client of one Nova account. */
export function connectNova(settings: NovaSettings, { accountId, drift, findSecrets }: ClientContext): VendorClient {
  const { apiKey, authScheme } = settings;
  const transport = new Transport({
    baseUrl: settings.baseUrl,
    headers: authScheme === 'bearer' ? { authorization: `Bearer ${apiKey}` } : { 'x-api-key': apiKey },
    timeoutMs: settings.timeoutMs,
    queueTimeoutMs: settings.queueTimeoutMs,
    concurrency: settings.concurrency,
    maxResponseBytes: settings.maxResponseBytes,
    secrets: [apiKey],
    readErrorBody,
  });
  const agents = createAgentReader({
    accountId,
    drift,
    findSecrets,
    contract: agent,
    normalize: decodeConfigs,
    whole: true,
    id: (document) => document.id,
    fields: toFields,
    operations: toOperations,
  });
  const items = createAgentReader({
    accountId,
    drift,
    findSecrets,
    contract: listItem,
    whole: false,
    id: (row) => row.id,
    fields: toListFields,
    operations: toOperations,
  });
  const path = `/org/${pathSegment(settings.orgId)}/agents`;
  const listCall = (query: JsonObject, page: number, size: number): VendorCall => ({
    method: 'GET',
    path,
    query: { ...(query as NonNullable<VendorCall['query']>), page, size },
  });

  function readPage(query: JsonObject, page: number, size: number, options?: CallOptions): Promise<Rows> {
    return transport.read(
      listCall(query, page, size),
      (answer) => {
        const { data, meta } = readEnvelope(agentPage, answer, drift);
        const rows = data ?? [];
        const pages = meta?.total_pages ?? undefined;
        return {
          rows,
          // An empty page is the end, whatever the vendor counts; without its count a full page may have a successor.
          hasMore: rows.length > 0 && (pages === undefined ? rows.length >= size : page < pages),
          total: meta?.total ?? undefined,
          size: meta?.size ?? undefined,
        };
      },
      options,
    );
  }

  /** The rows from `offset` on, out of pages of the vendor's own size. */
  async function readSmallerPages(request: ListRequest, size: number, options?: CallOptions): Promise<Rows> {
    const { query, offset, limit } = request;
    const first = Math.floor(offset / size) + 1;
    const count = Math.ceil((offset + limit) / size) - first + 1;
    const pages = await Promise.all(
      Array.from({ length: count }, (_, index) => readPage(query, first + index, size, options)),
    );
    const rows = pages.flatMap((page) => page.rows).slice(offset - (first - 1) * size);
    return {
      rows: rows.slice(0, limit),
      hasMore: rows.length > limit || (pages.at(-1)?.hasMore ?? false),
      total: pages.at(-1)?.total,
      size,
    };
  }

  return {
    async list(request: ListRequest, options?: CallOptions): Promise<ListPage> {
      const { query, limit, offset } = request;
      const asked = await readPage(query, Math.floor(offset / limit) + 1, limit, options);
      // The largest page is not documented: where the vendor gives smaller ones than asked for, its numbers count those.
      const isCut = asked.hasMore && asked.size !== undefined && asked.size > 0 && asked.size < limit;
      const { rows, hasMore, total } = isCut ? await readSmallerPages(request, asked.size, options) : asked;
      return { agents: items.many(rows), itemCount: rows.length, hasMore, total };
    },

    get(vendorId: string, options?: CallOptions): Promise<AgentRecord | null> {
      const call: VendorCall = { method: 'GET', path: `${path}/${pathSegment(vendorId)}` };
      return nullWhenNotFound(transport.read(call, (answer) => agents.one(answer.body), options));
    },

    plan: createPlanner(path),

    async send(call: PlannedCall, options?: CallOptions): Promise<AgentRecord | null> {
      const { body } = await transport.write(call, options);
      // What a delete answers is not documented.
      return call.method === 'DELETE' || body === undefined ? null : agents.one(body);
    },

    async checkHealth(options?: CallOptions): Promise<void> {
      readEnvelope(agentPage, await transport.probe(listCall({}, 1, 1), options), drift);
    },

    get circuit() {
      return transport.circuit;
    },

    close: () => transport.close(),
  };
}
