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

/**
 * Keys and indexes that lead to an integer which is beyond what JavaScript counts exactly, so that it may have been
 * rounded when it was read; undefined when there is none.
 */
export function inexactPlace(value: unknown): string[] | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value) ? [] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const place = inexactPlace(item);
    if (place !== undefined) return [key, ...place];
  }
  return undefined;
}
