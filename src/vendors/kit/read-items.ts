import type { z } from 'zod';
import { readDocument } from '../../contract/read-document.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { mapInSlices } from '../../core/time-slices.ts';
import type { DriftRecorder } from '../client.ts';

/** More versions or models than any vendor keeps of one thing. */
const MOST_ITEMS = 10_000;

/**
 * Reads items that are no agents (versions, models) one by one: one that can not be read is drift, and does not cost the
 * others. Many items are read in slices, so that others are not kept waiting.
 *
 * @param where stands before the paths of what is wrong
 * @param signal ends the reading
 * @throws VendorError `BAD_RESPONSE` when there are more than 10,000
 * @example
 * const versions = await readItems(z.looseObject({ number: z.int32() }), page.items, 'versions[]', drift);
 */
export async function readItems<T>(
  contract: z.ZodType<T>,
  items: readonly unknown[],
  where: string,
  drift: DriftRecorder,
  signal?: Cancellation,
): Promise<T[]> {
  if (items.length > MOST_ITEMS) {
    drift.add({ path: where.replace(/\[\]$/, ''), problem: `expected a list of at most ${MOST_ITEMS} items` });
    throw new VendorError({ code: 'BAD_RESPONSE', message: `the vendor answered with ${items.length} items at once` });
  }
  const read = (item: unknown): T[] => {
    const { value, mismatches } = readDocument(contract, item);
    for (const { path, problem } of mismatches) drift.add({ path: `${where}.${path}`, problem });
    return value === undefined ? [] : [value];
  };
  return (await mapInSlices(items, read, signal)).flat();
}
