import {
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isInputType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type OperationDefinitionNode,
  print,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { isObject, type JsonObject } from '../../core/json.ts';
import { expectedValue } from './expected-value.ts';

/** Most mistakes that are told of one request. */
const MOST = 50;

/** A place in a variable, and what is wrong there. Steps are names of the schema and indexes, never keys of the caller. */
interface Mistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What is wrong with the variables of a request, without their values: where, and what is expected there. */
export function variableMistakes(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: JsonObject,
): GraphQLError[] {
  return variableDefinitions
    .flatMap((definition) =>
      mistakesOf(schema, definition, variables).map(({ path, message }) => {
        const place = path.length === 0 ? '' : ` at "${printPath(definition.variable.name.value, path)}"`;
        return new GraphQLError(`Variable "$${definition.variable.name.value}"${place}: ${message}.`, {
          nodes: definition,
        });
      }),
    )
    .slice(0, MOST);
}

function mistakesOf(schema: GraphQLSchema, definition: VariableDefinitionNode, variables: JsonObject): Mistake[] {
  const type = typeFromAST(schema, definition.type);
  const name = definition.variable.name.value;
  if (!isInputType(type)) return [{ path: [], message: `"${print(definition.type)}" is no type of an input` }];
  if (Object.hasOwn(variables, name)) return mistakesAt(variables[name], type, []);
  return isNonNullType(type) && definition.defaultValue === undefined
    ? [{ path: [], message: `${expectedValue(type)}, and it was not provided` }]
    : [];
}

function mistakesAt(value: unknown, type: GraphQLInputType, path: Mistake['path']): Mistake[] {
  if (value === null || value === undefined) {
    return isNonNullType(type) ? [{ path, message: `${expectedValue(type)}, which can not be null` }] : [];
  }
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) return mistakesAt(value, nullable.ofType, path);
    return value.flatMap((item, index) => mistakesAt(item, nullable.ofType, [...path, index]));
  }
  if (isInputObjectType(nullable)) return objectMistakes(value, nullable, path);
  const message = isLeafType(nullable) ? refusal(value, nullable, expectedValue(type)) : undefined;
  return message === undefined ? [] : [{ path, message }];
}

function objectMistakes(value: unknown, type: GraphQLInputObjectType, path: Mistake['path']): Mistake[] {
  if (!isObject(value)) return [{ path, message: expectedValue(type) }];
  const fields = type.getFields();
  const mistakes = Object.values(fields).flatMap((field) => {
    const here = [...path, field.name];
    if (value[field.name] !== undefined) return mistakesAt(value[field.name], field.type, here);
    const isMissing = isRequiredInputField(field);
    return isMissing ? [{ path: here, message: `${expectedValue(field.type)}, and it was not provided` }] : [];
  });
  const given = Object.keys(value);
  if (given.some((key) => !Object.hasOwn(fields, key))) {
    mistakes.push({
      path,
      message: `a field that "${type.name}" does not have; it has ${Object.keys(fields).join(', ')}`,
    });
  }
  const isOne = given.length === 1 && given.every((key) => value[key] !== null);
  if (type.isOneOf && !isOne) {
    mistakes.push({ path, message: `"${type.name}" takes exactly one field, which can not be null` });
  }
  return mistakes;
}

/** What is said of a value that can not be read; undefined of one that can. */
function refusal(value: unknown, type: GraphQLLeafType, expected: string): string | undefined {
  try {
    return type.parseValue(value) === undefined ? expected : undefined;
  } catch (error) {
    // A code has what was made for the caller, by a scalar of ours.
    return error instanceof GraphQLError && error.extensions.code !== undefined ? error.message : expected;
  }
}

function printPath(name: string, path: Mistake['path']): string {
  return path.reduce<string>((text, step) => text + (typeof step === 'number' ? `[${step}]` : `.${step}`), name);
}
