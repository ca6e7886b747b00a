import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containsText, searchableRun, searchOf } from '../../src/core/search.ts';

const someText = fc
  .array(
    fc.constantFrom(
      ...['a', 'E', 'z', '7', ' ', '-', '%', '_', 'é', 'e\u0301', 'Ü', 'u\u0308', 'ß', 'Σ', 'ς', '🤖'],
      // Only the small ones can be composed.
      ...['H\u0331', '\u1e96', 'J\u030c', '\u01f0', '\u03aa\u0301', '\u0390'],
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('a search', () => {
  test.each([
    ['Größe', 'GRÖSSE'.replace('SS', 'ß'), true],
    ['Caf\u00e9', 'cafe\u0301', true],
    ['Cafe\u0301', 'CAF\u00c9', true],
    ['ΟΔΟΣ', 'οδοσ', true],
    ['οδοσα', 'ΔΟΣ', true],
    ['H\u0331aled', '\u1e96aled', true],
    ['\u1e96aled', 'H\u0331ALED', true],
    ['Opening hours', 'g h', true],
    ['Opening hours', 'gh', false],
  ])('looks into %j for %j: %s', (text, part, isFound) => {
    expect(containsText(text, part)).toBe(isFound);
  });

  test('finds a part of any text, however either of them is written', () => {
    fc.assert(
      fc.property(someText, someText, someText, (before, part, behind) => {
        const text = `${before} ${part} ${behind}`;
        for (const form of [part, part.normalize('NFD'), part.normalize('NFC'), part.toLowerCase()]) {
          expect(containsText(text, form)).toBe(true);
        }
      }),
    );
  });

  test('asks a vendor for a part that stands, letter for letter, in every text that is meant', () => {
    fc.assert(
      fc.property(someText, someText, someText, (before, part, behind) => {
        const run = searchableRun(part);
        if (run === undefined) return;
        expect(run).toMatch(/^[\x20-\x7e]+$/);
        for (const form of ['NFC', 'NFD'] as const) {
          const text = `${before} ${part} ${behind}`.normalize(form).toLowerCase();
          expect(text).toContain(run.toLowerCase());
        }
      }),
    );
  });

  test.each([
    ['opening hours', 'opening hours'],
    ["what's new", "what's new"],
    ['Öffnungszeiten', 'ffnungszeiten'],
    ['Cafe\u0301 am Markt', 'am Markt'],
    ['q\u0303', undefined],
    ['a_b 100%', 'b 100'],
    ['ü', undefined],
    ['%', undefined],
    ['\u017f', undefined],
  ])('for %j asks for %j', (search, run) => {
    expect(searchableRun(search)).toBe(run);
  });

  test.each([
    [' bot ', 'bot'],
    ['\u00a0\tbot\n', 'bot'],
    [' \n', undefined],
    ['', undefined],
    [null, undefined],
  ])('of %j is %j', (given, meant) => {
    expect(searchOf(given)).toBe(meant);
  });
});
