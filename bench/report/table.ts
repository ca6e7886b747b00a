/** @module Tables in Markdown. */

/**
 * @param rows the first one is the head
 * @param texts so many columns hold text; all others hold numbers
 */
export function table([head = [], ...rows]: readonly (readonly string[])[], texts = 1): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column < texts ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
