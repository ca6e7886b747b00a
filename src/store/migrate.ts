/** @module Brings the tables to what this program works with. */
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { catalogTables } from './migrations/0001-catalog.ts';
import { replicaTables } from './migrations/0002-replicas.ts';
import { migrationTypes, type StoreMigration } from './migrations/migration.ts';
import type { Store } from './store.ts';

/** All steps, in order. */
const MIGRATIONS: readonly StoreMigration[] = [catalogTables, replicaTables];

/** The store is of a newer program than this one. */
export class NewerStoreError extends Error {
  override readonly name = 'NewerStoreError';

  constructor(unknown: readonly string[]) {
    super(`the store is of a newer version of Rollcall, which has made ${unknown.join(', ')} of it: start that one`);
  }
}

/** A step, and whether the store has it. */
export interface MigrationState {
  readonly name: string;
  readonly isExecuted: boolean;
}

/**
 * Makes all steps that the store does not have, in one transaction each. Processes that do so at the same time wait for each
 * other.
 *
 * @returns the names of those that were made
 * @throws NewerStoreError when the store has steps that this program does not know
 */
export async function migrateStore(store: Store): Promise<string[]> {
  await refuseNewer(store);
  return patiently(store, async (patient) => {
    const { error, results = [] } = await migrator(patient).migrateToLatest();
    if (error !== undefined) throw error;
    return results.map(({ migrationName }) => migrationName);
  });
}

/**
 * All steps that this program knows.
 *
 * @throws NewerStoreError when the store has others
 */
export async function migrationStates(store: Store): Promise<MigrationState[]> {
  await refuseNewer(store);
  const states = await migrator(store).getMigrations();
  return states.map(({ name, executedAt }) => ({ name, isExecuted: executedAt !== undefined }));
}

/** All steps, of a store that has none. */
export function emptyStates(): MigrationState[] {
  return MIGRATIONS.map(({ name }) => ({ name, isExecuted: false }));
}

const TABLES = { migrationTableName: 'store_migration', migrationLockTableName: 'store_migration_lock' } as const;

function migrator({ engine, writer }: Store): Migrator {
  const types = migrationTypes(engine);
  const migrations = MIGRATIONS.map(({ name, up }): [string, Migration] => [
    name,
    { up: (database: Kysely<unknown>) => up(database, types) },
  ]);
  return new Migrator({
    db: writer,
    provider: { getMigrations: async () => Object.fromEntries(migrations) },
    ...TABLES,
  });
}

/** A step may take longer than a statement may otherwise, and so does waiting for a process that makes it. */
async function patiently<T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> {
  if (store.engine === 'SQLITE') return work(store);
  return store.writer.connection().execute(async (writer) => {
    await sql`set statement_timeout = 0`.execute(writer);
    try {
      return await work({ ...store, writer });
    } finally {
      await sql`reset statement_timeout`.execute(writer);
    }
  });
}

async function refuseNewer({ writer }: Store): Promise<void> {
  const tables = await writer.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === TABLES.migrationTableName)) return;
  const known = MIGRATIONS.map(({ name }) => name);
  const executed = await (writer as unknown as Kysely<Record<typeof TABLES.migrationTableName, { name: string }>>)
    .selectFrom(TABLES.migrationTableName)
    .select('name')
    .orderBy('name')
    .execute();
  const unknown = executed.map(({ name }) => name).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new NewerStoreError(unknown);
}
