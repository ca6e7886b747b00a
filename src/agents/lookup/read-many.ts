/** @module Many agents of one account by id, in as few calls as the vendor allows. */

import type { Account } from '../../accounts/account.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { noteSaved } from '../../core/statistics.ts';
import { Allowance } from '../allowance.ts';
import { canAskFor, HITS_WORTH_A_PAGE, isAboutTheAccount, ListSearch, type LookUp } from './list-search.ts';

/**
 * From so many ids on, the first page of a list is tried of which nothing is known: it may hold none of them, and then
 * it was one call too many.
 */
const TRY_A_PAGE_FROM = 8;

/**
 * Reads agents by id. Answers are matched by the id inside them, never by position. Where list items are whole, pages of
 * the list are read as long as they save calls: never more calls are made than there are ids, but for one case. When
 * nothing is known of a list, and its first page holds none of the ids, that page is one call too many; from then on it
 * is known.
 *
 * What a list does not hold is asked for by its id: lists may leave agents out that are there. The same where the list
 * fails, in whatever way: several ids are answered as each of them would be alone. Only an id that the vendor can not be
 * asked for is missing because the whole list does not hold it, and fails with the list.
 *
 * @param allowance what the request may read of the account
 * @returns one entry for each id
 */
export async function readMany(
  account: Account,
  ids: readonly string[],
  signal: Cancellation | undefined,
  allowance = new Allowance(),
): Promise<Map<string, LookUp>> {
  const wanted = [...new Set(ids)];
  const admitted = wanted.slice(0, allowance.admit(wanted.length));
  const search = new ListSearch(account, admitted, allowance);
  const isWorthIt = search.isNeeded || isPageWorthIt(account, search.missing, allowance.left);
  const listFailure = isWorthIt ? await search.run(signal) : undefined;
  const { found, missing } = search;
  noteSaved(account, search.savedCalls);
  for (const [id, lookUp] of await readEach(account, [...missing], listFailure, signal)) found.set(id, lookUp);
  for (const id of wanted.slice(admitted.length)) found.set(id, allowance.refusal(account));
  return found;
}

/**
 * Reads one agent by its id, as {@link readMany} would: no list is asked unless nothing else can show the agent.
 *
 * @param allowance what the request may read of the account
 */
export async function readSingle(
  account: Account,
  id: string,
  signal: Cancellation | undefined,
  allowance: Allowance,
): Promise<LookUp> {
  if (!canAskFor(account, id)) return (await readMany(account, [id], signal, allowance)).get(id) ?? null;
  return allowance.admit(1) === 0 ? allowance.refusal(account) : readOne(account, id, signal);
}

/** Whether the list's first page can be expected to save calls, and may be read. */
function isPageWorthIt(account: Account, ids: ReadonlySet<string>, left: number): boolean {
  const { vendor, client } = account;
  if (!vendor.capabilities.listing.wholeItems || ids.size < HITS_WORTH_A_PAGE) return false;
  // The call that tries whether the vendor is back is none for the list, which may be what fails.
  if (client.circuit === 'HALF_OPEN') return false;
  const { size, head } = account.listHints;
  if (left < Math.min(account.listPageSize.value, size ?? Number.POSITIVE_INFINITY)) return false;
  if ([...ids].filter((id) => head.has(id)).length >= HITS_WORTH_A_PAGE) return true;
  return size === undefined && head.size < account.listPageSize.value && ids.size >= TRY_A_PAGE_FROM;
}

/**
 * One by one, side by side. Some of what the list failed with is said of the account, whatever is asked for: then one id
 * goes first, and when that fails in the same way, so would all others. A hundred calls would be a storm.
 */
async function readEach(
  account: Account,
  ids: readonly string[],
  listFailure: unknown,
  signal: Cancellation | undefined,
): Promise<[string, LookUp][]> {
  const read = async (id: string): Promise<[string, LookUp]> => [id, await readOne(account, id, signal)];
  const sameForAll = (lookUp: LookUp) => ids.map((id): [string, LookUp] => [id, lookUp]);
  const [first, ...others] = ids;
  if (first === undefined || !isAboutTheAccount(listFailure)) return Promise.all(ids.map(read));
  // It was not sent in time, and whatever is asked for next would wait in the same queue.
  if (listFailure.code === 'TIMEOUT') return sameForAll(listFailure);
  const [, answer] = await read(first);
  if (isAboutTheAccount(answer) && answer.code === listFailure.code) return sameForAll(answer);
  return [[first, answer], ...(await Promise.all(others.map(read)))];
}

async function readOne(account: Account, id: string, signal: Cancellation | undefined): Promise<LookUp> {
  try {
    const agent = (await account.client.get?.(id, { signal })) ?? null;
    if (agent === null || agent.vendorId === id) return agent;
    const message = 'the vendor answered with another agent than the one asked for';
    return new VendorError({ code: 'BAD_RESPONSE', message });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
