import { describe, expect, onTestFinished, test } from 'vitest';
import { startRollcall, type TestRollcallOptions } from '../support/rollcall.ts';

async function start(options: TestRollcallOptions) {
  const api = await startRollcall(options);
  onTestFinished(() => api.close());
  return api;
}

const LISTED = 'nodes { id } failures { code message }';

interface Listed {
  readonly nodes: readonly { readonly id: string }[];
  readonly failures: readonly { readonly code: string; readonly message: string }[];
}

describe('the agents that one request may read', () => {
  test('are counted once where several fields share the calls', async () => {
    const api = await start({ only: ['chatsby'], agents: 150, maxAgentsPerAccount: 200 });
    const { data } = await api.run(
      `{
        a: agents(first: 1, orderBy: { field: NAME }) { ${LISTED} }
        b: agents(first: 1, orderBy: { field: UPDATED_AT }) { ${LISTED} }
        c: agents(first: 1, orderBy: { field: NAME, direction: DESC }) { ${LISTED} }
      }`,
    );
    const lists = Object.values(data as unknown as Record<string, Listed>);
    expect(lists.map(({ nodes, failures }) => [nodes.length, failures])).toEqual(Array(3).fill([1, []]));
  });

  test('of an account are bounded for lists and nodes together, and each request has its own', async () => {
    const api = await start({ only: ['gennia'], agents: 150, maxAgentsPerAccount: 200 });
    const all = await api.run(`{ agents(first: 100) { ${LISTED} } }`);
    const ids = (all.data?.agents as unknown as Listed | undefined)?.nodes.map(({ id }) => id);
    api.forgetCalls();
    const list = `agents(first: 1, orderBy: { field: NAME }) { ${LISTED} }`;
    const both = await api.run(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } ${list} }`, { ids });
    expect(both.errors).toBeUndefined();
    expect(both.data?.agents).toEqual({
      nodes: [],
      failures: [{ code: 'LIMIT_EXCEEDED', message: expect.stringContaining('server.maxAgentsPerAccount') }],
    });
    const { calls } = api.server('gennia');
    const lists = calls.filter(({ url }) => url.includes('/agents?')).length;
    expect((lists - 1) * 100 + (calls.length - lists)).toBeLessThanOrEqual(200);
    expect((await api.run(`{ ${list} }`)).data?.agents).toMatchObject({ nodes: { length: 1 }, failures: [] });
  });

  test('are bounded for the originals of all copies together', async () => {
    const api = await start({ only: ['aegra'], agents: 650, maxAgentsPerAccount: 200 });
    const copies = Array.from(
      { length: 5 },
      (_, index) =>
        `c${index}: copyAgent(input: { id: "aegra:no/such", toAccountId: "aegra" }) { userErrors { message } }`,
    );
    const { data } = await api.run(`mutation { ${copies.join(' ')} }`);
    for (const copy of Object.values(data as object)) {
      expect(copy).toEqual({ userErrors: [{ message: expect.stringContaining('maxAgentsPerAccount') }] });
    }
    expect(api.callCount()).toBeLessThanOrEqual(3);
  });

  test('of all accounts are bounded together, and the others are shown', async () => {
    const api = await start({ limits: { maxAgentsPerRequest: 30 } });
    const { data } = await api.run(`{ agents(first: 100, orderBy: { field: NAME }) { ${LISTED} } }`);
    const { nodes = [], failures = [] } = (data?.agents ?? {}) as Partial<Listed>;
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.length).toBeLessThanOrEqual(30);
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) {
      expect(failure).toEqual({
        code: 'LIMIT_EXCEEDED',
        message: expect.stringContaining('server.maxAgentsPerRequest'),
      });
    }
  });
});
