import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSharedParts } from '../../src/replicas/shared-parts.ts';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { storeSettings } from '../../src/settings/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { vendors } from '../../src/vendors/index.ts';
import { SECRETS } from '../graphql/fault-cases.ts';
import { CANARY, plant } from '../graphql/planted.ts';
import { CASES, createInput } from '../lifecycle/cases/index.ts';
import { accessOfTests, signedInAsTests, TEST_KEY } from '../support/access.ts';
import { createDatabase, type EmptyDatabase } from '../support/database.ts';
import { databaseText } from '../support/database-text.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

let vendorsOfTest: TestRollcall;
let database: EmptyDatabase;
let store: Store;
let rollcall: Rollcall;

beforeAll(async () => {
  vendorsOfTest = await startRollcall({ agents: 4 });
  database = await createDatabase();
  store = await openStore(database.location);
  rollcall = createRollcall({
    ...vendorsOfTest.options,
    store,
    storeSettings: storeSettings.parse({ path: 'any.db' }),
    ...createSharedParts(store, () => {}),
  });
});
afterAll(async () => {
  await rollcall?.close();
  await store?.close();
  await database?.drop();
  await vendorsOfTest?.close();
});

async function run(query: string, variables: object = {}) {
  const response = await signedInAsTests(rollcall).yoga.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they have just asked for
  return (await response.json()) as any;
}

const create = `mutation ($input: CreateAgentInput!) {
  createAgent(input: $input) { agent { id } userErrors { code message } }
}`;
const rename =
  'mutation ($id: ID!) { updateAgent(input: { id: $id, name: "Renamed" }) { userErrors { code message } } }';
const remove = 'mutation ($id: ID!) { deleteAgent(input: { id: $id }) { userErrors { code message } } }';

describe('the store', () => {
  test('holds no secret of what vendors show, what they are sent and what accounts and callers sign in with', async () => {
    for (const { key } of vendors) {
      const [secret = ''] = SECRETS.get(key) ?? [];
      vendorsOfTest.server(key).faults.add({ fault: { kind: 'REWRITE', rewrite: (json) => plant(json, secret) } });
    }
    await rollcall.catalog?.runDue();
    const ids: string[] = [];
    for (const vendorCase of CASES) {
      const input = {
        accountId: vendorCase.key,
        ...createInput(vendorCase),
        idempotencyKey: `canary5 ${vendorCase.key}`,
      };
      const { agent } = (await run(create, { input })).data.createAgent;
      if (agent !== null) ids.push(agent.id);
    }
    for (const id of ids) await run(rename, { id });
    // Another look at what was changed.
    await run('{ agents(first: 50, source: LIVE) { nodes { id raw } } }');
    for (const id of ids.slice(1)) await run(remove, { id });
    await rollcall.catalog?.runDue();

    const held = await store.reader.selectFrom('agent').select('vendor').distinct().execute();
    expect(held.map(({ vendor }) => vendor).toSorted()).toEqual(vendors.map(({ name }) => name).toSorted());
    const changes = await store.reader.selectFrom('agent_change').select('origin').distinct().execute();
    expect(changes.map(({ origin }) => origin)).toContain('MUTATION');
    const text = await databaseText(database.location);
    expect(text).toContain('[redacted]');
    expect(text).toContain('kept');
    expect(text.match(new RegExp(CANARY, 'g')) ?? []).toEqual([]);
    for (const secret of [...SECRETS.values()].flat()) expect(text.includes(secret)).toBe(false);
    if (accessOfTests() !== undefined) expect(text.includes(TEST_KEY)).toBe(false);
  });

  test('is looked at to the byte: what is written to it, is found', async () => {
    await store.writer
      .insertInto('caller_count')
      .values({ caller_id: 'a text that is not hidden', kind: 'REQUEST', used: 1, ends_at: 0 })
      .execute();
    expect(await databaseText(database.location)).toContain('a text that is not hidden');
  });
});
