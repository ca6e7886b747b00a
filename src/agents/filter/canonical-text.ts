import type { FieldCondition, RelativePredicate, RelativeScalar } from './predicate.ts';

/**
 * A predicate as text: the same for the same conditions, in whatever order they and their values stand. Durations stay
 * what they are, so that it is the same at any time.
 */
export function canonicalText(predicate: RelativePredicate): string {
  return JSON.stringify(canonical(predicate));
}

function canonical(predicate: RelativePredicate): unknown {
  switch (predicate.op) {
    case 'AND':
    case 'OR':
      return [predicate.op, ...sorted(predicate.operands.map(canonical))];
    case 'NOT':
      return ['NOT', canonical(predicate.operand)];
    case 'SEARCH':
      return ['SEARCH', predicate.text];
    case 'WORDS':
      return ['WORDS', ...predicate.words];
    default:
      return [predicate.op, predicate.field.name, ...operandsOf(predicate)];
  }
}

function operandsOf(condition: FieldCondition<RelativeScalar>): unknown[] {
  switch (condition.op) {
    case 'IN':
    case 'HAS_ANY':
      return sorted([...new Set(condition.values.map(canonicalValue))]);
    case 'IS_NULL':
    case 'IS_EMPTY':
      return [];
    default:
      return [canonicalValue(condition.value)];
  }
}

/** A text and a time that look alike never stand in one field. */
function canonicalValue(value: RelativeScalar): unknown {
  if (typeof value !== 'object') return value;
  return value instanceof Date ? value.getTime() : [value.months, value.days, value.milliseconds];
}

function sorted(items: readonly unknown[]): unknown[] {
  return items
    .map((item) => [JSON.stringify(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);
}
