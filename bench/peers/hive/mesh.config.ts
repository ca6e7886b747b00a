/** @module What GraphQL Mesh makes a supergraph of: Chatsby's API as it is. */
import { defineConfig } from '@graphql-mesh/compose-cli';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';

/** Read by `mesh-compose`. */
export const composeConfig = defineConfig({
  subgraphs: [
    {
      sourceHandler: loadOpenAPISubgraph('chatsby', {
        source: './chatsby.openapi.json',
        endpoint: process.env.CHATSBY_URL ?? '',
        operationHeaders: { authorization: `Bearer ${process.env.CHATSBY_KEY}` },
      }),
    },
  ],
});
