/** @module A filter as a condition on counts, where it asks only for what agents are counted by. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { AgentField, Condition, FieldCondition, Predicate } from '../../agents/filter/predicate.ts';
import type { Store } from '../../store/store.ts';
import { compare } from './conditions.ts';

/** Nothing is counted as an empty text. */
const COLUMNS = {
  vendor: sql.ref('agent_count.vendor'),
  accountId: sql.ref('agent_count.account_id'),
  status: sql`nullif(agent_count.status, '')`,
  model: sql`nullif(agent_count.model, '')`,
  languageModel: sql`nullif(agent_count.language_model, '')`,
} as const satisfies Partial<Record<AgentField, Expression<unknown>>>;

/** A field that agents are counted by. */
export type CountedField = keyof typeof COLUMNS;

/** Whether a condition is on such a field. */
export function isCounted(condition: Condition): condition is FieldCondition {
  return 'field' in condition && condition.field.kind === 'UNIFIED' && Object.hasOwn(COLUMNS, condition.field.name);
}

/** The predicate, all of whose conditions {@link isCounted} takes. */
export function countedCondition(features: Store['features'], predicate: Predicate): Expression<SqlBool> {
  switch (predicate.op) {
    case 'AND':
    case 'OR': {
      if (predicate.operands.length === 0) return sql<boolean>`${sql.raw(predicate.op === 'AND' ? 'true' : 'false')}`;
      const operands = predicate.operands.map((operand) => countedCondition(features, operand));
      return sql<boolean>`(${sql.join(operands, sql.raw(predicate.op === 'AND' ? ' and ' : ' or '))})`;
    }
    case 'NOT':
      return sql<boolean>`not ${countedCondition(features, predicate.operand)}`;
    default:
      // True or false, never null.
      return sql<boolean>`coalesce(${isCounted(predicate) ? compare(predicate, columnOf(predicate), features) : sql`false`}, false)`;
  }
}

function columnOf({ field }: FieldCondition): Expression<unknown> {
  return COLUMNS[field.name as CountedField];
}
