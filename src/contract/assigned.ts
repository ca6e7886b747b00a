import type { z } from 'zod';
import { isContainer, mapValues } from '../core/json.ts';
import { optionsOf } from './contract-path.ts';
import { contractSchema, type JsonSchema, schemaOfKey } from './json-schema.ts';

/**
 * A document without what its contract notes as `assigned`, at any depth: ids and times of which a new agent has its own.
 * Nothing is copied where there is none.
 */
export function withoutAssigned<T>(contract: z.ZodType, document: T): T {
  const { root, resolve } = contractSchema(contract);

  function visit(value: unknown, schemas: readonly JsonSchema[]): unknown {
    if (!isContainer(value) || schemas.length === 0) return value;
    const options = schemas.flatMap((schema) => optionsOf(schema, resolve));
    if (Array.isArray(value)) {
      const items = options.flatMap((option) => option.items ?? []);
      return mapValues(value, (item) => visit(item, items));
    }
    const below = (key: string) => options.flatMap((option) => schemaOfKey(option, key) ?? []);
    const isAssigned = (key: string) =>
      below(key).some((schema) => optionsOf(schema, resolve).some(({ assigned }) => assigned));
    const given = Object.keys(value).filter(isAssigned);
    const kept = Object.entries(value).filter(([key]) => !given.includes(key));
    return mapValues(given.length === 0 ? value : Object.fromEntries(kept), (item, key) => visit(item, below(key)));
  }

  return visit(document, [root]) as T;
}
