import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Takes a POST only with JSON, as GraphQL over HTTP asks for it. A page of a foreign site can send other types (those of
 * HTML forms) without the browser asking first whether this server allows it; and no other type has a form in which all
 * numbers are known to arrive as they were given. A GET can only read, and may cost little (`callBudgetOf`).
 */
export function useJsonBodies(): Plugin {
  return {
    onRequestParse({ request }) {
      if (request.method !== 'POST' || isJson(request.headers.get('content-type'))) return;
      throw new GraphQLError('expected `content-type: application/json`', {
        extensions: { code: 'BAD_REQUEST', http: { status: 415 } },
      });
    },
  };
}

/** Clients that set the header twice send a list. */
function isJson(contentType: string | null): boolean {
  return /^application\/(graphql\+)?json\s*([;,]|$)/i.test(contentType ?? '');
}
