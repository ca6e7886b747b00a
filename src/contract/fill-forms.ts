import type { z } from 'zod';
import { isObject, type JsonObject, mapValues, valueAt } from '../core/json.ts';
import { branchesOf, canBeOfBranch, isOfBranch } from './branches.ts';
import { contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';

/**
 * A body in which each object of a union says of which form it is: where nobody said it, it is the one that the agent has
 * there, so that a change of a field needs no more than the field.
 */
export function withFormsOf(contract: z.ZodType, body: JsonObject, held: JsonObject): JsonObject {
  const { root, resolve } = contractSchema(contract);

  function fill(schema: JsonSchema, given: unknown, there: unknown): unknown {
    if (!isObject(given) || schema.properties === undefined) return given;
    const filled = mapValues(given, (item, key) => {
      const property = schema.properties?.[key];
      return property === undefined ? item : fill(resolve(withoutNull(property).inner), item, valueAt(there, [key]));
    });
    const branch = branchesOf(schema, resolve)?.find((one) => isOfBranch(one, there));
    if (branch === undefined || !isObject(there)) return filled;
    const missing = Object.keys(branch.literals).filter((key) => filled[key] === undefined);
    const whole = { ...Object.fromEntries(missing.map((key) => [key, there[key]])), ...filled };
    return missing.length > 0 && canBeOfBranch(branch, whole) && hasOnlyKeysOf(branch.schema, filled) ? whole : filled;
  }

  return fill(resolve(root), body, held) as JsonObject;
}

function hasOnlyKeysOf({ properties = {} }: JsonSchema, value: JsonObject): boolean {
  return Object.keys(value).every((key) => Object.hasOwn(properties, key));
}
