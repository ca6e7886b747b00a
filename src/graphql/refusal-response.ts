import type { GraphQLError } from 'graphql';

/** What errors say that name no status of their own. */
const FORBIDDEN = { status: 403, headers: {} };

/**
 * The answer to whoever is refused before GraphQL has begun: the error as GraphQL would show it, with its status and headers; 403
 * where it names none.
 *
 * @param ResponseClass the server's own, which need not be the global one
 */
export function refusalResponse({ message, extensions }: GraphQLError, ResponseClass: typeof Response): Response {
  const { http = FORBIDDEN, ...shown } = extensions as { http?: { status: number; headers: Record<string, string> } };
  const errors = [{ message, extensions: shown }];
  return ResponseClass.json(
    { errors },
    { status: http.status, headers: { ...http.headers, 'cache-control': 'no-store' } },
  );
}
