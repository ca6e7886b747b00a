import type { ListPage, ListRequest } from '../listing.ts';

/** What the vendor counts, as far as it does: see `readCount`. */
export interface PageCounts {
  /** The size of pages that it used. */
  readonly size: number | undefined;
  /** How many pages of that size there are. */
  readonly pages: number | undefined;
  /** How many items there are in all. */
  readonly total: number | undefined;
}

/** Which part was asked for. */
export type PageWindow = Pick<ListRequest, 'limit' | 'offset'>;

/** The number of a page, counted from 1. */
export function pageNumber({ offset, limit }: PageWindow): number {
  return Math.floor(offset / limit) + 1;
}

/**
 * Where a page with a number stands, and whether another follows. Where the vendor gives smaller pages than were asked for,
 * page numbers count the smaller ones. An empty page is the end, whatever the vendor counts. Where it counts nothing,
 * another page is assumed to follow a full one.
 *
 * @example
 * const list: Pick<ListParts<Envelope>, 'page'> = {
 *   page: ({ items, total }, request) => ({
 *     items,
 *     ...numberedPage(items.length, { size: undefined, pages: undefined, total }, request),
 *   }),
 * };
 */
export function numberedPage(
  itemCount: number,
  { size = 0, pages, total }: PageCounts,
  window: PageWindow,
): Pick<ListPage, 'hasMore' | 'offset' | 'pageSize' | 'total'> {
  const number = pageNumber(window);
  const isSmaller = size > 0 && size < window.limit;
  const pageSize = isSmaller ? size : window.limit;
  const offset = (number - 1) * pageSize;
  const isCounted = total !== undefined || pages !== undefined;
  const isBefore = number < (pages ?? 0) || offset + itemCount < (total ?? 0);
  return {
    hasMore: itemCount > 0 && (isCounted ? isBefore : itemCount >= pageSize),
    ...(isSmaller ? { pageSize, offset } : {}),
    total,
  };
}
