import type { Cancellation } from '../../core/cancellation.ts';

/** @module One writer per agent at a time: vendors replace what a write leaves out, or fail when two come at once. */

/** How long a writer waits for those before it; milliseconds. */
const WAIT_MS = 60_000;

/** The others took too long: this write was not begun. */
export class LockTimeoutError extends Error {
  override readonly name = 'LockTimeoutError';
  /** Milliseconds. */
  readonly waitedMs: number;

  constructor(waitedMs: number) {
    super(`not begun within ${waitedMs} ms`);
    this.waitedMs = waitedMs;
  }
}

/** The lock of an agent that somebody has. */
export interface HeldLock {
  /** Whether it is still had: a lease that could not be renewed is over, and somebody else may have it. */
  isHeld(): boolean;
  /** Gives it back. Never rejects: what can not be given back ends with its lease. */
  release(): Promise<void>;
}

/**
 * The locks of agents. One process has its memory; several need locks that they share, as in
 * `src/replicas/locks.ts`. Any implementation has to guarantee what follows, and `test/lifecycle/locks-contract.ts` checks it:
 *
 * - Nobody else has the lock of an agent from the moment that `acquire` resolves until it is released, its process ends, or,
 *   where a lease has to be renewed, its process can not renew it any more. Renewing is the implementation's own affair.
 * - Whoever came first is served first, as far as one process can tell.
 * - A caller that cancels has no lock, leaves nothing behind, and does not let others pass who have it.
 */
export interface AgentLocks {
  /**
   * Waits for the lock of an agent.
   *
   * @param agentId the global id
   * @param signal aborted when nobody waits any more
   * @throws LockTimeoutError when others have it for too long; the signal's reason when it aborts before, or has
   */
  acquire(agentId: string, signal?: Cancellation | undefined): Promise<HeldLock>;
}

/**
 * Locks in the memory of this process. Other processes are not held back.
 *
 * @param waitMs how long a writer waits for the lock; milliseconds. @default 60000
 */
export function createMemoryLocks(waitMs: number = WAIT_MS): AgentLocks {
  const tails = new Map<string, Promise<void>>();
  return {
    async acquire(agentId, signal) {
      const before = tails.get(agentId);
      const { promise: mine, resolve: leave } = Promise.withResolvers<void>();
      // A caller that cancels does not let the next one pass those who are still at it.
      const tail = Promise.all([before, mine]).then(() => {
        if (tails.get(agentId) === tail) tails.delete(agentId);
      });
      tails.set(agentId, tail);
      try {
        if (before !== undefined) await waitFor(before, waitMs, signal);
        signal?.throwIfAborted();
      } catch (error) {
        leave();
        throw error;
      }
      let isHeld = true;
      const release = async () => {
        isHeld = false;
        leave();
      };
      return { isHeld: () => isHeld, release };
    },
  };
}

/** Waits for those before, no longer than the client and the time allow. */
async function waitFor(before: Promise<void>, waitMs: number, signal: Cancellation | undefined): Promise<void> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const cancel = () => reject(signal?.reason);
  const timer = setTimeout(() => reject(new LockTimeoutError(waitMs)), waitMs);
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  try {
    await Promise.race([before, over]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}
