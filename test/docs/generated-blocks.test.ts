import { describe, expect, test } from 'vitest';
import { fillBlocks, markdownTable } from '../../src/docs/generated-blocks.ts';

const PAGE = `# Title

<!-- generated: codes -->
old
lines
<!-- /generated -->

Prose.

<!-- generated: limits -->
<!-- /generated -->
`;

const BLOCKS = new Map([
  ['codes', 'new'],
  ['limits', '$& costs $1'],
]);

describe('generated parts of a page', () => {
  test('are replaced between their markers, and nothing else is', () => {
    const filled = fillBlocks(PAGE, BLOCKS);
    expect(filled).toBe(`# Title

<!-- generated: codes -->
new
<!-- /generated -->

Prose.

<!-- generated: limits -->
$& costs $1
<!-- /generated -->
`);
    expect(fillBlocks(filled, BLOCKS)).toBe(filled);
  });

  test('a marker that nothing is generated for is named', () => {
    expect(() => fillBlocks(PAGE, new Map([['codes', 'new']]))).toThrow(
      'Nothing is generated for the marker "limits".',
    );
  });

  test.each([
    ['without its marker', PAGE.replace('<!-- generated: limits -->\n', '')],
    ['without the end of its marker', PAGE.replace(/<!-- \/generated -->\n$/, '')],
  ])('a text %s is named', (_, page) => {
    expect(() => fillBlocks(page, BLOCKS)).toThrow('The page has no marker "limits".');
  });

  test('a table has a line for its head and one for each row', () => {
    expect(markdownTable(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
  });
});
