import { sql } from 'kysely';
import { conditionsOf } from '../../agents/filter/combine.ts';
import type { Store } from '../../store/store.ts';
import { type CountedField, countedCondition, isCounted } from './counted-condition.ts';
import type { CatalogQuestion } from './question.ts';

/**
 * The counts of the kinds of agents that a question is about; undefined where it asks for more than what agents are counted
 * by, so that they have to be looked at one by one.
 */
export function plainCounts(
  { reader, features }: Store,
  { accounts, filter, showsDeleted }: Omit<CatalogQuestion, 'order'>,
) {
  if (!conditionsOf(filter).every(({ condition }) => isCounted(condition))) return undefined;
  const counts = reader
    .selectFrom('agent_count')
    .where(
      features.isOneOf(
        sql.ref('agent_count.account_id'),
        accounts.map(({ id }) => id),
      ),
    )
    .where(countedCondition(features, filter));
  return showsDeleted ? counts : counts.where('status', '<>', 'DELETED');
}

/** The same for tags: undefined where the question asks for more than for accounts and their vendors. */
export function plainTagCounts({ reader, features }: Store, { accounts, filter, showsDeleted }: CatalogQuestion) {
  const isOfAccounts = conditionsOf(filter).every(
    ({ condition }) => 'field' in condition && OF_ACCOUNTS.includes(condition.field.name),
  );
  if (!isOfAccounts || showsDeleted) return undefined;
  // What asks for accounts and vendors alone is answered by which accounts are asked.
  return reader.selectFrom('agent_tag_count').where(
    features.isOneOf(
      sql.ref('agent_tag_count.account_id'),
      accounts.map(({ id }) => id),
    ),
  );
}

const OF_ACCOUNTS: readonly string[] = ['vendor', 'accountId'] satisfies CountedField[];
