import { VendorError } from './errors/vendor-error.ts';

/** A page of fewer items that is not the last one is a small one, unless it can not hold more. */
const SMALL_PAGE = 10;

/** So many small pages a list may have: some vendors filter what is on a page, and leave the rest of it out. */
const MAX_SMALL_PAGES = 100;

/** More versions than any agent has. */
export const MAX_VERSIONS = 10_000;

/**
 * Tells a list that never ends from one that is long. Each of its pages brings something new and a way on, so that nothing
 * else gives it away: it would be read until all calls of the request are used up, and the request be blamed for it.
 */
export class PageLimit {
  private readonly what: string;
  private readonly maxItems: number;
  private items = 0;
  private smallPages = 0;

  /**
   * @param what is listed
   * @param maxItems more of them than there can be. @default no limit: somebody else counts them
   */
  constructor(what: 'agents' | 'versions', maxItems: number = Number.POSITIVE_INFINITY) {
    this.what = what;
    this.maxItems = maxItems;
  }

  /**
   * Counts a page behind which there is another one.
   *
   * @param limit how many items a page can hold
   * @throws VendorError `BAD_RESPONSE` when the list goes on after all that a list can have
   */
  add(itemCount: number, limit: number): void {
    this.items += itemCount;
    if (itemCount < Math.min(limit, SMALL_PAGE)) this.smallPages++;
    if (this.items > this.maxItems) throw this.endless(`${this.maxItems} of them`);
    if (this.smallPages > MAX_SMALL_PAGES) throw this.endless(`${MAX_SMALL_PAGES} pages of fewer than ${SMALL_PAGE}`);
  }

  private endless(after: string): VendorError {
    const message = `the vendor's list of ${this.what} does not end: it goes on after ${after}`;
    return new VendorError({ code: 'BAD_RESPONSE', message });
  }
}
