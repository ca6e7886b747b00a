import type { z } from 'zod';
import { isContainer, lookUp } from '../core/json.ts';
import { optionsOf } from './contract-path.ts';
import { contractSchema, type JsonSchema } from './json-schema.ts';

/** A key of a document that its contract does not name. */
export interface NewKey {
  /** Keys and indexes that lead there. */
  readonly path: readonly string[];
  /** The same as text, for the record of drift: without indexes, long names cut. */
  readonly place: string;
}

/** A vendor's names are shorter. What is longer is no name, but somebody's data. */
const LONGEST_NAME = 80;

/** Deeper than any agent. */
const MAX_DEPTH = 200;

/**
 * The keys that a vendor's document has and its contract does not name, at any depth. What the contract leaves open
 * (records, anything that is JSON) is data, and has no names to know.
 */
export function newKeys(contract: z.ZodType, document: unknown): NewKey[] {
  const { root, resolve } = contractSchema(contract);

  function visit(value: unknown, schemas: readonly JsonSchema[], path: readonly string[], place: string): NewKey[] {
    if (!isContainer(value) || schemas.length === 0 || path.length > MAX_DEPTH) return [];
    const options = schemas.flatMap((schema) => optionsOf(schema, resolve));
    if (Array.isArray(value)) {
      const items = options.flatMap((option) => option.items ?? []);
      return value.flatMap((item, index) => visit(item, items, [...path, String(index)], `${place}[]`));
    }
    // An object without properties is a record; a scalar of its own says that all of it is data.
    const objects = options.filter(({ properties }) => properties !== undefined);
    if (objects.length === 0 || options.some(({ scalar }) => scalar !== undefined)) return [];
    return Object.entries(value).flatMap(([key, item]) => {
      const below = objects.flatMap(({ properties = {} }) => lookUp(properties, key) ?? []);
      const here = { path: [...path, key], place: `${place === '' ? '' : `${place}.`}${key.slice(0, LONGEST_NAME)}` };
      return below.length === 0 ? [here] : visit(item, below, here.path, here.place);
    });
  }

  return visit(document, [root], [], '');
}
