import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StatisticsExtension } from '../../src/graphql/statistics.ts';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { vendors } from '../../src/vendors/index.ts';
import { type Payload, startWriteApi, type WriteApi } from '../lifecycle/api.ts';
import { CASES, createInput } from '../lifecycle/cases/index.ts';
import { keyCaller, TEST_KEY } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const MAX_AGE_MS = 30_000;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly status?: string | null;
  readonly operations: readonly string[];
}
interface Answer {
  readonly data: {
    readonly agents: { readonly nodes: readonly Row[]; readonly failures: readonly { readonly code: string }[] };
    readonly agent: Row | null;
  };
  readonly extensions?: { readonly rollcall: StatisticsExtension };
}

const ROW = 'id name status operations';
const LIST = `query ($account: ID!) { agents(first: 100, filter: { accountIds: [$account] }) { nodes { ${ROW} } failures { code } } }`;
const ONE = `query ($id: ID!) { agent(id: $id) { ${ROW} instructions } }`;

async function ask(
  { yoga }: Rollcall,
  query: string,
  variables: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await yoga.fetch('http://rollcall/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

/** One clock for all tests, as the accounts have. */
beforeAll(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterAll(() => void vi.useRealTimers());

describe.each(CASES)('an account of $key that keeps what was read', (vendor) => {
  const { key } = vendor;
  let api: WriteApi;
  /** Somebody else at the vendor: what it does, nobody tells. */
  let foreign: TestRollcall['rollcall'];
  beforeAll(async () => {
    api = await startWriteApi({ only: [key], settings: { maxAgeMs: MAX_AGE_MS } });
    const accounts = api.options.accounts.map((account) => ({ ...account, maxAgeMs: 0 }));
    foreign = createRollcall({ ...api.options, accounts, authenticator: undefined });
  });
  beforeEach(() => {
    // What an earlier test left is too old.
    vi.advanceTimersByTime(MAX_AGE_MS);
    api.forgetCalls();
  });
  afterAll(async () => {
    await foreign.close();
    await api.close();
  });

  const list = async (headers?: Record<string, string>) =>
    (await ask(api.rollcall, LIST, { account: key }, headers)).data.agents.nodes;
  const one = async (id: string, headers?: Record<string, string>) =>
    (await ask(api.rollcall, ONE, { id }, headers)).data.agent;
  const create = async () => {
    const { agent, userErrors } = await api.mutate('createAgent', { accountId: key, ...createInput(vendor) });
    expect(userErrors).toEqual([]);
    return agent as unknown as Row;
  };
  /** All ways to see an agent, so that they are kept. */
  const see = async (id: string) => ({ one: await one(id), row: (await list()).find((row) => row.id === id) });
  const renameElsewhere = async (id: string, name: string) => {
    const rename = 'mutation ($input: UpdateAgentInput!) { updateAgent(input: $input) { userErrors { message } } }';
    expect(await ask(foreign, rename, { input: { id, name } })).toEqual({ data: { updateAgent: { userErrors: [] } } });
  };

  test('answers the same question without a call until the answer is as old as it may be', async () => {
    const { id } = await create();
    vi.advanceTimersByTime(1);
    const first = await see(id);
    api.forgetCalls();
    vi.advanceTimersByTime(MAX_AGE_MS - 1);
    expect(await see(id)).toEqual(first);
    expect(api.callCount()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(await see(id)).toEqual(first);
    expect(api.callCount()).toBeGreaterThan(0);
  });

  test('shows what it was asked to write at once, by id and in the list', async () => {
    const { id } = await create();
    expect(await see(id)).toMatchObject({ one: { id }, row: { id } });
    await api.mutate('updateAgent', { id, name: 'Renamed here' });
    expect(await see(id)).toMatchObject({ one: { name: 'Renamed here' }, row: { name: 'Renamed here' } });
    const copied = await api.mutate('copyAgent', { id, toAccountId: key, ...createInput(vendor) });
    expect(copied.userErrors).toEqual([]);
    const copyId = copied.agent?.id ?? '';
    expect(await see(copyId)).toMatchObject({ one: { id: copyId }, row: { id: copyId } });
    for (const [operation, mutation] of [
      ['PUBLISH', 'publishAgent'],
      ['PAUSE', 'pauseAgent'],
      ['RESUME', 'resumeAgent'],
    ] as const) {
      const before = await one(id);
      if (!before?.operations.includes(operation)) continue;
      const { agent } = await api.mutate(mutation, { id });
      const { status } = agent as unknown as Row;
      expect(await see(id)).toMatchObject({ one: { status }, row: { status } });
    }
    await api.mutate('deleteAgent', { id });
    const { one: gone, row } = await see(id);
    expect([gone?.status ?? 'DELETED', row?.status ?? 'DELETED']).toEqual(['DELETED', 'DELETED']);
    await api.mutate('deleteAgent', { id: copyId });
  });

  test('shows what was written elsewhere once it is too old, or to whoever wants no answer from before', async () => {
    const { id, name } = await create();
    await see(id);
    await renameElsewhere(id, 'Renamed elsewhere');
    expect(await see(id)).toMatchObject({ one: { name }, row: { name } });
    for (const directive of ['no-store', 'max-age=0', 'Max-Age="0"', 'max-age=soon', 'foo="x", No-Cache']) {
      const headers = { 'cache-control': directive };
      expect(await one(id, headers)).toMatchObject({ name: 'Renamed elsewhere' });
      // Those that may be kept replace what was.
      expect(await one(id)).toMatchObject({ name: directive === 'no-store' ? name : 'Renamed elsewhere' });
    }
    expect((await list({ 'cache-control': 'no-cache' })).find((row) => row.id === id)?.name).toBe('Renamed elsewhere');
    expect(await see(id)).toMatchObject({ one: { name: 'Renamed elsewhere' }, row: { name: 'Renamed elsewhere' } });
    await renameElsewhere(id, 'Renamed again');
    vi.advanceTimersByTime(20_000);
    expect(await one(id, { 'cache-control': 'max-age=21' })).toMatchObject({ name: 'Renamed elsewhere' });
    expect(await one(id, { 'cache-control': 'max-age=20' })).toMatchObject({ name: 'Renamed again' });
    vi.advanceTimersByTime(10_000);
    expect((await list()).find((row) => row.id === id)?.name).toBe('Renamed again');
  });

  test('bases no write on it, and tells whoever writes how the agent is', async () => {
    const { id } = await create();
    await see(id);
    await renameElsewhere(id, 'Changed elsewhere');
    const dry = await api.mutate('updateAgent', { id, name: 'Not written', dryRun: true });
    expect(dry.plannedCalls?.length).toBeGreaterThan(0);
    // That was a mutation: what it read is what is kept now.
    expect(await one(id)).toMatchObject({ name: 'Changed elsewhere' });
    await renameElsewhere(id, 'Changed again');
    const { agent } = await api.mutate('updateAgent', { id, name: 'Changed again' });
    expect(agent).toMatchObject({ name: 'Changed again' });
    const [updatedAt] = [agent?.updatedAt];
    if (typeof updatedAt === 'string') {
      const expectedUpdatedAt = new Date(Date.parse(updatedAt) - 1).toISOString();
      const refused = await api.mutate('updateAgent', { id, name: 'Too late', expectedUpdatedAt });
      expect(refused.userErrors.map(({ code }) => code)).toEqual(['CONFLICT']);
    }
    const deleted: Payload = await api.mutate('deleteAgent', { id });
    expect(deleted.userErrors).toEqual([]);
  });

  test('keeps no failure', async () => {
    api.server(key).faults.add({ times: 1, fault: { kind: 'ANSWER', when: 'before', status: 403 } });
    const { data } = await ask(api.rollcall, LIST, { account: key });
    expect(data.agents.failures.map(({ code }) => code)).toEqual(['FORBIDDEN']);
    expect((await ask(api.rollcall, LIST, { account: key })).data.agents).toMatchObject({ failures: [] });
  });

  test('tells how many answers it gave from before, how old they are, and that they cost nothing', async () => {
    const headers = { 'rollcall-statistics': '1' };
    const { extensions: before } = await ask(api.rollcall, LIST, { account: key }, headers);
    expect(before?.rollcall.accounts).toMatchObject([{ cached: 0, cachedAgeMs: null }]);
    vi.advanceTimersByTime(1_234);
    const { extensions } = await ask(api.rollcall, LIST, { account: key }, headers);
    const cachedAgeMs = expect.closeTo(1_234, -1);
    expect(extensions?.rollcall).toMatchObject({
      budget: { vendorCalls: { used: 0 } },
      accounts: [{ accountId: key, calls: 0, attempts: 0, cached: before?.rollcall.accounts[0]?.calls, cachedAgeMs }],
    });
  });

  test('asks for its health each time', async () => {
    const health = 'query ($account: ID!) { account(id: $account) { health { reachable } } }';
    await ask(api.rollcall, health, { account: key });
    await ask(api.rollcall, health, { account: key });
    expect(api.callCount()).toBe(2);
  });
});

describe('what was read for one caller', () => {
  const [mine = '', other = ''] = vendors.map(({ key }) => key);
  const KEYS = { all: 'rollcall_all', mine: 'rollcall_mine', other: 'rollcall_other', blind: 'rollcall_blind' };
  let roll: TestRollcall;
  beforeAll(async () => {
    const apiKeys = [
      keyCaller('all', KEYS.all, ['agents:read', 'agents:raw']),
      keyCaller('mine', KEYS.mine, ['agents:read'], [mine]),
      keyCaller('other', KEYS.other, ['agents:read'], [other]),
      keyCaller('blind', KEYS.blind, ['agents:write']),
    ];
    roll = await startRollcall({ access: { apiKeys }, agents: 3, settings: { maxAgeMs: MAX_AGE_MS } });
  });
  afterAll(() => roll.close());

  test('is given to another as far as its rights go, and to nobody else', async () => {
    const query = '{ agents(first: 100) { nodes { id raw } } }';
    const as = async (name: keyof typeof KEYS) => {
      const { yoga } = roll.rollcall;
      const response = await yoga.fetch('http://rollcall/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEYS[name]}` },
        body: JSON.stringify({ query }),
      });
      return JSON.stringify(await response.json());
    };
    const alone = new Map<string, string>();
    for (const name of ['blind', 'other', 'mine', 'all'] as const) {
      vi.advanceTimersByTime(MAX_AGE_MS);
      alone.set(name, await as(name));
    }
    expect(new Set(alone.values()).size).toBe(4);
    roll.forgetCalls();
    // All of it is kept now, since the last one sees all.
    for (const name of ['all', 'mine', 'blind', 'other', 'all'] as const) expect(await as(name)).toBe(alone.get(name));
    expect(roll.callCount()).toBe(0);
  });
});

test('plain requests over node:http have it, and pass it, as others do', async () => {
  const [vendor] = CASES;
  const key = vendor?.key ?? '';
  const api = await startWriteApi({ only: [key], settings: { maxAgeMs: MAX_AGE_MS } });
  const server = createServer((request, response) => void api.rollcall.listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const post = async (query: string, variables: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_KEY}`, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data: Answer['data'] };
  };
  const callsOf = async (work: () => Promise<unknown>) => {
    api.forgetCalls();
    await work();
    return api.callCount();
  };
  const list = (headers?: Record<string, string>) => () => post(LIST, { account: key }, headers);
  const [first] = (await list()()).data.agents.nodes;
  expect(await callsOf(list())).toBe(0);
  expect(await callsOf(list({ 'cache-control': 'no-cache' }))).toBeGreaterThan(0);
  const rename =
    'mutation ($input: UpdateAgentInput!) { updateAgent(input: $input) { agent { name } userErrors { message } } }';
  const input = { id: first?.id, name: 'Renamed the short way' };
  expect(await post(rename, { input })).toMatchObject({ data: { updateAgent: { userErrors: [] } } });
  expect((await list()()).data.agents.nodes.map(({ name }) => name)).toContain('Renamed the short way');
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  await api.close();
});

test('an account keeps nothing unless it is told to', async () => {
  const roll = await startRollcall();
  const query = '{ agents(first: 5) { nodes { id } } }';
  await ask(roll.rollcall, query, {});
  const calls = roll.callCount();
  await ask(roll.rollcall, query, {});
  expect(roll.callCount()).toBe(2 * calls);
  await roll.close();
});
