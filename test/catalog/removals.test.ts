import { describe, expect, test } from 'vitest';
import { storeOfFile } from '../support/database.ts';
import { agentsInARow, type FakeOptions } from '../support/fake-vendor.ts';
import { CopiedVendor, catalogOf, JumpingClock, SETTINGS } from './copied-vendor.ts';
import { countedAgents, heldDocuments } from './kept-rows.ts';

const clock = new JumpingClock();
const store = storeOfFile({ now: clock.now });

const MANY = 20;

/** A vendor with many agents, and its catalog once it is loaded. */
async function loaded(accountId: string, options: FakeOptions = {}) {
  const vendor = new CopiedVendor({ paging: 'ALL', accountId, agents: agentsInARow(MANY), ...options });
  const catalog = catalogOf(store(), [vendor]);
  const sweep = async () => {
    clock.advance(SETTINGS.sweepEveryMs);
    await catalog.runDue();
    return (await catalog.copies()).get(accountId);
  };
  const held = async () => Object.keys(await heldDocuments(store(), accountId)).toSorted();
  const remove = (count: number) => {
    for (const id of [...vendor.agents.keys()].slice(0, count)) vendor.agents.delete(id);
  };
  expect(await sweep()).toMatchObject({ state: 'FRESH', held: MANY, missing: 0 });
  return { vendor, catalog, sweep, held, remove, account: vendor.copied };
}

describe.each([
  { what: 'can be asked for one agent', canGet: true },
  { what: 'has only its list', canGet: false },
])('where a vendor $what', ({ canGet }) => {
  const name = (text: string) => `${text} ${canGet}`;

  test('an agent that is gone is gone from the catalog two complete sweeps later at the latest', async () => {
    const { vendor, catalog, sweep, held, remove } = await loaded(name('few'), { canGet });
    remove(3);
    expect(await sweep()).toMatchObject({ state: 'FRESH', missing: 0, held: canGet ? MANY - 3 : MANY });
    expect(await sweep()).toMatchObject({ state: 'FRESH', missing: 0, held: MANY - 3 });
    expect(await held()).toEqual([...vendor.agents.keys()].toSorted());
    await catalog.close();
  });

  test('when very many are missing they are held, until a third sweep agrees', async () => {
    const { vendor, catalog, sweep, held, remove } = await loaded(name('third'), { canGet });
    remove(15);
    for (let time = 1; time <= 2; time++) {
      expect(await sweep()).toMatchObject({ state: 'REMOVALS_HELD', missing: 15, held: MANY });
    }
    expect(await sweep()).toMatchObject({ state: 'FRESH', missing: 0, held: 5 });
    expect(await held()).toEqual([...vendor.agents.keys()].toSorted());
    expect(await countedAgents(store(), vendor.copied.id)).toEqual({ counted: 5, held: 5 });
    await catalog.close();
  });

  test('those that are held do not wait for others that go missing later', async () => {
    const { catalog, sweep, remove } = await loaded(name('more'), { canGet });
    remove(12);
    await sweep();
    await sweep();
    remove(1);
    const copy = await sweep();
    expect(copy).toMatchObject({ state: 'FRESH', held: canGet ? 7 : 8 });
    expect(await sweep()).toMatchObject({ state: 'FRESH', held: 7 });
    await catalog.close();
  });

  test('when very many are missing an operator may accept it', async () => {
    const { catalog, sweep, remove, account } = await loaded(name('accepted'), { canGet });
    remove(15);
    expect(await sweep()).toMatchObject({ state: 'REMOVALS_HELD', missing: 15 });
    await catalog.acceptRemovals(account);
    await catalog.runDue();
    expect((await catalog.copies()).get(account.id)).toMatchObject({ state: 'FRESH', missing: 0, held: 5 });
    await catalog.close();
  });

  test('what is accepted is what was missing then, not what goes missing afterwards', async () => {
    const { vendor, catalog, sweep, account } = await loaded(name('later'), { canGet });
    await catalog.acceptRemovals(account);
    vendor.agents.clear();
    expect(await sweep()).toMatchObject({ state: 'REMOVALS_HELD', missing: MANY, held: MANY });
    await catalog.close();
  });

  test('an acceptance that arrives while a sweep runs counts for the next one', async () => {
    const { vendor, catalog, sweep, remove, account } = await loaded(name('meanwhile'), { canGet });
    remove(15);
    await sweep();
    vendor.afterAnswer = async () => {
      vendor.afterAnswer = async () => undefined;
      await catalog.acceptRemovals(account);
    };
    expect(await sweep()).toMatchObject({ state: 'FRESH', held: 5 });
    await catalog.close();
  });
});

test('who is still there when asked for is not removed, whatever lists say, however often, and whoever accepts it', async () => {
  const hides: string[] = [];
  const { vendor, catalog, sweep, held, account } = await loaded('liar', { hides });
  hides.push(...vendor.agents.keys());
  for (let time = 1; time <= 5; time++) await sweep();
  await catalog.acceptRemovals(account);
  await sweep();
  expect(await held()).toEqual([...vendor.agents.keys()].toSorted());
  hides.length = 0;
  expect(await sweep()).toMatchObject({ state: 'FRESH', held: MANY, missing: 0 });
  await catalog.close();
});

test('an id that is used again is another agent in the catalog, too', async () => {
  const { vendor, catalog, sweep } = await loaded('again');
  vendor.agents.set('agent-00003', { id: 'agent-00003', name: 'Somebody else', createdAt: Date.UTC(2026, 5, 1) });
  expect(await sweep()).toMatchObject({ state: 'FRESH', held: MANY });
  const held = await heldDocuments(store(), 'again');
  expect(held['agent-00003']).toMatchObject({ name: 'Somebody else', createdAt: '2026-06-01T00:00:00.000Z' });
  const newest = await store()
    .reader.selectFrom('agent')
    .select('vendor_id')
    .where('account_id', '=', 'again')
    .orderBy('pk', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(newest.vendor_id).toBe('agent-00003');
  await catalog.close();
});
