import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StatisticsExtension } from '../../src/graphql/statistics.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startWriteApi, type WriteApi } from '../lifecycle/api.ts';
import { CASES, createInput } from '../lifecycle/cases/index.ts';
import { keyCaller } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

interface Answer {
  readonly data: Record<string, never> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string; readonly requiredScopes?: unknown } }[];
  readonly extensions?: { readonly rollcall?: StatisticsExtension };
}

/** How an answer is asked for. */
interface Asked {
  readonly headers?: Record<string, string>;
  readonly search?: string;
  readonly variables?: object;
  readonly path?: string;
}

const WITH = { 'rollcall-statistics': '1' };

async function ask(
  api: TestRollcall,
  query: string,
  { headers = WITH, search = '', variables = {}, path = '/graphql' }: Asked = {},
) {
  const response = await api.rollcall.yoga.fetch(`http://rollcall${path}${search}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

const statisticsOf = ({ extensions }: Answer) => {
  if (extensions?.rollcall === undefined) throw new Error('no statistics');
  return extensions.rollcall;
};

describe('the statistics of an answer', () => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi();
  });
  beforeEach(() => api.forgetCalls());
  afterAll(() => api.close());

  const ROLL = '{ agents(first: 100) { nodes { id instructions } } }';

  test.each(['/graphql', '/federation'])(
    'count the calls that each vendor got, and what of the budget is used, at %s',
    async (path) => {
      const { budget, waitedMs, accounts, ...rest } = statisticsOf(await ask(api, ROLL, { path }));
      expect(rest).toEqual({});
      expect(accounts.map(({ vendor }) => vendor).toSorted()).toEqual(vendors.map(({ name }) => name).toSorted());
      for (const { accountId, ...counted } of accounts) {
        const { length } = api.server(accountId).calls;
        expect(counted).toMatchObject({ calls: length, attempts: length, shared: 0, rateLimit: null });
        expect(counted.waitedMs).toBeGreaterThan(0);
        expect(counted.waitedMs).toBeLessThanOrEqual(waitedMs);
      }
      expect(budget.vendorCalls).toEqual({ used: api.callCount(), max: 1000 });
      expect(budget.agents.max).toBe(20_000);
      expect(budget.agents.used).toBeGreaterThanOrEqual(12 * vendors.length);
    },
  );

  test('are only there when they are asked for, by each request or for all', async () => {
    expect(await ask(api, ROLL, { headers: {} })).not.toHaveProperty(['extensions']);
    expect(await ask(api, ROLL, { headers: { 'rollcall-statistics': '0' } })).not.toHaveProperty(['extensions']);
    const always = await startRollcall({ limits: { statistics: true } });
    expect(statisticsOf(await ask(always, ROLL, { headers: {} })).accounts.length).toBe(vendors.length);
    expect(await ask(always, ROLL, { headers: { 'rollcall-statistics': '0' } })).not.toHaveProperty(['extensions']);
    await always.close();
  });

  test('stand beside the trace that a router asks for', async () => {
    const headers = { ...WITH, 'apollo-federation-include-trace': 'ftv1' };
    const { extensions } = await ask(api, '{ accounts { id } }', { headers, path: '/federation' });
    expect(extensions).toEqual({ ftv1: expect.any(String), rollcall: expect.objectContaining({ accounts: [] }) });
  });

  test('are refused to whoever asks in another way', async () => {
    const { errors, data } = await ask(api, ROLL, { headers: { 'rollcall-statistics': 'yes' } });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
    expect(data ?? null).toBeNull();
    expect(api.callCount()).toBe(0);
  });

  test('of what asks no vendor name no account', async () => {
    const { accounts, budget, waitedMs } = statisticsOf(await ask(api, '{ accounts { id } }'));
    expect({ accounts, waitedMs, used: budget.vendorCalls.used }).toEqual({ accounts: [], waitedMs: 0, used: 0 });
  });

  test.each(CASES)('count an agent of $key that is asked for twice as one that is saved', async ({ key }) => {
    const list = `query ($id: ID!) { agents(first: 3, filter: { accountIds: [$id] }) { nodes { id } } }`;
    const { data } = await ask(api, list, { variables: { id: key } });
    const [first] = (data as unknown as { agents: { nodes: { id: string }[] } }).agents.nodes;
    api.forgetCalls();
    const twice = 'query ($id: ID!) { one: agent(id: $id) { id name instructions } two: agent(id: $id) { id } }';
    const { accounts } = statisticsOf(await ask(api, twice, { variables: { id: first?.id } }));
    expect(accounts).toMatchObject([{ accountId: key, calls: api.callCount(), saved: 1 }]);
  });

  test('count the health of an account, and a page of a list, that several fields ask for, as saved', async () => {
    const health = 'one: health { reachable } two: health { reachable } three: health { reachable }';
    const [vendor] = CASES;
    const variables = { id: vendor?.key };
    const ofHealth = await ask(api, `query ($id: ID!) { account(id: $id) { ${health} } }`, { variables });
    expect(statisticsOf(ofHealth).accounts).toMatchObject([{ calls: 1, saved: 2 }]);
    const list = 'agents(first: 3, filter: { accountIds: [$id] }) { nodes { id } }';
    const ofList = await ask(api, `query ($id: ID!) { one: ${list} two: ${list} }`, { variables });
    const [counted] = statisticsOf(ofList).accounts;
    expect((counted?.shared ?? 0) + (counted?.saved ?? 0)).toBe(counted?.calls);
  });

  test.each(CASES)('count and explain the calls of writes to $key', async (vendor) => {
    const create =
      'mutation ($input: CreateAgentInput!) { createAgent(input: $input) { agent { id name } userErrors { message } } }';
    const input = { accountId: vendor.key, ...createInput(vendor) };
    const answer = await ask(api, create, { variables: { input }, search: '?explain' });
    const { accounts, calls = [] } = statisticsOf(answer);
    expect(accounts).toMatchObject([{ calls: api.callCount(), attempts: api.callCount() }]);
    expect(calls.map(({ method, status }) => [method, (status ?? 0) < 300])).toEqual(
      api.server(vendor.key).calls.map(({ method }) => [method, true]),
    );
    const { agent } = (answer.data as unknown as { createAgent: { agent: { id: string; name: string } } }).createAgent;
    expect(JSON.stringify(calls)).not.toContain(agent.id.slice(vendor.key.length + 1));
    expect(JSON.stringify(calls)).not.toContain(agent.name);
  });

  test('explain each call in order, repeated and refused ones too', async () => {
    const [vendor] = CASES;
    const key = vendor?.key ?? '';
    api.server(key).faults.add({ times: 1, fault: { kind: 'ANSWER', when: 'before', status: 503 } });
    const list = 'query ($id: ID!) { agents(first: 3, filter: { accountIds: [$id] }) { nodes { id } } }';
    const asked = { variables: { id: key }, headers: {}, search: '?explain' };
    const { calls = [], accounts } = statisticsOf(await ask(api, list, asked));
    expect(accounts).toMatchObject([{ calls: 1, attempts: 2 }]);
    expect(calls).toEqual([
      {
        accountId: key,
        operation: 'LIST',
        method: expect.stringMatching(/^(GET|POST)$/),
        pathTemplate: expect.stringMatching(/^\//),
        shared: false,
        outcome: 'OK',
        status: 200,
        attempts: 2,
        begunMs: expect.any(Number),
        queuedMs: expect.any(Number),
        ms: expect.any(Number),
      },
    ]);
    api.server(key).faults.add({ times: 1, fault: { kind: 'ANSWER', when: 'before', status: 403 } });
    const refused = statisticsOf(await ask(api, list, asked));
    expect(refused.calls).toMatchObject([{ outcome: 'FORBIDDEN', status: 403, attempts: 1 }]);
  });

  test('tell what the vendor says of its rate limit', async () => {
    const [vendor] = CASES;
    const limited = await startRollcall({ only: [vendor?.key ?? ''] });
    const headers = { 'x-ratelimit-limit': '700', 'x-ratelimit-remaining': '699' };
    const fault = { kind: 'ANSWER', when: 'before', status: 403, headers } as const;
    limited.server(vendor?.key ?? '').faults.add({ times: 1, fault });
    const { accounts } = statisticsOf(await ask(limited, ROLL));
    expect(accounts).toMatchObject([{ rateLimit: { limit: 700, remaining: 699, resetAt: null } }]);
    await limited.close();
  });
});

describe('with access control', () => {
  const [mine = '', other = ''] = vendors.map(({ key }) => key);
  const access = {
    apiKeys: [
      keyCaller('reader', 'rollcall_reader', ['agents:read'], [mine]),
      keyCaller('operator', 'rollcall_operator', ['agents:read', 'operations']),
    ],
  };
  const QUERY = '{ agents(first: 3) { nodes { id } } accounts { health { reachable } } }';
  let api: TestRollcall;
  beforeAll(async () => {
    api = await startRollcall({ access, only: [mine, other] });
  });
  beforeEach(() => api.forgetCalls());
  afterAll(() => api.close());

  const as = (key: string) => ({ authorization: `Bearer ${key}`, ...WITH });

  test('only accounts of the caller are told of', async () => {
    const { accounts } = statisticsOf(await ask(api, QUERY, { headers: as('rollcall_reader') }));
    expect(accounts.map(({ accountId }) => accountId)).toEqual([mine]);
    const all = statisticsOf(await ask(api, QUERY, { headers: as('rollcall_operator') }));
    expect(all.accounts.map(({ accountId }) => accountId).toSorted()).toEqual([mine, other].toSorted());
  });

  test('calls are explained to callers with the scope for it, and nothing is executed for others', async () => {
    const refused = await ask(api, QUERY, { headers: as('rollcall_reader'), search: '?explain' });
    expect(refused.errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'FORBIDDEN', requiredScopes: [['operations']] },
    ]);
    expect(refused.data ?? null).toBeNull();
    expect(api.callCount()).toBe(0);
    const explained = await ask(api, QUERY, { headers: as('rollcall_operator'), search: '?explain' });
    expect(statisticsOf(explained).calls?.length).toBe(api.callCount());
  });
});
