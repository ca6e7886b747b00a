import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { serveCounting } from './counting-vendor.ts';
import { json, serve, transportTo } from './test-vendor.ts';

const status = (answer: { status: number }) => answer.status;

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

describe('the calls under way at the vendor', () => {
  test.each([
    ['127.0.0.1', 1],
    ['127.0.0.1', 3],
    ['localhost', 1],
    ['localhost', 4],
  ])('at %s are never more than %i', async (host, concurrency) => {
    const { count, port } = await serveCounting(['127.0.0.1']);
    const transport = transportTo(`http://${host}:${port}`, { concurrency, timeoutMs: 20_000 });
    const ids = Array.from({ length: 60 }, (_, id) => id).filter((id) => concurrency > 1 || id % 10 < 5);
    const reads = ids.map((id) => transport.read({ method: 'GET', path: `/${id}` }, status));
    const writes = ids.map((id) => transport.write({ method: 'DELETE', path: `/${id}` }));
    const probes = [1, 2, 3].map(() => transport.probe({ method: 'GET', path: '/health' }));
    await Promise.allSettled([...reads, ...writes, ...probes]);
    expect(count.calls).toBeGreaterThanOrEqual(ids.length);
    expect(count.most).toBe(concurrency);
  });

  test('begin in the order in which they were asked for', async () => {
    const vendor = await serve((response) => json(response, 200, {}));
    const transport = transportTo(vendor.url, { concurrency: 1 });
    const paths = Array.from({ length: 20 }, (_, n) => `/${n}`);
    await Promise.all(paths.map((path) => transport.read({ method: 'GET', path }, status)));
    expect(vendor.calls.map(({ url }) => url)).toEqual(paths);
  });

  test('are not held up by callers that left the queue', async () => {
    const vendor = await serve((response) => setTimeout(() => json(response, 200, {}), 50));
    const transport = transportTo(vendor.url, { concurrency: 1 });
    const first = transport.read({ method: 'GET', path: '/first' }, status);
    const leaving = Array.from({ length: 10 }, (_, n) => {
      const caller = new AbortController();
      setTimeout(() => caller.abort(new Error('gone')), 10);
      return transport.read({ method: 'GET', path: `/leaving/${n}` }, status, { signal: caller.signal });
    });
    const last = transport.read({ method: 'GET', path: '/last' }, status);
    await Promise.allSettled(leaving);
    expect(await Promise.all([first, last])).toEqual([200, 200]);
    expect(vendor.calls.map(({ url }) => url)).toEqual(['/first', '/last']);
  });
});
