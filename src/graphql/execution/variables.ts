import {
  GraphQLBoolean,
  type GraphQLError,
  GraphQLID,
  type GraphQLSchema,
  GraphQLString,
  getNullableType,
  getVariableValues,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { JsonObject } from '../../core/json.ts';
import { badInput } from '../errors.ts';

/** graphql-js's own: how many mistakes are told at most. */
const MAX_ERRORS = 50;

/** Types of which some values are taken as they are. */
const AS_IT_IS = new Map<unknown, string>([
  [GraphQLID, 'string'],
  [GraphQLString, 'string'],
  [GraphQLBoolean, 'boolean'],
]);

/** Variables that are what their operation asks for. */
export interface ReadVariables {
  /** As the request has them. */
  readonly given: JsonObject;
  /** As the operation has them, with its defaults. */
  readonly coerced: JsonObject;
}

/** Variables that are not. */
export interface RefusedVariables {
  readonly errors: readonly GraphQLError[];
}

type Variables = ReadVariables | RefusedVariables;

/** How the variables of an operation are read. */
export function variableReader(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): (given: JsonObject) => Variables {
  const plain = variableDefinitions.map(({ variable, type: node }) => {
    const type = typeFromAST(schema, node as never);
    const name = variable.name.value;
    return { name, type: type && name !== '__proto__' ? AS_IT_IS.get(getNullableType(type)) : undefined };
  });
  const none: ReadVariables = { given: {}, coerced: {} };
  return (given) => {
    if (plain.length === 0) return none;
    const coerced: JsonObject = {};
    for (const { name, type } of plain) {
      // Only what was given is looked at: names such as `constructor` are properties of every object.
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (type === undefined || typeof value !== type) return readAll(given);
      coerced[name] = value;
    }
    return { given, coerced };
  };

  function readAll(given: JsonObject): Variables {
    const { errors, coerced } = getVariableValues(schema, variableDefinitions, given, { maxErrors: MAX_ERRORS });
    return errors === undefined ? { given, coerced } : { errors: variableErrors(errors) };
  }
}

/**
 * What graphql-js says of variables. Of those that are nested deeper than it can walk (a filter holds filters), it only passes
 * on that its stack was full.
 */
export function variableErrors(errors: readonly Error[]): readonly GraphQLError[] {
  const isTooDeep = errors.some((error) => error instanceof RangeError);
  return isTooDeep
    ? [badInput('variables', 'expected values that are nested less deeply')]
    : (errors as GraphQLError[]);
}
