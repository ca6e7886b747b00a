import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Transport } from '../../src/http/transport.ts';
import { failureOf, freePort, json, reset, serve, transportTo } from './test-vendor.ts';

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

let agents = 0;

/** Writes, since each is one try, each to another agent. */
async function fail(transport: Transport, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await failureOf(transport.write({ method: 'DELETE', path: `/agents/${agents++}` }));
}

function advance(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

describe('the circuit', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['500', (response) => json(response, 500, {})],
    ['503', (response) => json(response, 503, {})],
    ['a broken connection', reset],
  ])('opens after five times %s, for five agents', async (_, answer) => {
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
    const paths = Array.from({ length: 5 }, (_, n) => `/agents/${n}`);
    await Promise.all(paths.map((path) => failureOf(transport.write({ method: 'DELETE', path }))));
    expect(transport.circuit).toBe('OPEN');
  });

  test('opens when nobody listens, whatever is asked for: after five calls, however often each was tried', async () => {
    const transport = transportTo(`http://127.0.0.1:${await freePort()}`);
    for (let n = 1; n <= 5; n++) {
      expect(transport.circuit).toBe('CLOSED');
      expect(await failureOf(transport.read(call, status))).toMatchObject({ code: 'UNAVAILABLE' });
    }
    expect(transport.circuit).toBe('OPEN');
  });

  test.each([500, 502, 503])('does not open for one path that is answered %i, and others go on', async (code) => {
    const vendor = await serve((response, { url }) => json(response, url.startsWith('/agents?') ? code : 200, {}));
    const transport = transportTo(vendor.url);
    for (let page = 1; page <= 12; page++) await failureOf(transport.read({ ...call, query: { page } }, status));
    expect(transport.circuit).toBe('CLOSED');
    expect(await transport.read({ method: 'GET', path: '/agents/1' }, status)).toBe(200);
  });

  test('does not open for four paths that fail, each as often as it likes', async () => {
    const vendor = await serve(reset);
    const transport = transportTo(vendor.url);
    for (let n = 0; n < 12; n++) await failureOf(transport.write({ method: 'DELETE', path: `/agents/${n % 4}` }));
    expect(transport.circuit).toBe('CLOSED');
  });

  test('refuses at once while it is open, reads and writes, and says when to come back', async () => {
    const vendor = await serve((response) => json(response, 503, {}));
    const transport = transportTo(vendor.url);
    await fail(transport, 5);
    advance(3_500);
    for (const attempt of [transport.read(call, status), transport.write(write)]) {
      expect(await failureOf(attempt)).toMatchObject({
        code: 'CIRCUIT_OPEN',
        message: 'not asked: the last calls failed (5 times: the vendor answered 503), the next try is due within 7 s',
        retryable: true,
        retryAfterSeconds: 7,
        mayHaveTakenEffect: false,
      });
    }
    expect(vendor.calls).toHaveLength(5);
  });

  test('says what each of the failures was, in the words of the vendor, and no secret', async () => {
    const vendor = await serve((response, _, number) => {
      if (number <= 2) json(response, 500, { message: 'no room for key-of-the-account' });
      else reset(response);
    });
    const transport = transportTo(vendor.url);
    await fail(transport, 5);
    expect((await failureOf(transport.read(call, status))).message).toBe(
      'not asked: the last calls failed (2 times: the vendor answered 500: no room for [redacted]; 3 times: the connection broke (ECONNRESET)), the next try is due within 10 s',
    );
  });

  test('refuses at once also while earlier calls hang', async () => {
    const vendor = await serve((response, { url }) => {
      if (url !== '/hang') json(response, 503, {});
    });
    const transport = transportTo(vendor.url, { concurrency: 2, timeoutMs: 3_000 });
    const hanging = failureOf(transport.read({ method: 'GET', path: '/hang' }, status));
    await fail(transport, 5);
    let isHanging = true;
    void hanging.then(() => {
      isHanging = false;
    });
    expect(await failureOf(transport.read(call, status))).toMatchObject({ code: 'CIRCUIT_OPEN' });
    expect(isHanging).toBe(true);
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
    const [first, second] = [transport.write(write), transport.write(write)];
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

  test('stays half open when the caller cancels that call: nothing was learnt, and the next one tries at once', async () => {
    const vendor = await serve((response, _, number) => {
      if (number !== 6) json(response, number <= 5 ? 503 : 200, {});
    });
    const transport = transportTo(vendor.url);
    await fail(transport, 5);
    advance(10_000);
    const caller = new AbortController();
    const read = transport.read(call, status, { signal: caller.signal });
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(6));
    caller.abort();
    await expect(read).rejects.toBe(caller.signal.reason);
    expect(transport.circuit).toBe('HALF_OPEN');
    expect(await transport.read(call, status)).toBe(200);
    expect(transport.circuit).toBe('CLOSED');
    expect(vendor.calls).toHaveLength(7);
  });

  test('lets the next one of those who wait try when the caller gives that call up', async () => {
    const vendor = await serve((response, _, number) => {
      if (number !== 6) json(response, number <= 5 ? 503 : 200, {});
    });
    const transport = transportTo(vendor.url);
    await fail(transport, 5);
    advance(10_000);
    const caller = new AbortController();
    const first = transport.read(call, status, { signal: caller.signal });
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(6));
    const others = [1, 2, 3].map((id) => transport.read({ method: 'GET', path: `/agents/${id}` }, status));
    caller.abort();
    await expect(first).rejects.toBe(caller.signal.reason);
    expect(await Promise.all(others)).toEqual([200, 200, 200]);
  });

  test.each([
    ['queueTimeoutMs', { queueTimeoutMs: 200 }],
    ['timeoutMs', { timeoutMs: 200 }],
  ])('refuses who waited longer for what comes of that call than %s', async (_, times) => {
    const vendor = await serve((response, _call, number) => {
      if (number <= 5) json(response, 503, {});
    });
    const transport = transportTo(vendor.url, { timeoutMs: 3_000, ...times });
    await fail(transport, 5);
    advance(10_000);
    const caller = new AbortController();
    const first = transport.read(call, status, { signal: caller.signal });
    const waiting = await failureOf(transport.write({ method: 'DELETE', path: '/agents/1' }));
    expect(waiting).toMatchObject({ code: 'CIRCUIT_OPEN', mayHaveTakenEffect: false });
    caller.abort();
    await expect(first).rejects.toThrow();
    expect(vendor.calls).toHaveLength(6);
  });

  test('leaves the time of a write that waits for what comes of that call whole', async () => {
    const vendor = await serve((response, _, number) => {
      if (number <= 5) json(response, 503, {});
      else setTimeout(() => json(response, 200, {}), 1_000);
    });
    const transport = transportTo(vendor.url, { timeoutMs: 1_600 });
    await fail(transport, 5);
    advance(10_000);
    const [first, second] = [transport.read(call, status), transport.write(write)];
    expect(await Promise.all([first, second])).toEqual([200, expect.objectContaining({ status: 200 })]);
  });

  test('does not get a write sent whose client left while it waited for what comes of that call', async () => {
    let finish: () => void = () => undefined;
    const vendor = await serve((response, _, number) => {
      if (number <= 5) json(response, 503, {});
      else finish = () => json(response, 200, {});
    });
    const transport = transportTo(vendor.url);
    await fail(transport, 5);
    advance(10_000);
    const first = transport.read(call, status);
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(6));
    const client = new AbortController();
    const left = transport.write(write, { signal: client.signal });
    client.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    finish();
    expect(await first).toBe(200);
    expect(vendor.calls).toHaveLength(6);
  });

  test('closes when a call that began before it opened is answered', async () => {
    let finish: () => void = () => undefined;
    const vendor = await serve((response, { url }) => {
      if (url === '/slow') finish = () => json(response, 200, {});
      else json(response, 503, {});
    });
    const transport = transportTo(vendor.url);
    const slow = transport.read({ method: 'GET', path: '/slow' }, status);
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    await fail(transport, 5);
    expect(transport.circuit).toBe('OPEN');
    finish();
    expect(await slow).toBe(200);
    expect(transport.circuit).toBe('CLOSED');
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

  test('does not open when callers cancel', async () => {
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

  test('does not open when calls spend their time in the queue', async () => {
    const vendor = await serve((response, { url }) => {
      if (url !== '/slow') json(response, 200, {});
    });
    const transport = transportTo(vendor.url, { concurrency: 1, timeoutMs: 900, queueTimeoutMs: 100 });
    const slow = failureOf(transport.read({ method: 'GET', path: '/slow' }, status));
    const waiting = Array.from({ length: 20 }, (_, n) =>
      failureOf(transport.read({ method: 'GET', path: `/agents/${n}` }, status)),
    );
    expect((await Promise.all(waiting)).every(({ code }) => code === 'TIMEOUT')).toBe(true);
    await slow;
    expect(transport.circuit).toBe('CLOSED');
  });
});
