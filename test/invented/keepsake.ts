/**
 * @module Keepsake: what is made is never changed and never deleted. It is put away, and taken out again unless it is
 * sealed.
 */
import { z } from 'zod';
import type { AgentOperation, JsonObject } from '../../src/core/agent.ts';
import { nullWhenNotFound } from '../../src/vendors/kit/null-when-not-found.ts';
import { plannedCall } from '../../src/vendors/kit/planned-call.ts';
import { sentAnswer } from '../../src/vendors/kit/sent-answer.ts';
import { NO_FIELDS } from './collection.ts';
import { type InventedServer, serve } from './server.ts';
import { agentPath, type Document, inventVendor } from './vendor.ts';

const fields = {
  name: z.string().meta({ unified: 'name' }),
  seal: z.string().optional().describe('Who sealed it.'),
};
const agent = z
  .object({
    ...fields,
    id: z.string().meta({ unified: 'vendorId' }),
    archived: z.boolean().optional().meta({ unified: 'status' }),
  })
  .meta({ id: 'KeepsakeAgent', description: 'All that only Keepsake has.' });
const createAgent = z
  .strictObject(fields)
  .meta({ id: 'CreateKeepsakeAgent', description: 'What only Keepsake takes for a new agent.' });

function operationsOf({ archived, seal }: Document): AgentOperation[] {
  if (archived !== true) return ['ARCHIVE', 'COPY'];
  return typeof seal === 'string' ? ['COPY'] : ['UNARCHIVE', 'COPY'];
}

/** Keepsake. */
export const keepsake = inventVendor({
  name: 'KEEPSAKE',
  contract: { agent, createAgent },
  operations: ['ARCHIVE', 'UNARCHIVE', 'COPY'],
  capabilities: {
    statuses: ['ACTIVE', 'ARCHIVED'],
    instead: {
      UPDATE: 'Keepsake keeps agents as they were made: copy one with what shall be different.',
      DELETE: 'Keepsake deletes nothing: archiveAgent puts an agent away.',
    },
  },
  fields: ({ name, archived }) => ({
    ...NO_FIELDS,
    name: String(name),
    status: archived === true ? 'ARCHIVED' : 'ACTIVE',
  }),
  operationsOf,
  client: ({ transport, agents }) => ({
    plan: {
      create: async (body) => [plannedCall('POST', '/agents', body)],
      archive: (found) => [archival(agentPath(found), 'archive', true)],
      unarchive: (found) => [archival(agentPath(found), 'unarchive', false)],
    },
    list: (_, options) =>
      transport.read(
        { method: 'GET', path: '/agents' },
        async ({ body }, signal) => {
          const items = body as JsonObject[];
          return { agents: await agents.many(items, signal), itemCount: items.length, hasMore: false };
        },
        options,
      ),
    get: (vendorId, options) =>
      nullWhenNotFound(
        transport.read({ method: 'GET', path: agentPath({ vendorId }) }, ({ body }) => agents.one(body), options),
      ),
    send: async (call, options) => sentAnswer(call, (await transport.write(call, options)).body, agents.one),
  }),
});

function archival(path: string, verb: string, value: boolean) {
  const message = `Keepsake accepted the call, but the agent is ${value ? 'not' : 'still'} archived`;
  return { ...plannedCall('POST', `${path}/${verb}`), expects: [{ path: ['archived'], value, message }] };
}

/** A server of Keepsake's. */
export interface KeepsakeServer extends InventedServer {
  readonly agents: Map<string, JsonObject>;
  /** Answers success and does nothing. */
  isLazy: boolean;
}

/** Starts a Keepsake that has no agents. */
export async function serveKeepsake(): Promise<KeepsakeServer> {
  const agents = new Map<string, JsonObject>();
  const server = await serve(({ method, path, body }) => {
    const [, , id, verb] = path.split('/');
    if (id === undefined && method === 'GET') return { body: [...agents.values()] };
    if (id === undefined) {
      const made = { ...body, id: `k${agents.size + 1}`, archived: false };
      agents.set(made.id, made);
      return { status: 201, body: made };
    }
    const found = agents.get(id);
    if (found === undefined) return { status: 404, body: { error: 'no such agent' } };
    if (verb !== undefined && !keepsakeServer.isLazy) agents.set(id, { ...found, archived: verb === 'archive' });
    return { body: agents.get(id) };
  });
  const keepsakeServer: KeepsakeServer = { ...server, agents, isLazy: false };
  return keepsakeServer;
}
