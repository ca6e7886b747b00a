import type { z } from 'zod';
import { isContainer, mapValues } from '../core/json.ts';
import { optionsOf } from './contract-path.ts';
import { contractSchema, type JsonSchema } from './json-schema.ts';

/** Which members of objects are left out, by what a contract says of them. */
interface Choice {
  /** What one schema says of the member under a key; undefined where it says nothing. */
  readonly schemaOf: (schema: JsonSchema, key: string) => JsonSchema | undefined;
  /** @param schemas all that the contract says of the member, unions as their options; empty where it says nothing */
  readonly isLeftOut: (item: unknown, schemas: readonly JsonSchema[]) => boolean;
}

/** A value without some members of its objects, at any depth that the contract describes. Nothing is copied where none goes. */
export function leaveOut<T>(contract: z.ZodType, value: T, { schemaOf, isLeftOut }: Choice): T {
  const { root, resolve } = contractSchema(contract);
  const optionsOfAll = (schemas: readonly JsonSchema[]) => schemas.flatMap((schema) => optionsOf(schema, resolve));

  function visit(inner: unknown, options: readonly JsonSchema[]): unknown {
    if (!isContainer(inner) || options.length === 0) return inner;
    if (Array.isArray(inner)) {
      const items = optionsOfAll(options.flatMap((option) => option.items ?? []));
      return mapValues(inner, (item) => visit(item, items));
    }
    const below = (key: string) => optionsOfAll(options.flatMap((option) => schemaOf(option, key) ?? []));
    const kept = Object.entries(inner).filter(([key, item]) => !isLeftOut(item, below(key)));
    const isWhole = kept.length === Object.keys(inner).length;
    return mapValues(isWhole ? inner : Object.fromEntries(kept), (item, key) => visit(item, below(key)));
  }

  return visit(value, optionsOfAll([root])) as T;
}
