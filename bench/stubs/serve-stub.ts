/** @module Serves the answers of one vendor's account, as fast as `node:http` goes, and counts the calls. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StubAnswer, StubAnswers } from './answers.ts';

/** A stub that listens on loopback. */
export interface Stub {
  readonly origin: string;
  /** How many calls came in since the last time that this was asked for. */
  takeCount(): number;
  close(): Promise<void>;
}

/** Answers at once: the vendor's own time is no part of what is measured. */
export async function serveStub(answers: StubAnswers): Promise<Stub> {
  let count = 0;

  async function answer(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    count++;
    const { method = 'GET', url = '/' } = request;
    const known = answers.get({ method, url, headers: {}, body });
    if (known !== undefined) return send(response, known);
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    send(response, await answers.ask({ method, url, headers, body }));
  }

  function failed(response: ServerResponse, error: unknown): void {
    console.error(error);
    response.writeHead(500).end();
  }

  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      answer(request, response, '').catch((error) => failed(response, error));
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answer(request, response, Buffer.concat(chunks).toString()).catch((error) => failed(response, error));
    });
  });
  // Longer than any run: a connection that the stub closes would be a failed call of whoever keeps it.
  server.keepAliveTimeout = 3_600_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeCount() {
      const taken = count;
      count = 0;
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status, contentType, body }: StubAnswer): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': body.length });
  response.end(body);
}
