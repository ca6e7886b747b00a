import { nameOfAddress } from '../core/host-names.ts';
import { isLoopbackHost } from '../core/loopback.ts';
import type { CheckedAccessSettings } from './access.ts';
import type { ServerSettings } from './settings.ts';

/** What has to be said of a server that is {@link isOpenToAll}. */
export const OPEN_TO_ALL =
  'expected an address of loopback, such as 127.0.0.1: nobody signs in, so whoever reached another one could do everything; ' +
  'set up `access`, or say `server.trustedNetwork: true` where something else guards the network';

/** Whether the server would be reached from other machines, with nothing said of who guards it. */
export function isOpenToAll(
  { host, trustedNetwork }: Pick<ServerSettings, 'host' | 'trustedNetwork'>,
  access: CheckedAccessSettings,
): boolean {
  return access === undefined && !trustedNetwork && !isLoopbackHost(nameOfAddress(host));
}
