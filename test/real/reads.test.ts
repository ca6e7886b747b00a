import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/agent.ts';
import { ACCOUNTS, type AccountId, RealRollcall } from './real-rollcall.ts';

/** The assistants that all makers make of the graphs, in the same way. */
const DEFAULTS: Record<string, string> = {
  agent: 'fe096781-5601-53d2-b2f6-0d3403f7e9ca',
  echo: '046b5dc7-2108-582c-9c6c-31d556d138f0',
  parent: '0b226d00-e4ec-5b58-8e33-88f4bd4debe7',
};
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface AgentNode {
  readonly id: string;
  readonly raw: JsonObject;
  readonly [field: string]: unknown;
}

interface Connection {
  readonly totalCount: number | null;
  readonly nodes: readonly AgentNode[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly failures: readonly {
    readonly account: { readonly id: string };
    readonly code: string;
    readonly message: string;
  }[];
}

const LIST = `query ($first: Int, $after: String, $filter: AgentFilter, $orderBy: AgentOrder) {
  agents(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes { id vendorId name description instructions model tags status createdAt updatedAt operations raw }
    pageInfo { hasNextPage endCursor }
    failures { account { id } code message }
  }
}`;

let api: RealRollcall;

beforeAll(async () => {
  api = await RealRollcall.start();
});

afterAll(async () => {
  await api?.close();
});

async function list(variables: object): Promise<Connection> {
  return (await api.query<{ agents: Connection }>(LIST, variables)).agents;
}

/** Of assistants that were made in one millisecond, either may come first. */
function byAssistantId(documents: readonly JsonObject[]): JsonObject[] {
  return documents.toSorted((a, b) => (String(a.assistant_id) < String(b.assistant_id) ? -1 : 1));
}

function expectNewestFirst(nodes: readonly AgentNode[]): void {
  const times = nodes.map(({ createdAt }) => Date.parse(String(createdAt)));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
}

const idsOf = ({ nodes }: Connection) => nodes.map(({ id }) => id);

describe.each(ACCOUNTS)('from a real %s', (account) => {
  const only = { accountIds: [account] };

  beforeEach(async () => {
    for (const { assistant_id: id } of await api.storedAll(account)) {
      if (!Object.values(DEFAULTS).includes(String(id))) await api.remove(`${account}:${id}`);
    }
  });

  test('its own assistants come as they are', async () => {
    const { nodes, totalCount, failures } = await list({ filter: only, first: 10 });
    expect(byAssistantId(nodes.map(({ raw }) => raw))).toEqual(byAssistantId(await api.storedAll(account)));
    expect({ totalCount, failures }).toEqual({ totalCount: 3, failures: [] });
    const echo = nodes.find(({ id }) => id === `${account}:${DEFAULTS.echo}`);
    expect(echo).toMatchObject({
      vendorId: DEFAULTS.echo,
      name: 'echo',
      instructions: null,
      model: null,
      tags: null,
      status: null,
      operations: account === 'aegra' ? ['COPY'] : ['UPDATE', 'DELETE', 'COPY', 'RESTORE_VERSION'],
    });
    expect(echo?.createdAt).toBe(new Date(String(echo?.raw.created_at)).toISOString());
  });

  test('an assistant comes with its fields, its extension and its own document', async () => {
    const body = {
      name: 'Nachtwache 🌙',
      description: 'Liest die Logs.\nJede Nacht.',
      graph_id: 'agent',
      config: { tags: ['logs', '夜'], recursion_limit: 12 },
      metadata: { team: 'sre', deep: { er: [1, null, 'x'] } },
    };
    const id = await api.put(account, body);
    const { agent } = await api.query<{ agent: AgentNode }>(
      `query ($id: ID!) { agent(id: $id) {
        id vendorId vendor account { id } name description createdAt updatedAt raw
        extension { ... on AegraAgent { graphId version userId config context metadata } }
      } }`,
      { id },
    );
    const stored = await api.stored(id);
    expect(agent).toEqual({
      id,
      vendorId: stored.assistant_id,
      vendor: 'AEGRA',
      account: { id: account },
      name: body.name,
      description: body.description,
      createdAt: new Date(String(stored.created_at)).toISOString(),
      updatedAt: new Date(String(stored.updated_at)).toISOString(),
      raw: stored,
      extension: {
        graphId: 'agent',
        version: 1,
        userId: account === 'aegra' ? 'anonymous' : null,
        config: body.config,
        context: {},
        metadata: body.metadata,
      },
    });
  });

  test('a walk in small pages, while assistants come and go, shows each once and misses none that stayed', async () => {
    const made: string[] = [];
    for (let index = 0; index < 24; index++) made.push(await api.put(account, { name: `walk ${index}` }));
    const goers = made.filter((_, index) => index % 6 === 2);
    const stayers = made.filter((id) => !goers.includes(id));
    const nodes: AgentNode[] = [];
    let after: string | null = null;
    do {
      const page: Connection = await list({ filter: only, first: 4, after });
      expect(page.failures).toEqual([]);
      nodes.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      await api.put(account, { name: 'late' });
      const goer = goers.shift();
      if (goer !== undefined) await api.remove(goer);
    } while (after !== null);
    const seen = nodes.map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    const defaults = Object.values(DEFAULTS).map((id) => `${account}:${id}`);
    expect(seen).toEqual(expect.arrayContaining([...stayers, ...defaults]));
    expectNewestFirst(nodes);
  });

  test('many by id come in the order asked, with null for those that are none', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 30; index++) ids.push(await api.put(account, { name: `many ${index}` }));
    const asked = [...ids.toReversed(), `${account}:${UNKNOWN}`, `${account}:agent`, `${account}:${DEFAULTS.agent}`];
    const { nodes } = await api.query<{ nodes: (AgentNode | null)[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Agent { name } } }',
      { ids: asked },
    );
    expect(nodes).toEqual([
      ...ids.map((id, index) => ({ id, name: `many ${index}` })).toReversed(),
      null,
      null,
      { id: `${account}:${DEFAULTS.agent}`, name: 'agent' },
    ]);
  });

  test.each([
    UNKNOWN,
    'agent',
    'no uuid',
    'ünïcödé-日本',
    'a/b',
    '..',
    'a%2Fb',
    'search',
    '%00',
    '\0',
    'a\ud800',
    'x'.repeat(3000),
  ])('there is no assistant %j', async (vendorId) => {
    const { data, errors } = await api.run('query ($id: ID!) { agent(id: $id) { name } }', {
      id: `${account}:${vendorId}`,
    });
    expect({ data, errors }).toEqual({ data: { agent: null }, errors: undefined });
  });

  test('a search looks in names and descriptions, in any case, and takes nothing for a wildcard', async () => {
    const byName = await api.put(account, { name: 'Late SHIFT' });
    const byDescription = await api.put(account, { name: 'x', description: 'the shift at 100%' });
    const search = async (text: string) => idsOf(await list({ filter: { ...only, search: text }, first: 20 }));
    expect(await search('shift')).toEqual([byDescription, byName]);
    expect(await search('%')).toEqual([byDescription]);
    expect(await search('_')).toEqual([]);
    expect(await list({ filter: { ...only, statuses: ['ACTIVE'] } })).toMatchObject({
      nodes: [],
      failures: [],
      totalCount: 0,
    });
    expect(await list({ filter: { ...only, tags: ['a'] } })).toMatchObject({ nodes: [], failures: [] });
  });

  test('other orders are those of Rollcall, on every server the same', async () => {
    const names = ['beta', 'Alpha', 'alpha', 'Émile', '日本'];
    for (const name of names) await api.put(account, { name });
    const oldest = (await api.storedAll(account)).at(-1);
    await api.ask(account, 'PATCH', `/assistants/${(await api.put(account, { name: 'zeta' })).split(':')[1]}`, {
      metadata: {},
    });
    const byTime = await list({ filter: only, first: 1, orderBy: { field: 'UPDATED_AT', direction: 'DESC' } });
    expect(byTime.nodes.map(({ name }) => name)).toEqual(['zeta']);
    const fromOldest = await list({ filter: only, first: 1, orderBy: { field: 'CREATED_AT', direction: 'ASC' } });
    expect(fromOldest.nodes[0]?.createdAt).toBe(new Date(String(oldest?.created_at)).toISOString());
    const walk: unknown[] = [];
    let after: string | null = null;
    do {
      const page: Connection = await list({
        filter: only,
        first: 2,
        after,
        orderBy: { field: 'NAME', direction: 'ASC' },
      });
      walk.push(...page.nodes.map(({ name }) => name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(walk).toHaveLength(names.length + 4);
    expect(new Set(walk)).toEqual(new Set([...names, 'zeta', ...Object.keys(DEFAULTS)]));
  });

  test('versions come newest first, in pages, and the one in force is marked', async () => {
    const id = await api.put(account);
    const path = `/assistants/${id.split(':')[1]}`;
    for (let index = 2; index <= 13; index++) await api.ask(account, 'PATCH', path, { name: `version ${index}` });
    await api.ask(account, 'POST', `${path}/latest`, { version: 3 });
    interface Versions {
      agent: {
        versions: {
          nodes: { number: number; isCurrent: boolean; createdAt: string }[];
          pageInfo: Connection['pageInfo'];
        };
      };
    }
    const versions = async (first: number, after?: string | null) =>
      (
        await api.query<Versions>(
          `query ($id: ID!, $first: Int, $after: String) { agent(id: $id) { versions(first: $first, after: $after) {
            nodes { number isCurrent createdAt } pageInfo { hasNextPage endCursor }
          } } }`,
          { id, first, after },
        )
      ).agent.versions;
    const first = await versions(10);
    expect(first.nodes.map(({ number }) => number)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await versions(10, first.pageInfo.endCursor);
    expect(rest.nodes.map(({ number, isCurrent }) => [number, isCurrent])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(Date.parse(rest.nodes[0]?.createdAt ?? '')).toBeGreaterThan(0);
  });

  test('it is healthy', async () => {
    const { account: answer } = await api.query<{ account: { health: JsonObject; operations: string[] } }>(
      'query ($id: ID!) { account(id: $id) { operations health { reachable latencyMs circuit failure { code } } } }',
      { id: account },
    );
    expect(answer.operations).toEqual(['UPDATE', 'DELETE', 'COPY', 'RESTORE_VERSION']);
    expect(answer.health).toEqual({ reachable: true, latencyMs: expect.any(Number), circuit: 'CLOSED', failure: null });
  });
});

describe('from a real Aegra, ids of any form', () => {
  const ids = [
    'a:b',
    'a b',
    'a%b',
    'a%2Fb',
    'ünïcödé-日本-😀',
    'a?b#c',
    'a+b',
    '"quoted\\"',
    'tab\there\nthere',
    ' lead ',
    '%',
    'search',
    'count',
    'é'.repeat(255),
  ];
  // No route of the server reaches these, but its list has them.
  const listedOnly = ['a/b', 'a/versions', '..', '.'];

  test('are read one by one, at once, and in the list', async () => {
    const all = [...ids, ...listedOnly];
    for (const assistant_id of all) await api.put('aegra', { assistant_id, name: assistant_id });
    for (const vendorId of all) {
      const agent = await api.agent(`aegra:${vendorId}`);
      expect(agent).toMatchObject({ id: `aegra:${vendorId}`, vendorId, name: vendorId });
      expect(agent?.operations).toEqual(listedOnly.includes(vendorId) ? ['COPY'] : expect.arrayContaining(['UPDATE']));
    }
    const { nodes } = await api.query<{ nodes: AgentNode[] }>('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: all.map((vendorId) => `aegra:${vendorId}`),
    });
    expect(nodes.map(({ id }) => id)).toEqual(all.map((vendorId) => `aegra:${vendorId}`));
    const listed = await list({ filter: { accountIds: ['aegra'] }, first: 100 });
    expect(idsOf(listed)).toEqual(expect.arrayContaining(nodes.map(({ id }) => id)));
  });
});

describe('from all servers together', () => {
  test('comes one list, newest first, walked in small pages', async () => {
    const made: string[] = [];
    for (let index = 0; index < 9; index++) made.push(await api.put(ACCOUNTS[index % ACCOUNTS.length] as AccountId));
    const seen: AgentNode[] = [];
    let after: string | null = null;
    do {
      const page: Connection = await list({ first: 3, after });
      seen.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen.slice(0, 9).map(({ id }) => id))).toEqual(new Set(made));
    expectNewestFirst(seen);
    const stored = (await Promise.all(ACCOUNTS.map((account) => api.storedAll(account)))).flat();
    expect(seen).toHaveLength(stored.length);
    expect((await list({ first: 1 })).totalCount).toBe(stored.length);
  });

  test('comes nothing that breaks the contract', async () => {
    const { accounts } = await api.query<{ accounts: { contractDrift: unknown[] }[] }>(
      '{ accounts { contractDrift { path problem } } }',
    );
    expect(accounts).toEqual([{ contractDrift: [] }, { contractDrift: [] }, { contractDrift: [] }]);
    expect(api.log).toEqual([]);
  });
});

describe('when a server fails', () => {
  test('a row that Aegra itself can not answer costs the list of Aegra only, until it is mended', async () => {
    // Aegra 0.11.0 answers 500, and keeps it.
    const { status } = await api.ask('aegra', 'POST', '/assistants', {
      assistant_id: 'poison',
      graph_id: 'echo',
      context: null,
      config: { tags: ['p'] },
    });
    expect(status).toBe(500);
    const broken = await list({ first: 100 });
    expect(broken.failures).toMatchObject([{ account: { id: 'aegra' }, code: 'UNAVAILABLE' }]);
    expect(idsOf(broken).some((id) => id.startsWith('aegra:'))).toBe(false);
    expect(idsOf(broken).length).toBeGreaterThan(6);
    await api.ask('aegra', 'PATCH', '/assistants/poison', { context: {} });
    const mended = await list({ first: 100, filter: { accountIds: ['aegra'] } });
    expect(mended.failures).toEqual([]);
    expect(idsOf(mended)).toContain('aegra:poison');
  });

  test('a server that is stopped costs its own rows, and is named', async () => {
    const [some] = await api.storedAll('langgraph');
    await api.stop('langgraph');
    const half = await list({ first: 100 });
    expect(half.failures).toMatchObject([{ account: { id: 'langgraph' }, code: 'UNAVAILABLE' }]);
    expect(half.totalCount).toBeNull();
    expect(half.nodes.length).toBeGreaterThan(0);
    expect(half.nodes.some(({ id }) => id.startsWith('langgraph:'))).toBe(false);

    const { data, errors } = await api.run('query ($id: ID!) { agent(id: $id) { name } }', {
      id: `langgraph:${some?.assistant_id}`,
    });
    expect(data).toEqual({ agent: null });
    expect(errors).toMatchObject([
      { extensions: { code: 'VENDOR_UNAVAILABLE', vendor: 'AEGRA', accountId: 'langgraph' } },
    ]);
    const { accounts } = await api.query<{ accounts: JsonObject[] }>(
      '{ accounts { id health { reachable failure { code } } } }',
    );
    expect(accounts).toEqual([
      { id: 'aegra', health: { reachable: true, failure: null } },
      { id: 'langgraph', health: { reachable: false, failure: { code: 'UNAVAILABLE' } } },
      { id: 'langgraph-python', health: { reachable: true, failure: null } },
    ]);
    // Nothing was sent, so that the outcome is known.
    const { agent, userErrors } = await api.mutate('createAgent', {
      accountId: 'langgraph',
      name: 'X',
      extension: { aegra: { graphId: 'echo' } },
    });
    expect(agent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'UNAVAILABLE' }]);
  });
});
