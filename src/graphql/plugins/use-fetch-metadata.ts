import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

const MESSAGE =
  'expected no request of a page of another origin; one that may call belongs in `server.corsOrigins`, and sends its Origin';

const EXTENSIONS = { code: 'ORIGIN_NOT_ALLOWED' };

/**
 * Refuses what a browser asks for in the name of another origin's page: an image, a script, a form, a fetch. Whether the page
 * gets to see the answer does not matter then: the vendors would have been asked. Browsers tell with Fetch Metadata, and no
 * page can change what they tell; other clients send none.
 *
 * A link may lead here, to the explorer's page. It leads to no operation.
 *
 * @param corsOrigins origins whose pages may call
 */
export function useFetchMetadata(corsOrigins: readonly string[]): Plugin {
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      if (!isForeign(request, corsOrigins) || isNavigation(request)) return;
      endResponse(fetchAPI.Response.json({ errors: [{ message: MESSAGE, extensions: EXTENSIONS }] }, { status: 403 }));
    },
    onRequestParse({ request }) {
      refuseForeign(request, corsOrigins);
    },
  };
}

/** Refuses what {@link isForeign}, links included. @throws GraphQLError `ORIGIN_NOT_ALLOWED` */
export function refuseForeign(request: Request, corsOrigins: readonly string[]): void {
  if (!isForeign(request, corsOrigins)) return;
  throw new GraphQLError(MESSAGE, { extensions: { ...EXTENSIONS, http: { status: 403 } } });
}

/** Another port of this machine is of the same site, and still of another origin. */
export function isForeign(
  { headers }: { readonly headers: Pick<Headers, 'get'> },
  corsOrigins: readonly string[],
): boolean {
  const site = headers.get('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none') return false;
  const origin = headers.get('origin');
  return origin === null || !corsOrigins.includes(origin);
}

/** Whether the answer is to take the place of the page, in its tab and not in a frame. */
function isNavigation({ method, headers }: Request): boolean {
  const [mode, destination] = [headers.get('sec-fetch-mode'), headers.get('sec-fetch-dest')];
  return method === 'GET' && mode === 'navigate' && destination === 'document';
}
