import { expect, test } from 'vitest';
import { z } from 'zod';
import { extensionLeaves } from '../../src/contract/extension-leaves.ts';
import { inputPath, readInput } from '../../src/contract/input.ts';
import { inputTypes, objectTypes } from '../../src/contract/sdl/types.ts';
import { writableFields } from '../../src/contract/writable-fields.ts';

const nested = z
  .strictObject({ _id: z.string().max(3).optional().meta({ fieldName: 'documentId', description: 'Id.' }) })
  .meta({ id: 'TestPlace', description: 'A place.' });
const contract = z
  .strictObject({
    name: z.string().meta({ unified: 'name' }),
    _id: z.string().max(3).nullish().meta({ fieldName: 'documentId', description: 'Id.' }),
    max_size: z.string().optional().describe('Follows from its wire key.'),
    place: nested.optional().describe('Where.'),
  })
  .meta({ id: 'TestAgent', description: 'An agent.' });

const asInput = { contract, inputMember: 'test', label: 'Test' };

test('a name that a contract notes is the name of the GraphQL field', () => {
  for (const types of [objectTypes(contract), inputTypes(contract)]) {
    expect(types.map(({ fields }) => fields.map(({ name, wireKey }) => [name, wireKey]))).toEqual([
      [
        ['documentId', '_id'],
        ['maxSize', 'max_size'],
        ['place', 'place'],
      ],
      [['documentId', '_id']],
    ]);
  }
});

test('an input is read by that name, and by no other', () => {
  const given = { documentId: 'a', maxSize: 'b', place: { documentId: 'c' } };
  const expected = { name: 'x', _id: 'a', max_size: 'b', place: { _id: 'c' } };
  expect(readInput(asInput, { name: 'x' }, given)).toMatchObject({ body: expected, issues: [] });
  expect(readInput(asInput, { name: 'x' }, { id: 'a' }).body).toEqual({ name: 'x' });
});

test('a mistake is found at that name', () => {
  const { issues } = readInput(asInput, { name: 'x' }, { documentId: 'long', place: { documentId: 'long' } });
  expect(issues.map(({ field }) => field)).toEqual([
    ['extension', 'test', 'documentId'],
    ['extension', 'test', 'place', 'documentId'],
  ]);
  expect(inputPath(contract, ['_id'], 'test')).toEqual(['extension', 'test', 'documentId']);
});

test('forms and losses of copies use that name', () => {
  const paths = writableFields(contract, contract, 'test').map(({ path }) => path);
  expect(paths).toEqual([
    'name',
    'extension.test.documentId',
    'extension.test.maxSize',
    'extension.test.place',
    'extension.test.place.documentId',
  ]);
  expect(extensionLeaves(contract).map(({ path }) => path.join('.'))).toEqual([
    'documentId',
    'maxSize',
    'place.documentId',
  ]);
});
