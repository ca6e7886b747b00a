import type { Account } from '../accounts/account.ts';
import type { AgentRecord } from '../core/agent.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import type { ListRequest } from '../vendors/listing.ts';
import { AgentQuota } from './agent-quota.ts';

/**
 * Most agents of one account that are looked up by id in one request, whichever way they are asked for: `nodes` under many
 * names, `_entities`, or fields and filters that a light list does not show. Where lists are light, each look-up is a call.
 */
export const MAX_LOOK_UPS = 500;

/** What a page of a list holds, as far as it is counted. */
export interface CountedPage {
  readonly agents: readonly AgentRecord[];
  /** Items that cannot be read included. */
  readonly itemCount: number;
}

/**
 * How many agents of one account one request may still read, on pages and by id. It counts all agents that are read: whoever
 * reads a page to find three of a hundred has read a hundred. A page that several fields share is counted once.
 */
export class Allowance {
  private readonly account: AgentQuota;
  private readonly request: AgentQuota;
  private lookUps = MAX_LOOK_UPS;
  // What only pages need is made with the first: many a request reads agents by id alone.
  /** Under way, by what is asked for. */
  private pages: Map<string, Promise<CountedPage | undefined>> | undefined;
  /** The agents of each page: a vendor's answer that several calls share is one page. */
  private seen: WeakSet<CountedPage['agents']> | undefined;
  /** Those that count for the account; of the last pages they are noted only when some are given back. */
  private counted: WeakSet<AgentRecord> | undefined;
  private lastCounted: CountedPage['agents'][] = [];
  private hasCounted = false;

  /**
   * @param maxAgents the setting `maxAgentsPerAccount`
   * @param request what the whole request may read. @default `maxAgents`, too
   */
  constructor(maxAgents = 10_000, request = new AgentQuota(maxAgents)) {
    this.account = new AgentQuota(maxAgents);
    this.request = request;
  }

  /** The setting `maxAgentsPerAccount`. */
  get max(): number {
    return this.account.max;
  }

  /** How many agents may be read besides those that were admitted. */
  get left(): number {
    return Math.min(this.account.left, this.request.left);
  }

  /** Whether more agents of the account were read than may be. */
  get isExceeded(): boolean {
    return this.account.left < 0;
  }

  /** Of so many ids, how many may be looked up: for each an agent is counted, since it can be asked for by itself. */
  admit(ids: number): number {
    const admitted = Math.max(0, Math.min(ids, this.lookUps, this.left));
    this.lookUps -= admitted;
    this.spend(admitted);
    return admitted;
  }

  /** Counts agents; a negative number gives some back. */
  spend(agents: number): void {
    this.account.spend(agents);
    this.request.spend(agents);
  }

  /**
   * Reads a page of a list, and counts what it holds. Fields that ask for the same page at the same time share it.
   *
   * @param refuse says that the account has no agents left; absent: the page is counted for the request only
   * @throws VendorError `LIMIT_EXCEEDED`
   */
  async page<Page extends CountedPage>(
    request: ListRequest,
    read: () => Promise<Page>,
    refuse: (() => VendorError) | undefined,
  ): Promise<Page> {
    const isOfAccount = refuse !== undefined;
    const key = JSON.stringify([isOfAccount, request]);
    this.pages ??= new Map();
    const { pages } = this;
    let underWay = pages.get(key) as Promise<Page | undefined> | undefined;
    if (underWay === undefined) {
      underWay = this.readPage(request.limit, read, isOfAccount).finally(() => pages.delete(key));
      pages.set(key, underWay);
    }
    const page = await underWay;
    if (page === undefined) throw refuse?.() ?? this.requestRefusal();
    return page;
  }

  /** These agents of pages do not count for the account after all: they are shown, or were counted before. */
  giveBack(agents: readonly AgentRecord[]): void {
    if (!this.hasCounted || agents.length === 0) return;
    this.counted ??= new WeakSet();
    const { counted } = this;
    for (const page of this.lastCounted) for (const agent of page) counted.add(agent);
    this.lastCounted = [];
    for (const agent of agents) if (counted.delete(agent)) this.account.spend(-1);
  }

  /** Counts agents for the account alone, that were counted for the request. */
  spendOfAccount(agents: number): void {
    this.account.spend(agents);
  }

  /** Of an id that was not admitted. */
  refusal({ id }: Account): VendorError {
    if (this.lookUps > 0 && this.request.left <= 0) return this.requestRefusal();
    const message =
      this.lookUps === 0
        ? `more than ${MAX_LOOK_UPS} agents of "${id}" would have to be looked up by id in one request; ask for fewer at once`
        : `more than ${this.max} agents of "${id}" would have to be read in one request; ` +
          'ask for fewer at once, or raise server.maxAgentsPerAccount';
    return new VendorError({ code: 'LIMIT_EXCEEDED', message });
  }

  /** Of an id that only the list could show, which is longer than may be read. */
  listTooLong({ id }: Account): VendorError {
    const message =
      `this id can only be looked for in the list of "${id}", and it is not among as many agents of it as one request ` +
      `may read (${this.max}); raise server.maxAgentsPerAccount to look further`;
    return new VendorError({ code: 'LIMIT_EXCEEDED', message });
  }

  /** @returns undefined when the account has no agents left */
  private async readPage<Page extends CountedPage>(
    limit: number,
    read: () => Promise<Page>,
    isOfAccount: boolean,
  ): Promise<Page | undefined> {
    const ofAccount = isOfAccount ? await this.account.reserve(limit) : undefined;
    if (ofAccount === 0) return undefined;
    const ofRequest = await this.request.reserve(limit);
    let page: Page | undefined;
    try {
      if (ofRequest > 0) page = await read();
    } finally {
      const agents = page === undefined ? 0 : this.count(page, isOfAccount);
      if (ofAccount !== undefined) this.account.settle(ofAccount, agents);
      if (ofRequest > 0) this.request.settle(ofRequest, agents);
    }
    if (page === undefined || this.request.left < 0) throw this.requestRefusal();
    return page;
  }

  private count({ agents, itemCount }: CountedPage, isOfAccount: boolean): number {
    this.seen ??= new WeakSet();
    if (this.seen.has(agents)) return itemCount - agents.length;
    this.seen.add(agents);
    if (isOfAccount) {
      this.lastCounted.push(agents);
      this.hasCounted = true;
    }
    return itemCount;
  }

  private requestRefusal(): VendorError {
    const message =
      `more than ${this.request.max} agents would have to be read for this request; ask for fewer accounts or fewer fields ` +
      'at once, or raise server.maxAgentsPerRequest';
    return new VendorError({ code: 'LIMIT_EXCEEDED', message });
  }
}
