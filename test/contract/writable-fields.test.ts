import { describe, expect, test } from 'vitest';
import { writableFields } from '../../src/contract/writable-fields.ts';
import { createAgent, updateAgent } from './every-feature.ts';

const fields = writableFields(createAgent, updateAgent, 'acme');
const field = (path: string) => fields.find((each) => each.path === path);

describe('the writable fields', () => {
  test("stand in the contract's order, unified ones by their own name, those of updates alone last", () => {
    expect(fields.map(({ path }) => path)).toEqual([
      'name',
      'tags',
      'extension.acme.mood',
      'extension.acme.moods',
      'extension.acme.isPublic',
      'extension.acme.retries',
      'extension.acme.visits',
      'model',
      'temperature',
      'extension.acme.mainTool.toolName',
      'extension.acme.mainTool.apiKey',
      'extension.acme.tools',
      'extension.acme.comment',
    ]);
  });

  test('have their descriptions', () => {
    expect(field('model')?.description).toBe('The language model.');
    expect(field('extension.acme.mood')?.description).toBe('The mood.');
  });

  test('state their documented limits, and no others', () => {
    expect(field('name')).toMatchObject({ maxLength: 100 });
    expect(field('tags')).toMatchObject({ maxItems: 10 });
    expect(field('temperature')).toMatchObject({ minimum: 0, maximum: 2 });
    expect(field('extension.acme.retries')).toMatchObject({ minimum: 0, maximum: 5 });
    expect(field('extension.acme.mainTool.toolName')).toMatchObject({ maxLength: 20 });
    expect(Object.keys(field('extension.acme.visits') ?? {}).toSorted()).toEqual([
      'clearable',
      'description',
      'path',
      'requiredOnCreate',
    ]);
  });

  test('are required on create when the contract demands them, and the objects around them', () => {
    expect(fields.filter(({ requiredOnCreate }) => requiredOnCreate).map(({ path }) => path)).toEqual([
      'name',
      'extension.acme.mood',
    ]);
  });

  test('can be cleared when an update takes null', () => {
    expect(fields.filter(({ clearable }) => clearable).map(({ path }) => path)).toEqual([
      'extension.acme.mood',
      'extension.acme.comment',
    ]);
  });

  test('name the values of an enum as GraphQL does, also in a list', () => {
    const moods = ['VERY_GOOD', 'SO_SO', '_2_BAD', 'CAMEL_CASE'];
    expect(field('extension.acme.mood')?.allowedValues).toEqual(moods);
    expect(field('extension.acme.moods')?.allowedValues).toEqual(moods);
  });

  test("name the values of a unified text in the vendor's own words", () => {
    expect(field('model')?.allowedValues).toEqual(['acme-1', 'acme-2']);
    expect(field('name')).not.toHaveProperty('allowedValues');
  });
});
