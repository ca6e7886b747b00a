/** @module Comparators, such as `StringComparator`: all conditions that are given must hold. */
import { and, hasAny, isIn, not } from '../../agents/filter/combine.ts';
import {
  type FieldReference,
  type RelativePredicate,
  type RelativeScalar,
  TRUE,
} from '../../agents/filter/predicate.ts';
import { lookUp } from '../../core/json.ts';
import type { FilterLimits } from './filter-limits.ts';

/** A comparator as GraphQL has checked it: operands by operator. */
export type ComparatorInput = object | null | undefined;

/** Reads a value that GraphQL passes on otherwise than it is compared. */
export type ValueReader = (value: unknown, path: string) => RelativeScalar;

/**
 * The conditions of a comparator on a field.
 *
 * @param readValue reads each value. @default as it is
 * @throws GraphQLError `BAD_USER_INPUT`
 */
export function readComparator(
  field: FieldReference,
  comparator: ComparatorInput,
  path: string,
  limits: FilterLimits,
  readValue: ValueReader = asItIs,
): RelativePredicate {
  const conditions = Object.entries(comparator ?? {}).map(([operator, operand]): RelativePredicate => {
    if (operand === null || operand === undefined) return TRUE;
    const here = `${path}.${operator}`;
    limits.count(here, operand);
    const condition = lookUp(OPERATORS, operator);
    if (condition === undefined) throw new Error(`an operator that the schema has and nobody reads: ${here}`);
    const operands: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
    return condition(
      field,
      // true and false are no values where others have to be read: of `isNull`, they say what is wanted.
      operands.map((value) => (typeof value === 'boolean' ? value : readValue(value, here))),
    );
  });
  return and(conditions);
}

type Values = readonly RelativeScalar[];

/** What each operator says of a field. One that takes a single value looks at the first. */
const OPERATORS: Readonly<Record<string, (field: FieldReference, values: Values) => RelativePredicate>> = {
  eq: isIn,
  ne: (field, values) => not(isIn(field, values)),
  in: isIn,
  notIn: (field, values) => not(isIn(field, values)),
  gt: (field, [value]) => compared('GT', field, value),
  gte: (field, [value]) => compared('GTE', field, value),
  lt: (field, [value]) => compared('LT', field, value),
  lte: (field, [value]) => compared('LTE', field, value),
  contains: (field, [text]) => ({ op: 'CONTAINS', field, value: String(text) }),
  startsWith: (field, [text]) => ({ op: 'STARTS_WITH', field, value: String(text) }),
  isNull: (field, [wanted]) => (wanted === true ? isNull(field) : not(isNull(field))),
  anyOf: hasAny,
  allOf: (field, values) =>
    values.length === 0 ? not(isNull(field)) : and(values.map((value) => hasAny(field, [value]))),
  noneOf: (field, values) => not(hasAny(field, values)),
  isEmpty: (field, [wanted]) => (wanted === true ? isEmpty(field) : and([not(isNull(field)), not(isEmpty(field))])),
};

function compared(op: 'GT' | 'GTE' | 'LT' | 'LTE', field: FieldReference, value: RelativeScalar | undefined) {
  if (value === undefined) throw new Error(`${op} with nothing`);
  return { op, field, value };
}

function isNull(field: FieldReference): RelativePredicate {
  return { op: 'IS_NULL', field };
}

function isEmpty(field: FieldReference): RelativePredicate {
  return { op: 'IS_EMPTY', field };
}

function asItIs(value: unknown): RelativeScalar {
  return value as RelativeScalar;
}
