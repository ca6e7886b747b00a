/** @module All that a database holds, as it lies there. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import type { StoreLocation } from '../../src/store/open-store.ts';

/** The bytes of all its files, or all rows of all its tables; texts stand in it as they are. */
export async function databaseText(location: StoreLocation): Promise<string> {
  return 'path' in location ? filesText(location.path) : tablesText(location.url);
}

/** Of the file, and of what was written and is not in it yet. */
function filesText(path: string): string {
  const folder = dirname(path);
  const files = readdirSync(folder).filter((name) => name.startsWith(basename(path)));
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

async function tablesText(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'",
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t`);
      texts.push(...rows.map(({ text }) => text));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}
