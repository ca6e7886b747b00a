import { expect, test } from 'vitest';
import { formatTable } from '../../src/cli/table.ts';

test('columns begin below each other, and no line ends with blanks', () => {
  expect(
    formatTable([
      ['A', 'LONGER', 'LAST'],
      ['abc', 'd', 'some words'],
      ['e', 'f', ''],
    ]),
  ).toEqual(['A    LONGER  LAST', 'abc  d       some words', 'e    f']);
});

test('no text of a vendor moves the cursor or begins a line', () => {
  expect(formatTable([['a\r\nb', 'c\u001b[2Jd', 'e\u0085f\u2028g']])).toEqual(['a b  c [2Jd  e f g']);
});
