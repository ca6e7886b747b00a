import fc from 'fast-check';
import { buildASTSchema, type GraphQLEnumType, type GraphQLObjectType, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { printSdl } from '../../src/contract/sdl/print.ts';
import type { TypeModel } from '../../src/contract/sdl/types.ts';

function typesWith(text: string): TypeModel[] {
  const field = {
    name: 'a',
    wireKey: 'a',
    type: 'String',
    namedType: 'String',
    isList: false,
    required: false,
    nullable: true,
    limits: {},
  };
  return [
    {
      kind: 'object',
      name: 'T',
      description: text,
      values: [],
      fields: [{ ...field, description: text, deprecationReason: text }],
    },
    {
      kind: 'enum',
      name: 'E',
      description: text,
      fields: [],
      values: [{ name: 'V', wireValue: 'v', description: text }],
    },
    { kind: 'input', name: 'I', description: text, values: [], fields: [{ ...field, description: text }] },
  ];
}

/** Every text of the printed schema as GraphQL reads it. */
function textsOf(sdl: string): (string | null | undefined)[] {
  const schema = buildASTSchema(parse(sdl));
  const object = schema.getType('T') as GraphQLObjectType;
  const values = schema.getType('E') as GraphQLEnumType;
  const field = object.getFields().a;
  return [
    object.description,
    field?.description,
    field?.deprecationReason,
    values.description,
    values.getValue('V')?.description,
    schema.getType('I')?.description,
  ];
}

describe('a printed description', () => {
  test('is a block string', () => {
    expect(printSdl(typesWith('Says "hello".').slice(1))).toBe(
      [
        '"""Says "hello"."""',
        'enum E {',
        '  """Says "hello"."""',
        '  V',
        '}',
        '',
        '"""Says "hello"."""',
        'input I {',
        '  """Says "hello"."""',
        '  a: String',
        '}',
      ].join('\n'),
    );
  });

  test.each([
    'ends with a "quote"',
    '"begins" with one',
    'ends with a backslash \\',
    'has """ in it',
    'ends with """',
    'has \\""" in it',
    'line one\nline two',
    '\n  indented\n    more\n',
    'tab\tand\u0000 control \u001b characters',
    'carriage\r\nreturn',
    '`code` # no comment',
    'unicode: Zoë 日本 🎉 \u2028',
    ' ',
  ])('of %j says exactly that', (text) => {
    expect(textsOf(printSdl(typesWith(text)))).toEqual(Array(6).fill(text));
  });

  test('says exactly what was written, whatever it is', () => {
    const troubled = fc.string({ unit: fc.constantFrom('"', '\\', '\n', '\r', ' ', 'a', '"""', '\\"""', '\t', '#') });
    fc.assert(
      fc.property(fc.oneof(troubled, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        expect(textsOf(printSdl(typesWith(text)))).toEqual(Array(6).fill(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test('that is no Unicode text is made one', () => {
    expect(textsOf(printSdl(typesWith('half \ud83c of a pair')))).toEqual(Array(6).fill('half \ufffd of a pair'));
  });
});
