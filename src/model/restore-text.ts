/** @module A text that holds blanks, and what they hide. */
import { blankSpans, holdsMask, plainMasks, REDACTED, type Span } from './redacted.ts';

/** A text as it is shown, and what each blank in it stands for, in order: a blank that the text itself has, for itself. */
interface Template {
  readonly shown: string;
  readonly hidden: readonly string[];
}

/**
 * A text that was given, with what its blanks hide. They are matched to the original's when that can be done with
 * certainty: the text is what the original shows, or it was changed in one place that has no blank; or each blank stands
 * in a word of the original (a URL), or behind the same word as there, and that could mean one thing only.
 *
 * @param secrets the parts of the original that are not shown
 * @returns undefined when a blank can not be matched
 */
export function restoreText(given: string, original: string, secrets: readonly Span[]): string | undefined {
  // Blanks that are the original's own text hide nothing.
  if (secrets.length === 0) return holdsMask(original) ? given : undefined;
  const plain = plainMasks(given);
  const template = templateOf(original, secrets);
  if (plain === template.shown) return original;
  const asUrl = writtenAsUrl(template);
  if (plain === asUrl?.shown) return original;
  for (const one of [template, ...(asUrl === undefined ? [] : [asUrl])]) {
    const restored = aroundOneEdit(plain, one) ?? wordByWord(plain, one);
    if (restored !== undefined) return restored;
  }
  return undefined;
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
function aroundOneEdit(given: string, { shown, hidden }: Template): string | undefined {
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

/** Each blank by the word in which it stands. */
function wordByWord(given: string, template: Template): string | undefined {
  const meanings = new Map<string, Set<string>>();
  const known = wordsOf(template.shown);
  let used = 0;
  for (const { word, identity } of known) {
    const count = countMasks(word);
    const secrets = JSON.stringify(template.hidden.slice(used, used + count));
    meanings.set(identity, (meanings.get(identity) ?? new Set()).add(secrets));
    used += count;
  }
  const hidden: string[] = [];
  for (const { identity } of wordsOf(given)) {
    const [meaning, ...others] = meanings.get(identity) ?? [];
    if (meaning === undefined || others.length > 0) return undefined;
    hidden.push(...(JSON.parse(meaning) as string[]));
  }
  return filled(given, maskSpans(given), hidden);
}

/** The words in which blanks stand. A blank alone is known by the word before it. */
function wordsOf(text: string): { readonly word: string; readonly identity: string }[] {
  const words = text.match(/[^\s"'<>`(),;]+/g) ?? [];
  return words.flatMap((word, index) => {
    if (!word.includes(REDACTED)) return [];
    const isAlone = !/\w/.test(word.replaceAll(REDACTED, ''));
    return { word, identity: isAlone ? `${words[index - 1] ?? ''} ${word}` : word };
  });
}

function filled(text: string, masks: readonly Span[], hidden: readonly string[]): string {
  let result = '';
  let end = 0;
  for (const [index, [from, to]] of masks.entries()) {
    result += text.slice(end, from) + (hidden[index] ?? REDACTED);
    end = to;
  }
  return result + text.slice(end);
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
