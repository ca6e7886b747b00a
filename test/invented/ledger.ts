/** @module Ledger: its list can be asked in several orders, in pages. Unasked it has none. */
import { z } from 'zod';
import type { JsonObject } from '../../src/core/agent.ts';
import { nullWhenNotFound } from '../../src/vendors/kit/null-when-not-found.ts';
import { plannedCall } from '../../src/vendors/kit/planned-call.ts';
import { sentAnswer } from '../../src/vendors/kit/sent-answer.ts';
import { NO_FIELDS } from './collection.ts';
import { type InventedServer, serve } from './server.ts';
import { agentPath, inventVendor } from './vendor.ts';

const agent = z
  .object({
    id: z.string().meta({ unified: 'vendorId' }),
    name: z.string().meta({ unified: 'name' }),
    changed: z.string().meta({ unified: 'updatedAt' }),
    page: z.int32().optional().describe('Where it stands in the book.'),
  })
  .meta({ id: 'LedgerAgent', description: 'All that only Ledger has.' });
const createAgent = z
  .strictObject({
    name: z.string().meta({ unified: 'name' }),
    page: z.int32().optional().describe('Where it stands in the book.'),
  })
  .meta({ id: 'CreateLedgerAgent', description: 'What only Ledger takes for a new agent.' });

/** An agent as Ledger shows it. */
export interface LedgerAgent {
  readonly id: string;
  readonly name: string;
  readonly changed: string;
}

/** Ledger. */
export const ledger = inventVendor({
  name: 'LEDGER',
  contract: {
    agent,
    createAgent,
    updateAgent: createAgent.partial().meta({ id: 'UpdateLedgerAgent', description: 'What can be changed.' }),
  },
  operations: ['UPDATE', 'DELETE', 'COPY'],
  capabilities: {
    listing: {
      paging: 'OFFSET',
      maxPageSize: 100,
      order: 'UNKNOWN',
      orders: [
        { field: 'NAME', direction: 'ASC', query: { sort: 'name' } },
        { field: 'NAME', direction: 'DESC', query: { sort: '-name' } },
        { field: 'UPDATED_AT', direction: 'DESC', query: { sort: '-changed' } },
      ],
      wholeItems: true,
    },
  },
  fields: ({ name, changed }) => ({ ...NO_FIELDS, name: String(name), updatedAt: new Date(String(changed)) }),
  client: ({ transport, agents }) => ({
    plan: {
      create: async (body) => [plannedCall('POST', '/agents', body)],
      update: async (found, changes) => [plannedCall('PATCH', agentPath(found), changes)],
      delete: (found) => [plannedCall('DELETE', agentPath(found))],
    },
    list: ({ query, limit, offset }, options) =>
      transport.read(
        { method: 'GET', path: '/agents', query: { ...(query as { sort?: string }), limit, offset } },
        async ({ body }, signal) => {
          const { items, total } = body as { items: JsonObject[]; total: number };
          const hasMore = offset + items.length < total;
          return { agents: await agents.many(items, signal), itemCount: items.length, hasMore, total };
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

/** A server of Ledger's, which only lists. */
export interface LedgerServer extends InventedServer {
  readonly agents: LedgerAgent[];
  /** Names go without regard to capitals, as many databases have it. */
  ignoresCase: boolean;
}

/** Starts a Ledger with these agents. */
export async function serveLedger(agents: LedgerAgent[]): Promise<LedgerServer> {
  const keyOf = (sort: string | null) => (each: LedgerAgent) => {
    if (sort?.endsWith('changed')) return each.changed;
    return ledgerServer.ignoresCase ? each.name.toLowerCase() : each.name;
  };
  const server = await serve(({ query }) => {
    const sort = query.get('sort');
    const key = keyOf(sort);
    const sign = sort?.startsWith('-') ? -1 : 1;
    const sorted =
      sort === null ? agents : agents.toSorted((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
    const offset = Number(query.get('offset'));
    return { body: { items: sorted.slice(offset, offset + Number(query.get('limit'))), total: agents.length } };
  });
  const ledgerServer: LedgerServer = { ...server, agents, ignoresCase: false };
  return ledgerServer;
}
