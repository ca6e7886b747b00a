import type { AgentRecord } from '../../../core/agent.ts';
import type { ResumePoint } from '../cursor.ts';
import { readPages } from '../pages/read-pages.ts';
import { ListCount } from './list-count.ts';
import { type AccountListing, type AccountListingRequest, countOf, isVendorTotalExact } from './listing.ts';
import { Selection } from './selection.ts';

/** An account that has to be read to its end: its vendor lists in another order than the one asked for, or in none. */
export class WholeListing implements AccountListing {
  ready: readonly AgentRecord[] = [];
  readonly held = [];
  done = false;
  private readonly request: AccountListingRequest;
  private readonly selection: Selection;
  private readonly count: ListCount;
  private unreadable: number | undefined;
  private vendorTotal: number | undefined;
  /** How many items the list has, those that cannot be read included. */
  private extent = 0;

  constructor(request: AccountListingRequest) {
    this.request = request;
    this.selection = new Selection(request, true);
    this.count = new ListCount(request.account);
  }

  async fill(): Promise<void> {
    const { account, resume } = this.request;
    const isByCursor = account.vendor.capabilities.listing.paging === 'CURSOR';
    const byId = new Map<string, AgentRecord>();
    // A list that proved not to be in its order is read page after page: joined pages miss nothing, whatever changes.
    const from = { offset: 0, wanted: Number.POSITIVE_INFINITY, isWhole: resume.unordered !== true };
    for await (const page of readPages(this.selection.source, from)) {
      this.selection.giveBack(page.agents.filter(({ vendorId }) => byId.has(vendorId)));
      const seenBefore = byId.size;
      for (const agent of page.agents) byId.set(agent.vendorId, agent);
      const unreadable = page.itemCount - page.agents.length;
      // Pages by offset overlap; by cursor, only what can be read is known again.
      const added = byId.size - seenBefore + unreadable;
      this.extent = Math.max(this.extent, isByCursor ? this.extent + added : page.offset + page.itemCount);
      this.vendorTotal = page.total ?? this.vendorTotal;
      this.count.add(page, unreadable);
      this.selection.checkTotal(page.total);
      this.selection.checkRead();
    }
    this.unreadable = this.count.end(byId.size);
    const chosen = await this.selection.choose([...byId.values()]);
    this.ready = chosen.sort(this.selection.compare);
    this.done = true;
  }

  resumePoint(): ResumePoint {
    return { unordered: this.request.resume.unordered };
  }

  knownTotal(): number | undefined {
    if (!this.done || !this.isCountCertain) return undefined;
    // That a list is not in its order is seen only where enough of it is read: the count must not depend on how much that was.
    if (this.request.resume.unordered && this.isLong)
      return isVendorTotalExact(this.request) ? this.vendorTotal : undefined;
    return countOf(this.request, this.selection.matchCount, this.unreadable);
  }

  get isCountCertain(): boolean {
    return this.count.isCertain;
  }

  /** Fills a page, or more than one: what was thought to be in order is then not counted by reading. */
  private get isLong(): boolean {
    return this.extent >= this.request.account.vendor.capabilities.listing.maxPageSize;
  }
}
