import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureOf, json, serve, serveTcp, transportTo } from './test-vendor.ts';

const call = { method: 'GET', path: '/agents' } as const;
const write = { method: 'POST', path: '/agents', body: { name: 'A' } } as const;
const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

describe('connections', () => {
  test('are kept and used again', async () => {
    let connections = 0;
    const vendor = await serve((response) => json(response, 200, {}));
    vendor.server.on('connection', () => connections++);
    const transport = transportTo(vendor.url, { concurrency: 1 });
    for (let page = 1; page <= 5; page++) await transport.read({ ...call, query: { page } }, () => undefined);
    expect(connections).toBe(1);
  });

  test('that the server resets before it reads are treated as if it had read', async () => {
    let connections = 0;
    const { url } = await serveTcp((socket) => {
      connections++;
      socket.pause();
      setTimeout(() => socket.resetAndDestroy(), 50);
    });
    const error = await failureOf(transportTo(url).write(write));
    expect(error).toMatchObject({ code: 'UNAVAILABLE', mayHaveTakenEffect: true });
    expect(error.message).toBe('the connection broke (ECONNRESET)');
    expect(connections).toBe(1);
  });

  test.each([
    ['closes', (socket: Socket) => socket.end()],
    ['resets', (socket: Socket) => socket.resetAndDestroy()],
  ])('that the server %s when the next write comes leave it open whether that took effect', async (_, end) => {
    let requests = 0;
    const { url } = await serveTcp((socket) => {
      socket.on('data', () => {
        requests++;
        if (requests === 1) socket.write(OK);
        else end(socket);
      });
    });
    const transport = transportTo(url);
    await transport.write(write);
    expect(await failureOf(transport.write(write))).toMatchObject({ code: 'UNAVAILABLE', mayHaveTakenEffect: true });
    expect(requests).toBe(2);
  });

  test('that the server closes when the next read comes cost that read nothing', async () => {
    let requests = 0;
    const { url } = await serveTcp((socket) => {
      socket.on('data', () => {
        requests++;
        if (requests === 2) socket.end();
        else socket.write(OK);
      });
    });
    const transport = transportTo(url);
    await transport.read(call, () => undefined);
    expect(await transport.read(call, ({ status }) => status)).toBe(200);
    expect(requests).toBe(3);
  });

  test('that the server closed while they were idle are not used again', async () => {
    const bodies: string[] = [];
    const { url } = await serveTcp((socket) => {
      socket.on('data', (data) => {
        bodies.push(String(data));
        socket.end(OK);
      });
    });
    const transport = transportTo(url, { concurrency: 1 });
    await transport.write(write);
    await sleep(50);
    expect(await transport.write(write)).toMatchObject({ status: 200 });
    expect(bodies).toHaveLength(2);
  });
});
