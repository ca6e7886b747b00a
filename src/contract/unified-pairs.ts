/** @module Unified fields that no path leads to: a vendor keeps them in a form of its own, such as a name in two keys. */
import type { z } from 'zod';
import type { JsonObject } from '../core/json.ts';
import type { UnifiedInput, WritableUnifiedField } from './input.ts';
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
