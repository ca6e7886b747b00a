import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrateStore, migrationStates, NewerStoreError } from '../../src/store/migrate.ts';
import { connectStore, openStore, type StoreLocation } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { databaseOfTest } from '../support/database.ts';

async function connect(location: StoreLocation): Promise<Store> {
  const store = await connectStore(location);
  onTestFinished(() => store.close());
  return store;
}

/** Names of the tables that are there, but for those in which the steps themselves are noted. */
async function tablesOf(store: Store): Promise<string[]> {
  const tables = await store.writer.introspection.getTables();
  return tables.map(({ name }) => name).filter((name) => !name.startsWith('store_'));
}

/** Migrates in a process of its own, which kills itself before one of its statements. @returns whether it did */
async function migrateUntilKilled(location: StoreLocation, statement: number): Promise<boolean> {
  const script = new URL('killed-migration.ts', import.meta.url).pathname;
  const args = ['--disable-warning=ExperimentalWarning', script, JSON.stringify(location), String(statement)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the process ended with ${code ?? signal}`);
  return signal === 'SIGKILL';
}

describe('the steps of a store', () => {
  test('are all made in an empty one, once', async () => {
    const store = await connect(await databaseOfTest());
    const steps = (await migrationStates(store)).map(({ name }) => name);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps).toEqual(steps.toSorted());
    expect(await tablesOf(store)).toEqual([]);
    expect(await migrateStore(store)).toEqual(steps);
    expect(await migrateStore(store)).toEqual([]);
    expect(await migrationStates(store)).toEqual(steps.map((name) => ({ name, isExecuted: true })));
  });

  test('are made once by those who start at the same time', async () => {
    const location = await databaseOfTest();
    const stores = await Promise.all([1, 2, 3, 4].map(() => connect(location)));
    const made = await Promise.all(stores.map(migrateStore));
    const steps = (await migrationStates(stores[0] as Store)).map(({ name }) => name);
    expect(made.flat().toSorted()).toEqual(steps);
  });

  test('that this program does not know keep it from using the store', async () => {
    const location = await databaseOfTest();
    await (await openStore(location)).close();
    const store = await connect(location);
    const noted = store.writer as unknown as {
      insertInto(table: string): { values(row: object): { execute(): Promise<unknown> } };
    };
    await noted.insertInto('store_migration').values({ name: '9999-tomorrow', timestamp: '2100' }).execute();
    await expect(openStore(location)).rejects.toThrow(NewerStoreError);
    await expect(migrationStates(store)).rejects.toThrow('9999-tomorrow');
  });

  test('are made whole or not at all by a process that is killed meanwhile', async () => {
    const location = await databaseOfTest();
    const store = await connect(location);
    let undone = 0;
    for (let statement = 1; ; statement += 7) {
      const isKilled = await migrateUntilKilled(location, statement);
      const steps = await migrationStates(store);
      const isMade = steps.some(({ isExecuted }) => isExecuted);
      expect((await tablesOf(store)).length > 0).toBe(isMade);
      // The statement that it was killed after may have been the end of a step.
      if (!isKilled || isMade) break;
      undone++;
    }
    expect(undone).toBeGreaterThan(0);
    await migrateStore(store);
    expect((await migrationStates(store)).every(({ isExecuted }) => isExecuted)).toBe(true);
  }, 120_000);
});
