/** @module Queries for everything that a schema has, made from the schema: what is added to it is asked for by itself. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';

/** A query for one root field, with one set of arguments. */
export interface RootQuery {
  /** For the name of a test: `agents(filter.accountIds)`. */
  readonly name: string;
  readonly query: string;
}

/** Values for the arguments that name something: ids of agents and accounts, and places in lists. */
export interface References {
  readonly agentId: string;
  readonly accountId: string;
  readonly cursor: string;
}

/** How deep the selections go below the root field. */
const DEPTH = 6;

/** Every root field of queries, with no optional argument and with each of those that name something. */
export function rootQueries(schema: GraphQLSchema, references: References): RootQuery[] {
  return rootsOf(schema, 'query').flatMap((field) => callsOf(schema, 'query', field, references));
}

/** Every mutation as a dry run, with each of the arguments that name something. */
export function dryRuns(schema: GraphQLSchema, references: References): RootQuery[] {
  return rootsOf(schema, 'mutation').flatMap((field) => callsOf(schema, 'mutation', field, references));
}

/** The root fields of an operation. */
export function rootsOf(schema: GraphQLSchema, operation: 'query' | 'mutation'): GraphQLField<unknown, unknown>[] {
  const type = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {});
}

function callsOf(
  schema: GraphQLSchema,
  operation: string,
  field: GraphQLField<unknown, unknown>,
  references: References,
): RootQuery[] {
  const selection = selectionOf(schema, getNamedType(field.type), []);
  const ask = (place: string, given: Readonly<Record<string, string>>) => {
    const list = Object.entries(given).map(([name, value]) => `${name}: ${value}`);
    const call = list.length === 0 ? field.name : `${field.name}(${list.join(', ')})`;
    return {
      name: place === '' ? field.name : `${field.name}(${place})`,
      query: `${operation} { ${call} ${selection} }`,
    };
  };
  const needed = Object.fromEntries(
    field.args.filter(isRequiredArgument).map((argument) => [argument.name, givenFor(argument, references)]),
  );
  const named = field.args
    .filter((argument) => !isRequiredArgument(argument))
    .flatMap((argument) => namings(argument, references));
  return [ask('', needed), ...named.map(({ place, argument, value }) => ask(place, { ...needed, [argument]: value }))];
}

/** An optional argument in each way in which it names something. */
function namings({ name, type }: GraphQLArgument, references: References) {
  const nullable = getNullableType(type);
  if (name === 'after') return [{ place: name, argument: name, value: JSON.stringify(references.cursor) }];
  if (!isInputObjectType(nullable)) return [];
  return Object.values(nullable.getFields())
    .filter((field) => getNamedType(field.type).name === 'ID')
    .map((field) => ({
      place: `${name}.${field.name}`,
      argument: name,
      value: `{ ${field.name}: ${givenFor(field, references)} }`,
    }));
}

/** A value of an argument or an input field as a literal. */
function givenFor({ name, type }: GraphQLArgument | GraphQLInputField, references: References): string {
  return literal(name, getNullableType(type), references);
}

function literal(name: string, type: GraphQLInputType, references: References): string {
  if (isListType(type)) return `[${literal(name, getNullableType(type.ofType), references)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || field.name === 'dryRun',
    );
    return `{ ${fields.map((field) => `${field.name}: ${givenFor(field, references)}`).join(', ')} }`;
  }
  switch (getNamedType(type).name) {
    case 'ID':
      return JSON.stringify(/account/i.test(name) ? references.accountId : references.agentId);
    case 'Boolean':
      return 'true';
    case 'Int':
    case 'Float':
      return '1';
    default:
      return '"x"';
  }
}

/** All fields that need no argument, as deep as types do not come again. */
function selectionOf(schema: GraphQLSchema, type: GraphQLNamedOutputType, path: readonly string[]): string {
  if (isUnionType(type) || isInterfaceType(type)) {
    const members = schema.getPossibleTypes(type).map((member) => {
      const inner = selectionOf(schema, member, path);
      return inner === '' ? '' : `... on ${member.name} ${inner}`;
    });
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  if (path.includes(type.name) || path.length >= DEPTH) return '{ __typename }';
  const fields = Object.values(type.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .map((field) => `${field.name} ${selectionOf(schema, getNamedType(field.type), [...path, type.name])}`);
  return `{ ${fields.join(' ')} }`;
}
