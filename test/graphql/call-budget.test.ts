import { describe, expect, onTestFinished, test } from 'vitest';
import { startRollcall, type TestRollcallOptions } from '../support/rollcall.ts';

interface Failure {
  readonly code: string;
  readonly message: string;
}

async function start(maxVendorCallsPerRequest: number, options: TestRollcallOptions = {}) {
  const api = await startRollcall({ ...options, limits: { maxVendorCallsPerRequest } });
  onTestFinished(() => api.close());
  return api;
}

const SETTING = 'server.maxVendorCallsPerRequest';

/** What a document that was put together at run time answers at one of its fields. */
function fieldOf<T>(data: object | null | undefined, name: string): T {
  return Reflect.get(data ?? {}, name) as T;
}

const ids = (count: number, account: string) =>
  Array.from({ length: count }, (_, index) => `${account}:no-such-${index}`);

/** An agent of the account. */
async function agentOf(api: Awaited<ReturnType<typeof start>>, account: string): Promise<string> {
  const { data } = await api.run(
    'query ($a: [ID!]) { agents(first: 1, filter: { accountIds: $a }) { nodes { id } } }',
    {
      a: [account],
    },
  );
  const { nodes } = fieldOf<{ nodes: { id: string }[] }>(data, 'agents');
  api.forgetCalls();
  return nodes[0]?.id ?? '';
}

describe('the number of vendor calls that one request may make', () => {
  test('bounds agents that a filter has to see whole, and the message names the filter and the setting', async () => {
    const api = await start(40, { only: ['gennia'], agents: 300 });
    const { data } = await api.run(
      '{ agents(first: 1, filter: { tags: ["x,y"] }) { nodes { id } totalCount failures { code message } } }',
    );
    expect(api.callCount()).toBe(40);
    const { failures, ...rest } = fieldOf<{ failures: Failure[] }>(data, 'agents');
    expect(rest).toEqual({ nodes: [], totalCount: null });
    expect(failures).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
    expect(failures[0]?.message).toContain('filter.tags');
    expect(failures[0]?.message).toContain(SETTING);
  });

  test('bounds the pages of a list that has to be read to its end', async () => {
    const api = await start(2, { only: ['nova'], agents: 300 });
    const { data } = await api.run('{ agents(orderBy: { field: NAME }) { nodes { id } failures { code message } } }');
    // Its pages are asked for side by side: who fails first does not wait for the others.
    expect(api.callCount()).toBeLessThanOrEqual(2);
    expect(data?.agents).toEqual({
      nodes: [],
      failures: [{ code: 'LIMIT_EXCEEDED', message: expect.stringContaining(SETTING) }],
    });
  });

  test('holds for all fields together', async () => {
    const api = await start(5, { only: ['chatsby'], agents: 650 });
    const fields = Array.from(
      { length: 20 },
      (_, index) => `a${index}: agents(first: 1, filter: { search: "no such ${index}" }) { failures { code } }`,
    );
    const { data } = await api.run(`{ ${fields.join(' ')} }`);
    expect(api.callCount()).toBe(5);
    const codes = Object.values(data as object).flatMap(({ failures }) => failures.map(({ code }: Failure) => code));
    expect(codes).toEqual(Array(codes.length).fill('LIMIT_EXCEEDED'));
    expect(codes.length).toBeGreaterThanOrEqual(15);
  });

  test('bounds look-ups by id, each of which is told', async () => {
    const api = await start(20, { only: ['nova'] });
    const { errors } = await api.run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ids(100, 'nova') });
    expect(api.callCount()).toBe(20);
    const told = errors?.filter(({ extensions }) => extensions?.code === 'LIMIT_EXCEEDED') ?? [];
    // The others are certain to be missing only when the vendor's 404 could be told from a proxy's.
    expect(told.length).toBeGreaterThanOrEqual(80);
    for (const { message, extensions } of told) {
      expect(message).toContain(SETTING);
      expect(extensions).toMatchObject({ accountId: 'nova', retryable: false });
    }
  });

  test('bounds what a gateway asks for', async () => {
    const api = await start(20, { only: ['gennia'] });
    const them = ids(100, 'gennia').map((id) => ({ __typename: 'Agent', id }));
    const { errors } = await api.runAsGateway(
      'query ($them: [_Any!]!) { _entities(representations: $them) { ... on Agent { id } } }',
      { them },
    );
    expect(api.callCount()).toBe(20);
    expect(errors?.filter(({ extensions }) => extensions?.code === 'LIMIT_EXCEEDED').length).toBeGreaterThanOrEqual(80);
  });

  test('bounds versions and fields that a list does not show', async () => {
    // One list, an agent each, and then there are two left for versions.
    const api = await start(13, { only: ['gennia'] });
    const { data, errors } = await api.run(
      '{ agents(first: 10) { nodes { versions(first: 1) { nodes { number } } } } }',
    );
    expect(api.callCount()).toBe(13);
    const { nodes } = fieldOf<{ nodes: { versions: unknown }[] }>(data, 'agents');
    expect(nodes.filter(({ versions }) => versions !== null)).toHaveLength(2);
    expect(errors).toHaveLength(8);
    expect(errors?.every(({ extensions }) => extensions?.code === 'LIMIT_EXCEEDED')).toBe(true);
  });

  test('bounds checks of health, which then say that nobody was asked', async () => {
    const api = await start(2);
    const { data } = await api.run('{ accounts { health { reachable latencyMs failure { code message } } } }');
    expect(api.callCount()).toBe(2);
    const accounts = fieldOf<{ health: { reachable: boolean; failure: Failure | null } }[]>(data, 'accounts');
    const unasked = accounts.filter(({ health }) => !health.reachable);
    expect(unasked).toHaveLength(accounts.length - 2);
    for (const { health } of unasked) {
      const message = expect.stringContaining(SETTING);
      expect(health).toEqual({ reachable: false, latencyMs: null, failure: { code: 'LIMIT_EXCEEDED', message } });
    }
  });

  test('counts a call that several fields share once', async () => {
    const api = await start(1, { only: ['chatsby'] });
    const { data, errors } = await api.run(
      '{ a: agents(orderBy: { field: NAME }) { failures { code } } b: agents(orderBy: { field: UPDATED_AT }) { failures { code } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ a: { failures: [] }, b: { failures: [] } });
    expect(api.callCount()).toBe(1);
  });

  test('costs another request nothing that asks for the same at the same time', async () => {
    const api = await start(1, { only: ['nova'] });
    const id = await agentOf(api, 'nova');
    const used = api.run('query ($id: ID!) { account(id: "nova") { health { reachable } } agent(id: $id) { id } }', {
      id,
    });
    const free = api.run('query ($id: ID!) { agent(id: $id) { id } }', { id });
    await used;
    expect(await free).toEqual({ data: { agent: { id } } });
    expect(await api.run('query ($id: ID!) { agent(id: $id) { id } }', { id })).toEqual({ data: { agent: { id } } });
  });
});

describe('a write that would exceed the number of vendor calls', () => {
  const UPDATE =
    'mutation ($input: UpdateAgentInput!) { updateAgent(input: $input) { agent { name } userErrors { code message } } }';
  const isWrite = ({ method }: { method: string }) => method !== 'GET';

  test('is refused after its reading and before its first call', async () => {
    const api = await start(1, { only: ['gennia'] });
    const id = await agentOf(api, 'gennia');
    const { data } = await api.run(UPDATE, { input: { id, description: 'Changed' } });
    const message = expect.stringContaining(SETTING);
    expect(data).toEqual({ updateAgent: { agent: null, userErrors: [{ code: 'UNAVAILABLE', message }] } });
    expect(api.server('gennia').calls.filter(isWrite)).toEqual([]);
    expect(api.callCount()).toBe(1);
  });

  test('is not cut once it has begun: neither a later call nor the reading back', async () => {
    const api = await start(3, { only: ['gennia'] });
    const create = (input: object) =>
      api.run(
        'mutation ($input: CreateAgentInput!) { createAgent(input: $input) { agent { id } userErrors { code message } } }',
        { input: { accountId: 'gennia', name: 'Made at the limit', ...input } },
      );
    const { data } = await create({ description: 'A description' });
    expect(data?.createAgent).toEqual({ agent: { id: expect.any(String) }, userErrors: [] });
  });

  test('does not keep the writes before it from being told', async () => {
    const api = await start(8, { only: ['gennia'] });
    const id = await agentOf(api, 'gennia');
    const fields = Array.from(
      { length: 6 },
      (_, index) =>
        `m${index}: updateAgent(input: { id: $id, description: "Number ${index}" }) { userErrors { code } }`,
    );
    const { data } = await api.run(`mutation ($id: ID!) { ${fields.join(' ')} }`, { id });
    const outcomes = Object.values(data as object).map(({ userErrors }) => userErrors);
    const done = outcomes.filter((errors) => errors.length === 0).length;
    expect(done).toBeGreaterThan(1);
    expect(outcomes).toEqual([...Array(done).fill([]), ...Array(6 - done).fill([{ code: 'UNAVAILABLE' }])]);
    expect(api.server('gennia').calls.filter(isWrite)).toHaveLength(done);
  });
});
