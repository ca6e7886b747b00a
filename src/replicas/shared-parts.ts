/** @module What processes share over a store, in place of what each would keep in its memory. */
import type { RateLimits } from '../access/rate-limits.ts';
import type { IdempotencyStore } from '../agents/lifecycle/idempotency/store.ts';
import type { AgentLocks } from '../agents/lifecycle/locks.ts';
import type { Store } from '../store/store.ts';
import { createStoredKeys } from './idempotency.ts';
import { createStoredLocks } from './locks.ts';
import { createStoredLimits } from './rate-limits.ts';
import type { OnStoreFailure } from './store-down.ts';

/** What holds for all processes of a store together. */
export interface SharedParts {
  readonly idempotencyStore: IdempotencyStore;
  readonly agentLocks: AgentLocks;
  readonly rateLimits: RateLimits;
}

/** Made once for an open store. */
export function createSharedParts(store: Store, onFailure: OnStoreFailure): SharedParts {
  return {
    idempotencyStore: createStoredKeys(store, onFailure),
    agentLocks: createStoredLocks(store, { onFailure }),
    rateLimits: createStoredLimits(store, onFailure),
  };
}
