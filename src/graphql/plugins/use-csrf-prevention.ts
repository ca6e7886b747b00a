import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import type { Plugin } from 'graphql-yoga';

/**
 * Refuses each POST that a page of any origin could send without the browser asking first: those of HTML forms. What has
 * a JSON content type, or the header `x-graphql-yoga-csrf`, a browser sends only after this server allowed it (CORS).
 * A GET may come from anywhere: it can only read, and no foreign page gets to see the answer.
 */
export function useCsrfPrevention(): Plugin {
  const { onRequestParse } = useCSRFPrevention();
  return {
    onRequestParse: (payload) => (payload.request.method === 'POST' ? onRequestParse?.(payload) : undefined),
  };
}
