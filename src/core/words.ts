/** @module English that messages for people share. */

/** `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** `1 item`, `3 items`. */
export function amount(count: number | bigint, unit: string): string {
  return `${count} ${unit}${count === 1 || count === 1n ? '' : 's'}`;
}

/** A sentence that another one may follow. Vendors end theirs or do not. */
export function withoutFullStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** With a capital at its beginning. */
export function capitalized(sentence: string): string {
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;
}
