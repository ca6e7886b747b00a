/** @module JSON from outside, with its numbers as they were written, and however deep it is nested. */
import { randomBytes } from 'node:crypto';
import { type ExactNumber, isContainer, type JsonObject, numberFrom } from './json.ts';
import { runInSlices } from './time-slices.ts';

/**
 * A number behind a colon, a comma or a bracket that may be written otherwise than JavaScript would: a zero at the end of
 * its fraction, an exponent, many digits, `-0`. On a page of 70 kB looking for one takes as long as parsing it.
 */
const UNUSUAL_NUMBER =
  /[:,[]\s*(-0(?:\.0+)?|-?\d+\.\d*0|-?\d+\.\d{7,}|-?\d{8,}\.\d+|-?\d{16,}|-?\d+(?:\.\d+)?[eE][-+]?\d+)(?=\s*[\]},])/g;

/** The pattern takes more than JSON does (`01.0`), which is left for the parser to refuse. */
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** Before the text of a number that stands in a string for as long as it takes to parse. Nobody else can know it. */
const MARK = randomBytes(9).toString('base64url');

/** So much of a text is searched at a time; characters. */
const CHUNK = 1_000_000;

/** So many numbers and items are looked at in a step. */
const ITEMS_OF_A_STEP = 1_000;

/** Each takes some hundred bytes, so that a few megabytes of `1.0` would fill the memory. No list of agents has so many. */
const MOST_EXACT_NUMBERS = 100_000;

/** JSON that is not read, since it would take too much memory. */
export class TooManyNumbersError extends Error {
  override readonly name = 'TooManyNumbersError';
  override readonly message = `more than ${MOST_EXACT_NUMBERS} numbers of it are written in an unusual way (1.0, 1e3)`;
}

/**
 * `JSON.parse`, with each number that it would change as an {@link ExactNumber}. Its own way to a number's text, a reviver,
 * takes several times as long, and fails on JSON that is nested some thousand deep.
 *
 * @throws SyntaxError when it is no JSON; TooManyNumbersError when it would take too much memory
 */
export function parseJson(text: string): unknown {
  if (text.length <= CHUNK && !holdsUnusualNumber(text)) return JSON.parse(text);
  const steps = parsing(text);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same for texts that may be long: all but the parser itself, which takes about 12 ms for each megabyte, lets others
 * run.
 *
 * @throws SyntaxError when it is no JSON; TooManyNumbersError when it would take too much memory
 */
export function parseLongJson(text: string): Promise<unknown> {
  return runInSlices(parsing(text));
}

/** Whether something looks like such a number. It may stand in a string. */
function holdsUnusualNumber(text: string): boolean {
  UNUSUAL_NUMBER.lastIndex = 0;
  return UNUSUAL_NUMBER.test(text);
}

function* parsing(text: string): Generator<void, unknown> {
  const marked = yield* withMarks(text);
  return marked === text ? JSON.parse(text) : yield* withoutMarks(JSON.parse(marked));
}

/** A JSON text with a marked string in place of each number that JavaScript would write otherwise. */
function* withMarks(text: string): Generator<void, string> {
  const parts: string[] = [];
  let done = 0;
  // Of the last string that begins before the number, to know whether the number stands in it.
  let end = 0;
  let nextString = quoteFrom(text, 0);
  for (let start = 0; start < text.length; ) {
    // Both ends of a number are in one chunk, with what stands before it and behind it.
    const comma = text.indexOf(',', start + CHUNK);
    const chunk = comma === -1 ? text.slice(start) : text.slice(start, comma + 1);
    for (let from = 0; ; ) {
      // Set anew each time: others may have used the pattern meanwhile.
      UNUSUAL_NUMBER.lastIndex = from;
      const match = UNUSUAL_NUMBER.exec(chunk);
      if (match === null) break;
      const at = start + match.index;
      from = UNUSUAL_NUMBER.lastIndex;
      for (let count = 1; nextString < at; count++) {
        end = endOfString(text, nextString);
        nextString = quoteFrom(text, end);
        if (count % ITEMS_OF_A_STEP === 0) yield;
      }
      if (end > at) {
        from = end - start;
        continue;
      }
      const number = match[1] as string;
      if (!JSON_NUMBER.test(number) || typeof numberFrom(number) === 'number') continue;
      if (parts.length >= 2 * MOST_EXACT_NUMBERS) throw new TooManyNumbersError();
      parts.push(text.slice(done, start + from - number.length), `"${MARK}${number}"`);
      done = start + from;
      if (parts.length % ITEMS_OF_A_STEP === 0) yield;
    }
    start = comma === -1 ? text.length : comma;
    yield;
  }
  return parts.length === 0 ? text : `${parts.join('')}${text.slice(done)}`;
}

/** Where the next quote stands; behind everything when there is none. */
function quoteFrom(text: string, from: number): number {
  const quote = text.indexOf('"', from);
  return quote === -1 ? text.length : quote;
}

/** Behind the quote that ends a string; behind everything when none does. */
function endOfString(text: string, start: number): number {
  for (let quote = quoteFrom(text, start + 1); quote < text.length; quote = quoteFrom(text, quote + 1)) {
    let backslash = quote;
    while (text[backslash - 1] === '\\') backslash--;
    if ((quote - backslash) % 2 === 0) return quote + 1;
  }
  return text.length;
}

/** Puts the numbers back, in place: nobody else has the value yet. */
function* withoutMarks(value: unknown): Generator<void, unknown> {
  const root: JsonObject = { value };
  const open: (JsonObject | unknown[])[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    // The index of a list is a key like any other, and much faster.
    const container = next as Record<string | number, unknown>;
    const keys = Array.isArray(next) ? next.keys() : Object.keys(next);
    let count = 0;
    for (const key of keys) {
      const item = container[key];
      // Its own key already, so that `__proto__` is one like any other.
      if (typeof item === 'string' && item.startsWith(MARK)) container[key] = numberFrom(item.slice(MARK.length));
      else if (isContainer(item)) open.push(item);
      count++;
      if (count % ITEMS_OF_A_STEP === 0) yield;
    }
    yield;
  }
  return root.value;
}
