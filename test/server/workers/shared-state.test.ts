import { describe, expect, test, vi } from 'vitest';
import type { Caller } from '../../../src/access/caller.ts';
import { ANONYMOUS } from '../../../src/access/caller.ts';
import { Channel } from '../../../src/server/workers/channel.ts';
import { type CommonCalls, CommonState } from '../../../src/server/workers/common-state.ts';
import { createSharedLocks, createSharedStore, SharedRateLimits } from '../../../src/server/workers/shared-state.ts';
import type { WorkerCalls } from '../../../src/server/workers/worker-calls.ts';
import { testAgentLocks } from '../../lifecycle/locks-contract.ts';
import { testIdempotencyStore } from '../../lifecycle/store-contract.ts';
import { connectedEnds } from './channels.ts';

/** A worker of a state. */
function workerOf(common: CommonState) {
  const [primaryEnd, workerEnd] = connectedEnds();
  const { offered, leave } = common.connect({
    noteCalls: (total, included) => toWorker.tell('noteCalls', total, included),
  });
  const toWorker = new Channel<Pick<WorkerCalls, 'noteCalls'>>(primaryEnd, offered);
  const toCommon = new Channel<CommonCalls>(workerEnd, {
    noteCalls: (...args: Parameters<WorkerCalls['noteCalls']>) => rateLimits.noteCalls(...args),
  });
  const rateLimits = new SharedRateLimits(toCommon);
  return { locks: createSharedLocks(toCommon), store: createSharedStore(toCommon), rateLimits, leave };
}

testAgentLocks('shared by workers', (waitMs) => workerOf(new CommonState({ waitMs })).locks);

testIdempotencyStore('shared by workers', async () => {
  let now = 1_000_000;
  const { store } = workerOf(new CommonState({ now: () => now }));
  return {
    store,
    advance(ms) {
      now += ms;
    },
  };
});

describe('of two workers', () => {
  test('one has the lock of an agent, and the other has it when the first ends', async () => {
    const common = new CommonState();
    const [one, other] = [workerOf(common), workerOf(common)];
    await one.locks.acquire('a');
    let isHeld = false;
    const waiting = other.locks.acquire('a').then(() => {
      isHeld = true;
    });
    await (await other.locks.acquire('b')).release();
    expect(isHeld).toBe(false);
    one.leave();
    await waiting;
  });

  test('one claims an idempotency key, and the other learns what became of it', async () => {
    const common = new CommonState();
    const [one, other] = [workerOf(common), workerOf(common)];
    const claim = await one.store.claim('key', 'f', 60_000);
    expect(await other.store.claim('key', 'f', 60_000)).toEqual({ state: 'IN_PROGRESS', fingerprint: 'f' });
    const outcome = { made: { accountId: 'a', vendorId: 'v' }, userErrors: [], notCarried: [] };
    if (claim.state === 'CLAIMED') await one.store.complete('key', claim.token, outcome);
    expect(await other.store.claim('key', 'f', 60_000)).toEqual({ state: 'COMPLETED', fingerprint: 'f', outcome });
  });

  test('both count the requests and vendor calls of a caller', async () => {
    const common = new CommonState();
    const [one, other] = [workerOf(common), workerOf(common)];
    const caller: Caller = { ...ANONYMOUS, id: 'c', rateLimit: { requestsPerMinute: 3, vendorCallsPerMinute: 10 } };
    const limits = [one, other].map(({ rateLimits }) => rateLimits.limits);
    const [atOne, atOther] = limits.map((each) => each.quotaOf(caller));
    for (let calls = 0; calls < 4; calls++) atOne?.count();
    for (let calls = 0; calls < 3; calls++) atOther?.count();
    expect([atOne?.remaining, atOther?.remaining]).toEqual([6, 7]);
    await vi.waitFor(() => expect([atOne?.remaining, atOther?.remaining]).toEqual([3, 3]));
    expect(await limits[0]?.admit(caller)).toMatchObject({ requests: { remaining: 2 } });
    expect(await limits[1]?.admit(caller)).toMatchObject({ requests: { remaining: 1 } });
    expect(await limits[0]?.admit(caller)).not.toHaveProperty('retryAfterSeconds');
    expect(await limits[1]?.admit(caller)).toHaveProperty('retryAfterSeconds');
  });
});
