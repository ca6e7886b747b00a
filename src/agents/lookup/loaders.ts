import DataLoader from 'dataloader';
import type { Account } from '../../accounts/account.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { noteSaved } from '../../core/statistics.ts';
import { AgentBudget } from '../agent-budget.ts';
import { readMany } from './read-many.ts';

/** The agents of one request: every agent is read at most once, and all that are asked for at one time are read together. */
export interface AgentLoaders {
  /** The whole agent; null when the vendor has none of that id. */
  load(account: Account, vendorId: string): Promise<AgentRecord | null>;
  /** The same for an item of a list, which shows less. */
  loadWhole(account: Account, item: AgentRecord): Promise<AgentRecord | null>;
  /** Remembers whole agents that came another way, e.g. in a list. */
  prime(account: Account, agents: readonly AgentRecord[]): void;
  /** Forgets what a write has made old. */
  forget(account: Account, vendorId: string): void;
}

/** The loader of one account, and what it has loaded or is loading. */
type AccountLoader = DataLoader<string, AgentRecord | null> & {
  readonly known: Map<string, Promise<AgentRecord | null>>;
};

/**
 * Loaders for one request: what one caller may see must not be shared with the next.
 *
 * @param budget what the request may read: by id no more than `MAX_LOOK_UPS` agents of an account
 */
export function createAgentLoaders(signal: AbortSignal | undefined, budget = new AgentBudget()): AgentLoaders {
  const loaders = new Map<string, AccountLoader>();
  const loaderOf = (account: Account) => {
    let loader = loaders.get(account.id);
    if (loader === undefined) {
      const cacheMap: AccountLoader['known'] = new Map();
      const batch = async (ids: readonly string[]) => {
        const found = await readMany(account, ids, signal, budget.of(account));
        return ids.map((id) => found.get(id) ?? null);
      };
      loader = Object.assign(new DataLoader<string, AgentRecord | null>(batch, { cacheMap }), { known: cacheMap });
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
      for (const agent of agents) if (agent.whole) loaderOf(account).prime(agent.vendorId, agent);
    },
    forget(account, vendorId) {
      loaderOf(account).clear(vendorId);
    },
  };
}
