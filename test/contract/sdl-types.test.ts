import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { printSdl } from '../../src/contract/sdl/print.ts';
import { inputTypes, objectTypes, type TypeModel } from '../../src/contract/sdl/types.ts';
import * as acme from './every-feature.ts';

const SCALARS = ['DateTime', 'URL', 'LocalTime', 'SafeInt', 'JSON', 'JSONObject'].map((name) => `scalar ${name}`);

function fieldsOf(types: readonly TypeModel[], name: string) {
  const type = types.find((each) => each.name === name);
  return Object.fromEntries(type?.fields.map((field) => [field.name, field]) ?? []);
}

describe('a response contract', () => {
  test('gives a type with all that only this vendor has', () => {
    expect(printSdl(objectTypes(acme.agent))).toMatchInlineSnapshot(`
      """"What only Acme has."""
      type AcmeAgent {
        """The own word."""
        state: String
        """The mood."""
        mood: AcmeMood
        """All moods, most recent first."""
        moods: [AcmeMood!]
        """Never missing."""
        isPublic: Boolean!
        """A score, or null."""
        score: Float
        """Visits, in 64 bits."""
        visits: SafeInt
        """Retries, in 32 bits."""
        retries: Int
        """When it started."""
        startedAt: DateTime
        """Where it lives."""
        homepage: URL
        """When it opens."""
        opensAt: LocalTime
        """Labels by name."""
        labels: JSONObject
        """Anything."""
        settings: JSON
        """A text or a number."""
        when: JSON
        """The first tool."""
        mainTool: AcmeTool
        """All tools."""
        tools: [AcmeTool]
        """Names."""
        names: [String!]!
        """Old "thing". Use names."""
        legacy: String @deprecated(reason: "Old \\"thing\\". Use names.")
        """Internal id."""
        documentId: String
      }

      """How it feels."""
      enum AcmeMood {
        """Very good."""
        VERY_GOOD
        """So so."""
        SO_SO
        """Too bad."""
        _2_BAD
        """Written together."""
        CAMEL_CASE
      }

      """A tool of an Acme agent."""
      type AcmeTool {
        """Its name."""
        toolName: String!
        """How long it may take; milliseconds."""
        timeoutMs: Int
      }"
    `);
  });

  test('tells the resolvers which wire key a field reads', () => {
    const fields = fieldsOf(objectTypes(acme.agent), 'AcmeAgent');
    expect(fields.startedAt).toMatchObject({ wireKey: 'started_at', namedType: 'DateTime', isList: false });
    expect(fields.documentId).toMatchObject({ wireKey: '_id' });
    expect(fields.tools).toMatchObject({ wireKey: 'tools', namedType: 'AcmeTool', isList: true, nullable: true });
    expect(fields.score).toMatchObject({ required: true, nullable: true });
    expect(fields.isPublic).toMatchObject({ required: true, nullable: false });
  });

  test('gives enum values with their wire values', () => {
    const mood = objectTypes(acme.agent).find(({ kind }) => kind === 'enum');
    expect(mood?.values.map(({ name, wireValue }) => [name, wireValue])).toEqual([
      ['VERY_GOOD', 'very-good'],
      ['SO_SO', 'so.so'],
      ['_2_BAD', '2-bad'],
      ['CAMEL_CASE', 'camelCase'],
    ]);
  });

  test('that refers to itself gives its type once', () => {
    const node: z.ZodType = z
      .looseObject({
        get children() {
          return z.array(node).describe('Below.');
        },
      })
      .meta({ id: 'AcmeNode', description: 'A node.' });
    expect(printSdl(objectTypes(node))).toContain('children: [AcmeNode!]!');
    expect(objectTypes(node)).toHaveLength(1);
  });
});

describe('a request contract', () => {
  test('gives an input without unified fields, fields of operations and what holds nothing else', () => {
    expect(printSdl(inputTypes(acme.createAgent))).toMatchInlineSnapshot(`
      """"What a new Acme agent can have."""
      input CreateAcmeAgentInput {
        """The mood. Required on create."""
        mood: AcmeMood
        """All moods."""
        moods: [AcmeMood!]
        """Whether all may see it."""
        isPublic: Boolean
        """Retries."""
        retries: Int
        """Visits."""
        visits: SafeInt
        """The first tool."""
        mainTool: AcmeToolInput
        """All tools."""
        tools: [AcmeToolInput!]
      }

      """How it feels."""
      enum AcmeMood {
        """Very good."""
        VERY_GOOD
        """So so."""
        SO_SO
        """Too bad."""
        _2_BAD
        """Written together."""
        CAMEL_CASE
      }

      """A tool of an Acme agent."""
      input AcmeToolInput {
        """Its name. Required on create."""
        toolName: String
        """Its key."""
        apiKey: String
      }"
    `);
  });

  test('states the documented limits of its fields', () => {
    const fields = fieldsOf(inputTypes(acme.createAgent), 'CreateAcmeAgentInput');
    expect(fields.retries?.limits).toEqual({ minimum: 0, maximum: 5 });
    expect(fields.visits?.limits).toEqual({});
    expect(fields.moods?.limits).toEqual({ maxItems: 3 });
  });
});

test('the types of a vendor make a valid schema', () => {
  const types = new Map(
    [acme.agent, acme.createAgent, acme.updateAgent]
      .flatMap((contract, index) => (index === 0 ? objectTypes(contract) : inputTypes(contract)))
      .map((type) => [type.name, type]),
  );
  const sdl = [...SCALARS, 'type Query { agent: AcmeAgent }', printSdl([...types.values()])].join('\n\n');
  const schema = buildSchema(sdl);
  expect([...types.keys()].filter((name) => schema.getType(name) === undefined)).toEqual([]);
  expect(schema.getType('AcmeTool')?.astNode?.kind).toBe('ObjectTypeDefinition');
  expect(schema.getType('AcmeToolInput')?.astNode?.kind).toBe('InputObjectTypeDefinition');
});

describe('a contract is refused', () => {
  const about = { description: 'A text.' };
  const object = (shape: z.ZodRawShape) => z.looseObject(shape).meta({ id: 'AcmeThing', description: 'A thing.' });
  const text = z.string().describe('A text.');

  test.each<[string, z.ZodType, string]>([
    ['without an id', z.looseObject({ a: text }), 'a contract object has no meta.id'],
    [
      'without a description',
      z.looseObject({ a: text }).meta({ id: 'AcmeThing' }),
      'lacks the description of AcmeThing',
    ],
    ['when a field has no description', object({ a: z.string() }), 'lacks the description of AcmeThing.a'],
    [
      'when an object in it has no id',
      object({ a: z.looseObject({ b: text }).meta(about) }),
      'lacks the meta.id of the object at AcmeThing.a',
    ],
    [
      'when an object in a list has no id',
      object({ a: z.array(z.looseObject({ b: text })).meta(about) }),
      'lacks the meta.id of the object at AcmeThing.a[]',
    ],
    [
      'when an enum in it has no id',
      object({ a: z.enum(['x']).meta(about) }),
      'lacks the meta.id of the enum at AcmeThing.a',
    ],
    [
      'when an enum value has no description',
      object({ a: z.enum(['x', 'y']).meta({ ...about, id: 'AcmeLetter', valueDescriptions: { x: 'X.' } }) }),
      'lacks the valueDescriptions.y of AcmeLetter',
    ],
    [
      'when two fields would have one name',
      object({ max_tokens: text, maxTokens: text }),
      'AcmeThing: "max_tokens" and "maxTokens" would both be called maxTokens',
    ],
    [
      'when a name that it gives is taken',
      object({ a: text, b: z.string().meta({ ...about, fieldName: 'a' }) }),
      'AcmeThing: "a" and "b" would both be called a',
    ],
    ['when no name follows from a key', object({ 'a b': text }), 'AcmeThing: no GraphQL name follows from "a b"'],
    [
      'when it gives a name that is none',
      object({ a: z.string().meta({ ...about, fieldName: '__a' }) }),
      'AcmeThing: no GraphQL name follows from "a"',
    ],
    [
      'when two enum values would have one name',
      object({
        a: z
          .enum(['gpt-4.1', 'gpt-4-1'])
          .meta({ ...about, id: 'AcmeModel', valueDescriptions: { 'gpt-4.1': 'A.', 'gpt-4-1': 'B.' } }),
      }),
      'AcmeModel: "gpt-4.1" and "gpt-4-1" would both be called GPT_4_1',
    ],
    [
      'when no name follows from an enum value',
      object({ a: z.enum(['']).meta({ ...about, id: 'AcmeNothing', valueDescriptions: { '': 'Nothing.' } }) }),
      'AcmeNothing: no GraphQL name follows from ""',
    ],
  ])('%s', (_, contract, message) => {
    expect(() => objectTypes(contract)).toThrow(message);
  });

  test('when two keys of an input would have one name', () => {
    expect(() => inputTypes(object({ max_tokens: text, maxTokens: text }))).toThrow('would both be called maxTokens');
  });

  test('not when only one of two keys with one name is shown', () => {
    const contract = object({
      max_tokens: text,
      maxTokens: z.string().meta({ ...about, unified: 'name' }),
      MAX_tokens: z.string().meta({ ...about, secret: true, fieldName: 'maxTokens' }),
    });
    expect(Object.keys(fieldsOf(objectTypes(contract), 'AcmeThing'))).toEqual(['maxTokens']);
  });
});
