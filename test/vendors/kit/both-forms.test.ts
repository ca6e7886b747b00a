import { describe, expect, test } from 'vitest';
import { bothForms, jsonInText } from '../../../src/vendors/kit/both-forms.ts';

const normalize = bothForms({
  keys: { meta_data: 'metaData', constructor: 'maker' },
  values: { config: (value) => (typeof value === 'string' ? (jsonInText(value) ?? value) : value) },
});

describe('a document that comes in two forms', () => {
  test('is brought into the one of the contract', () => {
    expect(normalize({ id: 1, meta_data: 'm', config: '{"a":[1]}' })).toEqual({
      id: 1,
      metaData: 'm',
      config: { a: [1] },
    });
  });

  test('is given back as it is when it has that form', () => {
    const document = { metaData: 'm', config: { a: 1 } };
    expect(normalize(document)).toBe(document);
  });

  test('that has a key under both of its names keeps both', () => {
    const document = { metaData: 'm', meta_data: 'other' };
    expect(normalize(document)).toBe(document);
  });

  test('keeps a value that is not in the other form', () => {
    const document = { config: 'no JSON' };
    expect(normalize(document)).toBe(document);
  });
});

test('a text holds JSON when that is an object, a list or null', () => {
  expect(jsonInText('[]')).toEqual([]);
  expect(jsonInText('null')).toBeNull();
  for (const text of ['7', '"word"', 'true', '{', '']) expect(jsonInText(text)).toBeUndefined();
});
