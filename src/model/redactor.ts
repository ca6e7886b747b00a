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
  const known = [...new Set(secrets.filter(({ length }) => length >= shortest).flatMap(spellings))];
  return (text) => {
    const present = known.filter((secret) => text.length >= secret.length && text.includes(secret));
    const forms = findSecretForms(text);
    return present.length === 0
      ? merged(forms)
      : merged([...present.flatMap((secret) => occurrences(text, secret)), ...forms]);
  };
}

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

function spellings(secret: string): string[] {
  if (secret === '') return [];
  const inJson = quoted(secret);
  // What another redactor, which knew only its form, has left of it.
  const remainder = blankSpans(secret, findSecretForms(secret));
  const rest = remainder === REDACTED ? [] : [remainder];
  return [secret, encodeURIComponent(secret.toWellFormed()), inJson, quoted(inJson), ...rest];
}

function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
