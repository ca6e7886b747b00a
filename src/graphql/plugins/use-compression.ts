import type { Plugin } from 'graphql-yoga';
import { encode, encodingFor } from '../../explorer/encoding.ts';

/** Below this many bytes an answer is sent as it is: it fits into one packet either way. */
const SMALLEST = 1024;

/** Compresses answers (br or gzip) for clients that take it. Files have their own form already. */
export function useCompression(): Plugin {
  return {
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const { status, statusText } = response;
      const isJson = /^application\/([\w.-]+\+)?json\b/.test(response.headers.get('content-type') ?? '');
      if (!isJson || response.body === null || response.headers.has('content-encoding')) return;
      const headers = new fetchAPI.Headers(response.headers);
      headers.append('vary', 'Accept-Encoding');
      const encoding = encodingFor(request.headers.get('accept-encoding'));
      const body = Buffer.from(await response.arrayBuffer());
      const isSmall = encoding === 'identity' || body.length < SMALLEST;
      const sent = isSmall ? body : await encode(body, encoding);
      if (!isSmall) headers.set('content-encoding', encoding);
      headers.set('content-length', String(sent.length));
      setResponse(new fetchAPI.Response(new Uint8Array(sent), { status, statusText, headers }));
    },
  };
}
