/** @module Unified fields that no path leads to: a vendor keeps them in a form of its own, such as a name in two keys. */
import type { z } from 'zod';
import type { JsonObject } from '../core/json.ts';
import { optionsOf } from './contract-path.ts';
import type { UnifiedInput, WritableUnifiedField } from './input.ts';
import { contractSchema, type JsonSchema } from './json-schema.ts';
import type { UnifiedPair } from './meta.ts';

/** The pairs of functions that a contract notes, by the names of their fields. */
export function pairsOf(contract: z.ZodType): ReadonlyMap<string, UnifiedPair> {
  return new Map(Object.entries(contract.meta()?.unifiedBy ?? {}));
}

/** A body with what the contract's pairs make of the unified fields. Their parts are cleared one by one, by null. */
export function withPairs(contract: z.ZodType, unified: UnifiedInput, body: JsonObject): JsonObject {
  let whole = body;
  for (const [name, { write }] of pairsOf(contract)) {
    const value = unified[name as WritableUnifiedField];
    if (value !== undefined && value !== null) whole = write(whole, value);
  }
  return whole;
}

/** Wire paths of what a contract marks as parts of a unified field. */
export function partsOf(contract: z.ZodType, name: string): string[][] {
  const { root, resolve } = contractSchema(contract);
  const open = new Set<JsonSchema>();

  function visit(schema: JsonSchema, path: readonly string[]): string[][] {
    const target = resolve(schema);
    if (open.has(target)) return [];
    open.add(target);
    const found = optionsOf(schema, resolve).flatMap(({ properties = {} }) =>
      Object.entries(properties).flatMap(([key, property]) => {
        const isPart = optionsOf(property, resolve).some(({ unifiedPart }) => unifiedPart === name);
        return isPart ? [[...path, key]] : visit(property, [...path, key]);
      }),
    );
    open.delete(target);
    return found;
  }

  return [...new Map(visit(root, []).map((path) => [path.join('\0'), path])).values()];
}
