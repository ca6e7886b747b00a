import type { IncomingMessage } from 'node:http';
import { hostNameOf } from '../core/host-names.ts';

/**
 * Whether a request says in a form that can be read which host and path it is for. Node passes on what it got, and what
 * makes a URL of it would fail.
 */
export function isWellFormed({ headers: { host = 'localhost' }, url = '/' }: IncomingMessage): boolean {
  return hostNameOf(host) !== undefined && url.startsWith('/') && URL.canParse(`http://${host}${url}`);
}
