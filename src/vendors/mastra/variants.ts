/**
 * @module Fields that Mastra also takes as a list: instructions as blocks, a model and options as variants. The contract has
 * the plain form, and a place of its own for the list.
 */
import { isObject, type JsonObject } from '../../core/json.ts';

/** Where the list of each of these fields stands in the contract. */
export const LISTS = {
  instructions: 'instructionBlocks',
  model: 'modelVariants',
  defaultOptions: 'defaultOptionVariants',
} as const;

/** A field that has such a list. */
export type ListedKey = keyof typeof LISTS;

const KEYS = Object.keys(LISTS) as ListedKey[];

/** A document with the lists in places of their own. The plain field shows the first variant, or the texts of the blocks. */
export function normalize(document: JsonObject): JsonObject {
  const listed = KEYS.filter((key) => isList(key, document[key]));
  if (listed.length === 0) return document;
  const both = listed.flatMap((key) => [
    [key, plainForm(key, document[key] as JsonObject[])],
    [LISTS[key], document[key]],
  ]);
  return { ...document, ...Object.fromEntries(both) };
}

/** The same as Mastra has it. */
export function denormalize(document: JsonObject): JsonObject {
  const listed = KEYS.filter((key) => Array.isArray(document[LISTS[key]]));
  return { ...document, ...Object.fromEntries(listed.map((key) => [key, document[LISTS[key]]])) };
}

function isList(key: ListedKey, value: unknown): boolean {
  const mark = key === 'instructions' ? 'type' : 'value';
  return Array.isArray(value) && value.length > 0 && value.every((item) => isObject(item) && mark in item);
}

/** A reference to a prompt block shows none of what it holds. */
function plainForm(key: ListedKey, list: readonly JsonObject[]): unknown {
  if (key !== 'instructions') return list[0]?.value;
  return list.flatMap(({ content }) => (typeof content === 'string' ? [content] : [])).join('\n\n');
}
