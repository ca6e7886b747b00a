/** @module The REST calls of Mastra's stored agents (https://github.com/mastra-ai/mastra, `packages/server`). */
import type { JsonObject } from '../../core/agent.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { isObject } from '../../core/json.ts';
import { MAX_VERSIONS, PageLimit } from '../../core/page-limit.ts';
import type { CallOptions, VendorAnswer, VendorCall } from '../../http/call.ts';
import { route } from '../../http/route.ts';
import type { ClientContext, VendorClient } from '../client.ts';
import { accountTransport } from '../kit/account-transport.ts';
import { createClient } from '../kit/create-client.ts';
import { idProblem } from '../kit/id-problem.ts';
import { nullWhenNotFound } from '../kit/null-when-not-found.ts';
import { readCount } from '../kit/read-count.ts';
import { readEnvelope } from '../kit/read-envelope.ts';
import { readItems } from '../kit/read-items.ts';
import type { PlannedCall } from '../plan.ts';
import { agent, agentPage, PAGE_SIZE, version, versionPage } from './contract.ts';
import { type MastraDocument, readErrorBody, toFields, toLanguageModel, toOperations, toVersion } from './mapping.ts';
import { createPlanner } from './planner.ts';
import type { MastraSettings } from './settings.ts';
import { normalize } from './variants.ts';

/** A client of one Mastra server. */
export function connectMastra(settings: MastraSettings, context: ClientContext): VendorClient {
  const { drift } = context;
  const transport = accountTransport(settings, { headers: settings.headers, readErrorBody });

  function versionsAt(vendorId: string, page: number, perPage: number, options?: CallOptions) {
    const path = route('/stored/agents/{id}/versions', { id: vendorId });
    const call: VendorCall = { operation: 'VERSIONS', method: 'GET', ...path, query: { page, perPage } };
    const parse = async (answer: VendorAnswer, signal: Cancellation) => {
      const { versions, hasMore } = readEnvelope(versionPage, answer, drift);
      const items = await readItems(version, versions, 'versions[]', drift, signal);
      return { items, hasMore: hasMore === true && versions.length > 0 };
    };
    return transport.read(call, parse, options);
  }

  async function versionId(vendorId: string, number: number): Promise<string | undefined> {
    const pageLimit = new PageLimit('versions', MAX_VERSIONS);
    for (let page = 0; ; page++) {
      const { items, hasMore } = await versionsAt(vendorId, page, PAGE_SIZE);
      const found = items.find(({ versionNumber }) => versionNumber === number);
      if (found !== undefined || !hasMore) return found?.id;
      pageLimit.add(items.length, PAGE_SIZE);
    }
  }

  async function newest(vendorId: string): Promise<JsonObject | null> {
    const call: VendorCall = {
      operation: 'GET',
      method: 'GET',
      ...route('/stored/agents/{id}', { id: vendorId }),
      query: { status: 'draft' },
    };
    return nullWhenNotFound(transport.read(call, ({ body }) => (isObject(body) ? normalize(body) : {})));
  }

  return createClient(context, {
    transport,
    agent: {
      contract: agent,
      normalize,
      id: ({ id }) => id,
      fields: toFields,
      languageModel: toLanguageModel,
      operations: toOperations,
    },
    list: {
      call: ({ query, limit, offset }) => ({
        method: 'GET',
        ...route('/stored/agents'),
        query: { ...(query as { status?: string }), page: Math.floor(offset / limit), perPage: limit },
      }),
      envelope: agentPage,
      page: ({ agents: items, hasMore, ...counts }, { limit, offset }) => {
        const total = readCount(counts.total, 'total', drift);
        // Agents of others, which are not shown, are counted all the same.
        const expected = total === undefined ? 0 : Math.min(limit, Math.max(0, total - offset));
        const itemCount = Math.max(items.length, expected);
        return {
          items,
          itemCount,
          hasMore: hasMore === true || (total !== undefined && offset + itemCount < total),
          total: items.length < itemCount ? undefined : total,
        };
      },
    },
    path: route('/stored/agents'),
    // Mastra keeps agents that are called `.` and `..`, but no URL leads to them.
    canGet: (vendorId) => idProblem(vendorId) === undefined,

    async versions({ vendorId, document }, { offset, limit }, options) {
      const { items, hasMore } = await versionsAt(vendorId, Math.floor(offset / limit), limit, options);
      // Outside of the shared parse: which version is current is what this caller's agent says.
      return { versions: items.map((item) => toVersion(item, document as MastraDocument)), hasMore };
    },

    plan: createPlanner({ newest, versionId }),
    documentIn: ({ body }, call) => (isShown(body, call) ? body : undefined),
  });
}

/**
 * Whether the answer shows what the write has done. A change is answered with the newest version. That is the written one
 * when the change was not to come into force; otherwise it is only when the newest version is the one in force. The answer
 * to an activation shows no agent.
 */
function isShown(body: unknown, { path, body: sent }: PlannedCall): boolean {
  if (path.endsWith('/activate')) return false;
  if (!isObject(body) || sent?.autoPublish === false) return true;
  const { activeVersionId, resolvedVersionId } = body;
  return typeof activeVersionId !== 'string' || activeVersionId === resolvedVersionId;
}
