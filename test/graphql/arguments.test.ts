import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { readRoll } from './rolls.ts';

let api: TestRollcall;
beforeAll(async () => {
  api = await startRollcall();
});
afterAll(() => api.close());
beforeEach(() => api.forgetCalls());

const ANY_ID = "expected `<account id>:<vendor's own id>`";
const ANY_CURSOR = 'expected a cursor that this API gave out';

/** A cursor with other content than ours have. */
const cursorOf = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');

async function aCursor(): Promise<string> {
  const { edges } = await readRoll(api, { first: 3 });
  return edges[1]?.cursor ?? '';
}

/** The one error of a query that reaches no vendor. */
async function errorOf(query: string, variables: object = {}) {
  api.forgetCalls();
  const { data, errors = [] } = await api.run(query, variables);
  expect(errors).toHaveLength(1);
  expect(api.callCount()).toBe(0);
  return { data, error: errors[0] };
}

describe('an argument that is not allowed', () => {
  const cases: [string, string, string][] = [
    ['{ agents(first: -1) { totalCount } }', 'first', 'expected 0 to 100, got -1'],
    ['{ agents(first: 101) { totalCount } }', 'first', 'expected 0 to 100, got 101'],
    ['{ agents(after: "") { totalCount } }', 'after', ANY_CURSOR],
    ['{ agents(after: "nonsense") { totalCount } }', 'after', ANY_CURSOR],
    ['{ agents(after: "💥") { totalCount } }', 'after', ANY_CURSOR],
    [`{ agents(after: "${cursorOf([])}") { totalCount } }`, 'after', ANY_CURSOR],
    [`{ agents(after: "${cursorOf([999, 'x', 5, 'a:b', {}])}") { totalCount } }`, 'after', ANY_CURSOR],
    [`{ agents(after: "${cursorOf({ __proto__: null, id: 'gennia:x' })}") { totalCount } }`, 'after', ANY_CURSOR],
    [
      '{ agents(filter: { accountIds: ["acme"] }) { totalCount } }',
      'filter.accountIds',
      'no account "acme" is configured',
    ],
    [
      '{ agents(filter: { accountIds: ["nova", ""] }) { totalCount } }',
      'filter.accountIds',
      'no account "" is configured',
    ],
    ['{ agent(id: "nobody") { id } }', 'id', ANY_ID],
    ['{ agent(id: "") { id } }', 'id', ANY_ID],
    ['{ agent(id: "gennia:") { id } }', 'id', ANY_ID],
    ['{ agent(id: ":nobody") { id } }', 'id', ANY_ID],
    ['{ agent(id: "Gennia:nobody") { id } }', 'id', ANY_ID],
    ['{ agent(id: 7) { id } }', 'id', ANY_ID],
    ['{ agent(id: "gennia:..") { id } }', 'id', 'the id ".." can not stand in a URL'],
    ['{ node(id: "chatsby:.") { id } }', 'id', 'the id "." can not stand in a URL'],
    ['{ agent(id: "acme:nobody") { id } }', 'id', 'no account "acme" is configured'],
    ['{ node(id: "acme:nobody") { id } }', 'id', 'no account "acme" is configured'],
    ['{ node(id: "gennia:") { id } }', 'id', ANY_ID],
    ['{ nodes(ids: ["gennia:"]) { id } }', 'ids', ANY_ID],
  ];

  test.each(cases)('%s is named, with what is allowed', async (query, argument, allowed) => {
    const { error } = await errorOf(query);
    expect(error?.message).toContain(`${argument}: ${allowed}`);
    expect(error?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
  });

  test('101 ids for nodes are too many, 100 are not', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const { error } = await errorOf(query, { ids: Array.from({ length: 101 }, () => 'gennia') });
    expect(error).toMatchObject({
      message: 'ids: expected at most 100 items, got 101',
      extensions: { code: 'BAD_USER_INPUT', argument: 'ids' },
    });
    const { data, errors } = await api.run(query, { ids: Array.from({ length: 100 }, () => 'gennia') });
    expect(errors).toBeUndefined();
    expect((data as unknown as { nodes: unknown[] }).nodes).toHaveLength(100);
  });

  test.each(['vendors', 'accountIds', 'statuses', 'tags'])('101 values of filter.%s are too many', async (name) => {
    const value = { vendors: 'GENNIA', accountIds: 'gennia', statuses: 'ACTIVE', tags: 'x' }[name];
    const query = 'query ($filter: AgentFilter) { agents(first: 1, filter: $filter) { nodes { id } } }';
    const filter = (length: number) => ({ filter: { [name]: Array.from({ length }, () => value) } });
    api.forgetCalls();
    const { error } = await errorOf(query, filter(101));
    expect(error).toMatchObject({
      message: `filter.${name}: expected at most 100 items, got 101`,
      extensions: { code: 'BAD_USER_INPUT', argument: `filter.${name}` },
    });
    expect(api.callCount()).toBe(0);
    expect((await api.run(query, filter(100))).errors).toBeUndefined();
  });

  test('a page of versions is as large as any other', async () => {
    const { nodes } = await readRoll(api, { filter: { vendors: ['GENNIA'] } });
    for (const [argument, value, allowed] of [
      ['first', '-1', 'expected 0 to 100, got -1'],
      ['first', '101', 'expected 0 to 100, got 101'],
      ['after', '"nonsense"', ANY_CURSOR],
      ['after', '""', ANY_CURSOR],
    ]) {
      const { data, errors } = await api.run(
        `query ($id: ID!) { agent(id: $id) { name versions(${argument}: ${value}) { nodes { number } } } }`,
        { id: nodes[0]?.id },
      );
      expect(data).toEqual({ agent: { name: nodes[0]?.name, versions: null } });
      expect(errors).toEqual([
        expect.objectContaining({
          message: `${argument}: ${allowed}`,
          path: ['agent', 'versions'],
          extensions: { code: 'BAD_USER_INPUT', argument },
        }),
      ]);
    }
  });

  test('an id that can not be read is an error beside the others', async () => {
    const { nodes } = await readRoll(api);
    const [first, second] = nodes;
    const { data, errors } = await api.run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [first?.id, 'gennia:', 'nova', second?.id, 'acme:x', 'no-such-account', 'chatsby:nobody'],
    });
    expect(data).toEqual({
      nodes: [{ id: first?.id }, null, { id: 'nova' }, { id: second?.id }, null, null, null],
    });
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['nodes', 1], 'BAD_USER_INPUT'],
      [['nodes', 4], 'BAD_USER_INPUT'],
    ]);
  });
});

describe('a cursor', () => {
  const walk =
    'query ($after: String, $filter: AgentFilter, $orderBy: AgentOrder) { agents(after: $after, filter: $filter, orderBy: $orderBy) { nodes { id } } }';

  test.each([
    ['another vendor', { filter: { vendors: ['NOVA'] } }],
    ['another account', { filter: { accountIds: ['nova'] } }],
    ['another state', { filter: { statuses: ['ACTIVE'] } }],
    ['another search', { filter: { search: 'bot' } }],
    ['other tags', { filter: { tags: ['support'] } }],
    ['another order', { orderBy: { field: 'NAME' } }],
    ['the other direction', { orderBy: { direction: 'ASC' } }],
  ])('of a list is none of a list with %s', async (_, other) => {
    const after = await aCursor();
    const { error } = await errorOf(walk, { after, ...other });
    expect(error).toMatchObject({
      message: 'after: expected a cursor of a list with the same filter and orderBy',
      extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
    });
  });

  test('fits a list that is asked for in other words', async () => {
    const after = await aCursor();
    const { data: expected } = await api.run(walk, { after });
    for (const same of [
      { filter: {} },
      { filter: { vendors: null, search: ' ' } },
      { orderBy: { field: 'CREATED_AT', direction: 'DESC' } },
    ]) {
      const { data, errors } = await api.run(walk, { after, ...same });
      expect(errors).toBeUndefined();
      expect(data).toEqual(expected);
    }
  });

  test('that was changed by a letter is refused, or asks for a place in the same list', async () => {
    const after = await aCursor();
    const { nodes } = await readRoll(api);
    const known = new Set(nodes.map(({ id }) => id));
    for (let at = 0; at < after.length; at += 5) {
      const changed = `${after.slice(0, at)}${after[at] === 'A' ? 'B' : 'A'}${after.slice(at + 1)}`;
      const { data, errors } = await api.run(walk, { after: changed });
      const shown = (data as unknown as { agents: { nodes: { id: string }[] } } | null)?.agents.nodes;
      if (errors === undefined) expect(shown?.every(({ id }) => known.has(id))).toBe(true);
      else expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'after' });
    }
    expect(api.log).toEqual([]);
  });
});

describe('an unknown object', () => {
  test.each([
    ['{ agent(id: "aegra:nobody") { id } }', { agent: null }],
    ['{ agent(id: "chatsby:nobody") { id } }', { agent: null }],
    ['{ agent(id: "cometchat:nobody") { id } }', { agent: null }],
    ['{ agent(id: "gennia:nobody") { id } }', { agent: null }],
    ['{ agent(id: "nova:nobody") { id } }', { agent: null }],
    ['{ agent(id: "chatsby:no/body?x=1#é") { id } }', { agent: null }],
    ['{ account(id: "acme") { id } }', { account: null }],
    ['{ account(id: "") { id } }', { account: null }],
    ['{ account(id: "__proto__") { id } }', { account: null }],
    ['{ node(id: "acme") { id } }', { node: null }],
    ['{ node(id: "nova:nobody") { id } }', { node: null }],
    ['{ nodes(ids: ["acme", "nova:nobody"]) { id } }', { nodes: [null, null] }],
    ['{ nodes(ids: []) { id } }', { nodes: [] }],
  ])('is null and no error: %s', async (query, expected) => {
    const { data, errors } = await api.run(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual(expected);
  });
});
