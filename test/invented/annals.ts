/**
 * @module Annals: versions have ids that say nothing of their order, come by cursor, and only the newest are shown. Any of
 * them can be published, under a title.
 */
import { z } from 'zod';
import type { AgentVersion, JsonObject } from '../../src/core/agent.ts';
import { nullWhenNotFound } from '../../src/vendors/kit/null-when-not-found.ts';
import { plannedCall } from '../../src/vendors/kit/planned-call.ts';
import { sentAnswer } from '../../src/vendors/kit/sent-answer.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { NO_FIELDS } from './collection.ts';
import { type InventedServer, serve } from './server.ts';
import { agentPath, inventVendor } from './vendor.ts';

/** So many versions are shown. */
export const SHOWN = 300;

const agent = z
  .object({
    id: z.string().meta({ unified: 'vendorId' }),
    name: z.string().meta({ unified: 'name' }),
    live: z.string().nullish().describe('Id of the version that answers.'),
    title: z.string().nullish().describe('Title of the version that answers.'),
  })
  .meta({ id: 'AnnalsAgent', description: 'All that only Annals has.' });
const createAgent = z
  .strictObject({
    name: z.string().meta({ unified: 'name' }),
    tone: z.string().optional().describe('How it speaks.'),
  })
  .meta({ id: 'CreateAnnalsAgent', description: 'What only Annals takes for a new agent.' });
const updateAgent = createAgent.partial().meta({ id: 'UpdateAnnalsAgent', description: 'What can be changed.' });
const publishBody = z.strictObject({ title: z.string().max(20).optional() });

/** A version as Annals shows it. */
export interface AnnalsVersion {
  readonly id: string;
  readonly at: string;
}

/** Annals. */
export const annals: Vendor = inventVendor({
  name: 'ANNALS',
  contract: { agent, createAgent, updateAgent, publishBody },
  operations: ['UPDATE', 'DELETE', 'COPY', 'PUBLISH', 'RESTORE_VERSION'],
  capabilities: {
    versions: { paging: 'CURSOR', onlyNewest: SHOWN },
    publishing: { title: true, version: 'ID' },
  },
  fields: ({ name }) => ({ ...NO_FIELDS, name: String(name) }),
  client: ({ transport, agents, rows }) => ({
    plan: {
      create: async (body) => [plannedCall('POST', '/agents', body)],
      update: async (found, changes) => [plannedCall('PATCH', agentPath(found), changes)],
      delete: (found) => [plannedCall('DELETE', agentPath(found))],
      publish: (found, _, { title, version }) => {
        const path = `${agentPath(found)}/publish`;
        const message = 'Annals accepted the call, but another version is the one that answers';
        const expects = typeof version === 'string' ? [{ path: ['live'], value: version, message }] : [];
        return [{ ...plannedCall('POST', path, { version: version ?? 'newest', title }), sets: [], asks: {}, expects }];
      },
      restoreVersionById: (found, versionId) => [
        plannedCall('POST', `${agentPath(found)}/versions/${encodeURIComponent(versionId)}/restore`),
      ],
    },
    list: (_, options) =>
      transport.read(
        { method: 'GET', path: '/agents' },
        async ({ body }, signal) => {
          const items = body as JsonObject[];
          return { agents: await rows.many(items, signal), itemCount: items.length, hasMore: false };
        },
        options,
      ),
    get: (vendorId, options) =>
      nullWhenNotFound(
        transport.read({ method: 'GET', path: agentPath({ vendorId }) }, ({ body }) => agents.one(body), options),
      ),
    versions: (found, { limit, cursor }, options) =>
      transport.read(
        { method: 'GET', path: `${agentPath(found)}/versions`, query: { limit, cursor } },
        async ({ body }) => {
          const { items, next } = body as { items: AnnalsVersion[]; next: string | null };
          const versions = items.map(({ id, at }): AgentVersion => {
            const isCurrent = id === found.document.live;
            return { id, number: null, notes: null, createdAt: new Date(at), isCurrent };
          });
          return { versions, hasMore: next !== null, nextCursor: next ?? undefined };
        },
        options,
      ),
    send: async (call, options) => sentAnswer(call, (await transport.write(call, options)).body, agents.one),
  }),
});

/** A server with one agent, `a`. */
export interface AnnalsServer extends InventedServer {
  /** Newest first; all that there ever were. */
  readonly versions: AnnalsVersion[];
}

/** Starts an Annals whose agent has so many versions; `v-x` is the oldest, `v-xx` the one after it. */
export async function serveAnnals(count: number): Promise<AnnalsServer> {
  const made = (index: number): AnnalsVersion => ({
    id: `v-${'x'.repeat(index)}`,
    at: new Date(Date.UTC(2026, 0, index)).toISOString(),
  });
  const versions = Array.from({ length: count }, (_, index) => made(count - index));
  let agentNow: JsonObject = { id: 'a', name: 'Ann', live: 'v-x' };
  const server = await serve(({ method, path, query, body }) => {
    const [, , id, verb] = path.split('/');
    if (id === undefined) return { body: [agentNow] };
    if (id !== 'a') return { status: 404, body: { error: 'no such agent' } };
    if (verb === 'publish') {
      const { version, title } = body as { version: string; title?: string };
      const live = version === 'newest' ? versions[0]?.id : version;
      if (!versions.some((each) => each.id === live)) return { status: 422, body: { error: 'no such version' } };
      agentNow = { ...agentNow, live, title };
      return { body: agentNow };
    }
    if (verb === 'versions' && method === 'GET') {
      const shown = versions.slice(0, SHOWN);
      const cursor = query.get('cursor');
      const start = cursor === null ? 0 : shown.findIndex((each) => each.id === cursor) + 1;
      const items = shown.slice(start, start + Number(query.get('limit')));
      const isMore = start + items.length < shown.length;
      return { body: { items, next: isMore ? items.at(-1)?.id : null } };
    }
    return { body: agentNow };
  });
  return { ...server, versions };
}
