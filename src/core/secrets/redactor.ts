import { blankSpans, REDACTED, type SecretFinder, type Span } from './redacted.ts';
import { findSecretForms } from './secret-texts.ts';

/**
 * Secrets shorter than this are not looked for in documents: they could be ordinary words, of which half a document would
 * be blanked.
 */
export const SHORTEST_SECRET = 8;

/**
 * A function that blanks every given secret wherever it stands in a text, also where a vendor quotes it in an error, as
 * it is or as URLs, JSON, and JSON within JSON write it; and with them whatever has the form of a secret.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const find = createSecretFinder(secrets, 1);
  return (text) => blankSpans(text, find(text));
}

/**
 * Finds given secrets in a text, in all of these spellings, and whatever has the form of a secret.
 *
 * @param shortest shorter ones are not looked for
 */
export function createSecretFinder(secrets: readonly string[], shortest = SHORTEST_SECRET): SecretFinder {
  const long = [...new Set(secrets.filter(({ length }) => length > 0 && length >= shortest))];
  const known = [...new Set(long.flatMap(withRemainder))];
  const escaped = long.map(escapedSpellings);
  // No spelling is shorter than the secret itself.
  const shortestKnown = Math.min(...known.map(({ length }) => length));
  return (text) => {
    if (text.length < shortestKnown) return merged(findSecretForms(text));
    const isPresent = known.some((secret) => text.includes(secret));
    const spelled = MAY_ESCAPE.test(text) ? escaped.flatMap((pattern) => matches(text, pattern)) : [];
    const forms = findSecretForms(text);
    if (!isPresent && spelled.length === 0) return merged(forms);
    return merged([...known.flatMap((secret) => occurrences(text, secret)), ...spelled, ...forms]);
  };
}

/** What nearly no text has: only then it is worth looking for other spellings. */
const MAY_ESCAPE = /[%\\]/;

/** Without overlaps, in their order. */
function merged(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans;
  const joined: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

function occurrences(text: string, secret: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(secret); at !== -1; at = text.indexOf(secret, at + secret.length)) {
    found.push([at, at + secret.length]);
  }
  return found;
}

function matches(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), ({ 0: { length }, index }): Span => [index, index + length]);
}

/** A secret, and what another redactor, which knew only its form, has left of it. */
function withRemainder(secret: string): string[] {
  const remainder = blankSpans(secret, findSecretForms(secret));
  return remainder === REDACTED ? [secret] : [secret, remainder];
}

/** JSON in JSON, five times. Without an end, a text of nothing else would be searched anew at each of them, for hours. */
const MOST_BACKSLASHES = 31;

/**
 * A secret with any of its characters as URLs and JSON may write them: percent-encoded in either case, by its code, behind
 * a backslash; URLs in URLs and JSON in JSON, too. Which characters are escaped, every library decides for itself.
 */
function escapedSpellings(secret: string): RegExp {
  return new RegExp(Array.from(secret.toWellFormed(), escapedCharacter).join(''), 'g');
}

function escapedCharacter(character: string): string {
  const percent = [...Buffer.from(character)].map((byte) => `%(?:25)*${eitherCase(byte, 2)}`).join('');
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  const unicode = units.map((unit) => `\\\\{1,${MOST_BACKSLASHES}}u${eitherCase(unit, 4)}`).join('');
  const backslashes = character === '\\' ? '\\\\{0,7}' : /["/]/.test(character) ? `\\\\{0,${MOST_BACKSLASHES}}` : '';
  return `(?:${percent}|${unicode}|${backslashes}${RegExp.escape(character)})`;
}

/** Hexadecimal digits of a number, in capital letters or small ones. */
function eitherCase(code: number, digits: number): string {
  const hex = code.toString(16).padStart(digits, '0');
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
