/** @module JSON as Aegra's Python and its PostgreSQL treat it. */
import { isContainer, isObject, isSameJson, plainNumber } from '../../../src/core/json.ts';

/** Aegra 0.11.0 keeps JSON that is nested deeper than this, and then can not answer with it. */
const ANSWERABLE_DEPTH = 255;

/** Whether Python takes a value for true: nothing, zero and whatever is empty is false. */
export function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(plainNumber(value));
}

/** A value as it comes back from the database: without NUL, shorter keys first, equal lengths bytewise. */
export function stored<T>(value: T): T {
  return toStored(value) as T;
}

function toStored(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '');
  if (Array.isArray(value)) return value.map(toStored);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [toStored(key) as string, toStored(item)] as const);
  return Object.fromEntries(
    entries.sort(([a], [b]) => Buffer.byteLength(a) - Buffer.byteLength(b) || compareBytes(a, b)),
  );
}

/** PostgreSQL's `whole @> part`: every key and every item of the part is somewhere in the whole. */
export function contains(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part)) {
    return Array.isArray(whole) && part.every((item) => whole.some((candidate) => contains(candidate, item)));
  }
  if (!isObject(part)) return isSameJson(whole, part);
  return (
    isObject(whole) &&
    Object.entries(part).every(([key, item]) => Object.hasOwn(whole, key) && contains(whole[key], item))
  );
}

/** The order of texts in a database with the collation C. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Whether Aegra can answer with a value that it has stored. */
export function isAnswerable(value: unknown, depth = 0): boolean {
  if (depth > ANSWERABLE_DEPTH) return false;
  return !isContainer(value) || Object.values(value).every((item) => isAnswerable(item, depth + 1));
}
