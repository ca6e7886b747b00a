import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageModelId, rowOf } from '../../src/language-models/language-model-id.ts';
import models from '../../src/language-models/models.json' with { type: 'json' };
import providers from '../../src/language-models/providers.json' with { type: 'json' };

const known = models.map(({ id }) => id);

describe('the one word for a language model', () => {
  test.each([
    ["a provider's own id", 'gpt-4o', 'gpt-4o'],
    ['a display name', 'GPT-4o', 'gpt-4o'],
    ['a display name with blanks', ' GPT 4o  mini ', 'gpt-4o-mini'],
    ['a version with a point', 'Claude Sonnet 4.5', 'claude-sonnet-4-5'],
    ['a snapshot of its own', 'gpt-4o-2024-08-06', 'gpt-4o-2024-08-06'],
    ['a provider before it', 'openai/gpt-4o', 'gpt-4o'],
    ['a provider before it, as libraries write it', 'google_genai:gemini-2.5-flash', 'gemini-2.5-flash'],
    ['a provider and a display name', 'OpenAI: GPT-4o', 'gpt-4o'],
    ['one that is served by another provider', 'azure_openai:gpt-4o', 'azure/gpt-4o'],
    [
      'an id that only one platform writes so',
      'anthropic.claude-sonnet-4-20250514-v1:0',
      'bedrock/anthropic.claude-sonnet-4-20250514-v1:0',
    ],
    ['a fine-tuned one', 'ft:gpt-4.1-mini:acme:support:9xk2', 'ft:gpt-4.1-mini'],
    ['a fine-tuned one with its provider', 'openai/ft:gpt-4.1-mini:acme::9xk2', 'ft:gpt-4.1-mini'],
  ])('is found in %s', (_, word, id) => {
    expect(languageModelId(word)).toBe(id);
  });

  test.each([
    ['a model that nobody knows', 'GPT-Nine  Turbo', 'gpt-nine turbo'],
    ['a name that a workspace gave', 'Acme Support (fine-tuned)', 'acme support (fine-tuned)'],
    ['a snapshot that nobody knows, of a model that is known', 'gpt-4o-2031-01-31', 'gpt-4o-2031-01-31'],
    [
      'what a server that speaks the API of another maker serves',
      'openai/claude-sonnet-4-5',
      'openai/claude-sonnet-4-5',
    ],
    ['a provider and a model that nobody knows', 'google_genai:gemini-99', 'google/gemini-99'],
    ['what a router serves', 'openrouter/openai/gpt-4o', 'openrouter/openai/gpt-4o'],
    ['a fine-tuned one of a base that nobody knows', 'ft:gpt-99:acme::1', 'ft:gpt-99:acme::1'],
    ['more than the name of a model', 'gpt-4o with a long prompt', 'gpt-4o with a long prompt'],
  ])('never stands for another model: %s is its own', (_, word, id) => {
    expect(languageModelId(word)).toBe(id);
    expect(rowOf(id)).toBeUndefined();
  });

  test.each(['', '   ', '\n', 'x'.repeat(201)])('is none where there is no word, or too long a one', (word) => {
    expect(languageModelId(word)).toBeNull();
  });

  test('is its own id, whatever was written', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(...known),
      fc
        .tuple(
          fc.constantFrom(...providers.flatMap(({ words }) => words)),
          fc.constantFrom('/', ':', ': '),
          fc.constantFrom(...known, 'gpt-99'),
        )
        .map((parts) => parts.join('')),
      fc.tuple(fc.constantFrom(...known), fc.string({ maxLength: 10 })).map(([id, more]) => `ft:${id}:${more}`),
    );
    fc.assert(
      fc.property(words, (word) => {
        const id = languageModelId(word);
        if (id !== null) expect(languageModelId(id)).toBe(id);
      }),
      { numRuns: 2_000 },
    );
  });

  test('minds neither capitals nor what stands between the words of a model that is known', () => {
    const separators = fc.array(fc.constantFrom('-', ' ', '_', '.'), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...known), separators, fc.boolean(), (id, between, inCapitals) => {
        let at = 0;
        const written = id.replace(/[-._]/g, () => between[at++ % between.length] ?? '-');
        expect(languageModelId(inCapitals ? written.toUpperCase() : written)).toBe(id);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is the id of every row of the table, and each of its other names leads to it', () => {
    for (const { id, ...row } of models) {
      const aliases = 'aliases' in row ? (row.aliases ?? []) : [];
      for (const word of [id, ...aliases]) expect(languageModelId(word)).toBe(id);
    }
  });
});
