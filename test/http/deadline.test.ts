import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { failureOf, json, serve, serveTcp, transportTo } from './test-vendor.ts';

const call = { method: 'GET', path: '/agents' } as const;
const write = { method: 'POST', path: '/agents', body: { name: 'A' } } as const;
const nothing = () => undefined;

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

describe('the deadline of a call', () => {
  test('ends the waiting for a server that never answers', async () => {
    const vendor = await serve(nothing);
    const value = await failureOf(transportTo(vendor.url, { timeoutMs: 300 }).read(call, nothing));
    expect(value).toMatchObject({ code: 'TIMEOUT', message: 'no answer within 300 ms', retryable: true });
    expect(vendor.calls).toHaveLength(1);
  });

  test('ends the waiting for a server that takes the connection and does not even read', async () => {
    const { url } = await serveTcp((socket) => socket.pause());
    expect(await failureOf(transportTo(url, { timeoutMs: 300 }).read(call, nothing))).toMatchObject({
      code: 'TIMEOUT',
    });
  });

  test('ends a body that trickles', async () => {
    const vendor = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(drip));
    });
    const read = () => failureOf(transportTo(vendor.url, { timeoutMs: 400 }).read(call, nothing));
    const value = await read();
    expect(value).toMatchObject({ code: 'TIMEOUT', message: 'no answer within 400 ms' });
  });

  test('closes the connection of the call that it ends', async () => {
    const closed = new Promise<void>((resolve) => {
      void serve((response) => response.once('close', resolve)).then(({ url }) =>
        failureOf(transportTo(url, { timeoutMs: 200 }).read(call, nothing)),
      );
    });
    await expect(closed).resolves.toBeUndefined();
  });

  test('includes all attempts', async () => {
    const vendor = await serve((response, _, number) => {
      if (number === 1) setTimeout(() => json(response, 503, {}), 250);
    });
    const value = await failureOf(transportTo(vendor.url, { timeoutMs: 500 }).read(call, nothing));
    expect(value).toMatchObject({ code: 'TIMEOUT' });
    expect(vendor.calls).toHaveLength(2);
  });

  test('leaves a wait out that would reach beyond it', async () => {
    vi.mocked(Math.random).mockReturnValue(1);
    const vendor = await serve((response) => json(response, 503, { message: 'down' }));
    const value = await failureOf(transportTo(vendor.url, { timeoutMs: 500 }).read(call, nothing));
    expect(value).toMatchObject({ code: 'UNAVAILABLE', vendorMessage: 'down' });
    expect(vendor.calls).toHaveLength(2);
  });

  test('begins when the call is sent: what waits in the queue loses nothing of it', async () => {
    const vendor = await serve((response) => setTimeout(() => json(response, 200, {}), 100));
    const transport = transportTo(vendor.url, { concurrency: 1, timeoutMs: 1_500 });
    const reads = Array.from({ length: 20 }, (_, n) => transport.read({ method: 'GET', path: `/${n}` }, () => n));
    expect(await Promise.all(reads)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  test('is not that of the queue: what waits there too long is not sent, and the error names the setting', async () => {
    const vendor = await serve(nothing);
    const transport = transportTo(vendor.url, { concurrency: 1, timeoutMs: 1_500, queueTimeoutMs: 200 });
    const first = failureOf(transport.write(write));
    const others = [transport.write(write), transport.read(call, nothing), transport.probe(call)].map(failureOf);
    for (const error of await Promise.all(others)) {
      expect(error).toMatchObject({
        code: 'TIMEOUT',
        message:
          'not sent within 200 ms (queueTimeoutMs): all 1 calls that are allowed at once (concurrency) were under way',
        retryable: true,
        mayHaveTakenEffect: false,
      });
    }
    expect(await first).toMatchObject({ code: 'TIMEOUT', mayHaveTakenEffect: true });
    expect(vendor.calls).toHaveLength(1);
  });

  test('passes for writes that were never sent, and only for those it is certain that nothing happened', async () => {
    const vendor = await serve(nothing);
    const transport = transportTo(vendor.url, { concurrency: 2, timeoutMs: 800, queueTimeoutMs: 300 });
    const ids = Array.from({ length: 20 }, (_, index) => `/agents/${index}`);
    const errors = await Promise.all(ids.map((path) => failureOf(transport.write({ method: 'DELETE', path }))));
    const sent = new Set(vendor.calls.map(({ url }) => url));
    const certainlyNot = ids.filter((_, index) => !errors[index]?.mayHaveTakenEffect);
    expect(errors.map(({ code }) => code)).toEqual(ids.map(() => 'TIMEOUT'));
    expect(certainlyNot.filter((path) => sent.has(path))).toEqual([]);
    expect(certainlyNot).toHaveLength(18);
  });

  test('that passes while a refused call waits to be sent again tells of the refusal', async () => {
    const vendor = await serve((response, { url }, number) => {
      if (url === '/agents' && number === 1) json(response, 429, { message: 'too fast' });
    });
    vi.mocked(Math.random).mockReturnValue(1);
    const transport = transportTo(vendor.url, { concurrency: 1, timeoutMs: 500 });
    const refusedOnce = failureOf(transport.write(write));
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    const slow = failureOf(transport.read({ method: 'GET', path: '/slow' }, nothing));
    expect(await refusedOnce).toMatchObject({
      code: 'RATE_LIMITED',
      vendorMessage: 'too fast',
      mayHaveTakenEffect: false,
    });
    await slow;
    expect(vendor.calls.map(({ url }) => url)).toEqual(['/agents', '/slow']);
  });

  test('ends the waiting for a connection that is never made, and nothing was sent', async () => {
    const house = await fullHouse();
    const transport = transportTo(`http://127.0.0.1:${house.port}`, { timeoutMs: 400 });
    const value = await failureOf(transport.write(write));
    await house.close();
    expect(value).toMatchObject({ code: 'TIMEOUT', mayHaveTakenEffect: false });
  });

  test('holds when the garbage collector runs', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const vendor = await serve(nothing);
    const transport = transportTo(vendor.url, { timeoutMs: 500 });
    const reads = [1, 2, 3].map((page) =>
      failureOf(transport.read({ ...call, query: { page } }, nothing, { signal: new AbortController().signal })),
    );
    const collecting = setInterval(collect, 25);
    onTestFinished(() => clearInterval(collecting));
    for (const error of await Promise.all(reads)) expect(error.code).toBe('TIMEOUT');
  });

  test('holds for a health check too', async () => {
    const vendor = await serve(nothing);
    const error = await failureOf(transportTo(vendor.url, { timeoutMs: 200 }).probe(call));
    expect(error).toMatchObject({ code: 'TIMEOUT' });
  });
});

/** A port whose queue of connections is full and is never looked at: connecting takes without end. */
async function fullHouse(): Promise<{ port: number; close(): Promise<unknown> }> {
  const code = `
    const { parentPort } = require('node:worker_threads');
    const server = require('node:net').createServer();
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port);
      setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 50);
    });`;
  const worker = new Worker(code, { eval: true });
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  await sleep(200);
  const guests = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await sleep(100);
  const close = () => {
    for (const guest of guests) guest.destroy();
    return worker.terminate();
  };
  return { port, close };
}
