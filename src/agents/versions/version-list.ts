import type { Account } from '../../accounts/account.ts';
import type { AgentRecord, AgentVersion } from '../../core/agent.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { MAX_VERSIONS, PageLimit } from '../../core/page-limit.ts';
import { windowFrom } from '../directory/pages/window.ts';
import { isTooLarge, MAX_PAGE_SIZE, versionId } from './listed-versions.ts';

/** The versions of one agent, read from the newest on, as far as somebody asks for. */
export class VersionList {
  /** Newest first, each once. */
  readonly versions: AgentVersion[] = [];
  isDone = false;
  private readonly account: Account;
  private readonly agent: AgentRecord;
  private readonly signal: Cancellation | undefined;
  private readonly ids = new Set<string>();
  private maxSize = MAX_PAGE_SIZE;
  private offset = 0;
  private cursor: string | undefined;
  private readonly followed = new Set<string | undefined>();
  private readonly pageLimit = new PageLimit('versions', MAX_VERSIONS);
  private whole: Promise<void> | undefined;

  constructor(account: Account, agent: AgentRecord, signal: Cancellation | undefined) {
    this.account = account;
    this.agent = agent;
    this.signal = signal;
  }

  /** Where a version of this id stands; undefined as long as it was not read. */
  placeOf(id: string): number | undefined {
    if (!this.ids.has(id)) return undefined;
    return this.versions.findIndex((version) => versionId(version) === id);
  }

  /** Reads to the end, once for all who ask. */
  readAll(): Promise<void> {
    this.whole ??= (async () => {
      while (!this.isDone) await this.readPage(MAX_PAGE_SIZE);
    })();
    return this.whole;
  }

  /** @param wanted how many more are hoped for */
  async readPage(wanted: number): Promise<void> {
    const { account, agent, signal, cursor } = this;
    const isByCursor = account.vendor.capabilities.versions?.paging === 'CURSOR';
    const window = isByCursor
      ? { offset: 0, limit: Math.min(Math.max(wanted, 1), this.maxSize), cursor }
      : windowFrom(this.offset, wanted, this.maxSize, 'PAGE');
    const page = await account.client.versions?.(agent, window, { signal }).catch((error: unknown) => {
      if (!isTooLarge(error) || window.limit === 1) throw error;
      this.maxSize = Math.floor(window.limit / 2);
    });
    if (page === undefined) return;
    const fresh = page.versions.filter((version) => !this.ids.has(versionId(version)));
    for (const version of fresh) {
      this.ids.add(versionId(version));
      this.versions.push(version);
    }
    this.offset = window.offset + window.limit;
    const { nextCursor } = page;
    this.followed.add(cursor);
    const isStuck = fresh.length === 0 || (isByCursor && (nextCursor === undefined || this.followed.has(nextCursor)));
    // A page with nothing new, or no way to another one, ends the list, even if the vendor says that there are more.
    this.isDone = !page.hasMore || isStuck;
    if (!this.isDone) this.pageLimit.add(page.versions.length, window.limit);
    this.cursor = nextCursor;
  }
}
