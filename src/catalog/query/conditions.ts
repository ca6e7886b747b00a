/** @module A filter as a condition of SQL. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { folded, searchOf } from '../../core/search.ts';
import type { Store } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { storable } from '../copy/texts.ts';
import type { CatalogQuestion } from './question.ts';

/** Builds conditions on agents. */
export type AgentExpressions = ExpressionBuilder<Tables, 'agent'>;

/** Which agents a question is about. */
export function conditionOf(
  { features }: Store,
  { accounts, filter: { statuses, tags, search } }: Pick<CatalogQuestion, 'accounts' | 'filter'>,
  where: AgentExpressions,
): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [
    where('agent.deleted_at', 'is', null),
    where(
      'agent.account_id',
      'in',
      accounts.map(({ id }) => id),
    ),
  ];
  if (statuses !== undefined) conditions.push(where('agent.status', 'in', statuses));
  // Agents that the vendor calls deleted are gone, though it still lists them: shown to whoever asks for them.
  else conditions.push(where.or([where('agent.status', 'is', null), where('agent.status', '<>', 'DELETED')]));
  if (tags !== undefined) {
    const tagged = where
      .selectFrom('agent_tag')
      .select('agent_tag.pk')
      .where('agent_tag.tag', 'in', tags.map(storable));
    conditions.push(where('agent.pk', 'in', tagged));
  }
  const sought = searchOf(search);
  if (sought !== undefined) conditions.push(features.holdsText(storable(folded(sought))));
  return where.and(conditions);
}
