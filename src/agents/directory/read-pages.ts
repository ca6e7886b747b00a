/** @module Reads a vendor's list page after page. */

import { VendorError } from '../../model/vendor-error.ts';
import { readListPage } from '../list-hints.ts';
import type { ListSource, PlacedPage, ReadFrom } from './placed-page.ts';
import { readByOffset } from './read-by-offset.ts';

/**
 * The pages from `from` to the end of the list. Agents may come up more than once.
 *
 * Lists by offset: whatever is created and deleted meanwhile, no agent that was there all the time is missed. Lists by
 * cursor: the same as far as the vendor's cursors mark an agent and not a number of agents, which nobody can tell from
 * outside. With the latter, a deletion between two calls hides an agent from this reading.
 *
 * @throws VendorError `BAD_RESPONSE` when the whole list holds items, but no agent that can be read: it is not empty
 */
export async function* readPages(source: ListSource, from: ReadFrom): AsyncGenerator<PlacedPage, void> {
  const { paging } = source.account.vendor.capabilities.listing;
  const isByOffset = paging === 'PAGE' || paging === 'OFFSET';
  const isFromTheStart = from.offset === 0 && from.cursor === undefined;
  let isReadable = false;
  for await (const page of isByOffset ? readByOffset(source, from, paging) : readByCursor(source, from)) {
    isReadable ||= page.agents.length > 0 || page.itemCount === 0;
    if (isFromTheStart && !isReadable && !page.hasMore) throw unreadable();
    yield page;
  }
}

async function* readByCursor({ account, query, signal }: ListSource, from: ReadFrom): AsyncGenerator<PlacedPage, void> {
  const { maxPageSize } = account.vendor.capabilities.listing;
  const followed = new Set<string | undefined>();
  let { cursor } = from;
  let limit = Math.min(Math.max(from.wanted, 1), maxPageSize);
  for (;;) {
    followed.add(cursor);
    const page = await readListPage(account, { query, limit, offset: 0, cursor }, signal);
    yield { ...page, offset: 0, cursor };
    if (!page.hasMore || page.nextCursor === undefined) return;
    if (followed.has(page.nextCursor)) throw endless();
    cursor = page.nextCursor;
    limit = maxPageSize;
  }
}

function endless(): VendorError {
  return new VendorError({
    code: 'BAD_RESPONSE',
    message: "the vendor's pages go round in a circle",
    retryable: false,
  });
}

function unreadable(): VendorError {
  return new VendorError({
    code: 'BAD_RESPONSE',
    message: 'none of the items in the list is an agent that can be read',
    retryable: false,
  });
}
