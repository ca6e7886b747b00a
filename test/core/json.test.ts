import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isAtOrBelow,
  isDeeperThan,
  isExactNumber,
  isObject,
  isRounded,
  isSameJson,
  isSamePath,
  leafPaths,
  lookUp,
  mapValues,
  merge,
  plainNumber,
  valueAt,
  without,
} from '../../src/core/json.ts';
import { parseJson } from '../../src/core/parse-json.ts';

/** Texts of JSON numbers, usual and unusual. */
const numberText = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(fc.constant('0'), fc.bigInt({ min: 1n, max: 10n ** 24n }).map(String)),
    fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{1,20}$/)),
    fc.oneof(fc.constant(''), fc.stringMatching(/^[eE][-+]?\d{1,3}$/)),
  )
  .map((parts) => parts.join(''));

const key = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', 'then', 'toJSON', 'rawJSON', '', '0', '12'),
);

/** Texts of JSON whose objects have every kind of key. */
const { json: jsonText } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    numberText,
    fc.string().map((text) => JSON.stringify(text)),
    fc.constantFrom('null', 'true', 'false'),
    fc.array(tie('json'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fc
      .uniqueArray(fc.tuple(key, tie('json')), { maxLength: 4, selector: ([name]) => name })
      // Keys that look like indexes come first in every JavaScript object.
      .map(
        (entries) =>
          `{${entries
            .filter(([name]) => !/^\d+$/.test(name))
            .map(([name, value]) => `${JSON.stringify(name)}:${value}`)
            .join(',')}}`,
      ),
  ),
}));

test('what is parsed and written again is the same to the letter', () => {
  fc.assert(
    fc.property(jsonText, (text) => {
      expect(JSON.stringify([parseJson(`[${text}]`)])).toBe(`[[${text}]]`);
    }),
    { numRuns: 2000 },
  );
});

test('a number that JavaScript writes the same stays a plain number', () => {
  expect(parseJson('[1, 0.7, -12.5, 9007199254740991, 1e400, 1.0, -0, 9007199254740993]')).toEqual([
    1,
    0.7,
    -12.5,
    9007199254740991,
    ...['1e400', '1.0', '-0', '9007199254740993'].flatMap((text) => parseJson(`[${text}]`)),
  ]);
  expect((parseJson('[1, 0.7]') as unknown[]).some(isExactNumber)).toBe(false);
});

test.each(['{"a": 1.0\n}', '{"a":\t1.0 ,"b":1}', '[ 1.0 ]', '{"a":-0}', '{"a":12345678.123456789}', '[1E5]'])(
  'an unusual number is found whatever stands around it: %j',
  (text) => {
    const [number] = Object.values(parseJson(text) as object);
    expect(isExactNumber(number)).toBe(true);
  },
);

test('lists and objects are counted that stand in each other, whatever else stands beside them', () => {
  const { nested } = fc.letrec<{ nested: [value: unknown, depth: number] }>((tie) => ({
    nested: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<[unknown, number]>(
        [1, 0],
        ['x', 0],
        [null, 0],
        [[], 1],
        [{}, 1],
        parseJson('[[1.0],1]') as never,
      ),
      fc
        .array(tie('nested'), { maxLength: 3 })
        .map((below): [unknown, number] => [
          below.map(([value]) => value),
          1 + Math.max(0, ...below.map(([, depth]) => depth)),
        ]),
    ),
  }));
  fc.assert(
    fc.property(nested, ([value, depth]) => {
      expect(isDeeperThan(value, depth)).toBe(false);
      if (depth > 0) expect(isDeeperThan([value], depth)).toBe(true);
    }),
  );
});

test('a number counts as rounded when it is worth something else in JavaScript', () => {
  for (const exact of ['1.0', '1e3', '-0', '0.10', '9007199254740992', '100e-2']) expect(isRounded(exact)).toBe(false);
  for (const other of ['9007199254740993', '1e400', '0.1234567890123456789', '-1e-400'])
    expect(isRounded(other)).toBe(true);
});

test.each([
  ['zeros in the middle', (zeros: string) => `1${zeros}1`, true],
  ['zeros at the end', (zeros: string) => `1${zeros}`, true],
  ['zeros in front', (zeros: string) => `0.${zeros}1`, true],
  ['zeros behind the point', (zeros: string) => `1.${zeros}`, false],
  ['an exponent with zeros in front', (zeros: string) => `1e${zeros}1`, false],
  ['an exponent without end', (zeros: string) => `1e1${zeros}`, true],
])('a number without end is understood at once: %s', (_, write, rounded) => {
  // What looks at each zero once for every other one takes a quarter of an hour.
  expect(isRounded(write('0'.repeat(1_000_000)))).toBe(rounded);
});

describe('two values say the same', () => {
  const same = (a: string, b: string) => isSameJson(parseJson(a), parseJson(b));

  test('when their numbers are worth the same', () => {
    expect(same('[1, 10, 100, 0]', '[1.0, 1e1, 100.00, -0.0]')).toBe(true);
    expect(same('[9007199254740993]', '[9007199254740992]')).toBe(false);
  });

  test('whatever the order of their keys, and only with the same ones', () => {
    expect(same('{"a":1,"__proto__":2}', '{"__proto__":2,"a":1}')).toBe(true);
    expect(same('{"a":1}', '{"a":1,"b":null}')).toBe(false);
    expect(same('{"__proto__":{}}', '{"x":{}}')).toBe(false);
    expect(same('[]', '{}')).toBe(false);
  });
});

describe('keys that mean something to JavaScript', () => {
  const document = parseJson('{"__proto__":{"x":1},"constructor":"c","then":"t"}') as object;

  test('are own keys of what is merged, mapped and taken apart', () => {
    expect(JSON.stringify(merge(document, parseJson('{"__proto__":{"y":2}}')))).toBe(
      '{"__proto__":{"x":1,"y":2},"constructor":"c","then":"t"}',
    );
    expect(JSON.stringify(mapValues(document, (item) => (item === 'c' ? 'd' : item)))).toBe(
      '{"__proto__":{"x":1},"constructor":"d","then":"t"}',
    );
    expect(leafPaths(document)).toEqual([['__proto__', 'x'], ['constructor'], ['then']]);
    expect(JSON.stringify(without(document as never, ['__proto__', 'x']))).toBe('{"constructor":"c","then":"t"}');
  });

  test('are absent where nobody wrote them', () => {
    expect(valueAt({}, ['constructor'])).toBeUndefined();
    expect(valueAt({ a: [] }, ['a', 'length', 'x'])).toBeUndefined();
    expect(lookUp({ active: 'ACTIVE' }, 'constructor')).toBeUndefined();
    expect(lookUp({ active: 'ACTIVE' }, 'active')).toBe('ACTIVE');
  });
});

test('an exact number is one value and no object', () => {
  const [number] = parseJson('[1.0]') as unknown[];
  expect(isObject(number)).toBe(false);
  expect(leafPaths({ a: number })).toEqual([['a']]);
  expect(plainNumber(number)).toBe(1);
});

test('without a value in an item of a list, the list has all of its items, and the others are as they were', () => {
  const document = { list: [{ a: 1, b: 2 }, { a: 3 }, 'x'], other: [] };
  expect(without(document, ['list', '0', 'a'])).toEqual({ list: [{ b: 2 }, { a: 3 }, 'x'], other: [] });
  expect(without(document, ['list', '1', 'a'])).toEqual({ list: [{ a: 1, b: 2 }, {}, 'x'], other: [] });
  expect(without(document, ['list', '2'])).toEqual({ list: [{ a: 1, b: 2 }, { a: 3 }], other: [] });
  for (const path of [['list', '7', 'a'], ['list', '2', 'a'], ['list', 'a'], ['other', '0', 'a'], ['none'], []]) {
    expect(without(document, path)).toEqual(document);
  }
});

describe('paths', () => {
  test.each([
    [['a'], ['a'], true, true],
    [['a', 'b'], ['a'], false, true],
    [['a'], ['a', 'b'], false, false],
    [['b'], ['a'], false, false],
    [[], [], true, true],
    [['a'], [], false, true],
    [['a,b'], ['a', 'b'], false, false],
    [['a', 1], ['a', 1], true, true],
  ] as const)('%j and %j', (path, place, isSame, isIn) => {
    expect(isSamePath(path, place)).toBe(isSame);
    expect(isAtOrBelow(path, place)).toBe(isIn);
  });
});
