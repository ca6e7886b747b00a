/**
 * @module The numbers of a caller. He saw those of the agent as his language reads them: `1.0` as 1, and integers beyond
 * 2^53 as the nearest ones that JavaScript has. What he sends back unchanged is written as it was.
 */
import type { z } from 'zod';
import { placeOf } from '../../contract/places.ts';
import {
  exactNumber,
  isContainer,
  isExactNumber,
  isSameJson,
  type JsonObject,
  mapValues,
  plainNumber,
  valueAt,
} from '../../core/json.ts';
import { InputError } from '../../vendors/plan.ts';
import { originalItems } from './original-items.ts';

const ALLOWED = `must be a number from -${Number.MAX_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}, since a larger one may have been rounded on its way`;

/** Where the contract leaves open what stands there. */
const INSTEAD = 'give it as a text where the vendor takes one';

/**
 * What is given, with the agent's own numbers wherever the same ones are given in their place: of a list, in
 * the items that were made of the agent's.
 */
export function withOriginalNumbers<T>(given: T, original: unknown): T {
  if (typeof given === 'number') return (isTheSame(given, original) ? exactNumber(original) : given) as T;
  if (!isContainer(given) || !isContainer(original)) return given;
  if (Array.isArray(given) && Array.isArray(original)) {
    const items = originalItems(given, original);
    return mapValues(given, (item, index) => withOriginalNumbers(item, items[Number(index)])) as T;
  }
  return mapValues(given, (item, key) => withOriginalNumbers(item, valueAt(original, [key]))) as T;
}

function isTheSame(given: number, original: unknown): original is number | ReturnType<typeof exactNumber> {
  if (typeof original !== 'number' && !isExactNumber(original)) return false;
  return given === plainNumber(original) || isSameJson(given, original);
}

/** The numbers in a body that are beyond what JavaScript counts exactly, each with what is said of it. */
export function roundedNumbers(body: JsonObject, contract: z.ZodType): InputError[] {
  const visit = (given: unknown, path: readonly string[]): InputError[] => {
    if (typeof given === 'number' && Number.isInteger(given) && !Number.isSafeInteger(given)) {
      const isOfNumbers = placeOf(contract, path, '').schema?.type !== undefined;
      return [new InputError(path, isOfNumbers ? ALLOWED : `${ALLOWED}: ${INSTEAD}`)];
    }
    return isContainer(given) ? Object.entries(given).flatMap(([key, item]) => visit(item, [...path, key])) : [];
  };
  return visit(body, []);
}
