import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CsvValue, csvLine } from '../../src/graphql/export/csv.ts';

/** A reader of RFC 4180, by the grammar of the RFC. */
function readLine(line: string): string[] {
  expect(line).toMatch(/\r\n$/);
  return [...line.slice(0, -2).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

const someText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '\t', ';', '=', '+', '-', '@', "'", 'a') }),
);

test('a line of CSV is read as it was written, but for what would be a formula', async () => {
  await fc.assert(
    fc.property(fc.array(someText, { minLength: 1 }), (texts) => {
      const read = readLine(csvLine(texts));
      expect(read.map((text, index) => (text === texts[index] ? text : text.slice(1)))).toEqual(texts);
      for (const text of read) expect(text).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

test.each<[CsvValue, string]>([
  [null, ''],
  ['', '""'],
  [-1.5, '-1.5'],
  ['-1.5', "'-1.5"],
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ['a "b"', '"a ""b"""'],
  [true, 'true'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
])('a cell of %j is %s', (value, cell) => {
  expect(csvLine([value, null])).toBe(`${cell},\r\n`);
});
