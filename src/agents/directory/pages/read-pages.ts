/** @module Reads a vendor's list page after page. */

import { VendorError } from '../../../core/errors/vendor-error.ts';
import { PageLimit } from '../../../core/page-limit.ts';
import type { ListSource, PlacedPage, ReadFrom } from './placed-page.ts';
import { readByOffset } from './read-by-offset.ts';
import { readCounted } from './read-counted.ts';
import { readFitting } from './read-fitting.ts';
import { restless } from './restless.ts';
import { windowFrom } from './window.ts';

/** So many pages in a row may bring nothing new. */
const MAX_IDLE_PAGES = 20;

/** How often a list that is counted is read anew because it changed meanwhile, before it is read page after page. */
const COUNTED_READINGS = 2;

/**
 * The pages from `from` to the end of the list. Agents may come up more than once.
 *
 * Lists by offset: whatever is created and deleted meanwhile, no agent that was there all the time is missed; for the one
 * exception of whole lists see {@link readCounted}. Lists by cursor: the same as far as the vendor's cursors mark an agent
 * and not a number of agents, which nobody can tell from outside. With the latter, a deletion between two calls hides an
 * agent from this reading.
 *
 * @throws VendorError `BAD_RESPONSE` when the whole list holds items, but no agent that can be read: it is not empty; or
 * when the vendor says that there is more, but not how to get there
 */
export async function* readPages(source: ListSource, from: ReadFrom): AsyncGenerator<PlacedPage, void> {
  const isFromTheStart = from.offset === 0 && from.cursor === undefined;
  let isReadable = false;
  let hasItems = false;
  for await (const page of pagesOf(source, from)) {
    isReadable ||= page.agents.length > 0;
    // The last page may be empty, behind a full one of which nothing could be read.
    hasItems ||= page.itemCount > 0;
    if (isFromTheStart && hasItems && !isReadable && !page.hasMore) throw unreadable();
    yield page;
  }
}

function pagesOf(source: ListSource, from: ReadFrom): AsyncGenerator<PlacedPage, void> {
  const { paging } = source.account.vendor.capabilities.listing;
  if (paging !== 'PAGE' && paging !== 'OFFSET') return readByCursor(source, from);
  return from.isWhole ? readWhole(source, from, paging) : readByOffset(source, from, paging);
}

/** Side by side where the vendor tells how many there are; otherwise, or when they change too fast, one after the other. */
async function* readWhole(
  source: ListSource,
  from: ReadFrom,
  paging: 'PAGE' | 'OFFSET',
): AsyncGenerator<PlacedPage, void> {
  for (let reading = 1; reading <= COUNTED_READINGS; reading++) {
    const { page: first, asked } = await readFitting(source, (maxSize) => windowFrom(0, maxSize, maxSize, paging));
    yield first;
    if (!first.hasMore) return;
    if (first.total === undefined) return yield* readByOffset(source, from, paging, first);
    const { pages, isComplete } = await readCounted(source, first, first.pageSize ?? asked.limit, paging);
    yield* pages;
    if (isComplete) return;
  }
  yield* readByOffset(source, from, paging);
}

async function* readByCursor(source: ListSource, from: ReadFrom): AsyncGenerator<PlacedPage, void> {
  const followed = new Set<string | undefined>();
  const seen = new Set<string>();
  const pageLimit = new PageLimit('agents');
  let { cursor, wanted } = from;
  for (let idlePages = 0; idlePages <= MAX_IDLE_PAGES; ) {
    followed.add(cursor);
    const { page } = await readFitting(source, (maxSize) => ({
      limit: Math.min(Math.max(wanted, 1), maxSize),
      offset: 0,
      cursor,
    }));
    yield page;
    if (!page.hasMore) return;
    if (page.nextCursor === undefined) throw noWayOn(source);
    if (followed.has(page.nextCursor)) throw circular();
    pageLimit.add(page.itemCount, source.account.listPageSize.readable);
    const seenBefore = seen.size;
    for (const { vendorId } of page.agents) seen.add(vendorId);
    idlePages = seen.size > seenBefore ? 0 : idlePages + 1;
    cursor = page.nextCursor;
    wanted = Number.POSITIVE_INFINITY;
  }
  throw restless();
}

function noWayOn({ account }: ListSource): VendorError {
  account.drift.add({ path: '(list)', problem: 'more to come, but no way to get there' });
  return new VendorError({
    code: 'BAD_RESPONSE',
    message: "the vendor's list has more agents, but its answer does not say how to get there",
  });
}

function circular(): VendorError {
  return new VendorError({
    code: 'BAD_RESPONSE',
    message: "the vendor's pages go round in a circle",
  });
}

function unreadable(): VendorError {
  return new VendorError({
    code: 'BAD_RESPONSE',
    message: 'none of the items in the list is an agent that can be read',
  });
}
