import { expect, onTestFinished, test } from 'vitest';
import { createRollcall } from '../../src/rollcall.ts';
import { storeSettings } from '../../src/settings/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { signedInAsTests } from '../support/access.ts';
import { createDatabase } from '../support/database.ts';
import { databaseText } from '../support/database-text.ts';
import { startRollcall } from '../support/rollcall.ts';

test('a store that is to keep no instructions holds none, and they are read from their vendors when they are shown', async () => {
  const { options, close } = await startRollcall({ agents: 3 });
  onTestFinished(close);
  const database = await createDatabase();
  onTestFinished(database.drop);
  const store = await openStore(database.location);
  const rollcall = createRollcall({
    ...options,
    store,
    storeSettings: storeSettings.parse({ path: 'any.db', instructions: false }),
  });
  onTestFinished(async () => {
    await rollcall.close();
    await store.close();
  });
  const instructionsFrom = async (source: string) => {
    const query = `{ agents(first: 100, source: ${source}) { nodes { id instructions } } }`;
    const response = await signedInAsTests(rollcall).yoga.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as {
      data: { agents: { nodes: { id: string; instructions: string | null }[] } };
    };
    return data.agents.nodes;
  };
  await rollcall.catalog?.runDue();

  const live = await instructionsFrom('LIVE');
  const written = live.flatMap(({ instructions }) => instructions || []);
  expect(written).not.toEqual([]);
  expect(await instructionsFrom('CATALOG')).toEqual(live);
  const bytes = await databaseText(database.location);
  for (const text of written) expect(bytes).not.toContain(JSON.stringify(text).slice(1, -1));
});
