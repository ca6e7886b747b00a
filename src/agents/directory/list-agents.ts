/** @module Many accounts, one ordered, paginated list. */
import type { AgentRecord } from '../../model/agent.ts';
import { VendorError } from '../../model/vendor-error.ts';
import type { AgentFilter } from '../../vendors/vendor.ts';
import type { Account } from '../account.ts';
import { type AccountFailure, accountFailure } from '../account-failure.ts';
import { decodeCursor, encodeCursor, type WalkIdentity, type WalkPosition } from './cursor.ts';
import type { Listing, ListingRequest } from './listing.ts';
import { NewestFirstListing, NotInOrderError } from './newest-first-listing.ts';
import { type AgentOrder, compareAgents, NEWEST_FIRST, orderKey } from './order.ts';
import { WholeListing } from './whole-listing.ts';

/** What is asked of the directory. */
export interface ListAgentsRequest {
  readonly accounts: readonly Account[];
  /** Values of the enum `Vendor`; all when absent. */
  readonly vendors?: readonly string[] | undefined;
  readonly accountIds?: readonly string[] | undefined;
  readonly filter: AgentFilter;
  readonly order: AgentOrder;
  /** 0 or more. */
  readonly first: number;
  readonly after?: string | undefined;
  readonly maxAgentsPerAccount: number;
  readonly signal?: AbortSignal | undefined;
  readonly complete: ListingRequest['complete'];
}

/** A page of the merged list. */
export interface AgentPage {
  readonly agents: readonly AgentRecord[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly failures: readonly AccountFailure[];
  /** The cursor that goes on behind this agent of the page. */
  cursorOf(agent: AgentRecord): string;
  /** The exact number of matching agents over all pages, or null when it can not be told without reading every list. */
  totalCount(): Promise<number | null>;
}

/**
 * Lists agents of all accounts that the request names, merged. An account that fails is named in `failures` and costs
 * only its own rows.
 *
 * @throws BadCursorError when `after` is no cursor of this list
 */
export async function listAgents(request: ListAgentsRequest): Promise<AgentPage> {
  const { vendors, accountIds, filter, order, first, after } = request;
  const identity: WalkIdentity = { filter, vendors, accountIds, order };
  const position = after === undefined ? undefined : decodeCursor(after, identity);
  const accounts = request.accounts
    .filter((account) => vendors === undefined || vendors.includes(account.vendor.name))
    .filter((account) => accountIds === undefined || accountIds.includes(account.id));
  const unordered = new Set<string>();
  for (;;) {
    const parts = accounts.flatMap((account) => partsOf(account, request, position, unordered));
    try {
      const merge = new Merge(parts, order);
      const agents = await merge.take(first);
      const hasNextPage = await merge.hasMore();
      return {
        agents,
        hasNextPage,
        hasPreviousPage: after !== undefined,
        failures: failuresOf(parts),
        cursorOf(agent) {
          const key = orderKey(agent, order);
          const resume = Object.fromEntries(parts.map((part) => [part.name, part.resumePoint(key)]));
          return encodeCursor({ key, resume }, identity);
        },
        totalCount: () => totalCount(parts),
      };
    } catch (error) {
      if (!(error instanceof NotInOrderError)) throw error;
      const { account } = error;
      account.drift.add({ path: '(list)', problem: 'not in the documented order, newest first' });
      unordered.add(account.id);
    }
  }
}

function partsOf(
  account: Account,
  request: ListAgentsRequest,
  position: WalkPosition | undefined,
  unordered: ReadonlySet<string>,
): Part[] {
  const { filter, order, first, maxAgentsPerAccount, signal, complete } = request;
  return account.vendor.pushDown(filter).map((pushed, index) => {
    const name = index === 0 ? account.id : `${account.id}#${index}`;
    return new Part(name, {
      account,
      filter: pushed,
      asksForDeleted: filter.statuses?.includes('DELETED') ?? false,
      order,
      after: position?.key,
      resume: unordered.has(account.id) ? { unordered: true } : (position?.resume[name] ?? {}),
      wanted: first + 1,
      maxAgents: maxAgentsPerAccount,
      signal,
      complete,
    });
  });
}

/** One account's listing, whatever becomes of it: in order, read to its end, or failed. */
class Part {
  readonly name: string;
  readonly request: ListingRequest;
  readonly listing: Listing;
  failure: AccountFailure | undefined;

  constructor(name: string, request: ListingRequest) {
    this.name = name;
    this.request = request;
    const { order: listed } = request.account.vendor.capabilities.listing;
    const isListedInOrder = listed === 'NEWEST_FIRST' && isNewestFirst(request.order) && !request.resume.unordered;
    this.listing = isListedInOrder ? new NewestFirstListing(request) : new WholeListing(request);
  }

  get head(): AgentRecord | undefined {
    return this.listing.ready[0];
  }

  get canHaveMore(): boolean {
    return this.failure === undefined && !this.listing.done;
  }

  /** Fetches what comes next; a failure is kept, not thrown. */
  async fill(): Promise<void> {
    if (!this.canHaveMore || this.head !== undefined) return;
    try {
      await this.listing.fill();
    } catch (error) {
      this.failure = accountFailure(this.request.account, error);
    }
  }

  resumePoint(key: Parameters<Listing['resumePoint']>[0]) {
    return this.failure === undefined ? this.listing.resumePoint(key) : this.request.resume;
  }
}

class Merge {
  private readonly parts: readonly Part[];
  private readonly order: AgentOrder;

  constructor(parts: readonly Part[], order: AgentOrder) {
    this.parts = parts;
    this.order = order;
  }

  async take(count: number): Promise<AgentRecord[]> {
    const taken: AgentRecord[] = [];
    while (taken.length < count) {
      await this.fillAll();
      const next = this.shift();
      if (next === undefined) break;
      const last = taken.at(-1);
      // Two parts of one account can hold the same agent; in order, it then comes up twice in a row.
      if (last?.accountId !== next.accountId || last.vendorId !== next.vendorId) taken.push(next);
    }
    return taken;
  }

  async hasMore(): Promise<boolean> {
    for (;;) {
      if (this.parts.some((part) => part.head !== undefined || (part.listing.hasHeld && part.failure === undefined))) return true;
      const open = this.parts.filter((part) => part.canHaveMore);
      if (open.length === 0) return false;
      await this.fillAll();
    }
  }

  /** Makes sure that every part shows its next agent. */
  private async fillAll(): Promise<void> {
    await Promise.all(this.parts.map((part) => part.fill()));
  }

  private shift(): AgentRecord | undefined {
    let best: Part | undefined;
    for (const part of this.parts) {
      if (part.head === undefined) continue;
      if (best?.head === undefined || compareAgents(part.head, best.head, this.order) < 0) best = part;
    }
    return best?.listing.ready.shift();
  }
}

function failuresOf(parts: readonly Part[]): AccountFailure[] {
  const byAccount = new Map<string, AccountFailure>();
  for (const { failure } of parts) if (failure !== undefined) byAccount.set(failure.account.id, failure);
  return [...byAccount.values()];
}

function isNewestFirst({ field, direction }: AgentOrder): boolean {
  return field === NEWEST_FIRST.field && direction === NEWEST_FIRST.direction;
}

async function totalCount(parts: readonly Part[]): Promise<number | null> {
  if (parts.some((part) => part.failure !== undefined)) return null;
  if (new Set(parts.map((part) => part.request.account)).size < parts.length) return null;
  const totals = await Promise.all(parts.map(countOf));
  return totals.every((total) => total !== undefined) ? totals.reduce((sum, total) => sum + total, 0) : null;
}

async function countOf({ listing, request }: Part): Promise<number | undefined> {
  const known = listing.knownTotal();
  const { account, filter, signal } = request;
  const isExact = Object.keys(filter.remaining).length === 0 && !account.vendor.capabilities.statuses.includes('DELETED');
  if (known !== undefined || account.client.count === undefined || !isExact) return known;
  try {
    return await account.client.count(filter.query, { signal });
  } catch (error) {
    if (error instanceof VendorError) return undefined;
    throw error;
  }
}
