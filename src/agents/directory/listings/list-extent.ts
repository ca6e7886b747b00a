import type { Account } from '../../../accounts/account.ts';
import type { ListingCapability } from '../../../vendors/vendor.ts';
import type { PlacedPage } from '../pages/placed-page.ts';

/** How long a list is at least, as far as it was read. */
export class ListExtent {
  private readonly capability: ListingCapability;
  private readonly seen = new Set<string>();
  private items = 0;

  constructor({ vendor }: Account) {
    this.capability = vendor.capabilities.listing;
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

  /** Whether this agent was on a page already. */
  has(vendorId: string): boolean {
    return this.seen.has(vendorId);
  }

  /** A page of the list. */
  add({ agents, itemCount, offset }: PlacedPage): void {
    const seenBefore = this.seen.size;
    for (const { vendorId } of agents) this.seen.add(vendorId);
    // Pages by offset overlap; by cursor, only what can be read is known again.
    const added = this.seen.size - seenBefore + itemCount - agents.length;
    this.items = Math.max(this.items, this.capability.paging === 'CURSOR' ? this.items + added : offset + itemCount);
  }
}
