/** @module What reading a document finds, told plainly: what is made for speed has to find the same. */
import type { z } from 'zod';
import { optionsOf } from '../../src/contract/contract-path.ts';
import { contractSchema, type JsonSchema } from '../../src/contract/json-schema.ts';
import { isContainer, lookUp } from '../../src/core/json.ts';

/** The twin of `newKeys`, of documents that are not deep. */
export function newKeysPlainly(contract: z.ZodType, document: unknown): { path: string[]; place: string }[] {
  const { root, resolve } = contractSchema(contract);

  function visit(
    value: unknown,
    schemas: readonly JsonSchema[],
    path: string[],
    place: string,
  ): ReturnType<typeof newKeysPlainly> {
    if (!isContainer(value) || schemas.length === 0) return [];
    const options = schemas.flatMap((schema) => optionsOf(schema, resolve));
    if (Array.isArray(value)) {
      const items = options.flatMap((option) => option.items ?? []);
      return value.flatMap((item, index) => visit(item, items, [...path, String(index)], `${place}[]`));
    }
    const objects = options.filter(({ properties }) => properties !== undefined);
    if (objects.length === 0 || options.some(({ scalar }) => scalar !== undefined)) return [];
    return Object.entries(value).flatMap(([key, item]) => {
      const below = objects.flatMap(({ properties = {} }) => lookUp(properties, key) ?? []);
      const here = { path: [...path, key], place: place === '' ? key : `${place}.${key}` };
      return below.length === 0 ? [here] : visit(item, below, here.path, here.place);
    });
  }

  return visit(document, [root], [], '');
}

/** The twin of `newWords`. */
export function newWordsPlainly(contract: z.ZodType, document: unknown): string[] {
  const { root, resolve } = contractSchema(contract);

  function visit(value: unknown, schema: JsonSchema, place: string): string[] {
    const options = optionsOf(schema, resolve);
    const { knownWords, unified } = Object.assign({}, ...options.toReversed()) as JsonSchema;
    if (knownWords !== undefined && typeof value === 'string') {
      return value === '' || unified === 'status' || knownWords.includes(value) ? [] : [place];
    }
    if (!isContainer(value)) return [];
    if (Array.isArray(value)) {
      const [item] = options.flatMap((option) => option.items ?? []);
      return item === undefined ? [] : value.flatMap((one) => visit(one, item, `${place}[]`));
    }
    return Object.entries(value).flatMap(([key, item]) => {
      const [property] = options.flatMap(({ properties = {} }) => lookUp(properties, key) ?? []);
      return property === undefined ? [] : visit(item, property, place === '' ? key : `${place}.${key}`);
    });
  }

  return visit(document, root, '');
}
