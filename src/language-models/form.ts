/** @module How two ways of writing one model are known to be one: `GPT-4o` and `gpt-4o`, `Claude Sonnet 4.5` and `claude-sonnet-4-5`. */

/** In lower case, without blanks around it and with one blank for several. Nothing that tells two models apart is lost. */
export function plainWord(word: string): string {
  return word.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** The same with one separator for all, to be compared and never shown. */
export function formOf(word: string): string {
  return plainWord(word).replace(/[ ._-]+/g, '-');
}
