/**
 * @module The REST calls of Nova's agents API: https://docs.cozmox.ai/api-reference/agents/create-agent, .../update-agent
 * and, for list, get and delete, the vendor's SDK (https://github.com/CozmoXAI/js-sdk).
 */
import type { VendorCall } from '../../http/call.ts';
import { route } from '../../http/route.ts';
import type { ClientContext, VendorClient } from '../client.ts';
import { accountTransport } from '../kit/account-transport.ts';
import { createClient } from '../kit/create-client.ts';
import { numberedPage, pageNumber } from '../kit/numbered-page.ts';
import { readCount } from '../kit/read-count.ts';
import { agent, agentPage, listItem, PAGE_SIZE_SAFE } from './contract.ts';
import { decodeConfigs, readErrorBody, toFields, toLanguageModel, toListFields, toOperations } from './mapping.ts';
import { createPlanner } from './planner.ts';
import type { NovaSettings } from './settings.ts';

/** A client of one Nova account. */
export function connectNova(settings: NovaSettings, context: ClientContext): VendorClient {
  const { apiKey, authScheme } = settings;
  const headers = authScheme === 'bearer' ? { authorization: `Bearer ${apiKey}` } : { 'x-api-key': apiKey };
  const path = route('/org/{orgId}/agents', { orgId: settings.orgId });

  return createClient(context, {
    transport: accountTransport(settings, { headers, readErrorBody }),
    agent: {
      contract: agent,
      normalize: decodeConfigs,
      id: ({ id }) => id,
      fields: toFields,
      languageModel: toLanguageModel,
      operations: toOperations,
    },
    row: {
      contract: listItem,
      normalize: decodeConfigs,
      id: ({ id }) => id,
      fields: toListFields,
      operations: toOperations,
    },
    list: {
      call: (request) => ({
        method: 'GET',
        ...path,
        query: {
          ...(request.query as NonNullable<VendorCall['query']>),
          page: pageNumber(request),
          size: request.limit,
        },
      }),
      envelope: agentPage,
      page({ data, meta }, request) {
        const items = data ?? [];
        const counts = {
          total: readCount(meta?.total, 'meta.total', context.drift),
          pages: readCount(meta?.total_pages, 'meta.total_pages', context.drift),
          size: readCount(meta?.size, 'meta.size', context.drift),
        };
        return { items, ...numberedPage(items.length, counts, request) };
      },
      // The largest page is not documented.
      instead: ({ query, limit, offset }) =>
        limit > PAGE_SIZE_SAFE
          ? { query, limit: PAGE_SIZE_SAFE, offset: Math.floor(offset / PAGE_SIZE_SAFE) * PAGE_SIZE_SAFE }
          : undefined,
    },
    path,
    plan: createPlanner(path),
  });
}
