import { describe, expect, test } from 'vitest';
import { retryAfterSeconds } from '../../src/http/retry-after.ts';
import { failureOf, json, serve, transportTo } from './test-vendor.ts';

const call = { method: 'GET', path: '/agents' } as const;
const NOW = Date.parse('2026-11-22T10:00:00Z');

describe('the Retry-After header', () => {
  test.each([
    ['0', 0],
    ['120', 120],
    [' 7 ', 7],
    ['1.2', 2],
    ['Sun, 22 Nov 2026 10:01:30 GMT', 90],
    ['Sunday, 22-Nov-26 10:01:30 GMT', 90],
    ['Sun Nov 22 10:01:30 2026', 90],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ])('%j is understood', (header, seconds) => {
    expect(retryAfterSeconds(header, NOW)).toBe(seconds);
  });

  test.each([undefined, '', 'soon', '-5', '1e9', 'Sunday', '2026-11-22', '5, 10'])('%j is no time', (header) => {
    expect(retryAfterSeconds(header, NOW)).toBeUndefined();
  });

  test.each(['9'.repeat(400), '99999999999', 'Fri, 31 Dec 9999 23:59:59 GMT'])('%s fits a GraphQL Int', (header) => {
    expect(retryAfterSeconds(header, NOW)).toBe(2 ** 31 - 1);
  });
});

describe('a vendor that asks to wait', () => {
  test('is asked again after that many seconds', async () => {
    const vendor = await serve((response, _, number) =>
      json(response, number === 1 ? 429 : 200, {}, number === 1 ? { 'retry-after': '1' } : {}),
    );
    expect(await transportTo(vendor.url).read(call, ({ status }) => status)).toBe(200);
    const [first = 0, second = 0] = vendor.calls.map(({ at }) => at);
    expect(second - first).toBeGreaterThan(990);
  });

  test('is asked again at the moment that it names', async () => {
    let moment = 0;
    const vendor = await serve((response, _, number) => {
      if (number > 1) return json(response, 200, Date.now());
      const date = new Date(Date.now() + 2_000);
      moment = Math.floor(date.getTime() / 1000) * 1000;
      json(response, 503, {}, { 'retry-after': date.toUTCString() });
    });
    const askedAt = await transportTo(vendor.url).read(call, ({ body }) => Number(body));
    expect(askedAt).toBeGreaterThanOrEqual(moment);
  });

  test.each([
    [429, '6', 'RATE_LIMITED'],
    [429, '6.5', 'RATE_LIMITED'],
    [503, '6', 'UNAVAILABLE'],
  ])('answering %i with Retry-After %s, beyond the deadline, fails at once', async (status, retryAfter, code) => {
    const vendor = await serve((response) =>
      json(response, status, { message: 'later' }, { 'retry-after': retryAfter }),
    );
    const read = () => failureOf(transportTo(vendor.url, { timeoutMs: 5_000 }).read(call, () => undefined));
    const error = await read();
    expect(error).toMatchObject({
      code,
      status,
      retryable: true,
      retryAfterSeconds: Math.ceil(Number(retryAfter)),
      vendorMessage: 'later',
    });
    expect(vendor.calls).toHaveLength(1);
  });

  test('is asked again by the usual waits when it does not say how long', async () => {
    const vendor = await serve((response, _, number) => json(response, number < 3 ? 429 : 200, {}));
    expect(await transportTo(vendor.url).read(call, ({ status }) => status)).toBe(200);
    expect(vendor.calls).toHaveLength(3);
  });

  test('and goes on refusing is rate limited', async () => {
    const vendor = await serve((response) => json(response, 429, {}, { 'retry-after': '0' }));
    expect(await failureOf(transportTo(vendor.url).read(call, () => undefined))).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 0,
    });
    expect(vendor.calls).toHaveLength(3);
  });
});
