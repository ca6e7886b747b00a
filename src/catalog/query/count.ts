/** @module How many agents a question is about. */
import { sql } from 'kysely';
import { conditionsOf } from '../../agents/filter/combine.ts';
import { isFalse } from '../../agents/filter/predicate.ts';
import type { Store } from '../../store/store.ts';
import { foundAgents } from './found-agents.ts';
import { plainCounts } from './plain-counts.ts';
import type { CatalogQuestion } from './question.ts';

/** What is found by its texts is counted no further. */
const MAX_TEXT_COUNT = 10_000;

/** What searches texts. */
const OF_TEXTS: readonly string[] = ['SEARCH', 'WORDS'];

/** The exact number; null when it is of a search that finds more than 10,000. */
export async function countAgents(store: Store, question: CatalogQuestion): Promise<number | null> {
  if (question.accounts.length === 0 || isFalse(question.filter)) return 0;
  const counts = plainCounts(store, question);
  if (counts !== undefined) {
    const { n } = await counts.select(sql<number | null>`sum(n)`.as('n')).executeTakeFirstOrThrow();
    return Number(n ?? 0);
  }
  const isOfTexts = conditionsOf(question.filter).some(({ condition }) => OF_TEXTS.includes(condition.op));
  const found = foundAgents(store, question)
    .select('agent.pk')
    .$if(isOfTexts, (rows) => rows.limit(MAX_TEXT_COUNT + 1));
  const { n } = await store.reader
    .selectFrom(found.as('found'))
    .select(sql<number>`count(*)`.as('n'))
    .executeTakeFirstOrThrow();
  return isOfTexts && n > MAX_TEXT_COUNT ? null : n;
}
