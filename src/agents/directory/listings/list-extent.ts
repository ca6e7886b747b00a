import type { Account } from '../../../accounts/account.ts';
import type { ListingCapability } from '../../../vendors/vendor.ts';
import type { PlacedPage } from '../pages/placed-page.ts';

/** How long a list is at least, as far as it was read. */
export class ListExtent {
  private readonly capability: ListingCapability;
  private readonly seen: { readonly size: number };
  private seenBefore = 0;
  private items = 0;

  /** @param seen the agents that were read, each once */
  constructor({ vendor }: Account, seen: { readonly size: number }) {
    this.capability = vendor.capabilities.listing;
    this.seen = seen;
  }

  /** How many items were no agents that can be read. */
  get unreadable(): number {
    return this.items - this.seen.size;
  }

  /**
   * Fills a page, or more than one: then nobody counts it by reading. Of a list that just fills one, only some vendors tell
   * that it ends there, and it must not depend on how it was read.
   */
  get isLong(): boolean {
    return this.items >= this.capability.maxPageSize;
  }

  /** A page of the list, whose agents are among those seen by now. */
  add({ agents, itemCount, offset }: PlacedPage): void {
    // Pages by offset overlap; by cursor, only what can be read is known again.
    const added = this.seen.size - this.seenBefore + itemCount - agents.length;
    this.seenBefore = this.seen.size;
    this.items = Math.max(this.items, this.capability.paging === 'CURSOR' ? this.items + added : offset + itemCount);
  }
}
