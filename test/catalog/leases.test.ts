import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { LEASE_MS } from '../../src/catalog/sync/lease.ts';
import { storeOfFile } from '../support/database.ts';
import { agentsInARow } from '../support/fake-vendor.ts';
import { breakable } from './breakable-store.ts';
import { CopiedVendor, catalogOf, JumpingClock, SETTINGS } from './copied-vendor.ts';
import { heldDocuments, replayedDocuments } from './kept-rows.ts';

const clock = new JumpingClock();
const store = storeOfFile({ now: clock.now });

const PAGED = { paging: 'PAGE', maxPageSize: 3 } as const;

/** All that the store has of an account. */
async function rowsOf(accountId: string) {
  const { reader } = store();
  return {
    sync: await reader.selectFrom('account_sync').selectAll().where('account_id', '=', accountId).execute(),
    agents: await heldDocuments(store(), accountId),
    log: await replayedDocuments(store(), accountId),
  };
}

test('a sweep whose process is killed in the middle is taken over when its lease ends, and what a frozen holder commits late is refused', async () => {
  const agents = agentsInARow(8);
  const vendor = new CopiedVendor({ ...PAGED, accountId: 'frozen', agents });
  const [frozen, other] = [catalogOf(store(), [vendor]), catalogOf(store(), [vendor])];
  let thaw = () => {};
  const thawed = new Promise<void>((resolve) => {
    thaw = resolve;
  });
  let answers = 0;
  vendor.afterAnswer = async () => {
    if (++answers === 2) await thawed;
  };
  const sweeping = frozen.runDue();
  while (answers < 2) await nextTurn();

  await other.runDue();
  expect(answers).toBe(2);
  expect((await other.copies()).get('frozen')).toMatchObject({ state: 'LOADING', asOf: null, held: 3 });

  clock.advance(LEASE_MS + 1);
  vendor.agents.set('agent-00004', { ...(agents[4] as (typeof agents)[4]), name: 'Renamed' });
  vendor.agents.delete('agent-00005');
  await other.runDue();
  const taken = await rowsOf('frozen');
  expect(taken.agents).toMatchObject({ 'agent-00004': { name: 'Renamed' } });
  expect(Object.keys(taken.agents)).toHaveLength(7);
  expect((await other.copies()).get('frozen')).toMatchObject({ state: 'FRESH', held: 7 });

  // What it has read lies in its hands: an agent that is gone, and one under its old name.
  thaw();
  await sweeping;
  expect(await rowsOf('frozen')).toEqual(taken);
  await frozen.close();
  await other.close();
});

test('a process that ends in the middle of a sweep leaves it to the next one at once', async () => {
  const vendor = new CopiedVendor({ ...PAGED, accountId: 'ended', agents: agentsInARow(8) });
  const ending = catalogOf(store(), [vendor]);
  let closing: Promise<void> | undefined;
  vendor.afterAnswer = async () => {
    closing ??= ending.close();
  };
  await ending.runDue();
  await closing;
  const next = catalogOf(store(), [vendor]);
  await next.runDue();
  expect((await next.copies()).get('ended')).toMatchObject({ state: 'FRESH', held: 8 });
  await next.close();
});

test('while the store is down in the middle of a sweep nothing is lost, and the sweep is made anew once its lease has ended', async () => {
  const vendor = new CopiedVendor({ ...PAGED, accountId: 'stored', agents: agentsInARow(8) });
  const broken = breakable(store());
  const catalog = catalogOf(broken.store, [vendor]);
  await catalog.runDue();
  const { asOf } = (await catalog.copies()).get('stored') ?? {};
  vendor.agents.delete('agent-00001');
  vendor.agents.set('new', { id: 'new', createdAt: 0 });
  let answers = 0;
  vendor.afterAnswer = async () => {
    if (++answers === 2) broken.isDown = true;
  };
  clock.advance(SETTINGS.sweepEveryMs);
  await catalog.runDue();
  expect(answers).toBeGreaterThanOrEqual(2);
  await expect(catalog.copies().catch((error: Error) => error.message)).resolves.toBe('the store is down');

  broken.isDown = false;
  await catalog.runDue();
  expect((await catalog.copies()).get('stored')).toMatchObject({ asOf });
  clock.advance(LEASE_MS + 1);
  await catalog.runDue();
  expect((await catalog.copies()).get('stored')).toMatchObject({ state: 'FRESH', held: 8 });
  const held = Object.keys((await rowsOf('stored')).agents);
  expect(held).toContain('new');
  expect(held).not.toContain('agent-00001');
  await catalog.close();
});

test('two processes make each copy once', async () => {
  const vendors = Array.from({ length: 12 }, (_, index) => {
    return new CopiedVendor({ paging: 'ALL', accountId: `shared-${index}`, agents: agentsInARow(2) });
  });
  const catalogs = [catalogOf(store(), vendors), catalogOf(store(), vendors)];
  await Promise.all(catalogs.map((catalog) => catalog.runDue()));
  expect(vendors.map(({ calls }) => calls.length)).toEqual(vendors.map(() => 1));
  for (const catalog of catalogs) await catalog.close();
});

test('a process whose configuration has an account point elsewhere than the store leaves the account alone', async () => {
  const [old, now] = [agentsInARow(3, 'old'), agentsInARow(2, 'new')].map((agents, index) => {
    const vendor = new CopiedVendor({ paging: 'ALL', accountId: 'moved', agents });
    return Object.assign(vendor, { copied: { ...vendor.copied, generation: `place ${index}` } });
  }) as [CopiedVendor, CopiedVendor];
  const before = catalogOf(store(), [old]);
  await before.runDue();
  const after = catalogOf(store(), [now]);
  expect((await after.copies()).get('moved')).toMatchObject({ state: 'NEVER', asOf: null, held: 0 });
  await after.runDue();
  const shown = Object.keys(await heldDocuments(store(), 'moved'));
  expect(shown.toSorted()).toEqual(['new-00000', 'new-00001']);

  clock.advance(2 * SETTINGS.sweepEveryMs);
  await before.runDue();
  const agent = { ...old.record({ id: 'old-00000', createdAt: 0 }), observedAt: Date.now() };
  await before.noteWritten({ account: old.copied, vendorId: 'old-00000', agent, operation: 'UPDATE', actor: 'tests' });
  expect(old.calls).toHaveLength(1);
  expect(Object.keys(await heldDocuments(store(), 'moved'))).toEqual(shown);
  await before.close();
  await after.close();
});
