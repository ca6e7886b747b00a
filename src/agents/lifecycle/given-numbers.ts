/**
 * @module The numbers of a caller. He saw those of the agent as his language reads them: `1.0` as 1, and integers beyond
 * 2^53 as the nearest ones that JavaScript has. What he sends back unchanged is written as it was.
 */
import {
  exactNumber,
  isContainer,
  isExactNumber,
  isSameJson,
  mapValues,
  plainNumber,
  valueAt,
} from '../../model/json.ts';
import { InputError } from '../../vendors/vendor.ts';
import { originalItems } from './original-items.ts';

const ALLOWED =
  `must be a whole number from -${Number.MAX_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}, since a larger one may have ` +
  'been rounded on its way: give it as a text where the vendor takes one';

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

/**
 * Refuses integers beyond what JavaScript counts exactly.
 *
 * @throws InputError with the path of the first one
 */
export function refuseRoundedIntegers(given: unknown, path: readonly string[] = []): void {
  if (typeof given === 'number' && Number.isInteger(given) && !Number.isSafeInteger(given)) {
    throw new InputError(path, ALLOWED);
  }
  if (!isContainer(given)) return;
  for (const [key, item] of Object.entries(given)) refuseRoundedIntegers(item, [...path, key]);
}
