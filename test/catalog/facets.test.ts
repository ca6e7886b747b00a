import { buildASTSchema, type GraphQLEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCOPES } from '../../src/access/caller.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { readSchema } from '../../src/graphql/schema.ts';
import { keyCaller } from '../support/access.ts';
import { startCatalog, type TestCatalog } from '../support/catalog.ts';
import { startRollcall } from '../support/rollcall.ts';
import { exported } from './exported.ts';

const FIELDS = (buildASTSchema(readSchema()).getType('FacetField') as GraphQLEnumType)
  .getValues()
  .map(({ name }) => name);

const KEYS = { all: 'rollcall_test-all', some: 'rollcall_test-some', none: 'rollcall_test-none' };

/** What agents show of each field. */
const SHOWN: Readonly<Record<string, (agent: JsonObject) => readonly unknown[]>> = {
  VENDOR: ({ vendor }) => [vendor],
  ACCOUNT: ({ account }) => [(account as JsonObject).id],
  STATUS: ({ status }) => [status],
  MODEL: ({ model }) => [model],
  LANGUAGE_MODEL: ({ languageModel }) => [(languageModel as JsonObject | null)?.id ?? null],
  TAG: ({ tags }) => (tags ?? []) as readonly unknown[],
};

/** Filters that catalogs count each in its own way. */
const FILTERS: readonly object[] = [
  {},
  { status: { eq: 'ACTIVE' } },
  { statuses: ['PAUSED', 'DRAFT'] },
  { status: { ne: 'ACTIVE' } },
  { not: { status: { isNull: true } } },
  { search: 'a' },
  { search: 'support' },
  { text: 'be' },
  { tagged: { isEmpty: false } },
  { model: { isNull: true } },
  { or: [{ temperature: { gt: 0.5 } }, { name: { contains: 'a' } }] },
  { name: { eq: 'nobody has this name' } },
  { or: [] },
];

let catalog: TestCatalog;
/** Ids of the accounts that exist for one of the callers. */
let some: readonly string[];

beforeAll(async () => {
  const sandboxes = await startRollcall({ agents: 1 });
  const ids = [...sandboxes.rollcall.accounts.keys()];
  await sandboxes.close();
  some = ids.filter((_, index) => index % 2 === 0);
  catalog = await startCatalog({
    access: {
      apiKeys: [
        keyCaller('all', KEYS.all),
        keyCaller('some', KEYS.some, SCOPES, some),
        keyCaller('none', KEYS.none, SCOPES, []),
      ],
    },
  });
});
afterAll(() => catalog?.close());

interface Answer {
  readonly nodes: readonly { readonly id: string }[];
  readonly totalCount: number;
  readonly facets: readonly { readonly field: string; readonly values: readonly Counted[] }[];
}

interface Counted {
  readonly value: string | null;
  readonly count: number;
}

const ask = (filter: object, key: string, first = 100) =>
  catalog.list<Answer>(
    `nodes { id } totalCount facets(fields: [${FIELDS.join()}], first: ${first}) { field values { value count } }`,
    { filter, first: 100 },
    key,
  );

/** The values of some agents, the most frequent first. */
function counted(agents: readonly JsonObject[], field: string): Counted[] {
  const values = agents.flatMap((agent) => SHOWN[field]?.(agent) ?? []) as (string | null)[];
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, all]) => ({ value, count: all.length }))
    .sort((a, b) => b.count - a.count || Buffer.compare(Buffer.from(a.value ?? ''), Buffer.from(b.value ?? '')));
}

describe('facets', () => {
  test.each(FILTERS.map((filter) => [JSON.stringify(filter), filter] as const))(
    'and counts are what is counted by hand, for callers of all accounts, of some and of none: %s',
    async (_, filter) => {
      const all = await exported(catalog, KEYS.all);
      for (const key of Object.values(KEYS)) {
        const { nodes, totalCount, facets } = await ask(filter, key);
        const ids = new Set(nodes.map(({ id }) => id));
        const found = all.filter(({ id }) => ids.has(id as string));
        expect(totalCount).toBe(found.length);
        expect(facets).toEqual(FIELDS.map((field) => ({ field, values: counted(found, field) })));
      }
    },
  );

  test('show as many values as were asked for', async () => {
    const { facets } = await ask({}, KEYS.all);
    const { facets: few } = await ask({}, KEYS.all, 2);
    expect(few).toEqual(facets.map(({ field, values }) => ({ field, values: values.slice(0, 2) })));
  });

  test('need a catalog', async () => {
    const live = catalog.list('facets(fields: [VENDOR]) { field }', { source: 'LIVE' }, KEYS.all);
    await expect(live).rejects.toThrow('facets: needs a catalog');
  });
});

describe('a caller', () => {
  const isMine = (account: unknown) => some.includes(String((account as JsonObject).id));

  test('of some accounts finds in the catalog what is in those, whatever the filter says', async () => {
    const mine = (await exported(catalog, KEYS.all)).filter(({ account }) => isMine(account));
    expect((await exported(catalog, KEYS.some)).map(({ id }) => id)).toEqual(mine.map(({ id }) => id));
    for (const filter of [{}, { not: { name: { eq: 'x' } } }, { or: [{ search: 'a' }, { not: { search: 'a' } }] }]) {
      const { nodes, totalCount } = await ask(filter, KEYS.some);
      expect(nodes.map(({ id }) => id).sort()).toEqual(mine.map(({ id }) => id).sort());
      expect(totalCount).toBe(mine.length);
    }
  });

  test('can name no account that does not exist for it, and finds no agent of one by its id', async () => {
    const all = await exported(catalog, KEYS.all);
    const [foreign] = all.filter(({ account }) => !isMine(account)) as [JsonObject];
    const accountIds = [(foreign.account as JsonObject).id];
    await expect(ask({ accountIds }, KEYS.some)).rejects.toThrow('filter.accountIds: no account');
    expect(await ask({ id: { eq: foreign.id } }, KEYS.some)).toMatchObject({ nodes: [], totalCount: 0 });
  });

  test('of no accounts finds nothing', async () => {
    expect(await exported(catalog, KEYS.none)).toEqual([]);
    expect(await ask({}, KEYS.none)).toMatchObject({ nodes: [], totalCount: 0 });
  });
});
