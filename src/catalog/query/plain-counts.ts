import { sql } from 'kysely';
import { splitPredicate } from '../../agents/filter/plain-conditions.ts';
import { isTrue } from '../../agents/filter/predicate.ts';
import type { Store } from '../../store/store.ts';
import type { CatalogQuestion } from './question.ts';

/**
 * The counts of the kinds of agents that a question is about; undefined where it asks for more than what agents are counted
 * by, so that they have to be looked at one by one.
 */
export function plainCounts({ reader, features }: Store, { accounts, filter, showsDeleted }: CatalogQuestion) {
  const { plain, rest } = splitPredicate(filter);
  const { vendors, accountIds, statuses, search, tags } = plain;
  if (!isTrue(rest) || search !== undefined || tags !== undefined) return undefined;
  let counts = reader.selectFrom('agent_count').where(
    features.isOneOf(
      sql.ref('agent_count.account_id'),
      accounts.map(({ id }) => id),
    ),
  );
  if (vendors !== undefined) counts = counts.where('vendor', 'in', vendors);
  if (accountIds !== undefined) counts = counts.where('agent_count.account_id', 'in', accountIds);
  if (statuses !== undefined) counts = counts.where('status', 'in', statuses);
  return showsDeleted ? counts : counts.where('status', '<>', 'DELETED');
}
