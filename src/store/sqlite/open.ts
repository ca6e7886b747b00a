/** @module The embedded engine. */
import { Kysely } from 'kysely';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { OneAtATime, SideBySide, threadDialect } from './dialect.ts';
import { sqliteFeatures } from './features.ts';
import { DatabaseThread } from './thread.ts';

/** How many threads read. More would share the same cores with those that answer. */
const READERS = 2;

/** The path of a database that ends with the process. */
export const IN_MEMORY = ':memory:';

/** How the embedded engine is opened. */
export interface SqliteOptions {
  /** Of the file, which is made where it is missing; {@link IN_MEMORY} for none. */
  readonly path: string;
  /** The clock. @default the machine's */
  readonly now?: (() => number) | undefined;
}

/** Opens a database of SQLite in threads of its own: one that writes, and some that read. */
export async function openSqlite({ path, now = Date.now }: SqliteOptions): Promise<Store> {
  const writer = new DatabaseThread({ path, role: 'WRITER' });
  // The file, and that it is read while it is written, is there once the first statement is worked off.
  await writer.run('select 1', []);
  const readers =
    path === IN_MEMORY ? [] : Array.from({ length: READERS }, () => new DatabaseThread({ path, role: 'READER' }));
  const writing = new OneAtATime(writer);
  const database = new Kysely<Tables>({ dialect: threadDialect(writing) });
  const reader =
    readers.length === 0 ? database : new Kysely<Tables>({ dialect: threadDialect(new SideBySide(readers)) });
  return {
    engine: 'SQLITE',
    features: sqliteFeatures,
    reader,
    writer: database,
    write: (work) => database.transaction().execute(work),
    now,
    async close() {
      await Promise.all(readers.map((thread) => thread.close()));
      // After all who wait to write. And last: who closes last writes everything into the file, which who only reads could not.
      await writing.acquire();
      await writer.close();
      writing.release();
    },
  };
}
