import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type RateLimitState, type RateLimits, WINDOW_SECONDS } from '../../access/rate-limits.ts';
import type { Callers } from '../callers.ts';

const MESSAGE = 'The caller has asked for more than it may in a minute.';

/**
 * Counts the GraphQL requests of each caller and refuses those beyond its limits. Every answer says what is left, in the fields
 * `RateLimit-Policy` and `RateLimit` of the Internet-Draft draft-ietf-httpapi-ratelimit-headers-11 (May 2026).
 *
 * Stands behind {@link useSignedIn}, and before what reads bodies.
 */
export function useRateLimit(callers: Callers, limits: RateLimits): Plugin {
  const states = new WeakMap<Request, RateLimitState>();
  return {
    async onRequestParse({ request }) {
      const state = await limits.admit(callers.require(request));
      states.set(request, state);
      const { retryAfterSeconds } = state;
      if (retryAfterSeconds === undefined) return;
      throw new GraphQLError(`${MESSAGE} Ask again in ${retryAfterSeconds} seconds.`, {
        extensions: {
          code: 'TOO_MANY_REQUESTS',
          retryAfterSeconds,
          http: { status: 429, headers: { 'retry-after': String(retryAfterSeconds) } },
        },
      });
    },
    onResponse({ request, response }) {
      const state = states.get(request);
      const caller = callers.of(request);
      if (state === undefined || caller === undefined) return;
      const { policy, rateLimit } = fieldsOf({ ...state, ...limits.stateOf(caller) });
      if (policy.length === 0) return;
      response.headers.set('ratelimit-policy', policy.join(', '));
      response.headers.set('ratelimit', rateLimit.join(', '));
    },
  };
}

/** Lists of structured fields (RFC 9651). The draft's own unit, the default, is `requests`. */
function fieldsOf({ requests, vendorCalls }: RateLimitState) {
  const policies = [
    { name: '"requests"', unit: '', left: requests },
    { name: '"vendor-calls"', unit: ';qu="vendor-calls"', left: vendorCalls },
  ].flatMap(({ left, ...rest }) => (left === undefined ? [] : [{ ...rest, left }]));
  return {
    policy: policies.map(({ name, unit, left }) => `${name};q=${left.limit}${unit};w=${WINDOW_SECONDS}`),
    rateLimit: policies.map(({ name, left }) => `${name};r=${left.remaining};t=${left.resetSeconds}`),
  };
}
