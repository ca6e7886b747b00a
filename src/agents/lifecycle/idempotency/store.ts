/** @module Which idempotency keys were used, and what became of their calls. */
import { randomUUID } from 'node:crypto';
import type { Outcome } from '../outcome.ts';

export { fingerprintOf } from './fingerprint.ts';

/** How long a key is remembered from its first claim on; milliseconds. */
export const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/** How many keys are remembered in memory; the oldest is forgotten first. */
const MAX_KEYS = 10_000;

/** What is remembered of an outcome, as JSON. It holds ids, not agents: a repeated call is shown the agent as it is then. */
export interface RememberedOutcome extends Pick<Outcome, 'userErrors' | 'notCarried'> {
  /** The agent that was made; null when there was none to show. */
  readonly made: { readonly accountId: string; readonly vendorId: string } | null;
}

/** The answer to a claim of a key. `fingerprint` is that of the input that the key was first used with. */
export type Claim =
  /** The key was free, and is this caller's now. `token` proves it. */
  | { readonly state: 'CLAIMED'; readonly token: string }
  /** The call with this key is under way. */
  | { readonly state: 'IN_PROGRESS'; readonly fingerprint: string }
  /** The call with this key was begun, and its lease ran out before it was completed or released. */
  | { readonly state: 'ABANDONED'; readonly fingerprint: string }
  /** The call with this key is over. */
  | { readonly state: 'COMPLETED'; readonly fingerprint: string; readonly outcome: RememberedOutcome };

/**
 * Where keys are remembered. One process has its memory; several need a store that they share. Any implementation has to
 * guarantee what follows, and `test/lifecycle/store-contract.ts` checks it:
 *
 * - `claim` is atomic: of all that claim a free key, in whatever process, one is answered `CLAIMED`.
 * - A key is free until it is claimed, and again once it is released. It is also free again exactly {@link REMEMBERED_MS}
 *   after it was claimed, unless its lease still runs then.
 * - A claim whose lease ran out is `ABANDONED` and not free: nobody knows whether its write was sent. Its holder can still
 *   complete, renew or release it.
 * - `renew`, `complete` and `release` do nothing when the token is not that of the claim in force.
 * - What was completed is kept for as long as the key is remembered, and through restarts where the store outlives the process.
 *   A bounded store may forget the oldest keys whose call is not under way.
 *
 * Keys are hashes that hold nothing of what the caller wrote, at most 64 characters long. Every method may reject when the
 * store can not be reached.
 */
export interface IdempotencyStore {
  /**
   * Claims a key, unless it has been claimed.
   *
   * @param leaseMs for how long the claim counts as under way, unless it is renewed; milliseconds
   */
  claim(key: string, fingerprint: string, leaseMs: number): Promise<Claim>;
  /** The call is still under way: its lease ends so many milliseconds from now. */
  renew(key: string, token: string, leaseMs: number): Promise<void>;
  /** The call is over, and this is what became of it. */
  complete(key: string, token: string, outcome: RememberedOutcome): Promise<void>;
  /** The call provably changed nothing: the key is free again. */
  release(key: string, token: string): Promise<void>;
}

interface Entry {
  readonly fingerprint: string;
  readonly token: string;
  readonly expiresAt: number;
  leaseEndsAt: number;
  outcome: RememberedOutcome | undefined;
}

/**
 * A store in the memory of this process: 10,000 keys for 24 hours, about 1 kB each. When there are more, the oldest one
 * whose call is not under way is forgotten.
 *
 * @param now the time; milliseconds
 * @param maxKeys how many keys are remembered
 */
export function createMemoryStore(now: () => number = Date.now, maxKeys: number = MAX_KEYS): IdempotencyStore {
  // In the order of their beginning, so that the oldest is always in front.
  const entries = new Map<string, Entry>();
  const isUnderWay = ({ outcome, leaseEndsAt }: Entry) => outcome === undefined && leaseEndsAt > now();

  function makeRoom(): void {
    for (const [key, entry] of entries) {
      if (entry.expiresAt > now() && entries.size < maxKeys) return;
      // What is under way is not forgotten: it would be begun a second time.
      if (!isUnderWay(entry)) entries.delete(key);
    }
  }

  function held(key: string, token: string): Entry | undefined {
    const entry = entries.get(key);
    return entry?.token === token ? entry : undefined;
  }

  return {
    async claim(key, fingerprint, leaseMs) {
      makeRoom();
      const known = entries.get(key);
      if (known === undefined) {
        const token = randomUUID();
        const at = now();
        const times = { expiresAt: at + REMEMBERED_MS, leaseEndsAt: at + leaseMs };
        entries.set(key, { fingerprint, token, ...times, outcome: undefined });
        return { state: 'CLAIMED', token };
      }
      const { outcome } = known;
      if (outcome !== undefined) return { state: 'COMPLETED', fingerprint: known.fingerprint, outcome };
      return { state: isUnderWay(known) ? 'IN_PROGRESS' : 'ABANDONED', fingerprint: known.fingerprint };
    },

    async renew(key, token, leaseMs) {
      const entry = held(key, token);
      if (entry !== undefined) entry.leaseEndsAt = now() + leaseMs;
    },

    async complete(key, token, outcome) {
      const entry = held(key, token);
      if (entry !== undefined) entry.outcome = outcome;
    },

    async release(key, token) {
      if (held(key, token) !== undefined) entries.delete(key);
    },
  };
}
