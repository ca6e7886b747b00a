import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readDocument } from '../../src/contract/read-document.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { hasExactNumber } from '../../src/core/json.ts';
import { contracts } from './contracts.ts';
import { documentsOf } from './documents.ts';

const contract = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  count: z.int32().nullish(),
  needed: z.string().nullable(),
  when: z.string().min(5).regex(/^\d/).nullish(),
  tags: z.array(z.string()).nullish(),
  tools: z.array(z.looseObject({ key: z.string(), size: z.number().nullish() }).nullable()).nullish(),
  limits: z.looseObject({ low: z.number(), high: z.number().nullish() }).nullish(),
  labels: z.record(z.string(), z.number()).nullish(),
  origin: z.union([z.looseObject({ host: z.string() }), z.looseObject({ path: z.string() })]).nullish(),
});

const GOOD = {
  id: 'a1',
  name: 'A',
  count: 1,
  needed: null,
  when: '2026-11-22',
  tags: ['x', 'y'],
  tools: [{ key: 'k', size: 1 }, null],
  limits: { low: 1, high: 2 },
  labels: { a: 1 },
  origin: { host: 'h' },
  unknown: { stays: [1, 'x', null] },
};

function read(change: JsonObject) {
  return readDocument(contract, { ...GOOD, ...change });
}

describe('a document', () => {
  test('that keeps the contract is read as it is, unknown keys too', () => {
    expect(readDocument(contract, GOOD)).toEqual({ value: GOOD, mismatches: [] });
  });

  test.each<[JsonObject, JsonObject, string, string]>([
    [{ name: 7 }, { name: null }, 'name', 'expected a text'],
    [{ count: 2 ** 40 }, { count: null }, 'count', 'expected a number of at most 2147483647'],
    [{ count: 1.5 }, { count: null }, 'count', 'expected a whole number'],
    [{ when: 'x' }, { when: null }, 'when', 'expected a text of at least 5 characters'],
    [{ tags: 'x' }, { tags: null }, 'tags', 'expected a list'],
    [{ tags: ['x', 7] }, { tags: null }, 'tags[]', 'expected a text'],
    [{ tools: [GOOD.tools[0], 7] }, { tools: [GOOD.tools[0], null] }, 'tools[]', 'expected an object'],
    [{ tools: [{ key: 'k', size: 'x' }] }, { tools: [{ key: 'k', size: null }] }, 'tools[].size', 'expected a number'],
    [{ tools: [{ size: 1 }, GOOD.tools[0]] }, { tools: [null, GOOD.tools[0]] }, 'tools[].key', 'expected a text'],
    [{ limits: { low: 'x', high: 1 } }, { limits: null }, 'limits.low', 'expected a number'],
    [{ limits: { low: 1, high: 'x' } }, { limits: { low: 1, high: null } }, 'limits.high', 'expected a number'],
    [{ labels: { a: 1, b: 'x' } }, { labels: null }, 'labels.{}', 'expected a number'],
    [{ origin: { port: 1 } }, { origin: null }, 'origin', 'expected an object of another form'],
  ])('with %j costs that place only', (change, expected, path, problem) => {
    expect(read(change)).toEqual({ value: { ...GOOD, ...expected }, mismatches: [{ path, problem }] });
  });

  test('with several wrong places costs each of them', () => {
    const { value, mismatches } = read({
      name: 1,
      tags: {},
      limits: { low: 1, high: 'x' },
      tools: [1, 2, GOOD.tools[0]],
    });
    expect(value).toEqual({
      ...GOOD,
      name: null,
      tags: null,
      limits: { low: 1, high: null },
      tools: [null, null, GOOD.tools[0]],
    });
    expect(mismatches.map(({ path }) => path)).toEqual(['name', 'tags', 'tools[]', 'tools[]', 'limits.high']);
  });

  test('without a key that may be null has null there', () => {
    const { needed: _, ...without } = GOOD;
    expect(readDocument(contract, without)).toEqual({
      value: GOOD,
      mismatches: [{ path: 'needed', problem: 'expected a text' }],
    });
  });

  test.each([
    [{ id: 7 }, 'id', 'expected a text'],
    [{ id: '' }, 'id', 'expected a text that is not empty'],
    [{ id: null }, 'id', 'expected a text'],
    [{ id: undefined, name: 7 }, 'id', 'expected a text'],
  ])('with %j can not be read, since it needs that key', (change, path, problem) => {
    const { value, mismatches } = read(change);
    expect(value).toBeUndefined();
    expect(mismatches[0]).toEqual({ path, problem });
    expect(mismatches.filter((mismatch) => mismatch.path === path)).toHaveLength(1);
  });

  test.each([null, undefined, 7, 'text', true, [], [GOOD]])('that is %j is no document', (document) => {
    expect(readDocument(contract, document)).toEqual({
      value: undefined,
      mismatches: [{ path: '(document)', problem: 'expected an object' }],
    });
  });

  test('is not changed by reading it', () => {
    const document = structuredClone({ ...GOOD, name: 7, tools: [{ key: 'k', size: 'x' }, 7] });
    const before = structuredClone(document);
    readDocument(contract, document);
    expect(document).toEqual(before);
  });

  test('is refused, not fatal, when a contract that refers to itself meets endless nesting', () => {
    const node: z.ZodType = z.looseObject({
      get child() {
        return node.nullish();
      },
    });
    let document: JsonObject = {};
    for (let depth = 0; depth < 50_000; depth++) document = { child: document };
    expect(readDocument(node, document)).toEqual({
      value: undefined,
      mismatches: [{ path: '(document)', problem: 'nested too deeply' }],
    });
    expect(readDocument(node, { child: { child: 7 } })).toEqual({
      value: { child: { child: null } },
      mismatches: [{ path: 'child.child', problem: 'expected an object' }],
    });
  });
});

describe('a mismatch', () => {
  test.each<[string, z.ZodType, unknown, string]>([
    ['a word', z.enum(['slow', 'dead-slow']), 'fast', 'slow or dead-slow'],
    ['a constant', z.literal('agent'), 'x', 'agent'],
    ['a small number', z.number().min(0), -1, 'a number of at least 0'],
    ['a fraction', z.int(), 0.5, 'a whole number'],
    ['a long text', z.string().max(1), 'xx', 'a text of at most 1 character'],
    ['a long list', z.array(z.unknown()).max(2), [1, 2, 3], 'a list of at most 2 items'],
    ['an empty list', z.array(z.unknown()).min(1), [], 'a list that is not empty'],
    ['no URL', z.url(), 'x', 'a URL'],
    ['another form', z.string().regex(/^a/), 'x', 'a text of another form'],
    ['a choice', z.union([z.string(), z.boolean()]), 7, 'a text or true or false'],
    ['a map', z.record(z.string(), z.string()), 'x', 'an object'],
  ])('of %s says in English what was expected', (_, inner, value, expected) => {
    const { mismatches } = readDocument(z.looseObject({ place: inner.nullish() }), { place: value });
    expect(mismatches).toEqual([{ path: 'place', problem: `expected ${expected}` }]);
  });

  test('says nothing of what the document holds', () => {
    const secret = 'sk_live_1234';
    const { mismatches } = read({
      count: secret,
      when: secret,
      tags: [[secret]],
      labels: { [secret]: secret },
      origin: { [secret]: 1 },
      tools: [{ key: { [secret]: 1 } }],
    });
    expect(mismatches.map(({ path }) => path)).toEqual([
      'count',
      'when',
      'tags[]',
      'tools[].key',
      'labels.{}',
      'origin',
    ]);
    expect(JSON.stringify(mismatches)).not.toContain(secret);
  });

  test('names the keys of the choices of a union', () => {
    const choice = z.discriminatedUnion('type', [
      z.looseObject({ type: z.literal('a'), size: z.number().nullish() }),
      z.looseObject({ type: z.literal('b'), names: z.array(z.looseObject({ text: z.string() }).nullable()) }),
    ]);
    const either = z.looseObject({ choice: choice.nullish() });
    const path = (document: JsonObject) => readDocument(either, { choice: document }).mismatches[0]?.path;
    expect(path({ type: 'a', size: 'x' })).toBe('choice.size');
    expect(path({ type: 'b', names: [{ text: 7 }] })).toBe('choice.names[].text');
    expect(path({ type: 'c' })).toBe('choice.type');
  });

  test('does not take a key of a record for one of every object', () => {
    const records = z.looseObject({ records: z.record(z.string(), z.looseObject({ size: z.number().nullish() })) });
    const document = { records: { toString: { size: 'x' }, constructor: { size: 'x' } } };
    expect(readDocument(records, document).mismatches).toEqual(
      Array(2).fill({ path: 'records.{}.size', problem: 'expected a number' }),
    );
  });
});

describe('whatever a vendor answers', () => {
  const anything = fc.jsonValue() as fc.Arbitrary<unknown>;
  const values: { readonly [Key in keyof typeof GOOD]?: fc.Arbitrary<unknown> } = {
    name: fc.option(fc.string()),
    count: fc.option(fc.integer()),
    tags: fc.option(fc.array(fc.string(), { maxLength: 4 })),
    limits: fc.option(fc.record({ low: fc.integer(), high: fc.option(fc.integer()) })),
  };

  test('reading it does not fail', () => {
    fc.assert(
      fc.property(anything, (document) => {
        const { value } = readDocument(contract, document);
        const isDocument = typeof document === 'object' && document !== null && 'id' in document;
        if (!isDocument) expect(value).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  test('what it reads keeps the contract', () => {
    const document = fc.record(
      Object.fromEntries(Object.keys(GOOD).map((key) => [key, key === 'id' ? fc.constant('a1') : anything])),
      { requiredKeys: ['id'] },
    );
    fc.assert(
      fc.property(document, (given) => {
        const { value, mismatches } = readDocument(contract, given);
        expect(contract.safeParse(value).success).toBe(true);
        expect(mismatches.length === 0).toBe(contract.safeParse(given).success);
      }),
      { numRuns: 1_000 },
    );
  });

  test('what is right is kept, and what is unknown too', () => {
    const keys = Object.keys(values) as (keyof typeof values)[];
    const changes = fc.dictionary(fc.constantFrom(...keys), anything, { maxKeys: 3 });
    fc.assert(
      fc.property(fc.record(values), changes, anything, (right, wrong, other) => {
        const given = { id: 'a1', needed: null, ...right, ...wrong, other };
        const { value } = readDocument(contract, given);
        expect(value).toMatchObject({ id: 'a1', needed: null });
        expect(value?.other).toEqual(other);
        for (const key of keys) if (!(key in wrong)) expect(value?.[key]).toEqual(right[key]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the time that reading takes', () => {
  /** Time of the processor, whatever else it does meanwhile: the best of five. */
  function timeOf(document: unknown): number {
    const times = [1, 2, 3, 4, 5].map(() => {
      const begin = process.cpuUsage();
      readDocument(contract, document);
      return process.cpuUsage(begin).user;
    });
    return Math.max(1, Math.min(...times));
  }

  const WRONG: [string, (count: number) => unknown][] = [
    ['items of a list that may be null', (count) => ({ ...GOOD, tools: Array(count).fill(7) })],
    ['items of a list that may not be null', (count) => ({ ...GOOD, tags: Array(count).fill(7) })],
    [
      'keys in the items of a list',
      (count) => ({ ...GOOD, tools: Array.from({ length: count }, () => ({ size: 'x' })) }),
    ],
    [
      'values of a record',
      (count) => ({
        ...GOOD,
        labels: Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 'x'])),
      }),
    ],
  ];

  test.each(WRONG)('grows with the number of wrong %s, not with its square', (_, make) => {
    timeOf(make(4_000));
    const [small, large] = [timeOf(make(4_000)), timeOf(make(40_000))];
    // Ten times as many: about ten times as long, or a hundred. The margin is for the collection of garbage.
    expect(large / small).toBeLessThan(60);
  });
});

describe.each(contracts)('a document of %s', (_, often) => {
  // Compiled when it has read many.
  for (let count = 0; count < 500; count++) readDocument(often, null);
  const seldom = z.clone(often);

  test('is read the same, whether its contract is compiled or not', () => {
    fc.assert(
      fc.property(documentsOf(often), (document) => {
        const read = readDocument(often, document);
        expect(read).toEqual(readDocument(seldom, document));
        if (read.mismatches.length === 0 && !hasExactNumber(document)) expect(read.value).toBe(document);
      }),
    );
  });
});
