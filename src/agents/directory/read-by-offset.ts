import type { AgentRecord } from '../../model/agent.ts';
import { VendorError } from '../../model/vendor-error.ts';
import { readListPage } from '../list-hints.ts';
import type { ListSource, PlacedPage, ReadFrom } from './placed-page.ts';
import { type Window, windowFrom } from './window.ts';

/** So many pages in a row may bring nothing new while the place is searched where the list was left. */
const MAX_IDLE_PAGES = 20;

/** What is asked for next. */
interface NextPage {
  readonly window: Window;
  /** It has to show an agent again from which on the list is not known yet: otherwise it has moved on. */
  readonly isSeam: boolean;
}

/**
 * The pages of a list by offset, from `from` to its end, each joined to the one before: it shows an agent again behind
 * which everything is new. When it does not, the list has shifted, and the reading steps back until it does.
 */
export async function* readByOffset(
  { account, query, signal }: ListSource,
  from: ReadFrom,
  paging: 'PAGE' | 'OFFSET',
): AsyncGenerator<PlacedPage, void> {
  const { maxPageSize } = account.vendor.capabilities.listing;
  const seen = new Set<string>();
  const anchors = new Set<string>();
  let next: NextPage = { window: windowFrom(from.offset, from.wanted, maxPageSize, paging), isSeam: false };
  let stepBack = Math.ceil(maxPageSize / 2);
  let idlePages = 0;
  for (;;) {
    const { window, isSeam } = next;
    const page = { ...(await readListPage(account, { query, ...window }, signal)), offset: window.offset };
    const isJoined = !isSeam || window.offset === 0 || page.agents.some(({ vendorId }) => anchors.has(vendorId));
    const seenBefore = seen.size;
    if (isJoined) {
      for (const { vendorId } of page.agents) seen.add(vendorId);
      yield page;
      if (!page.hasMore || page.itemCount === 0) return;
      next = behind(page, anchors, maxPageSize, paging);
      stepBack = Math.ceil(maxPageSize / 2);
    } else {
      const offset = Math.max(0, window.offset - stepBack);
      next = { window: windowFrom(offset, maxPageSize, maxPageSize, paging), isSeam: true };
      stepBack *= 2;
    }
    idlePages = seen.size > seenBefore ? 0 : idlePages + 1;
    if (idlePages > MAX_IDLE_PAGES) throw restless();
  }
}

/**
 * The page that joins this one. It begins with the last agent that is newer than this page's end: vendors may order
 * agents of one time differently in every answer, so that those can not mark a place. Where they fill the page, the last
 * one has to do.
 */
function behind(page: PlacedPage, anchors: Set<string>, maxPageSize: number, paging: 'PAGE' | 'OFFSET'): NextPage {
  const { agents } = page;
  const end = page.offset + page.itemCount;
  for (const index of [lastNewerThanEnd(agents), agents.length - 1]) {
    // Where items could not be read, the agent stands further behind than its index says, which does no harm.
    const window = windowFrom(page.offset + index, maxPageSize, maxPageSize, paging);
    if (index < 0 || window.offset + window.limit <= end) continue;
    for (const { vendorId } of agents.slice(0, index + 1)) anchors.add(vendorId);
    return { window, isSeam: true };
  }
  // No page spans this place: nothing readable stands there, or it is a multiple of every page size there is, which of
  // sizes up to a hundred no list is long enough for.
  return { window: windowFrom(end, maxPageSize, maxPageSize, paging), isSeam: false };
}

function lastNewerThanEnd(agents: readonly AgentRecord[]): number {
  const end = timeOf(agents.at(-1));
  return agents.findLastIndex((agent) => timeOf(agent) > end);
}

function timeOf(agent: AgentRecord | undefined): number {
  return agent?.fields.createdAt?.getTime() ?? Number.NaN;
}

function restless(): VendorError {
  return new VendorError({
    code: 'UNAVAILABLE',
    message: "the vendor's list repeats itself, or changes faster than it can be read",
    retryable: true,
  });
}
