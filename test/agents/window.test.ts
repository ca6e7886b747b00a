import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowFrom } from '../../src/agents/directory/pages/window.ts';

const someWindow = fc.record({
  offset: fc.nat(20_000),
  wanted: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.constant(Number.POSITIVE_INFINITY)),
  maxLimit: fc.integer({ min: 1, max: 100 }),
});

describe('a window of a list by page number', () => {
  test('is a page that holds the offset, and what is wanted where some page does', () => {
    return fc.assert(
      fc.property(someWindow, ({ offset, wanted, maxLimit }) => {
        const window = windowFrom(offset, wanted, maxLimit, 'PAGE');
        expect(window.offset % window.limit).toBe(0);
        expect(window.limit).toBeLessThanOrEqual(maxLimit);
        expect(window.offset).toBeLessThanOrEqual(offset);
        const reaches = Array.from(
          { length: maxLimit },
          (_, index) => (Math.floor(offset / (index + 1)) + 1) * (index + 1),
        );
        const due = offset + Math.min(Math.max(wanted, 1), maxLimit);
        expect(window.offset + window.limit).toBeGreaterThanOrEqual(Math.min(due, ...[Math.max(...reaches)]));
      }),
    );
  });

  test('always reaches beyond an offset by half a page of a hundred', () => {
    for (let offset = 0; offset < 20_000; offset++) {
      const { offset: start, limit } = windowFrom(offset, 100, 100, 'PAGE');
      expect(start + limit - offset).toBeGreaterThanOrEqual(50);
    }
  });
});

describe('a window of a list by offset', () => {
  test('begins at the offset and is as long as wanted', () => {
    expect(windowFrom(7, 26, 100, 'OFFSET')).toEqual({ offset: 7, limit: 26 });
    expect(windowFrom(7, 0, 100, 'OFFSET')).toEqual({ offset: 7, limit: 1 });
    expect(windowFrom(7, Number.POSITIVE_INFINITY, 100, 'OFFSET')).toEqual({ offset: 7, limit: 100 });
  });
});
