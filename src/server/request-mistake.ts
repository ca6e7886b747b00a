import type { IncomingMessage } from 'node:http';
import { hostNameOf } from '../core/host-names.ts';

/** More headers than this are not looked at. Browsers and balancers send some thirty; Apache's limit is 100. */
const MAX_HEADERS = 200;

/** Why a request is refused before anything looks at it. */
export interface RequestMistake {
  readonly status: number;
  readonly code: 'BAD_REQUEST' | 'HOST_NOT_ALLOWED';
  /** What is expected. It holds nothing of the request. */
  readonly message: string;
}

/**
 * What is wrong with how a request says which host and path it is for; undefined when nothing is. Node passes on what it got,
 * takes the first of two hosts, where a proxy in front may have taken the second, and whatever makes a URL of it would fail.
 */
export function requestMistake({ rawHeaders, url = '' }: IncomingMessage): RequestMistake | undefined {
  // Each has a name and a value.
  if (rawHeaders.length / 2 > MAX_HEADERS) {
    return { status: 431, code: 'BAD_REQUEST', message: `expected at most ${MAX_HEADERS} headers` };
  }
  const host = onlyHost(rawHeaders);
  // Most requests are for the same place as the one before.
  if (host !== undefined && host === right?.host && url === right.url) return undefined;
  if (host === undefined || hostNameOf(host) === undefined) {
    return { status: 400, code: 'HOST_NOT_ALLOWED', message: 'expected one Host header, with the name of a host' };
  }
  if (url.startsWith('/') && URL.canParse(`http://${host}${url}`)) {
    right = { host, url };
    return undefined;
  }
  return { status: 400, code: 'BAD_REQUEST', message: 'expected a path, such as /graphql, behind the method' };
}

/** The last place that a request was right for. */
let right: { readonly host: string; readonly url: string } | undefined;

/** The host that a request names; undefined when it names none, or several. */
function onlyHost(rawHeaders: readonly string[]): string | undefined {
  let host: string | undefined;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length !== 4 || name.toLowerCase() !== 'host') continue;
    if (host !== undefined) return undefined;
    host = rawHeaders[index + 1];
  }
  return host;
}
