/** @module How many agents a question is about. */
import { sql } from 'kysely';
import { conditionsOf } from '../../agents/filter/combine.ts';
import { type PlainConditions, splitPredicate } from '../../agents/filter/plain-conditions.ts';
import { isTrue } from '../../agents/filter/predicate.ts';
import type { Store } from '../../store/store.ts';
import { conditionOf } from './conditions.ts';
import type { CatalogQuestion } from './question.ts';

/** What is found by its texts is counted no further. */
const MAX_TEXT_COUNT = 10_000;

/** The exact number; null when it is of a search that finds more than 10,000. */
export async function countAgents(store: Store, question: CatalogQuestion): Promise<number | null> {
  const { filter } = question;
  const { plain, rest } = splitPredicate(filter);
  if (isTrue(rest) && plain.search === undefined && plain.tags === undefined) {
    return countKinds(store, question, plain);
  }
  const isOfTexts = conditionsOf(filter).some(({ condition }) => condition.op === 'SEARCH');
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
  { accounts, showsDeleted }: CatalogQuestion,
  { vendors, accountIds, statuses }: PlainConditions,
): Promise<number> {
  let counts = store.reader
    .selectFrom('agent_count')
    .select(sql<number | null>`sum(n)`.as('n'))
    .where(
      'account_id',
      'in',
      accounts.map(({ id }) => id),
    );
  if (vendors !== undefined) counts = counts.where('vendor', 'in', vendors);
  if (accountIds !== undefined) counts = counts.where('account_id', 'in', accountIds);
  if (statuses !== undefined) counts = counts.where('status', 'in', statuses);
  if (!showsDeleted) counts = counts.where('status', '<>', 'DELETED');
  const { n } = await counts.executeTakeFirstOrThrow();
  return Number(n ?? 0);
}
