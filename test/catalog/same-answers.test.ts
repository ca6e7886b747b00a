import * as fc from 'fast-check';
import { buildASTSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { readSchema } from '../../src/graphql/schema.ts';
import { CASES, createInput } from '../lifecycle/cases/index.ts';
import { startCatalog, type TestCatalog } from '../support/catalog.ts';
import { someFilter } from './drawn-filters.ts';
import { exported } from './exported.ts';

/** So that all agents fit on one page. */
const AGENTS = 10;

/** Names that engines may compare each in its own way. */
const NAMES = ['a_b%c', 'A_B', 'O\'Brien \\ "x"', 'ÉCOLE', 'école', '数据库', '👩‍🚀 crew', 'ﬀ', '\u{1F600}', '￿'];

const ORDERS = ['CREATED_AT', 'UPDATED_AT', 'NAME'].flatMap((field) =>
  ['ASC', 'DESC'].map((direction) => ({ field, direction })),
);

const schema = buildASTSchema(readSchema());
let catalog: TestCatalog;
let agents: readonly JsonObject[];

beforeAll(async () => {
  catalog = await startCatalog({ agents: AGENTS });
  for (const [index, vendor] of CASES.entries()) {
    for (const name of NAMES.filter((_, at) => at % CASES.length === index)) {
      const account = [...catalog.rollcall.accounts.values()].find((each) => each.vendor.key === vendor.key);
      const { data } = await catalog.run(
        'mutation ($input: CreateAgentInput!) { createAgent(input: $input) { userErrors { message } } }',
        { input: { ...createInput(vendor, name), accountId: account?.id } },
      );
      expect(data).toMatchObject({ createAgent: { userErrors: [] } });
    }
  }
  agents = await exported(catalog);
  expect(agents).toHaveLength(AGENTS * CASES.length + NAMES.length);
});
afterAll(() => catalog?.close());

interface Answer {
  readonly nodes: readonly { readonly id: string }[];
  readonly totalCount: number | null;
  readonly failures: readonly { readonly message: string }[];
}

/** The same question to the vendors and to the catalog, at one time. */
async function askBoth(filter: object, orderBy: object) {
  const { data, errors } = await catalog.run(
    `query ($filter: AgentFilter, $orderBy: AgentOrder) {
      live: agents(filter: $filter, orderBy: $orderBy, first: 100, source: LIVE) { ...answer }
      held: agents(filter: $filter, orderBy: $orderBy, first: 100, source: CATALOG) { ...answer }
    }
    fragment answer on AgentConnection { nodes { id } totalCount failures { message } }`,
    { filter, orderBy },
  );
  expect(errors).toBeUndefined();
  return data as unknown as { live: Answer; held: Answer };
}

describe('the vendors and the catalog', () => {
  test('answer the same filter with the same agents in the same order', async () => {
    let some = 0;
    await fc.assert(
      fc.asyncProperty(someFilter(schema, agents), fc.constantFrom(...ORDERS), async (filter, orderBy) => {
        const { live, held } = await askBoth(filter, orderBy);
        expect([...live.failures, ...held.failures]).toEqual([]);
        expect(held.nodes).toEqual(live.nodes);
        expect(held.totalCount).toBe(held.nodes.length);
        expect([null, held.totalCount]).toContain(live.totalCount);
        if (held.nodes.length > 0 && held.nodes.length < agents.length) some++;
      }),
      { numRuns: 150 },
    );
    expect(some).toBeGreaterThan(20);
  }, 120_000);
});
