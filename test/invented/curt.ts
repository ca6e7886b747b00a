/** @module Curt: whatever is written, it answers with an id and nothing else, or with nothing at all. */
import { z } from 'zod';
import type { JsonObject } from '../../src/core/agent.ts';
import { nullWhenNotFound } from '../../src/vendors/kit/null-when-not-found.ts';
import { plannedCall } from '../../src/vendors/kit/planned-call.ts';
import { sentAnswer } from '../../src/vendors/kit/sent-answer.ts';
import { type InventedAnswer, type InventedCall, type InventedServer, serve } from './server.ts';
import { agentPath, inventVendor } from './vendor.ts';

const fields = {
  name: z.string().meta({ unified: 'name' }),
  mood: z.string().optional().describe('How it speaks.'),
};
const agent = z
  .object({ id: z.string().meta({ unified: 'vendorId' }), ...fields })
  .meta({ id: 'CurtAgent', description: 'All that only Curt has.' });
const createAgent = z
  .strictObject(fields)
  .meta({ id: 'CreateCurtAgent', description: 'What only Curt takes for a new agent.' });
const updateAgent = z
  .strictObject(fields)
  .partial()
  .meta({ id: 'UpdateCurtAgent', description: 'What only Curt takes in a change.' });

/** Curt. */
export const curt = inventVendor({
  name: 'CURT',
  contract: { agent, createAgent, updateAgent },
  operations: ['UPDATE', 'DELETE', 'COPY'],
  fields: ({ name }) => ({ name: String(name) }),
  client: ({ transport, agents, rows }) => ({
    plan: {
      // The mood is set by a call of its own.
      create: async ({ mood, ...body }) => {
        const make = plannedCall('POST', '/agents', body);
        return mood === undefined ? [make] : [make, plannedCall('PATCH', '/agents/{id}', { mood })];
      },
      update: async (found, changes) => [plannedCall('PATCH', agentPath(found), changes)],
      delete: (found) => [plannedCall('DELETE', agentPath(found))],
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
    send: async (call, options) =>
      sentAnswer(call, (await transport.write(call, options)).body, (body) => ({
        agentId: String((body as { agent_id: unknown }).agent_id),
      })),
  }),
});

/** A server of Curt's. */
export interface CurtServer extends InventedServer {
  readonly agents: Map<string, JsonObject>;
  /** Answers a call in place of the server; undefined: the server answers. */
  instead: (call: InventedCall) => InventedAnswer | undefined;
}

/** Starts a Curt that has no agents. */
export async function serveCurt(): Promise<CurtServer> {
  const agents = new Map<string, JsonObject>();
  const answer = ({ method, path, body }: InventedCall): InventedAnswer => {
    const id = path.split('/')[2];
    if (id === undefined && method === 'GET') return { body: [...agents.values()] };
    if (id === undefined) {
      const made = `c${agents.size + 1}`;
      agents.set(made, { id: made, ...body });
      return { status: 201, body: { agent_id: made } };
    }
    const found = agents.get(id);
    if (found === undefined) return { status: 404, body: { error: 'no such agent' } };
    if (method === 'GET') return { body: found };
    if (method === 'DELETE') agents.delete(id);
    else agents.set(id, { ...found, ...body });
    return { status: 204 };
  };
  const server = await serve((call) => curtServer.instead(call) ?? answer(call));
  const curtServer: CurtServer = { ...server, agents, instead: () => undefined };
  return curtServer;
}
