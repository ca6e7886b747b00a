import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { VendorError } from '../../src/core/errors/vendor-error.ts';
import type { Authorizer, OutgoingRequest } from '../../src/http/authorizer.ts';
import { VENDOR_CALL_CHANNEL, type VendorCallEvent } from '../../src/http/events.ts';
import { type IssuedToken, TokenAuthorizer } from '../../src/http/token-authorizer.ts';
import { eventsOf } from '../support/events.ts';
import { type Answer, failureOf, json, serve, transportTo } from './test-vendor.ts';

const call = { method: 'GET', path: '/agents' } as const;
const write = { method: 'POST', path: '/agents', body: { name: 'Zoë "A"' } } as const;
const body = (answer: { body: unknown }) => answer.body;

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Issues `token-1`, `token-2` and so on; `issued` counts them. */
function tokens(expiresInSeconds?: number) {
  const issue = vi.fn(
    async (): Promise<IssuedToken> => ({ token: `token-${issue.mock.calls.length}`, expiresInSeconds }),
  );
  return { issue, authorizer: new TokenAuthorizer({ issue }) };
}

/** Takes one token and refuses all others, quoting them. */
const taking =
  (valid: () => string): Answer =>
  (response, { headers, body: sent }) => {
    const { authorization } = headers;
    if (authorization === `Bearer ${valid()}`) return json(response, 200, { sent });
    json(response, 401, { message: `invalid credentials: ${authorization}` });
  };

const transport = (url: string, authorizer: Authorizer) => transportTo(url, { headers: {}, secrets: [], authorizer });

describe('a token that expires', () => {
  test('is asked for once by calls that wait for it, and kept for those that follow', async () => {
    const { issue, authorizer } = tokens(3600);
    const vendor = await serve(taking(() => 'token-1'));
    const to = transport(vendor.url, authorizer);
    await Promise.all([1, 2, 3].map((page) => to.read({ ...call, query: { page } }, body)));
    await to.write(write);
    expect(issue).toHaveBeenCalledTimes(1);
    expect(vendor.calls).toHaveLength(4);
  });

  test.each([
    ['thirty seconds before', 3600, 3570],
    ['a tenth of its time before, when that is short', 60, 54],
  ])('is renewed %s it expires', async (_, expiresInSeconds, renewedAfter) => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { issue, authorizer } = tokens(expiresInSeconds);
    expect(await authorizer.authorize()).toEqual({ authorization: 'Bearer token-1' });
    vi.advanceTimersByTime(renewedAfter * 1000 - 1);
    expect(await authorizer.authorize()).toEqual({ authorization: 'Bearer token-1' });
    vi.advanceTimersByTime(1);
    expect(await authorizer.authorize()).toEqual({ authorization: 'Bearer token-2' });
    expect(issue).toHaveBeenCalledTimes(2);
  });

  test('is kept until it is refused, when nobody says how long it is valid', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { issue, authorizer } = tokens();
    await authorizer.authorize();
    vi.advanceTimersByTime(1_000_000_000);
    await authorizer.authorize();
    expect(issue).toHaveBeenCalledTimes(1);
  });

  test('is replaced once for all calls that it is refused to, and each of them is sent once more', async () => {
    const { issue, authorizer } = tokens(3600);
    const vendor = await serve(taking(() => 'token-2'));
    const to = transport(vendor.url, authorizer);
    const [read, ...others] = await Promise.all([
      to.read(call, body),
      to.read({ ...call, query: { page: 2 } }, body),
      to.write(write).then(({ body }) => body),
    ]);
    expect(read).toEqual({ sent: '' });
    expect(others).toEqual([{ sent: '' }, { sent: JSON.stringify(write.body) }]);
    expect(issue).toHaveBeenCalledTimes(2);
    expect(vendor.calls).toHaveLength(6);
  });

  test('that is new and refused too is not replaced again at once, and no message quotes it', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { issue, authorizer } = tokens(3600);
    const vendor = await serve(taking(() => 'another'));
    const to = transport(vendor.url, authorizer);
    const error = await failureOf(to.write(write));
    expect(error).toMatchObject({ code: 'UNAUTHORIZED', status: 401, mayHaveTakenEffect: false });
    expect(error.message).toContain('invalid credentials');
    expect(JSON.stringify([error.message, error])).not.toMatch(/token-\d/);
    expect(vendor.calls).toHaveLength(2);
    await failureOf(to.read(call, body));
    expect(vendor.calls).toHaveLength(3);
    expect(issue).toHaveBeenCalledTimes(2);
  });

  test('is replaced again some time later', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { issue, authorizer } = tokens(3600);
    const refuse = async () => authorizer.renew(await authorizer.authorize());
    expect(await refuse()).toBe(true);
    vi.advanceTimersByTime(9_999);
    expect(await refuse()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(await refuse()).toBe(true);
    await authorizer.authorize();
    expect(issue).toHaveBeenCalledTimes(3);
  });

  test('counts as one call with two attempts', async () => {
    const events = eventsOf<VendorCallEvent>(VENDOR_CALL_CHANNEL);
    const vendor = await serve(taking(() => 'token-2'));
    await transport(vendor.url, tokens().authorizer).read(call, body);
    expect(events).toMatchObject([{ outcome: 'OK', status: 200, attempts: 2 }]);
  });

  test('does not repeat a write that may have taken effect', async () => {
    const { issue, authorizer } = tokens();
    const vendor = await serve((response) => json(response, 200, { error: { message: 'who are you?' } }));
    const readErrorBody = () => ({ message: 'who are you?', meaning: 'UNAUTHORIZED' as const });
    const to = transportTo(vendor.url, { headers: {}, secrets: [], authorizer, readErrorBody });
    expect(await failureOf(to.write(write))).toMatchObject({ code: 'UNAUTHORIZED', mayHaveTakenEffect: true });
    expect(vendor.calls).toHaveLength(1);
    expect(issue).toHaveBeenCalledTimes(1);
  });

  test('that can not be got is why nothing was sent, and is asked for anew by the next call', async () => {
    const { issue, authorizer } = tokens();
    const details = { code: 'FORBIDDEN', message: 'the client is unknown', status: 403, retryable: false } as const;
    issue.mockRejectedValueOnce(new VendorError(details));
    const vendor = await serve(taking(() => 'token-2'));
    const to = transport(vendor.url, authorizer);
    expect(await failureOf(to.write(write))).toMatchObject({
      code: 'FORBIDDEN',
      message: 'not sent, since there are no credentials: the client is unknown',
      mayHaveTakenEffect: false,
    });
    expect(vendor.calls).toHaveLength(0);
    expect(await to.read(call, body)).toEqual({ sent: '' });
  });

  test('that nobody can read is why nothing was sent, whoever waits for the write', async () => {
    const { issue, authorizer } = tokens();
    issue.mockRejectedValueOnce(new TypeError('the answer holds no token'));
    const vendor = await serve(taking(() => 'token-1'));
    expect(await failureOf(transport(vendor.url, authorizer).write(write))).toMatchObject({
      code: 'BAD_RESPONSE',
      message: 'not sent, since there are no credentials: the answer holds no token',
      mayHaveTakenEffect: false,
    });
    expect(vendor.calls).toHaveLength(0);
  });

  test('that never comes ends with the deadline of the call, of which nothing was sent', async () => {
    const vendor = await serve(taking(() => 'token-1'));
    const authorizer = new TokenAuthorizer({ issue: () => new Promise(() => undefined) });
    const to = transportTo(vendor.url, { authorizer, timeoutMs: 100 });
    expect(await failureOf(to.write(write))).toMatchObject({ code: 'TIMEOUT', mayHaveTakenEffect: false });
    expect(vendor.calls).toHaveLength(0);
  });

  test('is still got for the others when one of its callers leaves', async () => {
    const { promise, resolve } = Promise.withResolvers<IssuedToken>();
    const authorizer = new TokenAuthorizer({ issue: () => promise });
    const vendor = await serve(taking(() => 'token-1'));
    const to = transport(vendor.url, authorizer);
    const client = new AbortController();
    const leaving = to.read(call, body, { signal: client.signal });
    const staying = to.read({ ...call, query: { page: 2 } }, body);
    client.abort(new Error('gone'));
    await expect(leaving).rejects.toThrow('gone');
    resolve({ token: 'token-1' });
    expect(await staying).toEqual({ sent: '' });
    expect(vendor.calls).toHaveLength(1);
  });
});

describe('a signer of requests', () => {
  const KEY = 'the-key-that-signs';
  const signatureOf = (head: string, bytes: Uint8Array | string) =>
    createHmac('sha256', KEY).update(`${head}\n`).update(bytes).digest('hex');

  /** Checks the signature of what it got on the wire. */
  const checking: Answer = (response, { method, url, headers, body: sent }) => {
    const expected = signatureOf([method, headers.host, ...url.split('?')].join(' '), sent);
    if (headers['x-signature'] === expected) return json(response, 200, { sent });
    json(response, 401, { message: `wrong signature ${headers['x-signature']}` });
  };

  const signer = (seen: OutgoingRequest[] = [], flaw = ''): Authorizer => ({
    authorize(request) {
      seen.push(request);
      const { method, host, path, query, body: bytes = new Uint8Array() } = request;
      const head = [method, host, path, ...(query === '' ? [] : [query])].join(' ');
      return { 'x-signature': signatureOf(head + flaw, bytes) };
    },
  });

  test.each([
    ['a read', { ...call }],
    ['a read with a query that has to be encoded', { ...call, query: { q: 'a b&c=ü', tags: ['x', 'y'] } }],
    ['a path with an encoded id', { ...call, path: `/agents/${encodeURIComponent('a/b ü')}` }],
    ['a body with characters of several bytes', write],
  ])('sees method, host, path, query and the very bytes that are sent: %s', async (_, signed) => {
    const vendor = await serve(checking);
    const to = transport(`${vendor.url}/v1`, signer());
    const { status } = await to.write(signed);
    expect(status).toBe(200);
  });

  test('is asked for each attempt', async () => {
    const seen: OutgoingRequest[] = [];
    const vendor = await serve((response, received, number) =>
      number < 3 ? json(response, 503, {}) : checking(response, received, number),
    );
    await transport(vendor.url, signer(seen)).read(call, body);
    expect(seen).toHaveLength(3);
  });

  test('whose signature is refused is not asked again, and no message quotes the signature', async () => {
    const vendor = await serve(checking);
    const error = await failureOf(transport(vendor.url, signer([], 'x')).read(call, body));
    expect(error).toMatchObject({ code: 'UNAUTHORIZED', vendorMessage: 'wrong signature [redacted]' });
    expect(vendor.calls).toHaveLength(1);
  });

  test('that fails is a fault of its own, and nothing is sent', async () => {
    const vendor = await serve(checking);
    const authorize = () => {
      throw new TypeError('no key');
    };
    await expect(transport(vendor.url, { authorize }).read(call, body)).rejects.toThrow('no key');
    expect(vendor.calls).toHaveLength(0);
  });
});
