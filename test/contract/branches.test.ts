import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readInput } from '../../src/contract/input.ts';
import { objectTypes } from '../../src/contract/sdl/types.ts';
import { unifiedFields } from '../../src/contract/unified-fields.ts';
import { unifiedPaths } from '../../src/contract/unified-places.ts';

const words = z.string().meta({ unified: 'instructions', description: 'What it is told.' });

/** A contract with one field that has these forms. */
function contractOf(brain: z.ZodType) {
  return z
    .object({ name: z.string().nullish().meta({ unified: 'name', description: 'Its name.' }), brain: brain.nullish() })
    .meta({ id: 'AcmeAgent', description: 'An agent.' });
}

const noted = { id: 'AcmeBrain', description: 'What thinks.' };

describe('forms that no literal tells', () => {
  const contract = contractOf(
    z
      .union([
        z.strictObject({ prompt: words, tone: z.string().optional() }),
        z.strictObject({ general_prompt: words, tone: z.string().optional() }),
      ])
      .meta(noted),
  );
  const input = { contract, inputMember: 'acme', label: 'Acme' };

  test('are told by the keys that only one of them has', () => {
    expect(unifiedPaths(contract, { brain: { prompt: 'a' } }).get('instructions')).toEqual(['brain', 'prompt']);
    expect(unifiedFields(contract, { brain: { general_prompt: 'b', tone: 'c' } }).instructions).toBe('b');
    expect(unifiedFields(contract, { brain: null }).instructions).toBeNull();
  });

  test('are changed as they are there, and refused with the keys where nothing is', () => {
    const there = { brain: { general_prompt: 'old' } };
    expect(readInput(input, { instructions: 'new' }, {}, there)).toMatchObject({
      body: { brain: { general_prompt: 'new' } },
      issues: [],
    });
    const { issues } = readInput(input, { instructions: 'new' }, {}, {});
    expect(issues).toMatchObject([
      {
        field: ['extension', 'acme', 'brain'],
        message: 'extension.acme.brain needs one of its own fields with instructions: prompt, tone or general_prompt.',
      },
    ]);
  });
});

describe('forms with one for whatever is unknown', () => {
  const contract = contractOf(
    z
      .union([
        z.looseObject({ kind: z.literal('a'), prompt: words, mode: z.enum(['x', 'y']).optional() }),
        z.looseObject({ kind: z.string(), other: words.nullish() }),
      ])
      .meta(noted),
  );

  test('are told by the literal, and the last one by any other word', () => {
    const read = (brain: object) => unifiedPaths(contract, { brain }).get('instructions')?.join('.');
    expect(read({ kind: 'a', prompt: 'p' })).toBe('brain.prompt');
    expect(read({ kind: 'b', other: 'o', prompt: 'p' })).toBe('brain.other');
    expect(read({ mode: 'x' })).toBeUndefined();
  });
});

test('a union that marks unified fields needs a name of its own, since as JSON it would show them twice', () => {
  const union = z.union([z.object({ prompt: words }), z.object({ other: words })]);
  const described = union.describe('What thinks.');
  expect(() => objectTypes(contractOf(described))).toThrow('meta.id of the union at AcmeAgent.brain');
});

test('a key that is one thing in one form and another thing in another form is any JSON', () => {
  const brain = z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('a').describe('Kind.'), size: z.int32().describe('Size.') }),
      z.object({ kind: z.literal('b').describe('Kind.'), size: z.string().describe('Size.') }),
    ])
    .meta(noted);
  const contract = z
    .object({ brain: brain.nullish().describe('What thinks.') })
    .meta({ id: 'AcmeAgent', description: 'An agent.' });
  const type = objectTypes(contract).find(({ name }) => name === 'AcmeBrain');
  expect(type?.fields.map((field) => [field.name, field.type])).toEqual([
    ['kind', 'String!'],
    ['size', 'JSON'],
  ]);
});
