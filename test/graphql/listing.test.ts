import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import type { AgentFilter, AgentOrderField, AgentStatus, OrderDirection, Vendor } from '../generated/graphql.ts';
import { AGENTS_IN_ALL, startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { belongs, ordered, type RollAgent, readInstructions, readRoll, walkRoll } from './rolls.ts';

const ORDERS = (['CREATED_AT', 'UPDATED_AT', 'NAME'] satisfies AgentOrderField[]).flatMap((field) =>
  (['ASC', 'DESC'] satisfies OrderDirection[]).map((direction) => ({ field, direction })),
);
const NEWEST_FIRST = { field: 'CREATED_AT', direction: 'DESC' } as const;
const ids = (agents: readonly { readonly id: string }[]) => agents.map(({ id }) => id);

let api: TestRollcall;
/** All agents of all vendors. */
let all: readonly RollAgent[];
let instructions: ReadonlyMap<string, string>;
beforeAll(async () => {
  api = await startRollcall();
  all = (await readRoll(api)).nodes;
  instructions = await readInstructions(api);
});
afterAll(() => api.close());

describe('the list', () => {
  test('holds all agents of all vendors, the newest first', async () => {
    expect(all).toHaveLength(AGENTS_IN_ALL);
    for (const { name } of vendors) expect(all.filter(({ vendor }) => vendor === name)).toHaveLength(12);
    expect(ids(all)).toEqual(ids(ordered(all, NEWEST_FIRST)));
    expect(await readRoll(api)).toMatchObject({ totalCount: AGENTS_IN_ALL, pageInfo: { hasNextPage: false } });
  });

  test('is a page of twenty unless asked otherwise', async () => {
    const data = await readRoll(api, { first: undefined as unknown as number });
    expect(ids(data.nodes)).toEqual(ids(all.slice(0, 20)));
    expect(data.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  test('can be asked for no agents at all', async () => {
    const page = await readRoll(api, { first: 0 });
    expect(page).toMatchObject({ nodes: [], edges: [] });
    expect(page.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null });
    // Not every list tells its length on its first page.
    expect([AGENTS_IN_ALL, null]).toContain(page.totalCount);
  });

  test.each(ORDERS)('can be ordered by $field $direction', async (orderBy) => {
    const { nodes, totalCount } = await readRoll(api, { orderBy });
    expect(nodes).toEqual(ordered(all, orderBy));
    expect(totalCount).toBe(AGENTS_IN_ALL);
  });

  test('is ordered downwards where only the field is named, and by creation where only the direction is', async () => {
    expect((await readRoll(api, { orderBy: { field: 'NAME' } })).nodes).toEqual(
      ordered(all, { field: 'NAME', direction: 'DESC' }),
    );
    expect((await readRoll(api, { orderBy: { direction: 'ASC' } })).nodes).toEqual(
      ordered(all, { field: 'CREATED_AT', direction: 'ASC' }),
    );
  });
});

describe('a walk over the pages', () => {
  const walks = [
    ...ORDERS.map((orderBy) => ({ ...orderBy, first: 7 })),
    ...[1, 19, Math.min(AGENTS_IN_ALL - 1, 100), 100].map((first) => ({ ...NEWEST_FIRST, first })),
  ];

  test.each(walks)('of $first agents by $field $direction is the whole list', async ({ first, ...orderBy }) => {
    const pages = await walkRoll(api, first, { orderBy });
    expect(pages.flatMap(({ nodes }) => nodes)).toEqual(ordered(all, orderBy));
    expect(pages).toHaveLength(Math.ceil(AGENTS_IN_ALL / first));
    for (const [index, { nodes, edges, pageInfo }] of pages.entries()) {
      expect(edges.map(({ node }) => node.id)).toEqual(ids(nodes));
      expect(pageInfo).toEqual({
        hasNextPage: index < pages.length - 1,
        hasPreviousPage: index > 0,
        startCursor: edges[0]?.cursor,
        endCursor: edges.at(-1)?.cursor,
      });
    }
  });

  test('goes on behind any agent of a page', async () => {
    const { edges } = await readRoll(api, { first: 30 });
    for (const [index, { cursor }] of edges.entries()) {
      const page = await readRoll(api, { first: 5, after: cursor });
      expect(ids(page.nodes)).toEqual(ids(all.slice(index + 1, index + 6)));
    }
  });

  test('with a filter is the whole filtered list', async () => {
    const filter: AgentFilter = { vendors: ['GENNIA', 'CHATSBY', 'AEGRA'], search: 'e' };
    const expected = all.filter((agent) => belongs(agent, filter, instructions));
    expect(expected.length).toBeGreaterThan(10);
    const pages = await walkRoll(api, 4, { filter });
    expect(ids(pages.flatMap(({ nodes }) => nodes))).toEqual(ids(expected));
  });

  test('ends with an empty page behind the last agent', async () => {
    const { pageInfo } = await readRoll(api);
    expect(await readRoll(api, { after: pageInfo.endCursor ?? '' })).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });
});

describe('filters', () => {
  const vendorLists: (Vendor[] | undefined)[] = [
    undefined,
    ['GENNIA'],
    ['NOVA', 'AEGRA'],
    ['CHATSBY', 'COMETCHAT', 'GENNIA'],
  ];
  const accountLists: (string[] | undefined)[] = [undefined, ['gennia', 'nova'], ['chatsby']];
  const statusLists: (AgentStatus[] | undefined)[] = [undefined, ['ACTIVE'], ['PAUSED', 'DRAFT'], ['ARCHIVED']];
  const searches = [undefined, 'BOT', 'ü', 'questions', 'no agent is called this'];
  const tagLists = [undefined, ['support'], ['billing', 'hospitality', 'nothing']];

  const alone: AgentFilter[] = [
    ...vendorLists.filter((vendors) => vendors !== undefined).map((vendors) => ({ vendors })),
    ...vendors.map(({ name }) => ({ vendors: [name as Vendor] })),
    ...accountLists.filter((accountIds) => accountIds !== undefined).map((accountIds) => ({ accountIds })),
    ...(['ACTIVE', 'PAUSED', 'DRAFT', 'ARCHIVED'] as const).map((status) => ({ statuses: [status] })),
    { statuses: ['PAUSED', 'DRAFT'] },
    ...['BOT', 'bot', 'ü', 'questions', 'Agent', '-'].map((search) => ({ search })),
    { tags: ['support'] },
    { tags: ['billing', 'hospitality', 'nothing'] },
  ];

  test.each(alone.map((filter) => [JSON.stringify(filter), filter] as const))('%s alone', async (_, filter) => {
    const { nodes, totalCount } = await readRoll(api, { filter });
    const expected = all.filter((agent) => belongs(agent, filter, instructions));
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(AGENTS_IN_ALL);
    expect(nodes).toEqual(expected);
    // A number that is told is exact.
    expect([expected.length, null]).toContain(totalCount);
  });

  test('together must all hold', async () => {
    const combined = vendorLists.flatMap((vendors) =>
      accountLists.flatMap((accountIds) =>
        statusLists.flatMap((statuses) =>
          searches.flatMap((search) => tagLists.map((tags) => ({ vendors, accountIds, statuses, search, tags }))),
        ),
      ),
    );
    const sizes = new Set<number>();
    for (const given of combined) {
      const filter = JSON.parse(JSON.stringify(given)) as AgentFilter;
      const { nodes } = await readRoll(api, { filter });
      const expected = all.filter((agent) => belongs(agent, filter, instructions));
      expect(ids(nodes), JSON.stringify(filter)).toEqual(ids(expected));
      sizes.add(expected.length);
    }
    expect(sizes.size).toBeGreaterThan(10);
  });

  test.each([
    [{ vendors: null, accountIds: null, statuses: null, tags: null, search: null }],
    [{ search: '' }],
    [{ search: ' \t\n' }],
    [{}],
  ] satisfies [AgentFilter][])('that say nothing restrict nothing: %j', async (filter) => {
    expect((await readRoll(api, { filter })).nodes).toEqual(all);
  });

  test.each(['vendors', 'accountIds', 'statuses', 'tags'] as const)(
    'with an empty list of %s leave nothing, whatever else is asked for, and ask no vendor',
    async (key) => {
      api.forgetCalls();
      for (const others of [{}, { search: 'a' }, { vendors: ['CHATSBY'], statuses: ['ACTIVE'] }] as AgentFilter[]) {
        for (const orderBy of [NEWEST_FIRST, { field: 'NAME', direction: 'ASC' } as const]) {
          expect(await readRoll(api, { filter: { ...others, [key]: [] }, orderBy })).toMatchObject({
            nodes: [],
            totalCount: 0,
            pageInfo: { hasNextPage: false },
          });
        }
      }
      expect(api.callCount()).toBe(0);
    },
  );

  test('by a text look at the instructions where the list holds them', async () => {
    const [[id = '', text = ''] = []] = [...instructions].filter(([, given]) => given.length > 40);
    const words = text.slice(10, 40);
    expect(ids((await readRoll(api, { filter: { search: words } })).nodes)).toContain(id);
    expect(ids((await readRoll(api, { filter: { search: ` ${words.toUpperCase()}\n` } })).nodes)).toContain(id);
  });

  test('by a text find the same however it is written', async () => {
    for (const search of ['ü', 'für', 'agent', 'a b', 'e-', '100%', '_']) {
      const found = ids((await readRoll(api, { filter: { search } })).nodes);
      for (const form of [
        ` ${search} `,
        search.toUpperCase(),
        search.normalize('NFD'),
        `\t${search.normalize('NFKD')}`,
      ]) {
        expect(ids((await readRoll(api, { filter: { search: form } })).nodes), form).toEqual(found);
      }
    }
  });

  test('with an order are the filtered list in that order', async () => {
    const filter: AgentFilter = { statuses: ['ACTIVE'], search: 'a' };
    const expected = all.filter((agent) => belongs(agent, filter, instructions));
    for (const orderBy of ORDERS) {
      expect((await readRoll(api, { filter, orderBy })).nodes).toEqual(ordered(expected, orderBy));
    }
  });
});
