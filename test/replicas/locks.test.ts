import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createStoredLocks } from '../../src/replicas/locks.ts';
import { openStore } from '../../src/store/open-store.ts';
import { testAgentLocks } from '../lifecycle/locks-contract.ts';
import { databaseOfTest, storeOfFile } from '../support/database.ts';

const store = storeOfFile();

testAgentLocks('in a store', (waitMs) => createStoredLocks(store(), { waitMs }));

/** Locks of two processes over one database, with a lease of so many milliseconds. */
async function twoProcesses(leaseMs?: number, waitMs?: number) {
  const location = await databaseOfTest();
  const stores = [await openStore(location), await openStore(location)] as const;
  onTestFinished(async () => {
    await Promise.all(stores.map((each) => each.close()));
  });
  const times = { ...(leaseMs && { leaseMs }), ...(waitMs && { waitMs }) };
  return { stores, locks: [createStoredLocks(stores[0], times), createStoredLocks(stores[1], times)] as const };
}

describe('locks in a store', () => {
  test('are had by one writer at a time, of all processes', async () => {
    const { locks } = await twoProcesses();
    let writers = 0;
    let most = 0;
    const write = async (index: number) => {
      const { release } = await locks[index % 2 === 0 ? 0 : 1].acquire('a');
      writers++;
      most = Math.max(most, writers);
      await sleep(1);
      writers--;
      await release();
    };
    await Promise.all(Array.from({ length: 20 }, (_, index) => write(index)));
    expect(most).toBe(1);
  });

  test('are renewed for as long as somebody has them, however long that takes', async () => {
    const { locks } = await twoProcesses(1_500, 3_000);
    const lock = await locks[0].acquire('a');
    await expect(locks[1].acquire('a')).rejects.toMatchObject({ name: 'LockTimeoutError', waitedMs: 3_000 });
    expect(lock.isHeld()).toBe(true);
    await lock.release();
    await (await locks[1].acquire('a')).release();
  });

  test('that are not renewed end with their lease, and whoever had them knows', async () => {
    const { stores, locks } = await twoProcesses(1_000);
    const lost = await locks[0].acquire('a');
    // As by a process that can not reach the store any more.
    await stores[0].close();
    const next = await locks[1].acquire('a');
    expect(lost.isHeld()).toBe(false);
    expect(next.isHeld()).toBe(true);
    await lost.release();
    expect(next.isHeld()).toBe(true);
    const { token } = await stores[1].reader.selectFrom('agent_lock').select('token').executeTakeFirstOrThrow();
    expect(token).not.toBe('');
    await next.release();
    expect(await stores[1].reader.selectFrom('agent_lock').selectAll().execute()).toEqual([]);
  });

  test('can not be had without the store, and whoever asks is told that nothing was begun', async () => {
    const { stores, locks } = await twoProcesses();
    await stores[0].close();
    await expect(locks[0].acquire('a')).rejects.toMatchObject({ code: 'UNAVAILABLE', mayHaveTakenEffect: false });
    await (await locks[1].acquire('a')).release();
  });

  test('leave nothing behind of whoever left while it waited', async () => {
    const { stores, locks } = await twoProcesses();
    const first = await locks[0].acquire('a');
    const leaving = new AbortController();
    const left = locks[1].acquire('a', leaving.signal);
    await sleep(30);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    await first.release();
    await sleep(50);
    expect(await stores[0].reader.selectFrom('agent_lock').selectAll().execute()).toEqual([]);
  });
});
