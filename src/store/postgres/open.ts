/** @module The engine that several processes share. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { postgresFeatures } from './features.ts';

/** How PostgreSQL is reached. */
export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** Most connections of this process. @default 10 */
  readonly connections?: number | undefined;
  /** The clock. @default the server's, asked once */
  readonly now?: (() => number) | undefined;
}

/** PostgreSQL's number for the type `bigint`. */
const INT8 = 20;

/** How long a connection may take; milliseconds. */
const CONNECT_MS = 5_000;

/** How long a statement may take; milliseconds. */
const STATEMENT_MS = 10_000;

/** How often it is looked whether somebody waits for a connection, when they are to be closed; milliseconds. */
const CLOSE_POLL_MS = 10;

/** Connects to PostgreSQL. */
export async function openPostgres({ url, connections = 10, now }: PostgresOptions): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    // A plan that is made without the values knows not how rare they are.
    options: `-c plan_cache_mode=force_custom_plan -c statement_timeout=${STATEMENT_MS}`,
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  });
  // A connection that breaks while nobody uses it is replaced by the next one.
  pool.on('error', () => {});
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const offset = now === undefined ? await clockOffset(database) : 0;
    return {
      engine: 'POSTGRESQL',
      features: postgresFeatures,
      reader: database,
      writer: database,
      write: (work) => database.transaction().execute(work),
      now: now ?? (() => Date.now() + offset),
      async close() {
        // Those who wait for a connection get one: of a pool that is ending, they would wait for nothing.
        while (pool.waitingCount > 0) await sleep(CLOSE_POLL_MS);
        await database.destroy();
      },
    };
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** What is counted and timed fits a number; larger ones are read as text. */
function typeParser(type: number, format?: 'text' | 'binary') {
  return type === INT8 ? Number : pg.types.getTypeParser(type, format);
}

/** How far the server's clock is ahead of this machine's, in milliseconds. */
async function clockOffset(database: Kysely<Tables>): Promise<number> {
  const asked = Date.now();
  const answer = await sql<{ at: number }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as at`.execute(
    database,
  );
  const answered = Date.now();
  return (answer.rows[0]?.at ?? answered) - Math.round((asked + answered) / 2);
}
