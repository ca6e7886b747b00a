import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type RateLimitState, type RateLimits, WINDOW_SECONDS } from '../../access/rate-limits.ts';
import type { Callers } from '../callers.ts';

const MESSAGE = 'The caller has asked for more than it may in a minute.';

/** Requests of node:http that were counted before they came to Yoga. */
export type CountedRequests = WeakMap<object, RateLimitState>;

/**
 * Counts the GraphQL requests of each caller and refuses those beyond its limits. Every answer says what is left, in the fields
 * `RateLimit-Policy` and `RateLimit` of the Internet-Draft draft-ietf-httpapi-ratelimit-headers-11 (May 2026).
 *
 * Stands behind {@link useSignedIn}, and before what reads bodies.
 */
export function useRateLimit(callers: Callers, limits: RateLimits, counted: CountedRequests = new WeakMap()): Plugin {
  const states = new WeakMap<Request, RateLimitState>();
  return {
    async onRequestParse({ request, serverContext }) {
      const { req } = serverContext as { readonly req?: object };
      const state = (req && counted.get(req)) ?? (await limits.admit(callers.require(request)));
      states.set(request, state);
      refuseBeyondLimits(state);
    },
    onResponse({ request, response }) {
      const state = states.get(request);
      const caller = callers.of(request);
      if (state === undefined || caller === undefined) return;
      const fields = rateLimitFields({ ...state, ...limits.stateOf(caller) });
      for (const [name, value] of Object.entries(fields)) response.headers.set(name, value);
    },
  };
}

/** @throws GraphQLError `TOO_MANY_REQUESTS` when the request is not to be answered now */
export function refuseBeyondLimits({ retryAfterSeconds }: RateLimitState): void {
  if (retryAfterSeconds === undefined) return;
  throw new GraphQLError(`${MESSAGE} Ask again in ${retryAfterSeconds} seconds.`, {
    extensions: {
      code: 'TOO_MANY_REQUESTS',
      retryAfterSeconds,
      http: { status: 429, headers: { 'retry-after': String(retryAfterSeconds) } },
    },
  });
}

/** Header fields that say what is left; none where nothing is limited. */
export function rateLimitFields(state: RateLimitState): Record<string, string> {
  const { policy, rateLimit } = fieldsOf(state);
  return policy.length === 0 ? {} : { 'ratelimit-policy': policy.join(', '), ratelimit: rateLimit.join(', ') };
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
