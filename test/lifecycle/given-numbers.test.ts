import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { roundedNumbers, withOriginalNumbers } from '../../src/agents/lifecycle/given-numbers.ts';
import { parseJson } from '../../src/core/parse-json.ts';

/** What is written when a JavaScript client reads the original and sends this back. */
function written(original: string, change: (shown: never) => unknown): string {
  const shown = JSON.parse(original) as never;
  const given: unknown = JSON.parse(JSON.stringify(change(shown)));
  return JSON.stringify(withOriginalNumbers(given, parseJson(original)));
}

const number = fc.oneof(
  fc.constantFrom('1.0', '1', '-0', '0.50', '0.1234567890123456789', '1e3', '1E3'),
  fc.bigInt({ min: 10n ** 17n, max: 10n ** 20n }).map(String),
);

const { item } = fc.letrec<{ item: string }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 2 },
    number,
    fc.constantFrom('"x"', 'null', 'true'),
    fc.array(tie('item'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'then', '__proto__'), tie('item')), { selector: ([key]) => key })
      .map((entries) => `{${entries.map(([key, value]) => `"${key}":${value}`).join(',')}}`),
  ),
}));

/** As a JavaScript client sees it. */
const look = (text: string) => JSON.stringify(JSON.parse(text));

describe('numbers that were not changed are written as they were', () => {
  test('wherever in its list their item stands now', () => {
    const items = fc.uniqueArray(item, { selector: look, maxLength: 8 });
    fc.assert(
      fc.property(
        items.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all))),
        ([all, kept]) => {
          const places = kept.map((text) => all.indexOf(text));
          const change = (shown: readonly unknown[]) => places.map((place) => shown[place]);
          expect(written(`[${all.join(',')}]`, change)).toBe(`[${kept.join(',')}]`);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('in a list that looks the same as before, whichever of its items look alike', () => {
    fc.assert(
      fc.property(fc.array(item), (all) => {
        expect(written(`[${all.join(',')}]`, (shown) => shown)).toBe(`[${all.join(',')}]`);
      }),
    );
  });

  const list =
    '[{"id":"a","share":0.5,"limit":1},{"id":"b","share":1.0,"weight":0.1234567890123456789},{"id":"c","share":1.0}]';

  test.each<[string, (shown: { [key: string]: unknown }[]) => unknown, string]>([
    [
      'an item that was changed in its place',
      ([a, b, c]) => [a, { ...b, note: 'n' }, c],
      '[{"id":"a","share":0.5,"limit":1},{"id":"b","share":1.0,"weight":0.1234567890123456789,"note":"n"},{"id":"c","share":1.0}]',
    ],
    [
      'an item that was changed and moved up',
      ([, b, c]) => [{ ...b, note: 'n' }, c],
      '[{"id":"b","share":1.0,"weight":0.1234567890123456789,"note":"n"},{"id":"c","share":1.0}]',
    ],
    [
      'all that were left when each was changed',
      ([, b, c]) => [
        { ...c, note: 'n' },
        { ...b, id: 'd' },
      ],
      '[{"id":"c","share":1.0,"note":"n"},{"id":"d","share":1.0,"weight":0.1234567890123456789}]',
    ],
    ['items behind a new one', (all) => [{ id: 'new', share: 1 }, ...all], `[{"id":"new","share":1},${list.slice(1)}`],
    [
      'all that changed in their places',
      (all) => all.map((each) => ({ ...each, id: 'x' })),
      list.replaceAll(/"[abc]"/g, '"x"'),
    ],
  ])('in %s', (_, change, expected) => {
    expect(written(list, change)).toBe(expected);
  });
});

test('a whole number beyond 2^53 is never taken from another item that only looks the same', () => {
  const list = '[{"of":1234567890123456781},{"of":1234567890123456782}]';
  const given = JSON.parse(list).slice(1);
  const changes = withOriginalNumbers(given, parseJson(list));
  const rounded = roundedNumbers({ list: changes }, z.looseObject({}));
  expect(rounded.map(({ paths }) => paths)).toEqual([[['list', '0', 'of']]]);
  expect(written(list, (shown) => shown)).toBe(list);
});

test('a number that may have been rounded is told in words of the field that it was given for', () => {
  const contract = z.looseObject({ share: z.number(), notes: z.record(z.string(), z.unknown()) });
  const told = roundedNumbers({ share: 1e300, notes: { id: 2 ** 60 } }, contract);
  expect(told.map(({ paths, message }) => `${paths.join().replaceAll(',', '.')} ${message}`)).toEqual([
    'share must be a number from -9007199254740991 to 9007199254740991, since a larger one may have been rounded on its way',
    'notes.id must be a number from -9007199254740991 to 9007199254740991, since a larger one may have been rounded on its way: give it as a text where the vendor takes one',
  ]);
});
