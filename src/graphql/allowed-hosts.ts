/** @module For which host names requests are answered. */
import { nameOfAddress } from '../core/host-names.ts';
import { isLoopbackHost } from '../core/loopback.ts';

/** What decides it. */
export interface HostSettings {
  /** Where Rollcall listens. */
  readonly host: string;
  /** Further names, such as that of a proxy in front. */
  readonly allowedHosts: readonly string[];
}

/**
 * Whether a request for a host name, in the form of `hostNameOf`, is answered; undefined where any name will do.
 * Whoever listens on loopback counts on being reached from this machine only, so nothing else than its names is answered.
 * Who listens on other addresses is reached under names that nobody here knows: they are checked once some are configured.
 */
export function hostCheck({ host, allowedHosts }: HostSettings): ((name: string) => boolean) | undefined {
  const own = nameOfAddress(host);
  if (!isLoopbackHost(own) && allowedHosts.length === 0) return undefined;
  const names = new Set([own, ...allowedHosts.map(nameOfAddress)]);
  return (name) => isLoopbackHost(name) || names.has(name);
}
