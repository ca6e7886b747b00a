/** @module Locks of agents that all processes share: leases, which whoever has them renews. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AgentLocks, createMemoryLocks, type HeldLock, LockTimeoutError } from '../agents/lifecycle/locks.ts';
import type { Cancellation } from '../core/cancellation.ts';
import type { Store } from '../store/store.ts';
import { createPurge } from './purge.ts';
import { type OnStoreFailure, requireStore } from './store-down.ts';

/** How locks are had and waited for; milliseconds. */
export interface StoredLocksOptions {
  /** @default nobody is told */
  readonly onFailure?: OnStoreFailure;
  /** How long a writer waits for those before it. @default 60000 */
  readonly waitMs?: number;
  /** How long a lock is had that is not renewed, as by a process that was killed or is frozen. @default 15000 */
  readonly leaseMs?: number;
}

/** How often a lease is renewed while it runs. */
const RENEWALS_PER_LEASE = 3;

/** How long to wait before a lock of another process is asked for again, at first and at most; milliseconds. */
const FIRST_POLL_MS = 20;
const LONGEST_POLL_MS = 250;

/**
 * Locks in a store. Not PostgreSQL's own locks of a session: a process that is frozen keeps those for as long as its connection
 * lives, and a lease ends.
 */
export function createStoredLocks(
  store: Store,
  { waitMs = 60_000, leaseMs = 15_000, onFailure = () => {} }: StoredLocksOptions = {},
): AgentLocks {
  // In this process, whoever comes first is first, and only one asks the store.
  const queue = createMemoryLocks(waitMs);
  const leases = new Leases(store, leaseMs);
  return {
    async acquire(agentId, signal) {
      const deadline = performance.now() + waitMs;
      const place = await queue.acquire(agentId, signal);
      try {
        const lease = await waitForLease(() => requireStore(leases.take(agentId), onFailure), {
          deadline,
          waitMs,
          signal,
        });
        const release = async () => {
          await lease.release();
          await place.release();
        };
        return { isHeld: lease.isHeld, release };
      } catch (error) {
        await place.release();
        throw error;
      }
    },
  };
}

interface WaitOptions {
  readonly deadline: number;
  readonly waitMs: number;
  readonly signal: Cancellation | undefined;
}

async function waitForLease(
  take: () => Promise<HeldLock | undefined>,
  { deadline, waitMs, signal }: WaitOptions,
): Promise<HeldLock> {
  for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * 2, LONGEST_POLL_MS)) {
    const lease = await take();
    if (signal?.aborted) await lease?.release();
    signal?.throwIfAborted();
    if (lease !== undefined) return lease;
    const left = deadline - performance.now();
    if (left <= 0) throw new LockTimeoutError(waitMs);
    await sleep(Math.min(pollMs, left));
    signal?.throwIfAborted();
  }
}

/** The leases of a process. */
class Leases {
  private readonly store: Store;
  private readonly leaseMs: number;
  private readonly purge: () => Promise<void>;

  constructor(store: Store, leaseMs: number) {
    this.store = store;
    this.leaseMs = leaseMs;
    this.purge = createPurge(store, (now) => store.writer.deleteFrom('agent_lock').where('held_until', '<=', now));
  }

  /** Takes the lock of an agent, unless somebody has it. */
  async take(agentId: string): Promise<HeldLock | undefined> {
    const { store, leaseMs } = this;
    // A token of its own for each: who lost a lock can neither renew nor give back that of the next one.
    const token = randomUUID();
    const asked = performance.now();
    const now = store.now();
    const entry = { token, held_until: now + leaseMs };
    const taken = await store.writer
      .insertInto('agent_lock')
      .values({ agent_id: agentId, ...entry })
      .onConflict((conflict) =>
        conflict.column('agent_id').doUpdateSet(entry).where('agent_lock.held_until', '<=', now),
      )
      .returning('token')
      .executeTakeFirst();
    await this.purge();
    return taken === undefined ? undefined : this.keep(agentId, token, asked);
  }

  private keep(agentId: string, token: string, since: number): HeldLock {
    const { store, leaseMs } = this;
    let heldUntil = since + leaseMs;
    const beat = setInterval(async () => {
      const asked = performance.now();
      const isRenewed = await this.renew(agentId, token).catch(() => undefined);
      if (isRenewed === true) heldUntil = asked + leaseMs;
      if (isRenewed === false) heldUntil = Number.NEGATIVE_INFINITY;
    }, leaseMs / RENEWALS_PER_LEASE);
    return {
      isHeld: () => performance.now() < heldUntil,
      async release() {
        clearInterval(beat);
        await store.writer
          .deleteFrom('agent_lock')
          .where('agent_id', '=', agentId)
          .where('token', '=', token)
          .execute()
          // Then it ends with its lease.
          .catch(() => undefined);
      },
    };
  }

  /** @returns whether it was still had */
  private async renew(agentId: string, token: string): Promise<boolean> {
    const { numUpdatedRows } = await this.store.writer
      .updateTable('agent_lock')
      .set({ held_until: this.store.now() + this.leaseMs })
      .where('agent_id', '=', agentId)
      .where('token', '=', token)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }
}
