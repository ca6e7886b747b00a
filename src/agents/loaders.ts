import DataLoader from 'dataloader';
import type { AgentRecord } from '../model/agent.ts';
import { VendorError } from '../model/vendor-error.ts';
import type { Account } from './account.ts';
import { readMany } from './read-many.ts';

/** The agents of one request: every agent is read at most once, and all that are asked for at one time are read together. */
export interface AgentLoaders {
  /** The whole agent; null when the vendor has none of that id. */
  load(account: Account, vendorId: string): Promise<AgentRecord | null>;
  /** Remembers whole agents that came another way, e.g. in a list. */
  prime(account: Account, agents: readonly AgentRecord[]): void;
  /** Forgets what a write has made old. */
  forget(account: Account, vendorId: string): void;
}

/**
 * Most agents of one account that are looked up by id in one request, whichever way they are asked for: `nodes` under many
 * names, `_entities`, fields and filters that a light list does not show. At Gennia and Nova each of them is a call.
 */
export const MAX_LOOK_UPS = 500;

/**
 * Loaders for one request: what one caller may see must not be shared with the next.
 *
 * @param maxAgents how many agents of one account the request may read: by id no more than {@link MAX_LOOK_UPS}.
 * @default 10000
 */
export function createAgentLoaders(signal: AbortSignal | undefined, maxAgents = 10_000): AgentLoaders {
  const maxLookUps = Math.min(MAX_LOOK_UPS, maxAgents);
  const loaders = new Map<string, DataLoader<string, AgentRecord | null>>();
  const loaderOf = (account: Account) => {
    let loader = loaders.get(account.id);
    if (loader === undefined) {
      let left = maxLookUps;
      loader = new DataLoader<string, AgentRecord | null>(async (ids) => {
        const allowed = ids.slice(0, left);
        left -= allowed.length;
        const found = await readMany(account, allowed, signal, maxAgents);
        return ids.map((id, index) =>
          index < allowed.length ? (found.get(id) ?? null) : tooMany(account, maxLookUps),
        );
      });
      loaders.set(account.id, loader);
    }
    return loader;
  };
  return {
    load: (account, vendorId) => loaderOf(account).load(vendorId),
    prime(account, agents) {
      for (const agent of agents) if (agent.whole) loaderOf(account).prime(agent.vendorId, agent);
    },
    forget(account, vendorId) {
      loaderOf(account).clear(vendorId);
    },
  };
}

function tooMany({ id }: Account, maxLookUps: number): VendorError {
  return new VendorError({
    code: 'LIMIT_EXCEEDED',
    message: `more than ${maxLookUps} agents of "${id}" would have to be looked up by id in one request; ask for fewer at once`,
    retryable: false,
  });
}
