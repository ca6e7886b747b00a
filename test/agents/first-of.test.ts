import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstOf } from '../../src/agents/directory/listings/first-of.ts';

const byNumber = (a: number, b: number) => a - b;

describe('the first of many', () => {
  test('are those that come first when all are put in order', () => {
    return fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 60 }), fc.nat({ max: 70 }), (items, count) => {
        const { first, others } = firstOf(items, count, byNumber);
        const sorted = [...items].sort(byNumber);
        expect(first).toEqual(sorted.slice(0, count));
        expect([...others].sort(byNumber)).toEqual(sorted.slice(count));
      }),
    );
  });

  test('are found in a fraction of the comparisons that it takes to put all in order', () => {
    const items = Array.from({ length: 1000 }, (_, index) => (index * 379) % 1000);
    let comparisons = 0;
    const compare = (a: number, b: number) => {
      comparisons++;
      return a - b;
    };
    items.toSorted(compare);
    const forAll = comparisons;
    comparisons = 0;
    firstOf(items, 20, compare);
    expect(comparisons).toBeLessThan(forAll / 4);
  });
});
