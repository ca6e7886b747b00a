/** @module Names of hosts, in one form each. */
import { isIP } from 'node:net';

/**
 * The name in a `Host` header: lower case, without port and final dot, addresses in their usual form, IPv6 in brackets.
 * undefined for what is none.
 */
export function hostNameOf(header: string): string | undefined {
  // A URL could hold more than a host and a port.
  if (/[\s/\\?#@]/.test(header) || !URL.canParse(`http://${header}`)) return undefined;
  return new URL(`http://${header}`).hostname.replace(/\.$/, '');
}

/** The same for a host name or an address as people write it: without port, and IPv6 without brackets. */
export function nameOfAddress(host: string): string {
  return hostNameOf(isIP(host) === 6 ? `[${host}]` : host) ?? host;
}
