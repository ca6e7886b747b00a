import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { Shown } from './satisfies.ts';

/** One condition: an operator of a comparator and its operand. */
export type Condition = readonly [operator: string, operand: unknown];

/**
 * Conditions for every operator of a comparator of the schema, on values that agents show, and on some that none does.
 *
 * @param shown what agents have in the field
 * @param nobodys values of its type that no agent has
 */
export function conditionsFor(
  schema: GraphQLSchema,
  comparator: string,
  shown: readonly Shown[],
  nobodys: readonly unknown[],
): Condition[] {
  const type = schema.getType(comparator);
  if (!isInputObjectType(type)) throw new Error(`no comparator: ${comparator}`);
  const known = [...new Set(shown.flat().filter((value) => value !== null))].sort();
  const values = [
    ...[known[0], known[Math.floor(known.length / 2)], known.at(-1)].filter((each) => each !== undefined),
    ...nobodys,
  ];
  return Object.values(type.getFields()).flatMap(({ name, type: operand }) =>
    operandsFor(name, operand, [...new Set(values)]).map((each) => [name, each] as const),
  );
}

function operandsFor(operator: string, type: GraphQLInputType, values: readonly unknown[]): unknown[] {
  if (getNamedType(type).name === 'Boolean' && ['isNull', 'isEmpty'].includes(operator)) return [true, false];
  if (isListType(getNullableType(type))) return [[], values.slice(0, 1), values.slice(0, 2), values];
  if (operator === 'contains')
    return values.flatMap((text) => [text, String(text).slice(1, 4), String(text).toUpperCase()]);
  if (operator === 'startsWith')
    return values.flatMap((text) => [text, String(text).slice(0, 3), String(text).slice(1, 3)]);
  return [...values];
}
