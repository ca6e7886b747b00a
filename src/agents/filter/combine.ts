/** @module How predicates are put together, so that what means the same has the same form. */
import { type Condition, FALSE, type FieldReference, type Predicate, TRUE } from './predicate.ts';

/** All of them hold; of none, everything does. */
export function and<Value>(operands: readonly Predicate<Value>[]): Predicate<Value> {
  return combined('AND', operands);
}

/** One of them holds; of none, nothing does. */
export function or<Value>(operands: readonly Predicate<Value>[]): Predicate<Value> {
  return combined('OR', operands);
}

/** It does not hold: by De Morgan's laws, down to the conditions. */
export function not<Value>(predicate: Predicate<Value>): Predicate<Value> {
  switch (predicate.op) {
    case 'AND':
      return or(predicate.operands.map(not));
    case 'OR':
      return and(predicate.operands.map(not));
    case 'NOT':
      return predicate.operand;
    default:
      return { op: 'NOT', operand: predicate };
  }
}

/** The field is one of these values; of none, it never is. */
export function isIn<Value>(field: FieldReference, values: readonly Value[]): Predicate<Value> {
  return values.length === 0 ? FALSE : { op: 'IN', field, values };
}

/** The field is a list with one of these values; of none, it never is. */
export function hasAny<Value>(field: FieldReference, values: readonly Value[]): Predicate<Value> {
  return values.length === 0 ? FALSE : { op: 'HAS_ANY', field, values };
}

/** The predicate with other ones in the place of its conditions. */
export function mapConditions<From, To>(
  predicate: Predicate<From>,
  replace: (condition: Condition<From>) => Predicate<To>,
): Predicate<To> {
  switch (predicate.op) {
    case 'AND':
    case 'OR':
      return combined(
        predicate.op,
        predicate.operands.map((operand) => mapConditions(operand, replace)),
      );
    case 'NOT':
      return not(replace(predicate.operand));
    default:
      return replace(predicate);
  }
}

/** What has to hold together: the operands of an `AND`, or the predicate itself. */
export function conjunctsOf<Value>(predicate: Predicate<Value>): readonly Predicate<Value>[] {
  return predicate.op === 'AND' ? predicate.operands : [predicate];
}

/** All conditions in it, each with whether it is negated. */
export function conditionsOf<Value>(
  predicate: Predicate<Value>,
): readonly { readonly condition: Condition<Value>; readonly isNegated: boolean }[] {
  switch (predicate.op) {
    case 'AND':
    case 'OR':
      return predicate.operands.flatMap(conditionsOf);
    case 'NOT':
      return [{ condition: predicate.operand, isNegated: true }];
    default:
      return [{ condition: predicate, isNegated: false }];
  }
}

function combined<Value>(op: 'AND' | 'OR', operands: readonly Predicate<Value>[]): Predicate<Value> {
  // Those of its own kind are taken apart, among them the constant that changes nothing.
  const flat = operands.flatMap((operand) => (operand.op === op ? operand.operands : [operand]));
  const opposite = op === 'AND' ? FALSE : TRUE;
  if (flat.some((operand) => operand.op === opposite.op && operand.operands.length === 0)) return opposite;
  const [only, ...others] = flat;
  return only !== undefined && others.length === 0 ? only : { op, operands: flat };
}
