/** @module What several processes have in common: idempotency keys, locks of agents, and what callers have used of their limits. */
import { sql } from 'kysely';
import type { StoreMigration } from './migration.ts';

/** Makes the tables that processes share. */
export const replicaTables: StoreMigration = {
  name: '0002-replicas',
  async up(database, { text }) {
    await database.schema
      .createTable('idempotency_key')
      .addColumn('key', text, (column) => column.primaryKey().notNull())
      .addColumn('fingerprint', text, (column) => column.notNull())
      .addColumn('token', text, (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('lease_ends_at', 'bigint', (column) => column.notNull())
      .addColumn('outcome', text)
      .execute();
    await sql`create index idempotency_key_by_end on idempotency_key (expires_at)`.execute(database);
    await database.schema
      .createTable('agent_lock')
      .addColumn('agent_id', text, (column) => column.primaryKey().notNull())
      .addColumn('token', text, (column) => column.notNull())
      .addColumn('held_until', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema
      .createTable('caller_count')
      .addColumn('caller_id', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('used', 'bigint', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('caller_count_key', ['caller_id', 'kind'])
      .execute();
  },
};
