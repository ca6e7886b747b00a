/** @module The REST calls of Gennia's public API (https://docs.gennia.ai/en/api-reference/introduction). */
import type { z } from 'zod';
import { readDocument } from '../../contract/read-document.ts';
import type { AgentRecord, JsonObject } from '../../core/agent.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { isObject } from '../../core/json.ts';
import { type CallOptions, pathSegment, type VendorAnswer, type VendorCall } from '../../http/call.ts';
import { Transport } from '../../http/transport.ts';
import type { ClientContext, SentAnswer, VendorClient } from '../client.ts';
import { type AgentReader, type AgentReaderOptions, createAgentReader } from '../kit/read-agent.ts';
import { readById } from '../kit/read-by-id.ts';
import { readCount } from '../kit/read-count.ts';
import { readEnvelope } from '../kit/read-envelope.ts';
import { sentAnswer } from '../kit/sent-answer.ts';
import type { ListPage, ListRequest, VersionPage } from '../listing.ts';
import type { PlannedCall } from '../plan.ts';
import * as contract from './contract.ts';
import { type GenniaRow, readErrorBody, toFields, toListFields, toOperations, toVersion } from './mapping.ts';
import type { GenniaModel, ModelScope } from './models.ts';
import { createPlanner } from './planner.ts';
import type { GenniaSettings } from './settings.ts';

/** A client of one Gennia account: what every vendor has, and the models that an agent's `model` is looked up in. */
export interface GenniaClient extends VendorClient {
  /** The models of the workspace: those that are active, unless all are asked for. */
  models(options?: CallOptions & ModelScope): Promise<readonly GenniaModel[]>;
}

/** A client of one Gennia account. */
export function connectGennia(
  settings: GenniaSettings,
  { accountId, drift, findSecrets }: ClientContext,
): GenniaClient {
  const transport = new Transport({
    baseUrl: settings.baseUrl,
    headers: { 'x-api-key': settings.apiKey },
    timeoutMs: settings.timeoutMs,
    queueTimeoutMs: settings.queueTimeoutMs,
    concurrency: settings.concurrency,
    maxResponseBytes: settings.maxResponseBytes,
    secrets: [settings.apiKey],
    readErrorBody,
  });
  const readerOf = <Document extends GenniaRow>(
    options: Pick<AgentReaderOptions<Document>, 'contract' | 'known' | 'whole' | 'fields'>,
  ): AgentReader =>
    createAgentReader({
      ...options,
      accountId,
      drift,
      findSecrets,
      id: (document) => document.publicId,
      operations: toOperations,
    });
  const agents = readerOf({ contract: contract.agent, whole: true, fields: toFields });
  const rows = readerOf({ contract: contract.listItem, known: contract.agent, whole: false, fields: toListFields });

  /** Reads items one by one; one that can not be read is drift and does not cost the others. */
  function readItems<T>(schema: z.ZodType<T>, items: readonly unknown[], where: string): T[] {
    return items.flatMap((item) => {
      const { value, mismatches } = readDocument(schema, item);
      for (const { path, problem } of mismatches) drift.add({ path: `${where}.${path}`, problem });
      return value === undefined ? [] : [value];
    });
  }

  function readPage(answer: VendorAnswer): Page {
    const { items, limit, total, totalPages } = readEnvelope(contract.page, answer, drift);
    return {
      items,
      size: readCount(limit, 'limit', drift),
      total: readCount(total, 'total', drift),
      pages: readCount(totalPages, 'totalPages', drift),
    };
  }

  function models({ activeOnly, ...options }: CallOptions & ModelScope = {}): Promise<readonly GenniaModel[]> {
    return transport.read(
      // Left out, it is true.
      { method: 'GET', path: '/ai-models', query: { activeOnly } },
      (answer) => readItems(contract.aiModel, readEnvelope(contract.aiModelList, answer, drift), 'aiModels[]'),
      options,
    );
  }

  /** What a restored draft is compared with: that it can not be read keeps nobody from restoring. */
  async function version(vendorId: string, number: number): Promise<JsonObject | undefined> {
    const call: VendorCall = { method: 'GET', path: `/agents/${pathSegment(vendorId)}/versions/${number}` };
    try {
      return await transport.read(call, ({ body }) => (isObject(body) ? body : undefined));
    } catch (error) {
      if (error instanceof VendorError) return undefined;
      throw error;
    }
  }

  function list({ query, limit, offset }: ListRequest, options?: CallOptions): Promise<ListPage> {
    const call: VendorCall = {
      method: 'GET',
      path: '/agents',
      query: {
        ...(query as { status?: string[]; search?: string; categories?: string[] }),
        // Without it, archived agents are missing from the list.
        includeArchived: true,
        ...toPage({ offset, limit }),
      },
    };
    return transport.read(
      call,
      (answer) => {
        const page = readPage(answer);
        return {
          agents: rows.many(page.items),
          itemCount: page.items.length,
          hasMore: hasMore(page, { offset, limit }),
          ...placeOf(page, { offset, limit }),
          total: page.total,
        };
      },
      options,
    );
  }

  return {
    list,

    get(vendorId: string, options?: CallOptions): Promise<AgentRecord | null> {
      return readById(vendorId, {
        read: async (id) =>
          transport.read(
            { method: 'GET', path: `/agents/${pathSegment(id)}` },
            ({ body }) => agents.one(body),
            options,
          ),
        list: (request) => list(request, options),
      });
    },

    async versions(agent: AgentRecord, window: Window, options?: CallOptions): Promise<VersionPage> {
      const call: VendorCall = {
        method: 'GET',
        path: `/agents/${pathSegment(agent.vendorId)}/versions`,
        query: toPage(window),
      };
      const page = await transport.read(
        call,
        (answer) => {
          const envelope = readPage(answer);
          return { ...envelope, versions: readItems(contract.versionItem, envelope.items, 'versions[]') };
        },
        options,
      );
      // Outside of the shared parse: which version is current is what this caller's agent says.
      return {
        versions: page.versions.map((item) => toVersion(item, agent.document as GenniaRow)),
        hasMore: hasMore(page, window),
      };
    },

    models,

    plan: createPlanner({ models, version }),

    async send(call: PlannedCall, options?: CallOptions): Promise<SentAnswer> {
      const { body } = await transport.write(call, options);
      return sentAnswer(call, body, agents.one);
    },

    async checkHealth(options?: CallOptions): Promise<void> {
      readEnvelope(contract.health, await transport.probe({ method: 'GET', path: '/health' }, options), drift);
    },

    get circuit() {
      return transport.circuit;
    },

    close: () => transport.close(),
  };
}

interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** Pages count from 1. The offset is a multiple of the limit. */
function toPage({ offset, limit }: Window): { page: number; limit: number } {
  return { page: offset / limit + 1, limit };
}

/** A page, not yet read. */
interface Page {
  readonly items: readonly unknown[];
  /** The page size that the vendor says it used. */
  readonly size: number | undefined;
  readonly total: number | undefined;
  /** How many pages of that size there are. */
  readonly pages: number | undefined;
}

/** By the vendor's counts where it tells any. An empty page is the end, whatever they say. */
function hasMore(page: Page, window: Window): boolean {
  const { items, total, pages } = page;
  const { pageSize = window.limit, offset = window.offset } = placeOf(page, window);
  if (items.length === 0) return false;
  if (total === undefined && pages === undefined) return items.length >= pageSize;
  return offset + items.length < (total ?? 0) || toPage(window).page < (pages ?? 0);
}

/** Where a page stands whose size is smaller than the one asked for. */
function placeOf({ size = 0 }: Page, { offset, limit }: Window): Pick<ListPage, 'pageSize' | 'offset'> {
  return size > 0 && size < limit ? { pageSize: size, offset: (offset / limit) * size } : {};
}
