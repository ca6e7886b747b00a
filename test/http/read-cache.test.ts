import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Freshness, RequestReads } from '../../src/core/request-reads.ts';
import type { VendorAnswer, VendorCall } from '../../src/http/call.ts';
import { UNSETTLED_MS } from '../../src/http/read-cache.ts';
import { route } from '../../src/http/route.ts';
import type { Transport } from '../../src/http/transport.ts';
import { failureOf, json, serve, transportTo } from './test-vendor.ts';

const MAX_AGE_MS = 30_000;
const ANY: Freshness = { maxAgeMs: Number.POSITIVE_INFINITY, mayKeep: true };
const NO_CACHE: Freshness = { maxAgeMs: 0, mayKeep: true };
const NO_STORE: Freshness = { maxAgeMs: 0, mayKeep: false };

const LIST: VendorCall = { operation: 'LIST', method: 'GET', ...route('/agents') };
const agent = (id: string): VendorCall => ({ operation: 'GET', method: 'GET', ...route('/agents/{id}', { id }) });
const versions = (id: string): VendorCall => ({
  operation: 'VERSIONS',
  method: 'GET',
  ...route('/agents/{id}/versions', { id }),
});
const update = (id: string): VendorCall => ({
  method: 'PATCH',
  ...route('/agents/{id}', { id }),
  body: { name: 'new' },
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const body = (answer: VendorAnswer) => answer.body;

/** A read as a request of its own makes it. */
function read(transport: Transport, call: VendorCall, freshness = ANY): Promise<unknown> {
  return new RequestReads(freshness).run(() => transport.read(call, body));
}

/** A vendor that numbers its answers, and an account at it that keeps them. */
async function start(maxAgeMs = MAX_AGE_MS) {
  const vendor = await serve((response, _, number) => json(response, 200, number));
  return { vendor, transport: transportTo(vendor.url, { maxAgeMs }) };
}

describe('what was read', () => {
  test('is given again until it is as old as it may be, and then read anew', async () => {
    const { transport } = await start();
    expect(await read(transport, LIST)).toBe(1);
    vi.advanceTimersByTime(MAX_AGE_MS - 1);
    expect(await read(transport, LIST)).toBe(1);
    expect(transport.cachedReads).toBe(1);
    vi.advanceTimersByTime(1);
    expect(await read(transport, LIST)).toBe(2);
    vi.advanceTimersByTime(MAX_AGE_MS - 1);
    expect(await read(transport, LIST)).toBe(2);
  });

  test('has the age of its question, not of its answer', async () => {
    const vendor = await serve((response, _, number) => {
      if (number === 1) vi.advanceTimersByTime(1_000);
      json(response, 200, number);
    });
    const transport = transportTo(vendor.url, { maxAgeMs: MAX_AGE_MS });
    expect(await read(transport, LIST)).toBe(1);
    vi.advanceTimersByTime(MAX_AGE_MS - 1_000);
    expect(await read(transport, LIST)).toBe(2);
  });

  test('is read anew each time where the account keeps nothing, and outside of requests', async () => {
    const off = await start(0);
    expect([await read(off.transport, LIST), await read(off.transport, LIST)]).toEqual([1, 2]);
    const { transport } = await start();
    expect([await read(transport, LIST), await transport.read(LIST, body), await read(transport, LIST)]).toEqual([
      1, 2, 1,
    ]);
  });

  test('is told apart by path, query, body and method', async () => {
    const { vendor, transport } = await start();
    const search: VendorCall = { operation: 'LIST', method: 'POST', path: '/agents', body: { page: 1 } };
    const different = [LIST, { ...LIST, query: { page: 1 } }, search, { ...search, body: { page: 2 } }, agent('1')];
    for (const call of [...different, ...different]) await read(transport, call);
    expect(vendor.calls).toHaveLength(different.length);
  });

  test('is not kept of what only writes and health ask for', async () => {
    const { vendor, transport } = await start();
    for (const operation of ['LOOKUP', 'AUTHORIZE', undefined] as const) {
      const call: VendorCall = { operation, method: 'GET', path: `/${operation}` };
      await read(transport, call);
      await read(transport, call);
    }
    await new RequestReads(ANY).run(async () => [await transport.probe(LIST), await transport.probe(LIST)]);
    expect(vendor.calls).toHaveLength(8);
  });

  test('is not kept when it failed, at the vendor or in being read', async () => {
    const vendor = await serve((response, _, number) => json(response, number <= 1 ? 404 : 200, number));
    const transport = transportTo(vendor.url, { maxAgeMs: MAX_AGE_MS });
    expect((await failureOf(read(transport, LIST))).code).toBe('NOT_FOUND');
    const fail = () => {
      throw new Error('can not be read');
    };
    await expect(new RequestReads(ANY).run(() => transport.read(LIST, fail))).rejects.toThrow('can not be read');
    expect(await read(transport, LIST)).toBe(3);
    expect(await read(transport, LIST)).toBe(3);
  });

  test('is not kept when it is larger than a quarter of the room', async () => {
    const text = 'x'.repeat(2_200_000);
    const vendor = await serve((response) => json(response, 200, text));
    const transport = transportTo(vendor.url, { maxAgeMs: MAX_AGE_MS });
    await read(transport, LIST);
    await read(transport, LIST);
    expect(vendor.calls).toHaveLength(2);
  });

  test('gives way to what was asked for later when there is no more room', async () => {
    const text = 'x'.repeat(1_500_000);
    const vendor = await serve((response) => json(response, 200, text));
    const transport = transportTo(vendor.url, { maxAgeMs: MAX_AGE_MS });
    for (const id of ['1', '2', '3', '4', '5', '1', '6']) await read(transport, agent(id));
    expect(vendor.calls).toHaveLength(6);
    for (const id of ['1', '6']) await read(transport, agent(id));
    expect(vendor.calls).toHaveLength(6);
    await read(transport, agent('2'));
    expect(vendor.calls).toHaveLength(7);
  });
});

describe('a request', () => {
  test('that wants no answer from before gets none, and what it reads replaces that', async () => {
    const { transport } = await start();
    await read(transport, LIST);
    expect(await read(transport, LIST, NO_CACHE)).toBe(2);
    expect(await read(transport, LIST)).toBe(2);
  });

  test('that wants nothing stored gets no answer from before, and leaves none', async () => {
    const { transport } = await start();
    expect(await read(transport, LIST, NO_STORE)).toBe(1);
    expect(await read(transport, LIST)).toBe(2);
    expect(await read(transport, LIST, NO_STORE)).toBe(3);
    expect(await read(transport, LIST)).toBe(2);
  });

  test('that says how old an answer may be gets none that is older', async () => {
    const { transport } = await start();
    await read(transport, LIST);
    vi.advanceTimersByTime(5_000);
    expect(await read(transport, LIST, { maxAgeMs: 6_000, mayKeep: true })).toBe(1);
    expect(await read(transport, LIST, { maxAgeMs: 5_000, mayKeep: true })).toBe(2);
  });

  test('that finds something refused or gone makes everybody find it so', async () => {
    let status = 200;
    const vendor = await serve((response) => json(response, status, {}));
    const transport = transportTo(vendor.url, { maxAgeMs: MAX_AGE_MS });
    await read(transport, agent('1'));
    await read(transport, agent('2'));
    status = 404;
    await failureOf(read(transport, agent('1'), NO_CACHE));
    expect((await failureOf(read(transport, agent('1')))).code).toBe('NOT_FOUND');
    expect(await read(transport, agent('2'))).toEqual({});
    status = 401;
    await failureOf(read(transport, agent('1')));
    expect((await failureOf(read(transport, agent('2')))).code).toBe('UNAUTHORIZED');
  });

  test('that finds the vendor out of order leaves to others what they have', async () => {
    let status = 200;
    const vendor = await serve((response) => json(response, status, {}));
    const transport = transportTo(vendor.url, { maxAgeMs: MAX_AGE_MS });
    await read(transport, LIST);
    status = 503;
    await failureOf(read(transport, LIST, NO_CACHE));
    expect(await read(transport, LIST)).toEqual({});
  });

  test('is given nothing older than what it was given before', async () => {
    const { transport } = await start();
    await read(transport, agent('1'));
    await read(transport, LIST);
    await read(transport, agent('2'));
    const order = async (...calls: VendorCall[]) => {
      const answers: unknown[] = [];
      for (const call of calls) answers.push(await transport.read(call, body));
      return answers;
    };
    expect(await new RequestReads(ANY).run(() => order(agent('1'), LIST, agent('2')))).toEqual([1, 2, 3]);
    // The list was read after the first agent, and is therefore newer than what is kept of it.
    expect(await new RequestReads(ANY).run(() => order(LIST, agent('1'), agent('2')))).toEqual([2, 4, 5]);
    expect(
      await new RequestReads(ANY).run(() => Promise.all([LIST, agent('1')].map((call) => transport.read(call, body)))),
    ).toEqual([2, 4]);
  });

  test('is given answers of any age side by side', async () => {
    const { transport } = await start();
    await read(transport, agent('1'));
    await read(transport, LIST);
    const both = new RequestReads(ANY).run(() =>
      Promise.all([LIST, agent('1')].map((call) => transport.read(call, body))),
    );
    expect(await both).toEqual([2, 1]);
  });
});

describe('a write', () => {
  test('makes all be read anew but what is about another agent', async () => {
    const { vendor, transport } = await start();
    const calls = [LIST, { ...LIST, operation: 'COUNT' as const, query: { count: 1 } }, agent('a'), versions('a')];
    const others = [agent('b'), versions('b')];
    const all = async () => {
      const before = vendor.calls.length;
      for (const call of [...calls, ...others]) await read(transport, call);
      return vendor.calls.slice(before).map(({ url }) => url);
    };
    await all();
    expect(await all()).toEqual([]);
    await transport.write(update('a'));
    expect(await all()).toEqual(['/agents', '/agents?count=1', '/agents/a', '/agents/a/versions']);
    await transport.write({
      method: 'POST',
      ...route('/agents/{id}/versions/{number}/restore', { id: 'a', number: 1 }),
    });
    expect(await all()).toEqual(['/agents', '/agents?count=1', '/agents/a', '/agents/a/versions']);
  });

  test.each([
    ['of a new agent', { method: 'POST', ...route('/agents') }],
    ['at a path that has no template', { method: 'PATCH', path: '/agents/a' }],
    ['of something else', { method: 'PATCH', ...route('/voices/{id}', { id: 'a' }) }],
    ['of the same agent in other letters', update('AAAAAAAA-0000-4000-8000-00000000000b')],
  ] satisfies [string, VendorCall][])('%s makes the agents be read anew that it may change', async (_, write) => {
    const { vendor, transport } = await start();
    const read1 = agent('aaaaaaaa-0000-4000-8000-00000000000b');
    await read(transport, read1);
    await transport.write(write);
    vendor.calls.length = 0;
    await read(transport, read1);
    expect(vendor.calls).toHaveLength(1);
  });

  test('has nothing given while it is under way, and nothing kept of what was asked before its end', async () => {
    const { promise: written, resolve: endWrite } = Promise.withResolvers<void>();
    const { promise: seen, resolve: endRead } = Promise.withResolvers<void>();
    const vendor = await serve(async (response, { method, url }, number) => {
      if (method === 'PATCH') await written;
      if (url.endsWith('slow')) await seen;
      json(response, 200, number);
    });
    const transport = transportTo(vendor.url, { maxAgeMs: MAX_AGE_MS });
    await read(transport, LIST);
    const slow = { ...LIST, query: { name: 'slow' } };
    const begunBefore = read(transport, slow);
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(2));
    const write = transport.write(update('a'));
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(3));
    expect([await read(transport, LIST), await read(transport, LIST)]).toEqual([4, 5]);
    endWrite();
    await write;
    endRead();
    await begunBefore;
    expect([await read(transport, LIST), await read(transport, LIST)]).toEqual([6, 6]);
    expect(await read(transport, slow)).toBe(7);
  });

  test('that was refused changes what is known as one that was not', async () => {
    const vendor = await serve((response, { method }, number) =>
      json(response, method === 'PATCH' ? 422 : 200, number),
    );
    const transport = transportTo(vendor.url, { maxAgeMs: MAX_AGE_MS });
    await read(transport, LIST);
    await failureOf(transport.write(update('a')));
    expect([await read(transport, LIST), await read(transport, LIST)]).toEqual([3, 3]);
  });

  test('of which nobody knows whether it took effect has nothing kept until it has, most likely', async () => {
    const vendor = await serve((response, { method }, number) =>
      json(response, method === 'PATCH' ? 500 : 200, number),
    );
    const transport = transportTo(vendor.url, { maxAgeMs: MAX_AGE_MS });
    await read(transport, LIST);
    expect((await failureOf(transport.write(update('a')))).mayHaveTakenEffect).toBe(true);
    expect([await read(transport, LIST), await read(transport, LIST)]).toEqual([3, 4]);
    vi.advanceTimersByTime(UNSETTLED_MS - 1);
    expect([await read(transport, LIST), await read(transport, LIST)]).toEqual([5, 6]);
    vi.advanceTimersByTime(1);
    expect([await read(transport, LIST), await read(transport, LIST)]).toEqual([7, 7]);
  });
});
