import type { FieldCondition, Scalar } from './predicate.ts';

/** What a field holds. */
export type FieldValue = Scalar | readonly (Scalar | null)[] | null;

/** Whether a condition holds for the value of its field. Of null, only `IS_NULL` does. */
export function holdsFor(condition: FieldCondition, value: FieldValue): boolean {
  if (value === null) return condition.op === 'IS_NULL';
  if (isList(value)) return holdsForList(condition, value);
  switch (condition.op) {
    case 'IN':
      return includes(condition.values, value);
    case 'GT':
      return isBelow(condition.value, value);
    case 'GTE':
      return isBelow(condition.value, value) || isSame(condition.value, value);
    case 'LT':
      return isBelow(value, condition.value);
    case 'LTE':
      return isBelow(value, condition.value) || isSame(condition.value, value);
    case 'CONTAINS':
      return typeof value === 'string' && value.includes(condition.value);
    case 'STARTS_WITH':
      return typeof value === 'string' && value.startsWith(condition.value);
    default:
      return false;
  }
}

function holdsForList(condition: FieldCondition, items: readonly (Scalar | null)[]): boolean {
  if (condition.op === 'IS_EMPTY') return items.length === 0;
  return condition.op === 'HAS_ANY' && items.some((item) => item !== null && includes(condition.values, item));
}

function isList(value: FieldValue): value is readonly (Scalar | null)[] {
  return Array.isArray(value);
}

function includes(values: readonly Scalar[], value: Scalar): boolean {
  return values.some((each) => isSame(each, value));
}

function isSame(a: Scalar, b: Scalar): boolean {
  return primitive(a) === primitive(b);
}

function isBelow(a: Scalar, b: Scalar): boolean {
  return primitive(a) < primitive(b);
}

function primitive(value: Scalar): string | number | boolean {
  return value instanceof Date ? value.getTime() : value;
}
