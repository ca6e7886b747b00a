import { describe, expect, onTestFinished, test } from 'vitest';
import { createStoredKeys } from '../../src/replicas/idempotency.ts';
import { openStore } from '../../src/store/open-store.ts';
import { testIdempotencyStore } from '../lifecycle/store-contract.ts';
import { createDatabase, databaseOfTest } from '../support/database.ts';

testIdempotencyStore('in a store', async () => {
  const { location, drop } = await createDatabase();
  let now = 1_800_000_000_000;
  const store = await openStore(location, { now: () => now });
  return {
    store: createStoredKeys(store),
    advance(ms) {
      now += ms;
    },
    async close() {
      await store.close();
      await drop();
    },
  };
});

const OUTCOME = { made: { accountId: 'a', vendorId: 'v\0\ud800' }, userErrors: [], notCarried: [] };

describe('idempotency keys in a store', () => {
  test('are one and the same for all processes, and outlive them', async () => {
    const location = await databaseOfTest();
    const stores = [await openStore(location), await openStore(location)] as const;
    const [one, other] = [createStoredKeys(stores[0]), createStoredKeys(stores[1])];
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? one : other).claim('k', 'f', 60_000)),
    );
    const tokens = claims.flatMap((claim) => (claim.state === 'CLAIMED' ? [claim.token] : []));
    expect(tokens).toHaveLength(1);
    await other.complete('k', tokens[0] ?? '', OUTCOME);
    await Promise.all(stores.map((store) => store.close()));
    const later = await openStore(location);
    onTestFinished(() => later.close());
    expect(await createStoredKeys(later).claim('k', 'g', 60_000)).toEqual({
      state: 'COMPLETED',
      fingerprint: 'f',
      outcome: OUTCOME,
    });
  });

  test('that have ended are deleted, and those whose call is under way are not', async () => {
    let now = 1_800_000_000_000;
    const store = await openStore(await databaseOfTest(), { now: () => now });
    onTestFinished(() => store.close());
    const keys = createStoredKeys(store);
    const held = async () =>
      (await store.reader.selectFrom('idempotency_key').select('key').orderBy('key').execute()).map(({ key }) => key);
    await keys.claim('abandoned', 'f', 1_000);
    await keys.claim('slow', 'f', 100_000_000_000);
    const done = await keys.claim('done', 'f', 1_000);
    if (done.state === 'CLAIMED') await keys.complete('done', done.token, OUTCOME);
    now += 23 * 3_600_000;
    await keys.claim('new', 'f', 1_000);
    expect(await held()).toEqual(['abandoned', 'done', 'new', 'slow']);
    now += 3_600_000;
    await keys.claim('newer', 'f', 1_000);
    expect(await held()).toEqual(['new', 'newer', 'slow']);
  });

  test('can not be claimed without the store, and the claimant is told that nothing was begun', async () => {
    const store = await openStore(await databaseOfTest());
    await store.close();
    const failures: unknown[] = [];
    const keys = createStoredKeys(store, (error) => failures.push(error));
    await expect(keys.claim('k', 'f', 60_000)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      mayHaveTakenEffect: false,
    });
    expect(failures).toHaveLength(1);
  });
});
