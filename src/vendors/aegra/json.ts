/** @module Small questions about JSON values. */
import type { JsonObject } from '../../model/agent.ts';

/** Whether this is an object with keys of its own choice, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether this is an object that is not empty. */
export function isFilled(value: unknown): value is JsonObject {
  return isObject(value) && Object.keys(value).length > 0;
}

/** Whether this is an integer beyond what JavaScript counts exactly, so that it may have been rounded in reading. */
export function isInexact(number: number): boolean {
  return Number.isInteger(number) && !Number.isSafeInteger(number);
}

/** Keys and indexes that lead to a number which {@link isInexact}; undefined when there is none. */
export function inexactPlace(value: unknown): string[] | undefined {
  if (typeof value === 'number') return isInexact(value) ? [] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const place = inexactPlace(item);
    if (place !== undefined) return [key, ...place];
  }
  return undefined;
}
