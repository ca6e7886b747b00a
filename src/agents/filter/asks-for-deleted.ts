import { conditionsOf } from './combine.ts';
import type { RelativePredicate } from './predicate.ts';

/**
 * Whether agents are asked for that their vendor calls deleted. They are gone, though some vendors still list them: only a
 * condition that names the state, and is not negated, shows them.
 */
export function asksForDeleted(predicate: RelativePredicate): boolean {
  return conditionsOf(predicate).some(
    ({ condition, isNegated }) =>
      !isNegated && condition.op === 'IN' && condition.field.name === 'status' && condition.values.includes('DELETED'),
  );
}
