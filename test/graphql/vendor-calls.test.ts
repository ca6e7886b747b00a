import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import { AGENTS_IN_ALL, startRollcall, type TestRollcall } from '../support/rollcall.ts';

/** The ids of all agents of one vendor. */
async function idsOf(api: TestRollcall, vendor: string): Promise<string[]> {
  const { data } = await api.run(
    `query ($vendor: Vendor!) { agents(first: 100, filter: { vendors: [$vendor] }) { nodes { id } } }`,
    { vendor },
  );
  return (data as unknown as { agents: { nodes: { id: string }[] } }).agents.nodes.map(({ id }) => id);
}

/** How many lists all accounts are made of: some vendors list each state by itself. */
const LISTS = vendors.reduce((sum, vendor) => sum + vendor.pushDown({}).length, 0);

const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Agent { name } } }`;

describe('vendor calls', () => {
  describe('over accounts of 12 agents', () => {
    let api: TestRollcall;
    beforeAll(async () => {
      api = await startRollcall();
    });
    afterAll(() => api.close());
    beforeEach(() => api.forgetCalls());

    test('the first page of summary fields takes one call for each account and part of its list', async () => {
      const { data } = await api.run(
        '{ agents { totalCount nodes { id name status createdAt } pageInfo { hasNextPage endCursor } } }',
      );
      expect(data).toMatchObject({ agents: { totalCount: AGENTS_IN_ALL, pageInfo: { hasNextPage: true } } });
      // All lists ended on their first page, so that the total is known.
      expect(api.callCount()).toBe(LISTS);
      api.forgetCalls();
      await api.run(
        '{ agents { nodes { id name status createdAt vendor account { label } } pageInfo { hasNextPage endCursor } } }',
      );
      expect(api.callCount()).toBe(LISTS);
    });

    test('one agent under ten aliases takes one call', async () => {
      const [id] = await idsOf(api, 'GENNIA');
      api.forgetCalls();
      const aliases = Array.from({ length: 10 }, (_, index) => `a${index}: agent(id: $id) { name instructions }`);
      const { data, errors } = await api.run(`query ($id: ID!) { ${aliases.join(' ')} }`, { id });
      expect(errors).toBeUndefined();
      expect(Object.keys(data ?? {})).toHaveLength(10);
      expect(api.callCount()).toBe(1);
    });

    test('fifty concurrent identical queries make at most twice the calls of one', async () => {
      const query = '{ agents(first: 10) { nodes { id name instructions } } }';
      // Fifty connections are there before, so that none is waited for.
      await Promise.all(Array.from({ length: 50 }, () => api.run('{ __typename }')));
      api.forgetCalls();
      await api.run(query);
      const callsOfOne = api.callCount();
      api.forgetCalls();
      const answers = await Promise.all(Array.from({ length: 50 }, () => api.run(query)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(api.callCount()).toBeLessThanOrEqual(2 * callsOfOne);
    });
  });

  describe('over accounts of 100 agents', () => {
    let api: TestRollcall;
    beforeAll(async () => {
      api = await startRollcall({ agents: 100 });
    });
    afterAll(() => api.close());
    beforeEach(() => api.forgetCalls());

    test('fifty CometChat agents by id take one call', async () => {
      const ids = (await idsOf(api, 'COMETCHAT')).slice(0, 50);
      api.forgetCalls();
      const { data } = await api.run(NODES, { ids });
      expect((data as unknown as { nodes: { id: string }[] }).nodes.map(({ id }) => id)).toEqual(ids);
      expect(api.callCount()).toBe(1);
    });

    test('a hundred Chatsby agents by id, of an account of a hundred, take one call', async () => {
      const ids = (await idsOf(api, 'CHATSBY')).toReversed();
      expect(ids).toHaveLength(100);
      api.forgetCalls();
      const { data } = await api.run(NODES, { ids });
      expect((data as unknown as { nodes: { id: string }[] }).nodes.map(({ id }) => id)).toEqual(ids);
      expect(api.callCount()).toBe(1);
    });

    test('twenty light Gennia rows with instructions take one list and twenty gets', async () => {
      const { data } = await api.run(
        '{ agents(first: 20, filter: { vendors: [GENNIA] }) { nodes { id name instructions model extension { ... on GenniaAgent { followUpPrompt } } raw } } }',
      );
      expect((data as unknown as { agents: { nodes: unknown[] } }).agents.nodes).toHaveLength(20);
      const { calls } = api.server('gennia');
      expect(calls.filter(({ url }) => url.includes('/agents?'))).toHaveLength(1);
      expect(api.callCount()).toBe(21);
    });

    test('light rows take no further call for what the list shows', async () => {
      await api.run(
        '{ agents(first: 20, filter: { vendors: [GENNIA, NOVA] }) { nodes { id name status createdAt updatedAt operations extension { ... on GenniaAgent { publishedVersionNumber } ... on NovaAgent { type } } } } }',
      );
      // Nova documents no order, so its list is read to the end, in pages of fifty that overlap.
      expect(api.server('gennia').calls).toHaveLength(1);
      expect(api.server('nova').calls.length).toBeLessThanOrEqual(3);
    });

    test('a hundred agents of all vendors cost the same in _entities as in nodes', async () => {
      const ids = (
        await Promise.all(['AEGRA', 'CHATSBY', 'COMETCHAT', 'GENNIA', 'NOVA'].map((vendor) => idsOf(api, vendor)))
      ).flatMap((all) => all.slice(0, 20));
      api.forgetCalls();
      const nodes = await api.run(NODES, { ids });
      const callsOfNodes = api.callCount();
      api.forgetCalls();
      const entities = await api.runAsGateway(
        'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Agent { id name } } }',
        { representations: ids.map((id) => ({ __typename: 'Agent', id })) },
      );
      expect(entities.errors).toBeUndefined();
      expect((entities.data as unknown as { _entities: unknown })._entities).toEqual(
        (nodes.data as unknown as { nodes: unknown }).nodes,
      );
      expect(api.callCount()).toBe(callsOfNodes);
      // One list each of Aegra, Chatsby and CometChat; twenty gets each of Gennia and Nova.
      expect(callsOfNodes).toBe(43);
    });
  });
});
