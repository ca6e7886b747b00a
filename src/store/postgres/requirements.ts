import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/** The oldest version that is tested. */
const OLDEST = 150_000;

/** PostgreSQL's codes of what another transaction has made at the same moment. */
const MADE_MEANWHILE: ReadonlySet<unknown> = new Set(['23505', '42710']);

/**
 * What a database lacks that the tables need, in a sentence; undefined: nothing.
 *
 * @throws what keeps it from being asked
 */
export async function unmetRequirement(database: Kysely<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ version: number; encoding: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding
  `.execute(database);
  const { version = OLDEST, encoding = 'UTF8' } = rows[0] ?? {};
  if (version < OLDEST) return 'its PostgreSQL is older than 15';
  if (encoding !== 'UTF8') return `the encoding of its database is ${encoding}: make one with ENCODING 'UTF8'`;
  return trigramsLack(database);
}

/** Looked at with the extension made for as long as that takes, where it is not there. */
async function trigramsLack(database: Kysely<Tables>): Promise<string | undefined> {
  try {
    const transaction = await database.startTransaction().execute();
    try {
      await sql`create extension if not exists pg_trgm`.execute(transaction);
      const { rows } = await sql<{ known: boolean }>`select cardinality(show_trgm('東京')) > 0 as known`.execute(
        transaction,
      );
      if (rows[0]?.known === true) return undefined;
      return "the LC_CTYPE of its database is C, which takes no letters but English ones for letters: make one with LC_CTYPE 'C.UTF-8'";
    } finally {
      await transaction.rollback().execute();
    }
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message: string };
    if (MADE_MEANWHILE.has(code)) return trigramsLack(database);
    // 42501: may not; 0A000, 58P01: is not there.
    if (code === '42501' || code === '0A000' || code === '58P01') {
      return `its database has no extension pg_trgm, and it could not be made (${message}): have an administrator do so`;
    }
    throw error;
  }
}
