import type { ListPage, ListRequest } from '../vendors/listing.ts';

/**
 * What this process remembers of an account's list without a filter, so that agents can be read by id the cheaper way.
 * Hints only: they choose between calls, and never stand in for an answer.
 */
export class ListHints {
  /** Number of items when the end was last seen; undefined when it never was. */
  size: number | undefined;
  /** The ids at the list's beginning, as far as one page reaches. */
  head: ReadonlySet<string> = new Set();

  /** Forgets everything, after the list could not be read: until it is read again, a few ids are not looked for in it. */
  forget(): void {
    this.size = undefined;
    this.head = new Set();
  }

  /** Remembers what a page shows of the list. Filtered pages show nothing of it. */
  remember({ query, offset, cursor }: ListRequest, page: ListPage, pageSize: number): void {
    if (Object.values(query).some((value) => value !== undefined)) return;
    const isStart = offset === 0 && cursor === undefined;
    const end = offset + page.itemCount;
    const isEndSeen = !page.hasMore && cursor === undefined;
    // A list that goes on is longer than what was seen of it.
    const isOutdated = page.hasMore && this.size !== undefined && this.size <= end;
    this.size = page.total ?? (isEndSeen ? end : isOutdated ? undefined : this.size);
    this.head = isStart ? this.headOf(page, pageSize) : this.withMore(page, offset, pageSize);
  }

  /** Later pages by offset add to the head what one large page from the start would hold. */
  private withMore(page: ListPage, offset: number, pageSize: number): ReadonlySet<string> {
    const room = offset === 0 ? 0 : pageSize - offset;
    return room <= 0
      ? this.head
      : new Set([...this.head, ...page.agents.slice(0, room).map(({ vendorId }) => vendorId)]);
  }

  /** Whether the head is as the page shows it already. */
  private isHead({ agents, hasMore }: ListPage, pageSize: number): boolean {
    const { size } = this.head;
    if (agents.length === 0 || (hasMore ? size > pageSize : size !== agents.length)) return false;
    const ids = this.head.values();
    return agents.every(({ vendorId }) => ids.next().value === vendorId);
  }

  /** After a short first page, the rest of an earlier, longer one is kept if some of its agents are shown again. */
  private headOf(page: ListPage, pageSize: number): ReadonlySet<string> {
    // As most of the time.
    if (this.isHead(page, pageSize)) return this.head;
    const ids = page.agents.map(({ vendorId }) => vendorId);
    if (!page.hasMore || !ids.some((id) => this.head.has(id))) return new Set(ids);
    return new Set([...new Set([...ids, ...this.head])].slice(0, pageSize));
  }
}
