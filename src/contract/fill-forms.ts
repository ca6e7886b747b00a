import type { z } from 'zod';
import { isObject, type JsonObject, mapValues, valueAt } from '../core/json.ts';
import { branchesOf, canBeOfBranch, isOfBranch } from './branches.ts';
import { contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';

/**
 * Adds to each object of a union in a body the literals that tell its form, where the caller left them out: those of the
 * form that the agent has there. So the change of one field needs no more than that field.
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
