import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { JsonSchema } from '../../src/contract/json-schema.ts';
import { hasPlace, isBelow, keysOf, keysOfContract } from './keys.ts';

const contract = z.strictObject({
  name: z.string(),
  voice: z.enum(['low', 'high']).nullish(),
  tools: z.array(z.looseObject({ url: z.string(), method: z.enum(['GET', 'POST']) }).nullable()).optional(),
  model: z.union([
    z.strictObject({ provider: z.literal('a'), top_k: z.int() }),
    z.strictObject({ provider: z.literal('b') }),
  ]),
  limits: z.record(z.string(), z.strictObject({ per_day: z.int().optional() })).optional(),
  notes: z.record(z.string(), z.unknown()).optional(),
  extra: z.unknown().optional(),
});

describe('the keys of a contract', () => {
  test('are found in objects, lists, maps and all branches of unions', () => {
    expect([...keysOfContract(contract).keys()]).toEqual([
      '',
      'name',
      'voice',
      'tools',
      'tools[]',
      'tools[].url',
      'tools[].method',
      'model',
      'model.provider',
      'model.top_k',
      'limits',
      'limits.{}',
      'limits.{}.per_day',
      'notes',
      'extra',
    ]);
  });

  test('say what is required, which values there are, and where anything may stand', () => {
    const keys = keysOfContract(contract);
    expect(keys.get('name')).toEqual({ isRequired: true, isAnything: false });
    expect(keys.get('voice')).toEqual({ isRequired: false, isAnything: false, values: ['low', 'high'] });
    expect(keys.get('model.provider')).toEqual({ isRequired: true, isAnything: false, values: ['a', 'b'] });
    expect(['notes', 'extra', 'limits', 'tools[]'].map((path) => keys.get(path)?.isAnything)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('of a type that contains itself are named once', () => {
    const node: JsonSchema = {
      type: 'object',
      properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/node' } } },
    };
    const keys = keysOf({ root: { $ref: '#/node' }, resolve: (schema) => (schema.$ref === undefined ? schema : node) });
    expect([...keys.keys()]).toEqual(['', 'name', 'children', 'children[]']);
    expect(hasPlace(keys, 'children[].children[].name')).toBe(true);
  });

  test('of a union of many branches are all found', () => {
    const branches = Array.from({ length: 40 }, (_, index) => z.strictObject({ [`voice_${index}`]: z.string() }));
    const keys = keysOfContract(z.strictObject({ voice: z.union(branches) }));
    expect(keys.size).toBe(42);
    expect(hasPlace(keys, 'voice.voice_39')).toBe(true);
    expect(hasPlace(keys, 'voice.voice_40')).toBe(false);
    expect(hasPlace(keys, 'voice.voice_39.below')).toBe(false);
  });

  test('of all parts that a schema is put together from belong to it', () => {
    const root: JsonSchema = {
      allOf: [
        { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
        { type: 'object', properties: { name: { type: 'string' } } },
      ],
    };
    const keys = keysOf({ root, resolve: (schema) => schema });
    expect([...keys].map(([path, { isRequired }]) => [path, isRequired])).toEqual([
      ['', true],
      ['id', true],
      ['name', false],
    ]);
  });
});

test('a place is a key by its name, any key of a map, and everything where anything may stand', () => {
  const keys = keysOfContract(contract);
  const paths = ['tools[].url', 'limits.chat.per_day', 'notes.team', 'notes.a[].b', 'extra.x'];
  expect(paths.filter((path) => !hasPlace(keys, path))).toEqual([]);
  const others = ['nam', 'tools.url', 'tools[].uri', 'limits.chat.per_week', 'name.first'];
  expect(others.filter((path) => hasPlace(keys, path))).toEqual([]);
});

test('a path is below another one by whole steps', () => {
  expect(['llm', 'llm.model', 'llm[]', 'llm[].model'].every((path) => isBelow(path, 'llm'))).toBe(true);
  expect(isBelow('llm_config', 'llm')).toBe(false);
});
