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

/** graphql-js's own: how many mistakes are told at most. */
const MAX_ERRORS = 50;

/** Types of which some values are taken as they are. */
const AS_IT_IS = new Map<unknown, string>([
  [GraphQLID, 'string'],
  [GraphQLString, 'string'],
  [GraphQLBoolean, 'boolean'],
]);

type Coerced = { readonly coerced: JsonObject } | { readonly errors: readonly GraphQLError[] };

/** How the variables of an operation are coerced. */
export function variableReader(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): (given: JsonObject) => Coerced {
  const plain = variableDefinitions.map(({ variable, type: node }) => {
    const type = typeFromAST(schema, node as never);
    const name = variable.name.value;
    return { name, type: type && name !== '__proto__' ? AS_IT_IS.get(getNullableType(type)) : undefined };
  });
  const none: Coerced = { coerced: {} };
  return (given) => {
    if (plain.length === 0) return none;
    const coerced: JsonObject = {};
    for (const { name, type } of plain) {
      // Only what was given is looked at: names such as `constructor` are properties of every object.
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (type === undefined || typeof value !== type) return readAll(given);
      coerced[name] = value;
    }
    return { coerced };
  };

  function readAll(given: JsonObject): Coerced {
    return getVariableValues(schema, variableDefinitions, given, { maxErrors: MAX_ERRORS }) as Coerced;
  }
}
