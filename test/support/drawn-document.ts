/** @module What a vendor may answer one day: documents by its contract, and documents that do not keep to it. */
import fc from 'fast-check';
import type { z } from 'zod';
import { contractSchema, type JsonSchema, withoutNull } from '../../src/contract/json-schema.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { parseJson } from '../../src/core/parse-json.ts';

/** Nothing in them has the form of a secret or of a mask. */
const text = fc.constantFrom('', 'a', 'Zoë', 'two words', 'https://example.com/a.png', 'data:image/png;base64,AAAA');
/** Such as JavaScript writes otherwise, too. */
const number = fc.constantFrom(...(parseJson('[0,1,0.5,1.0,-0,5000000000,1e400,0.12345678901234567890]') as unknown[]));
const key = fc.constantFrom('a', 'b', 'brand_new', 'constructor', 'toJSON', '__proto__', 'length');

/** Any JSON, nulls and emptiness included. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('json'), { maxLength: 3 }),
  object: fc.dictionary(key, tie('json'), { maxKeys: 3, noNullPrototype: true }),
})).json as fc.Arbitrary<unknown>;

const anyObject = fc.dictionary(key, anyJson, { maxKeys: 3, noNullPrototype: true });

/** What fits in no place that has a type. */
const odd = fc.constantFrom<unknown>('odd', 7, true, ['odd'], [null], { odd: 'one' }, [], {});

/**
 * Documents that a contract describes: each member there or not, null, as documented or of another type, and with keys
 * that the contract does not name.
 */
export function documents(contract: z.ZodType): fc.Arbitrary<JsonObject> {
  const { root, resolve } = contractSchema(contract);

  function ofObject(schema: JsonSchema): fc.Arbitrary<JsonObject> {
    const members = Object.entries(schema.properties ?? {}).map(([name, member]): [string, fc.Arbitrary<unknown>] => [
      name,
      fc.oneof(
        { weight: 8, arbitrary: documented(withoutNull(member).inner) },
        { weight: 2, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: odd },
      ),
    ]);
    const record = fc.record(Object.fromEntries(members), { requiredKeys: [], noNullPrototype: true });
    return fc.tuple(record, anyObject).map(([known, others]) => ({ ...others, ...known }));
  }

  function documented(member: JsonSchema): fc.Arbitrary<unknown> {
    const schema = resolve(member);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    switch (schema.type) {
      case 'string':
        return schema.format === 'date-time' ? fc.constant('2026-03-01T10:00:00Z') : text;
      case 'integer':
        return fc.constantFrom(1, 600, 5_000_000_000);
      case 'number':
        return number;
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(
          fc.oneof({ weight: 4, arbitrary: documented(withoutNull(schema.items ?? {}).inner) }, fc.constant(null)),
          {
            maxLength: 3,
          },
        );
      case 'object':
        return schema.properties === undefined ? anyObject : ofObject(schema);
      default:
        return anyJson;
    }
  }

  return ofObject(resolve(root));
}
