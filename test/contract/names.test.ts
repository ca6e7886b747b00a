import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkNames, enumValueName, fieldName } from '../../src/contract/sdl/names.ts';

const NAME = /^[_a-zA-Z]\w*$/;

describe('the name of a field', () => {
  test.each([
    ['name', 'name'],
    ['max_tokens', 'maxTokens'],
    ['maxTokens', 'maxTokens'],
    ['_id', 'id'],
    ['__v', 'v'],
    ['system-prompt', 'systemPrompt'],
    ['a__b', 'aB'],
    ['tts_2', 'tts2'],
    ['LLM', 'LLM'],
    ['is_AI_agent', 'isAIAgent'],
  ])('of %j is %j', (wireKey, name) => {
    expect(fieldName(wireKey, {})).toBe(name);
  });

  test('is the one that the contract gives, where it gives one', () => {
    expect(fieldName('_id', { fieldName: 'documentId' })).toBe('documentId');
  });

  test('is a name to GraphQL, whatever key a vendor would use', () => {
    const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,8}$/);
    const rest = fc.array(fc.tuple(fc.constantFrom('_', '-', '__', ''), fc.stringMatching(/^[a-zA-Z0-9]{1,8}$/)), {
      maxLength: 5,
    });
    const wireKey = fc
      .tuple(fc.constantFrom('', '_', '__'), word, rest, fc.constantFrom('', '_'))
      .map(([before, first, others, after]) => before + first + others.flat().join('') + after);
    fc.assert(
      fc.property(wireKey, (key) => {
        const name = fieldName(key, {});
        expect(name).toMatch(NAME);
        expect(name.startsWith('__')).toBe(false);
        expect(() => checkNames('T', [[key, name]])).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the name of an enum value', () => {
  test.each([
    ['gpt-4-turbo', 'GPT_4_TURBO'],
    ['vercelV5', 'VERCEL_V5'],
    ['4o', '_4O'],
    ['MASTRA_LEGACY', 'MASTRA_LEGACY'],
    ['claude-3.5-sonnet@latest', 'CLAUDE_3_5_SONNET_LATEST'],
    ['true', 'TRUE'],
    ['null', 'NULL'],
  ])('of %j is %j', (wireValue, name) => {
    expect(enumValueName(wireValue)).toBe(name);
  });

  test('is a name to GraphQL, whatever value a vendor would use', () => {
    const wireValue = fc.stringMatching(/^[a-zA-Z0-9]([a-zA-Z0-9 ._:/@+-]{0,20}[a-zA-Z0-9+])?$/);
    fc.assert(
      fc.property(wireValue, (value) => {
        const name = enumValueName(value);
        expect(name).toMatch(NAME);
        expect(['true', 'false', 'null']).not.toContain(name);
        expect(name.startsWith('__')).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test('never stands for two values: the check tells every set of words apart or refuses it', () => {
    const words = fc.uniqueArray(fc.stringMatching(/^[ab14]([ab14 ._-]{0,3}[ab14AB])?$/), {
      minLength: 1,
      maxLength: 8,
    });
    let refused = 0;
    fc.assert(
      fc.property(words, (wireValues) => {
        const names = wireValues.map(enumValueName);
        const check = () =>
          checkNames(
            'T',
            wireValues.map((value, index) => [value, names[index] ?? '']),
          );
        if (new Set(names).size === names.length) {
          expect(check).not.toThrow();
        } else {
          refused++;
          expect(check).toThrow(/would both be called/);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(refused).toBeGreaterThan(10);
  });
});
