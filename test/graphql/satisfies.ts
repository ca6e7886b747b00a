/** @module What the conditions of a filter mean, told from what agents show, and written by no one who reads filters. */

/** A value as an answer shows it. */
export type Shown = string | number | boolean | null | readonly (string | number | boolean | null)[];

/** Whether a shown value satisfies one condition. Times are written in one form, so that their texts stand in their order. */
export function satisfies(value: Shown, operator: string, operand: unknown): boolean {
  if (value === null) return operator === 'isNull' ? operand === true : ['ne', 'notIn', 'noneOf'].includes(operator);
  const items = Array.isArray(value) ? value : [];
  const wanted: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  switch (operator) {
    case 'eq':
      return value === operand;
    case 'ne':
      return value !== operand;
    case 'in':
      return wanted.includes(value);
    case 'notIn':
      return !wanted.includes(value);
    case 'contains':
      return String(value).indexOf(String(operand)) >= 0;
    case 'startsWith':
      return String(value).indexOf(String(operand)) === 0;
    case 'gt':
      return compare(value, operand) > 0;
    case 'gte':
      return compare(value, operand) >= 0;
    case 'lt':
      return compare(value, operand) < 0;
    case 'lte':
      return compare(value, operand) <= 0;
    case 'isNull':
      return operand === false;
    case 'anyOf':
      return wanted.some((each) => items.includes(each as never));
    case 'allOf':
      return wanted.every((each) => items.includes(each as never));
    case 'noneOf':
      return !wanted.some((each) => items.includes(each as never));
    case 'isEmpty':
      return operand === (items.length === 0);
    default:
      throw new Error(`no such operator: ${operator}`);
  }
}

function compare(value: unknown, operand: unknown): number {
  if (typeof value === 'number' && typeof operand === 'number') return value - operand;
  return Buffer.compare(Buffer.from(String(value)), Buffer.from(String(operand)));
}
