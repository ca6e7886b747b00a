import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, type GraphQLLeafType, GraphQLString } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';

/** What a leaf type writes of a value. @throws where it can not */
export type Serialize = (value: unknown) => unknown;

const MAX_INT = 2_147_483_647;

/** Values of the types that GraphQL itself has, which are written as they are. */
const AS_IT_IS = new Map<unknown, (value: unknown) => boolean>([
  [GraphQLString, (value) => typeof value === 'string'],
  [GraphQLID, (value) => typeof value === 'string'],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
  [GraphQLFloat, (value) => typeof value === 'number' && Number.isFinite(value)],
  [GraphQLInt, (value) => Number.isInteger(value) && (value as number) <= MAX_INT && (value as number) >= -MAX_INT - 1],
]);

/** How values of a leaf type are written. */
export function serializerOf(type: GraphQLLeafType): Serialize {
  const isAsItIs = AS_IT_IS.get(type);
  if (isAsItIs === undefined) return (value) => serialize(type, value);
  return (value) => (isAsItIs(value) ? value : serialize(type, value));
}

function serialize(type: GraphQLLeafType, value: unknown): unknown {
  const serialized = type.serialize(value);
  if (serialized !== null && serialized !== undefined) return serialized;
  throw new Error(
    `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
  );
}
