import {
  buildSchema,
  type ExecutionResult,
  execute,
  getOperationAST,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createSubgraphSchema } from '../../src/graphql/federation/subgraph-schema.ts';
import { AnswerSize } from '../../src/graphql/limits/answer-size.ts';
import { countNodes } from '../../src/graphql/limits/count-nodes.ts';
import { useAnswerLimit } from '../../src/graphql/plugins/use-answer-limit.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { vendors } from '../../src/vendors/index.ts';
import { FORM } from '../support/form.ts';
import { startRollcall, type TestRollcall, type TestRollcallOptions } from '../support/rollcall.ts';

const repeat = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at)).join(' ');

async function start(options: TestRollcallOptions) {
  const api = await startRollcall(options);
  onTestFinished(() => api.close());
  return api;
}

function expectRefusal({ data, errors }: ExecutionResult<unknown>, limit: string): void {
  expect(data).toBeUndefined();
  expect(errors).toMatchObject([
    { message: expect.stringContaining(limit), extensions: { code: 'LIMIT_EXCEEDED', limit } },
  ]);
}

describe('the objects and values that an operation can answer with', () => {
  const plain = createSchema(vendors);
  const subgraph = createSubgraphSchema(vendors, {});

  function count(text: string, variables: object = {}, schema = plain) {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (operation === undefined || operation === null) throw new Error(text);
    return countNodes({ schema, document, operation, variables: { ...variables }, accounts: 3 });
  }

  test.each<[string, object, number]>([
    // The connection, its list, and of each agent the object and its values.
    ['{ agents(first: 100) { nodes { id name } } }', {}, 1 + 1 + 100 * 3],
    ['{ agents { edges { cursor node { id } } } }', {}, 1 + 1 + 20 * (1 + 1 + 1 + 1)],
    ['query ($n: Int) { agents(first: $n) { nodes { id } } }', { n: 50 }, 1 + 1 + 50 * 2],
    ['query ($n: Int = 30) { agents(first: $n) { nodes { id } } }', {}, 1 + 1 + 30 * 2],
    // Refused later: until then it is taken for the largest page.
    ['query ($n: Int) { agents(first: $n) { nodes { id } } }', { n: 'x' }, 1 + 1 + 100 * 2],
    ['{ agents(first: 1000000) { nodes { id } } }', {}, 1 + 1 + 100 * 2],
    ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] }, 1 + 3 * 2],
    ['{ nodes(ids: ["a", "b"]) { id } }', {}, 1 + 2 * 2],
    ['{ accounts { id health { reachable } } }', {}, 1 + 3 * (1 + 1 + 2)],
    ['{ agents(first: 10) { nodes { versions(first: 7) { nodes { id } } } } }', {}, 1 + 1 + 10 * (1 + 1 + 1 + 7 * 2)],
    ['{ agents(first: 10) { nodes { tags } } }', {}, 1 + 1 + 10 * (1 + 1 + 5)],
    [
      'query ($no: Boolean!) { agents(first: 9) @include(if: $no) { nodes { id } } a: __typename @skip(if: true) }',
      { no: false },
      0,
    ],
    ['{ node(id: "a") { ... on Account { id label } ... on Agent { id name status } ... on Node { id } } }', {}, 1 + 4],
    [
      '{ agents(first: 2) { nodes { ...A } } } fragment A on Agent { ...B ...B } fragment B on Node { id }',
      {},
      1 + 1 + 2 * (1 + 2),
    ],
    ['mutation { deleteAgent(input: { id: "a" }) { deletedAgentId userErrors { code } } }', {}, 1 + 1 + 1 + 5 * 2],
  ])('are counted beforehand: %s', (text, variables, expected) => {
    expect(count(text, variables)).toBe(expected);
  });

  test('are counted for gateways by the number of representations', () => {
    const text =
      'query ($them: [_Any!]!) { _entities(representations: $them) { ... on Agent { id name } ... on Account { id } } }';
    expect(count(text, { them: Array(700).fill({}) }, subgraph)).toBe(1 + 700 * 3);
  });

  test('are counted in one look at each selection set for each type and size of page', () => {
    const document = parse(
      `{ agents { nodes { ...F0 } } } ${repeat(300, (at) => `fragment F${at} on Agent { ...F${at + 1} ... on Node { ...F${at + 1} } }`)} fragment F300 on Agent { id }`,
    );
    let looks = 0;
    let sets = 0;
    visit(document, {
      SelectionSet(node: SelectionSetNode) {
        const { selections } = node;
        sets++;
        Object.defineProperty(node, 'selections', { get: () => [selections, looks++][0] });
        return undefined;
      },
    });
    looks = 0;
    const operation = getOperationAST(document);
    if (operation === undefined || operation === null) throw new Error('no operation');
    expect(countNodes({ schema: plain, document, operation, variables: {}, accounts: 3 })).toBeGreaterThan(2 ** 290);
    expect(looks).toBe(sets);
  });

  test('are limited before any vendor is asked', async () => {
    const api = await start({ agents: 1, limits: { maxNodes: 1_000 } });
    const query = 'query ($n: Int) { agents(first: $n) { nodes { id versions(first: 9) { nodes { id } } } } }';
    expectRefusal(await api.run(query, { n: 100 }), 'server.maxNodes');
    expect(api.callCount()).toBe(0);
    expect((await api.run(query, { n: 10 })).errors).toBeUndefined();
  });

  test('are few in a form whose fields have others inside, as deep as any vendor has them', async () => {
    const api = await start({ agents: 1 });
    expect((await api.run(FORM, { id: 'nova' })).errors).toBeUndefined();
    const all = FORM.replace('query ($id: ID!) { account(id: $id)', '{ accounts');
    expect((await api.run(all)).errors).toBeUndefined();
  });

  test('are limited in what gateways ask for', async () => {
    const api = await start({ agents: 1 });
    const query = (aliases: number) =>
      `query ($them: [_Any!]!) { ${repeat(aliases, (at) => `a${at}: _entities(representations: $them) { ... on Agent { id name } }`)} }`;
    const them = (length: number) => ({
      them: Array.from({ length }, (_, at) => ({ __typename: 'Agent', id: `nova:${at}` })),
    });
    expectRefusal(await api.runAsGateway(query(9), them(30_000)), 'server.maxNodes');
    expectRefusal(await api.runAsGateway(query(90), them(1_000)), 'server.maxNodes');
    expect((await api.runAsGateway(query(1), them(1_001))).errors).toMatchObject([
      { message: 'representations: expected at most 1000 items, got 1001', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(api.callCount()).toBe(0);
  });
});

describe('an answer that would be too large', () => {
  const MAX = 1_048_576;
  let api: TestRollcall;
  beforeAll(async () => {
    api = await startRollcall({ limits: { maxAnswerBytes: MAX } });
  });
  afterAll(() => api.close());

  test.each([
    ['raw', `{ agents(first: 100) { nodes { ${repeat(200, (at) => `a${at}: raw`)} } } }`],
    ['instructions', `{ agents(first: 100) { nodes { ${repeat(200, (at) => `a${at}: instructions`)} } } }`],
    ['cursors', `{ agents(first: 100) { edges { ${repeat(200, (at) => `a${at}: cursor`)} } } }`],
    ['forms', `{ accounts { ${repeat(50, (at) => `a${at}: writableFields { path description }`)} } }`],
    ['descriptions of types', `{ __schema { ${repeat(240, (at) => `a${at}: types { name description }`)} } }`],
  ])('is refused while it is made: %s', async (_, query) => {
    expectRefusal(await api.run(query), 'server.maxAnswerBytes');
    expect(api.log).toEqual([]);
  });

  test('is refused to gateways: the schema, often', async () => {
    const query = `{ ${repeat(90, (at) => `a${at}: _service { sdl }`)} }`;
    expectRefusal(await api.runAsGateway(query), 'server.maxAnswerBytes');
  });

  test('is counted about as it is sent', async () => {
    const query = `{ agents(first: 100) { edges { cursor node { id name instructions createdAt tags raw versions { nodes { id notes } } } } } accounts { writableFields { path label allowedValues } } }`;
    const { length } = JSON.stringify(await api.run(query));
    const limited = async (maxAnswerBytes: number) => {
      const { rollcall, ...other } = await start({ limits: { maxAnswerBytes } });
      return other.run(query);
    };
    expect((await limited(Math.round(length * 1.1))).errors).toBeUndefined();
    expectRefusal(await limited(Math.round(length * 0.9)), 'server.maxAnswerBytes');
  });

  test('of a mutation says that what was written is written', async () => {
    const { data: found } = await api.run('{ agents(first: 1, filter: { accountIds: "gennia" }) { nodes { id } } }');
    const [id] = /gennia:[^"]+/.exec(JSON.stringify(found)) ?? [];
    const query = `mutation ($id: ID!, $text: String!) { updateAgent(input: { id: $id, instructions: $text }) { agent { ${repeat(240, (at) => `a${at}: raw`)} } } }`;
    const { data, errors } = await api.run(query, { id, text: 'x'.repeat(10_000) });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/server\.maxAnswerBytes\. What it wrote before is written/) },
    ]);
  });
});

describe('what is left of an answer that is too large', () => {
  const schema = buildSchema('type Item { id: ID! text: String } type Query { items: [Item!]! maybe: [Item] }');
  const calls = { ids: 0, texts: 0 };
  const items = Array.from({ length: 100_000 }, () => ({
    id: () => `${calls.ids++}`,
    text: () => `${calls.texts++}${'x'.repeat(100)}`,
  }));
  const { onSchemaChange } = useAnswerLimit();
  onSchemaChange?.({ schema, replaceSchema: () => undefined });

  test.each(['items { id }', 'items { text }', 'maybe { id }', 'maybe { text }'])(
    'is not resolved: %s',
    async (field) => {
      Object.assign(calls, { ids: 0, texts: 0 });
      const answer = new AnswerSize({ maxNodes: 1_000_000, maxAnswerBytes: 310_000 });
      const rootValue = { items, maybe: items };
      await execute({ schema, document: parse(`{ ${field} }`), rootValue, contextValue: { answer } });
      expect(answer.error?.extensions).toMatchObject({ limit: 'server.maxAnswerBytes' });
      expect(calls.ids + calls.texts).toBeLessThan(1_000);
    },
  );

  test('nor is a list that is longer than was foreseen', async () => {
    Object.assign(calls, { ids: 0, texts: 0 });
    const answer = new AnswerSize({ maxNodes: 50_000, maxAnswerBytes: 1e9 });
    await execute({
      schema,
      document: parse('{ maybe { id } }'),
      rootValue: { maybe: items },
      contextValue: { answer },
    });
    expect(answer.error?.extensions).toMatchObject({ limit: 'server.maxNodes' });
    expect(calls.ids).toBe(0);
  });
});
