import type { AgentRecord } from '../../../core/agent.ts';
import type { ResumePoint } from '../cursor.ts';
import { readPages } from '../pages/read-pages.ts';
import { firstOf } from './first-of.ts';
import { ListCount } from './list-count.ts';
import { ListExtent } from './list-extent.ts';
import { type AccountListing, type AccountListingRequest, countOf, isVendorTotalExact } from './listing.ts';
import { Selection } from './selection.ts';

/** An account that has to be read to its end: its vendor lists in another order than the one asked for, or in none. */
export class WholeListing implements AccountListing {
  ready: readonly AgentRecord[] = [];
  held: readonly AgentRecord[] = [];
  /** How many agents were read, each once. */
  private readonly seen = { size: 0 };
  private isRead = false;
  private readonly request: AccountListingRequest;
  private readonly selection: Selection;
  private readonly count: ListCount;
  private readonly extent: ListExtent;
  private unreadable: number | undefined;

  constructor(request: AccountListingRequest) {
    this.request = request;
    this.selection = new Selection(request, true);
    this.count = new ListCount(request.account);
    this.extent = new ListExtent(request.account, this.seen);
  }

  get done(): boolean {
    return this.isRead && this.held.length === 0;
  }

  /** Reads the list, and puts as many in order as are wanted; then the others. */
  async fill(): Promise<void> {
    if (this.isRead) {
      this.ready = [...this.ready, ...[...this.held].sort(this.selection.compare)];
      this.held = [];
      return;
    }
    const chosen = await this.selection.choose(await this.readAll());
    const { first, others } = firstOf(chosen, this.request.wanted, this.selection.compare);
    this.ready = first;
    this.held = others;
    this.isRead = true;
  }

  private async readAll(): Promise<readonly AgentRecord[]> {
    const { resume } = this.request;
    const byId = new Map<string, AgentRecord>();
    // A list that proved not to be in its order is read page after page: joined pages miss nothing, whatever changes.
    const from = { offset: 0, wanted: Number.POSITIVE_INFINITY, isWhole: resume.unordered !== true };
    for await (const page of readPages(this.selection.source, from)) {
      const again: AgentRecord[] = [];
      for (const agent of page.agents) {
        const { size } = byId;
        if (byId.set(agent.vendorId, agent).size === size) again.push(agent);
      }
      this.selection.giveBack(again);
      this.seen.size = byId.size;
      this.extent.add(page);
      this.count.add(page, page.itemCount - page.agents.length);
      this.selection.checkTotal(page.total);
      this.selection.checkRead();
    }
    this.unreadable = this.count.end(byId.size);
    return [...byId.values()];
  }

  resumePoint(): ResumePoint {
    return { unordered: this.request.resume.unordered };
  }

  knownTotal(): number | undefined {
    if (!this.isRead || !this.isCountCertain) return undefined;
    // That a list is not in its order is seen only where enough of it is read: the count must not depend on how much that was.
    if (this.request.resume.unordered && this.extent.isLong)
      return isVendorTotalExact(this.request) ? this.count.vendorTotal : undefined;
    return countOf(this.request, this.selection.matchCount, this.unreadable);
  }

  get isCountCertain(): boolean {
    return this.count.isCertain;
  }
}
