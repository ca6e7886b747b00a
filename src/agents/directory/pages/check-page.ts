import type { Account } from '../../../accounts/account.ts';
import type { AgentRecord } from '../../../core/agent.ts';
import type { ListPage, ListRequest } from '../../../vendors/listing.ts';

/** A page as it is told apart from what contradicts itself in it. */
export interface CheckedPage extends ListPage {
  /** The page and the vendor's own total can not both be right, so that nobody knows how many agents there are. */
  readonly isTotalFalse: boolean;
}

/**
 * Looks at what a page says of itself. What contradicts itself within one answer is no list that changes, but drift; it is
 * believed as far as it does no harm: each agent once, no total that can not be, and more as long as there are items.
 */
export function checkPage(account: Account, request: ListRequest, page: ListPage): CheckedPage {
  const { paging } = account.vendor.capabilities.listing;
  const offset = page.offset ?? request.offset;
  const isByOffset = paging === 'PAGE' || paging === 'OFFSET';
  const agents = eachOnce(page.agents);
  const hasTwice = agents.length < page.agents.length;
  if (hasTwice) account.drift.add({ path: '(list)', problem: 'an agent listed twice' });
  const { total } = page;
  const isImpossible = isByOffset && total !== undefined && contradicts(page, total, offset);
  if (isImpossible) noteFalseTotal(account);
  const pageSize = page.pageSize ?? inferredSize(paging, request, page);
  if (pageSize !== undefined && pageSize < request.limit) account.listPageSize.noteCap(pageSize);
  const isTotalFalse = hasTwice || isImpossible;
  return {
    ...page,
    agents,
    offset,
    pageSize,
    hasMore: page.hasMore || (isImpossible && page.itemCount >= request.limit),
    isTotalFalse,
    total: isTotalFalse ? undefined : total,
  };
}

/** By what a vendor has listed: requests at the same time share its pages, and each of those is looked through once. */
const distinct = new WeakMap<readonly AgentRecord[], readonly AgentRecord[]>();

function eachOnce(listed: readonly AgentRecord[]): readonly AgentRecord[] {
  const known = distinct.get(listed);
  if (known !== undefined) return known;
  const seen = new Set<string>();
  for (const { vendorId } of listed) seen.add(vendorId);
  const agents = seen.size === listed.length ? listed : listed.filter(({ vendorId }) => seen.delete(vendorId));
  distinct.set(listed, agents);
  return agents;
}

/** Nothing where something has to be, or more than there can be: on the page, or behind it. */
function contradicts({ itemCount, hasMore }: ListPage, total: number, offset: number): boolean {
  const end = offset + itemCount;
  return itemCount === 0 ? total > offset : total < end || (hasMore && total === end);
}

/** Counts a vendor's total as drift that its pages contradict. */
export function noteFalseTotal({ drift }: Account): void {
  drift.add({ path: '(list)', problem: 'a total that its pages contradict' });
}

/** A first page that is short although more follow: the vendor counts its pages by a size of its own. */
function inferredSize(paging: string, { offset, limit }: ListRequest, page: ListPage): number | undefined {
  const isShort = page.hasMore && page.itemCount > 0 && page.itemCount < limit;
  return paging === 'PAGE' && offset === 0 && isShort ? page.itemCount : undefined;
}
