/** @module The copy of the agents, how far it is, and what became of them. */
import { type Kysely, sql } from 'kysely';
import { WORDS_OF_DOCUMENT } from '../postgres/features.ts';
import type { MigrationTypes, StoreMigration } from './migration.ts';

/** Makes the tables of the catalog. */
export const catalogTables: StoreMigration = {
  name: '0001-catalog',
  async up(database, types) {
    await agents(database, types);
    await changes(database, types);
    await sync(database, types);
    await (types.engine === 'SQLITE' ? fullTextTables(database) : fullTextIndexes(database));
  },
};

async function agents(database: Kysely<unknown>, { engine, key, text, real, json }: MigrationTypes): Promise<void> {
  await database.schema
    .createTable('agent')
    .addColumn('pk', key, (column) => column.primaryKey().notNull())
    .addColumn('id', text, (column) => column.notNull().unique())
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('generation', text, (column) => column.notNull())
    .addColumn('vendor', text, (column) => column.notNull())
    .addColumn('vendor_id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('description', text)
    .addColumn('model', text)
    .addColumn('language_model', text)
    .addColumn('temperature', real)
    .addColumn('avatar_url', text)
    .addColumn('tags', text)
    .addColumn('status', text)
    .addColumn('created_at', 'bigint')
    .addColumn('updated_at', 'bigint')
    .addColumn('operations', text, (column) => column.notNull())
    .addColumn('whole', 'integer', (column) => column.notNull())
    .addColumn('unknown_fields', text)
    .addColumn('list_hash', text)
    .addColumn('hash', text, (column) => column.notNull())
    .addColumn('observed_at', 'bigint', (column) => column.notNull())
    .addColumn('whole_at', 'bigint')
    .addColumn('missing_sweeps', 'integer', (column) => column.notNull())
    .addColumn('deleted_at', 'bigint')
    // What may be long comes last: SQLite reads a row only as far as it has to.
    .addColumn('own', json, (column) => column.notNull())
    .addColumn('search_text', text, (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('agent_document')
    .addColumn('pk', key, (column) => column.primaryKey().notNull())
    .addColumn('instructions', text)
    .addColumn('raw', text, (column) => column.notNull())
    .addColumn('document', text)
    .addColumn('words', text, (column) => column.notNull())
    .addColumn('exact_fields', text)
    .execute();
  await database.schema
    .createTable('agent_tag')
    .addColumn('pk', 'bigint', (column) => column.notNull())
    .addColumn('tag', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('agent_tag_key', ['pk', 'tag'])
    .execute();
  await database.schema
    .createTable('agent_count')
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('vendor', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('model', text, (column) => column.notNull())
    .addColumn('language_model', text, (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('agent_count_key', ['account_id', 'vendor', 'status', 'model', 'language_model'])
    .execute();
  await database.schema
    .createTable('agent_tag_count')
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('tag', text, (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('agent_tag_count_key', ['account_id', 'tag'])
    .execute();
  // What most questions look at stands in the index, so that only the rows of the page are read. In PostgreSQL long values lie
  // outside of the rows, and an entry of an index may not be so long.
  const looked = engine === 'SQLITE' ? ', account_id, vendor, status, model, language_model' : '';
  // Those without a value are listed by themselves (catalog/query/keyset.ts). Ties go by id, whichever way the values run.
  for (const column of ['created_at', 'updated_at', 'name']) {
    for (const direction of ['asc', 'desc']) {
      const name = sql.raw(`agent_by_${column}_${direction}`);
      // Of a column that always has a value, SQLite drops the condition from questions, and would not find the index.
      const held = column === 'name' ? '' : ` and ${column} is not null`;
      const columns = sql.raw(`(${column} ${direction}, id${looked}) where deleted_at is null${held}`);
      await sql`create index ${name} on agent ${columns}`.execute(database);
    }
  }
  await sql`create index agent_by_account on agent (account_id, created_at desc, id) where deleted_at is null`.execute(
    database,
  );
  // Agents that were found by their texts are counted without a look at their rows.
  if (engine === 'SQLITE') {
    await sql`create index agent_by_key on agent (${sql.raw(`pk${looked}`)}) where deleted_at is null`.execute(
      database,
    );
  }
  await sql`create index agent_by_language_model on agent (language_model) where deleted_at is null`.execute(database);
  await sql`create index agent_tag_by_tag on agent_tag (tag, pk)`.execute(database);
}

async function changes(database: Kysely<unknown>, { text, serial }: MigrationTypes): Promise<void> {
  await database.schema
    .createTable('agent_change')
    .addColumn('seq', serial, (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('agent_id', text, (column) => column.notNull())
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('fields', text, (column) => column.notNull())
    .addColumn('before', text)
    .addColumn('after', text)
    .addColumn('origin', text, (column) => column.notNull())
    .addColumn('actor', text)
    .addColumn('operation', text)
    .addColumn('raw', text)
    .execute();
  await sql`create index agent_change_by_agent on agent_change (agent_id, seq desc)`.execute(database);
  await sql`create index agent_change_by_account on agent_change (account_id, seq desc)`.execute(database);
  await sql`create index agent_change_by_time on agent_change (at)`.execute(database);
}

async function sync(database: Kysely<unknown>, { text }: MigrationTypes): Promise<void> {
  await database.schema
    .createTable('account_sync')
    .addColumn('account_id', text, (column) => column.primaryKey().notNull())
    .addColumn('generation', text, (column) => column.notNull())
    .addColumn('next_due_at', 'bigint', (column) => column.notNull())
    .addColumn('next_probe_at', 'bigint', (column) => column.notNull())
    .addColumn('claimed_by', text)
    .addColumn('claimed_until', 'bigint', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('as_of', 'bigint')
    .addColumn('attempted_at', 'bigint')
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('failure', text)
    .addColumn('listed', 'integer', (column) => column.notNull())
    .addColumn('missing', 'integer', (column) => column.notNull())
    .addColumn('removals_accepted', 'integer', (column) => column.notNull())
    .addColumn('calls', 'integer', (column) => column.notNull())
    .execute();
  await sql`create index account_sync_due on account_sync (next_due_at)`.execute(database);
}

async function fullTextTables(database: Kysely<unknown>): Promise<void> {
  await fullText(database, {
    index: 'agent_trigram',
    table: 'agent',
    column: 'search_text',
    tokenizer: 'trigram case_sensitive 1',
  });
  // The words are split already: what stands between two blanks is one.
  await fullText(database, {
    index: 'agent_word',
    table: 'agent_document',
    column: 'words',
    tokenizer: "unicode61 remove_diacritics 0 categories 'L* M* N* S* P* Co Cn'",
  });
}

/** An index of a text, with the triggers that keep it. */
async function fullText(
  database: Kysely<unknown>,
  { index, table, column, tokenizer }: { index: string; table: string; column: string; tokenizer: string },
): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(database);
  const remove = `insert into ${index}(${index}, rowid, ${column}) values ('delete', old.pk, old.${column})`;
  const add = `insert into ${index}(rowid, ${column}) values (new.pk, new.${column})`;
  await run(
    `create virtual table ${index} using fts5(${column}, content='${table}', content_rowid='pk', tokenize="${tokenizer}")`,
  );
  await run(`create trigger ${index}_insert after insert on ${table} begin ${add}; end`);
  await run(`create trigger ${index}_delete after delete on ${table} begin ${remove}; end`);
  await run(
    `create trigger ${index}_update after update of pk, ${column} on ${table} when old.pk <> new.pk or old.${column} <> new.${column} begin ${remove}; ${add}; end`,
  );
}

async function fullTextIndexes(database: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(database);
  await sql`create index agent_by_search_text on agent using gin (search_text gin_trgm_ops)`.execute(database);
  await sql`create index agent_document_by_word on agent_document using gin (${sql.raw(WORDS_OF_DOCUMENT)})`.execute(
    database,
  );
}
