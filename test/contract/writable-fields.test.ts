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
      'extension.acme.mainTool',
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
    expect(field('name')).toMatchObject({ minLength: 1, maxLength: 100 });
    expect(field('tags')).toMatchObject({ maxItems: 10 });
    expect(field('temperature')).toMatchObject({ minimum: 0, maximum: 2 });
    expect(field('extension.acme.retries')).toMatchObject({ minimum: 0, maximum: 5 });
    expect(field('extension.acme.mainTool.toolName')).toMatchObject({ maxLength: 20 });
    expect(field('extension.acme.comment')).not.toHaveProperty('minLength');
    expect(field('name')).not.toHaveProperty('minimum');
  });

  test('state the limits of their type, too: what GraphQL refuses is no number for a form', () => {
    const { MIN_SAFE_INTEGER: minimum, MAX_SAFE_INTEGER: maximum } = Number;
    expect(field('extension.acme.visits')).toMatchObject({ kind: 'WHOLE_NUMBER', minimum, maximum });
  });

  test('are required on create when the contract demands them, and the objects around them', () => {
    expect(fields.filter(({ requiredOnCreate }) => requiredOnCreate).map(({ path }) => path)).toEqual([
      'name',
      'extension.acme.mood',
    ]);
  });

  test('have a label for people', () => {
    expect(field('extension.acme.isPublic')?.label).toBe('Is public');
    expect(field('extension.acme.mainTool.apiKey')?.label).toBe('API key');
  });

  test('say of what kind they are, with the items of lists and the members of objects', () => {
    const kinds = Object.fromEntries(fields.map(({ path, kind }) => [path, kind]));
    expect(kinds).toMatchObject({
      name: 'TEXT',
      tags: 'LIST',
      model: 'ONE_OF',
      temperature: 'NUMBER',
      'extension.acme.mood': 'ONE_OF',
      'extension.acme.isPublic': 'YES_NO',
      'extension.acme.mainTool': 'OBJECT',
      'extension.acme.tools': 'LIST',
    });
    expect(field('tags')?.items).toMatchObject({ path: 'tags[]', kind: 'TEXT' });
    const { items } = field('extension.acme.tools') ?? {};
    expect(items).toMatchObject({ path: 'extension.acme.tools[]', kind: 'OBJECT' });
    expect(items?.members?.map(({ path, within, maxLength }) => [path, within, maxLength])).toEqual([
      ['extension.acme.tools[].toolName', 'extension.acme.tools[]', 20],
      ['extension.acme.tools[].apiKey', 'extension.acme.tools[]', undefined],
    ]);
  });

  test('stand by themselves and among the members of their object', () => {
    const members = field('extension.acme.mainTool')?.members ?? [];
    expect(members.map(({ path }) => field(path))).toEqual(members);
    expect(fields.filter(({ within }) => within === 'extension.acme.mainTool')).toEqual(members);
  });

  test('say what an object can not be given without', () => {
    expect(field('extension.acme.mainTool.toolName')).toMatchObject({
      requiredOnCreate: false,
      requiredOnCreateWith: ['extension.acme.mainTool'],
      requiredOnUpdateWith: ['extension.acme.mainTool'],
    });
    expect(field('extension.acme.mainTool.apiKey')?.requiredOnCreateWith).toEqual([]);
    expect(field('extension.acme.tools')?.items?.members?.[0]?.requiredOnUpdateWith).toEqual([
      'extension.acme.tools[]',
    ]);
  });

  test('say which of the two writes takes them', () => {
    const { onlyOnCreate, onlyOnUpdate } = field('extension.acme.isPublic') ?? {};
    expect({ onlyOnCreate, onlyOnUpdate }).toEqual({ onlyOnCreate: true, onlyOnUpdate: false });
    expect(field('extension.acme.comment')).toMatchObject({ onlyOnCreate: false, onlyOnUpdate: true });
    expect(field('name')).toMatchObject({ onlyOnCreate: false, onlyOnUpdate: false });
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
