import { readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { SCHEMA_FOLDER } from '../contract/sdl/files.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { keepPure } from './execution/pure.ts';
import { guardedResolvers } from './resolvers/index.ts';

/** The files of `schema/` by their names, as `schemaFiles` makes them of vendors. */
export type SchemaFiles = ReadonlyMap<string, string>;

/** The plain schema, from which the subgraph's follows. Without places, of which each keeps the tokens of the whole text. */
export function readSchema(files?: SchemaFiles): DocumentNode {
  const name = 'schema.graphql';
  return parse(files?.get(name) ?? readFileSync(new URL(name, SCHEMA_FOLDER), 'utf8'), { noLocation: true });
}

/**
 * The API as plain clients know it: `schema/schema.graphql` to the letter.
 *
 * @param files for vendors that the registry does not have. @default those in `schema/`
 */
export function createSchema(vendors: readonly Vendor[], files?: SchemaFiles): GraphQLSchema {
  const typeDefs = readSchema(files);
  const resolvers = guardedResolvers(vendors, typeDefs);
  const schema = makeExecutableSchema({
    typeDefs,
    resolvers,
    // The schema is made here, so nobody has the one without resolvers: no copy is needed.
    updateResolversInPlace: true,
    // What is in `schema/` was checked when it was written, and is the same at every start.
    assumeValidSDL: true,
    assumeValid: true,
  });
  keepPure(schema, resolvers);
  return schema;
}

const shared = new WeakMap<readonly Vendor[], GraphQLSchema>();

/** The schema of the vendors in `schema/`, made once for all servers of the process: a reload takes the one that is there. */
export function sharedSchema(vendors: readonly Vendor[]): GraphQLSchema {
  const schema = shared.get(vendors) ?? createSchema(vendors);
  shared.set(vendors, schema);
  return schema;
}
