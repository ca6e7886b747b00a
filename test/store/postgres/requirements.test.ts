import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { inspectStore, migrateStoreAt, startStore } from '../../../src/store/start-store.ts';
import { SERVER_URL } from '../../support/postgres-server.ts';

const server = process.env[SERVER_URL] ?? '';

async function run(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A database that ends with the test. @returns its URL */
async function databaseWith(options: string): Promise<string> {
  const name = `rollcall_test_${randomBytes(8).toString('hex')}`;
  await run(server, `create database ${name} template template0 ${options}`);
  onTestFinished(() => run(server, `drop database ${name} with (force)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** A user of the server that may do nothing in particular. @returns the URL with which it signs in */
async function plainUser(database: string): Promise<string> {
  const name = `rollcall_test_${randomBytes(8).toString('hex')}`;
  await run(server, `create role ${name} login password 's3cret'`);
  onTestFinished(() => run(server, `drop role ${name}`));
  const url = new URL(database);
  url.username = name;
  url.password = 's3cret';
  return url.href;
}

const refusal = (url: string) =>
  startStore({ location: { url }, migrate: 'AUTOMATIC' }).then(
    () => 'it was opened',
    (error: unknown) => String(error),
  );

describe('a PostgreSQL', () => {
  test('whose LC_CTYPE knows no letters but English ones is refused, and left empty', async () => {
    const url = await databaseWith("encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
    expect(await refusal(url)).toBe(
      'StartUpError: The store can not be used: the LC_CTYPE of its database is C, which takes no letters but English ones ' +
        "for letters: make one with LC_CTYPE 'C.UTF-8'.",
    );
    await expect(inspectStore({ url })).rejects.toThrow('LC_CTYPE');
  });

  test('in another encoding is refused', async () => {
    const url = await databaseWith("encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'");
    expect(await refusal(url)).toContain('the encoding of its database is SQL_ASCII');
  });

  test('without pg_trgm is refused for a user who may not make it, until somebody else has made it', async () => {
    const database = await databaseWith("encoding 'UTF8'");
    const url = await plainUser(database);
    expect(await refusal(url)).toMatch(
      /has no extension pg_trgm, and it could not be made .*: have an administrator do so\.$/,
    );
    await run(database, 'create extension pg_trgm');
    await run(database, `grant create on schema public to ${new URL(url).username}`);
    onTestFinished(() => run(database, `drop owned by ${new URL(url).username}`));
    expect((await migrateStoreAt({ url })).length).toBeGreaterThan(0);
    const store = await startStore({ location: { url }, migrate: 'MANUAL' });
    await store.close();
  });

  test('is looked at without leaving anything in it', async () => {
    const url = await databaseWith("encoding 'UTF8'");
    expect((await inspectStore({ url })).some(({ isExecuted }) => isExecuted)).toBe(false);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query("select extname from pg_extension where extname = 'pg_trgm'");
    expect(rows).toEqual([]);
    await client.end();
  });

  test('is looked at by several at the same time', async () => {
    const url = await databaseWith("encoding 'UTF8'");
    const looks = Array.from({ length: 6 }, (_, index) =>
      index % 2 === 0 ? inspectStore({ url }) : migrateStoreAt({ url }),
    );
    await expect(Promise.all(looks)).resolves.toHaveLength(6);
  });

  test('that has no such database, or refuses the user, is told without the password', async () => {
    const missing = new URL(server);
    missing.pathname = '/rollcall_test_missing';
    missing.password = 's3cret';
    const message = await refusal(missing.href);
    expect(message).toBe('StartUpError: The store can not be opened: database "rollcall_test_missing" does not exist.');
    expect(message).not.toContain('s3cret');
  });
});
