import DataLoader from 'dataloader';
import type { Account } from '../../accounts/account.ts';
import type { AgentRecord, ShownAgent } from '../../core/agent.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { noteSaved } from '../../core/statistics.ts';
import { AgentBudget } from '../agent-budget.ts';
import type { Allowance } from '../allowance.ts';
import type { LookUp } from './list-search.ts';
import { readMany, readSingle } from './read-many.ts';

/** The agents of one request: every agent is read at most once, and all that are asked for at one time are read together. */
export interface AgentLoaders {
  /** The whole agent; null when the vendor has none of that id. */
  load(account: Account, vendorId: string): Promise<AgentRecord | null>;
  /** The same for an item of a list, which shows less. */
  loadWhole(account: Account, item: ShownAgent): Promise<AgentRecord | null>;
  /** Remembers whole agents that came another way, e.g. in a list. */
  prime(account: Account, agents: readonly AgentRecord[]): void;
  /** Forgets what a write has made old. */
  forget(account: Account, vendorId: string): void;
}

/** Called with what was read. */
export type OnAgentsRead = (account: Account, agents: readonly AgentRecord[]) => void;

/** The agents of one account. */
class AccountLoader {
  /** Those that were loaded or are being loaded, by their vendor's id. */
  readonly known = new Map<string, Promise<AgentRecord | null>>();
  private readonly account: Account;
  private readonly signal: Cancellation | undefined;
  private readonly allowance: Allowance;
  private readonly onRead: OnAgentsRead | undefined;
  /** Made when the first is loaded: most requests know all that they need from a list. */
  private batches: DataLoader<string, AgentRecord | null> | undefined;

  constructor(
    account: Account,
    signal: Cancellation | undefined,
    allowance: Allowance,
    onRead: OnAgentsRead | undefined,
  ) {
    this.onRead = onRead;
    this.account = account;
    this.signal = signal;
    this.allowance = allowance;
  }

  load(vendorId: string): Promise<AgentRecord | null> {
    const known = this.known.get(vendorId);
    if (known !== undefined) return known;
    this.batches ??= new DataLoader((ids) => this.readBatch(ids), { cacheMap: this.known });
    return this.batches.load(vendorId);
  }

  /** One look-up for each id, in their order. */
  private async readBatch(ids: readonly string[]): Promise<LookUp[]> {
    const { account, signal, allowance } = this;
    const [first] = ids;
    if (first !== undefined && ids.length === 1) {
      return this.noted([await readSingle(account, first, signal, allowance)]);
    }
    const found = await readMany(account, ids, signal, allowance);
    return this.noted(ids.map((id) => found.get(id) ?? null));
  }

  private noted(lookUps: LookUp[]): LookUp[] {
    this.onRead?.(
      this.account,
      lookUps.filter((lookUp): lookUp is AgentRecord => lookUp !== null && !(lookUp instanceof Error)),
    );
    return lookUps;
  }
}

/**
 * Loaders for one request: what one caller may see must not be shared with the next.
 *
 * @param budget what the request may read: by id no more than `MAX_LOOK_UPS` agents of an account
 * @param onRead called with the agents of each reading
 */
export function createAgentLoaders(
  signal: Cancellation | undefined,
  budget = new AgentBudget(),
  onRead?: OnAgentsRead,
): AgentLoaders {
  const loaders = new Map<string, AccountLoader>();
  const loaderOf = (account: Account) => {
    let loader = loaders.get(account.id);
    if (loader === undefined) {
      loader = new AccountLoader(account, signal, budget.of(account), onRead);
      loaders.set(account.id, loader);
    }
    return loader;
  };
  return {
    load(account, vendorId) {
      const loader = loaderOf(account);
      if (loader.known.has(vendorId)) noteSaved(account);
      return loader.load(vendorId);
    },
    // Each field that the item does not show asks again: that is nothing saved.
    loadWhole: (account, { vendorId }) => loaderOf(account).load(vendorId),
    prime(account, agents) {
      const { known } = loaderOf(account);
      for (const agent of agents) {
        if (agent.whole && !known.has(agent.vendorId)) known.set(agent.vendorId, Promise.resolve(agent));
      }
    },
    forget(account, vendorId) {
      loaderOf(account).known.delete(vendorId);
    },
  };
}
