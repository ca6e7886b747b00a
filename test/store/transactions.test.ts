import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { databaseOfTest } from '../support/database.ts';
import { agentRow } from './rows.ts';

/** Two processes' stores over one database, as far as the database can tell. */
async function twoStores(): Promise<[Store, Store]> {
  const location = await databaseOfTest();
  const stores: [Store, Store] = [await openStore(location), await openStore(location)];
  onTestFinished(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });
  return stores;
}

const numberOfAgents = async ({ reader }: Store) =>
  (
    await reader
      .selectFrom('agent')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

const insert = (pk: number) => (store: Pick<Store, 'writer'>) =>
  store.writer.insertInto('agent').values(agentRow(pk)).execute();

describe('a transaction', () => {
  test('that fails leaves nothing, and the next one goes on', async () => {
    const [store] = await twoStores();
    const failing = store.write(async (writer) => {
      await insert(1)({ writer });
      throw new Error('halfway');
    });
    await expect(failing).rejects.toThrow('halfway');
    const refused = store.write(async (writer) => {
      await insert(1)({ writer });
      await insert(2)({ writer });
      await insert(2)({ writer });
    });
    await expect(refused).rejects.toThrow(/unique/i);
    expect(await numberOfAgents(store)).toBe(0);
    await store.write((writer) => insert(3)({ writer }));
    expect(await numberOfAgents(store)).toBe(1);
  });

  test('gives what its work gives', async () => {
    const [store] = await twoStores();
    expect(await store.write(async () => 7)).toBe(7);
  });

  test('of many writers at once, in two processes, none is lost', async () => {
    const [one, other] = await twoStores();
    await insert(1)(one);
    const increment = (store: Store) =>
      store.write(async (transaction) => {
        await transaction
          .updateTable('agent')
          .set({ missing_sweeps: sql<number>`missing_sweeps + 1` })
          .where('id', '=', 'agent-1')
          .execute();
        await transaction.selectFrom('agent').select('missing_sweeps').where('id', '=', 'agent-1').execute();
      });
    await Promise.all(Array.from({ length: 60 }, (_, index) => increment(index % 2 === 0 ? one : other)));
    const { missing_sweeps: total } = await one.reader
      .selectFrom('agent')
      .select('missing_sweeps')
      .executeTakeFirstOrThrow();
    expect(total).toBe(60);
  });

  test('is never seen half, by its own process and by another one', async () => {
    const [one, other] = await twoStores();
    let isWriting = true;
    const writing = (async () => {
      for (let pk = 1; pk < 80; pk += 2) {
        await one.write(async (writer) => {
          await insert(pk)({ writer });
          await insert(pk + 1)({ writer });
        });
      }
      isWriting = false;
    })();
    const seen: number[] = [];
    while (isWriting) seen.push(await numberOfAgents(one), await numberOfAgents(other));
    await writing;
    expect(seen.filter((count) => count % 2 === 1)).toEqual([]);
    expect(await numberOfAgents(other)).toBe(80);
  });

  test('that has ended is seen by whoever reads afterwards', async () => {
    const [one, other] = await twoStores();
    for (let pk = 1; pk <= 20; pk++) {
      await one.write((writer) => insert(pk)({ writer }));
      expect([await numberOfAgents(one), await numberOfAgents(other)]).toEqual([pk, pk]);
    }
  });
});

describe('a store', () => {
  test('that is closed while it is busy works off what it was given, and refuses what comes afterwards', async () => {
    const location = await databaseOfTest();
    const store = await openStore(location);
    const begun = Array.from({ length: 40 }, (_, index) => store.write((writer) => insert(index + 1)({ writer })));
    const outcomes = Promise.allSettled(begun);
    await Promise.resolve();
    await store.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(Array(40).fill('fulfilled'));
    await expect(sql`select 1`.execute(store.reader)).rejects.toThrow();
    await expect(sql`select 1`.execute(store.writer)).rejects.toThrow();
    const again = await openStore(location);
    onTestFinished(() => again.close());
    expect(await numberOfAgents(again)).toBe(40);
    await store.close();
  });

  test('tells the number of rows that a statement wrote', async () => {
    const [store] = await twoStores();
    for (const pk of [1, 2, 3]) await insert(pk)(store);
    const { numUpdatedRows } = await store.writer
      .updateTable('agent')
      .set({ whole: 0 })
      .where('pk', '<', 3n)
      .executeTakeFirstOrThrow();
    expect(numUpdatedRows).toBe(2n);
    const { numDeletedRows } = await store.writer.deleteFrom('agent').executeTakeFirstOrThrow();
    expect(numDeletedRows).toBe(3n);
  });
});
