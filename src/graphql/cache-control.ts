import type { Freshness } from '../core/request-reads.ts';

/** A directive of the header: its name, and its value, quoted or not. */
const DIRECTIVE = /([^\s,=;"]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,;"]*)))?/g;

/**
 * How old the answers may be that the sender of a request wants, as its `Cache-Control` says (RFC 9111, section 5.2.1):
 * `no-cache`, `no-store` and `max-age`. A `max-age` that is no number is taken for 0. Other directives ask for what is not
 * done here, and change nothing.
 */
export function freshnessOf(headers: Pick<Headers, 'get'>): Freshness {
  const header = headers.get('cache-control') ?? '';
  let maxAgeMs = Number.POSITIVE_INFINITY;
  let mayKeep = true;
  for (const [, name = '', quoted, plain] of header.matchAll(DIRECTIVE)) {
    const directive = name.toLowerCase();
    if (directive === 'no-store') mayKeep = false;
    if (directive === 'no-store' || directive === 'no-cache') maxAgeMs = 0;
    if (directive === 'max-age') maxAgeMs = Math.min(maxAgeMs, milliseconds(quoted ?? plain ?? ''));
  }
  return { maxAgeMs, mayKeep };
}

function milliseconds(seconds: string): number {
  return /^\d+$/.test(seconds) ? Number(seconds) * 1000 : 0;
}
