import type { Plugin } from 'graphql-yoga';
import { type Encoding, encode, encodingFor } from '../../explorer/encoding.ts';

/** Below this many bytes an answer is sent as it is: it fits into one packet either way. */
const SMALLEST = 1024;

/** In which form an answer of so many bytes is sent. */
export function answerEncoding(bytes: number, acceptEncoding: string | null): Encoding {
  return bytes < SMALLEST ? 'identity' : encodingFor(acceptEncoding);
}

/** Compresses answers (br or gzip) for clients that take it. Files have their own form already. */
export function useCompression(): Plugin {
  return {
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const { status, statusText } = response;
      const isJson = /^application\/([\w.-]+\+)?json\b/.test(response.headers.get('content-type') ?? '');
      if (!isJson || response.body === null || response.headers.has('content-encoding')) return;
      const headers = new fetchAPI.Headers(response.headers);
      headers.append('vary', 'Accept-Encoding');
      const body = Buffer.from(await response.arrayBuffer());
      const encoding = answerEncoding(body.length, request.headers.get('accept-encoding'));
      const sent = await encode(body, encoding);
      if (encoding !== 'identity') headers.set('content-encoding', encoding);
      headers.set('content-length', String(sent.length));
      setResponse(new fetchAPI.Response(new Uint8Array(sent), { status, statusText, headers }));
    },
  };
}
