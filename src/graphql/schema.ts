import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type GraphQLSchema, parse } from 'graphql';
import type { Vendor } from '../vendors/vendor.ts';
import { createResolvers } from './resolvers/index.ts';

function readSchemaFile(name: string) {
  return parse(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8'));
}

/** The API as plain clients know it. */
export function createSchema(vendors: readonly Vendor[]): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: readSchemaFile('schema.graphql'),
    resolvers: createResolvers(vendors) as never,
  });
}

/** The same API as an Apollo Federation v2 subgraph: what is served, since plain clients notice nothing of it. */
export function createSubgraphSchema(vendors: readonly Vendor[]): GraphQLSchema {
  return buildSubgraphSchema([
    { typeDefs: readSchemaFile('subgraph.graphql'), resolvers: createResolvers(vendors) as never },
  ]);
}
