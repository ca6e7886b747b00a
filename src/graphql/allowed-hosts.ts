/** @module For which host names requests are answered. */
import { isIP } from 'node:net';
import { isLoopbackHost } from '../core/loopback.ts';

/** What decides it. */
export interface HostSettings {
  /** Where Rollcall listens. */
  readonly host: string;
  /** Further names, such as that of a proxy in front. */
  readonly allowedHosts: readonly string[];
}

/**
 * Whether a request for a host name, in the form of {@link hostNameOf}, is answered; undefined where any name will do.
 * Whoever listens on loopback counts on being reached from this machine only, so nothing else than its names is answered.
 * Who listens on other addresses is reached under names that nobody here knows: they are checked once some are configured.
 */
export function hostCheck({ host, allowedHosts }: HostSettings): ((name: string) => boolean) | undefined {
  const own = nameOfSetting(host);
  if (!isLoopbackHost(own) && allowedHosts.length === 0) return undefined;
  const names = new Set([own, ...allowedHosts.map(nameOfSetting)]);
  return (name) => isLoopbackHost(name) || names.has(name);
}

/**
 * The name in a `Host` header: lower case, without port and final dot, addresses in their usual form, IPv6 in brackets.
 * undefined for what is none.
 */
export function hostNameOf(header: string): string | undefined {
  // A URL could hold more than a host and a port.
  if (/[\s/\\?#@]/.test(header) || !URL.canParse(`http://${header}`)) return undefined;
  return new URL(`http://${header}`).hostname.replace(/\.$/, '');
}

function nameOfSetting(host: string): string {
  return hostNameOf(isIP(host) === 6 ? `[${host}]` : host) ?? host;
}
