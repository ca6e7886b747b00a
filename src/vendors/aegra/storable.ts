/**
 * @module What Aegra can store. Its database has no place for NUL, for half a surrogate pair, for numbers that are none,
 * nor for JSON nested without end: Aegra 0.11.0 answers 500, and where the nesting is too deep it keeps the row, which
 * from then on fails every list that holds it. NUL inside free-form JSON it drops without a word.
 */

import { isContainer, plainNumber } from '../../core/json.ts';

/** Deepest nesting of free-form JSON that is sent. Aegra 0.11.0 keeps 250 levels and breaks at 260. */
export const DEPTH_MAX = 64;

/** A place in a JSON value that can not be stored as it is. */
export interface StorageProblem {
  /** Keys and indexes that lead there. */
  readonly path: readonly (string | number)[];
  /** What must be otherwise. */
  readonly message: string;
}

/** Whether a text survives: no NUL, and well-formed Unicode. */
export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** The first place of a JSON value that can not be stored as it is; undefined when there is none. */
export function storageProblem(value: unknown, path: readonly (string | number)[] = []): StorageProblem | undefined {
  if (path.length > DEPTH_MAX) return { path: path.slice(0, 1), message: `must be nested at most ${DEPTH_MAX} deep` };
  if (typeof value === 'string') return isStorableText(value) ? undefined : { path, message: UNSTORABLE_TEXT };
  const number = plainNumber(value);
  if (typeof number === 'number') {
    return Number.isFinite(number) ? undefined : { path, message: 'must be a finite number' };
  }
  if (!isContainer(value)) return undefined;
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, item] of entries) {
    if (typeof key === 'string' && !isStorableText(key)) return { path, message: `has a key that ${UNSTORABLE_TEXT}` };
    const problem = storageProblem(item, [...path, key]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** What is said of a text for which {@link isStorableText} is false. */
export const UNSTORABLE_TEXT = 'must hold no NUL character and no half of a surrogate pair';
