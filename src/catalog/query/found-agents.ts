import { sql } from 'kysely';
import type { Store } from '../../store/store.ts';
import type { AgentTable } from '../../store/tables.ts';
import { conditionOf } from './conditions.ts';
import type { CatalogQuestion } from './question.ts';

/** The agents of a question, all of them, to be counted. */
export function foundAgents(store: Store, question: CatalogQuestion) {
  const { countingIndex } = store.features;
  const agents =
    countingIndex === undefined
      ? store.reader.selectFrom('agent')
      : store.reader.selectFrom(sql<AgentTable>`agent`.as<'agent'>(sql`agent indexed by ${sql.raw(countingIndex)}`));
  return (agents as ReturnType<typeof store.reader.selectFrom<'agent'>>).where((where) =>
    conditionOf(store, question, where),
  );
}
