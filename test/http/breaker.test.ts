import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Transport } from '../../src/http/transport.ts';
import { failureOf, freePort, json, reset, serve, timed, transportTo } from './test-vendor.ts';

const call = { method: 'GET', path: '/agents' } as const;
const write = { method: 'POST', path: '/agents', body: {} } as const;
const status = (answer: { status: number }) => answer.status;

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  // Only the clock: the timers of sockets and deadlines go on.
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Writes, since each is one call. */
async function fail(transport: Transport, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await failureOf(transport.write(write));
}

function advance(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

describe('the circuit', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['500', (response) => json(response, 500, {})],
    ['503', (response) => json(response, 503, {})],
    ['a broken connection', reset],
  ])('opens after five times %s', async (_, answer) => {
    const vendor = await serve(answer);
    const transport = transportTo(vendor.url);
    await fail(transport, 4);
    expect(transport.circuit).toBe('CLOSED');
    await fail(transport, 1);
    expect(transport.circuit).toBe('OPEN');
  });

  test('opens after five time-outs', async () => {
    const vendor = await serve(() => undefined);
    const transport = transportTo(vendor.url, { timeoutMs: 100, concurrency: 5 });
    await Promise.all(Array.from({ length: 5 }, () => failureOf(transport.write(write))));
    expect(transport.circuit).toBe('OPEN');
  });

  test('opens when nobody listens, within two reads', async () => {
    const transport = transportTo(`http://127.0.0.1:${await freePort()}`);
    expect(await failureOf(transport.read(call, status))).toMatchObject({ code: 'UNAVAILABLE' });
    await failureOf(transport.read(call, status));
    expect(transport.circuit).toBe('OPEN');
  });

  test('refuses at once while it is open, reads and writes, and says when to come back', async () => {
    const vendor = await serve((response) => json(response, 503, {}));
    const transport = transportTo(vendor.url);
    await fail(transport, 5);
    advance(3_500);
    for (const attempt of [transport.read(call, status), transport.write(write)]) {
      expect(await failureOf(attempt)).toMatchObject({
        code: 'CIRCUIT_OPEN',
        message: 'not asked: the last 5 calls failed, the next try is due within 7 s',
        retryable: true,
        retryAfterSeconds: 7,
        mayHaveTakenEffect: false,
      });
    }
    expect(vendor.calls).toHaveLength(5);
  });

  test('refuses at once also while earlier calls hang', async () => {
    const vendor = await serve((response, { url }) => {
      if (url === '/agents') json(response, 503, {});
    });
    const transport = transportTo(vendor.url, { concurrency: 2, timeoutMs: 1_000 });
    const hanging = failureOf(transport.read({ method: 'GET', path: '/hang' }, status));
    await fail(transport, 5);
    const { ms, value } = await timed(() => failureOf(transport.read(call, status)));
    expect(value).toMatchObject({ code: 'CIRCUIT_OPEN' });
    expect(ms).toBeLessThan(500);
    await hanging;
  });

  test('lets one call through after 10 s, and closes when that is answered', async () => {
    const vendor = await serve((response, _, number) => json(response, number <= 5 ? 503 : 200, {}));
    const transport = transportTo(vendor.url);
    await fail(transport, 5);
    advance(9_999);
    expect(await failureOf(transport.read(call, status))).toMatchObject({ code: 'CIRCUIT_OPEN' });
    advance(1);
    expect(await transport.read(call, status)).toBe(200);
    expect(transport.circuit).toBe('CLOSED');
  });

  test('is half open while that call is under way, and others wait for what comes of it', async () => {
    let finish: () => void = () => undefined;
    const vendor = await serve((response, _, number) => {
      if (number <= 5) json(response, 503, {});
      else if (number === 6) finish = () => json(response, 200, {});
      else json(response, 200, {});
    });
    const transport = transportTo(vendor.url);
    await fail(transport, 5);
    advance(10_000);
    const first = transport.write(write);
    const second = transport.write(write);
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(6));
    expect(transport.circuit).toBe('HALF_OPEN');
    finish();
    expect(await Promise.all([first, second])).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(transport.circuit).toBe('CLOSED');
    expect(vendor.calls).toHaveLength(7);
  });

  test('opens again for 10 s when that call fails', async () => {
    const vendor = await serve((response) => json(response, 503, {}));
    const transport = transportTo(vendor.url);
    await fail(transport, 5);
    advance(10_000);
    expect(await failureOf(transport.write(write))).toMatchObject({ code: 'UNAVAILABLE' });
    expect(transport.circuit).toBe('OPEN');
    advance(9_999);
    expect(await failureOf(transport.write(write))).toMatchObject({ code: 'CIRCUIT_OPEN' });
    expect(vendor.calls).toHaveLength(6);
  });

  test('opens again when the caller gives that call up, since nothing was learnt', async () => {
    const vendor = await serve((response, _, number) => {
      if (number <= 5) json(response, 503, {});
    });
    const transport = transportTo(vendor.url);
    await fail(transport, 5);
    advance(10_000);
    const caller = new AbortController();
    const read = transport.read(call, status, { signal: caller.signal });
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(6));
    caller.abort();
    await expect(read).rejects.toBe(caller.signal.reason);
    await vi.waitFor(() => expect(transport.circuit).toBe('OPEN'));
  });

  test('is passed by health checks', async () => {
    const vendor = await serve((response, _, number) => json(response, number <= 5 ? 503 : 200, {}));
    const transport = transportTo(vendor.url);
    await fail(transport, 5);
    expect(await transport.probe(call)).toMatchObject({ status: 200 });
    expect(transport.circuit).toBe('OPEN');
  });

  test.each([400, 401, 404, 409, 429])('does not open after any number of answers with %i', async (code) => {
    const vendor = await serve((response) => json(response, code, {}));
    const transport = transportTo(vendor.url);
    await fail(transport, 12);
    expect(transport.circuit).toBe('CLOSED');
  });

  test('does not open after answers that can not be read', async () => {
    const vendor = await serve((response) => response.end('<html>'));
    const transport = transportTo(vendor.url);
    await fail(transport, 12);
    expect(transport.circuit).toBe('CLOSED');
  });

  test.each([200, 404])('counts failures in a row: an answer with %i begins the count anew', async (code) => {
    const vendor = await serve((response, _, number) => json(response, number === 5 ? code : 503, {}));
    const transport = transportTo(vendor.url);
    await fail(transport, 4);
    await transport.write(write).catch(() => undefined);
    await fail(transport, 4);
    expect(transport.circuit).toBe('CLOSED');
    await fail(transport, 1);
    expect(transport.circuit).toBe('OPEN');
  });

  test('does not open when callers give up', async () => {
    const vendor = await serve(() => undefined);
    const transport = transportTo(vendor.url, { concurrency: 10 });
    for (let n = 1; n <= 8; n++) {
      const caller = new AbortController();
      const read = transport.read({ ...call, query: { n } }, status, { signal: caller.signal });
      await vi.waitFor(() => expect(vendor.calls).toHaveLength(n));
      caller.abort();
      await expect(read).rejects.toBe(caller.signal.reason);
    }
    expect(transport.circuit).toBe('CLOSED');
  });

  test('does not open when calls spend their time in line behind others', async () => {
    const vendor = await serve((response, { url }) => {
      if (url === '/agents') json(response, 200, {});
    });
    const transport = transportTo(vendor.url, { concurrency: 1, timeoutMs: 300 });
    const slow = failureOf(transport.read({ method: 'GET', path: '/slow' }, status));
    const waiting = Array.from({ length: 20 }, (_, n) => transport.read({ ...call, query: { n } }, status));
    await Promise.allSettled([slow, ...waiting]);
    expect(transport.circuit).toBe('CLOSED');
  });
});
