/**
 * @module The REST calls of Nova's agents API: https://docs.cozmox.ai/api-reference/agents/create-agent, .../update-agent
 * and, for list, get and delete, the vendor's SDK (https://github.com/CozmoXAI/js-sdk).
 */
import type { AgentRecord, JsonObject } from '../../core/agent.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { type CallOptions, pathSegment, type VendorCall } from '../../http/call.ts';
import { Transport } from '../../http/transport.ts';
import type { ClientContext, SentAnswer, VendorClient } from '../client.ts';
import { createAgentReader } from '../kit/read-agent.ts';
import { readById } from '../kit/read-by-id.ts';
import { readCount } from '../kit/read-count.ts';
import { readEnvelope } from '../kit/read-envelope.ts';
import { sentAnswer } from '../kit/sent-answer.ts';
import type { ListPage, ListRequest } from '../listing.ts';
import type { PlannedCall } from '../plan.ts';
import { agent, agentPage, listItem, PAGE_SIZE_SAFE } from './contract.ts';
import { decodeConfigs, readErrorBody, toFields, toListFields, toOperations } from './mapping.ts';
import { createPlanner } from './planner.ts';
import type { NovaSettings } from './settings.ts';

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
    known: agent,
    normalize: decodeConfigs,
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

  function readPage(query: JsonObject, page: number, size: number, options?: CallOptions): Promise<ListPage> {
    return transport.read(
      listCall(query, page, size),
      (answer) => {
        const { data, meta } = readEnvelope(agentPage, answer, drift);
        const rows = data ?? [];
        const total = readCount(meta?.total, 'meta.total', drift);
        const pages = readCount(meta?.total_pages, 'meta.total_pages', drift);
        const told = readCount(meta?.size, 'meta.size', drift) ?? 0;
        // The largest page is not documented: where the vendor gives smaller ones than asked for, its numbers count those.
        const pageSize = told > 0 && told < size ? told : size;
        const offset = (page - 1) * pageSize;
        const isCounted = total !== undefined || pages !== undefined;
        const isBefore = page < (pages ?? 0) || offset + rows.length < (total ?? 0);
        return {
          agents: items.many(rows),
          itemCount: rows.length,
          // An empty page is the end, whatever the vendor counts; without its count a full page may have a successor.
          hasMore: rows.length > 0 && (isCounted ? isBefore : rows.length >= pageSize),
          ...(pageSize < size ? { pageSize, offset } : {}),
          total,
        };
      },
      options,
    );
  }

  async function list({ query, limit, offset }: ListRequest, options?: CallOptions): Promise<ListPage> {
    try {
      return await readPage(query, offset / limit + 1, limit, options);
    } catch (error) {
      const isSizeRefused = error instanceof VendorError && error.code === 'INVALID' && limit > PAGE_SIZE_SAFE;
      if (!isSizeRefused) throw error;
      const number = Math.floor(offset / PAGE_SIZE_SAFE) + 1;
      const page = await readPage(query, number, PAGE_SIZE_SAFE, options);
      return { pageSize: PAGE_SIZE_SAFE, offset: (number - 1) * PAGE_SIZE_SAFE, ...page };
    }
  }

  return {
    list,

    get(vendorId: string, options?: CallOptions): Promise<AgentRecord | null> {
      return readById(vendorId, {
        read: async (id) =>
          transport.read(
            { method: 'GET', path: `${path}/${pathSegment(id)}` },
            ({ body }) => agents.one(body),
            options,
          ),
        list: (request) => list(request, options),
      });
    },

    plan: createPlanner(path),

    async send(call: PlannedCall, options?: CallOptions): Promise<SentAnswer> {
      const { body } = await transport.write(call, options);
      return sentAnswer(call, body, agents.one);
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
