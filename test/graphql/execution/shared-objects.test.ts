import { makeExecutableSchema } from '@graphql-tools/schema';
import fc from 'fast-check';
import { type ExecutionResult, execute, type GraphQLSchema, parse } from 'graphql';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/graphql/context.ts';
import { compiledOperation } from '../../../src/graphql/execution/compiled-operation.ts';
import { keepResolvers } from '../../../src/graphql/execution/kept-resolvers.ts';
import { keepPure, pure } from '../../../src/graphql/execution/pure.ts';
import { AnswerSize } from '../../../src/graphql/limits/answer-size.ts';

interface Item {
  readonly name: string;
  readonly values: readonly (string | null)[];
  readonly part: Item | null;
  readonly faults: readonly string[];
}

let calls = 0;

/** A pure resolver that counts its calls, and fails or waits where the item says so. */
function counted<Key extends 'name' | 'values' | 'part'>(key: Key) {
  return pure((item: Item) => {
    calls++;
    if (item.faults.includes(`${key} fails`)) throw new Error(`${key} failed`);
    const value = item[key];
    return item.faults.includes(`${key} waits`) ? Promise.resolve(value) : value;
  });
}

const resolvers = {
  Query: {
    items: (_: unknown, __: object, { items }: { items: Item[] }) => items,
    item: (_: unknown, __: object, { items }: { items: Item[] }) => items[0],
  },
  Item: {
    name: counted('name'),
    values: counted('values'),
    part: counted('part'),
    caller: (_: Item, __: object, { caller }: { caller: string }) => caller,
  },
};

const schema: GraphQLSchema = makeExecutableSchema({
  typeDefs: `
    type Query { items: [Item!]! item: Item }
    type Item { name: String! values: [String] part: Item caller: String }
  `,
  resolvers,
});
keepPure(schema, resolvers);
keepResolvers(schema);

const ITEM = 'name values __proto__: name part { name values other: name }';

interface Answered {
  readonly text: string;
  readonly size: readonly number[];
}

async function answer(query: string, items: readonly Item[], caller = 'one'): Promise<Answered> {
  const answerSize = new AnswerSize();
  const context = { items, caller, answer: answerSize } as unknown as Context;
  const compiled = compiledOperation(schema, documentOf(query));
  if (compiled === undefined) throw new Error(query);
  const { data, errors } = await compiled.execute(context, { given: {}, coerced: {} });
  return {
    text: `${compiled.stringify(data)} ${JSON.stringify(errors)}`,
    size: [answerSize.nodes, answerSize.bytes],
  };
}

async function expected(query: string, items: readonly Item[], caller = 'one'): Promise<string> {
  const contextValue = { items, caller };
  const { data, errors } = (await execute({ schema, document: parse(query), contextValue })) as ExecutionResult;
  return `${JSON.stringify(data)} ${JSON.stringify(errors)}`;
}

const documents = new Map<string, ReturnType<typeof parse>>();

function documentOf(query: string) {
  const document = documents.get(query) ?? parse(query);
  documents.set(query, document);
  return document;
}

const item = (name: string, part: Item | null = null, faults: string[] = []): Item => ({
  name,
  values: ['"', null, '\u2028', 'é'],
  part,
  faults,
});

beforeEach(() => {
  calls = 0;
});

describe('Objects that depend on nothing but their source', () => {
  test('are made once for all who get the same source, and counted for each', async () => {
    const items = [item('a', item('b')), item('c')];
    const query = `{ items { ${ITEM} } }`;
    const first = await answer(query, items);
    const made = calls;
    expect(made).toBeGreaterThan(0);
    for (let time = 0; time < 3; time++) expect(await answer(query, items)).toEqual(first);
    expect(calls).toBe(made);
    expect(first.text).toBe(await expected(query, items));
  });

  test('are made anew for other sources, and by other documents', async () => {
    const query = `{ items { ${ITEM} } }`;
    await answer(query, [item('a')]);
    expect((await answer(query, [item('b')])).text).toBe(await expected(query, [item('b')]));
    const items = [item('a')];
    await answer(query, items);
    const other = '{ items { part { name } values name } }';
    expect((await answer(other, items)).text).toBe(await expected(other, items));
  });

  test('are not shared where a field says something else to others', async () => {
    const items = [item('a')];
    const query = `{ items { ${ITEM} caller } }`;
    expect((await answer(query, items, 'one')).text).toContain('"caller":"one"');
    expect((await answer(query, items, 'two')).text).toContain('"caller":"two"');
    const nested = `{ items { name values other: name part { name values caller } } }`;
    const around = [item('a', item('b'))];
    expect((await answer(nested, around, 'one')).text).toContain('"caller":"one"');
    expect((await answer(nested, around, 'two')).text).toContain('"caller":"two"');
  });

  test('are the same to the letter as those of graphql-js, whatever fails or waits in them', async () => {
    const faults = fc.subarray([
      'name fails',
      'values fails',
      'part fails',
      'name waits',
      'values waits',
      'part waits',
    ]);
    const leaf = fc.tuple(fc.string(), faults).map(([name, given]) => item(name, null, given));
    const drawn = fc.tuple(fc.string(), fc.option(leaf), faults).map(([name, part, given]) => item(name, part, given));
    const queries = [
      `{ items { ${ITEM} } }`,
      `{ item { ${ITEM} } }`,
      `{ items { ${ITEM} caller } item { ${ITEM} } again: items { name values part { ${ITEM} } } }`,
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(drawn, { maxLength: 4 }), fc.constantFrom(...queries), async (items, query) => {
        const text = await expected(query, items);
        const first = await answer(query, items);
        for (const again of [first, await answer(query, items), await answer(query, items)]) {
          expect(again.text).toBe(text);
          expect(again.size).toEqual(first.size);
        }
      }),
      { numRuns: 300 },
    );
  });
});
