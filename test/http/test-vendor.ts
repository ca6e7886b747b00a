/** @module A vendor's server for one test: real HTTP on a free loopback port, and a transport to it. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { VendorError } from '../../src/core/errors/vendor-error.ts';
import type { ErrorBody } from '../../src/http/answer-error.ts';
import { Transport, type TransportOptions } from '../../src/http/transport.ts';

/** A call as the server saw it. */
export interface ReceivedCall {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Milliseconds of the monotonic clock. */
  readonly at: number;
}

/** A server that listens. */
export interface TestVendor {
  readonly port: number;
  readonly url: string;
  readonly calls: ReceivedCall[];
  readonly server: Server;
}

/** Answers a call; `number` counts the calls from 1. */
export type Answer = (response: ServerResponse, call: ReceivedCall, number: number) => void;

/** Serves until the test is over. */
export async function serve(answer: Answer, host = '127.0.0.1', port = 0): Promise<TestVendor> {
  const calls: ReceivedCall[] = [];
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const at = performance.now();
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const { method = '', url = '', headers } = request;
    const call = { method, url, headers, body, at };
    calls.push(call);
    answer(response, call, calls.length);
  };
  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });
  await listen(server, host, port);
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const taken = (server.address() as AddressInfo).port;
  return { port: taken, url: `http://127.0.0.1:${taken}`, calls, server };
}

/** Serves bare TCP until the test is over, for what no HTTP library would send. */
export async function serveTcp(accept: (socket: Socket) => void): Promise<{ url: string; port: number }> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    accept(socket);
  });
  await listen(server, '127.0.0.1', 0);
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}` };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createTcpServer();
  await listen(server, '127.0.0.1', 0);
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A transport, closed when the test is over. */
export function transportTo(baseUrl: string, options: Partial<TransportOptions> = {}): Transport {
  const transport = new Transport({
    baseUrl,
    headers: { 'x-api-key': 'key-of-the-account' },
    timeoutMs: 5_000,
    concurrency: 4,
    secrets: ['key-of-the-account'],
    readErrorBody,
    ...options,
  });
  onTestFinished(() => transport.close());
  return transport;
}

/** `{ code, message, field }`, or a plain text as the message. */
export function readErrorBody(body: unknown): ErrorBody {
  if (typeof body === 'string') return { message: body };
  return typeof body === 'object' && body !== null ? body : {};
}

/** Answers JSON. */
export function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Cuts the connection with a TCP reset. */
export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** What a call failed with. Anything but a VendorError fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<VendorError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof VendorError) return outcome;
  throw outcome ?? new Error('the call did not fail');
}
