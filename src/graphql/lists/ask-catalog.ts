import { GraphQLError } from 'graphql';
import { BadCursorError } from '../../agents/directory/cursor.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { badInput } from '../errors.ts';

/** What the catalog answers. @throws GraphQLError `CATALOG_UNAVAILABLE` when the store can not be asked */
export async function askCatalog<T>(catalog: Catalog, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw explain(error, catalog);
  }
}

function explain(error: unknown, catalog: Catalog): unknown {
  if (error instanceof BadCursorError) return badInput(error.argument, error.message);
  if (error instanceof GraphQLError) return error;
  catalog.report(error);
  return new GraphQLError('The catalog can not be asked at the moment. With the source LIVE the vendors are asked.', {
    extensions: { code: 'CATALOG_UNAVAILABLE', retryable: true },
  });
}
