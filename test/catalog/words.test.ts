import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCatalog, type TestCatalog } from '../support/catalog.ts';

/** What agents say of themselves, each with its name. */
const TEXTS = {
  Harbour: 'Books berths for sailing boats.',
  Library: 'Lends books; knows every author.',
  'Übersetzer 数据': 'Übersetzt Verträge, auch 数据库合同.',
  Quiet: null,
};

/** What the vendor needs besides. */
const MADE = { model: 'gpt-5-mini', extension: { mastra: { model: { provider: 'openai' } } } };

let catalog: TestCatalog;

beforeAll(async () => {
  catalog = await startCatalog({ agents: 0, only: ['mastra'] });
  for (const [name, description] of Object.entries(TEXTS)) {
    const { data } = await catalog.run(
      'mutation ($input: CreateAgentInput!) { createAgent(input: $input) { userErrors { message } } }',
      { input: { accountId: accountId(), name, description, instructions: 'Answers the telephone.', ...MADE } },
    );
    expect(data?.createAgent).toEqual({ userErrors: [] });
  }
});
afterAll(() => catalog?.close());

const accountId = () => [...catalog.rollcall.accounts.keys()][0];

async function namesFor(filter: object, source: 'LIVE' | 'CATALOG' = 'CATALOG') {
  const { nodes, totalCount } = await catalog.list<{ nodes: { name: string }[]; totalCount: number }>(
    'nodes { name } totalCount',
    { filter, source, orderBy: { field: 'NAME', direction: 'ASC' } },
  );
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ name }) => name);
}

describe('a filter by words', () => {
  test.each([
    ['books', ['Harbour', 'Library']],
    ['BOOKS, sail', ['Harbour']],
    ['boats books', ['Harbour']],
    ['boat books', []],
    ['books boat', ['Harbour']],
    ['harbour telephone', ['Harbour']],
    ['vertr', ['Übersetzer 数据']],
    ['数据', ['Übersetzer 数据']],
    ['库', ['Übersetzer 数据']],
    ['据数', []],
    ['tele', ['Harbour', 'Library', 'Quiet', 'Übersetzer 数据']],
    ['\' & | ! :* " OR NEAR( --', []],
    ['NOT', []],
  ])('finds agents whose texts have all words, the last one as a beginning: %s', async (text, names) => {
    expect(await namesFor({ text })).toEqual(names);
  });

  test('restricts nothing where it has no words', async () => {
    for (const text of [null, '', ' ', '.,;! -- "*"']) {
      expect(await namesFor({ text })).toHaveLength(Object.keys(TEXTS).length);
    }
  });

  test('stands in and, or and not like any other condition', async () => {
    expect(await namesFor({ not: { text: 'books' } })).toEqual(['Quiet', 'Übersetzer 数据']);
    expect(await namesFor({ or: [{ text: 'berths' }, { name: { eq: 'Quiet' } }] })).toEqual(['Harbour', 'Quiet']);
    expect(await namesFor({ and: [{ text: 'books' }, { text: 'author' }] })).toEqual(['Library']);
    expect(await namesFor({ text: 'books', not: { text: 'author' } })).toEqual(['Harbour']);
  });

  test('needs a catalog, wherever it stands', async () => {
    for (const filter of [{ text: 'a' }, { or: [{ and: [{ not: { text: 'a' } }] }, { search: 'b' }] }]) {
      await expect(namesFor(filter, 'LIVE')).rejects.toThrow('source: expected CATALOG or nothing: filter.text needs');
      const { errors } = await catalog.vendors.run(
        'query ($filter: AgentFilter) { agents(filter: $filter) { totalCount } }',
        { filter },
      );
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining('filter.text: needs a catalog'),
          extensions: { code: 'BAD_USER_INPUT', argument: 'filter.text' },
        },
      ]);
    }
  });

  test('has at most so many words', async () => {
    await expect(namesFor({ text: 'a '.repeat(101) })).rejects.toThrow('filter.text: expected at most 100 words');
    expect(await namesFor({ text: 'a '.repeat(100) })).toEqual([]);
  });
});
