import type { z } from 'zod';
import { lookUp } from '../core/json.ts';
import { leaveOut } from './leave-out.ts';

/**
 * A value without the members that its contract names and that are null: these are not set. Under a key that no contract
 * knows, in free-form JSON and in a list null is a value like all others.
 */
export function withoutNulls<T>(contract: z.ZodType, value: T): T {
  return leaveOut(contract, value, {
    schemaOf: ({ properties = {} }, key) => lookUp(properties, key),
    isLeftOut: (item, schemas) => item === null && schemas.length > 0,
  });
}
