import type { z } from 'zod';
import { isContainer, lookUp } from '../core/json.ts';
import { optionsOf } from './contract-path.ts';
import { contractSchema, type JsonSchema } from './json-schema.ts';

/**
 * The places of a document that hold a word which is not in the contract's list, where lists grow: see `knownWords`. Without
 * indexes, and without the word, which may be anything. An unknown state is told by itself.
 */
export function newWords(contract: z.ZodType, document: unknown): string[] {
  const { root, resolve } = contractSchema(contract);

  function visit(value: unknown, schema: JsonSchema, place: string): string[] {
    const options = optionsOf(schema, resolve);
    const notes = Object.assign({}, ...options.toReversed()) as JsonSchema;
    const { knownWords, unified } = notes;
    if (knownWords !== undefined && typeof value === 'string') {
      return value === '' || unified === 'status' || knownWords.includes(value) ? [] : [place];
    }
    if (!isContainer(value)) return [];
    if (Array.isArray(value)) {
      const items = options.flatMap((option) => option.items ?? []);
      return value.flatMap((item) => items.slice(0, 1).flatMap((one) => visit(item, one, `${place}[]`)));
    }
    return Object.entries(value).flatMap(([key, item]) => {
      const [property] = options.flatMap(({ properties = {} }) => lookUp(properties, key) ?? []);
      return property === undefined ? [] : visit(item, property, place === '' ? key : `${place}.${key}`);
    });
  }

  return hasWords(contract) ? visit(document, root, '') : [];
}

const known = new WeakMap<z.ZodType, boolean>();

/** Whether there is anything to look for: every row of every list comes through here, and few contracts have such lists. */
function hasWords(contract: z.ZodType): boolean {
  const { root, definitions } = contractSchema(contract);
  const found = known.get(contract) ?? JSON.stringify([root, definitions]).includes('"knownWords"');
  known.set(contract, found);
  return found;
}
