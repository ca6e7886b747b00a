import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type DocumentNode, type GraphQLSchema, parse, print } from 'graphql';
import { SCHEMA_FOLDER } from '../contract/sdl/files.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { federationResolvers } from './federation/entities.ts';
import { prefixDocument, prefixedTypes, prefixResolvers } from './federation/prefix.ts';
import { createResolvers } from './resolvers/index.ts';

/** The files of `schema/` by their names, as `schemaFiles` makes them of vendors. */
export type SchemaFiles = ReadonlyMap<string, string>;

function readSchemaFile(name: string, files?: SchemaFiles): DocumentNode {
  return parse(files?.get(name) ?? readFileSync(new URL(name, SCHEMA_FOLDER), 'utf8'));
}

/**
 * The API as plain clients know it: `schema/schema.graphql` to the letter.
 *
 * @param files for vendors that the registry does not have. @default those in `schema/`
 */
export function createSchema(vendors: readonly Vendor[], files?: SchemaFiles): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: readSchemaFile('schema.graphql', files),
    resolvers: createResolvers(vendors),
  });
}

/**
 * The same API as an Apollo Federation v2 subgraph: `schema/subgraph.graphql`, and what gateways ask besides.
 *
 * @param prefix stands before the names of types and root fields. @default nothing does
 * @param files for vendors that the registry does not have. @default those in `schema/`
 */
export function createSubgraphSchema(vendors: readonly Vendor[], prefix = '', files?: SchemaFiles): GraphQLSchema {
  const subgraph = readSchemaFile('subgraph.graphql', files);
  const typeName = prefixedTypes(subgraph, prefix);
  const typeDefs = prefixDocument(subgraph, prefix);
  return buildSubgraphSchema([
    { typeDefs, resolvers: prefixResolvers(createResolvers(vendors), typeName, prefix) },
    // Behind the library's own, which answers for no representation when one of them is of an unknown type.
    { typeDefs: { ...typeDefs, definitions: [] }, resolvers: federationResolvers(print(typeDefs), typeName) },
  ]);
}
