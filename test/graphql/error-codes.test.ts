import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../src/core/errors/codes.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const schema = buildSchema(read('schema/schema.graphql'));
const doc = read('docs/errors.md');

/** Codes that GraphQL Yoga gives to what it refuses itself; `requests.test.ts` meets each of them. */
const CODES_OF_YOGA = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE'];

/** The codes that the sources of our own errors name. Resolvers name those of `userErrors`; a `VendorError` has codes of its own. */
const namedCodes = readdirSync(new URL('../../src/graphql', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('resolvers'))
  .flatMap((path) => read(`src/graphql/${path}`).split('\n'))
  .filter((line) => /\bcode: /.test(line) && !line.includes('new VendorError('))
  .flatMap((line) => [...line.matchAll(/'([A-Z][A-Z_]+)'/g)].map(([, code]) => code ?? ''));
const ownCodes = [...namedCodes, ...Object.values(CODES).map(({ extensionsCode }) => extensionsCode)];

/** The first column of the first table below a heading, and its other columns. */
function rowsBelow(heading: string): { code: string; rest: string[] }[] {
  const lines = doc.split(`## \`${heading}\`\n`)[1]?.split('\n') ?? [];
  const start = lines.findIndex((line) => line.startsWith('|'));
  const table = lines.slice(start);
  const end = table.findIndex((line) => !line.startsWith('|'));
  return table
    .slice(0, end)
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, code = '', ...rest]) => ({ code: code.replaceAll('`', ''), rest: rest.slice(0, -1) }));
}

function valuesOf(name: string): string[] {
  const type = schema.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
}

describe('docs/errors.md explains every code and no other', () => {
  test('of errors', () => {
    expect(ownCodes).toEqual(expect.arrayContaining(['BAD_USER_INPUT', 'VENDOR_UNAVAILABLE', 'INTERNAL_SERVER_ERROR']));
    const codes = rowsBelow('errors[].extensions.code').map(({ code }) => code);
    expect(codes.toSorted()).toEqual([...new Set([...ownCodes, ...CODES_OF_YOGA])].toSorted());
  });

  test.each([
    ['failures[].code', 'FailureCode'],
    ['userErrors[].code', 'UserErrorCode'],
  ])('of %s', (heading, enumName) => {
    const values = valuesOf(enumName);
    expect(values.length).toBeGreaterThan(5);
    expect(rowsBelow(heading).map(({ code }) => code)).toEqual(values);
  });

  test.each(['errors[].extensions.code', 'failures[].code', 'userErrors[].code'])(
    'and says for each of %s what it means and what to do',
    (heading) => {
      for (const { code, rest } of rowsBelow(heading)) {
        expect(rest, code).toHaveLength(2);
        for (const sentence of rest) expect(sentence, code).toMatch(/^[A-Z].*\.$/);
      }
    },
  );
});
