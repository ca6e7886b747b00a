/** @module How many agents a question is about. */
import { sql } from 'kysely';
import { searchOf } from '../../core/search.ts';
import type { Store } from '../../store/store.ts';
import { conditionOf } from './conditions.ts';
import type { CatalogQuestion } from './question.ts';

/** What is found by its texts is counted no further. */
const MAX_TEXT_COUNT = 10_000;

/** The exact number; null when it is of a search that finds more than 10,000. */
export async function countAgents(store: Store, question: CatalogQuestion): Promise<number | null> {
  const { statuses, tags, search } = question.filter;
  const isOfTexts = searchOf(search) !== undefined;
  if (!isOfTexts && tags === undefined) return countKinds(store, question, statuses);
  const found = store.reader
    .selectFrom('agent')
    .select('agent.pk')
    .where((where) => conditionOf(store, question, where))
    .$if(isOfTexts, (rows) => rows.limit(MAX_TEXT_COUNT + 1));
  const { n } = await store.reader
    .selectFrom(found.as('found'))
    .select(sql<number>`count(*)`.as('n'))
    .executeTakeFirstOrThrow();
  return isOfTexts && n > MAX_TEXT_COUNT ? null : n;
}

async function countKinds(
  store: Store,
  { accounts }: CatalogQuestion,
  statuses: readonly string[] | undefined,
): Promise<number> {
  const { n } = await store.reader
    .selectFrom('agent_count')
    .select(sql<number | null>`sum(n)`.as('n'))
    .where(
      'account_id',
      'in',
      accounts.map(({ id }) => id),
    )
    .where((where) => (statuses === undefined ? where('status', '<>', 'DELETED') : where('status', 'in', statuses)))
    .executeTakeFirstOrThrow();
  return Number(n ?? 0);
}
