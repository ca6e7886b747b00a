/** @module Many agents of one account by id, in as few calls as the vendor allows. */
import type { AgentRecord } from '../model/agent.ts';
import { VendorError } from '../model/vendor-error.ts';
import type { Account } from './account.ts';
import { pageSizeOf } from './directory/page-size.ts';
import { readPages } from './directory/read-pages.ts';
import { listHint } from './list-hints.ts';

/** What a look-up of one id gave: the agent, null when the vendor has none, or the failure. */
export type LookUp = AgentRecord | null | Error;

/**
 * From so many ids on, the first page of a list is tried of which nothing is known: it may hold none of them, and then
 * it was one call too many.
 */
const TRY_A_PAGE_FROM = 8;

/** With fewer hits, a page saves nothing over reading one by one. */
const HITS_WORTH_A_PAGE = 2;

/**
 * Reads agents by id. Answers are matched by the id inside them, never by position. Where list items are whole, pages of
 * the list are read as long as they save calls: never more calls are made than there are ids, but for one case. When
 * nothing is known of a list, and its first page holds none of the ids, that page is one call too many; from then on it
 * is known.
 *
 * What a list does not hold is asked for by its id: lists may leave agents out that are there. Only an id that the vendor
 * can not be asked for is missing because the whole list does not hold it.
 *
 * @param maxAgents so many are read of a list at most in search of ids that can not be asked for. @default 10000
 * @returns one entry for each id
 */
export async function readMany(
  account: Account,
  ids: readonly string[],
  signal: AbortSignal | undefined,
  maxAgents = 10_000,
): Promise<Map<string, LookUp>> {
  const search = new Search(account, ids, maxAgents);
  if (search.needsList || isPageWorthIt(account, search.missing)) await search.readList(signal);
  await Promise.all([...search.missing].map(async (id) => search.found.set(id, await readOne(account, id, signal))));
  return search.found;
}

/** Whether the list's first page can be expected to save calls. */
function isPageWorthIt(account: Account, ids: ReadonlySet<string>): boolean {
  if (!account.vendor.capabilities.listing.wholeItems || ids.size < HITS_WORTH_A_PAGE) return false;
  const { size, head } = listHint(account);
  if ([...ids].filter((id) => head.has(id)).length >= HITS_WORTH_A_PAGE) return true;
  return size === undefined && head.size < pageSizeOf(account) && ids.size >= TRY_A_PAGE_FROM;
}

class Search {
  readonly found = new Map<string, LookUp>();
  /** Not found yet. */
  readonly missing: Set<string>;
  private readonly account: Account;
  private readonly maxAgents: number;
  /** Of these, those that only the list can show. */
  private readonly onlyListed: Set<string>;

  constructor(account: Account, ids: readonly string[], maxAgents: number) {
    this.account = account;
    this.maxAgents = maxAgents;
    this.missing = new Set(ids);
    const { get, canGet = () => true } = account.client;
    this.onlyListed = new Set(ids.filter((id) => get === undefined || !canGet(id)));
  }

  get needsList(): boolean {
    return this.onlyListed.size > 0;
  }

  /** Finds what the list holds: as long as pages save calls, or to the end for ids that nothing else can show. */
  async readList(signal: AbortSignal | undefined): Promise<void> {
    const seen = new Set<string>();
    let isReadable = true;
    try {
      const from = { offset: 0, wanted: Number.POSITIVE_INFINITY };
      for await (const page of readPages({ account: this.account, query: {}, signal }, from)) {
        const hits = page.agents.filter((agent) => this.take(agent));
        for (const { vendorId } of page.agents) seen.add(vendorId);
        isReadable &&= page.agents.length === page.itemCount;
        if (this.missing.size === 0) return;
        if (!page.hasMore) break;
        if (!this.needsList && !isNextPageWorthIt(hits.length, this.missing.size)) return;
        if (this.needsList && seen.size >= this.maxAgents) return this.settle(this.tooMany());
      }
      this.settle(isReadable ? null : unreadable());
    } catch (error) {
      if (this.onlyListed.size === this.missing.size || !isAboutTheList(error)) throw error;
      this.settle(error as VendorError);
    }
  }

  private take(agent: AgentRecord): boolean {
    if (!this.missing.delete(agent.vendorId)) return false;
    this.onlyListed.delete(agent.vendorId);
    this.found.set(agent.vendorId, agent);
    return true;
  }

  /** What is known now of all ids that only the list could have shown. */
  private settle(lookUp: LookUp): void {
    for (const id of this.onlyListed) {
      this.found.set(id, lookUp);
      this.missing.delete(id);
    }
    this.onlyListed.clear();
  }

  private tooMany(): VendorError {
    return new VendorError({
      code: 'LIMIT_EXCEEDED',
      message:
        `this id can only be looked for in the list of "${this.account.id}", and it is not among the first ` +
        `${this.maxAgents} agents; raise server.maxAgentsPerAccount to look further`,
      retryable: false,
    });
  }
}

/** As long as pages are worth it: each so far has saved a call, so that one without a hit may follow. */
function isNextPageWorthIt(hits: number, missing: number): boolean {
  return hits >= HITS_WORTH_A_PAGE && missing > HITS_WORTH_A_PAGE;
}

/** Whatever can not be read may be the agent that was asked for. */
function unreadable(): VendorError {
  const message = 'the agent is not in the list, but not all of the list can be read';
  return new VendorError({ code: 'BAD_RESPONSE', message, retryable: false });
}

/** The list is of no use, but the vendor and the credentials may well be: then agents are read one by one. */
function isAboutTheList(error: unknown): boolean {
  return error instanceof VendorError && !error.retryable && error.code !== 'UNAUTHORIZED';
}

async function readOne(account: Account, id: string, signal: AbortSignal | undefined): Promise<LookUp> {
  try {
    const agent = (await account.client.get?.(id, { signal })) ?? null;
    if (agent === null || agent.vendorId === id) return agent;
    const message = 'the vendor answered with another agent than the one asked for';
    return new VendorError({ code: 'BAD_RESPONSE', message, retryable: false });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
