import { GraphQLError } from 'graphql';
import type { RequestLimits } from '../../core/request-limits.ts';

/**
 * What is told of a request that is larger than allowed, or whose answer is.
 *
 * @param what is too large, and how much is allowed: the beginning of a sentence
 * @param found how much there is of it, where that is known
 */
export function tooMuch(limit: keyof RequestLimits, allowed: number, what: string, found?: number): GraphQLError {
  return new GraphQLError(`${what}: ask for less at once, or raise server.${limit}.`, {
    extensions: {
      code: 'LIMIT_EXCEEDED',
      limit: `server.${limit}`,
      allowed,
      ...(found === undefined ? {} : { found }),
      http: { status: 400, spec: true },
    },
  });
}
