import type { AgentRecord } from '../../model/agent.ts';
import type { ResumePoint } from './cursor.ts';
import { type Listing, type ListingRequest, Selection } from './listing.ts';
import type { OrderKey } from './order.ts';
import { readWindows } from './read-windows.ts';

/** An account that has to be read to its end: its vendor lists in another order than the one asked for, or in none. */
export class WholeListing implements Listing {
  readonly account;
  ready: AgentRecord[] = [];
  done = false;
  readonly hasHeld = false;
  private readonly request: ListingRequest;
  private total: number | undefined;

  constructor(request: ListingRequest) {
    this.request = request;
    this.account = request.account;
  }

  async fill(): Promise<void> {
    const selection = new Selection(this.request);
    const byId = new Map<string, AgentRecord>();
    for await (const page of readWindows(this.request, { offset: 0, wanted: Number.POSITIVE_INFINITY })) {
      selection.countRead(page.itemCount);
      for (const agent of page.agents) byId.set(agent.vendorId, agent);
    }
    const matching = await selection.matching([...byId.values()]);
    this.total = matching.length;
    this.ready = matching.filter((agent) => selection.isAhead(agent)).sort(selection.compare);
    this.done = true;
  }

  resumePoint(_key: OrderKey): ResumePoint {
    return { unordered: this.request.resume.unordered };
  }

  knownTotal(): number | undefined {
    return this.total;
  }
}
