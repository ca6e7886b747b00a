/** @module Blocks of a page that a program writes, between two comments. */

/**
 * The page with the block of that name filled anew.
 *
 * @throws RangeError when the page has no such block
 */
export function withBlock(page: string, name: string, content: string): string {
  const begin = `<!-- ${name}: begin -->`;
  const end = `<!-- ${name}: end -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new RangeError(`there is no block "${name}"`);
  return `${page.slice(0, from + begin.length)}\n\n${content}\n\n${page.slice(to)}`;
}
