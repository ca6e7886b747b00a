import type { Account } from '../../../accounts/account.ts';
import type { AgentRecord } from '../../../core/agent.ts';
import { PageLimit } from '../../../core/page-limit.ts';
import { type DirectoryOrder, isBefore, NEWEST_FIRST, orderValue } from '../order.ts';
import { noteFalseTotal } from './check-page.ts';
import type { ListSource, PlacedPage, ReadFrom } from './placed-page.ts';
import { type Asked, readFitting } from './read-fitting.ts';
import { restless } from './restless.ts';
import { windowFrom } from './window.ts';

/** So many pages in a row may bring nothing new while the place is searched where the list was left. */
const MAX_IDLE_PAGES = 20;

/** What is asked for next. */
interface NextPage {
  readonly offset: number;
  readonly wanted: number;
  /** It has to show an agent again from which on the list is not known yet: otherwise it has moved on. */
  readonly isSeam: boolean;
}

/**
 * The pages of a list by offset, from `from` to its end, each joined to the one before: it shows an agent again behind
 * which everything is new. When it does not, the list has shifted, and the reading steps back until it does.
 *
 * @param first the first page, where it was read already
 */
export async function* readByOffset(
  source: ListSource,
  from: ReadFrom,
  paging: 'PAGE' | 'OFFSET',
  first?: PlacedPage,
): AsyncGenerator<PlacedPage, void> {
  const { account, order = NEWEST_FIRST } = source;
  const limits = () => ({ maxPageSize: account.listPageSize.value, paging, order });
  const seen = new Set<string>(first?.agents.map(({ vendorId }) => vendorId));
  const anchors = new Set<string>();
  const start: NextPage = { offset: from.offset, wanted: from.wanted, isSeam: false };
  let next = first === undefined ? start : behind(first, anchors, limits());
  let stepBack = Math.ceil(account.listPageSize.value / 2);
  let idlePages = 0;
  const pageLimit = new PageLimit('agents');
  for (;;) {
    const { offset, wanted, isSeam } = next;
    const { page: read, asked } = await readFitting(source, (maxSize) => windowFrom(offset, wanted, maxSize, paging));
    let page = read;
    const isJoined = !isSeam || page.offset === 0 || page.agents.some(({ vendorId }) => anchors.has(vendorId));
    const seenBefore = seen.size;
    if (isJoined) {
      if (isSeam && page.agents.every(({ vendorId }) => seen.has(vendorId))) page = asLast(page, asked, account);
      yield page;
      if (!page.hasMore || page.itemCount === 0) return;
      for (const { vendorId } of page.agents) seen.add(vendorId);
      pageLimit.add(page.itemCount, account.listPageSize.readable);
      next = behind(page, anchors, limits());
      stepBack = Math.ceil(account.listPageSize.value / 2);
    } else {
      next = { offset: Math.max(0, page.offset - stepBack), wanted: Number.POSITIVE_INFINITY, isSeam: true };
      stepBack *= 2;
    }
    idlePages = seen.size > seenBefore ? 0 : idlePages + 1;
    if (idlePages > MAX_IDLE_PAGES) throw restless();
  }
}

/**
 * A page that joins another one, shows nothing behind it, and has room left: that is the end, whatever the vendor says of
 * more.
 */
function asLast(page: PlacedPage, { limit }: Asked, account: Account): PlacedPage {
  if (!page.hasMore || page.itemCount >= Math.min(limit, page.pageSize ?? limit)) return page;
  noteFalseTotal(account);
  return { ...page, hasMore: false, isTotalFalse: true, total: undefined };
}

/** What the next page depends on besides. */
interface Limits {
  readonly maxPageSize: number;
  readonly paging: 'PAGE' | 'OFFSET';
  readonly order: DirectoryOrder;
}

/**
 * The page that joins this one. It begins with the last agent whose time or name differs from that at the end of this page:
 * vendors may order agents of one time or name differently in every answer, so that they cannot mark a place. Where they
 * fill the page, the last one is taken all the same.
 */
function behind(page: PlacedPage, anchors: Set<string>, { maxPageSize, paging, order }: Limits): NextPage {
  const { agents } = page;
  const end = page.offset + page.itemCount;
  for (const index of [lastBeforeEnd(agents, order), agents.length - 1]) {
    // Where items could not be read, the agent stands further behind than its index says, which does no harm.
    const window = windowFrom(page.offset + index, maxPageSize, maxPageSize, paging);
    if (index < 0 || window.offset + window.limit <= end) continue;
    for (const { vendorId } of agents.slice(0, index + 1)) anchors.add(vendorId);
    return { offset: page.offset + index, wanted: Number.POSITIVE_INFINITY, isSeam: true };
  }
  // No page spans this place: nothing readable stands there, or it is a multiple of every page size there is, which of
  // sizes up to a hundred no list is long enough for.
  return { offset: end, wanted: Number.POSITIVE_INFINITY, isSeam: false };
}

function lastBeforeEnd(agents: readonly AgentRecord[], order: DirectoryOrder): number {
  const end = agents.at(-1);
  if (end === undefined) return -1;
  const value = orderValue(end, order);
  if (value === null) return -1;
  return agents.findLastIndex((agent) => isBefore(orderValue(agent, order), value, order));
}
