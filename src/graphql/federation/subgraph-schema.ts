import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, print } from 'graphql';
import { subgraphDocument } from '../../contract/sdl/subgraph.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import { guardedResolvers } from '../resolvers/index.ts';
import { readSchema, type SchemaFiles } from '../schema.ts';
import { federationResolvers } from './entities.ts';
import { prefixDocument, prefixedTypes, prefixResolvers } from './prefix.ts';

/** How the API takes part in a federated graph. */
export interface SubgraphOptions {
  /** Stands before the names of types and root fields. @default nothing does */
  readonly prefix?: string | undefined;
  /** Of the federation specification, as `2.5`. @default the oldest, in `schema/subgraph.graphql` */
  readonly version?: string | undefined;
  /** For vendors that the registry does not have. @default those in `schema/` */
  readonly files?: SchemaFiles | undefined;
}

/** The API as an Apollo Federation v2 subgraph: `schema/subgraph.graphql`, and what gateways ask besides. */
export function createSubgraphSchema(
  vendors: readonly Vendor[],
  { prefix = '', version, files }: SubgraphOptions = {},
): GraphQLSchema {
  const schema = readSchema(files);
  const subgraph = subgraphDocument(schema, version);
  const typeName = prefixedTypes(subgraph, prefix);
  const typeDefs = prefixDocument(subgraph, prefix);
  return buildSubgraphSchema([
    { typeDefs, resolvers: prefixResolvers(guardedResolvers(vendors, schema), typeName, prefix) },
    // Behind the library's own, which answers for no representation when one of them is of an unknown type.
    { typeDefs: { ...typeDefs, definitions: [] }, resolvers: federationResolvers(print(typeDefs), typeName) },
  ]);
}
