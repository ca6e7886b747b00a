import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LedgerAgent, type LedgerServer, ledger, serveLedger } from './ledger.ts';
import { type InventedRollcall, startInvented } from './rollcall.ts';

/** A thousand agents in no order; each name three or four times. */
const AGENTS: readonly LedgerAgent[] = Array.from({ length: 1000 }, (_, index) => {
  const place = (index * 389) % 1000;
  return {
    id: `l${place}`,
    name: `Agent ${String(place % 300).padStart(3, '0')}`,
    changed: new Date(Date.UTC(2026, 0, 1) + ((place * 7) % 1000) * 1000).toISOString(),
  };
});

let server: LedgerServer;
let api: InventedRollcall;

beforeEach(async () => {
  server = await serveLedger([...AGENTS]);
  api = startInvented({ vendor: ledger, baseUrl: server.baseUrl });
});

afterEach(async () => {
  await api.close();
  await server.close();
});

interface Page {
  readonly nodes: { readonly vendorId: string; readonly name: string }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

async function page(args: string): Promise<Page> {
  const { agents } = await api.ask<{ agents: Page }>(
    `{ agents(${args}) { nodes { vendorId name } totalCount pageInfo { hasNextPage endCursor } } }`,
  );
  return agents;
}

const BY_NAME = 'orderBy: { field: NAME, direction: ASC }';

describe('a list that can be asked in an order', () => {
  test('costs one call for the first twenty of a thousand agents by name', async () => {
    const { nodes, totalCount, pageInfo } = await page(`first: 20, ${BY_NAME}`);
    const names = AGENTS.map(({ name }) => name).sort();
    expect(nodes.map(({ name }) => name)).toEqual(names.slice(0, 20));
    expect({ totalCount, hasNextPage: pageInfo.hasNextPage }).toEqual({ totalCount: 1000, hasNextPage: true });
    expect(server.heard()).toEqual(['GET /agents?sort=name&limit=26&offset=0']);
  });

  test.each([
    ['NAME', 'DESC', '-name'],
    ['UPDATED_AT', 'DESC', '-changed'],
  ])('is asked for %s %s in its own words', async (field, direction, sort) => {
    await page(`first: 20, orderBy: { field: ${field}, direction: ${direction} }`);
    expect(server.heard()).toEqual([`GET /agents?sort=${sort}&limit=26&offset=0`]);
  });

  test('is walked to its end, each agent once, ties by id', async () => {
    const walked: string[] = [];
    let calls = 0;
    for (let after = ''; ; ) {
      const { nodes, pageInfo } = await page(`first: 100, ${BY_NAME}${after}`);
      walked.push(...nodes.map(({ vendorId }) => vendorId));
      calls += server.heard().length;
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    const byName = (a: LedgerAgent, b: LedgerAgent) => (a.name < b.name || (a.name === b.name && a.id < b.id) ? -1 : 1);
    expect(walked).toEqual(AGENTS.toSorted(byName).map(({ id }) => id));
    expect(calls).toBeLessThanOrEqual(20);
  });

  test('is read to its end in the orders that it can not be asked in', async () => {
    await page('first: 20, orderBy: { field: UPDATED_AT, direction: ASC }');
    const heard = server.heard();
    expect(heard).toHaveLength(10);
    expect(heard.filter((call) => call.includes('sort'))).toEqual([]);
  });

  test('that has another notion of the order is read to its end, and that is told', async () => {
    server.ignoresCase = true;
    server.agents.splice(0, server.agents.length, ...AGENTS.slice(0, 50));
    server.agents.push({ id: 'low', name: 'agent 0', changed: '2026-01-01T00:00:00Z' });
    const { nodes } = await page(`first: 100, ${BY_NAME}`);
    expect(nodes.at(-1)).toEqual({ vendorId: 'low', name: 'agent 0' });
    const { account } = await api.ask<{ account: { contractDrift: object[] } }>(
      '{ account(id: "ledger") { contractDrift { path problem } } }',
    );
    expect(account.contractDrift).toEqual([{ path: '(list)', problem: 'not in the documented order, NAME ASC' }]);
  });
});
