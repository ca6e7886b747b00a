import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How long requests under way may take when the server stops; milliseconds. */
const DRAIN_MS = 10_000;

/** A server that listens. */
export interface Listening {
  /** With the port that was taken. */
  readonly origin: string;
  /** Takes no new requests, lets those under way finish (10 s at most), then ends the connections. */
  stop(): Promise<void>;
}

/** @param port 0 takes a free one */
export async function listen(listener: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return {
    origin: `http://${shownHost}:${address.port}`,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const forced = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(forced);
    },
  };
}
