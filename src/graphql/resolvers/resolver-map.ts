import type { GraphQLResolverMap } from '@apollo/subgraph';
import type { Context } from '../context.ts';

/** Resolvers by the names of their types, in the form that both makers of schemas take. */
export type ResolverMap = GraphQLResolverMap<Context>;
