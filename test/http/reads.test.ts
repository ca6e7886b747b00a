import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { VendorError } from '../../src/core/errors/vendor-error.ts';
import type { VendorAnswer } from '../../src/http/call.ts';
import { failureOf, freePort, json, reset, serve, transportTo } from './test-vendor.ts';

const call = { method: 'GET', path: '/agents' } as const;
const whole = (answer: VendorAnswer) => answer;

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

describe('a read', () => {
  test('carries path, query and credentials, and gives the parsed answer', async () => {
    const vendor = await serve((response) => json(response, 200, { agents: [] }));
    const transport = transportTo(`${vendor.url}/v1`);
    const query = { status: ['a', 'b c'], limit: 5, all: true, cursor: undefined };
    const answer = await transport.read({ method: 'GET', path: '/agents', query }, whole);
    expect(answer).toMatchObject({ status: 200, body: { agents: [] } });
    expect(vendor.calls[0]).toMatchObject({
      method: 'GET',
      url: '/v1/agents?status=a&status=b+c&limit=5&all=true',
      body: '',
      headers: { accept: 'application/json', 'x-api-key': 'key-of-the-account' },
    });
    expect(vendor.calls[0]?.headers).not.toHaveProperty('content-type');
  });

  test('may have a body, as searches by POST do', async () => {
    const vendor = await serve((response) => json(response, 200, []));
    await transportTo(vendor.url).read({ method: 'POST', path: '/search', body: { limit: 1 } }, whole);
    expect(vendor.calls[0]).toMatchObject({ method: 'POST', body: '{"limit":1}' });
    expect(vendor.calls[0]?.headers['content-type']).toBe('application/json');
  });

  test.each([500, 502, 503, 504])('is repeated twice when the vendor answers %i', async (status) => {
    const vendor = await serve((response, _, number) => json(response, number < 3 ? status : 200, {}));
    expect(await transportTo(vendor.url).read(call, whole)).toMatchObject({ status: 200 });
    expect(vendor.calls).toHaveLength(3);
  });

  test('fails with the last answer when all three attempts fail', async () => {
    const vendor = await serve((response, _, number) =>
      json(response, 503, { code: 'down', message: `try ${number}` }),
    );
    const error = await failureOf(transportTo(vendor.url).read(call, whole));
    expect(error).toMatchObject({
      code: 'UNAVAILABLE',
      status: 503,
      vendorCode: 'down',
      vendorMessage: 'try 3',
      message: 'the vendor answered 503: try 3',
      retryable: true,
    });
    expect(vendor.calls).toHaveLength(3);
  });

  test('is repeated when the connection is reset', async () => {
    const vendor = await serve((response, _, number) => (number < 3 ? reset(response) : json(response, 200, 'here')));
    expect(await transportTo(vendor.url).read(call, whole)).toMatchObject({ status: 200, body: 'here' });
  });

  test('is repeated when the connection is refused', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const port = await freePort();
    const answer = transportTo(`http://127.0.0.1:${port}`).read(call, whole);
    await sleep(50);
    await serve((response) => json(response, 200, 'here'), '127.0.0.1', port);
    expect(await answer).toMatchObject({ status: 200, body: 'here' });
  });

  test('fails when nobody listens', async () => {
    const error = await failureOf(transportTo(`http://127.0.0.1:${await freePort()}`).read(call, whole));
    expect(error).toMatchObject({
      code: 'UNAVAILABLE',
      message: 'no connection could be made (ECONNREFUSED)',
      status: undefined,
      retryable: true,
      mayHaveTakenEffect: false,
    });
  });

  test('waits longer before each try, at most 200 and 400 ms', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const vendor = await serve((response) => json(response, 503, {}));
    await failureOf(transportTo(vendor.url).read(call, whole));
    const [first = 0, second = 0, third = 0] = vendor.calls.map(({ at }) => at);
    expect(second - first).toBeGreaterThan(190);
    expect(third - second).toBeGreaterThan(390);
  });

  test('draws its waits at random, so that clients do not come back all at once', async () => {
    const vendor = await serve((response) => json(response, 503, {}));
    await failureOf(transportTo(vendor.url).read(call, whole));
    expect(vendor.calls).toHaveLength(3);
    expect(Math.random).toHaveBeenCalledTimes(2);
  });

  test('is not repeated when the answer is not what was expected', async () => {
    const vendor = await serve((response) => json(response, 200, 'strange'));
    const parse = () => {
      throw new VendorError({ code: 'BAD_RESPONSE', message: 'strange' });
    };
    expect(await failureOf(transportTo(vendor.url).read(call, parse))).toMatchObject({ code: 'BAD_RESPONSE' });
    expect(vendor.calls).toHaveLength(1);
  });
});

describe('a refusal', () => {
  test.each([
    [400, 'INVALID'],
    [401, 'UNAUTHORIZED'],
    [402, 'QUOTA_EXCEEDED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [409, 'CONFLICT'],
    [410, 'NOT_FOUND'],
    [412, 'CONFLICT'],
    [413, 'INVALID'],
    [422, 'INVALID'],
  ])('with status %i is %s and not repeated', async (status, code) => {
    const vendor = await serve((response) => json(response, status, {}));
    const error = await failureOf(transportTo(vendor.url).read(call, whole));
    expect(error).toMatchObject({ code, status, retryable: false, mayHaveTakenEffect: false });
    expect(vendor.calls).toHaveLength(1);
  });

  test("keeps the vendor's code, sentence and field", async () => {
    const vendor = await serve((response) =>
      json(response, 422, { code: 'too_long', message: 'At most 100.', field: 'name' }),
    );
    expect(await failureOf(transportTo(vendor.url).read(call, whole))).toMatchObject({
      code: 'INVALID',
      vendorCode: 'too_long',
      vendorMessage: 'At most 100.',
      vendorField: 'name',
    });
  });

  test('means what the code of the vendor means, where that says more than the status', async () => {
    const vendor = await serve((response) => json(response, 403, { code: 'plan_limit', meaning: 'QUOTA_EXCEEDED' }));
    expect(await failureOf(transportTo(vendor.url).read(call, whole))).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      status: 403,
    });
  });

  test('without a body says its status', async () => {
    const vendor = await serve((response) => response.writeHead(404).end());
    const error = await failureOf(transportTo(vendor.url).read(call, whole));
    expect(error).toMatchObject({ message: 'the vendor answered 404', vendorMessage: undefined });
  });

  test('passes on at most 1000 characters of what the vendor says', async () => {
    const vendor = await serve((response) => json(response, 400, { message: 'x'.repeat(5_000) }));
    const error = await failureOf(transportTo(vendor.url).read(call, whole));
    expect(error.vendorMessage).toHaveLength(1_000);
  });
});
