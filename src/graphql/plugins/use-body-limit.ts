import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Says what is allowed where a body is too large. Yoga's own `maxRequestBodySize`, which has to be set to the same, measures
 * bodies that do not say their length. Stands behind the plugins that set the parser.
 *
 * @param maxBodyBytes the setting
 */
export function useBodyLimit(maxBodyBytes: number): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      if (Number(request.headers.get('content-length')) > maxBodyBytes) throw tooLarge(maxBodyBytes);
      if (requestParser === undefined) return;
      setRequestParser(async (limited) => {
        try {
          return await requestParser(limited);
        } catch (error) {
          throw isTooLarge(error) ? tooLarge(maxBodyBytes) : error;
        }
      });
    },
  };
}

function tooLarge(maxBodyBytes: number): GraphQLError {
  return new GraphQLError(`expected a body of at most ${maxBodyBytes} bytes (server.maxBodyBytes)`, {
    extensions: { code: 'LIMIT_EXCEEDED', http: { status: 413 } },
  });
}

/** Yoga's own word for it. */
function isTooLarge(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === 'REQUEST_ENTITY_TOO_LARGE';
}
