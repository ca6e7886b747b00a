/** @module JSON from outside, with its numbers as they were written, and however deep it is nested. */
import { type ExactNumber, isContainer, type JsonObject, numberFrom } from './json.ts';

/**
 * A number behind a colon, a comma or a bracket that may be written otherwise than JavaScript would: a zero at the end of
 * its fraction, an exponent, many digits, `-0`. On a page of 70 kB looking for one takes as long as parsing it.
 */
const UNUSUAL_NUMBER =
  /[:,[]\s*(-0(?:\.0+)?|-?\d+\.\d*0|-?\d+\.\d{7,}|-?\d{8,}\.\d+|-?\d{16,}|-?\d+(?:\.\d+)?[eE][-+]?\d+)(?=\s*[\]},])/g;

/** The pattern takes more than JSON does (`01.0`), which is left for the parser to refuse. */
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** Before the text of a number that stands in a string for as long as it takes to parse. Nobody else can know it. */
const MARK = crypto.randomUUID();

/**
 * `JSON.parse`, with each number that it would change as an {@link ExactNumber}. Its own way to a number's text, a reviver,
 * takes several times as long, and fails on JSON that is nested some thousand deep.
 *
 * @throws SyntaxError when it is no JSON
 */
export function parseJson(text: string): unknown {
  const marked = withMarks(text);
  return marked === text ? JSON.parse(text) : withoutMarks(JSON.parse(marked));
}

/** A JSON text with a marked string in place of each number that JavaScript would write otherwise. */
function withMarks(text: string): string {
  let marked = '';
  let done = 0;
  // Of the last string that begins before the number, to know whether the number stands in it.
  let end = 0;
  let nextString = quoteFrom(text, 0);
  UNUSUAL_NUMBER.lastIndex = 0;
  for (let match = UNUSUAL_NUMBER.exec(text); match !== null; match = UNUSUAL_NUMBER.exec(text)) {
    while (nextString < match.index) {
      end = endOfString(text, nextString);
      nextString = quoteFrom(text, end);
    }
    if (end > match.index) {
      UNUSUAL_NUMBER.lastIndex = end;
      continue;
    }
    const number = match[1] as string;
    if (!JSON_NUMBER.test(number) || typeof numberFrom(number) === 'number') continue;
    marked += `${text.slice(done, UNUSUAL_NUMBER.lastIndex - number.length)}"${MARK}${number}"`;
    done = UNUSUAL_NUMBER.lastIndex;
  }
  return marked + text.slice(done);
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
function withoutMarks(value: unknown): unknown {
  const root: JsonObject = { value };
  const open: JsonObject[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [key, item] of Object.entries(next)) {
      // Its own key already, so that `__proto__` is one like any other.
      if (typeof item === 'string' && item.startsWith(MARK)) next[key] = numberFrom(item.slice(MARK.length));
      else if (isContainer(item)) open.push(item as JsonObject);
    }
  }
  return root.value;
}
