import type { z } from 'zod';
import { isContainer } from '../core/json.ts';
import { optionsOf } from './contract-path.ts';
import { type ContractSchema, contractSchema, type JsonSchema } from './json-schema.ts';

/**
 * The places of a document that hold a word which is not in the contract's list, where lists grow: see `knownWords`. Without
 * indexes, and without the word, which may be anything. An unknown state is told by itself.
 */
export function newWords(contract: z.ZodType, document: unknown): string[] {
  const words = wordsIn(contract);
  const found: string[] = [];
  if (words !== undefined) collect(document, words, '', found);
  return found;
}

function collect(value: unknown, { known, items, keys }: Words, place: string, found: string[]): void {
  if (known !== undefined && typeof value === 'string') {
    if (value !== '' && !known.has(value)) found.push(place);
    return;
  }
  if (!isContainer(value)) return;
  if (Array.isArray(value)) {
    if (items === undefined) return;
    for (const item of value) collect(item, items, `${place}[]`, found);
    return;
  }
  // In the order of the document.
  for (const key of keys.size === 0 ? [] : Object.keys(value)) {
    const below = keys.get(key);
    if (below !== undefined) collect(value[key], below, place === '' ? key : `${place}.${key}`, found);
  }
}

/** The words that a contract knows at a place, and below it. What leads to none is left out. */
interface Words {
  known: ReadonlySet<string> | undefined;
  items: Words | undefined;
  readonly keys: Map<string, Words>;
}

const made = new WeakMap<z.ZodType, { readonly words: Words | undefined }>();

/** undefined where there is nothing to look for: every row of every list comes through here, and few contracts have such lists. */
function wordsIn(contract: z.ZodType): Words | undefined {
  let known = made.get(contract);
  if (known === undefined) {
    known = { words: wordsBelow(contractSchema(contract)) };
    made.set(contract, known);
  }
  return known.words;
}

function wordsBelow({ root, resolve }: ContractSchema): Words | undefined {
  /** A type that refers to itself finds itself here. */
  const seen = new Map<JsonSchema, Words | undefined>();

  function visit(schema: JsonSchema): Words | undefined {
    if (seen.has(schema)) return seen.get(schema);
    const words: Words = { known: undefined, items: undefined, keys: new Map() };
    seen.set(schema, words);
    const options = optionsOf(schema, resolve);
    const notes = Object.assign({}, ...options.toReversed()) as JsonSchema;
    if (notes.knownWords !== undefined && notes.unified !== 'status') words.known = new Set(notes.knownWords);
    const [items] = options.flatMap((option) => option.items ?? []);
    if (items !== undefined) words.items = visit(items);
    // What stands first counts.
    const properties = options.toReversed().flatMap((option) => Object.entries(option.properties ?? {}));
    for (const [key, property] of new Map(properties)) {
      const below = visit(property);
      if (below !== undefined) words.keys.set(key, below);
    }
    const leadsToWords = words.known !== undefined || words.items !== undefined || words.keys.size > 0;
    if (!leadsToWords) seen.set(schema, undefined);
    return leadsToWords ? words : undefined;
  }

  return visit(root);
}
