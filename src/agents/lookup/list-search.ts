/** @module Looks for agents of one account in its list. */

import type { Account } from '../../accounts/account.ts';
import type { AgentRecord } from '../../core/agent.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import type { Allowance } from '../allowance.ts';
import type { PlacedPage } from '../directory/pages/placed-page.ts';
import { readPages } from '../directory/pages/read-pages.ts';

/** What a look-up of one id gave: the agent, null when the vendor has none, or the failure. */
export type LookUp = AgentRecord | null | Error;

/** With fewer hits, a page saves nothing over reading one by one. */
export const HITS_WORTH_A_PAGE = 2;

/**
 * How much of a call's time a page of the list has, where agents can be asked for by id as well: a list that hangs shall
 * not make whoever waits give up before they were.
 */
const LIST_SHARE = 1 / 2;

/** The search for some ids. Those that were admitted are counted already; what a page holds besides is counted here. */
export class ListSearch {
  readonly found = new Map<string, LookUp>();
  /** Not found yet. */
  readonly missing: Set<string>;
  private pages = 0;
  private readonly account: Account;
  private readonly allowance: Allowance;
  /** Of these, those that only the list can show. */
  private readonly onlyListed: Set<string>;
  /** Counted for the page that is being read. */
  private reserved = 0;

  constructor(account: Account, ids: readonly string[], allowance: Allowance) {
    this.account = account;
    this.allowance = allowance;
    this.missing = new Set(ids);
    this.onlyListed = new Set(ids.filter((id) => !canAskFor(account, id)));
  }

  /** How many calls for one agent each the pages stand in for, less one for each page. */
  get savedCalls(): number {
    return [...this.found.values()].filter((lookUp) => !(lookUp instanceof Error)).length - this.pages;
  }

  get isNeeded(): boolean {
    return this.onlyListed.size > 0;
  }

  /**
   * Finds what the list holds: as long as pages save calls, or to the end for ids that nothing else can show.
   *
   * @returns what the list failed with, if it did
   */
  async run(signal: Cancellation | undefined): Promise<unknown> {
    // Nobody asks for them by themselves.
    if (this.isCounted) this.allowance.spend(-this.onlyListed.size);
    try {
      await this.readList(signal);
      return undefined;
    } catch (error) {
      if (signal?.aborted) throw error;
      if (!this.isNeeded && !(error instanceof VendorError)) this.account.reportFault(error);
      this.settle(error instanceof Error ? error : new Error(String(error)));
      return error;
    } finally {
      this.reserve(0);
    }
  }

  private async readList(signal: Cancellation | undefined): Promise<void> {
    let isReadable = true;
    let isKnown = false;
    const source = { account: this.account, query: {}, signal, timeShare: this.isNeeded ? undefined : LIST_SHARE };
    const wanted = this.isCounted ? this.allowance.left : Number.POSITIVE_INFINITY;
    this.reserve(Math.min(wanted, this.pageSize));
    try {
      for await (const page of readPages(source, { offset: 0, wanted })) {
        isKnown = true;
        this.pages++;
        const hits = this.take(page);
        isReadable &&= page.agents.length === page.itemCount;
        if (this.missing.size === 0) return;
        if (!page.hasMore) break;
        if (!this.isNeeded && !isNextPageWorthIt(hits, this.missing.size)) return;
        if (this.pageSize > this.allowance.left) return this.settle(this.allowance.listTooLong(this.account));
        this.reserve(this.pageSize);
      }
    } catch (error) {
      if (!isKnown && !isAboutTheAccount(error)) this.account.listHints.forget();
      throw error;
    }
    this.settle(isReadable ? null : unreadable());
  }

  /** @returns how many of the ids the page holds */
  private take({ agents, itemCount }: PlacedPage): number {
    const hits = agents.filter(({ vendorId }) => this.missing.has(vendorId));
    const countedBefore = hits.filter(({ vendorId }) => !this.onlyListed.has(vendorId)).length;
    for (const agent of hits) {
      this.found.set(agent.vendorId, agent);
      this.missing.delete(agent.vendorId);
      this.onlyListed.delete(agent.vendorId);
    }
    this.reserve(this.isCounted ? itemCount - countedBefore : 0);
    this.reserved = 0;
    return hits.length;
  }

  /** A list that comes whole is one call, whatever it holds: there is nothing to stop at. */
  private get isCounted(): boolean {
    return this.account.vendor.capabilities.listing.paging !== 'ALL';
  }

  private get pageSize(): number {
    return this.isCounted ? this.account.listPageSize.value : 0;
  }

  private reserve(agents: number): void {
    this.allowance.spend(agents - this.reserved);
    this.reserved = agents;
  }

  /** What is known now of all ids that only the list could have shown. */
  private settle(lookUp: LookUp): void {
    for (const id of this.onlyListed) {
      this.found.set(id, lookUp);
      this.missing.delete(id);
    }
    this.onlyListed.clear();
  }
}

/** Whether the vendor can be asked for an agent by this id. */
export function canAskFor({ client: { get, canGet } }: Account, id: string): boolean {
  return get !== undefined && (canGet === undefined || canGet(id));
}

/** As long as pages are worth it: each so far has saved a call, so that one without a hit may follow. */
function isNextPageWorthIt(hits: number, missing: number): boolean {
  return hits >= HITS_WORTH_A_PAGE && missing > HITS_WORTH_A_PAGE;
}

/** Whatever can not be read may be the agent that was asked for. */
function unreadable(): VendorError {
  const message = 'the agent is not in the list, but not all of the list can be read';
  return new VendorError({ code: 'BAD_RESPONSE', message });
}

/** Whether a failure says nothing of what was asked for: credentials, rate, or that nothing reached the vendor. */
export function isAboutTheAccount(error: unknown): error is VendorError {
  if (!(error instanceof VendorError)) return false;
  return error.code === 'UNAUTHORIZED' || error.code === 'RATE_LIMITED' || !error.mayHaveTakenEffect;
}
