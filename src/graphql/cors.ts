import type { YogaServerOptions } from 'graphql-yoga';

/** Of an answer. */
const EXPOSED_HEADERS = ['www-authenticate', 'retry-after', 'ratelimit', 'ratelimit-policy'];

/**
 * Which web origins may call the endpoint from their pages: these, and no others.
 *
 * Which headers they may send is for them to say: among them are those with a credential. Of the headers of an answer they may
 * read what tells a client to sign in, to wait, or how much is left.
 *
 * A list alone would not do. To an origin that is not in it Yoga answers with `null`, and `null` is what a sandboxed
 * frame of any page has for an origin.
 */
export function allowOrigins(origins: readonly string[]): YogaServerOptions<object, object>['cors'] {
  return ({ headers }) => {
    const origin = headers.get('origin');
    return origin !== null && origins.includes(origin)
      ? { origin: [...origins], exposedHeaders: EXPOSED_HEADERS }
      : false;
  };
}
