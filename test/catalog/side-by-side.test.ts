import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { createDatabase } from '../support/database.ts';
import { agentsInARow } from '../support/fake-vendor.ts';
import { CopiedVendor, catalogOf } from './copied-vendor.ts';

test('accounts whose agents were made at the same times are swept side by side by several processes, each once', async () => {
  const database = await createDatabase();
  onTestFinished(database.drop);
  const vendors = Array.from(
    { length: 12 },
    (_, index) => new CopiedVendor({ paging: 'ALL', accountId: `account-${index}`, agents: agentsInARow(40) }),
  );
  const stores = [await openStore(database.location)];
  stores.push(await openStore(database.location), await openStore(database.location));
  const catalogs = stores.map((store) => catalogOf(store, vendors));
  onTestFinished(async () => {
    await Promise.all(catalogs.map((catalog) => catalog.close()));
    await Promise.all(stores.map((store) => store.close()));
  });

  await Promise.all(catalogs.map((catalog) => catalog.runDue()));
  const copies = await catalogs[0]?.copies();
  expect([...(copies?.values() ?? [])].map(({ state, held }) => [state, held])).toEqual(
    vendors.map(() => ['FRESH', 40]),
  );
  expect(vendors.map(({ calls }) => calls.length)).toEqual(vendors.map(() => 1));
});
