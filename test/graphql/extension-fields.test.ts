import { buildSchema, isObjectType, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { schemaFiles } from '../../src/contract/sdl/files.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';

const [first, second] = vendors as [Vendor, Vendor];

/** The same vendor with another extension. */
function withExtension(vendor: Vendor, name: string, field: z.ZodType): Vendor {
  const agent = z.looseObject({ thing: field }).meta({ id: name, description: 'An extension.' });
  return { ...vendor, contract: { ...vendor.contract, agent: agent as never } };
}

const text = z.string().nullish().describe('A text.');
const word = (id: string) =>
  z
    .enum(['a'])
    .meta({ id, description: 'Words.', valueDescriptions: { a: 'A.' } })
    .nullish()
    .describe('A word.');
const nested = (id: string, item: z.ZodType) =>
  z.looseObject({ item }).meta({ id, description: 'A part.' }).nullish().describe('A part.');
const generate = (a: z.ZodType, b: z.ZodType) =>
  schemaFiles([withExtension(first, 'FirstAgent', a), withExtension(second, 'SecondAgent', b)]);

describe('fields of one name in the extensions of two vendors', () => {
  test.each<[string, z.ZodType, z.ZodType]>([
    ['a text and a number', text, z.number().nullish().describe('A number.')],
    ['a text and a list of texts', text, z.array(z.string()).nullish().describe('Texts.')],
    ['a text that may be null and one that may not', text, z.string().describe('A text.')],
    ['two enums, even of the same words', word('FirstWord'), word('SecondWord')],
    ['an object and a text', nested('FirstPart', text), text],
    ['objects that differ within', nested('FirstPart', text), nested('SecondPart', z.boolean().describe('Yes or no.'))],
    [
      'objects that differ far within',
      nested('FirstPart', nested('FirstInner', text)),
      nested('SecondPart', nested('SecondInner', z.array(z.string()).nullish().describe('Texts.'))),
    ],
  ])('are refused when they are %s, with both places', (_, a, b) => {
    expect(() => generate(a, b)).toThrow(/^First\w+\.\w+ is .*, Second\w+\.\w+ is .*`fieldName` in its contract\.$/);
  });

  test.each<[string, z.ZodType, z.ZodType]>([
    ['the same', text, text],
    ['objects with the same fields', nested('FirstPart', text), nested('SecondPart', text)],
  ])('may be %s', (_, a, b) => {
    expect(() => generate(a, b)).not.toThrow();
  });

  test('can all be asked for in one query', () => {
    const schema = buildSchema(schemaFiles(vendors).get('schema.graphql') ?? '');
    const fieldsOf = (name: string): string => {
      const type = schema.getType(name);
      if (!isObjectType(type)) return '';
      const fields = Object.values(type.getFields()).map((field) => {
        return `${field.name} ${fieldsOf(String(field.type).replace(/[[\]!]/g, ''))}`;
      });
      return `{ ${fields.join(' ')} }`;
    };
    const members = ['Aegra', 'Chatsby', 'CometChat', 'Gennia', 'Nova'].map(
      (name) => `... on ${name}Agent ${fieldsOf(`${name}Agent`)}`,
    );
    expect(members.join(' ')).toContain('toolNames');
    const query = parse(`{ agents { nodes { extension { ${members.join(' ')} } } } }`);
    expect(validate(schema, query).map(({ message }) => message)).toEqual([]);
  });
});

test('extensions of two vendors by one name are refused where the schema is written', () => {
  const both = [withExtension(first, 'OneAgent', text), withExtension(second, 'OneAgent', text)];
  expect(() => schemaFiles(both)).toThrow('There can be only one type named "OneAgent".');
});
