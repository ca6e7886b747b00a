/** @module What of an agent's texts is searched, in the form in which the store has it. Every engine compares it letter by letter. */
import type { SearchedField } from '../../agents/filter/searched-fields.ts';
import type { AgentFields } from '../../core/agent.ts';
import { folded } from '../../core/search.ts';

/** Stands between the texts, so that nothing is found across the end of one. */
const SEPARATOR = '\u0001';

/** A longer word is found by its beginning. */
const MAX_WORD = 64;

/** An index takes no more of one agent; the words that come first are kept. Characters. */
const MAX_WORDS = 200_000;

/** What an index takes of a text, of characters of any kind. */
const MAX_INDEXED = 500;

/** Scripts that put no blanks between words: there each pair of neighbours is a word, and each character is one. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const WORD = /[\p{L}\p{N}\p{M}_]+/gu;

/** What `search` looks at: the same fields as in a live list. */
export function searchTextOf(fields: AgentFields, searched: readonly SearchedField[]): string {
  return storable(searched.map((field) => folded(fields[field] ?? '')).join(SEPARATOR));
}

/** The words of name, description and instructions, each once, with blanks between them. */
export function wordsOf({ name, description, instructions }: AgentFields): string {
  const words = new Set([name, description, instructions].flatMap((text) => splitWords(text ?? '', true)));
  const kept: string[] = [];
  let length = 0;
  for (const word of words) {
    length += word.length + 1;
    if (length > MAX_WORDS) break;
    kept.push(word);
  }
  return kept.join(' ');
}

/**
 * The words of a text, as {@link wordsOf} has them.
 *
 * @param withParts whether of writing without blanks every character is a word too, besides the pairs
 */
export function splitWords(text: string, withParts = false): string[] {
  return (folded(text).match(WORD) ?? []).flatMap((run) => (UNSPACED.test(run) ? grams(run, withParts) : [cut(run)]));
}

/** Whether all of a text is of scripts that put no blanks between words. */
export function isUnspaced(text: string): boolean {
  return text !== '' && [...text].every((character) => UNSPACED.test(character));
}

function grams(run: string, withParts: boolean): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return withParts ? [...characters, ...pairs] : pairs;
}

function cut(word: string): string {
  return word.length <= MAX_WORD ? word : [...word].slice(0, MAX_WORD).join('');
}

/**
 * A text as a column can hold it that agents are ordered or counted by: an index of PostgreSQL takes no entry that is longer than
 * some 2,700 bytes. Of a longer one it has the beginning.
 */
export function indexable(text: string): string {
  return [...storable(text).slice(0, 2 * MAX_INDEXED)].slice(0, MAX_INDEXED).join('').toWellFormed();
}

/** A text as a column can hold it: PostgreSQL knows no NUL, and UTF-8 no half of a pair. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}
