import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HandAccount } from './directory.ts';

/** The accounts that this process is to serve. */
export function givenAccounts(): readonly HandAccount[] {
  return JSON.parse(process.env.BENCH_ACCOUNTS ?? '[]') as HandAccount[];
}

/** Listens on a free port, and says where. */
export function listen(server: Server<typeof IncomingMessage, typeof ServerResponse>): void {
  server.listen(0, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
  });
}
