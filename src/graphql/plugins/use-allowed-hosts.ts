import type { Plugin } from 'graphql-yoga';
import { hostNameOf } from '../../core/host-names.ts';

/**
 * Refuses requests for host names that are not Rollcall's. A page of a foreign site can make its own name point to this machine
 * and then ask as if it were of the same origin; the name in `Host` tells it.
 *
 * @param isAllowed told names in the form that {@link hostNameOf} gives
 */
export function useAllowedHosts(isAllowed: (name: string) => boolean): Plugin {
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      const header = request.headers.get('host');
      const name = hostNameOf(header ?? new URL(request.url).host);
      if (name !== undefined && isAllowed(name)) return;
      const [status, message] =
        name === undefined
          ? [400, 'The Host header is none.']
          : [403, 'This host name is not served here. A proxy in front needs its name in `server.allowedHosts`.'];
      const body = JSON.stringify({ errors: [{ message, extensions: { code: 'HOST_NOT_ALLOWED' } }] });
      endResponse(new fetchAPI.Response(body, { status, headers: { 'content-type': 'application/json' } }));
    },
  };
}
