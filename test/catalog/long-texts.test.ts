import { expect, onTestFinished, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { createRollcall } from '../../src/rollcall.ts';
import { storeSettings } from '../../src/settings/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { signedInAsTests } from '../support/access.ts';
import { databaseOfTest } from '../support/database.ts';
import { startRollcall } from '../support/rollcall.ts';

/** Characters of four bytes that no compression makes short. */
const LONG = Array.from({ length: 5_000 }, (_, index) =>
  String.fromCodePoint(0x20000 + ((index * index * 7919) % 40_000)),
).join('');

test('an agent whose texts are longer than any index takes is in the catalog, with all of them', async () => {
  const { options, server, close } = await startRollcall({ agents: 2, only: ['chatsby'] });
  onTestFinished(close);
  server('chatsby').faults.add({
    fault: {
      kind: 'REWRITE',
      rewrite(json) {
        const { data } = json as { data?: JsonObject[] };
        return data === undefined
          ? json
          : { ...(json as object), data: data.map((item) => ({ ...item, name: LONG, model: LONG })) };
      },
    },
    matches: ({ method }) => method === 'GET',
  });
  const store = await openStore(await databaseOfTest());
  const rollcall = createRollcall({ ...options, store, storeSettings: storeSettings.parse({ path: 'any.db' }) });
  onTestFinished(async () => {
    await rollcall.close();
    await store.close();
  });
  await rollcall.catalog?.runDue();
  const query = `{ agents(first: 1, orderBy: { field: NAME, direction: ASC }, source: CATALOG) {
    nodes { name model } totalCount pageInfo { endCursor hasNextPage }
  } }`;
  const response = await signedInAsTests(rollcall).yoga.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { agents } = ((await response.json()) as { data: { agents: JsonObject } }).data;
  expect(agents).toMatchObject({
    nodes: [{ name: LONG, model: LONG }],
    totalCount: 2,
    pageInfo: { hasNextPage: true },
  });
});
