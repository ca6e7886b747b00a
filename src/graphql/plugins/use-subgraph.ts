import type { Plugin, YogaServerInstance } from 'graphql-yoga';

type Server = YogaServerInstance<object, object>;

/**
 * Answers at another path with another schema: everything else, what stands before and behind included, is shared.
 *
 * @param create makes the server when the path is first asked for: most are never asked by a gateway
 */
export function useSubgraph(endpoint: string, create: () => Promise<Server>): Plugin {
  let creating: Promise<Server> | undefined;
  return {
    async onRequest({ request, url, serverContext, endResponse }) {
      if (url.pathname.replace(/\/$/, '') !== endpoint) return;
      creating ??= create();
      endResponse(await (await creating).handleRequest(request, serverContext));
    },
  };
}
