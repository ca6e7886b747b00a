import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareCodePoints,
  compareKeys,
  type DirectoryOrder,
  type OrderKey,
} from '../../src/agents/directory/order.ts';

/** Any text, also one that is no well-formed Unicode: JSON can carry halves of surrogate pairs. */
const someText = fc
  .array(
    fc.oneof(
      fc.constantFrom(0x61, 0xd800, 0xd801, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffee, 0xffff),
      fc.integer({ min: 0, max: 0xffff }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((units) => String.fromCharCode(...units));

function compareArrays(a: string, b: string): number {
  const pointsA = [...a].map((character) => character.codePointAt(0) ?? 0);
  const pointsB = [...b].map((character) => character.codePointAt(0) ?? 0);
  for (const [index, point] of pointsA.entries()) {
    const other = pointsB[index];
    if (other === undefined) return 1;
    if (point !== other) return point - other;
  }
  return pointsA.length - pointsB.length;
}

describe('the order of agents', () => {
  test('compares texts as it would compare their code points', () => {
    return fc.assert(
      fc.property(someText, someText, someText, (prefix, a, b) => {
        expect(Math.sign(compareCodePoints(prefix + a, prefix + b))).toBe(
          Math.sign(compareArrays(prefix + a, prefix + b)),
        );
      }),
      { numRuns: 20_000 },
    );
  });

  test('puts what lies beyond U+FFFF last', () => {
    expect(['𝒵', '\uffee', 'a', '\u{10000}'].toSorted(compareCodePoints)).toEqual(['a', '\uffee', '\u{10000}', '𝒵']);
  });

  test('puts agents without a value last, whichever direction, and ties by id', () => {
    const keys: OrderKey[] = [
      { value: null, id: 'a:1' },
      { value: 1, id: 'a:3' },
      { value: 2, id: 'a:2' },
      { value: 1, id: 'a:2' },
      { value: null, id: 'a:0' },
    ];
    const sorted = (direction: DirectoryOrder['direction']) =>
      keys
        .toSorted((a, b) => compareKeys(a, b, { field: 'CREATED_AT', direction }))
        .map(({ value, id }) => `${value} ${id}`);
    expect(sorted('ASC')).toEqual(['1 a:2', '1 a:3', '2 a:2', 'null a:0', 'null a:1']);
    expect(sorted('DESC')).toEqual(['2 a:2', '1 a:2', '1 a:3', 'null a:0', 'null a:1']);
  });
});
