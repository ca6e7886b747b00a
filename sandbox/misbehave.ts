/** @module How a sandbox fails to order. */
import { once } from 'node:events';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Fault } from './faults.ts';

/**
 * Answers a call as the fault says.
 *
 * @param act lets the vendor act, and gives its own answer
 */
export async function misbehave(
  fault: Fault | undefined,
  act: () => Response | Promise<Response>,
  outgoing: ServerResponse,
): Promise<Response> {
  if (fault === undefined) return act();
  switch (fault.kind) {
    case 'DELAY':
      await sleep(fault.ms);
      return act();
    case 'REWRITE': {
      const response = await act();
      const { status = response.status } = fault;
      return Response.json(fault.rewrite(await response.json()), { status });
    }
    case 'REWRITE_TEXT': {
      const response = await act();
      const text = await response.text();
      const { status, headers } = response;
      const type = headers.get('content-type') ?? 'application/json';
      const body = text === '' ? null : (fault.rewrite(text) as BodyInit);
      return new Response(body, { status, headers: { 'content-type': type } });
    }
    case 'HEADERS': {
      const response = await act();
      for (const [name, value] of fault.headers) response.headers.append(name, value);
      return response;
    }
    case 'TRUNCATE': {
      const text = await (await act()).text();
      outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': Math.ceil(text.length / 2) });
      outgoing.end(text.slice(0, Math.ceil(text.length / 2)));
      return RESPONSE_ALREADY_SENT;
    }
    case 'ANSWER':
      if (fault.when === 'after') await act();
      return new Response((fault.body ?? null) as BodyInit | null, {
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
    case 'CUT':
      await cut(fault.at, await act(), outgoing);
      return RESPONSE_ALREADY_SENT;
    case 'DRIP':
      await drip(fault.ms, await act(), outgoing);
      return RESPONSE_ALREADY_SENT;
    case 'FLOOD':
      await act();
      await flood(fault.bytes, outgoing);
      return RESPONSE_ALREADY_SENT;
  }
}

async function cut(at: 'HEADERS' | 'BODY', response: Response, outgoing: ServerResponse): Promise<void> {
  const bytes = Buffer.from(await response.arrayBuffer());
  // An answer without a body is complete with its headers.
  if (bytes.length > 0) {
    begin(response, outgoing, { 'content-length': bytes.length });
    outgoing.flushHeaders();
    if (at === 'BODY') outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
    // What was written is on its way before the connection is cut.
    await sleep(5);
  }
  outgoing.socket?.resetAndDestroy();
}

async function drip(ms: number, response: Response, outgoing: ServerResponse): Promise<void> {
  const bytes = Buffer.from(await response.arrayBuffer());
  // Without a body, nothing can drip but the headers.
  if (bytes.length === 0) await once(outgoing, 'close');
  if (outgoing.destroyed) return;
  begin(response, outgoing, {});
  outgoing.flushHeaders();
  for (const byte of bytes) {
    if (outgoing.destroyed) return;
    outgoing.write(Uint8Array.of(byte));
    await sleep(ms);
  }
  outgoing.end();
}

async function flood(bytes: number, outgoing: ServerResponse): Promise<void> {
  const chunk = '0,'.repeat(32_768);
  outgoing.writeHead(200, { 'content-type': 'application/json' });
  outgoing.write('[');
  for (let sent = 0; sent < bytes && !outgoing.destroyed; sent += chunk.length) {
    if (!outgoing.write(chunk)) await room(outgoing);
  }
  outgoing.end('0]');
}

function begin({ status }: Response, outgoing: ServerResponse, headers: OutgoingHttpHeaders): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
}

/** Waits until more can be written, or nobody reads any more. */
async function room(outgoing: ServerResponse): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([once(outgoing, 'drain', { signal }), once(outgoing, 'close', { signal })]);
  waiting.abort();
}
