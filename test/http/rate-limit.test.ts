import { describe, expect, test, vi } from 'vitest';
import { RateLimitMemory, type ResponseHeaders, readRateLimit } from '../../src/http/rate-limit.ts';
import { json, serve, transportTo } from './test-vendor.ts';

const NOW = Date.UTC(2026, 10, 26, 12);
const inSeconds = (seconds: number) => new Date(NOW + seconds * 1000);

describe('what headers say of a rate limit', () => {
  test.each<[string, ResponseHeaders, number | null, number, Date | null]>([
    ['the structured field', { ratelimit: '"default";r=50;t=30' }, null, 50, inSeconds(30)],
    [
      'the structured field and its policy',
      { ratelimit: '"default";r=50;t=30', 'ratelimit-policy': '"default";q=100;w=60' },
      100,
      50,
      inSeconds(30),
    ],
    [
      'of several policies, the one that leaves the least',
      { ratelimit: '"hour";r=1000;t=3600, "minute";r=2', 'ratelimit-policy': '"hour";q=5000, "minute";q=60' },
      60,
      2,
      null,
    ],
    ['the field of earlier drafts', { ratelimit: 'limit=100, remaining=0, reset=5' }, 100, 0, inSeconds(5)],
    [
      'three fields',
      { 'ratelimit-limit': '100, 100;w=60', 'ratelimit-remaining': '7', 'ratelimit-reset': '5' },
      100,
      7,
      inSeconds(5),
    ],
    [
      'three fields of the older kind, with a time',
      {
        'x-ratelimit-limit': '700',
        'x-ratelimit-remaining': '699',
        'x-ratelimit-reset': String(inSeconds(60).getTime() / 1000),
      },
      700,
      699,
      inSeconds(60),
    ],
    [
      'a time in milliseconds',
      { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': String(NOW) },
      null,
      1,
      inSeconds(0),
    ],
    ['another spelling', { 'x-rate-limit': '700', 'x-rate-limit-remaining': '699' }, 700, 699, null],
    ['a header that came twice', { 'x-ratelimit-remaining': ['4', '5'] }, null, 4, null],
    ['a field that can not be read, and one that can', { ratelimit: '?', 'ratelimit-remaining': '3' }, null, 3, null],
  ])('is read from %s', (_, headers, limit, remaining, resetAt) => {
    expect(readRateLimit(headers, NOW)).toEqual({ limit, remaining, resetAt });
  });

  test.each<[ResponseHeaders]>([
    [{}],
    [{ 'x-ratelimit-limit': '700' }],
    [{ 'x-ratelimit-remaining': '' }],
    [{ 'x-ratelimit-remaining': '-1' }],
    [{ 'x-ratelimit-remaining': '1.5' }],
    [{ 'x-ratelimit-remaining': 'many' }],
    [{ 'x-ratelimit-remaining': '9'.repeat(40) }],
    [{ ratelimit: '"default";t=30' }],
  ])('is nothing in %j', (headers) => {
    expect(readRateLimit(headers, NOW)).toBeUndefined();
  });

  test('is over when there are more calls again', () => {
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
    const memory = new RateLimitMemory();
    expect(memory.current).toBeUndefined();
    memory.note({ 'ratelimit-remaining': '3', 'ratelimit-reset': '10' });
    memory.note({});
    expect(memory.current?.remaining).toBe(3);
    vi.setSystemTime(inSeconds(10));
    expect(memory.current).toBeUndefined();
    vi.useRealTimers();
  });
});

test('a transport knows what the last answer told, a refusal too', async () => {
  const vendor = await serve((response, _, number) => {
    response.setHeader('X-RateLimit-Remaining', 2 - number);
    json(response, number === 1 ? 200 : 403, {});
  });
  const transport = transportTo(vendor.url);
  const read = () => transport.read({ method: 'GET', path: '/agents' }, () => undefined);
  expect(transport.rateLimit).toBeUndefined();
  await read();
  expect(transport.rateLimit).toMatchObject({ remaining: 1 });
  await read().catch(() => undefined);
  expect(transport.rateLimit).toMatchObject({ remaining: 0 });
});
