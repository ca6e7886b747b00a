/** @module Many agents of one account by id, in as few calls as the vendor allows. */
import type { AgentRecord } from '../model/agent.ts';
import type { Account } from './account.ts';

/** What a look-up of one id gave: the agent, null when the vendor has none, or the failure. */
export type LookUp = AgentRecord | null | Error;

/**
 * From so many ids on, a page of the list is tried before single reads: of an account whose size nobody knows, that page
 * may hold none of them, and then it was one call too many.
 */
const TRY_A_PAGE_FROM = 8;

/** Below this many hits, a further page saves nothing over reading the rest one by one. */
const HITS_WORTH_A_PAGE = 2;

/**
 * Reads agents by id. Answers are matched by the id inside them, never by position.
 *
 * @returns one entry for each id
 */
export async function readMany(account: Account, ids: readonly string[], signal: AbortSignal | undefined): Promise<Map<string, LookUp>> {
  const { listing } = account.vendor.capabilities;
  if (account.client.get === undefined) return readFromList(account, ids, signal, { toTheEnd: true });
  const isWorthAPage = listing.wholeItems && ids.length >= TRY_A_PAGE_FROM;
  const found = isWorthAPage ? await readFromList(account, ids, signal, { toTheEnd: false }) : new Map<string, LookUp>();
  const rest = ids.filter((id) => !found.has(id));
  await Promise.all(
    rest.map(async (id) => {
      found.set(id, (await account.client.get?.(id, { signal }).catch(asError)) ?? null);
    }),
  );
  return found;
}

/** Reads pages: to the end, or as long as a page saves calls. What a list without end did not hold is left open. */
async function readFromList(
  account: Account,
  ids: readonly string[],
  signal: AbortSignal | undefined,
  { toTheEnd }: { toTheEnd: boolean },
): Promise<Map<string, LookUp>> {
  const { maxPageSize } = account.vendor.capabilities.listing;
  const missing = new Set(ids);
  const found = new Map<string, LookUp>();
  let offset = 0;
  let cursor: string | undefined;
  for (;;) {
    const page = await account.client.list({ query: {}, limit: maxPageSize, offset, cursor }, { signal });
    const hits = page.agents.filter((agent) => missing.delete(agent.vendorId));
    for (const agent of hits) found.set(agent.vendorId, agent);
    if (!page.hasMore) {
      // One page is one moment: what it does not hold does not exist. Over several pages, agents may have moved.
      if (toTheEnd || offset + page.itemCount <= maxPageSize) for (const id of missing) found.set(id, null);
      return found;
    }
    const isWorthGoingOn = toTheEnd || (hits.length >= HITS_WORTH_A_PAGE && missing.size > HITS_WORTH_A_PAGE);
    if (missing.size === 0 || !isWorthGoingOn) return found;
    offset += page.itemCount;
    cursor = page.nextCursor;
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
