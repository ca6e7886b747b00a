import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failureOf, json, serve, transportTo } from './test-vendor.ts';

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

/** Timers that were set and have neither fired nor been cleared. */
function watchTimers(): () => number {
  const set = vi.spyOn(globalThis, 'setTimeout');
  const cleared = vi.spyOn(globalThis, 'clearTimeout');
  return () => {
    const gone = new Set(cleared.mock.calls.map(([timer]) => timer));
    const timers = set.mock.results.map(({ value }) => value as NodeJS.Timeout);
    return timers.filter((timer) => timer.hasRef() && !gone.has(timer)).length;
  };
}

test('nothing is left of the deadlines of calls that are over, however they ended', async () => {
  const vendor = await serve((response, { url }, number) => {
    if (url.startsWith('/hang')) return;
    json(response, url === '/refused' ? 404 : url === '/flaky' && number % 2 === 1 ? 503 : 200, {});
  });
  const timersLeft = watchTimers();
  const abortSignals = vi.spyOn(AbortSignal, 'any');
  const timeouts = vi.spyOn(AbortSignal, 'timeout');
  const transport = transportTo(vendor.url, { timeoutMs: 300_000, concurrency: 2 });
  const caller = new AbortController();
  const added = vi.spyOn(caller.signal, 'addEventListener');
  const removed = vi.spyOn(caller.signal, 'removeEventListener');
  const { signal } = caller;
  const given = new AbortController();
  const hanging = transport.read({ method: 'GET', path: '/hang' }, () => undefined, { signal: given.signal });
  await Promise.all([
    ...Array.from({ length: 20 }, (_, n) => transport.read({ method: 'GET', path: `/${n}` }, () => n, { signal })),
    ...Array.from({ length: 5 }, () => transport.read({ method: 'GET', path: '/same' }, () => undefined, { signal })),
    transport.read({ method: 'GET', path: '/flaky' }, () => undefined),
    transport.write({ method: 'DELETE', path: '/a' }, { signal }),
    transport.probe({ method: 'GET', path: '/health' }, { signal }),
    failureOf(transport.read({ method: 'GET', path: '/refused' }, () => undefined)),
  ]);
  given.abort(new Error('gone'));
  await expect(hanging).rejects.toThrow('gone');
  await vi.waitFor(() => expect(timersLeft()).toBe(0));
  expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
    expect.arrayContaining(added.mock.calls.map(([, listener]) => listener)),
  );
  // Theirs can not be cleared.
  expect(abortSignals).not.toHaveBeenCalled();
  expect(timeouts).not.toHaveBeenCalled();
});
