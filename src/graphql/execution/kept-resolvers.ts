import { type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

type Field = GraphQLField<unknown, unknown>;
type Resolver = GraphQLFieldResolver<unknown, unknown>;

const kept = new WeakMap<GraphQLSchema, ReadonlyMap<Field, Resolver>>();

/**
 * Keeps the resolvers of a schema as they are, before plugins put something around them. Compiled operations call these, and
 * count the answer themselves. A schema that several servers share is looked at once: afterwards it is not as it was.
 */
export function keepResolvers(schema: GraphQLSchema): void {
  if (kept.has(schema)) return;
  const resolvers = new Map<Field, Resolver>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) if (field.resolve) resolvers.set(field, field.resolve);
  }
  kept.set(schema, resolvers);
}

/** What {@link keepResolvers} has kept; undefined when it was not asked to. */
export function keptResolvers(schema: GraphQLSchema): ReadonlyMap<Field, Resolver> | undefined {
  return kept.get(schema);
}
