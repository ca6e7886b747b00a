/** @module The REST calls of Mastra's stored agents (https://github.com/mastra-ai/mastra, `packages/server`). */
import { z } from 'zod';
import { readDocument } from '../../contract/read-document.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { type CallOptions, pathSegment, type VendorCall } from '../../http/call.ts';
import { Transport } from '../../http/transport.ts';
import { accountSettingsBase, secret } from '../../settings/settings.ts';
import { baseUrl } from '../../settings/urls.ts';
import type { ClientContext, SentAnswer, VendorClient } from '../client.ts';
import { idProblem } from '../kit/id-problem.ts';
import { nullWhenNotFound } from '../kit/null-when-not-found.ts';
import { createAgentReader } from '../kit/read-agent.ts';
import { readById } from '../kit/read-by-id.ts';
import { readCount } from '../kit/read-count.ts';
import { readEnvelope } from '../kit/read-envelope.ts';
import { sentAnswer } from '../kit/sent-answer.ts';
import type { ListPage, ListRequest, VersionPage } from '../listing.ts';
import type { PlannedCall } from '../plan.ts';
import { agent, agentPage, PAGE_SIZE, version, versionPage } from './contract.ts';
import { normalize } from './forms.ts';
import { type MastraDocument, readErrorBody, toFields, toOperations, toVersion } from './mapping.ts';
import { AGENTS_PATH, createPlanner } from './planner.ts';

const headerName = 'expected the name of an HTTP header that Rollcall does not set itself';

/** Set by the way a call is sent; another value would break it. */
const OWN_HEADERS =
  /^(accept|accept-encoding|connection|content-length|content-type|expect|keep-alive|te|transfer-encoding|upgrade)$/i;

/** What the configuration says of a Mastra account. */
export const accountSettings = accountSettingsBase.extend({
  vendor: z.literal('mastra'),
  /** What stands before `/stored/agents`: `http://localhost:4111/api` for a server as Mastra's own tools start it. */
  baseUrl,
  /**
   * Sent with every call: whatever the server's authentication reads, usually `authorization`. Names in any case.
   * @default {} - a server without authentication
   */
  headers: z
    .record(
      z
        .string()
        .regex(/^[!#$%&'*+.^_`|~\w-]+$/, { error: headerName })
        .refine((name) => !OWN_HEADERS.test(name), { error: headerName }),
      secret,
    )
    .refine(
      (headers) => new Set(Object.keys(headers).map((name) => name.toLowerCase())).size === Object.keys(headers).length,
      { error: 'expected each header once, in whichever case its name is written' },
    )
    .default({}),
});

/** Settings of a Mastra account. */
export type MastraSettings = z.infer<typeof accountSettings>;

/** A client of one Mastra server. */
export function connectMastra(
  settings: MastraSettings,
  { accountId, drift, findSecrets }: ClientContext,
): VendorClient {
  const headers = Object.entries(settings.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const transport = new Transport({
    baseUrl: settings.baseUrl,
    headers: Object.fromEntries(headers),
    timeoutMs: settings.timeoutMs,
    queueTimeoutMs: settings.queueTimeoutMs,
    concurrency: settings.concurrency,
    maxResponseBytes: settings.maxResponseBytes,
    // Of `Bearer <token>`, a server may quote the token alone.
    secrets: headers.flatMap(([, value]) => [value, value.replace(/^\S+\s+/, '')]),
    readErrorBody,
  });
  const agents = createAgentReader({
    accountId,
    drift,
    findSecrets,
    contract: agent,
    normalize,
    whole: true,
    id: (document) => document.id,
    fields: toFields,
    operations: toOperations,
  });
  const pathOf = (vendorId: string) => `${AGENTS_PATH}/${pathSegment(vendorId)}`;
  const listCall = (query: NonNullable<VendorCall['query']>): VendorCall => ({
    method: 'GET',
    path: AGENTS_PATH,
    query,
  });

  function list({ query, limit, offset }: ListRequest, options?: CallOptions): Promise<ListPage> {
    return transport.read(
      listCall({ ...(query as { status?: string }), page: offset / limit, perPage: limit }),
      (answer) => {
        const page = readEnvelope(agentPage, answer, drift);
        const total = readCount(page.total, 'total', drift);
        // Agents that this user may not see are counted, and missing from the page.
        const expected = total === undefined ? page.agents.length : Math.min(limit, Math.max(0, total - offset));
        const itemCount = Math.max(page.agents.length, expected);
        return {
          agents: agents.many(page.agents),
          itemCount,
          hasMore: page.hasMore === true || (total !== undefined && offset + itemCount < total),
          ...(page.agents.length < itemCount ? {} : { total }),
        };
      },
      options,
    );
  }

  function read(
    vendorId: string,
    query: NonNullable<VendorCall['query']>,
    options?: CallOptions,
  ): Promise<AgentRecord> {
    return transport.read({ method: 'GET', path: pathOf(vendorId), query }, ({ body }) => agents.one(body), options);
  }

  function versionsAt(vendorId: string, page: number, perPage: number, options?: CallOptions) {
    const call: VendorCall = { method: 'GET', path: `${pathOf(vendorId)}/versions`, query: { page, perPage } };
    return transport.read(
      call,
      (answer) => {
        const { versions, hasMore } = readEnvelope(versionPage, answer, drift);
        const items = versions.flatMap((item) => {
          const { value, mismatches } = readDocument(version, item);
          for (const { path, problem } of mismatches) drift.add({ path: `versions[].${path}`, problem });
          return value === undefined ? [] : [value];
        });
        return { items, hasMore: hasMore === true && versions.length > 0 };
      },
      options,
    );
  }

  async function versionId(vendorId: string, number: number): Promise<string | undefined> {
    for (let page = 0; ; page++) {
      const { items, hasMore } = await versionsAt(vendorId, page, PAGE_SIZE);
      const found = items.find(({ versionNumber }) => versionNumber === number);
      if (found !== undefined || !hasMore) return found?.id;
    }
  }

  return {
    list,

    // Mastra keeps agents that are called . and .., but no URL leads to them.
    canGet: (vendorId) => idProblem(vendorId) === undefined,

    get(vendorId: string, options?: CallOptions): Promise<AgentRecord | null> {
      return readById(vendorId, {
        read: async (id) => read(id, {}, options),
        list: (request) => list(request, options),
      });
    },

    async versions(
      { vendorId, document }: AgentRecord,
      { offset, limit }: { offset: number; limit: number },
      options?: CallOptions,
    ): Promise<VersionPage> {
      const { items, hasMore } = await versionsAt(vendorId, offset / limit, limit, options);
      return { versions: items.map((item) => toVersion(item, document as MastraDocument)), hasMore };
    },

    plan: createPlanner({
      newest: (vendorId) => nullWhenNotFound(read(vendorId, { status: 'draft' })),
      versionId,
    }),

    async send(call: PlannedCall, options?: CallOptions): Promise<SentAnswer> {
      const { body } = await transport.write(call, options);
      // What is put in force is not shown.
      if (call.path.endsWith('/activate')) return null;
      const answer = sentAnswer(call, body, agents.one);
      return answer === null || answer === 'DELETED' || isAsRead(answer, call) ? answer : null;
    },

    async checkHealth(options?: CallOptions): Promise<void> {
      readEnvelope(agentPage, await transport.probe(listCall({ page: 0, perPage: 1 }), options), drift);
    },

    get circuit() {
      return transport.circuit;
    },

    close: () => transport.close(),
  };
}

/** A change is answered with the newest version. Where another one is in force, that is what the agent is, unless the change was not to be. */
function isAsRead({ original }: AgentRecord, { body }: PlannedCall): boolean {
  const { activeVersionId, resolvedVersionId } = original;
  return body?.autoPublish === false || typeof activeVersionId !== 'string' || activeVersionId === resolvedVersionId;
}
