import { describe, expect, test } from 'vitest';
import { type LanguageModelOverride, LanguageModels } from '../../src/language-models/language-models.ts';
import { replacementsOf } from '../../src/language-models/replacements.ts';

const LASTING: LanguageModelOverride = { id: 'acme-2', retiresAt: null };
const ENDING: LanguageModelOverride = { id: 'acme-1', retiresAt: '2027-01-14' };
const ENDING_LATER: LanguageModelOverride = { id: 'acme-1-large', retiresAt: '2027-06-30' };

function replacements(id: string, documented: readonly string[] | undefined, rows: readonly LanguageModelOverride[]) {
  const models = new LanguageModels(rows);
  return replacementsOf(models.of(id), documented, models);
}

describe('what can be set in place of a model that ends', () => {
  test('is what the vendor documents to take and is known to have no end, in its own words', () => {
    const documented = ['ACME-1', 'ACME-1 Large', 'ACME-2'];
    expect(replacements('acme-1', documented, [LASTING, ENDING, ENDING_LATER])).toEqual(['ACME-2']);
  });

  test('is nothing where all that the vendor takes end', () => {
    expect(replacements('acme-1', ['acme-1', 'acme-1-large'], [ENDING, ENDING_LATER])).toEqual([]);
  });

  test('is not what nobody knows the end of', () => {
    expect(replacements('acme-1', ['acme-1', 'acme-3'], [ENDING])).toEqual([]);
  });

  test('is unknown where the vendor documents no list', () => {
    expect(replacements('acme-1', undefined, [ENDING, LASTING])).toBeNull();
  });

  test('is not asked for where no end is known', () => {
    expect(replacements('acme-2', ['acme-2', 'acme-4'], [LASTING])).toBeNull();
    expect(replacements('acme-9', ['acme-9'], [])).toBeNull();
  });

  test('is what the operator names, in its order, also where the vendor documents no list', () => {
    const row = { ...ENDING, replacements: ['our-own', 'acme-2'] };
    expect(replacements('acme-1', undefined, [row, LASTING])).toEqual(['our-own', 'acme-2']);
  });

  test('is never what the vendor does not take, whoever names it', () => {
    const row = { ...ENDING, replacements: ['our-own', 'acme-2'] };
    expect(replacements('acme-1', ['Acme-1', 'Acme-2'], [row, LASTING])).toEqual(['Acme-2']);
  });

  test('is never a model that ends, nor the same one, whoever names it', () => {
    const row = { ...ENDING, replacements: ['ACME-1', 'acme-1-large', 'acme-2', ' '] };
    expect(replacements('acme-1', undefined, [row, ENDING_LATER, LASTING])).toEqual(['acme-2']);
  });
});
