import { buildASTSchema, type GraphQLEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { readSchema } from '../../src/graphql/schema.ts';
import { type ListArgumentsOfTest, startCatalog, type TestCatalog } from '../support/catalog.ts';
import { exported } from './exported.ts';

const schema = buildASTSchema(readSchema());
const valuesOf = (name: string) => (schema.getType(name) as GraphQLEnumType).getValues().map((value) => value.name);

const ORDERS = valuesOf('AgentOrderField').flatMap((field) =>
  valuesOf('OrderDirection').flatMap((direction) =>
    valuesOf('NullsOrder').map((nulls) => ({ field, direction, nulls })),
  ),
);

type Order = (typeof ORDERS)[number];

/** What agents show of what they can be ordered by, where it is called otherwise. */
const INSIDE: Readonly<Record<string, string>> = { ACCOUNT: 'id', LANGUAGE_MODEL: 'id' };

/** No divisor of the number of agents. */
const SIZE = 7;

let catalog: TestCatalog;
let agents: readonly JsonObject[];

beforeAll(async () => {
  catalog = await startCatalog({ agents: 9 });
  agents = await exported(catalog);
});
afterAll(() => catalog?.close());

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const page = (given: ListArgumentsOfTest) =>
  catalog.list<Page>(
    'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }',
    given,
  );

const idsOf = ({ edges }: Page) => edges.map(({ node }) => node.id);

/** The value that an order goes by. */
function valueOfOrder(agent: JsonObject, { field }: Order): unknown {
  const name = field.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const inside = INSIDE[field];
  const value = agent[name];
  return inside === undefined || value === null ? value : (value as JsonObject)[inside];
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

/** The ids in an order, by what the agents show. */
function expectedIds(order: Order): unknown[] {
  return agents
    .map((agent) => ({ id: agent.id, value: valueOfOrder(agent, order) }))
    .sort((a, b) => {
      if ((a.value === null) !== (b.value === null)) return (a.value === null) === (order.nulls === 'FIRST') ? -1 : 1;
      const byValue = a.value === null ? 0 : compare(a.value, b.value);
      return (order.direction === 'ASC' ? byValue : -byValue) || compare(a.id, b.id);
    })
    .map(({ id }) => id);
}

describe('the order by', () => {
  test.each(ORDERS)('$field, $direction, nulls $nulls is walked to its end in both directions', async (orderBy) => {
    const expected = expectedIds(orderBy);
    const forward: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { pageInfo, ...found }: Page = await page({ orderBy, first: SIZE, after });
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      forward.push(...found.edges.map(({ node }) => node.id));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
      expect(more).toBe(forward.length < agents.length);
    }
    expect(forward).toEqual(expected);
    const backward: string[] = [];
    for (let before: string | null = null, more = true; more; ) {
      const { pageInfo, ...found }: Page = await page({ orderBy, last: SIZE, before });
      expect(pageInfo.hasNextPage).toBe(before !== null);
      backward.unshift(...found.edges.map(({ node }) => node.id));
      before = pageInfo.startCursor;
      more = pageInfo.hasPreviousPage;
    }
    expect(backward).toEqual(expected);
  });
});

describe('a page', () => {
  const orderBy = { field: 'MODEL', direction: 'DESC', nulls: 'FIRST' };

  test('stands between two cursors', async () => {
    const all = await page({ orderBy, first: 100 });
    const cursors = all.edges.map(({ cursor }) => cursor);
    const ids = idsOf(all);
    for (const [from, to] of [
      [0, 5],
      [3, 4],
      [2, ids.length - 1],
      [8, 8],
    ] as const) {
      const [after, before] = [cursors[from], cursors[to]] as [string, string];
      const between = ids.slice(from + 1, to);
      expect(idsOf(await page({ orderBy, first: 4, after, before }))).toEqual(between.slice(0, 4));
      expect(idsOf(await page({ orderBy, last: 4, after, before }))).toEqual(between.slice(-4));
    }
  });

  test('of no agents has none, and says whether there are others', async () => {
    expect(await page({ orderBy, first: 0 })).toMatchObject({ edges: [], pageInfo: { hasNextPage: true } });
    expect(await page({ orderBy, last: 0 })).toMatchObject({ edges: [], pageInfo: { hasPreviousPage: true } });
  });

  test('takes first or last, up to 100; beside last, first counts for nothing', async () => {
    expect(await page({ orderBy, first: 1, last: 3 })).toEqual(await page({ orderBy, last: 3 }));
    await expect(page({ last: 101 })).rejects.toThrow('last: expected 0 to 100');
    await expect(page({ last: -1 })).rejects.toThrow('last: expected 0 to 100');
  });
});

describe('a cursor', () => {
  test('of one source is refused by the other', async () => {
    for (const [mine, other] of [
      ['LIVE', 'CATALOG'],
      ['CATALOG', 'LIVE'],
    ] as const) {
      const { pageInfo } = await page({ first: 2, source: mine });
      await expect(page({ first: 2, source: other, after: pageInfo.endCursor })).rejects.toThrow(
        `after: expected a cursor of a list with the source ${other}`,
      );
    }
  });

  test('is refused by a list with another filter or order, and by none that says the same', async () => {
    const filter = { name: { contains: 'e' }, not: { status: { eq: 'PAUSED' } } };
    const orderBy = { field: 'NAME', direction: 'ASC' };
    const { pageInfo } = await page({ first: 2, filter, orderBy });
    const after = pageInfo.endCursor;
    const same = { and: [{ not: { status: { in: ['PAUSED'] } } }, { name: { contains: 'e' } }] };
    expect(idsOf(await page({ first: 2, filter: same, orderBy, after }))).toEqual(
      idsOf(await page({ first: 2, filter, orderBy, after })),
    );
    for (const other of [
      { filter: { name: { contains: 'e' } }, orderBy },
      { filter, orderBy: { ...orderBy, direction: 'DESC' } },
      { filter, orderBy: { ...orderBy, nulls: 'FIRST' } },
      { filter, orderBy: { ...orderBy, field: 'MODEL' } },
    ]) {
      await expect(page({ first: 2, ...other, after })).rejects.toThrow('the same filter and orderBy');
    }
  });

  test.each(['', 'nonsense', Buffer.from('["c1"]').toString('base64url')])(
    'that nobody gave out is refused: %j',
    async (after) => {
      await expect(page({ first: 2, after })).rejects.toThrow('after: expected a cursor');
    },
  );

  test('whose place nobody gave out is refused, or is a place like any other', async () => {
    const { pageInfo } = await page({ first: 2 });
    const [kind, print] = JSON.parse(Buffer.from(String(pageInfo.endCursor), 'base64url').toString());
    const forged = (value: unknown, id: string) =>
      Buffer.from(JSON.stringify([kind, print, value, id])).toString('base64url');
    await expect(page({ first: 2, after: forged('not a time', 'a') })).rejects.toThrow('after: expected a cursor');
    expect(await page({ first: 2, after: forged(0, 'with \0 in it') })).toMatchObject({ edges: expect.any(Array) });
  });

  test('before which a page stands is named where it is refused', async () => {
    const { pageInfo } = await page({ first: 2 });
    await expect(page({ last: 2, filter: { search: 'a' }, before: pageInfo.startCursor })).rejects.toThrow(
      'before: expected a cursor of a list with the same filter and orderBy',
    );
  });
});
