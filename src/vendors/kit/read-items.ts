import type { z } from 'zod';
import { readDocument } from '../../contract/read-document.ts';
import type { DriftRecorder } from '../client.ts';

/**
 * Reads items that are no agents (versions, models) one by one: one that can not be read is drift, and does not cost the
 * others.
 *
 * @param where stands before the paths of what is wrong
 * @example
 * const versions = readItems(z.looseObject({ number: z.int32() }), page.items, 'versions[]', drift);
 */
export function readItems<T>(
  contract: z.ZodType<T>,
  items: readonly unknown[],
  where: string,
  drift: DriftRecorder,
): T[] {
  return items.flatMap((item) => {
    const { value, mismatches } = readDocument(contract, item);
    for (const { path, problem } of mismatches) drift.add({ path: `${where}.${path}`, problem });
    return value === undefined ? [] : [value];
  });
}
