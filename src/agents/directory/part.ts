import type { Account } from '../../accounts/account.ts';
import { type AccountFailure, accountFailure, isCancelled } from '../../accounts/account-failure.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import type { ResumePoint } from './cursor.ts';
import { type AccountListing, type AccountListingRequest, isVendorTotalExact } from './listings/listing.ts';
import { orderQuery } from './listings/order-query.ts';
import { NotInOrderError, OrderedListing } from './listings/ordered-listing.ts';
import { WholeListing } from './listings/whole-listing.ts';
import { compareKeys, isNewestFirst, isSameAgent, type OrderKey, orderKey } from './order.ts';

/** One account's share of the merged list, whatever becomes of it: read as far as needed, to its end, or failed. */
export class Part {
  readonly name: string;
  failure: AccountFailure | undefined;
  private request: AccountListingRequest;
  private listing: AccountListing;
  /** How many of what is ready were taken. */
  private taken = 0;

  /** @param failure what made it fail before anything could be read */
  constructor(name: string, request: AccountListingRequest, failure?: AccountFailure) {
    this.name = name;
    this.request = request;
    this.failure = failure;
    this.listing = request.resume.exhausted ? EXHAUSTED : listingOf(request);
  }

  get account(): Account {
    return this.request.account;
  }

  /** Whether no other part of the account can hold the same agents. */
  get isDisjoint(): boolean {
    return this.request.filter.isDisjoint;
  }

  /** The next agent; undefined when there is none, or none yet. */
  get head(): AgentRecord | undefined {
    return this.listing.ready[this.taken];
  }

  /** Whether more than this agent is known to follow. */
  hasOtherThan(agent: AgentRecord | undefined): boolean {
    const { ready, held } = this.listing;
    for (let index = this.taken; index < ready.length; index++) {
      if (!isSameAgent(ready[index] as AgentRecord, agent)) return true;
    }
    return this.failure === undefined && held.some((each) => !isSameAgent(each, agent));
  }

  /** Whether `fill` has something to do. */
  get isWanting(): boolean {
    return this.head === undefined && this.failure === undefined && !this.listing.done;
  }

  /** Takes the next agent away. */
  shift(): AgentRecord | undefined {
    const { head } = this;
    if (head !== undefined) this.taken++;
    return head;
  }

  /** Puts everything back that was taken. */
  rewind(): void {
    this.taken = 0;
  }

  /**
   * Fetches what comes next. A failure is kept, not thrown. A list that is not in the promised order is read to its end.
   *
   * @returns false when that is so: what was taken has to be taken anew
   */
  async fill(): Promise<boolean> {
    try {
      await this.listing.fill();
    } catch (error) {
      if (error instanceof NotInOrderError) return this.readWhole(error);
      this.failure = accountFailure(this.account, error);
    }
    return true;
  }

  /** Where a later request goes on so that it sees all that stands behind `key`. */
  resumePoint(key: OrderKey): ResumePoint {
    const { order, resume } = this.request;
    if (this.failure !== undefined || this.listing === EXHAUSTED) return resume;
    const last = this.listing.ready.at(-1);
    const isPast = last === undefined || compareKeys(orderKey(last, order), key, order) <= 0;
    const point = this.listing.resumePoint(key);
    // Only where what is new stands first: elsewhere, whoever asks again later has to see what was added at the end.
    return isNewestFirst(order) && this.listing.done && isPast ? { ...point, exhausted: true } : point;
  }

  /** The exact number of matching agents; undefined when it can not be told without reading more than a page holds. */
  async total(): Promise<number | undefined> {
    const { filter, signal, account } = this.request;
    try {
      const listing = await this.countedListing();
      const known = listing.knownTotal();
      if (known !== undefined || !listing.isCountCertain) return known;
      if (account.client.count === undefined || !isVendorTotalExact(this.request))
        return await countShort(listing, this.request);
      return await account.client.count(filter.query, { signal });
    } catch (error) {
      if (isCancelled(error)) throw error;
      if (!(error instanceof VendorError || error instanceof NotInOrderError)) account.reportFault(error);
      return undefined;
    }
  }

  /** What tells how many there are: where nothing was read, because nothing was left to show, the list's beginning. */
  private async countedListing(): Promise<AccountListing> {
    if (this.listing !== EXHAUSTED) return this.listing;
    const listing = listingOf(fromTheStart(this.request));
    await listing.fill();
    return listing;
  }

  private async readWhole({ message }: NotInOrderError): Promise<boolean> {
    this.account.drift.add({ path: '(list)', problem: message });
    this.request = { ...this.request, resume: { unordered: true } };
    this.listing = new WholeListing(this.request);
    await this.fill();
    return false;
  }
}

/** The number of matches in a list that is no longer than a page may be, of which less was read. */
async function countShort(listing: AccountListing, request: AccountListingRequest): Promise<number | undefined> {
  const words = orderQuery(request);
  if (!(listing instanceof OrderedListing) || words === undefined) return undefined;
  const start = { ...fromTheStart(request), resume: {} };
  const whole = new OrderedListing(start, words);
  try {
    // A page may be shorter than asked for, and the end be seen on the next one only.
    while (!listing.isLong && !whole.done && !whole.isLong) await whole.readPage();
    return whole.knownTotal();
  } catch (error) {
    if (!(error instanceof NotInOrderError)) throw error;
    // Whoever reads a page so large sees it, too, and counts what is read to its end.
    const unordered = new WholeListing({ ...start, resume: { unordered: true } });
    await unordered.fill();
    return unordered.knownTotal();
  }
}

/** As much of the whole list as there is. */
function fromTheStart(request: AccountListingRequest): AccountListingRequest {
  const { unordered } = request.resume;
  return { ...request, after: undefined, resume: { unordered }, wanted: Number.POSITIVE_INFINITY };
}

/** Nothing is left of the list. */
const EXHAUSTED: AccountListing = {
  ready: [],
  held: [],
  done: true,
  fill: () => Promise.resolve(),
  resumePoint: () => ({ exhausted: true }),
  isCountCertain: true,
  knownTotal: () => undefined,
};

function listingOf(request: AccountListingRequest): AccountListing {
  const words = orderQuery(request);
  return words === undefined ? new WholeListing(request) : new OrderedListing(request, words);
}
