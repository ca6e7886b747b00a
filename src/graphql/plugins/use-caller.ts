import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Callers } from '../callers.ts';

/**
 * Finds out who asks, before anything else is done for them. What needs a caller asks {@link Callers.require}: pages and files
 * of the explorer need none.
 */
export function useCaller(callers: Callers): Plugin {
  return {
    async onRequest({ request, fetchAPI, endResponse }) {
      try {
        await callers.identify(request);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        const { status, headers } = error.extensions.http as { status: number; headers: Record<string, string> };
        const { code } = error.extensions;
        const body = { errors: [{ message: error.message, extensions: { code } }] };
        endResponse(fetchAPI.Response.json(body, { status, headers }));
      }
    },
  };
}

/** Takes GraphQL requests of callers only. */
export function useSignedIn(callers: Callers): Plugin {
  return {
    onRequestParse({ request }) {
      callers.require(request);
    },
  };
}
