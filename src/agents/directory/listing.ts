/** @module One account's part of the merged list. */
import type { AgentRecord } from '../../model/agent.ts';
import { VendorError } from '../../model/vendor-error.ts';
import type { PushedFilter } from '../../vendors/vendor.ts';
import type { Account } from '../account.ts';
import type { ResumePoint } from './cursor.ts';
import { matchesFilter } from './local-filter.ts';
import { type AgentOrder, compareAgents, compareKeys, type OrderKey, orderKey } from './order.ts';

/** What is asked of one account. */
export interface ListingRequest {
  readonly account: Account;
  readonly filter: PushedFilter;
  readonly asksForDeleted: boolean;
  readonly order: AgentOrder;
  /** Agents up to this place were shown already. */
  readonly after: OrderKey | undefined;
  readonly resume: ResumePoint;
  /** How many agents the caller will take at most. */
  readonly wanted: number;
  /** How many agents may be read before the reading is given up. */
  readonly maxAgents: number;
  readonly signal: AbortSignal | undefined;
  /** Loads whole agents, for filters that look at what a list does not show. */
  readonly complete: (agents: readonly AgentRecord[]) => Promise<readonly (AgentRecord | null)[]>;
}

/** The agents of one account, in order, behind the place where the walk stands. */
export interface Listing {
  readonly account: Account;
  /** In order; the front is the next. Empty and not `done`: call `fill`. */
  readonly ready: AgentRecord[];
  /** Nothing will follow what is ready. */
  readonly done: boolean;
  /** Agents are known that stand behind all that is ready. */
  readonly hasHeld: boolean;
  /** Fetches until something is ready or the list is done. */
  fill(): Promise<void>;
  /** Where a later request goes on so that it sees all that stands behind `key`. */
  resumePoint(key: OrderKey): ResumePoint;
  /** The exact number of matching agents, as far as what was fetched tells; undefined when it does not. */
  knownTotal(): number | undefined;
}

/** What all listings share: the filter that is left to do here, the place of the walk, the bound. */
export class Selection {
  private readonly request: ListingRequest;
  private read = 0;

  constructor(request: ListingRequest) {
    this.request = request;
  }

  /** The agents that match, in the order given. */
  async matching(agents: readonly AgentRecord[]): Promise<AgentRecord[]> {
    const { filter, asksForDeleted, complete } = this.request;
    const verdicts = agents.map((agent) => matchesFilter(agent, filter.remaining, asksForDeleted));
    const open = agents.filter((_, index) => verdicts[index] === undefined);
    if (open.length === 0) return agents.filter((_, index) => verdicts[index]);
    const whole = new Map((await complete(open)).filter((agent) => agent !== null).map((agent) => [agent.vendorId, agent]));
    return agents.flatMap((agent, index) => {
      if (verdicts[index] !== undefined) return verdicts[index] ? [agent] : [];
      const loaded = whole.get(agent.vendorId);
      return loaded !== undefined && matchesFilter(loaded, filter.remaining, asksForDeleted) ? [loaded] : [];
    });
  }

  /** Whether this agent stands behind the place where the walk is. */
  isAhead(agent: AgentRecord): boolean {
    const { after, order } = this.request;
    return after === undefined || compareKeys(orderKey(agent, order), after, order) > 0;
  }

  readonly compare = (a: AgentRecord, b: AgentRecord): number => {
    return compareAgents(a, b, this.request.order);
  };

  /** Counts what was read. */
  countRead(items: number): void {
    const { account, maxAgents, order } = this.request;
    this.read += items;
    if (this.read <= maxAgents) return;
    throw new VendorError({
      code: 'LIMIT_EXCEEDED',
      message:
        `more than ${maxAgents} agents of "${account.id}" would have to be read for this filter ordered by ${order.field}; ` +
        'narrow the filter, order by CREATED_AT descending, or raise server.maxAgentsPerAccount',
      retryable: false,
    });
  }
}
