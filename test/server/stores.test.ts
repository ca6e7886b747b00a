import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StartUpError } from '../../src/core/errors/start-up-error.ts';
import { Stores } from '../../src/server/stores.ts';
import { type StoreSettings, storeSettings } from '../../src/settings/store.ts';
import { inspectStore, migrateStoreAt } from '../../src/store/start-store.ts';

const SILENT = { info() {}, warn() {}, error() {} };

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-stores-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string, others: Partial<StoreSettings> = {}): StoreSettings => ({
  ...storeSettings.parse({ path: join(folder, name) }),
  ...others,
});

/** What whoever starts it is told. */
async function refusal(settings: StoreSettings): Promise<string> {
  const error = await new Stores(SILENT).acquire(settings).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof StartUpError) return error.message;
  throw error ?? new Error('nothing was wrong');
}

describe('the stores of a process', () => {
  test('one is opened once for as long as somebody holds it, and closed after the last', async () => {
    const stores = new Stores(SILENT);
    const first = await stores.acquire(at('kept.db'));
    const second = await stores.acquire(at('kept.db', { sweepEveryMinutes: 1 }));
    expect(second.store).toBe(first.store);
    await first.release();
    await sql`select 1`.execute(second.store.reader);
    await second.release();
    await expect(sql`select 1`.execute(second.store.reader)).rejects.toThrow('the store is closed');
    const third = await stores.acquire(at('kept.db'));
    expect(third.store).not.toBe(first.store);
    await third.release();
  });

  test('with migrate: MANUAL a start refuses a store that lacks a step, until it was made', async () => {
    const settings = at('manual.db', { migrate: 'MANUAL' });
    const missing = (await inspectStore(settings.location)).map(({ name }) => name);
    expect(missing.length).toBeGreaterThan(0);
    expect(await refusal(settings)).toBe(
      `The store lacks ${missing.join(', ')}, and store.migrate is MANUAL: "rollcall store migrate" makes what is missing.`,
    );
    expect(await migrateStoreAt(settings.location)).toEqual(missing);
    expect(await migrateStoreAt(settings.location)).toEqual([]);
    await (await new Stores(SILENT).acquire(settings)).release();
  });

  test('one of a newer program is refused, and left as it is', async () => {
    const settings = at('newer.db');
    await migrateStoreAt(settings.location);
    const database = new DatabaseSync(join(folder, 'newer.db'));
    database.exec("insert into store_migration values ('9999-tomorrow', '2100-01-01T00:00:00.000Z')");
    database.close();
    const sentence =
      'The store can not be used: the store is of a newer version of Rollcall, which has made 9999-tomorrow of it: start that one.';
    expect(await refusal(settings)).toBe(sentence);
    expect(await refusal({ ...settings, migrate: 'MANUAL' })).toBe(sentence);
    await expect(migrateStoreAt(settings.location)).rejects.toThrow(sentence);
  });

  test('a file that is no database is refused', async () => {
    writeFileSync(
      join(folder, 'text.db'),
      'not a database, but a text that is long enough to be looked at as one\n'.repeat(20),
    );
    expect(await refusal(at('text.db'))).toBe('The store can not be opened: file is not a database.');
  });

  test('a PostgreSQL that does not answer is refused without its password', async () => {
    const settings = storeSettings.parse({ url: 'postgres://rollcall:s3cret@127.0.0.1:1/d' });
    const message = await refusal(settings);
    expect(message).toMatch(/^The store can not be opened: connect ECONNREFUSED/);
    expect(message).not.toContain('s3cret');
  });
});
