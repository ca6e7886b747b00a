import type { YogaServerOptions } from 'graphql-yoga';

/**
 * Which web origins may call the endpoint from their pages: these, and no others.
 *
 * A list alone would not do. To an origin that is not in it Yoga answers with `null`, and `null` is what a sandboxed
 * frame of any page has for an origin.
 */
export function allowOrigins(origins: readonly string[]): YogaServerOptions<object, object>['cors'] {
  return ({ headers }) => {
    const origin = headers.get('origin');
    return origin !== null && origins.includes(origin) ? { origin: [...origins] } : false;
  };
}
