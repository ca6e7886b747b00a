/** @module What it means that a text is found in another one: the same for every vendor. */

/** Whether `part` stands in `text`, whatever the case of either, and however their accents are composed. */
export function containsText(text: string, part: string): boolean {
  return folded(text).includes(folded(part));
}

/** A search as it is meant: without the blanks around it; undefined when nothing is left. */
export function searchOf(text: string | null | undefined): string | undefined {
  return text?.trim() || undefined;
}

/** A text as it is searched: texts that differ only in case, or in how accents are composed, are one. */
export function folded(text: string): string {
  // Composed last: of some letters only the small one can be (H with a line below, J with a caron). Of the two small sigmas
  // it depends on the place in the word which one a capital becomes.
  return text.toLowerCase().normalize('NFC').replaceAll('\u03c2', '\u03c3');
}

/**
 * The longest part of a search that every case-insensitive search of a vendor understands alike: letters, digits, and
 * single blanks, hyphens, dots and apostrophes between them, all of them ASCII. What else there is may be composed in
 * another way there, or have a meaning (`%`, `_`, `"`): to ask for it could lose agents. undefined when there is none.
 */
export function searchableRun(search: string): string | undefined {
  // A letter with an accent behind it is none of ASCII, though it begins like one.
  const runs = search.normalize('NFC').match(/[A-Za-z0-9]+(?:[ .'-][A-Za-z0-9]+)*(?!\p{M})/gu);
  return runs?.reduce((longest, run) => (run.length > longest.length ? run : longest));
}
