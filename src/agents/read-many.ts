/** @module Many agents of one account by id, in as few calls as the vendor allows. */
import type { AgentRecord } from '../model/agent.ts';
import { VendorError } from '../model/vendor-error.ts';
import type { ListingCapability } from '../vendors/vendor.ts';
import type { Account } from './account.ts';
import type { PlacedPage } from './directory/placed-page.ts';
import { readPages } from './directory/read-pages.ts';
import { listHint } from './list-hints.ts';

/** What a look-up of one id gave: the agent, null when the vendor has none, or the failure. */
export type LookUp = AgentRecord | null | Error;

/**
 * From so many ids on, the first page of a list is tried of which nothing is known: it may hold none of them, and then
 * it was one call too many.
 */
const TRY_A_PAGE_FROM = 8;

/** Pages by offset overlap by so many items where no two agents have the same time. */
const SEAM = 2;

/** With fewer hits, a page saves nothing over reading one by one. */
const HITS_WORTH_A_PAGE = 2;

/**
 * Reads agents by id. Answers are matched by the id inside them, never by position. Where list items are whole, pages of
 * the list are read as long as they save calls: never more calls are made than there are ids, but for one case. When
 * nothing is known of a list, and its first page holds none of the ids, that page is one call too many; from then on it
 * is known.
 *
 * @returns one entry for each id
 */
export async function readMany(
  account: Account,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Map<string, LookUp>> {
  const found = new Map<string, LookUp>();
  const missing = new Set(ids);
  const canGet = account.client.get !== undefined;
  if (missing.size > 0 && (!canGet || isPageWorthIt(account, missing)))
    await readFromList(account, missing, found, signal);
  await Promise.all([...missing].map(async (id) => found.set(id, canGet ? await readOne(account, id, signal) : null)));
  return found;
}

/** Whether the list's first page can be expected to save calls. */
function isPageWorthIt(account: Account, ids: ReadonlySet<string>): boolean {
  const { wholeItems, maxPageSize, paging } = account.vendor.capabilities.listing;
  if (!wholeItems || ids.size < HITS_WORTH_A_PAGE) return false;
  const { size, head } = listHint(account);
  if (size !== undefined && (size <= maxPageSize || (isVerified(paging) && callsFor(size, account) < ids.size)))
    return true;
  if ([...ids].filter((id) => head.has(id)).length >= HITS_WORTH_A_PAGE) return true;
  return size === undefined && head.size < maxPageSize && ids.size >= TRY_A_PAGE_FROM;
}

/** Moves what the list holds from `missing` to `found`, as long as pages save calls; without a single read, to the end. */
async function readFromList(
  account: Account,
  missing: Set<string>,
  found: Map<string, LookUp>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { paging, maxPageSize } = account.vendor.capabilities.listing;
  const canGet = account.client.get !== undefined;
  let pages = 0;
  let isReadable = true;
  try {
    for await (const page of readPages({ account, query: {}, signal }, { offset: 0, wanted: maxPageSize })) {
      pages++;
      const hits = page.agents.filter((agent) => missing.delete(agent.vendorId));
      for (const agent of hits) found.set(agent.vendorId, agent);
      isReadable &&= page.agents.length === page.itemCount;
      if (missing.size === 0) return;
      if (!page.hasMore) {
        // One page is one moment, and pages by offset are known to join: what they do not hold does not exist.
        if (isReadable && (pages === 1 || isVerified(paging))) settle(missing, found, null);
        else if (!isReadable && !canGet) settle(missing, found, unreadable());
        return;
      }
      if (canGet && !isNextPageWorthIt(account, page, hits.length, missing.size)) return;
    }
  } catch (error) {
    if (!canGet || !isAboutTheList(error)) throw error;
  }
}

function isNextPageWorthIt(account: Account, page: PlacedPage, hits: number, missing: number): boolean {
  const { size } = listHint(account);
  // To the end of a list of known length, when that is sure to be less than a read for each.
  if (size !== undefined && isVerified(account.vendor.capabilities.listing.paging)) {
    if (callsFor(size - page.offset - page.itemCount, account) < missing) return true;
  }
  // Otherwise as long as pages are worth it: each so far has saved a call, so that one without a hit may follow.
  return hits >= HITS_WORTH_A_PAGE && missing > HITS_WORTH_A_PAGE;
}

/** How many calls so many items take at most: pages overlap, those by number by up to a half. */
function callsFor(items: number, { vendor }: Account): number {
  const { paging, maxPageSize } = vendor.capabilities.listing;
  const gain = paging === 'PAGE' ? Math.floor(maxPageSize / 2) : maxPageSize - SEAM;
  return Math.ceil(items / Math.max(1, gain));
}

/** Pages of such lists are checked to join without a gap. */
function isVerified(paging: ListingCapability['paging']): boolean {
  return paging !== 'CURSOR';
}

function settle(missing: Set<string>, found: Map<string, LookUp>, lookUp: LookUp): void {
  for (const id of missing) found.set(id, lookUp);
  missing.clear();
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
