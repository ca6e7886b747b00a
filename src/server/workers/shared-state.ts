/** @module What all workers have in common, as one of them sees it. */
import { Quotas, RateLimits } from '../../access/rate-limits.ts';
import type { IdempotencyStore } from '../../agents/lifecycle/idempotency/store.ts';
import { type AgentLocks, LockTimeoutError } from '../../agents/lifecycle/locks.ts';
import { ToldQuota } from '../../core/told-quota.ts';
import type { Channel } from './channel.ts';
import type { CommonCalls, TotalCalls } from './common-state.ts';

/** How the process is asked that keeps it. */
export type CommonChannel = Pick<Channel<CommonCalls>, 'call' | 'tell'>;

/** Idempotency keys that all workers share. */
export function createSharedStore(common: CommonChannel): IdempotencyStore {
  return {
    claim: (key, fingerprint, leaseMs) => common.call('claim', key, fingerprint, leaseMs),
    renew: (key, token, leaseMs) => common.call('renew', key, token, leaseMs),
    complete: (key, token, outcome) => common.call('complete', key, token, outcome),
    release: (key, token) => common.call('releaseKey', key, token),
  };
}

/** Locks of agents that all workers share. */
export function createSharedLocks(common: CommonChannel): AgentLocks {
  let wishes = 0;
  return {
    async acquire(agentId, signal) {
      signal?.throwIfAborted();
      const wish = ++wishes;
      const unlock = () => common.tell('unlock', wish);
      signal?.addEventListener('abort', unlock);
      try {
        const answer = await common.call('lock', wish, agentId);
        if (answer.state === 'TIMED_OUT') throw new LockTimeoutError(answer.waitedMs);
        signal?.throwIfAborted();
      } finally {
        signal?.removeEventListener('abort', unlock);
      }
      let isHeld = true;
      const release = async () => {
        isHeld = false;
        unlock();
      };
      // The process that keeps it ends this one with itself.
      return { isHeld: () => isHeld, release };
    },
  };
}

/** Limits of callers that hold for all workers together. */
export class SharedRateLimits {
  /** What this worker admits by. */
  readonly limits: RateLimits;
  private readonly quotas: Quotas<ToldQuota>;

  constructor(common: CommonChannel) {
    this.quotas = new Quotas(
      (callerId, maxCalls) =>
        new ToldQuota(maxCalls, Date.now, (calls) => common.tell('countCalls', callerId, maxCalls, calls)),
    );
    this.limits = new RateLimits(undefined, {
      requests: { count: (callerId, limit) => common.call('countRequest', callerId, limit) },
      quotas: this.quotas,
    });
  }

  /** Takes over what all have counted. @param included how many of the calls were told by this worker */
  noteCalls(total: TotalCalls, included: number): void {
    this.quotas.of(total.callerId, total.maxCalls).note(total, included);
  }
}
