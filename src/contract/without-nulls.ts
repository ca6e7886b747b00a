import type { z } from 'zod';
import { isContainer, lookUp, mapValues } from '../core/json.ts';
import { optionsOf } from './contract-path.ts';
import { contractSchema, type JsonSchema } from './json-schema.ts';

/**
 * A value without the members that its contract names and that are null: these are not set. Under a key that no contract
 * knows, in free-form JSON and in a list null is a value like all others.
 */
export function withoutNulls<T>(contract: z.ZodType, value: T): T {
  const { root, resolve } = contractSchema(contract);

  function visit(inner: unknown, schemas: readonly JsonSchema[]): unknown {
    if (!isContainer(inner) || schemas.length === 0) return inner;
    const options = schemas.flatMap((schema) => optionsOf(schema, resolve));
    if (Array.isArray(inner)) {
      const items = options.flatMap((option) => option.items ?? []);
      return mapValues(inner, (item) => visit(item, items));
    }
    const named = (key: string) => options.flatMap(({ properties = {} }) => lookUp(properties, key) ?? []);
    const set = Object.entries(inner).filter(([key, item]) => item !== null || named(key).length === 0);
    return mapValues(Object.fromEntries(set), (item, key) => visit(item, named(key)));
  }

  return visit(value, [root]) as T;
}
