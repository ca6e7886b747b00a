import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TransportOptions } from '../../src/http/transport.ts';
import { failureOf, json, serve, serveTcp, transportTo } from './test-vendor.ts';

const call = { method: 'GET', path: '/agents' } as const;
const body = (answer: { body: unknown }) => answer.body;
const AGENT = { id: 'a1', name: 'Zoë – 日本 🎉', text: 'x'.repeat(20_000) };

const CHUNK = 'transfer-encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n';

const ENCODINGS = [
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
] as const;

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

async function answerWith(
  status: number,
  headers: Record<string, string | number>,
  content: Buffer | string,
  options: Partial<TransportOptions> = {},
) {
  const vendor = await serve((response) => response.writeHead(status, headers).end(content));
  return { vendor, read: () => transportTo(vendor.url, options).read(call, body) };
}

describe('an answer', () => {
  test.each(ENCODINGS)('in %s is decoded', async (encoding, compress) => {
    const { read } = await answerWith(200, { 'content-encoding': encoding }, compress(JSON.stringify(AGENT)));
    expect(await read()).toEqual(AGENT);
  });

  test.each(ENCODINGS)('in %s is decoded when it is an error, too', async (encoding, compress) => {
    const content = compress(JSON.stringify({ code: 'bad', message: 'Not so.' }));
    const { read } = await answerWith(422, { 'content-encoding': encoding }, content);
    expect(await failureOf(read())).toMatchObject({ status: 422, vendorCode: 'bad', vendorMessage: 'Not so.' });
  });

  test.each(['constructor', '__proto__', 'utf-8'])(
    'in the encoding %s, which nobody knows, is left as it is',
    async (name) => {
      const { read } = await answerWith(200, { 'content-encoding': name }, JSON.stringify(AGENT));
      expect(await read()).toEqual(AGENT);
    },
  );

  test('is asked for in the encodings that can be decoded', async () => {
    const { vendor, read } = await answerWith(200, {}, '1');
    await read();
    expect(vendor.calls[0]?.headers['accept-encoding']).toBe('gzip, deflate, br');
  });

  test.each([
    [200, ''],
    [200, ' \n'],
    [204, ''],
  ])('with status %i and the body %j has no body', async (status, content) => {
    const vendor = await serve((response) => response.writeHead(status).end(content));
    expect(await transportTo(vendor.url).write({ method: 'DELETE', path: '/a' })).toMatchObject({
      status,
      body: undefined,
    });
  });

  test.each(['gzip', 'br', 'deflate', 'zstd', 'gzip, br', 'who-knows'])(
    'without a body needs no decoding from %s',
    async (encoding) => {
      const vendor = await serve((response, _, number) => {
        const length = number === 1 ? { 'content-length': 0 } : {};
        response.writeHead(number === 3 ? 204 : 200, { 'content-encoding': encoding, ...length });
        // The second one is chunked.
        if (number === 2) response.flushHeaders();
        response.end();
      });
      const transport = transportTo(vendor.url);
      for (const status of [200, 200, 204]) {
        expect(await transport.write({ method: 'DELETE', path: '/a' })).toMatchObject({ status, body: undefined });
      }
    },
  );

  test.each(ENCODINGS)('that is nothing, packed by %s, has no body', async (encoding, compress) => {
    const { read } = await answerWith(200, { 'content-encoding': encoding }, compress(''));
    expect(await read()).toBeUndefined();
  });

  test('is unpacked in the order in which it was packed, and from deflate without a header', async () => {
    const text = JSON.stringify(AGENT);
    const twice = await answerWith(200, { 'content-encoding': 'GZIP, br' }, brotliCompressSync(gzipSync(text)));
    expect(await twice.read()).toEqual(AGENT);
    const raw = await answerWith(200, { 'content-encoding': 'deflate' }, deflateRawSync(text));
    expect(await raw.read()).toEqual(AGENT);
  });

  test('that names a character set as its encoding is read as it is', async () => {
    const { read } = await answerWith(200, { 'content-encoding': 'utf-8' }, JSON.stringify(AGENT));
    expect(await read()).toEqual(AGENT);
  });

  test.each([
    ['lists', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['objects', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
    ['objects with a number of its own', `${'{"a":'.repeat(200_000)}1.0${'}'.repeat(200_000)}`],
  ])('of %s without end can not be read', async (_, content) => {
    const walk = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(walk)) : 0;
    const { vendor } = await answerWith(200, {}, content);
    const error = await failureOf(transportTo(vendor.url).read(call, (answer) => walk(answer.body)));
    expect(error).toMatchObject({ code: 'BAD_RESPONSE', status: 200, retryable: false });
  });

  test.each([
    ['null', null],
    ['0', 0],
    ['"text"', 'text'],
    ['\ufeff{"a":1}', { a: 1 }],
  ])('of %j is JSON', async (content, value) => {
    const { read } = await answerWith(200, {}, content);
    expect(await read()).toEqual(value);
  });

  test.each([
    ['HTML', '<!doctype html><title>Sign in</title>'],
    ['cut JSON', '{"agents":[{"id":"a1"'],
    ['two documents', '{}{}'],
    ['an encoding that nobody asked for', gzipSync('{}')],
  ])('that is %s with status 200 is no answer', async (_, content) => {
    const { vendor, read } = await answerWith(200, { 'content-length': content.length }, content);
    expect(await failureOf(read())).toMatchObject({
      code: 'BAD_RESPONSE',
      status: 200,
      retryable: false,
      mayHaveTakenEffect: true,
      message: 'the vendor answered 200 with a body that is no JSON',
    });
    expect(vendor.calls).toHaveLength(1);
  });

  test.each(ENCODINGS)('that is not the %s that it claims to be can not be read', async (encoding) => {
    const { read } = await answerWith(200, { 'content-encoding': encoding }, '{"a":1}');
    const error = await failureOf(read());
    expect(error).toMatchObject({ code: 'BAD_RESPONSE', retryable: false });
    expect(error.message).toMatch(/^the answer can not be decoded \(\w+\)$/);
  });

  test('whose gzip ends too soon can not be read', async () => {
    const whole = gzipSync(JSON.stringify(AGENT));
    const { read } = await answerWith(200, { 'content-encoding': 'gzip' }, whole.subarray(0, whole.length - 9));
    expect(await failureOf(read())).toMatchObject({ code: 'BAD_RESPONSE' });
  });

  test.each([
    ['shorter than announced', 'content-length: 100\r\n\r\n{"a":1}'],
    ['chunked and without its end', CHUNK],
    ['chunked, without its end and the last of its connection', `connection: close\r\n${CHUNK}`],
    ['cut off in its headers', 'content-ty'],
  ])('that is %s is a broken connection, and read again', async (_, rest) => {
    let requests = 0;
    const { url } = await serveTcp((socket) => {
      socket.on('data', () => {
        requests++;
        socket.end(`HTTP/1.1 200 OK\r\n${rest}`);
      });
    });
    const error = await failureOf(transportTo(url).read(call, body));
    expect(error).toMatchObject({ code: 'UNAVAILABLE', retryable: true, mayHaveTakenEffect: true });
    expect(error.message).toMatch(/^the connection broke/);
    expect(requests).toBe(3);
  });

  test.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['wrongly chunked', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'],
    ['headed by too much', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`],
  ])('that is %s can not be read', async (_, bytes) => {
    const { url } = await serveTcp((socket) => socket.on('data', () => socket.write(bytes)));
    expect(await failureOf(transportTo(url).read(call, body))).toMatchObject({ code: 'BAD_RESPONSE' });
  });
});

describe('an answer that is too large', () => {
  const maxResponseBytes = 1_000_000;
  const tooMuch = Buffer.alloc(maxResponseBytes + 1, ' ');
  const TOO_LARGE = {
    code: 'BAD_RESPONSE',
    reason: 'TOO_LARGE',
    message: 'the answer is larger than maxResponseBytes allows (1000000 bytes)',
    retryable: false,
  };

  test.each([
    ['announced', { 'content-length': tooMuch.length }],
    ['not announced', { 'transfer-encoding': 'chunked' }],
  ])('and %s is not read to its end', async (_, headers) => {
    const { vendor, read } = await answerWith(200, headers, tooMuch, { maxResponseBytes });
    expect(await failureOf(read())).toMatchObject(TOO_LARGE);
    expect(vendor.calls).toHaveLength(1);
  });

  test.each(ENCODINGS)('only when it is unpacked from %s is not unpacked to its end', async (encoding, compress) => {
    const content = compress(tooMuch);
    expect(content.length).toBeLessThan(100_000);
    const { vendor, read } = await answerWith(200, { 'content-encoding': encoding }, content, { maxResponseBytes });
    expect(await failureOf(read())).toMatchObject(TOO_LARGE);
    expect(vendor.calls).toHaveLength(1);
  });

  test('when it is unpacked twice is not unpacked to its end', async () => {
    const content = gzipSync(gzipSync(tooMuch));
    const { read } = await answerWith(200, { 'content-encoding': 'gzip, gzip' }, content, { maxResponseBytes });
    expect(await failureOf(read())).toMatchObject(TOO_LARGE);
  });

  test('is refused when it is an error, too', async () => {
    const { read } = await answerWith(404, { 'content-encoding': 'gzip' }, gzipSync(tooMuch), { maxResponseBytes });
    expect(await failureOf(read())).toMatchObject(TOO_LARGE);
  });

  test('by nothing is read', async () => {
    const content = JSON.stringify('x'.repeat(maxResponseBytes - 2));
    const { read } = await answerWith(200, {}, content, { maxResponseBytes });
    expect(await read()).toHaveLength(maxResponseBytes - 2);
  });

  test('is one of more than 32 MiB where nothing else is set', async () => {
    const { read } = await answerWith(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(33_554_433, ' ')));
    expect(await failureOf(read())).toMatchObject({ ...TOO_LARGE, message: expect.stringContaining('33554432 bytes') });
  });

  test('leaves the way open for others', async () => {
    const vendor = await serve((response, { url }) =>
      url === '/agents' ? response.end(tooMuch) : json(response, 200, 'fine'),
    );
    const transport = transportTo(vendor.url, { concurrency: 1, maxResponseBytes });
    await failureOf(transport.read(call, body));
    expect(await transport.read({ method: 'GET', path: '/other' }, body)).toBe('fine');
  });
});

describe('a redirect', () => {
  test.each([301, 302, 307, 308])('with status %i to another origin is not followed', async (status) => {
    const other = await serve((response) => json(response, 200, {}));
    const { vendor, read } = await answerWith(status, { location: `${other.url}/agents` }, '');
    expect(await failureOf(read())).toMatchObject({ code: 'BAD_RESPONSE', status, retryable: false });
    expect(vendor.calls).toHaveLength(1);
    expect(other.calls).toEqual([]);
  });

  test.each([
    ['https://login.example.com/start', 'https://login.example.com/start'],
    ['/v2/agents', '/v2/agents'],
    ['https://user:hunter2@login.example.com/', 'https://[redacted]@login.example.com/'],
    ['https://login.example.com/?token=abc#state', 'https://login.example.com/'],
    ['/agents/key-of-the-account', '/agents/[redacted]'],
  ])('to %s says where it points, and shows no credential', async (location, shown) => {
    const { read } = await answerWith(302, { location }, '');
    expect((await failureOf(read())).message).toBe(
      `the vendor answered 302 and points to ${shown}: redirects are not followed, so the account's baseUrl has to be the address that answers`,
    );
  });

  test('without a place to go to says its status', async () => {
    const { read } = await answerWith(304, {}, '');
    expect(await failureOf(read())).toMatchObject({ code: 'BAD_RESPONSE', message: 'the vendor answered 304' });
  });

  test('in answer to a write leaves it open whether that took effect', async () => {
    const vendor = await serve((response) => response.writeHead(302, { location: '/elsewhere' }).end());
    const error = await failureOf(transportTo(vendor.url).write({ method: 'POST', path: '/agents', body: {} }));
    expect(error).toMatchObject({ code: 'BAD_RESPONSE', status: 302, mayHaveTakenEffect: true });
    expect(vendor.calls.map(({ url }) => url)).toEqual(['/agents']);
  });
});

test('cookies are not kept', async () => {
  const vendor = await serve((response) => json(response, 200, {}, { 'set-cookie': 'session=1; Path=/' }));
  const transport = transportTo(vendor.url, { concurrency: 1 });
  await transport.read(call, body);
  await transport.read(call, body);
  expect(vendor.calls).toHaveLength(2);
  for (const { headers } of vendor.calls) expect(headers).not.toHaveProperty('cookie');
});
