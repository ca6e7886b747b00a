/** @module Reads a vendor's list page after page, so that nothing is missed while the list changes. */
import { VendorError } from '../../model/vendor-error.ts';
import type { ListPage } from '../../vendors/vendor.ts';
import type { ListingRequest } from './listing.ts';
import { type Window, windowFrom } from './window.ts';

/** A page, and where it stood. */
export interface PlacedPage extends ListPage {
  /** For lists by offset. */
  readonly offset: number;
  /** For lists by cursor: what it was fetched with; undefined for the first page. */
  readonly cursor?: string | undefined;
}

/** Where to begin and how much to fetch at first. */
export interface ReadFrom {
  readonly offset: number;
  readonly cursor?: string | undefined;
  /** How many agents from there the caller hopes to need; more are fetched when it goes on. */
  readonly wanted: number;
}

/** So often a page is taken back to find the seam with the one before; then the list is changing too fast. */
const MAX_STEPS_BACK = 20;

/** The pages from `from` to the end of the list. They overlap, so agents come up more than once. */
export async function* readWindows(request: ListingRequest, from: ReadFrom): AsyncGenerator<PlacedPage> {
  const { paging } = request.account.vendor.capabilities.listing;
  if (paging === 'PAGE' || paging === 'OFFSET') yield* readByOffset(request, from, paging);
  else yield* readByCursor(request, from);
}

async function* readByCursor(request: ListingRequest, from: ReadFrom): AsyncGenerator<PlacedPage> {
  const { account, filter, signal } = request;
  const { maxPageSize } = account.vendor.capabilities.listing;
  let limit = Math.min(Math.max(from.wanted, 1), maxPageSize);
  let cursor = from.cursor;
  for (;;) {
    const page = await account.client.list({ query: filter.query, limit, offset: 0, cursor }, { signal });
    yield { ...page, offset: 0, cursor };
    if (!page.hasMore || page.nextCursor === undefined) return;
    if (page.nextCursor === cursor) throw endless();
    cursor = page.nextCursor;
    limit = maxPageSize;
  }
}

async function* readByOffset(request: ListingRequest, from: ReadFrom, paging: 'PAGE' | 'OFFSET'): AsyncGenerator<PlacedPage> {
  const { account, filter, signal } = request;
  const { maxPageSize } = account.vendor.capabilities.listing;
  const seen = new Set<string>();
  let window: Window = windowFrom(from.offset, from.wanted, maxPageSize, paging);
  let stepsBack = 0;
  for (;;) {
    const page = await account.client.list({ query: filter.query, ...window }, { signal });
    const [first] = page.agents;
    const isSeamless = seen.size === 0 || window.offset === 0 || (first !== undefined && seen.has(first.vendorId));
    if (!isSeamless) {
      // What stood here has moved forward, or its first item was no readable agent.
      stepsBack++;
      if (stepsBack > MAX_STEPS_BACK) throw restless();
      window = windowFrom(Math.max(0, window.offset - Math.ceil(maxPageSize / 2)), maxPageSize, maxPageSize, paging);
      continue;
    }
    for (const agent of page.agents) seen.add(agent.vendorId);
    yield { ...page, offset: window.offset };
    if (!page.hasMore || page.itemCount === 0) return;
    const end = window.offset + page.itemCount;
    window = windowFrom(end - 1, maxPageSize, maxPageSize, paging);
  }
}

function endless(): VendorError {
  return new VendorError({ code: 'BAD_RESPONSE', message: 'the vendor names a page as its own next page', retryable: false });
}

function restless(): VendorError {
  return new VendorError({
    code: 'UNAVAILABLE',
    message: "the vendor's list changes faster than it can be read",
    retryable: true,
  });
}
