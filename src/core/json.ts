/**
 * @module JSON as values that nothing in between may change: numbers keep what was written, and keys that mean something
 * to JavaScript (`__proto__`, `constructor`, `then`) are keys like all others.
 */

/** A JSON object as it came from a vendor or a caller. */
export type JsonObject = { [key: string]: unknown };

/**
 * A number that JavaScript would write otherwise than it was written (`1.0`, `1e400`, `-0`, 2^53 + 1). It is the value of
 * `JSON.rawJSON`, so that `JSON.stringify` writes it back to the letter. Everything else has to see it as one value, not
 * as an object.
 */
export type ExactNumber = Readonly<{ rawJSON: string }>;

/** Node 24 has both; the types of TypeScript's library do not know them yet. */
const { rawJSON, isRawJSON } = JSON as unknown as {
  rawJSON(text: string): ExactNumber;
  isRawJSON(value: unknown): value is ExactNumber;
};

/** Whether a value is an {@link ExactNumber}. */
export const isExactNumber: (value: unknown) => value is ExactNumber = isRawJSON;

/** The number that a JSON text says: a plain one where JavaScript writes it the same. */
export function numberFrom(source: string): number | ExactNumber {
  const value = Number(source);
  return String(value) === source ? value : rawJSON(source);
}

/** A number as it is: it was read without being changed, however large it is. */
export function exactNumber(value: number | ExactNumber): ExactNumber {
  return isExactNumber(value) ? value : rawJSON(String(value));
}

/** The nearest JavaScript number of a value that may be an {@link ExactNumber}; anything else as it is. */
export function plainNumber(value: unknown): unknown {
  return isExactNumber(value) ? Number(value.rawJSON) : value;
}

/** Whether an {@link ExactNumber} stands anywhere in a value, however deep. */
export function hasExactNumber(value: unknown): boolean {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (isExactNumber(next)) return true;
    if (isContainer(next)) for (const item of Object.values(next)) open.push(item);
  }
  return false;
}

/** Whether reading a number's text as a JavaScript number gives another number (`1.0` as `1` is the same one). */
export function isRounded(source: string): boolean {
  return decimal(source) !== decimal(String(Number(source)));
}

/** A number in one form, whatever the way it was written: all digits that count, and the power of ten. */
function decimal(source: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]?\d+))?$/i.exec(source);
  // Infinity: a number that is too large.
  if (match === null) return source;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  // No pattern: a search for zeros at the end starts anew at each zero, for seconds where there are many.
  let length = digits.length;
  while (digits[length - 1] === '0') length--;
  const significant = digits.slice(0, length);
  if (significant === '') return '0';
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
  return `${sign}${significant}e${power}`;
}

/** Whether this is a JSON object: no list, no null, no {@link ExactNumber}. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value);
}

/** Whether this is an object with keys or a list: something that has values below it. */
export function isContainer(value: unknown): value is JsonObject | unknown[] {
  return typeof value === 'object' && value !== null && !isExactNumber(value);
}

/** Whether lists and objects stand in each other more often than `most` times. It does not recurse itself. */
export function isDeeperThan(value: unknown, most: number): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return false;
}

/** What a table says of a word that came from outside; `constructor` and its like are in no table. */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string | null | undefined): T | undefined {
  return key !== null && key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The value at a path of keys and list indexes; undefined where there is none. */
export function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      isContainer(value) && Object.hasOwn(value, step) ? (value as JsonObject)[step as string] : undefined,
    document,
  );
}

/** Whether two paths lead to one place. */
export function isSamePath(a: readonly PropertyKey[], b: readonly PropertyKey[]): boolean {
  return a.length === b.length && isAtOrBelow(a, b);
}

/** Whether a path leads to a place, or to something in it. */
export function isAtOrBelow(path: readonly PropertyKey[], place: readonly PropertyKey[]): boolean {
  return place.every((step, index) => path[index] === step);
}

/** A list or an object with other values in it; the same one when none of them changed. */
export function mapValues<T extends object>(value: T, change: (item: unknown, key: string) => unknown): T {
  return (Array.isArray(value) ? mapItems(value, change) : mapMembers(value, change)) as T;
}

// Both make nothing before something changes: every list of every agent is walked so.
function mapItems(list: unknown[], change: (item: unknown, key: string) => unknown): unknown[] {
  let changed: unknown[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const item = change(list[index], String(index));
    if (item === list[index]) continue;
    changed ??= [...list];
    changed[index] = item;
  }
  return changed ?? list;
}

function mapMembers(object: object, change: (item: unknown, key: string) => unknown): object {
  const entries = Object.entries(object);
  let isChanged = false;
  for (const entry of entries) {
    const changed = change(entry[1], entry[0]);
    isChanged ||= changed !== entry[1];
    entry[1] = changed;
  }
  return isChanged ? Object.fromEntries(entries) : object;
}

/** An object over another one: objects in both are merged, whatever else `over` has replaces. */
export function merge(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over;
  const changes = Object.entries(over).map(([key, value]): [string, unknown] => [
    key,
    Object.hasOwn(base, key) ? merge(base[key], value) : value,
  ]);
  return { ...base, ...Object.fromEntries(changes) };
}

/** A value without the one at a path, and without objects that are empty then; items of lists stay, empty or not. */
export function without<T extends JsonObject | unknown[]>(document: T, [step, ...rest]: readonly string[]): T {
  if (step === undefined || !Object.hasOwn(document, step)) return document;
  const value = valueAt(document, [step]);
  if (rest.length > 0 && !isContainer(value)) return document;
  const smaller = rest.length === 0 ? undefined : without(value as JsonObject, rest);
  if (smaller === value) return document;
  if (Array.isArray(document)) {
    const items = smaller === undefined ? document.toSpliced(Number(step), 1) : document.with(Number(step), smaller);
    return items as T;
  }
  const { [step]: _, ...others } = document as JsonObject;
  const isLeft = smaller !== undefined && Object.keys(smaller).length > 0;
  return (isLeft ? { ...document, [step]: smaller } : others) as T;
}

/** Paths of everything that is no object with keys; lists and empty objects count as one value. */
export function leafPaths(value: unknown): string[][] {
  if (!isObject(value) || Object.keys(value).length === 0) return [[]];
  return Object.entries(value).flatMap(([key, item]) => leafPaths(item).map((rest) => [key, ...rest]));
}

/** Whether two JSON values say the same: numbers by what they are worth, objects whatever the order of their keys. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isNumber(a) && isNumber(b)) return decimal(numberText(a)) === decimal(numberText(b));
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameJson((a as JsonObject)[key], (b as JsonObject)[key]))
  );
}

function isNumber(value: unknown): value is number | ExactNumber {
  return typeof value === 'number' || isExactNumber(value);
}

function numberText(value: number | ExactNumber): string {
  return isExactNumber(value) ? value.rawJSON : String(value);
}
