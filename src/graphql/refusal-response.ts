import type { GraphQLError } from 'graphql';

/**
 * The answer to whoever is refused before GraphQL has begun: the error as GraphQL would show it, with its status and headers.
 *
 * @param ResponseClass the server's own, which need not be the global one
 */
export function refusalResponse({ message, extensions }: GraphQLError, ResponseClass: typeof Response): Response {
  const { status, headers } = extensions.http as { status: number; headers: Record<string, string> };
  const errors = [{ message, extensions: { code: extensions.code } }];
  return ResponseClass.json({ errors }, { status, headers: { ...headers, 'cache-control': 'no-store' } });
}
