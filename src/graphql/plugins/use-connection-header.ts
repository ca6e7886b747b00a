import type { Plugin } from 'graphql-yoga';

/**
 * Leaves it to the HTTP server how long a connection is kept. To a client that asks for `multipart/mixed` or for events, Yoga
 * says itself that it is kept, also when the client has asked for its end, or the server is stopping.
 */
export function useConnectionHeader(): Plugin {
  return {
    onResponse({ response }) {
      response.headers.delete('connection');
    },
  };
}
