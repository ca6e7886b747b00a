/** @module How many agents of each kind an account has: changed with the agents, and counted anew now and then. */
import { sql } from 'kysely';
import type { Store, StoreTransaction } from '../../store/store.ts';
import type { AgentTable } from '../../store/tables.ts';
import { inChunks } from './in-chunks.ts';
import { indexable } from './texts.ts';

/** What an agent is counted by. */
export type CountedColumns = Pick<AgentTable, 'account_id' | 'vendor' | 'status' | 'model' | 'language_model' | 'tags'>;

interface Count<Kind> {
  readonly kind: Kind;
  n: number;
}

interface TagKind {
  readonly account_id: string;
  readonly tag: string;
}

/** Values of a row. */
const COLUMNS = { kind: 6, tag: 3 } as const;

/** How many more, or fewer, there are of each kind. */
export class CountChanges {
  private readonly kinds = new Map<string, Count<CountedColumns>>();
  private readonly tags = new Map<string, Count<TagKind>>();

  add(kind: CountedColumns, n: number): void {
    const key = JSON.stringify([kind.account_id, kind.vendor, kind.status, kind.model, kind.language_model]);
    count(this.kinds, key, kind, n);
    for (const tag of countedTags(kind)) {
      count(this.tags, JSON.stringify([kind.account_id, tag]), { account_id: kind.account_id, tag }, n);
    }
  }

  /** Writes them down. */
  async write(store: Store, transaction: StoreTransaction): Promise<void> {
    const kinds = changed(this.kinds).map(({ kind, n }) => ({
      account_id: kind.account_id,
      vendor: kind.vendor,
      status: kind.status ?? '',
      model: kind.model ?? '',
      language_model: kind.language_model ?? '',
      n,
    }));
    for (const chunk of inChunks(kinds, store, COLUMNS.kind)) {
      await transaction
        .insertInto('agent_count')
        .values(chunk)
        .onConflict((conflict) =>
          conflict
            .columns(['account_id', 'vendor', 'status', 'model', 'language_model'])
            .doUpdateSet({ n: sql<number>`agent_count.n + excluded.n` }),
        )
        .execute();
    }
    const tags = changed(this.tags).map(({ kind, n }) => ({ ...kind, n }));
    for (const chunk of inChunks(tags, store, COLUMNS.tag)) {
      await transaction
        .insertInto('agent_tag_count')
        .values(chunk)
        .onConflict((conflict) =>
          conflict.columns(['account_id', 'tag']).doUpdateSet({ n: sql<number>`agent_tag_count.n + excluded.n` }),
        )
        .execute();
    }
  }
}

function count<Kind>(counts: Map<string, Count<Kind>>, key: string, kind: Kind, n: number): void {
  const entry = counts.get(key) ?? { kind, n: 0 };
  entry.n += n;
  counts.set(key, entry);
}

function changed<Kind>(counts: ReadonlyMap<string, Count<Kind>>): Count<Kind>[] {
  return [...counts.values()].filter(({ n }) => n !== 0);
}

/** Agents that their vendor calls deleted are in no facet that does not ask for them. */
function countedTags({ tags, status }: CountedColumns): ReadonlySet<string> {
  const own = tags === null || status === 'DELETED' ? [] : (JSON.parse(tags) as string[]);
  return new Set(own.map(indexable));
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
  await transaction.deleteFrom('agent_tag_count').where('account_id', '=', accountId).execute();
  await transaction
    .insertInto('agent_tag_count')
    .columns(['account_id', 'tag', 'n'])
    .expression((builder) =>
      builder
        .selectFrom('agent')
        .innerJoin('agent_tag', 'agent_tag.pk', 'agent.pk')
        .select(['agent.account_id', 'agent_tag.tag', sql<number>`count(*)`.as('n')])
        .where('agent.account_id', '=', accountId)
        .where('agent.deleted_at', 'is', null)
        .where(sql<boolean>`coalesce(agent.status, '') <> 'DELETED'`)
        .groupBy(['agent.account_id', 'agent_tag.tag']),
    )
    .execute();
}
