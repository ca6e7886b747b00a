import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Callers } from '../callers.ts';
import { refusalResponse } from '../refusal-response.ts';

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
        endResponse(refusalResponse(error, fetchAPI.Response));
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
