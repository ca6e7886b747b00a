import type { AddressInfo, Server as NetServer } from 'node:net';
import { StartUpError } from '../core/errors/start-up-error.ts';
import { lookUp } from '../core/json.ts';

/** What says where the endpoint listens. */
const SETTINGS = 'server.host and server.port in the configuration, HOST and PORT without one';

/**
 * Has a server listen.
 *
 * @param port 0 takes a free one
 * @param settings what says where to listen, for whoever has to change it. @default the settings of the endpoint
 * @returns where it is reached, with the port that was taken
 * @throws StartUpError when nothing can listen there
 */
export async function listenOn(
  server: NetServer,
  host: string,
  port: number,
  settings: string = SETTINGS,
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, host, port, settings)));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return `http://${shownHost}:${address.port}`;
}

/** What the system's codes mean to whoever started Rollcall. Other codes are shown as they are. */
const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there already: stop it, or choose another port',
  EACCES: 'this user may not: ports below 1024 need rights of their own, so choose a higher one',
  EADDRNOTAVAIL: 'this machine has no such address: 127.0.0.1 is always there, 0.0.0.0 means all addresses',
  ENOTFOUND: 'no such host is known: 127.0.0.1 is always there, 0.0.0.0 means all addresses',
  EAI_AGAIN: 'the name of the host could not be looked up: give an address, such as 127.0.0.1',
};

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number, settings: string): StartUpError {
  const code = error.code ?? '';
  const reason = lookUp(REASONS, code) ?? `the system refused (${code || error.message})`;
  return new StartUpError(`Cannot listen on port ${port} of ${host}: ${reason} (${settings}).`);
}
