/**
 * @module What this process remembers of each account's list, so that agents can be read by id the cheaper way. Hints
 * only: they choose between calls, and never stand in for an answer.
 */

import type { Account } from '../accounts/account.ts';
import type { CallOptions } from '../vendors/client.ts';
import type { ListPage, ListRequest } from '../vendors/listing.ts';
import { type CheckedPage, checkPage } from './directory/pages/check-page.ts';
import { pageSizeOf } from './directory/pages/page-size.ts';

/** What is known of the list of an account, without a filter. */
export interface ListHint {
  /** Number of items when the end was last seen; undefined when it never was. */
  readonly size: number | undefined;
  /** The ids at the list's beginning, as far as one page reaches. */
  readonly head: ReadonlySet<string>;
}

const UNKNOWN: ListHint = { size: undefined, head: new Set() };

const hints = new WeakMap<Account, ListHint>();

/** What is known of the account's list. */
export function listHint(account: Account): ListHint {
  return hints.get(account) ?? UNKNOWN;
}

/** Of a list that can not be read nothing is known: few ids are not looked for in it before it was read again. */
export function forgetList(account: Account): void {
  hints.delete(account);
}

/** One page of the account's list, checked. What it tells of the list is remembered. */
export async function readListPage(account: Account, request: ListRequest, options: CallOptions): Promise<CheckedPage> {
  const page = checkPage(account, request, await account.client.list(request, options));
  if (Object.values(request.query).every((value) => value === undefined)) remember(account, request, page);
  return page;
}

function remember(account: Account, { offset, cursor }: ListRequest, page: ListPage): void {
  const known = listHint(account);
  const isStart = offset === 0 && cursor === undefined;
  const end = offset + page.itemCount;
  const isEndSeen = !page.hasMore && cursor === undefined;
  // A list that goes on is longer than what was seen of it.
  const isOutdated = page.hasMore && known.size !== undefined && known.size <= end;
  const size = page.total ?? (isEndSeen ? end : isOutdated ? undefined : known.size);
  hints.set(account, { size, head: isStart ? headOf(account, page, known) : withMore(account, page, known, offset) });
}

/** Pages by offset that stand further behind show more of what one page from the start would hold. */
function withMore(account: Account, page: ListPage, { head }: ListHint, offset: number): ReadonlySet<string> {
  const room = offset === 0 ? 0 : pageSizeOf(account) - offset;
  return room <= 0 ? head : new Set([...head, ...page.agents.slice(0, room).map(({ vendorId }) => vendorId)]);
}

/** A short page does not make the rest of a full one forgotten, which it still joins when it shows some of it again. */
function headOf(account: Account, page: ListPage, known: ListHint): ReadonlySet<string> {
  const ids = page.agents.map(({ vendorId }) => vendorId);
  if (!page.hasMore || !ids.some((id) => known.head.has(id))) return new Set(ids);
  return new Set([...new Set([...ids, ...known.head])].slice(0, pageSizeOf(account)));
}
