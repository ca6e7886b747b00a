import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type DocumentNode, type GraphQLSchema, parse, print } from 'graphql';
import { SCHEMA_FOLDER } from '../contract/sdl/files.ts';
import { subgraphDocument } from '../contract/sdl/subgraph.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { federationResolvers } from './federation/entities.ts';
import { prefixDocument, prefixedTypes, prefixResolvers } from './federation/prefix.ts';
import { createResolvers } from './resolvers/index.ts';
import { withRequiredScopes } from './scopes/require-scopes.ts';
import { scopesOfFields } from './scopes/required-scopes.ts';

/** The files of `schema/` by their names, as `schemaFiles` makes them of vendors. */
export type SchemaFiles = ReadonlyMap<string, string>;

/** The plain schema, from which the other one follows. */
function readSchema(files?: SchemaFiles): DocumentNode {
  const name = 'schema.graphql';
  return parse(files?.get(name) ?? readFileSync(new URL(name, SCHEMA_FOLDER), 'utf8'));
}

function resolversOf(vendors: readonly Vendor[], schema: DocumentNode) {
  return withRequiredScopes(createResolvers(vendors), scopesOfFields(schema));
}

/**
 * The API as plain clients know it: `schema/schema.graphql` to the letter.
 *
 * @param files for vendors that the registry does not have. @default those in `schema/`
 */
export function createSchema(vendors: readonly Vendor[], files?: SchemaFiles): GraphQLSchema {
  const typeDefs = readSchema(files);
  return makeExecutableSchema({ typeDefs, resolvers: resolversOf(vendors, typeDefs) });
}

/** How the API takes part in a federated graph. */
export interface SubgraphOptions {
  /** Stands before the names of types and root fields. @default nothing does */
  readonly prefix?: string | undefined;
  /** Of the federation specification, as `2.5`. @default the oldest, in `schema/subgraph.graphql` */
  readonly version?: string | undefined;
  /** For vendors that the registry does not have. @default those in `schema/` */
  readonly files?: SchemaFiles | undefined;
}

/** The same API as an Apollo Federation v2 subgraph: `schema/subgraph.graphql`, and what gateways ask besides. */
export function createSubgraphSchema(
  vendors: readonly Vendor[],
  { prefix = '', version, files }: SubgraphOptions = {},
): GraphQLSchema {
  const schema = readSchema(files);
  const subgraph = subgraphDocument(schema, version);
  const typeName = prefixedTypes(subgraph, prefix);
  const typeDefs = prefixDocument(subgraph, prefix);
  return buildSubgraphSchema([
    { typeDefs, resolvers: prefixResolvers(resolversOf(vendors, schema), typeName, prefix) },
    // Behind the library's own, which answers for no representation when one of them is of an unknown type.
    { typeDefs: { ...typeDefs, definitions: [] }, resolvers: federationResolvers(print(typeDefs), typeName) },
  ]);
}
