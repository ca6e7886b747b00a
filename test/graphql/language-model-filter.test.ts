import { buildASTSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSchema } from '../../src/graphql/schema.ts';
import type { AgentFilter } from '../generated/graphql.ts';
import { startCatalog, type TestCatalog } from '../support/catalog.ts';
import { conditionsFor } from './comparators.ts';
import { dataOf } from './data-of.ts';
import { type Shown, satisfies } from './satisfies.ts';

interface ShownAgent {
  readonly id: string;
  readonly name: string;
  readonly languageModel: { readonly id: string; readonly provider: string | null; readonly retiresAt: string | null };
}

/** One that the table does not know, and one that it says another end of. */
const OVERRIDES = [
  { id: 'Acme Support (fine-tuned)', retiresAt: '2027-02-28T12:30:00Z' },
  { id: 'gpt-4o', retiresAt: '2028-01-31' },
];

const SOURCES = ['LIVE', 'CATALOG'] as const;

const schema = buildASTSchema(readSchema());
let catalog: TestCatalog;
let all: readonly ShownAgent[];

beforeAll(async () => {
  catalog = await startCatalog({ languageModels: OVERRIDES });
  all = (await list('LIVE', {})).nodes;
});
afterAll(() => catalog.close());

interface FoundPage {
  readonly nodes: readonly ShownAgent[];
  readonly totalCount: number | null;
  readonly facets?: readonly { readonly values: readonly { readonly count: number }[] }[];
}

async function list(source: (typeof SOURCES)[number], filter: AgentFilter): Promise<FoundPage> {
  const query = `query ($filter: AgentFilter, $source: AgentSource) {
    agents(first: 100, filter: $filter, source: $source) {
      nodes { id name languageModel { id provider retiresAt } }
      totalCount
      ${source === 'CATALOG' ? 'facets(fields: [LANGUAGE_MODEL], first: 100) { values { count } }' : ''}
    }
  }`;
  const { agents } = dataOf(await catalog.run(query, { filter, source })) as unknown as { agents: FoundPage };
  return agents;
}

describe.each(SOURCES)('in the source %s', (source) => {
  async function expectFound(filter: AgentFilter, belongs: (agent: ShownAgent) => boolean): Promise<void> {
    const expected = all.filter(belongs);
    const { nodes, totalCount, facets } = await list(source, filter);
    expect(nodes, JSON.stringify(filter)).toEqual(expected);
    if (totalCount !== null || source === 'CATALOG') expect(totalCount).toBe(expected.length);
    const counted = facets?.flatMap(({ values }) => values).reduce((sum, { count }) => sum + count, 0);
    if (facets !== undefined) expect(counted).toBe(expected.length);
  }

  test.each([
    ['id', 'NullableStringComparator', ['no-model', '']],
    ['provider', 'NullableStringComparator', ['nobody']],
    ['retiresAt', 'NullableDateComparator', ['1990-01-01T00:00:00.000Z', '2190-01-01T00:00:00.000Z']],
  ] as const)(
    'a condition on %s finds what the agents show, operator by operator',
    async (member, comparator, nobodys) => {
      const shownBy = ({ languageModel }: ShownAgent): Shown => languageModel?.[member] ?? null;
      for (const [operator, operand] of conditionsFor(schema, comparator, all.map(shownBy), nobodys)) {
        await expectFound({ languageModel: { [member]: { [operator]: operand } } }, (agent) =>
          satisfies(shownBy(agent), operator, operand),
        );
      }
    },
  );

  test('conditions on what is known of a model are combined as all others are', async () => {
    const end = '2027-01-14T00:00:00.000Z';
    const ends = ({ languageModel }: ShownAgent) => (languageModel?.retiresAt ?? '9') < end;
    const isOpenai = ({ languageModel }: ShownAgent) => languageModel?.provider === 'openai';
    await expectFound(
      { languageModel: { provider: { eq: 'openai' }, retiresAt: { lt: end } } },
      (agent) => isOpenai(agent) && ends(agent),
    );
    await expectFound({ not: { languageModel: { retiresAt: { lt: end } } } }, (agent) => !ends(agent));
    await expectFound(
      {
        or: [{ languageModel: { retiresAt: { lt: end } } }, { not: { languageModel: { provider: { eq: 'openai' } } } }],
      },
      (agent) => ends(agent) || !isOpenai(agent),
    );
    await expectFound(
      { languageModel: { retiresAt: { lt: end } }, name: { contains: 'e' } },
      (agent) => ends(agent) && agent.name.includes('e'),
    );
  });

  test('an end can be asked for by its distance from now', async () => {
    await expectFound(
      { languageModel: { retiresAt: { lt: 'P20Y' } } },
      ({ languageModel }) => typeof languageModel?.retiresAt === 'string',
    );
    await expectFound({ languageModel: { retiresAt: { lt: '-P20Y' } } }, () => false);
  });

  test('nothing that is asked for, or null, restricts nothing', async () => {
    for (const languageModel of [null, {}, { id: null, provider: {}, retiresAt: { eq: null } }]) {
      await expectFound({ languageModel }, () => true);
    }
  });

  test('what is no time is refused with its path', async () => {
    const { errors } = await catalog.run(
      'query ($source: AgentSource) { agents(source: $source, filter: { languageModel: { retiresAt: { lt: "soon" } } }) { totalCount } }',
      { source },
    );
    expect(errors?.[0]?.message).toContain('filter.languageModel.retiresAt.lt');
  });
});

test('the agents of the tests differ in what is asked for', () => {
  const ofAll = (shown: (agent: ShownAgent) => unknown) => new Set(all.map(shown)).size;
  expect(ofAll(({ languageModel }) => languageModel?.provider)).toBeGreaterThan(3);
  expect(ofAll(({ languageModel }) => languageModel?.retiresAt)).toBeGreaterThan(4);
});
