import { expect, onTestFinished, test } from 'vitest';
import { createSharedParts } from '../../src/replicas/shared-parts.ts';
import { createRollcall } from '../../src/rollcall.ts';
import { openStore } from '../../src/store/open-store.ts';
import { signedInAsTests } from '../support/access.ts';
import { databaseOfTest } from '../support/database.ts';
import { startRollcall } from '../support/rollcall.ts';

const VENDOR = 'chatsby';

test('while the store is down, what it has to know of is refused before anything is sent, and everything else goes on', async () => {
  const vendors = await startRollcall({ agents: 2, only: [VENDOR] });
  onTestFinished(() => vendors.close());
  const store = await openStore(await databaseOfTest());
  const failures: unknown[] = [];
  const shared = createSharedParts(store, (error) => failures.push(error));
  const rollcall = createRollcall({ ...vendors.options, ...shared });
  onTestFinished(() => rollcall.close());
  const run = async (query: string) => {
    const response = await signedInAsTests(rollcall).yoga.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: tests look at what they have just asked for
    return ((await response.json()) as any).data;
  };
  const rename = (id: string) =>
    `mutation { updateAgent(input: { id: "${id}", name: "Renamed" }) { agent { name } userErrors { code message } } }`;
  const create = (key: string) =>
    `mutation { createAgent(input: { accountId: "${VENDOR}", name: "New"${key} }) { agent { name } userErrors { code message } } }`;
  const [{ id }] = (await run('{ agents(first: 1) { nodes { id } } }')).agents.nodes;
  expect((await run(rename(id))).updateAgent).toEqual({ agent: { name: 'Renamed' }, userErrors: [] });

  await store.close();
  vendors.forgetCalls();
  const message = 'the store that all processes share could not be asked. Nothing was changed: try again later';
  const refusal = { agent: null, userErrors: [{ code: 'UNAVAILABLE', message }] };
  expect((await run(rename(id))).updateAgent).toEqual(refusal);
  expect((await run(create(', idempotencyKey: "k"'))).createAgent).toEqual(refusal);
  expect(vendors.callCount()).toBe(0);
  expect(failures).toHaveLength(2);

  expect((await run('{ agents(first: 1) { nodes { name } } }')).agents.nodes).toHaveLength(1);
  expect((await run(create(''))).createAgent).toEqual({ agent: { name: 'New' }, userErrors: [] });
});
