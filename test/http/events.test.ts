import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { VendorCall } from '../../src/http/call.ts';
import { CallRecorder, VENDOR_CALL_CHANNEL, type VendorCallEvent } from '../../src/http/events.ts';
import { route } from '../../src/http/route.ts';
import { eventsOf } from '../support/events.ts';
import { failureOf, freePort, json, reset, serve, transportTo } from './test-vendor.ts';

const account = { id: 'main', vendor: 'invented' };
const get: VendorCall = { operation: 'GET', method: 'GET', ...route('/agents/{id}', { id: 'secret/id' }) };
const remove: VendorCall = { operation: 'DELETE', method: 'DELETE', ...route('/agents/{id}', { id: 'a' }) };
const nothing = () => undefined;
const callEvents = () => eventsOf<VendorCallEvent>(VENDOR_CALL_CHANNEL);

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

describe('the event of a vendor call', () => {
  test('says what was asked of which account, and how it ended', async () => {
    const events = callEvents();
    const vendor = await serve((response) => json(response, 200, {}));
    await transportTo(vendor.url, { account }).read(get, nothing);
    expect(events).toEqual([
      {
        accountId: 'main',
        vendor: 'invented',
        operation: 'GET',
        method: 'GET',
        pathTemplate: '/agents/{id}',
        outcome: 'OK',
        status: 200,
        attempts: 1,
        queuedMs: expect.any(Number),
        sentMs: expect.any(Number),
        shared: 0,
      },
    ]);
    expect(vendor.calls.map(({ url }) => url)).toEqual(['/agents/secret%2Fid']);
  });

  test('does not show a path whose template is not stated', async () => {
    const events = callEvents();
    const vendor = await serve((response) => json(response, 200, {}));
    await transportTo(vendor.url).read({ method: 'GET', path: '/agents/secret' }, nothing);
    expect(events).toMatchObject([{ accountId: null, vendor: null, operation: null, pathTemplate: null }]);
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  test('is one for all callers that share a read, and counts those that joined', async () => {
    const events = callEvents();
    const vendor = await serve((response) => setTimeout(() => json(response, 200, {}), 20));
    const transport = transportTo(vendor.url, { account });
    await Promise.all(Array.from({ length: 5 }, () => transport.read(get, nothing)));
    expect(events).toMatchObject([{ outcome: 'OK', shared: 4 }]);
  });

  test('is one for all attempts, with the status of the last one', async () => {
    const events = callEvents();
    const vendor = await serve((response, _, number) => json(response, number < 3 ? 503 : 200, {}));
    await transportTo(vendor.url, { account }).read(get, nothing);
    expect(events).toMatchObject([{ outcome: 'OK', status: 200, attempts: 3 }]);
  });

  test.each([
    [404, 'NOT_FOUND', 1],
    [401, 'UNAUTHORIZED', 1],
    [503, 'UNAVAILABLE', 3],
  ])('tells of a %i', async (status, outcome, attempts) => {
    const events = callEvents();
    const vendor = await serve((response) => json(response, status, {}));
    await failureOf(transportTo(vendor.url, { account }).read(get, nothing));
    expect(events).toMatchObject([{ outcome, status, attempts }]);
  });

  test('tells of a connection that breaks', async () => {
    const events = callEvents();
    const vendor = await serve(reset);
    await failureOf(transportTo(vendor.url, { account }).write(remove));
    expect(events).toMatchObject([
      { operation: 'DELETE', method: 'DELETE', outcome: 'UNAVAILABLE', status: null, attempts: 1 },
    ]);
  });

  test('tells of an answer that does not match the contract, and of a fault of ours', async () => {
    const events = callEvents();
    const vendor = await serve((response) => json(response, 200, {}));
    const transport = transportTo(vendor.url, { account });
    const fault = () => {
      throw new TypeError('a fault');
    };
    await expect(transport.read(get, fault)).rejects.toThrow('a fault');
    expect(events).toMatchObject([{ outcome: 'INTERNAL_SERVER_ERROR', status: 200 }]);
  });

  test('tells of calls that were never sent: nobody waited any more, the queue was long, the circuit was open', async () => {
    const events = callEvents();
    const vendor = await serve(nothing);
    const transport = transportTo(vendor.url, { account, concurrency: 1, queueTimeoutMs: 100 });
    const client = new AbortController();
    const first = transport.read({ ...get, ...route('/slow') }, nothing, { signal: client.signal });
    const queued = failureOf(transport.write(remove));
    await queued;
    client.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await vi.waitFor(() => expect(events).toHaveLength(2));
    expect(events).toMatchObject([
      { pathTemplate: '/agents/{id}', outcome: 'TIMEOUT', attempts: 0, sentMs: 0, status: null },
      { pathTemplate: '/slow', outcome: 'CANCELLED', attempts: 1, status: null },
    ]);

    const down = transportTo(`http://127.0.0.1:${await freePort()}`, { account });
    for (let n = 0; n < 5; n++) await failureOf(down.write(remove));
    events.length = 0;
    await failureOf(down.write(remove));
    expect(events).toMatchObject([{ outcome: 'CIRCUIT_OPEN', attempts: 0 }]);
  });

  test('tells of a health check', async () => {
    const events = callEvents();
    const vendor = await serve((response) => json(response, 200, {}));
    const call: VendorCall = { operation: 'HEALTH', method: 'GET', ...route('/health') };
    await transportTo(vendor.url, { account }).probe(call);
    expect(events).toMatchObject([{ operation: 'HEALTH', pathTemplate: '/health', outcome: 'OK', attempts: 1 }]);
    expect(events[0]?.sentMs).toBeGreaterThan(0);
  });

  test('is not put together when nobody subscribes', async () => {
    const end = vi.spyOn(CallRecorder.prototype, 'end');
    const vendor = await serve((response) => json(response, 200, {}));
    await transportTo(vendor.url, { account }).read(get, nothing);
    expect(end).not.toHaveBeenCalled();
  });
});

test('the time in the queue and the time since a call was sent are told apart', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const events = callEvents();
  const server = { host: 'vendor.example', port: 443 };
  const recorder = new CallRecorder({ account, server, call: get, signal: undefined }, undefined, undefined);
  vi.advanceTimersByTime(10);
  recorder.notePhase('SENT');
  vi.advanceTimersByTime(200);
  recorder.notePhase('QUEUED');
  vi.advanceTimersByTime(3_000);
  recorder.notePhase('SENT');
  vi.advanceTimersByTime(40_000);
  recorder.end('OK');
  expect(events).toMatchObject([{ queuedMs: 3_010, sentMs: 40_200 }]);
  vi.useRealTimers();
});

test.each([
  [route('/agents'), { path: '/agents', pathTemplate: '/agents' }],
  [
    route('/org/{orgId}/agents/{id}', { orgId: 7, id: 'a/b' }),
    { path: '/org/7/agents/a%2Fb', pathTemplate: '/org/{orgId}/agents/{id}' },
  ],
])('a route is a path and its template', (made, expected) => {
  expect(made).toEqual(expected);
});

test('a route refuses an id that would change the path', async () => {
  expect(() => route('/agents/{id}', { id: '..' })).toThrow('can not stand in a URL');
});
