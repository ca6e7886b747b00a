/** @module Empty databases for tests, of the engine that the tests run over: SQLite, or PostgreSQL in `npm run test:store`. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type OpenOptions, openStore, type StoreLocation } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { SERVER_URL } from './postgres-server.ts';

/** The engine that the tests run over. */
export const ENGINE: Store['engine'] = process.env.ROLLCALL_TEST_STORE === 'POSTGRESQL' ? 'POSTGRESQL' : 'SQLITE';

/** A database without tables. */
export interface EmptyDatabase {
  readonly location: StoreLocation;
  drop(): Promise<void>;
}

/** Makes a database. */
export function createDatabase(): Promise<EmptyDatabase> {
  return ENGINE === 'SQLITE' ? createFile() : createPostgresDatabase();
}

/** Makes a database that ends with the test. */
export async function databaseOfTest(): Promise<StoreLocation> {
  const { location, drop } = await createDatabase();
  onTestFinished(drop);
  return location;
}

/**
 * A store for all tests of a file, with its tables, closed and dropped after them.
 *
 * @returns gives it, once the tests run
 */
export function storeOfFile(options: OpenOptions = {}): () => Store {
  let database: EmptyDatabase | undefined;
  let store: Store | undefined;
  beforeAll(async () => {
    database = await createDatabase();
    store = await openStore(database.location, options);
  });
  afterAll(async () => {
    await store?.close();
    await database?.drop();
  });
  return () => {
    if (store === undefined) throw new Error('the store is open while tests run');
    return store;
  };
}

async function createFile(): Promise<EmptyDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-store-'));
  const drop = async () => rmSync(folder, { recursive: true, force: true });
  return { location: { path: join(folder, 'rollcall.db') }, drop };
}

async function createPostgresDatabase(): Promise<EmptyDatabase> {
  const server = process.env[SERVER_URL];
  if (server === undefined) throw new Error('no PostgreSQL was found: these tests are run by npm run test:store');
  const name = `rollcall_test_${randomBytes(8).toString('hex')}`;
  await runAt(server, `create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { location: { url: url.href }, drop: () => runAt(server, `drop database ${name} with (force)`) };
}

async function runAt(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
