/** @module Small questions about JSON values. */
import { isObject, type JsonObject } from '../../core/json.ts';

/** Whether this is an object that is not empty. */
export function isFilled(value: unknown): value is JsonObject {
  return isObject(value) && Object.keys(value).length > 0;
}

/** The object itself; an empty one for anything else. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
