/** @module Resolvers that depend on their source alone, which never changes: what is made of it can be shared. */
import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';

const marked = new WeakSet<object>();

/**
 * Marks a resolver that gives the same for the same source, whoever asks: it takes nothing else than its source and, for what no
 * request can change, the context. It gets no `info`. Promises that it gives are shared with nobody.
 *
 * @example
 * const agentResolvers = { name: pure(({ fields }: AgentRecord) => fields.name) };
 */
export function pure<Resolver extends object>(resolve: Resolver): Resolver {
  marked.add(resolve);
  return resolve;
}

/** Whether {@link pure} has marked it. */
export function isPure(resolve: object | undefined): boolean {
  return resolve !== undefined && marked.has(resolve);
}

/** Resolvers by type and field, as a schema is made of them. */
type Resolvers = Readonly<Record<string, unknown>>;

/** Marks the functions that a schema has in place of pure resolvers: it binds each of them. */
export function keepPure(schema: GraphQLSchema, resolvers: Resolvers): void {
  for (const [typeName, members] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    const given = members as Readonly<Record<string, object | undefined>>;
    if (isAbstractType(type) && type.resolveType && isPure(given.__resolveType)) marked.add(type.resolveType);
    if (!isObjectType(type)) continue;
    for (const { name, resolve } of Object.values(type.getFields())) {
      if (resolve !== undefined && isPure(given[name])) marked.add(resolve);
    }
  }
}
