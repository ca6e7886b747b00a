/** @module The REST calls of Gennia's public API (https://docs.gennia.ai/en/api-reference/introduction). */
import type { z } from 'zod';
import type { JsonObject } from '../../core/agent.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { isObject } from '../../core/json.ts';
import type { CallOptions, VendorAnswer, VendorCall } from '../../http/call.ts';
import { route } from '../../http/route.ts';
import type { ClientContext, VendorClient } from '../client.ts';
import { accountTransport } from '../kit/account-transport.ts';
import { createClient } from '../kit/create-client.ts';
import { numberedPage, type PageWindow, pageNumber } from '../kit/numbered-page.ts';
import { readCount } from '../kit/read-count.ts';
import { readEnvelope } from '../kit/read-envelope.ts';
import { readItems } from '../kit/read-items.ts';
import * as contract from './contract.ts';
import {
  type GenniaRow,
  readErrorBody,
  toFields,
  toLanguageModel,
  toListFields,
  toOperations,
  toVersion,
} from './mapping.ts';
import type { GenniaModel, ModelScope } from './models.ts';
import { createPlanner } from './planner.ts';
import type { GenniaSettings } from './settings.ts';

/** A client of one Gennia account: what every vendor has, and the models that an agent's `model` is looked up in. */
export interface GenniaClient extends VendorClient {
  /** The models of the workspace: those that are active, unless all are asked for. */
  models(options?: CallOptions & ModelScope): Promise<readonly GenniaModel[]>;
}

/** A client of one Gennia account. */
export function connectGennia(settings: GenniaSettings, context: ClientContext): GenniaClient {
  const { drift } = context;
  const transport = accountTransport(settings, { headers: { 'x-api-key': settings.apiKey }, readErrorBody });

  function page({ items, limit, total, totalPages }: z.infer<typeof contract.page>, window: PageWindow) {
    const counts = {
      size: readCount(limit, 'limit', drift),
      total: readCount(total, 'total', drift),
      pages: readCount(totalPages, 'totalPages', drift),
    };
    return { items, ...numberedPage(items.length, counts, window) };
  }

  function models({ activeOnly, ...options }: CallOptions & ModelScope = {}): Promise<readonly GenniaModel[]> {
    return transport.read(
      // Left out, it is true.
      { operation: 'LOOKUP', method: 'GET', ...route('/ai-models'), query: { activeOnly } },
      (answer, signal) =>
        readItems(contract.aiModel, readEnvelope(contract.aiModelList, answer, drift), 'aiModels[]', drift, signal),
      options,
    );
  }

  /** What a restored draft is compared with: that it can not be read keeps nobody from restoring. */
  async function version(vendorId: string, number: number): Promise<JsonObject | undefined> {
    const path = route('/agents/{id}/versions/{number}', { id: vendorId, number });
    const call: VendorCall = { operation: 'VERSIONS', method: 'GET', ...path };
    try {
      return await transport.read(call, ({ body }) => (isObject(body) ? body : undefined));
    } catch (error) {
      if (error instanceof VendorError) return undefined;
      throw error;
    }
  }

  const client = createClient(context, {
    transport,
    agent: {
      contract: contract.agent,
      id: ({ publicId }) => publicId,
      fields: toFields,
      languageModel: toLanguageModel,
      operations: toOperations,
    },
    row: {
      contract: contract.listItem,
      id: ({ publicId }) => publicId,
      fields: toListFields,
      operations: toOperations,
    },
    list: {
      call: (request) => ({
        method: 'GET',
        ...route('/agents'),
        query: {
          ...(request.query as { status?: string[]; search?: string; categories?: string[] }),
          // Without it, archived agents are missing from the list.
          includeArchived: true,
          page: pageNumber(request),
          limit: request.limit,
        },
      }),
      envelope: contract.page,
      page,
    },
    path: route('/agents'),

    async versions(agent, window, options) {
      const call: VendorCall = {
        operation: 'VERSIONS',
        method: 'GET',
        ...route('/agents/{id}/versions', { id: agent.vendorId }),
        query: { page: pageNumber(window), limit: window.limit },
      };
      const parse = async (answer: VendorAnswer, signal: Cancellation) => {
        const { items, hasMore } = page(readEnvelope(contract.page, answer, drift), window);
        return { hasMore, items: await readItems(contract.versionItem, items, 'versions[]', drift, signal) };
      };
      const { items, hasMore } = await transport.read(call, parse, options);
      // Outside of the shared parse: which version is current is what this caller's agent says.
      return { versions: items.map((item) => toVersion(item, agent.document as GenniaRow)), hasMore };
    },

    plan: createPlanner({ models, version }),
    health: { call: { method: 'GET', ...route('/health') }, envelope: contract.health },
  });
  // Not by spreading: the state of its circuit is asked for anew each time.
  return Object.assign(client, { models });
}
