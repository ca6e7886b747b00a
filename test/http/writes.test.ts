import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureOf, freePort, json, reset, serve, transportTo } from './test-vendor.ts';

const write = { method: 'POST', path: '/agents', body: { name: 'A' } } as const;

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

/** Named hosts go through the cached look-up, addresses past it. */
describe.each(['127.0.0.1', 'localhost'])('a write to %s', (host) => {
  const urlOf = ({ port }: { port: number }) => `http://${host}:${port}`;

  test('is sent once, as JSON', async () => {
    const vendor = await serve((response) => json(response, 201, { id: 'a1' }));
    expect(await transportTo(urlOf(vendor)).write(write)).toMatchObject({ status: 201, body: { id: 'a1' } });
    expect(vendor.calls).toHaveLength(1);
    expect(vendor.calls[0]).toMatchObject({ method: 'POST', body: '{"name":"A"}' });
    expect(vendor.calls[0]?.headers['content-type']).toBe('application/json');
  });

  test.each(['PATCH', 'PUT', 'DELETE'] as const)('by %s is sent once, too', async (method) => {
    const vendor = await serve((response) => json(response, 503, {}));
    await failureOf(transportTo(urlOf(vendor)).write({ method, path: '/agents/a1' }));
    expect(vendor.calls).toHaveLength(1);
  });

  test.each([500, 502, 503, 504, 408])(
    'is not repeated when the vendor answers %i: it may have taken effect',
    async (status) => {
      const vendor = await serve((response) => json(response, status, {}, { 'retry-after': '0' }));
      expect(await failureOf(transportTo(urlOf(vendor)).write(write))).toMatchObject({
        status,
        mayHaveTakenEffect: true,
      });
      expect(vendor.calls).toHaveLength(1);
    },
  );

  test.each([400, 401, 403, 404, 409, 422])('took no effect when it is refused with %i', async (status) => {
    const vendor = await serve((response) => json(response, status, {}));
    expect(await failureOf(transportTo(urlOf(vendor)).write(write))).toMatchObject({
      status,
      mayHaveTakenEffect: false,
    });
    expect(vendor.calls).toHaveLength(1);
  });

  test.each([{}, { 'retry-after': '0' }])('is sent again when it was refused for its rate (%j)', async (headers) => {
    const vendor = await serve((response, _, number) => json(response, number < 3 ? 429 : 201, {}, headers));
    expect(await transportTo(urlOf(vendor)).write(write)).toMatchObject({ status: 201 });
    expect(vendor.calls.map(({ body }) => body)).toEqual(Array(3).fill('{"name":"A"}'));
  });

  test('waits as long as Retry-After says before it is sent again', async () => {
    const vendor = await serve((response, _, number) =>
      json(response, number === 1 ? 429 : 201, {}, { 'retry-after': '1' }),
    );
    await transportTo(urlOf(vendor)).write(write);
    const [first = 0, second = 0] = vendor.calls.map(({ at }) => at);
    expect(second - first).toBeGreaterThan(990);
  });

  test('that is refused for its rate until the attempts are used up took no effect', async () => {
    const vendor = await serve((response) => json(response, 429, {}));
    expect(await failureOf(transportTo(urlOf(vendor)).write(write))).toMatchObject({
      code: 'RATE_LIMITED',
      mayHaveTakenEffect: false,
    });
    expect(vendor.calls).toHaveLength(3);
  });

  test('is tried again when the connection is refused', async () => {
    vi.mocked(Math.random).mockReturnValue(1);
    const port = await freePort();
    const answer = transportTo(urlOf({ port })).write(write);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const vendor = await serve((response) => json(response, 201, {}), '127.0.0.1', port);
    expect(await answer).toMatchObject({ status: 201 });
    expect(vendor.calls).toHaveLength(1);
  });

  test('is not sent when its client left while it was queued', async () => {
    const vendor = await serve((response) => setTimeout(() => json(response, 200, {}), 100));
    const transport = transportTo(urlOf(vendor), { concurrency: 1 });
    const client = new AbortController();
    const first = transport.write({ ...write, path: '/first' });
    const second = transport.write({ ...write, path: '/second' }, { signal: client.signal });
    const third = transport.write({ ...write, path: '/third' });
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    client.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    await Promise.all([first, third]);
    expect(vendor.calls.map(({ url }) => url)).toEqual(['/first', '/third']);
  });

  test('is not sent when its client left before', async () => {
    const vendor = await serve((response) => json(response, 200, {}));
    const transport = transportTo(urlOf(vendor));
    await expect(transport.write(write, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
    expect(vendor.calls).toEqual([]);
  });

  test('is not sent again when its client left after a refusal for its rate', async () => {
    const vendor = await serve((response) => json(response, 429, {}, { 'retry-after': '1' }));
    const client = new AbortController();
    const refused = failureOf(transportTo(urlOf(vendor)).write(write, { signal: client.signal }));
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    client.abort();
    expect(await refused).toMatchObject({ code: 'RATE_LIMITED', mayHaveTakenEffect: false });
    expect(vendor.calls).toHaveLength(1);
  });

  test('that has begun goes on when its client leaves', async () => {
    const vendor = await serve((response) => setTimeout(() => json(response, 201, { id: 'a1' }), 100));
    const client = new AbortController();
    const answer = transportTo(urlOf(vendor)).write(write, { signal: client.signal });
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    client.abort(new Error('gone'));
    expect(await answer).toMatchObject({ status: 201, body: { id: 'a1' } });
  });

  test('that has begun and fails when its client has left tells how it failed', async () => {
    const vendor = await serve((response) => setTimeout(() => reset(response), 100));
    const client = new AbortController();
    const failure = failureOf(transportTo(urlOf(vendor)).write(write, { signal: client.signal }));
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    client.abort(new Error('gone'));
    expect(await failure).toMatchObject({ code: 'UNAVAILABLE', mayHaveTakenEffect: true });
  });

  test('took no effect when every connection was refused', async () => {
    const error = await failureOf(transportTo(urlOf({ port: await freePort() })).write(write));
    expect(error).toMatchObject({ code: 'UNAVAILABLE', mayHaveTakenEffect: false });
    expect(error.message).toBe('no connection could be made (ECONNREFUSED)');
  });

  test('is not repeated when the connection is reset: it may have taken effect', async () => {
    const vendor = await serve(reset);
    expect(await failureOf(transportTo(urlOf(vendor)).write(write))).toMatchObject({
      code: 'UNAVAILABLE',
      mayHaveTakenEffect: true,
    });
    expect(vendor.calls).toHaveLength(1);
  });

  test('is not repeated when no answer comes in time: it may have taken effect', async () => {
    const vendor = await serve(() => undefined);
    expect(await failureOf(transportTo(urlOf(vendor), { timeoutMs: 300 }).write(write))).toMatchObject({
      code: 'TIMEOUT',
      mayHaveTakenEffect: true,
    });
    expect(vendor.calls).toHaveLength(1);
  });

  test('may have taken effect when its answer can not be read', async () => {
    const vendor = await serve((response) => response.writeHead(200).end('<html>'));
    expect(await failureOf(transportTo(urlOf(vendor)).write(write))).toMatchObject({
      code: 'BAD_RESPONSE',
      mayHaveTakenEffect: true,
    });
    expect(vendor.calls).toHaveLength(1);
  });

  test('may have taken effect when its answer is cut off', async () => {
    const vendor = await serve((response) => {
      response.writeHead(201, { 'content-length': 100 }).write('{"id":');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await failureOf(transportTo(urlOf(vendor)).write(write))).toMatchObject({
      code: 'UNAVAILABLE',
      mayHaveTakenEffect: true,
    });
    expect(vendor.calls).toHaveLength(1);
  });
});
