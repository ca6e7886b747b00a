import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Transport } from '../../src/http/transport.ts';
import { failureOf, json, serve, transportTo } from './test-vendor.ts';

const status = (answer: { status: number }) => answer.status;
const agent = (n: number) => ({ method: 'GET', path: `/agents/${n}` }) as const;
const fifty = Array.from({ length: 50 }, (_, n) => agent(n));

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

function refuse(response: ServerResponse, retryAfter: string): void {
  json(response, 429, { message: 'too fast' }, { 'retry-after': retryAfter });
}

describe('a vendor that asks for a pause', () => {
  test('is not asked by anybody while it lasts, and answers all who waited', async () => {
    let refusedAt = Number.POSITIVE_INFINITY;
    const vendor = await serve((response, { at }) => {
      refusedAt = Math.min(refusedAt, at);
      if (at < refusedAt + 900) refuse(response, '1');
      else json(response, 200, {});
    });
    const transport = transportTo(vendor.url, { concurrency: 4, timeoutMs: 20_000 });
    const answers = await Promise.all(fifty.map((call) => transport.read(call, status)));
    expect(new Set(answers)).toEqual(new Set([200]));
    // Those that were under way when the first was refused, and each read once.
    expect(vendor.calls).toHaveLength(4 + 50);
  });

  test('for longer than a call may take is not asked by the others: they are told how long, and that nothing was sent', async () => {
    const vendor = await serve((response) => refuse(response, '60'));
    const transport = transportTo(vendor.url, { concurrency: 2 });
    const errors = await Promise.all(fifty.map((call) => failureOf(transport.read(call, status))));
    errors.push(await failureOf(transport.write({ method: 'DELETE', path: '/agents/1' })));
    errors.push(await failureOf(transport.probe(agent(1))));
    expect(vendor.calls).toHaveLength(2);
    for (const error of errors.slice(2)) {
      expect(error).toMatchObject({
        code: 'RATE_LIMITED',
        status: undefined,
        retryable: true,
        mayHaveTakenEffect: false,
      });
      expect(error.retryAfterSeconds).toBeGreaterThan(0);
      expect(error.retryAfterSeconds).toBeLessThanOrEqual(60);
      expect(error.message).toBe(
        `not sent: the vendor has answered 429 and asked for a pause, of which ${error.retryAfterSeconds} s are left`,
      );
    }
  });

  test('again and again is asked by one call after each pause, not by all', async () => {
    const vendor = await serve((response) => refuse(response, '1'));
    const transport = transportTo(vendor.url, { concurrency: 8, timeoutMs: 3_500 });
    const errors = await Promise.all(fifty.map((call) => failureOf(transport.read(call, status))));
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['RATE_LIMITED']));
    expect(vendor.calls.length).toBeLessThanOrEqual(8 + 3);
  });

  test('gets the write that was refused, and the writes that waited, once it is over', async () => {
    const vendor = await serve((response, _, number) =>
      number === 1 ? refuse(response, '1') : json(response, 201, {}),
    );
    const transport = transportTo(vendor.url);
    const first = transport.write({ method: 'POST', path: '/agents', body: { n: 1 } });
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    const second = transport.write({ method: 'POST', path: '/agents', body: { n: 2 } });
    expect(await Promise.all([first, second])).toMatchObject([{ status: 201 }, { status: 201 }]);
    expect(vendor.calls).toHaveLength(3);
    const [refusedAt = 0, againAt = 0] = vendor.calls.map(({ at }) => at);
    expect(againAt - refusedAt).toBeGreaterThan(990);
  });

  test.each([
    ['a write', (transport: Transport) => transport.write({ method: 'POST', path: '/agents', body: {} })],
    ['a read', (transport: Transport) => transport.read(agent(2), (answer) => answer)],
  ])('leaves the time of %s that waits whole: it is not cut off for what it waited', async (_, ask) => {
    const vendor = await serve((response, _call, number) => {
      if (number === 1) refuse(response, '1');
      else setTimeout(() => json(response, 200, {}), 1_000);
    });
    const transport = transportTo(vendor.url, { timeoutMs: 1_600 });
    const caller = new AbortController();
    const refused = transport.read(agent(1), status, { signal: caller.signal });
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    const answer = ask(transport);
    caller.abort(new Error('gone'));
    await expect(refused).rejects.toThrow('gone');
    expect(await answer).toMatchObject({ status: 200 });
  });

  test.each([
    ['a write', (transport: Transport) => transport.write({ method: 'POST', path: '/agents', body: {} })],
    ['a read', (transport: Transport) => transport.read(agent(1), (answer) => answer)],
  ])('gives %s that was refused itself all of its time again', async (_, ask) => {
    const vendor = await serve((response, _call, number) => {
      if (number === 1) setTimeout(() => refuse(response, '1'), 300);
      else setTimeout(() => json(response, 200, {}), 1_200);
    });
    const answer = await ask(transportTo(vendor.url, { timeoutMs: 1_900 }));
    expect(answer).toMatchObject({ status: 200 });
    expect(vendor.calls).toHaveLength(2);
  });

  test.each([
    ['queueTimeoutMs', { queueTimeoutMs: 900 }],
    ['timeoutMs', { timeoutMs: 900 }],
  ])('for longer than %s is not waited for', async (_, times) => {
    const vendor = await serve((response) => refuse(response, '1'));
    const transport = transportTo(vendor.url, times);
    const write = () => failureOf(transport.write({ method: 'DELETE', path: '/agents/1' }));
    expect(await write()).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
    expect(vendor.calls).toHaveLength(1);
  });

  test('does not get a write whose client left during the pause', async () => {
    const vendor = await serve((response, _, number) =>
      number === 1 ? refuse(response, '1') : json(response, 200, {}),
    );
    const transport = transportTo(vendor.url);
    const read = transport.read(agent(1), status);
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    const client = new AbortController();
    const write = transport.write({ method: 'DELETE', path: '/agents/1' }, { signal: client.signal });
    client.abort(new Error('gone'));
    await expect(write).rejects.toThrow('gone');
    expect(await read).toBe(200);
    expect(vendor.calls.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  test('is asked by the next one when the first after the pause is cancelled', async () => {
    const vendor = await serve((response, { url }, number) => {
      if (number === 1) refuse(response, '1');
      else if (url !== '/agents/1') json(response, 200, {});
    });
    const transport = transportTo(vendor.url);
    const first = new AbortController();
    const given = transport.read(agent(1), status, { signal: first.signal });
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(2), 5_000);
    const others = [2, 3, 4].map((n) => transport.read(agent(n), status));
    first.abort(new Error('gone'));
    await expect(given).rejects.toThrow('gone');
    expect(await Promise.all(others)).toEqual([200, 200, 200]);
  });

  test('and leaves the first call after it without an answer does not keep the others waiting for that', async () => {
    const vendor = await serve((response, { url }, number) => {
      if (number === 1) refuse(response, '1');
      else if (url !== '/agents/1') json(response, 200, {});
    });
    const transport = transportTo(vendor.url, { timeoutMs: 10_000 });
    const client = new AbortController();
    const hanging = transport.read(agent(1), status, { signal: client.signal });
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(2), 5_000);
    expect(await Promise.all([2, 3, 4].map((n) => transport.read(agent(n), status)))).toEqual([200, 200, 200]);
    client.abort(new Error('gone'));
    await expect(hanging).rejects.toThrow('gone');
  });

  test('of one account does not stop another account', async () => {
    const vendor = await serve((response, { headers }) =>
      headers['x-api-key'] === 'first' ? refuse(response, '60') : json(response, 200, {}),
    );
    const [first, second] = ['first', 'second'].map((key) =>
      transportTo(vendor.url, { headers: { 'x-api-key': key } }),
    );
    if (first === undefined || second === undefined) throw new Error();
    await failureOf(first.read(agent(1), status));
    expect(await second.read(agent(1), status)).toBe(200);
  });

  test.each(['0', 'soon', ''])('of no length (%j) is asked again by the usual waits', async (retryAfter) => {
    const vendor = await serve((response, _, number) =>
      number < 3 ? refuse(response, retryAfter) : json(response, 200, {}),
    );
    expect(await transportTo(vendor.url).read(agent(1), status)).toBe(200);
    expect(vendor.calls).toHaveLength(3);
  });
});
