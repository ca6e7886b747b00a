/** @module The scalars that pass on what they are given. Those of graphql-scalars drop what JSON can not say in a literal. */
import { GraphQLError, GraphQLScalarType, Kind, type ObjectFieldNode, type ValueNode } from 'graphql';
import { isDeeperThan, isObject } from '../core/json.ts';

/** Deeper than any agent. What lies deeper could not be shown afterwards, and nothing could walk through it without end. */
const MAX_DEPTH = 200;

/** A text: what it says is read where it stands in a filter, so that a mistake is told with its place there. */
export const dateTimeOrDurationScalar = new GraphQLScalarType<string, string>({
  name: 'DateTimeOrDuration',
  parseValue: checkText,
  parseLiteral: (node) => checkText(node.kind === Kind.STRING ? node.value : undefined),
});

type Variables = { readonly [name: string]: unknown } | null | undefined;

/** Any JSON value, exactly as it is. */
export const jsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: checkDepth,
  parseLiteral: (node, variables) => jsonOf(node, variables, []),
});

/** A JSON object, exactly as it is. */
export const jsonObjectScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSONObject',
  serialize(value) {
    if (isObject(value)) return value;
    throw new TypeError('expected a JSON object to be shown');
  },
  parseValue: (value) => checkDepth(checkObject(value)),
  parseLiteral: (node, variables) => checkObject(jsonOf(node, variables, [])),
});

function checkText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new GraphQLError('expected a text');
}

function checkObject(value: unknown): unknown {
  if (isObject(value)) return value;
  throw new GraphQLError('expected a JSON object');
}

function checkDepth(value: unknown): unknown {
  if (isDeeperThan(value, MAX_DEPTH)) throw tooDeep();
  return value;
}

function tooDeep(node?: ValueNode): GraphQLError {
  return new GraphQLError(`expected JSON that is nested at most ${MAX_DEPTH} deep`, {
    nodes: node ?? null,
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** What a literal says. A variable in it stands for its value; while a document is checked, none has a value yet. */
function jsonOf(node: ValueNode, variables: Variables, path: readonly (string | number)[]): unknown {
  if (path.length > MAX_DEPTH) throw tooDeep(node);
  switch (node.kind) {
    case Kind.NULL:
      return null;
    case Kind.STRING:
    case Kind.BOOLEAN:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.LIST:
      return node.values.map((item, index) => jsonOf(item, variables, [...path, index]) ?? null);
    case Kind.OBJECT:
      // A variable that was not given leaves its key out, as in every input object.
      return Object.fromEntries(
        node.fields
          .map((field): [string, unknown] => [field.name.value, jsonOf(field.value, variables, stepTo(field, path))])
          .filter(([, value]) => value !== undefined),
      );
    case Kind.VARIABLE:
      return variables?.[node.name.value];
    case Kind.ENUM: {
      const where = path.length === 0 ? '' : `${path.join('.')}: `;
      throw new GraphQLError(`${where}expected JSON, which has no bare words: put a text in quotes`, {
        nodes: node,
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  }
}

function stepTo({ name }: ObjectFieldNode, path: readonly (string | number)[]): readonly (string | number)[] {
  return [...path, name.value];
}
