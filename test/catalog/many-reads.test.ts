import { expect, onTestFinished, test } from 'vitest';
import { createRollcall } from '../../src/rollcall.ts';
import { storeSettings } from '../../src/settings/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { signedInAsTests } from '../support/access.ts';
import { databaseOfTest } from '../support/database.ts';
import { startRollcall } from '../support/rollcall.ts';

test('what many live reads have shown is written once, where the store is slower than they are', async () => {
  const { options, close } = await startRollcall({ agents: 3, only: ['chatsby'] });
  onTestFinished(close);
  const store = await openStore(await databaseOfTest());
  onTestFinished(() => store.close());
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  let writes = 0;
  const write: Store['write'] = async (work) => {
    writes++;
    await gate;
    return store.write(work);
  };
  const made = createRollcall({
    ...options,
    store: { ...store, write },
    storeSettings: storeSettings.parse({ path: 'any.db' }),
  });
  const { yoga, accounts } = signedInAsTests(made);
  for (let reads = 0; reads < 20; reads++) {
    const response = await yoga.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ agents(source: LIVE) { nodes { id } } }' }),
    });
    expect(await response.json()).toMatchObject({ data: { agents: { nodes: { length: 3 * accounts.size } } } });
  }
  open();
  await made.close();
  expect(writes).toBeGreaterThan(0);
  expect(writes).toBeLessThanOrEqual(3 * accounts.size);
});
