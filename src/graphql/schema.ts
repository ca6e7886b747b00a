import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type DocumentNode, type GraphQLSchema, parse, print } from 'graphql';
import { SCHEMA_FOLDER } from '../contract/sdl/files.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { federationResolvers } from './federation/entities.ts';
import { prefixDocument, prefixedTypes, prefixResolvers } from './federation/prefix.ts';
import { createResolvers } from './resolvers/index.ts';

function readSchemaFile(name: string): DocumentNode {
  return parse(readFileSync(new URL(name, SCHEMA_FOLDER), 'utf8'));
}

/** The API as plain clients know it: `schema/schema.graphql` to the letter. */
export function createSchema(vendors: readonly Vendor[]): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: readSchemaFile('schema.graphql'),
    resolvers: createResolvers(vendors) as never,
  });
}

/**
 * The same API as an Apollo Federation v2 subgraph: `schema/subgraph.graphql`, and what gateways ask besides.
 *
 * @param prefix stands before the names of types and root fields. @default nothing does
 */
export function createSubgraphSchema(vendors: readonly Vendor[], prefix = ''): GraphQLSchema {
  const subgraph = readSchemaFile('subgraph.graphql');
  const typeName = prefixedTypes(subgraph, prefix);
  const typeDefs = prefixDocument(subgraph, prefix);
  return buildSubgraphSchema([
    { typeDefs, resolvers: prefixResolvers(createResolvers(vendors), typeName, prefix) as never },
    // Behind the library's own, which answers for no representation when one of them is of an unknown type.
    { typeDefs: { ...typeDefs, definitions: [] }, resolvers: federationResolvers(print(typeDefs), typeName) as never },
  ]);
}
