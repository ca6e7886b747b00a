import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Answers the hash of a query without its text as clients of automatic persisted queries expect it from a server that
 * keeps none: they then send the text, and no more hashes.
 */
export function usePersistedQueryRefusal(): Plugin {
  return {
    onParams({ params }) {
      if (params.query || params.extensions?.persistedQuery === undefined) return;
      throw new GraphQLError('PersistedQueryNotSupported', {
        extensions: {
          code: 'PERSISTED_QUERY_NOT_SUPPORTED',
          http: { status: 200, headers: { 'cache-control': 'private, no-cache, must-revalidate' } },
        },
      });
    },
  };
}
