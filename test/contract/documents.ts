/** @module Documents of a contract, as a vendor may send them: as documented, nearly so, and with anything in any place. */
import fc from 'fast-check';
import type { z } from 'zod';
import { optionsOf } from '../../src/contract/contract-path.ts';
import { contractSchema, type JsonSchema } from '../../src/contract/json-schema.ts';
import { parseJson } from '../../src/core/parse-json.ts';

const KEYS = ['id', 'name', 'value', 'api_key', '__proto__', 'constructor', 'toString', 'then', '', '0', 'shiny'];

const word = fc.constantFrom(
  '',
  'a',
  'Zoë',
  'default',
  'sk-proj-abcdef123456',
  'Bearer abcdefgh123456789',
  '**** 1',
  '[redacted]',
);
const time = fc.constantFrom(
  '2026-01-02T03:04:05Z',
  '2026-01-02T03:04:05.678Z',
  '2026-02-30T00:00:00Z',
  '2026-01-02',
  'soon',
);

/** Anything that JSON has, numbers that JavaScript would write otherwise included, as JSON texts. */
const anything: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('null', 'true', 'false', '0', '1', '-3', '0.5', '1.0', '1e3', '12345678901234567890', '-0'),
    word.map((text) => JSON.stringify(text)),
    time.map((text) => JSON.stringify(text)),
    fc.array(tie('any'), { maxLength: 3 }).map((items) => `[${items.join()}]`),
    fc.array(fc.tuple(fc.constantFrom(...KEYS), tie('any')), { maxLength: 3 }).map(asObject),
  ),
})).any;

function asObject(entries: readonly (readonly [key: string, json: string])[]): string {
  return `{${entries.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join()}}`;
}

/** Documents as they are parsed. */
export function documentsOf(contract: z.ZodType): fc.Arbitrary<unknown> {
  const { root, resolve } = contractSchema(contract);

  function of(schema: JsonSchema, depth: number): fc.Arbitrary<string> {
    const documented = fc.constantFrom(...optionsOf(schema, resolve)).chain((option) => asDocumented(option, depth));
    return fc.oneof({ weight: 30, arbitrary: documented }, { weight: 1, arbitrary: anything });
  }

  function asDocumented(option: JsonSchema, depth: number): fc.Arbitrary<string> {
    const { properties, items, additionalProperties: rest, enum: values, const: only, knownWords } = option;
    const types = [option.type ?? []].flat();
    if (only !== undefined) return fc.constant(JSON.stringify(only));
    if (values !== undefined) return fc.constantFrom(...values).map((value) => JSON.stringify(value));
    if (knownWords !== undefined)
      return fc.constantFrom(...knownWords, 'tomorrow').map((value) => JSON.stringify(value));
    if (properties !== undefined) {
      if (depth > 4) return fc.constant('{}');
      const members = Object.entries(properties).map(([key, property]) =>
        fc.tuple(
          fc.constant(key),
          fc.oneof({ weight: 9, arbitrary: of(property, depth + 1) }, { weight: 1, arbitrary: fc.constant(undefined) }),
        ),
      );
      const more = fc.oneof(
        { weight: 9, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...KEYS), anything).map((entry) => [entry]) },
      );
      return fc
        .tuple(fc.tuple(...members), more)
        .map(([known, others]) =>
          asObject([...known.flatMap(([key, json]) => (json === undefined ? [] : [[key, json] as const])), ...others]),
        );
    }
    if (items !== undefined) {
      return depth > 4
        ? fc.constant('[]')
        : fc.array(of(items, depth + 1), { maxLength: 3 }).map((all) => `[${all.join()}]`);
    }
    if (typeof rest === 'object') {
      const member = fc.tuple(fc.constantFrom(...KEYS), of(rest, depth + 1));
      return fc.array(member, { maxLength: 3 }).map(asObject);
    }
    const [type] = types;
    if (type === 'string') return fc.oneof(word, time).map((text) => JSON.stringify(text));
    if (type === 'integer' || type === 'number')
      return fc.constantFrom('0', '1', '0.5', '-7', '3000000000', '1.0', '1730000000000');
    if (type === 'boolean') return fc.constantFrom('true', 'false');
    if (type === 'null') return fc.constant('null');
    return anything;
  }

  return of(root, 0).map(parseJson);
}
