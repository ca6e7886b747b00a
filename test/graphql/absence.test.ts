import { describe, expect, onTestFinished, test } from 'vitest';
import { MAX_LOOK_UPS } from '../../src/agents/allowance.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startRollcall, type TestRollcallOptions } from '../support/rollcall.ts';
import { FAILURES, IMPATIENCE_MS, SECRETS, withDocuments } from './fault-cases.ts';

async function start(options: TestRollcallOptions) {
  const api = await startRollcall(options);
  onTestFinished(() => api.close());
  return api;
}

const ids = (count: number, account: string, unlike = 'x/') =>
  Array.from({ length: count }, (_, index) => `${account}:${unlike}${index}`);

const isList = ({ method, url }: { method: string; url: string }) =>
  method === 'POST' || !/\/(agents|assistants)\/[^?]/.test(url);

describe.each(vendors.filter(({ capabilities }) => capabilities.listing.paging !== 'ALL'))(
  'an agent that the list of $label leaves out',
  ({ key, name }) => {
    test('is there by its id, whichever field it is asked with and whatever was listed before', async () => {
      const api = await start({ only: [key] });
      const list = '{ agents(first: 100) { nodes { id } } }';
      const { data: listed } = await api.run(list);
      const page = listed?.agents as { nodes: { id: string }[] } | undefined;
      const [hidden, ...others] = page?.nodes.map(({ id }) => id) ?? [];
      const shown = others.slice(0, 9);
      const vendorId = hidden?.slice(key.length + 1);
      const rewrite = (json: unknown) =>
        withDocuments(json, (documents) =>
          documents.filter((document) => !Object.values(document as object).includes(vendorId)),
        );
      api.server(key).faults.add({ fault: { kind: 'REWRITE', rewrite }, matches: isList });
      expect(JSON.stringify((await api.run(list)).data)).not.toContain(`"${hidden}"`);
      for (const asked of [[hidden], [hidden, ...shown], [...shown, hidden]]) {
        const { data } = await api.run('query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Agent { vendor } } }', {
          ids: asked,
        });
        expect(data?.nodes).toEqual(asked.map((id) => ({ id, vendor: name })));
      }
      const { data } = await api.run('query ($id: ID!) { agent(id: $id) { id } node(id: $id) { id } }', { id: hidden });
      expect(data).toEqual({ agent: { id: hidden }, node: { id: hidden } });
    });
  },
);

const LIST_FAILURES = [
  ...FAILURES.flatMap(({ what, fault }) =>
    fault === undefined || what.includes('Retry-After') ? [] : [{ what, fault }],
  ),
  { what: 'answers 429', fault: () => ({ kind: 'ANSWER', when: 'before', status: 429, body: '{}' }) as const },
];

describe.each(vendors.filter(({ capabilities: { listing } }) => listing.paging !== 'ALL' && listing.wholeItems))(
  'agents of $label whose list fails',
  ({ key }) => {
    async function startListed() {
      const api = await start({ only: [key], settings: { timeoutMs: 3 * IMPATIENCE_MS } });
      const { data } = await api.run('{ agents(first: 100) { nodes { id } } }');
      const page = data?.agents as { nodes: { id: string }[] } | undefined;
      return { api, agents: page?.nodes ?? [] };
    }

    const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const BOTH = 'query ($a: ID!, $b: ID!) { a: agent(id: $a) { id } b: node(id: $b) { id } }';
    const ENTITIES = 'query ($them: [_Any!]!) { _entities(representations: $them) { ... on Agent { id } } }';

    test.each(LIST_FAILURES)('($what) are there by their ids, one or several', async ({ fault }) => {
      const { api, agents } = await startListed();
      api.server(key).faults.add({ fault: fault(SECRETS.get(key) ?? []), matches: isList });
      const [a, b] = agents;
      const both = await api.run(BOTH, { a: a?.id, b: b?.id });
      expect(both).toEqual({ data: { a, b } });
      const nodes = await api.run(NODES, { ids: agents.map(({ id }) => id) });
      expect(nodes).toEqual({ data: { nodes: agents } });
      const them = agents.map(({ id }) => ({ __typename: 'Agent', id }));
      expect(await api.runAsGateway(ENTITIES, { them })).toEqual({ data: { _entities: agents } });
    });

    test('since the vendor asks for a pause are not asked for, one or several', async () => {
      const { api, agents } = await startListed();
      const headers = { 'retry-after': '120' };
      api.server(key).faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 429, body: '{}', headers } });
      api.forgetCalls();
      const { data, errors } = await api.run(NODES, { ids: agents.map(({ id }) => id) });
      expect(data?.nodes).toEqual(agents.map(() => null));
      const alone = await api.run('query ($id: ID!) { agent(id: $id) { id } }', { id: agents[0]?.id });
      for (const error of [...(errors ?? []), ...(alone.errors ?? [])])
        expect(error).toMatchObject({ extensions: { code: 'VENDOR_RATE_LIMITED' } });
      expect(api.callCount()).toBe(1);
    });
  },
);

describe('the number of agents that one request may read', () => {
  test('bounds a look-up by an id that only the list could show', async () => {
    const api = await start({ only: ['aegra'], agents: 650, maxAgentsPerAccount: 200 });
    const { data, errors } = await api.run('{ agent(id: "aegra:no/such") { id } }');
    expect(data).toEqual({ agent: null });
    expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', accountId: 'aegra' } }]);
    expect(api.callCount()).toBeLessThanOrEqual(3);
  });

  test('bounds the look-up of an original that only the list could show', async () => {
    const api = await start({ only: ['aegra'], agents: 650, maxAgentsPerAccount: 200 });
    const { data } = await api.run(
      'mutation ($input: CopyAgentInput!) { copyAgent(input: $input) { userErrors { message } } }',
      { input: { id: 'aegra:no/such', toAccountId: 'aegra' } },
    );
    expect(data).toEqual({ copyAgent: { userErrors: [{ message: expect.stringContaining('maxAgentsPerAccount') }] } });
    expect(api.callCount()).toBeLessThanOrEqual(3);
  });

  test('bounds look-ups by id under many names', async () => {
    const api = await start({ only: ['nova'], agents: 1 });
    const queries = Array.from({ length: 7 }, (_, index) => `n${index}: nodes(ids: $ids${index}) { id }`);
    const variables = Object.fromEntries(queries.map((_, index) => [`ids${index}`, ids(100, 'nova', `${index}-`)]));
    const head = Object.keys(variables).map((key) => `$${key}: [ID!]!`);
    const { errors } = await api.run(`query (${head.join(', ')}) { ${queries.join(' ')} }`, variables);
    expect(api.callCount()).toBe(MAX_LOOK_UPS);
    expect(errors).toHaveLength(700 - MAX_LOOK_UPS);
    expect(errors?.every(({ extensions }) => extensions?.code === 'LIMIT_EXCEEDED')).toBe(true);
  });

  test.each([
    ['a tag that can not be asked for', { tags: ['x,y'] }],
    ['a text that can not be asked for', { search: 'üü' }],
  ])('bounds what is completed for a filter by %s, and the message helps', async (_, filter) => {
    const api = await start({ only: ['gennia'], agents: 300, maxAgentsPerAccount: 250 });
    const { data } = await api.run(
      'query ($filter: AgentFilter!) { agents(first: 1, filter: $filter) { nodes { id } failures { code message } } }',
      { filter },
    );
    const page = data?.agents as { failures: { code: string; message: string }[] } | undefined;
    const failures = page?.failures ?? [];
    expect(failures).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
    expect(failures[0]?.message).toContain(Object.keys(filter)[0]);
    expect(failures[0]?.message).not.toContain('CREATED_AT');
    const calls = api.server('gennia').calls.length;
    expect(calls).toBeLessThanOrEqual(250 + 5);
  });

  test.each(['chatsby', 'aegra'])('bounds look-ups by id that go through the list of %s', async (key) => {
    const api = await start({ only: [key], agents: 650, maxAgentsPerAccount: 200 });
    const every = async (after: string | null): Promise<string[]> => {
      const { data } = await api.run(
        'query ($after: String) { agents(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      const page = data?.agents as
        | { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
        | undefined;
      const ids = page?.nodes.map(({ id }) => id) ?? [];
      return page?.pageInfo.hasNextPage ? [...ids, ...(await every(page.pageInfo.endCursor))] : ids;
    };
    const all = await every(null);
    expect(all).toHaveLength(650);
    const spread = all.filter((_, index) => index % 7 === 0);
    api.forgetCalls();
    const { data } = await api.run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: spread });
    expect(data).toEqual({ nodes: spread.map((id) => ({ id })) });
    const lists = api.server(key).calls.filter(isList).length;
    expect(lists * 100 + (api.callCount() - lists)).toBeLessThanOrEqual(200);
  });

  test('does not count what the vendor finds itself', async () => {
    const api = await start({ only: ['gennia'], agents: 300, maxAgentsPerAccount: 250 });
    api.forgetCalls();
    const { data } = await api.run(
      '{ agents(first: 1, filter: { search: " zqzq " }) { nodes { id } failures { code } } }',
    );
    expect(data).toEqual({ agents: { nodes: [], failures: [] } });
    expect(api.callCount()).toBe(1);
  });
});
