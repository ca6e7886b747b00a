import type { z } from 'zod';
import { schemaOfKey } from './json-schema.ts';
import { leaveOut } from './leave-out.ts';

/**
 * A document without what its contract notes as `assigned`, at any depth: ids and times of which a new agent has its own.
 * Nothing is copied where there is none.
 */
export function withoutAssigned<T>(contract: z.ZodType, document: T): T {
  return leaveOut(contract, document, {
    schemaOf: schemaOfKey,
    isLeftOut: (_, schemas) => schemas.some(({ assigned }) => assigned),
  });
}
