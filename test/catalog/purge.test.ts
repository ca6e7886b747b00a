import { expect, test } from 'vitest';
import { storeOfFile } from '../support/database.ts';
import { agentsInARow } from '../support/fake-vendor.ts';
import { CopiedVendor, catalogOf, JumpingClock, SETTINGS } from './copied-vendor.ts';
import { countedAgents, heldDocuments } from './kept-rows.ts';

const clock = new JumpingClock();
const store = storeOfFile({ now: clock.now });

const DAY_MS = 86_400_000;

const numberOf = async (table: 'agent_document') =>
  Number(
    (
      await store()
        .reader.selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

const rowsOf = async (table: 'agent' | 'agent_change', accountId: string) =>
  Number(
    (
      await store()
        .reader.selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('account_id', '=', accountId)
        .executeTakeFirstOrThrow()
    ).n,
  );

test('tombstones and changes are removed when they are older than is kept, and what is there stays', async () => {
  const vendor = new CopiedVendor({ paging: 'ALL', accountId: 'kept', agents: agentsInARow(600) });
  const catalog = catalogOf(store(), [vendor]);
  await catalog.runDue();
  const [gone = '', stays = ''] = vendor.agents.keys();
  vendor.agents.delete(gone);
  clock.advance(SETTINGS.sweepEveryMs);
  await catalog.runDue();
  expect(await rowsOf('agent', 'kept')).toBe(600);
  expect(await rowsOf('agent_change', 'kept')).toBe(601);

  clock.advance(SETTINGS.keepGoneMs - DAY_MS);
  await catalog.runDue();
  expect(await rowsOf('agent', 'kept')).toBe(600);
  expect(await rowsOf('agent_change', 'kept')).toBe(601);

  vendor.agents.set(stays, { id: stays, createdAt: 0, name: 'Renamed' });
  await catalog.request(vendor.copied);
  await catalog.runDue();
  clock.advance(2 * DAY_MS);
  await catalog.runDue();
  expect(await rowsOf('agent', 'kept')).toBe(599);
  expect(await rowsOf('agent_change', 'kept')).toBe(1);
  expect(Object.keys(await heldDocuments(store(), 'kept'))).toHaveLength(599);
  expect(await countedAgents(store(), 'kept')).toEqual({ counted: 599, held: 599 });
  expect(await numberOf('agent_document')).toBe(599);
  await catalog.close();
});

test('an account that is gone from the configuration is kept for thirty days, and begins anew when it comes back later', async () => {
  const gone = new CopiedVendor({ paging: 'ALL', accountId: 'gone', agents: agentsInARow(600) });
  const other = new CopiedVendor({ paging: 'ALL', accountId: 'other', agents: agentsInARow(3) });
  const before = catalogOf(store(), [gone, other]);
  await before.runDue();
  await before.close();

  const after = catalogOf(store(), [other]);
  clock.advance(29 * DAY_MS);
  await after.runDue();
  expect(await rowsOf('agent', 'gone')).toBe(600);
  clock.advance(2 * DAY_MS);
  await after.runDue();
  expect(await rowsOf('agent', 'gone')).toBe(0);
  expect(await countedAgents(store(), 'gone')).toEqual({ counted: 0, held: 0 });
  expect(await rowsOf('agent', 'other')).toBe(3);
  await after.close();

  const again = catalogOf(store(), [gone, other]);
  expect((await again.copies()).get('gone')).toMatchObject({ state: 'NEVER', asOf: null, held: 0 });
  await again.runDue();
  expect((await again.copies()).get('gone')).toMatchObject({ state: 'FRESH', held: 600 });
  await again.close();
});

test('an account that another process sweeps is not purged by one that does not have it', async () => {
  const vendor = new CopiedVendor({ paging: 'ALL', accountId: 'elsewhere', agents: agentsInARow(3) });
  const owner = catalogOf(store(), [vendor]);
  const other = catalogOf(store(), []);
  for (let day = 0; day < 40; day += 10) {
    await owner.runDue();
    await other.runDue();
    clock.advance(10 * DAY_MS);
  }
  await other.runDue();
  expect(await rowsOf('agent', 'elsewhere')).toBe(3);
  await owner.close();
  await other.close();
});
