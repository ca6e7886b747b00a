import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Caller } from '../../src/access/caller.ts';
import { createStoredLimits } from '../../src/replicas/rate-limits.ts';
import { openStore } from '../../src/store/open-store.ts';
import { databaseOfTest } from '../support/database.ts';

const caller = (rateLimit: Caller['rateLimit'], id = 'key:c'): Caller =>
  ({ id, scopes: new Set(), accounts: 'ALL', rateLimit }) as unknown as Caller;

/** Limits of two processes over one database, with a clock that the test sets forward. */
async function twoProcesses() {
  const location = await databaseOfTest();
  const clock = { now: 1_800_000_000_000 };
  const open = () => openStore(location, { now: () => clock.now });
  const stores = [await open(), await open()] as const;
  onTestFinished(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });
  const failures: unknown[] = [];
  const limits = stores.map((store) => createStoredLimits(store, (error) => failures.push(error)));
  const [one, other] = limits;
  if (one === undefined || other === undefined) throw new Error('there are two');
  return { clock, stores, one, other, failures };
}

describe('the limit of requests', () => {
  test('holds for all processes together, to the request', async () => {
    const { one, other, clock } = await twoProcesses();
    const limited = caller({ requestsPerMinute: 10 });
    const states = await Promise.all(
      Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? one : other).admit(limited)),
    );
    const admitted = states.filter(({ retryAfterSeconds }) => retryAfterSeconds === undefined);
    expect(admitted).toHaveLength(10);
    expect(admitted.map(({ requests }) => requests?.remaining).toSorted((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: 10 }, (_, index) => index),
    );
    expect(await other.admit(limited)).toMatchObject({ requests: { limit: 10, remaining: 0 }, retryAfterSeconds: 60 });
    clock.now += 59_999;
    expect(await one.admit(limited)).toMatchObject({ retryAfterSeconds: 1 });
    clock.now += 1;
    expect((await one.admit(limited)).requests).toMatchObject({ limit: 10, remaining: 9, resetSeconds: 60 });
  });

  test('of one caller is nothing to another, and of nobody is counted who has none', async () => {
    const { one, stores } = await twoProcesses();
    await one.admit(caller({ requestsPerMinute: 1 }, 'key:a'));
    expect((await one.admit(caller({ requestsPerMinute: 1 }, 'key:b'))).retryAfterSeconds).toBeUndefined();
    await one.admit(caller(undefined, 'key:none'));
    const rows = await stores[0].reader.selectFrom('caller_count').select('caller_id').orderBy('caller_id').execute();
    expect(rows.map(({ caller_id: id }) => id)).toEqual(['key:a', 'key:b']);
  });
});

describe('the limit of vendor calls', () => {
  test('holds for all processes together, as soon as they have told each other', async () => {
    const { one, other, clock } = await twoProcesses();
    const limited = caller({ vendorCallsPerMinute: 10 });
    one.quotaOf(limited)?.count(4);
    expect(one.stateOf(limited).vendorCalls).toMatchObject({ remaining: 6 });
    await vi.waitFor(async () => {
      expect((await other.admit(limited)).vendorCalls).toMatchObject({ limit: 10, remaining: 6 });
    });
    other.quotaOf(limited)?.count(3);
    other.quotaOf(limited)?.count(3);
    expect(other.stateOf(limited).vendorCalls).toMatchObject({ remaining: 0 });
    await vi.waitFor(async () => {
      expect(await one.admit(limited)).toMatchObject({ vendorCalls: { remaining: 0 }, retryAfterSeconds: 60 });
    });
    expect(() => one.quotaOf(limited)?.require(1)).toThrow('the caller may make 10 calls to vendors in a minute');
    clock.now += 60_000;
    expect((await one.admit(limited)).retryAfterSeconds).toBeUndefined();
    expect((await one.admit(limited)).vendorCalls).toMatchObject({ remaining: 10 });
  });

  test('counts every call once, however many are made at the same time', async () => {
    const { one, other, stores } = await twoProcesses();
    const limited = caller({ vendorCallsPerMinute: 1_000 });
    for (let round = 0; round < 20; round++) {
      for (const limits of [one, other, one]) limits.quotaOf(limited)?.count(2);
      await Promise.resolve();
    }
    await vi.waitFor(async () => {
      const { used } = await stores[0].reader.selectFrom('caller_count').select('used').executeTakeFirstOrThrow();
      expect(used).toBe(120);
    });
    expect((await one.admit(limited)).vendorCalls?.remaining).toBe(880);
    expect((await other.admit(limited)).vendorCalls?.remaining).toBe(880);
  });
});

describe('without the store', () => {
  test('each process counts by itself, and asks nothing of the store for a while', async () => {
    const { one, stores, failures } = await twoProcesses();
    await stores[0].close();
    const limited = caller({ requestsPerMinute: 2, vendorCallsPerMinute: 5 });
    expect((await one.admit(limited)).retryAfterSeconds).toBeUndefined();
    one.quotaOf(limited)?.count(5);
    expect((await one.admit(limited)).vendorCalls?.remaining).toBe(0);
    expect((await one.admit(limited)).retryAfterSeconds).toBe(60);
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.length).toBeLessThanOrEqual(2);
  });
});
