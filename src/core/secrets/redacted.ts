/** @module Blanks: what is shown in place of a secret, and how to know one when it comes back. */

/** What is shown in place of a secret. */
export const REDACTED = '[redacted]';

/** A part of a text: from the first index to before the second. */
export type Span = readonly [start: number, end: number];

/** Finds the parts of a text that are secrets, in their order; none overlaps another. */
export type SecretFinder = (text: string) => readonly Span[];

/** A text with the secrets in it blanked. */
export function blankSecrets(text: string, findSecrets: SecretFinder): string {
  return blankSpans(text, findSecrets(text));
}

/** A blank, also as URLs write it, and URLs in URLs. */
const MASK = /(?:\[|%(?:25)*5b)redacted(?:\]|%(?:25)*5d)/gi;

/** A text with each of these parts blanked. */
export function blankSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let blanked = '';
  let end = 0;
  for (const [from, to] of spans) {
    blanked += text.slice(end, from) + REDACTED;
    end = to;
  }
  return blanked + text.slice(end);
}

/** The same text with every blank written as `[redacted]`. What people write in capital letters is their own word. */
export function plainMasks(text: string): string {
  return text.replace(MASK, (mask) => (mask.startsWith('[') && mask !== REDACTED ? mask : REDACTED));
}

/** Whether a blank stands in a text. */
export function holdsMask(text: string): boolean {
  // Nearly every text is told apart by this alone.
  return /redacted/i.test(text) && plainMasks(text).includes(REDACTED);
}
