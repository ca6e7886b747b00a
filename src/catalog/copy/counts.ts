/** @module How many agents of each kind an account has: changed with the agents, and counted anew now and then. */
import { sql } from 'kysely';
import type { StoreTransaction } from '../../store/store.ts';
import type { AgentTable } from '../../store/tables.ts';

/** What an agent is counted by. */
export type CountedColumns = Pick<AgentTable, 'account_id' | 'vendor' | 'status' | 'model' | 'language_model'>;

/** How many more, or fewer, there are of each kind. */
export class CountChanges {
  private readonly byKind = new Map<string, { readonly kind: CountedColumns; n: number }>();

  add(kind: CountedColumns, n: number): void {
    const key = JSON.stringify([kind.account_id, kind.vendor, kind.status, kind.model, kind.language_model]);
    const entry = this.byKind.get(key) ?? { kind, n: 0 };
    entry.n += n;
    this.byKind.set(key, entry);
  }

  /** Writes them down. */
  async write(transaction: StoreTransaction): Promise<void> {
    const rows = [...this.byKind.values()]
      .filter(({ n }) => n !== 0)
      .map(({ kind, n }) => ({
        account_id: kind.account_id,
        vendor: kind.vendor,
        status: kind.status ?? '',
        model: kind.model ?? '',
        language_model: kind.language_model ?? '',
        n,
      }));
    if (rows.length === 0) return;
    await transaction
      .insertInto('agent_count')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['account_id', 'vendor', 'status', 'model', 'language_model'])
          .doUpdateSet({ n: sql<number>`agent_count.n + excluded.n` }),
      )
      .execute();
  }
}

/** Counts the agents of an account. */
export async function recount(transaction: StoreTransaction, accountId: string): Promise<void> {
  await transaction.deleteFrom('agent_count').where('account_id', '=', accountId).execute();
  await transaction
    .insertInto('agent_count')
    .columns(['account_id', 'vendor', 'status', 'model', 'language_model', 'n'])
    .expression((builder) =>
      builder
        .selectFrom('agent')
        .select([
          'account_id',
          'vendor',
          sql<string>`coalesce(status, '')`.as('status'),
          sql<string>`coalesce(model, '')`.as('model'),
          sql<string>`coalesce(language_model, '')`.as('language_model'),
          sql<number>`count(*)`.as('n'),
        ])
        .where('account_id', '=', accountId)
        .where('deleted_at', 'is', null)
        .groupBy(['account_id', 'vendor', 'status', 'model', 'language_model']),
    )
    .execute();
}
