import type { Plugin, YogaServerInstance } from 'graphql-yoga';

/** Answers at another path with another schema: everything else, what stands before and behind included, is shared. */
export function useSubgraph(subgraph: YogaServerInstance<object, object>): Plugin {
  return {
    async onRequest({ request, url, serverContext, endResponse }) {
      if (url.pathname.replace(/\/$/, '') !== subgraph.graphqlEndpoint) return;
      endResponse(await subgraph.handleRequest(request, serverContext));
    },
  };
}
