import type { AgentRecord, JsonObject } from '../../../core/agent.ts';
import { VendorError } from '../../../core/errors/vendor-error.ts';
import type { ResumePoint } from '../cursor.ts';
import { isBefore, isNewestFirst, type OrderKey, orderValue } from '../order.ts';
import type { PlacedPage, ReadFrom } from '../pages/placed-page.ts';
import { readPages } from '../pages/read-pages.ts';
import { ListExtent } from './list-extent.ts';
import {
  type AccountListing,
  type AccountListingRequest,
  countOf,
  isUnrestricted,
  isVendorTotalExact,
} from './listing.ts';
import { SeenAgents } from './seen-agents.ts';
import { Selection } from './selection.ts';

/** Thrown when a list is not in the order that its vendor promises: it is then read to its end instead. */
export class NotInOrderError extends Error {
  override readonly name = 'NotInOrderError';
}

/** Beyond what is wanted, so that a few deletions and one group of equal times do not cost a second call. */
const MARGIN = 5;

/** How much further back the reading goes each time when the place to resume at has moved forward, before it begins anew. */
const STEPS_BACK = [0, 1, 4, 16];

/**
 * An account whose vendor lists in the order that is asked for, read only as far as the merge needs. How the vendor orders
 * equal values is its own affair: agents of one time or name are held back until a later one has been seen, then sorted by
 * id.
 */
export class OrderedListing implements AccountListing {
  readonly ready: AgentRecord[] = [];
  held: readonly AgentRecord[] = [];
  done = false;
  private readonly request: AccountListingRequest;
  private readonly selection: Selection;
  /** From where the reading began. */
  private readonly seen = new SeenAgents();
  private readonly extent: ListExtent;
  /** The values of everything fetched, and beside each where it stood: from this, the resume points. */
  private readonly values: Value[] = [];
  private readonly places: (number | string | undefined)[] = [];
  private pages: AsyncGenerator<PlacedPage, void> | undefined;
  /** Everything that stands before this value is known; undefined: nothing is. */
  private frontier: Value | undefined;
  /** In the vendor's words: the filter, and the order. */
  private readonly query: JsonObject;
  private isFromTheStart = false;
  private vendorTotal: number | undefined;
  isCountCertain = true;

  /** @param orderQuery what asks the vendor for the order; empty where that is the order it lists in unasked */
  constructor(request: AccountListingRequest, orderQuery: JsonObject) {
    this.request = request;
    this.extent = new ListExtent(request.account, this.seen);
    this.query = { ...request.filter.query, ...orderQuery };
    this.selection = new Selection(request, !isVendorTotalExact(request));
  }

  async fill(): Promise<void> {
    const readyBefore = this.ready.length;
    // To find the place of a walk, a page is read already.
    this.pages ??= await this.start();
    while (this.ready.length === readyBefore && !this.done) await this.readPage();
  }

  /** Fetches one page. */
  async readPage(): Promise<void> {
    this.pages ??= await this.start();
    const { value: page } = await this.pages.next();
    if (page === undefined) this.finish();
    else await this.take(page);
  }

  /** See {@link ListExtent.isLong}. */
  get isLong(): boolean {
    return this.extent.isLong;
  }

  private get isByCursor(): boolean {
    return this.request.account.vendor.capabilities.listing.paging === 'CURSOR';
  }

  resumePoint(key: OrderKey): ResumePoint {
    const { value } = key;
    if (value === null) return {};
    const index = this.values.findLastIndex((each) => this.isBefore(each, value));
    if (index < 0) return {};
    const place = this.places[index];
    return typeof place === 'number' ? { offset: place } : { cursor: place };
  }

  knownTotal(): number | undefined {
    if (!this.isCountCertain) return undefined;
    // Of what takes several pages only the vendor knows, so that it does not depend on how much was read for a page.
    const isRead = this.done && this.isFromTheStart && !this.isLong;
    const total = isRead ? countOf(this.request, this.selection.matchCount, this.extent.unreadable) : undefined;
    return total ?? (isVendorTotalExact(this.request) ? this.vendorTotal : undefined);
  }

  /**
   * Finds a page that begins before the place of the walk, with an agent of another time or name. On a page that does not, the
   * list has moved forward since the last request, and agents could have been missed.
   */
  private async start(): Promise<AsyncGenerator<PlacedPage, void>> {
    for (const from of this.resumePlaces()) {
      const pages = this.readFrom(from);
      const first = (await pages.next().catch(forgetStaleCursor))?.value;
      if (first === undefined) continue;
      if (!this.beginsBeforeTheWalk(first)) {
        this.selection.giveBack(first.agents);
        continue;
      }
      await this.take(first);
      return pages;
    }
    this.isFromTheStart = true;
    const { filter, wanted, after } = this.request;
    // What was shown already falls through, and with a filter left to do here much else.
    const isSparse = !isUnrestricted(filter) || after !== undefined;
    return this.readFrom({ offset: 0, wanted: isSparse ? Number.POSITIVE_INFINITY : wanted + MARGIN });
  }

  /** The nearest first. */
  private resumePlaces(): ReadFrom[] {
    const { after, wanted, resume } = this.request;
    if (after === undefined || after.value === null) return [];
    // As much as there is: the next requests are then likely to find what they need on the same page.
    if (resume.cursor !== undefined) return [{ offset: 0, cursor: resume.cursor, wanted: Number.POSITIVE_INFINITY }];
    const offset = resume.offset ?? 0;
    const reach = wanted + MARGIN;
    return STEPS_BACK.map((step) => step * reach)
      .filter((back) => back < offset)
      .map((back) => ({ offset: offset - back, wanted: reach + back }));
  }

  private readFrom(from: ReadFrom): AsyncGenerator<PlacedPage, void> {
    const { order } = this.request;
    return readPages({ ...this.selection.source, query: this.query, order }, from);
  }

  private beginsBeforeTheWalk({ agents: [first] }: PlacedPage): boolean {
    const { after } = this.request;
    const value = first === undefined ? undefined : this.valueOf(first);
    return value !== undefined && after !== undefined && this.isBefore(value, after.value);
  }

  private async take(page: PlacedPage): Promise<void> {
    this.vendorTotal = page.total ?? this.vendorTotal;
    this.isCountCertain &&= !page.isTotalFalse;
    const end = this.notePlaces(page);
    // What is new and stands before the frontier came there since: all that was there before is known.
    const isFirst = this.seen.size === 0 && this.frontier === undefined;
    const fresh = isFirst
      ? page.agents
      : page.agents.filter((agent) => !this.seen.has(agent.vendorId) && !this.isBeforeFrontier(agent));
    this.seen.add(page.agents);
    this.extent.add(page);
    const chosen = await this.selection.choose(fresh);
    this.selection.giveBack(chosen.length === fresh.length ? page.agents : withoutVain(page.agents, fresh, chosen));
    this.selection.checkRead(fresh.length - chosen.length + page.itemCount - page.agents.length);
    this.held = this.held.length === 0 ? chosen : [...this.held, ...chosen];
    this.frontier = this.later(this.frontier, end);
    if (page.hasMore) this.release((agent) => this.isBeforeFrontier(agent));
    else this.finish();
  }

  /** Notes where the page's agents stand. Returns the value of the last. */
  private notePlaces({ agents, offset, cursor }: PlacedPage): Value | undefined {
    let previous = this.firstPossible(agents);
    let index = 0;
    for (const agent of agents) {
      const value = this.valueOf(agent);
      if (value === undefined)
        throw new NotInOrderError(`an agent without a time in a list by ${VALUES[this.request.order.field]}`);
      if (previous !== undefined && this.isBefore(value, previous)) {
        throw new NotInOrderError(`not in the documented order, ${this.inWords}`);
      }
      previous = value;
      if (!this.isByCursor || index === 0) {
        this.values.push(value);
        this.places.push(this.isByCursor ? cursor : offset + index);
      }
      index++;
    }
    return previous;
  }

  /**
   * A page by cursor begins where the one before ended, unless agents came before it since and the vendor's cursors count
   * agents: then it shows some again. Pages by offset overlap anyway.
   */
  private firstPossible(agents: readonly AgentRecord[]): Value | undefined {
    return this.isByCursor && !agents.some(({ vendorId }) => this.seen.has(vendorId)) ? this.frontier : undefined;
  }

  private get inWords(): string {
    const { order } = this.request;
    return isNewestFirst(order) ? 'newest first' : `${order.field} ${order.direction}`;
  }

  /** undefined where the record does not show what the list is ordered by, or has no such value. */
  private valueOf(agent: AgentRecord): Value | undefined {
    return orderValue(agent, this.request.order) ?? undefined;
  }

  private isBefore(a: Value, b: OrderKey['value']): boolean {
    return isBefore(a, b, this.request.order);
  }

  private isBeforeFrontier(agent: AgentRecord): boolean {
    const value = this.valueOf(agent);
    return value !== undefined && this.frontier !== undefined && this.isBefore(value, this.frontier);
  }

  private later(a: Value | undefined, b: Value | undefined): Value | undefined {
    if (a === undefined || b === undefined) return a ?? b;
    return this.isBefore(a, b) ? b : a;
  }

  private finish(): void {
    this.done = true;
    this.release(() => true);
  }

  /** Makes ready what stands before all that is not known yet. */
  private release(isDue: (agent: AgentRecord) => boolean): void {
    const due: AgentRecord[] = [];
    const held: AgentRecord[] = [];
    for (const agent of this.held) (isDue(agent) ? due : held).push(agent);
    // One by one: as arguments of one call, a hundred thousand would exhaust the stack.
    for (const agent of due.sort(this.selection.compare)) this.ready.push(agent);
    this.held = held;
  }
}

/** The agents of a page, but for those that were not chosen although they are new. */
function withoutVain(
  agents: readonly AgentRecord[],
  fresh: readonly AgentRecord[],
  chosen: readonly AgentRecord[],
): AgentRecord[] {
  const shown = new Set(chosen);
  const inVain = new Set(fresh.filter((agent) => !shown.has(agent)));
  return agents.filter((agent) => !inVain.has(agent));
}

/** What a list is ordered by, in words. */
const VALUES = { CREATED_AT: 'time of creation', UPDATED_AT: 'time of the last change', NAME: 'name' } as const;

/** What agents are ordered by. */
type Value = number | string;

/** A vendor's cursor may have grown old: then the list is read from its beginning. */
function forgetStaleCursor(error: unknown): undefined {
  if (error instanceof VendorError && (error.code === 'INVALID' || error.code === 'NOT_FOUND')) return undefined;
  throw error;
}
