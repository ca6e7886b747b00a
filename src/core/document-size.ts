import { isContainer } from './json.ts';

/** So many characters of text weigh as much as one value. */
const CHARACTERS_OF_A_VALUE = 10;

/**
 * Whether a document holds more than `most` values, lists and objects included; of each text and key, 10 characters count
 * as one more. It stops counting there, and does not recurse itself.
 *
 * @example
 * isLargerThan({ tags: ['a', 'b'] }, 3); // true: an object, a list, two texts
 */
export function isLargerThan(document: unknown, most: number): boolean {
  let size = 0;
  const open = [document];
  while (open.length > 0) {
    const value = open.pop();
    size += 1 + (typeof value === 'string' ? weightOf(value) : 0);
    // What is open will be counted, and need not be walked.
    if (size + open.length > most) return true;
    if (!isContainer(value)) continue;
    if (Array.isArray(value)) {
      if (size + open.length + value.length > most) return true;
      for (const item of value) open.push(item);
    } else {
      for (const key of Object.keys(value)) {
        size += weightOf(key);
        open.push(value[key]);
      }
    }
  }
  return false;
}

function weightOf(text: string): number {
  return Math.floor(text.length / CHARACTERS_OF_A_VALUE);
}
