/** @module A text that holds blanks, and what they hide. */
import { blankSpans, holdsMask, plainMasks, REDACTED, type SecretFinder, type Span } from './redacted.ts';

/** A text as it is shown, and what each blank in it stands for, in order: a blank that the text itself has, for itself. */
interface Template {
  readonly shown: string;
  readonly hidden: readonly string[];
}

/** A text whose blanks are filled. */
export interface RestoredText {
  readonly text: string;
  /** Where in it stands what was hidden, in order. */
  readonly secrets: readonly Span[];
}

/**
 * A text that was given, with what its blanks hide. They are matched to the original's when that can be done with
 * certainty: the text is what the original shows, or it was changed in one place that has no blank; or each blank stands
 * in a URL of the original, between the same words as there, or in a line that was not changed, and that could mean one
 * thing only.
 *
 * @param secrets the parts of the original that are not shown
 * @returns undefined when a blank can not be matched
 */
export function restoreText(given: string, original: string, secrets: readonly Span[]): RestoredText | undefined {
  // Blanks that are the original's own text hide nothing.
  if (secrets.length === 0) return holdsMask(original) ? { text: given, secrets: [] } : undefined;
  const plain = plainMasks(given);
  const template = templateOf(original, secrets);
  if (plain === template.shown) return { text: original, secrets };
  const asUrl = writtenAsUrl(template);
  if (plain === asUrl?.shown) return { text: original, secrets };
  for (const one of [template, ...(asUrl === undefined ? [] : [asUrl])]) {
    const restored = aroundOneEdit(plain, one) ?? byPlaces(plain, one);
    if (restored !== undefined) return restored;
  }
  return undefined;
}

/** Whether nothing of what was hidden would be shown, now that other words stand around it. */
export function staysHidden({ text, secrets }: RestoredText, findSecrets: SecretFinder): boolean {
  const found = findSecrets(text);
  let next = 0;
  // Both are in order.
  return secrets.every(([from, to]) => {
    while ((found[next]?.[1] ?? Infinity) <= from) next++;
    let covered = from;
    for (let at = next; (found[at]?.[0] ?? Infinity) <= covered && covered < to; at++) covered = found[at]?.[1] ?? to;
    return covered >= to;
  });
}

function templateOf(original: string, secrets: readonly Span[]): Template {
  const hidden: string[] = [];
  let end = 0;
  const own = (text: string) => countMasks(plainMasks(text));
  for (const [from, to] of secrets) {
    hidden.push(...Array<string>(own(original.slice(end, from))).fill(REDACTED), original.slice(from, to));
    end = to;
  }
  hidden.push(...Array<string>(own(original.slice(end))).fill(REDACTED));
  return { shown: plainMasks(blankSpans(original, secrets)), hidden };
}

/** The `URL` scalar writes what it is given anew. */
function writtenAsUrl({ shown, hidden }: Template): Template | undefined {
  const href = URL.parse(shown)?.href;
  if (href === undefined || countMasks(plainMasks(href)) !== hidden.length) return undefined;
  return { shown: plainMasks(href), hidden };
}

/** What stands before and behind the only place that was changed is as it was shown. */
function aroundOneEdit(given: string, { shown, hidden }: Template): RestoredText | undefined {
  let before = 0;
  while (before < Math.min(given.length, shown.length) && given[before] === shown[before]) before++;
  let behind = 0;
  const room = Math.min(given.length, shown.length) - before;
  while (behind < room && given.at(-1 - behind) === shown.at(-1 - behind)) behind++;
  const masks = maskSpans(shown);
  const isWhole = masks.every(([from, to]) => to <= before || from >= shown.length - behind);
  const givenMasks = maskSpans(given);
  const hasNoOther =
    givenMasks.length === masks.length &&
    givenMasks.every(([from, to]) => to <= before || from >= given.length - behind);
  return isWhole && hasNoOther ? filled(given, givenMasks, hidden) : undefined;
}

/** A word in which blanks stand. */
interface BlankedWord {
  /** Without the brackets and quotes around it. */
  readonly word: string;
  /** With them, and with what stands before and behind it. */
  readonly surroundings: string;
  readonly line: Line;
  /** How many such words stand before it in its line. */
  readonly index: number;
}

interface Line {
  readonly text: string;
}

/** A word of the original, and what its blanks hide. */
interface KnownWord extends BlankedWord {
  readonly hidden: readonly string[];
}

/** Each blank by the word in which it stands, and by what stands around that. */
function byPlaces(given: string, template: Template): RestoredText | undefined {
  const known = knownWords(template);
  const urls = uniqueMeanings(known.filter(({ word }) => word.includes('://')).map((one) => [one.word, one.hidden]));
  const isBare = ({ word }: BlankedWord) => !urls.has(word);
  const words = blankedWords(given);
  // A blank says nothing of itself. It counts among the others: when one of those is gone, it could be any.
  const inOrder = sameInOrder(words.filter(isBare), known.filter(isBare));
  const inLines = inOrder === undefined ? sameInLines(words, known) : [];
  const hidden: string[] = [];
  let bare = 0;
  for (const [at, one] of words.entries()) {
    const secrets = urls.get(one.word) ?? inOrder?.[bare++]?.hidden ?? inLines[at];
    if (secrets === undefined) return undefined;
    hidden.push(...secrets);
  }
  return filled(given, maskSpans(given), hidden);
}

function knownWords({ shown, hidden }: Template): KnownWord[] {
  let used = 0;
  return blankedWords(shown).map((one) => {
    const from = used;
    used += countMasks(one.word);
    return { ...one, hidden: hidden.slice(from, used) };
  });
}

function blankedWords(text: string): BlankedWord[] {
  const lines = text.split('\n').map((line): Line => ({ text: line }));
  const pieces = lines.flatMap((line) => line.text.split(/\s+/).map((piece) => ({ piece, line })));
  const words: BlankedWord[] = [];
  const inLine = new Map<Line, number>();
  for (const [at, { piece, line }] of pieces.entries()) {
    if (!piece.includes(REDACTED)) continue;
    const surroundings = JSON.stringify([pieces[at - 1]?.piece, piece, pieces[at + 1]?.piece]);
    for (const word of piece.match(/[^"'<>`(),;]+/g) ?? []) {
      if (!word.includes(REDACTED)) continue;
      const index = inLine.get(line) ?? 0;
      inLine.set(line, index + 1);
      words.push({ word, surroundings, line, index });
    }
  }
  return words;
}

/** undefined when they are not as many, or one of them stands between other words. */
function sameInOrder(given: readonly BlankedWord[], known: readonly KnownWord[]): readonly KnownWord[] | undefined {
  const isSame = ({ surroundings }: BlankedWord, at: number) => surroundings === known[at]?.surroundings;
  return given.length === known.length && given.every(isSame) ? known : undefined;
}

/** What each stands for whose line is one of the original, and has words of its own that tell which. */
function sameInLines(
  given: readonly BlankedWord[],
  known: readonly KnownWord[],
): readonly (readonly string[] | undefined)[] {
  const hasWords = ({ text }: Line) => /\w/.test(text.replaceAll(REDACTED, ''));
  const wordsOf = Map.groupBy(known, ({ line }) => line);
  const telling = [...wordsOf].filter(([line]) => hasWords(line));
  const meanings = uniqueMeanings(telling.map(([line, words]) => [line.text, words.map(({ hidden }) => hidden)]));
  // The same line once more may be another one that was made to look like it.
  const first = new Map(given.toReversed().map(({ line }) => [line.text, line]));
  return given.map(({ line, index }) => (first.get(line.text) === line ? meanings.get(line.text)?.[index] : undefined));
}

/** What each of these stands for, where it stands for one thing only. */
function uniqueMeanings<T>(meanings: readonly (readonly [place: string, meaning: T])[]): Map<string, T> {
  const unique = new Map<string, T>();
  const ambiguous = new Set<string>();
  for (const [place, meaning] of meanings) {
    const other = unique.get(place);
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(meaning)) ambiguous.add(place);
    unique.set(place, meaning);
  }
  for (const place of ambiguous) unique.delete(place);
  return unique;
}

function filled(given: string, masks: readonly Span[], hidden: readonly string[]): RestoredText {
  let text = '';
  let end = 0;
  const secrets: Span[] = [];
  for (const [index, [from, to]] of masks.entries()) {
    const secret = hidden[index] ?? REDACTED;
    text += given.slice(end, from) + secret;
    if (secret !== REDACTED) secrets.push([text.length - secret.length, text.length]);
    end = to;
  }
  return { text: text + given.slice(end), secrets };
}

function maskSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(REDACTED); at !== -1; at = text.indexOf(REDACTED, at + REDACTED.length)) {
    spans.push([at, at + REDACTED.length]);
  }
  return spans;
}

function countMasks(text: string): number {
  return maskSpans(text).length;
}
