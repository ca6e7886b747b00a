/** @module A vendor with the plainest of all APIs, for tests of what a contract can say: one collection of agents. */
import type { AgentFields, AgentRecord, JsonObject } from '../../src/core/agent.ts';
import { plannedCall } from '../../src/vendors/kit/planned-call.ts';
import { sentAnswer } from '../../src/vendors/kit/sent-answer.ts';
import type { Vendor, VendorContract } from '../../src/vendors/vendor.ts';
import { type InventedServer, serve } from './server.ts';
import { agentPath, type Document, inventVendor } from './vendor.ts';

/** What is special about a vendor with one collection. */
export interface InventedCollection {
  /** In capitals. */
  readonly name: string;
  readonly contract: VendorContract;
  readonly fields: (document: Document) => AgentFields;
  /** The body of a change, of what is changed. @default the changes */
  readonly changeBody?: (agent: AgentRecord, changes: JsonObject) => JsonObject;
  /** What the server makes of the body of a create; `id` is the new agent's. @default the body */
  readonly made?: (body: JsonObject, id: string) => JsonObject;
  /** What the server makes of an agent and the body of a change. @default each key of the body replaces the agent's */
  readonly changed?: (held: JsonObject, body: JsonObject) => JsonObject;
}

/** The server of such a vendor, and what it holds. */
export interface CollectionServer extends InventedServer {
  /** By id. Tests put agents in. */
  readonly agents: Map<string, JsonObject>;
}

/** Unified fields that a vendor has no notion of. */
export const NO_FIELDS = {
  description: null,
  instructions: null,
  model: null,
  temperature: null,
  avatarUrl: null,
  tags: null,
  status: null,
  createdAt: null,
  updatedAt: null,
} as const;

/** `GET`, `POST /agents` and `GET`, `PATCH`, `DELETE /agents/{id}`; every answer of an agent is the whole of it. */
export function inventCollection(invented: InventedCollection): Vendor {
  const { name, contract, fields, changeBody = (_, changes) => changes } = invented;
  return inventVendor({
    name,
    contract,
    operations: ['UPDATE', 'DELETE', 'COPY'],
    capabilities: { listing: { paging: 'ALL', maxPageSize: 100, order: 'UNKNOWN', wholeItems: true } },
    fields,
    client: ({ transport, agents }) => ({
      list: (_, options) =>
        transport.read(
          { method: 'GET', path: '/agents' },
          async ({ body }, signal) => {
            const items = body as unknown[];
            return { agents: await agents.many(items, signal), itemCount: items.length, hasMore: false };
          },
          options,
        ),
      get: (vendorId, options) =>
        transport
          .read({ method: 'GET', path: agentPath({ vendorId }) }, ({ body }) => agents.one(body), options)
          .catch((error: { code?: string }) => {
            if (error.code === 'NOT_FOUND') return null;
            throw error;
          }),
      plan: {
        create: async (body) => [plannedCall('POST', '/agents', body)],
        update: async (agent, changes) => [plannedCall('PATCH', agentPath(agent), changeBody(agent, changes))],
        delete: (agent) => [plannedCall('DELETE', agentPath(agent))],
      },
      send: async (call, options) => sentAnswer(call, (await transport.write(call, options)).body, agents.one),
    }),
  });
}

/** Serves it, at first without an agent. */
export async function serveCollection({
  made = (body) => body,
  changed = (held, body) => ({ ...held, ...body }),
}: InventedCollection): Promise<CollectionServer> {
  const agents = new Map<string, JsonObject>();
  let count = 0;
  const server = await serve(({ method, path, body }) => {
    const [, , id] = path.split('/').map(decodeURIComponent);
    if (id === undefined && method === 'GET') return { body: [...agents.values()] };
    if (id === undefined) {
      const newId = `new-${++count}`;
      agents.set(newId, { ...made(body ?? {}, newId), id: newId });
      return { body: agents.get(newId) };
    }
    const held = agents.get(id);
    if (held === undefined) return { status: 404, body: { error: 'no such agent' } };
    if (method === 'PATCH') agents.set(id, { ...changed(held, body ?? {}), id });
    if (method === 'DELETE') agents.delete(id);
    return method === 'DELETE' ? { body: null } : { body: agents.get(id) };
  });
  return { ...server, agents };
}
