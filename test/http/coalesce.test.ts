import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Cancellation } from '../../src/core/cancellation.ts';
import type { VendorAnswer } from '../../src/http/call.ts';
import { RequestCoalescer } from '../../src/http/coalesce.ts';
import { failureOf, json, reset, serve, transportTo } from './test-vendor.ts';

const call = { method: 'GET', path: '/agents' } as const;
const body = (answer: VendorAnswer) => answer.body;

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

/** Every rejection that nobody handled while the test ran. */
function unhandledRejections(): unknown[] {
  const seen: unknown[] = [];
  const note = (reason: unknown) => seen.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  return seen;
}

describe('identical reads under way', () => {
  test('share one call and one parse', async () => {
    const vendor = await serve((response) => setTimeout(() => json(response, 200, { id: 'a1' }), 50));
    const transport = transportTo(vendor.url);
    const parse = vi.fn(body);
    const results = await Promise.all(Array.from({ length: 50 }, () => transport.read(call, parse)));
    expect(vendor.calls).toHaveLength(1);
    expect(parse).toHaveBeenCalledTimes(1);
    expect(new Set(results).size).toBe(1);
    expect(results[0]).toEqual({ id: 'a1' });
  });

  test('do not share with reads of another path, query, body or method', async () => {
    const vendor = await serve((response) => setTimeout(() => json(response, 200, {}), 50));
    const transport = transportTo(vendor.url, { concurrency: 10 });
    const different = [
      call,
      { ...call, path: '/agents/1' },
      { ...call, query: { page: 1 } },
      { ...call, query: { page: 2 } },
      { ...call, query: { page: 1, limit: 1 } },
      { ...call, method: 'POST' as const },
      { ...call, method: 'POST' as const, body: { page: 1 } },
      { ...call, method: 'POST' as const, body: { page: 2 } },
    ];
    await Promise.all([...different, ...different].map((each) => transport.read(each, body)));
    expect(vendor.calls).toHaveLength(different.length);
  });

  test('do not share with reads of another account', async () => {
    const vendor = await serve((response, { headers }) =>
      setTimeout(() => json(response, 200, headers['x-api-key']), 50),
    );
    const keys = ['first', 'second'];
    const answers = await Promise.all(
      keys.map((key) => transportTo(vendor.url, { headers: { 'x-api-key': key } }).read(call, body)),
    );
    expect(answers).toEqual(keys);
  });

  test('are asked anew once the first was answered', async () => {
    const vendor = await serve((response, _, number) => json(response, 200, number));
    const transport = transportTo(vendor.url);
    expect(await transport.read(call, body)).toBe(1);
    expect(await transport.read(call, body)).toBe(2);
  });

  test('are not joined by a read that starts after a write was answered', async () => {
    let name = 'before';
    const vendor = await serve((response, { method }) => {
      if (method === 'PATCH') {
        name = 'after';
        return json(response, 200, {});
      }
      const seen = name;
      setTimeout(() => json(response, 200, seen), 150);
    });
    const transport = transportTo(vendor.url);
    const old = transport.read(call, body);
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    await transport.write({ method: 'PATCH', path: '/agents', body: {} });
    const fresh = transport.read(call, body);
    const alsoFresh = transport.read(call, body);
    expect(await Promise.all([old, fresh, alsoFresh])).toEqual(['before', 'after', 'after']);
    expect(vendor.calls.map(({ method }) => method)).toEqual(['GET', 'PATCH', 'GET']);
  });

  test('are not joined either after a write that failed, since it may have taken effect', async () => {
    const vendor = await serve((response, { method }) => {
      if (method === 'PATCH') json(response, 500, {});
      else setTimeout(() => json(response, 200, {}), 100);
    });
    const transport = transportTo(vendor.url);
    const old = transport.read(call, body);
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    await failureOf(transport.write({ method: 'PATCH', path: '/agents', body: {} }));
    await Promise.all([old, transport.read(call, body)]);
    expect(vendor.calls).toHaveLength(3);
  });

  test('all fail when the call fails, and nothing stays unhandled', async () => {
    const unhandled = unhandledRejections();
    const vendor = await serve((response) => setTimeout(() => json(response, 404, {}), 50));
    const transport = transportTo(vendor.url);
    const signal = new AbortController().signal;
    const reads = Array.from({ length: 10 }, (_, n) => transport.read(call, body, n % 2 ? { signal } : {}));
    const errors = await Promise.all(reads.map(failureOf));
    expect(new Set(errors).size).toBe(1);
    expect(errors[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect(vendor.calls).toHaveLength(1);
    await nextTurn();
    expect(unhandled).toEqual([]);
  });

  test('all fail when the answer can not be parsed', async () => {
    const vendor = await serve((response) => json(response, 200, {}));
    const transport = transportTo(vendor.url);
    const parse = () => {
      throw new TypeError('strange');
    };
    const reads = await Promise.allSettled([transport.read(call, parse), transport.read(call, parse)]);
    expect(reads).toMatchObject(Array(2).fill({ status: 'rejected', reason: new TypeError('strange') }));
  });

  test('are waited for by each caller for a time of its own, and go on for the others', async () => {
    let answer = () => undefined as unknown;
    const vendor = await serve((response) => {
      answer = () => json(response, 200, 'here');
    });
    const transport = transportTo(vendor.url, { timeoutMs: 60_000 });
    const [first, second, third] = [0.002, undefined, 0.001].map((timeShare) =>
      transport.read(call, body, { timeShare }),
    );
    if (first === undefined || third === undefined) throw new Error('no reads');
    expect(await failureOf(third)).toMatchObject({ code: 'TIMEOUT', message: 'no answer within 60 ms' });
    expect(await failureOf(first)).toMatchObject({ code: 'TIMEOUT', message: 'no answer within 120 ms' });
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    answer();
    expect(await second).toBe('here');
  });

  test('go on when one caller cancels', async () => {
    const vendor = await serve((response) => setTimeout(() => json(response, 200, 'here'), 100));
    const transport = transportTo(vendor.url);
    const leaving = new AbortController();
    const staying = new AbortController();
    const reads = [leaving.signal, staying.signal, undefined].map((signal) => transport.read(call, body, { signal }));
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    leaving.abort(new Error('gone'));
    expect(await Promise.allSettled(reads)).toMatchObject([
      { status: 'rejected', reason: new Error('gone') },
      { status: 'fulfilled', value: 'here' },
      { status: 'fulfilled', value: 'here' },
    ]);
    expect(vendor.calls).toHaveLength(1);
  });

  test('end, and the server hears of it, when all callers cancel', async () => {
    const unhandled = unhandledRejections();
    const closed = vi.fn();
    const vendor = await serve((response) => response.once('close', closed));
    const transport = transportTo(vendor.url);
    const callers = Array.from({ length: 3 }, () => new AbortController());
    const reads = callers.map(({ signal }) => transport.read(call, body, { signal }));
    const settled = Promise.allSettled(reads);
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    callers[0]?.abort();
    callers[1]?.abort();
    await nextTurn();
    expect(closed).not.toHaveBeenCalled();
    callers[2]?.abort();
    await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(1));
    expect((await settled).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
    expect(unhandled).toEqual([]);
  });

  test('are not joined once all callers have cancelled', async () => {
    const vendor = await serve((response, _, number) => {
      if (number > 1) json(response, 200, 'here');
    });
    const transport = transportTo(vendor.url);
    const caller = new AbortController();
    const given = transport.read(call, body, { signal: caller.signal });
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    caller.abort(new Error('gone'));
    const next = transport.read(call, body);
    await expect(given).rejects.toThrow('gone');
    expect(await next).toBe('here');
  });

  test('are not asked for by a caller who is gone already', async () => {
    const vendor = await serve((response) => json(response, 200, {}));
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(transportTo(vendor.url).read(call, body, { signal })).rejects.toThrow('gone');
    expect(vendor.calls).toEqual([]);
  });

  test('are not repeated after a failure when their callers are gone', async () => {
    vi.mocked(Math.random).mockReturnValue(1);
    const vendor = await serve((response) => json(response, 503, {}));
    const caller = new AbortController();
    const read = transportTo(vendor.url).read(call, body, { signal: caller.signal });
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    setTimeout(() => caller.abort(new Error('gone')), 50);
    await expect(read).rejects.toThrow('gone');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(vendor.calls).toHaveLength(1);
  });
});

describe('a caller that joins late', () => {
  test('starts another call when the first one times out, and shares that too', async () => {
    const vendor = await serve((response, _, number) => {
      if (number > 1) setTimeout(() => json(response, 200, number), 50);
    });
    const transport = transportTo(vendor.url, { timeoutMs: 900 });
    const first = failureOf(transport.read(call, body));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const late = Array.from({ length: 5 }, () => transport.read(call, body));
    expect(await first).toMatchObject({ code: 'TIMEOUT' });
    expect(await Promise.all(late)).toEqual([2, 2, 2, 2, 2]);
    expect(vendor.calls).toHaveLength(2);
  });

  test('has as much time as everybody, and no more', async () => {
    const vendor = await serve(() => undefined);
    const transport = transportTo(vendor.url, { timeoutMs: 500 });
    const over: string[] = [];
    const ask = (name: string) =>
      failureOf(transport.read(call, body)).then(({ code, message }) => over.push(`${name} ${code} ${message}`));
    const first = ask('first');
    await new Promise((resolve) => setTimeout(resolve, 250));
    const late = ask('late');
    await first;
    // It alone waits for the second call, whose own deadline is later.
    const begin = performance.now();
    await late;
    expect(performance.now() - begin).toBeGreaterThan(200);
    expect(over).toEqual(['first TIMEOUT no answer within 500 ms', 'late TIMEOUT no answer within 500 ms']);
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(2));
  });

  const failures: [string, (response: ServerResponse) => void][] = [
    ['503', (response) => json(response, 503, {})],
    ['429', (response) => json(response, 429, {})],
    ['a broken connection', reset],
  ];

  test.each(failures)(
    'starts another call when the shared one fails with a transient error (%s), and shares that too',
    async (_, fail) => {
      let failFirst = () => undefined as unknown;
      const vendor = await serve((response, _call, number) => {
        if (number === 1) failFirst = () => fail(response);
        else if (number <= 3) fail(response);
        else setTimeout(() => json(response, 200, number), 50);
      });
      const transport = transportTo(vendor.url);
      const first = failureOf(transport.read(call, body));
      await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
      const late = Array.from({ length: 5 }, () => transport.read(call, body));
      failFirst();
      expect(await first).toMatchObject({ retryable: true });
      expect(await Promise.all(late)).toEqual([4, 4, 4, 4, 4]);
      expect(vendor.calls).toHaveLength(4);
    },
  );

  test.each(failures)(
    'starts another call once, however many callers there are, when every attempt fails (%s)',
    async (_, fail) => {
      let failFirst = () => undefined as unknown;
      const vendor = await serve((response, _call, number) => {
        if (number === 1) failFirst = () => fail(response);
        else fail(response);
      });
      const transport = transportTo(vendor.url);
      const first = failureOf(transport.read(call, body));
      await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
      const late = Array.from({ length: 20 }, () => failureOf(transport.read(call, body)));
      failFirst();
      const errors = [await first, ...(await Promise.all(late))];
      expect(new Set(errors.map(({ retryable }) => retryable))).toEqual(new Set([true]));
      expect(vendor.calls).toHaveLength(6);
    },
  );

  test.each(failures)(
    'is not somebody who came before the call was sent: all of those fail together (%s)',
    async (_, fail) => {
      const vendor = await serve(fail);
      const transport = transportTo(vendor.url);
      const errors = await Promise.all(Array.from({ length: 20 }, () => failureOf(transport.read(call, body))));
      expect(new Set(errors).size).toBe(1);
      expect(vendor.calls).toHaveLength(3);
    },
  );

  test.each([429, 503])('waits as long as the vendor asks with a %i, where there is time for it', async (code) => {
    const vendor = await serve((response, _, number) => {
      if (number > 1) json(response, 200, number);
      else setTimeout(() => json(response, code, {}, { 'retry-after': '1' }), 900);
    });
    const transport = transportTo(vendor.url, { timeoutMs: 1_700 });
    const first = failureOf(transport.read(call, body));
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 600));
    const late = [transport.read(call, body), transport.read(call, body)];
    expect(await first).toMatchObject({ status: code });
    expect(await Promise.all(late)).toEqual([2, 2]);
    const [asked = 0, again = 0] = vendor.calls.map(({ at }) => at);
    expect(again - asked).toBeGreaterThan(1_890);
  });

  test.each([429, 503])('is told of a %i that asks for a longer wait than there is time for', async (code) => {
    let answer = () => undefined as unknown;
    const vendor = await serve((response) => {
      answer = () => json(response, code, {}, { 'retry-after': '6' });
    });
    const transport = transportTo(vendor.url, { timeoutMs: 5_000 });
    const first = failureOf(transport.read(call, body));
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    const late = failureOf(transport.read(call, body));
    answer();
    expect(await late).toBe(await first);
    expect(vendor.calls).toHaveLength(1);
  });

  test('makes no other call when its caller cancels before', async () => {
    let answer = () => undefined as unknown;
    const vendor = await serve((response, _, number) => {
      if (number === 1) answer = () => json(response, 503, {}, { 'retry-after': '4' });
    });
    const transport = transportTo(vendor.url, { timeoutMs: 5_000 });
    const first = failureOf(transport.read(call, body));
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const caller = new AbortController();
    const late = transport.read(call, body, { signal: caller.signal });
    // Of the first's time, too little is left for the wait.
    setTimeout(answer, 200);
    await first;
    caller.abort(new Error('gone'));
    await expect(late).rejects.toThrow('gone');
    expect(vendor.calls).toHaveLength(1);
  });

  test('does not start another call when the shared one fails for good', async () => {
    const vendor = await serve((response) => setTimeout(() => json(response, 404, {}), 200));
    const transport = transportTo(vendor.url);
    const first = failureOf(transport.read(call, body));
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    const late = failureOf(transport.read(call, body));
    expect([await first, await late]).toMatchObject([{ code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }]);
    expect(vendor.calls).toHaveLength(1);
  });

  test('waits in the queue as long as everybody', async () => {
    const vendor = await serve((response, { url }) => {
      if (url === '/agents') json(response, 200, 'here');
    });
    const transport = transportTo(vendor.url, { concurrency: 1, timeoutMs: 900, queueTimeoutMs: 600 });
    const slow = failureOf(transport.read({ method: 'GET', path: '/slow' }, body));
    const first = failureOf(transport.read(call, body));
    await new Promise((resolve) => setTimeout(resolve, 400));
    const late = transport.read(call, body);
    expect(await first).toMatchObject({ code: 'TIMEOUT', mayHaveTakenEffect: false });
    expect(await late).toBe('here');
    await slow;
  });
});

describe('what the coalescer remembers of its calls', () => {
  const left = (coalescer: RequestCoalescer) => (Reflect.get(coalescer, 'calls') as Map<string, unknown>).size;

  test('is nothing, however they end', async () => {
    const coalescer = new RequestCoalescer();
    const gone = new AbortController();
    const stranded = new AbortController();
    const all = [
      coalescer.run('good', async () => 1, undefined),
      coalescer.run('bad', () => Promise.reject(new Error('bad')), undefined),
      coalescer.run('cancelled', ({ signal }) => endOf(signal), gone.signal),
      coalescer.run('older than a write', ({ signal }) => endOf(signal), stranded.signal),
    ];
    const settled = Promise.allSettled(all);
    expect(left(coalescer)).toBe(4);
    gone.abort();
    expect(left(coalescer)).toBe(3);
    coalescer.invalidate();
    expect(left(coalescer)).toBe(0);
    const younger = coalescer.run('older than a write', async () => 2, undefined);
    stranded.abort();
    expect(left(coalescer)).toBe(1);
    expect(await younger).toBe(2);
    await settled;
    expect(left(coalescer)).toBe(0);
  });

  test('is no listener on the signal of a caller', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    await new RequestCoalescer().run('key', async () => 1, signal);
    await nextTurn();
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
      added.mock.calls.map(([, listener]) => listener),
    );
  });
});

function endOf(signal: Cancellation): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}
