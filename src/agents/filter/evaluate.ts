import type { Account } from '../../accounts/account.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { holdsFor } from './compare-value.ts';
import { fieldValue } from './field-value.ts';
import type { Condition, FieldCondition, Predicate } from './predicate.ts';
import { isFoundIn, type SearchedField } from './searched-fields.ts';
import { every, opposite, some, type Verdict } from './verdict.ts';

/** Whose agents are looked at. */
export interface EvaluationContext {
  readonly account: Pick<Account, 'vendor'>;
  readonly searched: readonly SearchedField[];
}

/**
 * Whether a predicate holds for an agent. What is known decides as far as it can: only what really depends on a field that
 * the record does not hold is left open.
 */
export function evaluate(predicate: Predicate, agent: AgentRecord, context: EvaluationContext): Verdict {
  switch (predicate.op) {
    case 'AND':
      return every(predicate.operands, (operand) => evaluate(operand, agent, context));
    case 'OR':
      return some(predicate.operands, (operand) => evaluate(operand, agent, context));
    case 'NOT':
      return opposite(evaluateCondition(predicate.operand, agent, context));
    default:
      return evaluateCondition(predicate, agent, context);
  }
}

function evaluateCondition(
  condition: Condition,
  agent: AgentRecord,
  { account, searched }: EvaluationContext,
): Verdict {
  if (condition.op === 'SEARCH') return isFoundIn(agent.fields, condition.text, searched);
  if (condition.op === 'WORDS') throw new Error('words are looked up in a catalog only');
  return evaluateField(condition, agent, account);
}

function evaluateField(condition: FieldCondition, agent: AgentRecord, account: EvaluationContext['account']): Verdict {
  const value = fieldValue(agent, condition.field, account);
  return value === undefined ? undefined : holdsFor(condition, value);
}
