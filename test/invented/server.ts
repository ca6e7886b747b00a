/** @module The server of an invented vendor: JSON over real HTTP on loopback, with a record of what it was asked. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../../src/core/agent.ts';

/** A call as the server got it. */
export interface InventedCall {
  readonly method: string;
  /** Without the query; still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** null when there was none. */
  readonly body: JsonObject | null;
}

/** What the server answers. */
export interface InventedAnswer {
  /** @default 200 */
  readonly status?: number;
  /** Absent: no body. */
  readonly body?: unknown;
}

/** An invented vendor's server. */
export interface InventedServer {
  readonly baseUrl: string;
  readonly calls: InventedCall[];
  /** The calls since the last time this was asked, as `METHOD path?query body`. */
  heard(): string[];
  close(): Promise<void>;
}

/** Serves what `answer` gives for each call. */
export async function serve(
  answer: (call: InventedCall) => InventedAnswer | Promise<InventedAnswer>,
): Promise<InventedServer> {
  const calls: InventedCall[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://invented');
    const { method = '', headers } = request;
    const call = { method, path: pathname, query: searchParams, headers, body: await bodyOf(request) };
    calls.push(call);
    const { status = 200, body } = await answer(call);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    heard: () => calls.splice(0).map(inWords),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function inWords({ method, path, query, body }: InventedCall): string {
  const search = query.size === 0 ? '' : `?${query}`;
  return [method, `${path}${search}`, ...(body === null ? [] : [JSON.stringify(body)])].join(' ');
}

async function bodyOf(request: IncomingMessage): Promise<JsonObject | null> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text === '' ? null : (JSON.parse(text) as JsonObject);
}
