import { expect, test } from 'vitest';
import { isLargerThan } from '../../src/core/document-size.ts';
import { parseJson } from '../../src/core/parse-json.ts';

test.each([
  [{}, 1],
  [[], 1],
  ['', 1],
  [null, 1],
  [parseJson('{"a":1.0}'), 2],
  [{ a: 'x', b: ['y', {}] }, 5],
  [Array(99).fill(0), 100],
  ['x'.repeat(1000), 101],
  [['x'.repeat(1000), 'y'.repeat(1000)], 203],
  [{ ['k'.repeat(1000)]: 1 }, 102],
])('a document counts its values, and its texts by their length (%#)', (document, size) => {
  expect(isLargerThan(document, size)).toBe(false);
  expect(isLargerThan(document, size - 1)).toBe(true);
});

test('a document is measured however deep it is nested', () => {
  const deep = parseJson(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
  expect(isLargerThan(deep, 200_000)).toBe(false);
  expect(isLargerThan(deep, 199_999)).toBe(true);
});

test('no more of a document is looked at than may be there', () => {
  let looked = 0;
  const counting = new Proxy({}, { ownKeys: () => void looked++ as never });
  expect(isLargerThan([...Array(1000).fill(counting)], 1000)).toBe(true);
  expect(looked).toBe(0);
});
