/** @module Serves one vendor's sandbox over real HTTP on loopback. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { FaultPlan, type SandboxCall } from './faults.ts';
import { misbehave } from './misbehave.ts';

/** A sandbox that listens. */
export interface SandboxServer {
  /** What stands before the vendor's paths. */
  readonly baseUrl: string;
  /** Every call that came in, in order. */
  readonly calls: SandboxCall[];
  readonly faults: FaultPlan;
  /** Ends the connections too. */
  close(): Promise<void>;
}

/** Only so many calls are remembered, so that a sandbox can run for days. */
const MAX_REMEMBERED_CALLS = 10_000;

/** @param port 0 takes a free one */
export async function serveSandbox(
  sandbox: { readonly app: Hono; readonly basePath: string },
  port = 0,
): Promise<SandboxServer> {
  const calls: SandboxCall[] = [];
  const faults = new FaultPlan();

  async function answer(request: Request, { outgoing }: HttpBindings): Promise<Response> {
    const body = await request.text();
    const { pathname, search } = new URL(request.url);
    const call: SandboxCall = {
      method: request.method,
      url: pathname + search,
      headers: Object.fromEntries(request.headers),
      body,
    };
    if (calls.length >= MAX_REMEMBERED_CALLS) calls.shift();
    calls.push(call);
    const act = () =>
      sandbox.app.fetch(
        new Request(request.url, { method: call.method, headers: request.headers, body: body === '' ? null : body }),
      );
    return misbehave(faults.take(call), act, outgoing as ServerResponse);
  }

  const server = createServer(
    getRequestListener((request, env) => answer(request, env as HttpBindings), { overrideGlobalObjects: false }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${address.port}${sandbox.basePath}`,
    calls,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
