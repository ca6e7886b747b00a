import {
  GraphQLBoolean,
  type GraphQLError,
  GraphQLID,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  getNullableType,
  getVariableValues,
  isInputObjectType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { isContainer, type JsonObject } from '../../core/json.ts';
import { badInput } from '../errors.ts';

/** graphql-js's own: how many mistakes are told at most. */
const MAX_ERRORS = 50;

/**
 * Most objects in a variable whose type can hold itself. graphql-js looks at each for all fields that it could have: those that
 * a request has room for would take it seconds, during which nobody else is answered, or more stack than there is.
 */
const MAX_OBJECTS = 2_000;

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
  const nesting = variableDefinitions.flatMap(({ variable, type: node }) => {
    const type = typeFromAST(schema, node as never);
    return type !== undefined && holdsItself(getNamedType(type)) ? [variable.name.value] : [];
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
    const tooMany = nesting.find((name) => Object.hasOwn(given, name) && hasMoreObjects(given[name], MAX_OBJECTS));
    if (tooMany !== undefined) {
      return { errors: [badInput(tooMany, `expected at most ${MAX_OBJECTS} objects in one another and in lists`)] };
    }
    const { errors, coerced } = getVariableValues(schema, variableDefinitions, given, { maxErrors: MAX_ERRORS });
    return errors === undefined ? { given, coerced } : { errors };
  }
}

function holdsItself(type: GraphQLNamedType): boolean {
  const seen = new Set<GraphQLNamedType>();
  const open = [type];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isInputObjectType(next)) continue;
    for (const field of Object.values(next.getFields())) {
      const inner = getNamedType(field.type);
      if (inner === type) return true;
      if (!seen.has(inner)) open.push(inner);
      seen.add(inner);
    }
  }
  return false;
}

function hasMoreObjects(value: unknown, most: number): boolean {
  const open = [value];
  let count = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isContainer(next)) continue;
    if (!Array.isArray(next)) count++;
    if (count > most) return true;
    for (const inner of Object.values(next)) if (isContainer(inner)) open.push(inner);
  }
  return false;
}
