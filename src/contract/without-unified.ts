import type { z } from 'zod';
import { type JsonObject, valueAt, without } from '../core/json.ts';
import { pathIn, placesOfUnified } from './unified-places.ts';

/**
 * A document without the unified fields whose place depends on it: in the extension they would be told a second time.
 *
 * @param alsoItems whether an item of a list goes, too, of which nothing is left but the literal that told it
 */
export function withoutConditionalFields(contract: z.ZodType, document: JsonObject, alsoItems: boolean): JsonObject {
  let rest = document;
  const emptied: (readonly string[])[] = [];
  for (const place of placesOfUnified(contract)) {
    const path = pathIn(place, document);
    const at = place.steps.findIndex(({ kind }) => kind !== 'KEY');
    if (path === undefined || at === -1) continue;
    rest = without(rest, path);
    const step = place.steps[at];
    const item = path.slice(0, at + 1);
    if (step?.kind !== 'ITEM') continue;
    const left = Object.keys((valueAt(rest, item) ?? {}) as JsonObject);
    if (left.every((key) => Object.hasOwn(step.branch.literals, key))) emptied.push(item);
  }
  // From the last one on: those before it keep their index.
  const order = emptied.toSorted((a, b) => Number(b.at(-1)) - Number(a.at(-1)));
  return alsoItems ? order.reduce((smaller, item) => without(smaller, item), rest) : rest;
}
