import type { z } from 'zod';
import { hasExactNumber, isContainer, isExactNumber, mapValues, plainNumber } from '../core/json.ts';
import { optionsOf } from './contract-path.ts';
import { type ContractSchema, contractSchema, type JsonSchema, schemaOfKey } from './json-schema.ts';

/**
 * A document whose numbers are plain JavaScript numbers wherever the contract says what stands there, so that it can be
 * checked. In free-form JSON, and under keys that no contract knows, they stay as the vendor wrote them.
 */
export function withPlainNumbers(contract: z.ZodType, document: unknown): unknown {
  if (!hasExactNumber(document)) return document;
  const { root, resolve } = contractSchema(contract);
  return plainAt(document, [root], resolve);
}

function plainAt(value: unknown, schemas: readonly JsonSchema[], resolve: ContractSchema['resolve']): unknown {
  // Below what no contract knows, all of it: it can be nested without end.
  if (schemas.length === 0 || (!isExactNumber(value) && !isContainer(value))) return value;
  const options = schemas.flatMap((schema) => optionsOf(schema, resolve));
  if (isExactNumber(value)) return options.some(saysWhat) ? plainNumber(value) : value;
  const isList = Array.isArray(value);
  return mapValues(value, (item, key) => {
    const below = options.flatMap((option) => (isList ? option.items : schemaOfKey(option, key)) ?? []);
    return plainAt(item, below, resolve);
  });
}

/** Whether a schema says what type of value stands there. */
function saysWhat({ type, enum: values }: JsonSchema): boolean {
  return type !== undefined || values !== undefined;
}
