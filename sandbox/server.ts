/** @module Serves one vendor's sandbox over real HTTP on loopback. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Hono } from 'hono';
import { type Fault, FaultPlan, type SandboxCall } from './faults.ts';

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

async function misbehave(
  fault: Fault | undefined,
  act: () => Response | Promise<Response>,
  outgoing: ServerResponse,
): Promise<Response> {
  if (fault === undefined) return act();
  switch (fault.kind) {
    case 'DELAY': {
      const acted = fault.when === 'after' ? await act() : undefined;
      await sleep(fault.ms);
      return acted ?? act();
    }
    case 'REWRITE': {
      const response = await act();
      return Response.json(fault.rewrite(await response.json()), { status: response.status });
    }
    case 'TRUNCATE': {
      const text = await (await act()).text();
      outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': Math.ceil(text.length / 2) });
      outgoing.end(text.slice(0, Math.ceil(text.length / 2)));
      return RESPONSE_ALREADY_SENT;
    }
    case 'ANSWER':
      if (fault.when === 'after') await act();
      return new Response(fault.body ?? null, {
        status: fault.status,
        headers: { 'content-type': 'application/json', ...fault.headers },
      });
    case 'RESET':
      if (fault.when === 'after') await act();
      outgoing.socket?.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    case 'HANG':
      if (fault.when === 'after') await act();
      await new Promise<void>((resolve) => outgoing.once('close', resolve));
      return RESPONSE_ALREADY_SENT;
  }
}
