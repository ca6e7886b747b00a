/** @module A list whose first answer tells how many items there are: its pages need not wait for each other. */

import type { ListSource, PlacedPage } from './placed-page.ts';
import { readFitting } from './read-fitting.ts';
import { windowFrom } from './window.ts';

/** What became of a reading. */
export interface CountedReading {
  readonly pages: readonly PlacedPage[];
  /**
   * No answer contradicts another, so that nothing slipped through between them. The one thing that no answer shows is an
   * agent that was deleted and another that was created between the same two of them.
   */
  readonly isComplete: boolean;
}

/** The pages behind the first one, in as few calls as its total needs, as many at a time as the account allows. */
export async function readCounted(
  source: ListSource,
  first: PlacedPage,
  size: number,
  paging: 'PAGE' | 'OFFSET',
): Promise<CountedReading> {
  const { total = 0 } = first;
  const starts = Array.from({ length: Math.max(0, Math.ceil(total / size) - 1) }, (_, index) => (index + 1) * size);
  const ranges = await inParallel(starts, source.account.concurrency, (start) =>
    readRange(source, start, Math.min(start + size, total), paging),
  );
  const pages = [first, ...ranges.flat()];
  const readable = new Set<string>();
  for (const { agents } of pages) for (const { vendorId } of agents) readable.add(vendorId);
  const unreadable = pages.reduce((sum, { itemCount, agents }) => sum + itemCount - agents.length, 0);
  const isComplete = pages.every((page) => page.total === total) && readable.size + unreadable === total;
  return { pages: ranges.flat(), isComplete };
}

/** One page, or several where one is too large. */
async function readRange(
  source: ListSource,
  start: number,
  end: number,
  paging: 'PAGE' | 'OFFSET',
): Promise<PlacedPage[]> {
  const pages: PlacedPage[] = [];
  for (let position = start; position < end; ) {
    const { page, asked } = await readFitting(source, (maxSize) =>
      windowFrom(position, Math.max(end, start + 1) - position, maxSize, paging),
    );
    pages.push(page);
    if (page.itemCount === 0) break;
    position = Math.max(position + 1, page.offset + Math.min(asked.limit, page.pageSize ?? asked.limit));
  }
  return pages;
}

async function inParallel<T, R>(items: readonly T[], width: number, run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let hasFailed = false;
  const work = async () => {
    while (next < items.length && !hasFailed) {
      const index = next++;
      try {
        results[index] = await run(items[index] as T);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, work));
  return results;
}
