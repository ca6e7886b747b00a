/** @module Parts of a Markdown page that are generated, in the middle of what people write. */

/** From a line `<!-- generated: NAME -->` to the next line `<!-- /generated -->`. */
const BLOCK = /^(<!-- generated: ([\w-]+) -->\n)(?:.*\n)*?(<!-- \/generated -->)$/gm;

/**
 * A page with these texts between its markers.
 *
 * @param blocks text by the name of its marker
 * @throws Error when the page has no marker for a text, or no text for a marker
 * @example
 * fillBlocks('<!-- generated: codes -->\n<!-- /generated -->', { codes: '| code |\n' });
 */
export function fillBlocks(page: string, blocks: ReadonlyMap<string, string>): string {
  const left = new Set(blocks.keys());
  const filled = page.replace(BLOCK, (_, begin: string, name: string, end: string) => {
    const text = blocks.get(name);
    if (text === undefined) throw new Error(`Nothing is generated for the marker "${name}".`);
    left.delete(name);
    return `${begin}${text}\n${end}`;
  });
  if (left.size > 0) throw new Error(`The page has no marker "${[...left].join('", "')}".`);
  return filled;
}

/** A Markdown table. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
