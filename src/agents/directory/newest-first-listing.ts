import type { AgentRecord } from '../../model/agent.ts';
import { VendorError } from '../../model/vendor-error.ts';
import type { Account } from '../account.ts';
import type { ResumePoint } from './cursor.ts';
import { type Listing, type ListingRequest, Selection } from './listing.ts';
import type { OrderKey } from './order.ts';
import { type PlacedPage, readWindows } from './read-windows.ts';

/** Thrown when a list is not in the order that its vendor promises: it is then read to its end instead. */
export class NotInOrderError extends Error {
  override readonly name = 'NotInOrderError';
  readonly account: Account;

  constructor(account: Account) {
    super(`the list of "${account.id}" is not in the documented order`);
    this.account = account;
  }
}

/** Beyond what is wanted, so that a few deletions and one group of equal times do not cost a second call. */
const RESUME_MARGIN = 5;

/**
 * An account whose vendor lists the newest first, read only as far as the merge needs. How the vendor orders equal times
 * is its own affair: agents of one millisecond are held back until an older one has been seen, then sorted by id.
 */
export class NewestFirstListing implements Listing {
  readonly account;
  ready: AgentRecord[] = [];
  done = false;
  private readonly request: ListingRequest;
  private readonly selection: Selection;
  private readonly seen = new Set<string>();
  /** Everything fetched, with its time and where it stood: from this, the resume points. */
  private readonly places: { readonly createdAt: number; readonly point: ResumePoint }[] = [];
  private held: AgentRecord[] = [];
  private pages: AsyncGenerator<PlacedPage> | undefined;
  private oldestTime = Number.POSITIVE_INFINITY;
  private matched = 0;
  private fromTheStart = false;
  private vendorTotal: number | undefined;

  constructor(request: ListingRequest) {
    this.request = request;
    this.account = request.account;
    this.selection = new Selection(request);
  }

  async fill(): Promise<void> {
    this.pages ??= await this.start();
    while (this.ready.length === 0 && !this.done) {
      const { value: page, done } = await this.pages.next();
      if (!done) await this.take(page);
      else this.finish();
    }
  }

  get hasHeld(): boolean {
    return this.held.length > 0;
  }

  resumePoint(key: OrderKey): ResumePoint {
    if (typeof key.value !== 'number') return {};
    const newer = this.places.filter((place) => place.createdAt > Number(key.value));
    return newer.at(-1)?.point ?? {};
  }

  knownTotal(): number | undefined {
    if (this.done && this.fromTheStart) return this.matched;
    const { filter, account } = this.request;
    const isExact = Object.keys(filter.remaining).length === 0 && !account.vendor.capabilities.statuses.includes('DELETED');
    return isExact ? this.vendorTotal : undefined;
  }

  /**
   * Finds a page that begins before the place of the walk: with an agent that is newer. Otherwise the list has moved
   * forward since, and agents could have slipped by.
   */
  private async start(): Promise<AsyncGenerator<PlacedPage>> {
    const { after, resume, wanted } = this.request;
    if (after === undefined || (resume.offset === undefined && resume.cursor === undefined)) return this.fromBeginning();
    const margin = wanted + RESUME_MARGIN;
    for (let offset = resume.offset, step = margin; offset !== 0; step *= 2) {
      const from = offset ?? 0;
      const pages = readWindows(this.request, { offset: from, cursor: resume.cursor, wanted: margin + (resume.offset ?? 0) - from });
      const first = await pages.next().catch(forgetStaleCursor);
      const time = first?.value?.agents[0]?.fields.createdAt?.getTime();
      if (first !== undefined && !first.done && time !== undefined && time > Number(after.value)) {
        await this.take(first.value);
        return pages;
      }
      if (offset === undefined) break;
      offset = Math.max(0, offset - step);
    }
    return this.fromBeginning();
  }

  private fromBeginning(): AsyncGenerator<PlacedPage> {
    this.fromTheStart = true;
    const { filter, wanted, after } = this.request;
    // With a filter left to do here, most of a page may fall through.
    const isFiltered = Object.keys(filter.remaining).length > 0 || after !== undefined;
    return readWindows(this.request, { offset: 0, wanted: isFiltered ? Number.POSITIVE_INFINITY : wanted });
  }

  private async take(page: PlacedPage): Promise<void> {
    this.selection.countRead(page.itemCount);
    this.vendorTotal = page.total ?? this.vendorTotal;
    const fresh: AgentRecord[] = [];
    let previous = this.isByCursor ? this.oldestTime : Number.POSITIVE_INFINITY;
    page.agents.forEach((agent, index) => {
      const createdAt = agent.fields.createdAt?.getTime();
      if (createdAt === undefined || createdAt > previous) throw new NotInOrderError(this.account);
      previous = createdAt;
      if (!this.isByCursor) this.places.push({ createdAt, point: { offset: page.offset + index } });
      else if (index === 0) this.places.push({ createdAt, point: { cursor: page.cursor } });
      if (this.seen.has(agent.vendorId)) return;
      this.seen.add(agent.vendorId);
      fresh.push(agent);
    });
    const matching = await this.selection.matching(fresh);
    this.matched += matching.length;
    this.held.push(...matching.filter((agent) => this.selection.isAhead(agent)));
    this.oldestTime = previous;
    if (page.hasMore) this.release(previous);
    else this.finish();
  }

  private finish(): void {
    this.done = true;
    this.release(Number.NEGATIVE_INFINITY);
  }

  private get isByCursor(): boolean {
    return this.account.vendor.capabilities.listing.paging === 'CURSOR';
  }

  /** Makes ready what is newer than `time`: all of those are known by now. */
  private release(time: number): void {
    const isComplete = (agent: AgentRecord) => (agent.fields.createdAt?.getTime() ?? Number.NEGATIVE_INFINITY) > time;
    this.ready.push(...this.held.filter(isComplete).sort(this.selection.compare));
    this.held = this.held.filter((agent) => !isComplete(agent));
  }
}

/** A vendor's cursor may have grown old: then the list is read from its beginning. */
function forgetStaleCursor(error: unknown): undefined {
  if (error instanceof VendorError && (error.code === 'INVALID' || error.code === 'NOT_FOUND')) return undefined;
  throw error;
}
