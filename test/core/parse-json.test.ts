import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberFrom } from '../../src/core/json.ts';
import { parseJson, parseLongJson, TooManyNumbersError } from '../../src/core/parse-json.ts';

/** The platform's own way to a number's text: the same, for what is not nested too deeply for it. */
function parseWithReviver(text: string): unknown {
  return JSON.parse(text, ((_key: string, value: unknown, { source }: { source: string }) =>
    typeof value === 'number' ? numberFrom(source) : value) as never);
}

/** What a text means, to the letter; or that it means nothing. */
function meaning(parse: (text: string) => unknown, text: string): string {
  try {
    return JSON.stringify(parse(text));
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError);
    return 'no JSON';
  }
}

/** Numbers, and what only looks like one. */
const number = fc.oneof(
  fc.constantFrom('0', '-0', '1.0', '-1.50', '1e400', '-1E+05', '0.000001', '0.0000001', '9007199254740993'),
  fc.constantFrom('01.0', '1.', '.5', '-', '1.0.0', '00000000000000001', '1e', '1.0e', '1_0', 'NaN'),
  fc.double({ noNaN: true }).map(String),
  fc.bigInt().map(String),
);

/** Strings that hold quotes, backslashes and what would be a number outside of them. */
const string = fc.oneof(
  fc
    .string({ unit: fc.constantFrom('"', '\\', ':', ',', '[', ']', ' ', '1.0', '\n') })
    .map((text) => JSON.stringify(text)),
  number.map((text) => `"[${text}, \\",${text},\\\\"`),
  fc.constantFrom('"__proto__"', '"\\u0022,1.0,"', '""', '"1.0"'),
);

const { text } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 4 },
    number,
    string,
    fc.array(tie('text'), { maxLength: 5 }).map((items) => `[${items.join(' , ')}]`),
    fc
      .array(fc.tuple(string, tie('text')), { maxLength: 5 })
      .map((entries) => `{${entries.map((entry) => entry.join(':')).join(',')}}`),
  ),
}));

test('what is read is what a reviver that keeps numbers would read', () => {
  fc.assert(
    fc.property(text, fc.nat(), (whole, cut) => {
      for (const part of [`[${whole}]`, `[${whole}]`.slice(cut % (whole.length + 2)), `[${whole},`]) {
        // Outside of everything, a number is a plain one.
        if (/^\s*[-\d]/.test(part)) continue;
        expect(meaning(parseJson, part)).toBe(meaning(parseWithReviver, part));
      }
    }),
    { numRuns: 2000 },
  );
});

test.each(['0.0000001', '-0.0000001', '0.00000010', '1e-7', '123456789012345.6', '0.1234567', '-0.0'])(
  '%s keeps its spelling when it is the only unusual number',
  (written) => {
    expect(JSON.stringify(parseJson(`{"a":1,"b":${written}}`))).toBe(`{"a":1,"b":${written}}`);
  },
);

test.each(['1', '1.0'])('%s is read however deep it is nested', (written) => {
  const depth = 100_000;
  let value = parseJson(`${'[{"a":'.repeat(depth)}${written}${'}]'.repeat(depth)}`);
  for (let left = depth; left > 0; left--) [{ a: value }] = value as [{ a: unknown }];
  expect(JSON.stringify(value)).toBe(written);
});

/** More than is searched at a time. */
const LONG = 1_200_000;

test.each([
  ['numbers at the ends of what is searched at a time', `[${'1.0,'.repeat(20)}${' '.repeat(LONG)}1.0,2.50 , 3e3]`],
  ['a text with numbers in it', `["${',1.0,'.repeat(LONG / 5)}",1.0,"${'x'.repeat(LONG)}",[2.50]]`],
  ['a text without a comma', `{"a":"${'x'.repeat(2 * LONG)}","b":1.0}`],
  ['many short texts', `[${'"a,1.0",'.repeat(LONG / 8)}1.0]`],
  ['each number across each place', `[${Array.from({ length: 300_000 }, (_, index) => index % 100).join(',')},1.0]`],
])('a long text with %s is read as a short one is', async (_what, long) => {
  const expected = meaning(parseWithReviver, long);
  expect(expected).not.toBe('no JSON');
  expect(meaning(parseJson, long)).toBe(expected);
  expect(JSON.stringify(await parseLongJson(long))).toBe(expected);
});

test('several long texts are read at the same time, and none gets the numbers of another', async () => {
  const textOf = (digit: number) => `[${`"${'x'.repeat(100)}",${digit}.0,`.repeat(20_000)}1]`;
  const texts = [1, 2, 3].map(textOf);
  const read = await Promise.all(texts.map(parseLongJson));
  expect(read.map((value) => JSON.stringify(value))).toEqual(texts);
});

test('more unusual numbers than the memory has room for are refused', async () => {
  const most = `[${'1.0,'.repeat(99_999)}1.0]`;
  expect(JSON.stringify(parseJson(most))).toBe(most);
  const more = `[${'1.0,'.repeat(100_000)}1.0]`;
  expect(() => parseJson(more)).toThrow(TooManyNumbersError);
  await expect(parseLongJson(more)).rejects.toThrow(TooManyNumbersError);
});
