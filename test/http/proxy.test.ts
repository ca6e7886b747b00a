/** @module Proxies that the environment names: real ones, on loopback. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { StartUpError } from '../../src/core/errors/start-up-error.ts';
import { createDispatcher } from '../../src/http/dispatcher.ts';
import { proxySettings } from '../../src/http/proxy-settings.ts';
import { failureOf, json, serve, serveTcp, transportTo } from './test-vendor.ts';

const call = { method: 'GET', path: '/agents' } as const;
const write = { method: 'POST', path: '/agents', body: { name: 'A' } } as const;
const body = (answer: { body: unknown }) => answer.body;

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']) {
    vi.stubEnv(name, undefined);
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

interface Proxy {
  readonly url: string;
  readonly port: number;
  /** What it was asked to pass on. */
  readonly asked: { readonly line: string; readonly authorization: string | undefined }[];
}

/** A proxy that sends everything to one port, whatever host is named; or refuses. */
async function serveProxy(port: number, refusal?: { status: number; onConnect?: boolean }): Promise<Proxy> {
  const asked: { line: string; authorization: string | undefined }[] = [];
  const note = ({ method, url, headers }: IncomingMessage) =>
    asked.push({ line: `${method} ${url}`, authorization: headers['proxy-authorization'] });
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    note(request);
    if (refusal !== undefined) return json(response, refusal.status, {});
    const { pathname, search } = new URL(request.url ?? '');
    void fetch(`http://127.0.0.1:${port}${pathname}${search}`, { method: request.method ?? 'GET' })
      .then(async (answer) => json(response, answer.status, await answer.json()))
      .catch(() => response.destroy());
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    note(request);
    if (refusal !== undefined) return void socket.end(`HTTP/1.1 ${refusal.status} No\r\n\r\n`);
    const onward = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    for (const end of [socket, onward]) end.on('error', () => undefined);
    onward.pipe(socket).pipe(onward);
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const taken = (server.address() as AddressInfo).port;
  return { url: `http://127.0.0.1:${taken}`, port: taken, asked };
}

describe('a proxy that the environment names', () => {
  test('is asked for the vendor by its name, which need not be known here', async () => {
    const vendor = await serve((response) => json(response, 200, { through: 'the proxy' }));
    const proxy = await serveProxy(vendor.port);
    vi.stubEnv('HTTP_PROXY', proxy.url);
    const transport = transportTo('http://vendor.invalid/v1');
    expect(await transport.read({ ...call, query: { page: 2 } }, body)).toEqual({ through: 'the proxy' });
    expect(proxy.asked.map(({ line }) => line)).toEqual(['GET http://vendor.invalid/v1/agents?page=2']);
    expect(vendor.calls.map(({ url }) => url)).toEqual(['/v1/agents?page=2']);
  });

  test('for https is asked for a tunnel', async () => {
    const { port } = await serveTcp((socket) => socket.destroy());
    const proxy = await serveProxy(port);
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    const error = await failureOf(transportTo('https://vendor.invalid').write(write));
    expect(error).toMatchObject({ code: 'UNAVAILABLE', mayHaveTakenEffect: false });
    expect(new Set(proxy.asked.map(({ line }) => line))).toEqual(new Set(['CONNECT vendor.invalid:443']));
  });

  test('for https is left out for http', async () => {
    const vendor = await serve((response) => json(response, 200, {}));
    const proxy = await serveProxy(vendor.port);
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    await transportTo(vendor.url).read(call, body);
    expect(proxy.asked).toEqual([]);
    expect(vendor.calls).toHaveLength(1);
  });

  test.each(['127.0.0.1', '*', 'example.com,127.0.0.1'])('is left out for what NO_PROXY names (%s)', async (names) => {
    const vendor = await serve((response) => json(response, 200, {}));
    const proxy = await serveProxy(vendor.port);
    vi.stubEnv('HTTP_PROXY', proxy.url);
    vi.stubEnv('NO_PROXY', names);
    await transportTo(vendor.url).read(call, body);
    expect(proxy.asked).toEqual([]);
  });

  test('gets the name and the password of its URL, which are shown nowhere', async () => {
    const proxy = await serveProxy(1, { status: 407 });
    vi.stubEnv('HTTP_PROXY', proxy.url.replace('//', '//user:pa%40ss@'));
    const error = await failureOf(transportTo('http://vendor.invalid').read(call, body));
    expect(error.message).toBe('the proxy did not let the call through (407)');
    expect(JSON.stringify(error)).not.toContain('pa');
    expect(proxy.asked[0]?.authorization).toBe(`Basic ${Buffer.from('user:pa@ss').toString('base64')}`);
  });

  test('and that opens no tunnel leaves a write without effect', async () => {
    const proxy = await serveProxy(1, { status: 403 });
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    expect(await failureOf(transportTo('https://vendor.invalid').write(write))).toMatchObject({
      code: 'UNAVAILABLE',
      message: 'the proxy did not let the call through (403)',
      mayHaveTakenEffect: false,
    });
  });

  test('and that answers 404 with its own page did not speak for the vendor', async () => {
    const proxy = await serveProxy(1, { status: 404 });
    vi.stubEnv('HTTP_PROXY', proxy.url);
    const readErrorBody = () => ({ form: 'FOREIGN' as const });
    const error = await failureOf(transportTo('http://vendor.invalid', { readErrorBody }).read(call, body));
    expect(error).toMatchObject({ code: 'UNAVAILABLE', status: 404 });
  });

  test('bounds answers and calls at once as without it', async () => {
    const vendor = await serve((response) => json(response, 200, 'x'.repeat(2_000)));
    const proxy = await serveProxy(vendor.port);
    vi.stubEnv('HTTP_PROXY', proxy.url);
    const transport = transportTo('http://vendor.invalid', { maxResponseBytes: 1_500 });
    expect(await failureOf(transport.read(call, body))).toMatchObject({ reason: 'TOO_LARGE' });
  });
});

describe('the proxies in an environment', () => {
  const NONE = undefined;

  test.each<[object, string, object | undefined]>([
    [{}, 'https://vendor.example', NONE],
    [{ HTTPS_PROXY: '' }, 'https://vendor.example', NONE],
    [{ HTTPS_PROXY: 'http://p:1' }, 'https://vendor.example', { httpProxy: '', httpsProxy: 'http://p:1' }],
    [{ HTTPS_PROXY: 'p:1' }, 'https://vendor.example', { httpProxy: '', httpsProxy: 'http://p:1' }],
    [
      { https_proxy: 'http://q', HTTPS_PROXY: 'http://p' },
      'https://v.example',
      { httpProxy: '', httpsProxy: 'http://q' },
    ],
    [{ http_proxy: 'http://p' }, 'https://vendor.example', { httpProxy: 'http://p', httpsProxy: '' }],
    // A proxy elsewhere does not reach this machine's loopback; one on this machine does.
    [{ HTTP_PROXY: 'http://p:1' }, 'http://127.0.0.1:4001', NONE],
    [{ HTTP_PROXY: 'http://p:1' }, 'http://localhost:4001', NONE],
    [{ HTTP_PROXY: 'http://p:1' }, 'http://[::1]:4001', NONE],
    [{ HTTP_PROXY: 'http://[::1]:1' }, 'http://127.8.8.8', { httpProxy: 'http://[::1]:1', httpsProxy: '' }],
  ])('%j for %s are %j', (environment, baseUrl, expected) => {
    expect(proxySettings(baseUrl, environment as Record<string, string>)).toEqual(expected);
  });

  const EXPECTED = 'the URL of a proxy, such as http://proxy.example.com:3128';
  const WRITTEN = 'a user and a password that are written as in URLs: % as %25, @ as %40, and all else in UTF-8';

  test.each([
    ['http://us er:secret@', EXPECTED],
    ['not a secret', EXPECTED],
    ['://secret', EXPECTED],
    ['http://', EXPECTED],
    ['socks5:///secret', EXPECTED],
    ['http://secret:99999', EXPECTED],
    ['ftp://secret:1', `${EXPECTED}: its scheme may be http, https or socks5`],
    ['socks4://secret', `${EXPECTED}: its scheme may be http, https or socks5`],
    ['http://secret:1/path', `${EXPECTED}, without a path`],
    ['http://secret:1?a', `${EXPECTED}, without a path`],
    ['http://us%ZZer:secret@p:1', WRITTEN],
    ['http://user:secret%@p:1', WRITTEN],
    ['socks5://us%E4r:secret@p:1', WRITTEN],
    ['http://secret%C3:%BC@p:1', WRITTEN],
  ])('%s is a mistake of whoever starts it, and told without what it holds', (value, expected) => {
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']) {
      const settings = () => proxySettings('https://vendor.example', { [name]: value });
      expect(settings).toThrow(new StartUpError(`${name}: expected ${expected}`));
    }
  });

  test('are no matter where they are not asked', () => {
    for (const value of ['ftp://secret:1', 'http://us%ZZer:secret@p:1', 'http://secret:1/path']) {
      expect(proxySettings('http://localhost:4001', { HTTP_PROXY: value })).toBeUndefined();
    }
  });

  test('are good for a dispatcher when nothing was said against them', () => {
    const part = fc.constantFrom(
      '',
      'h',
      'p.example',
      ':',
      '//',
      '://',
      '@',
      '%',
      '%41',
      '%E4',
      '/',
      '?',
      '#',
      '1',
      ' ',
      'ü',
    );
    const value = fc
      .tuple(
        fc.constantFrom('', 'http://', 'https://', 'socks5://', 'socks://', 'ftp://'),
        fc.array(part, { maxLength: 8 }),
      )
      .map(([scheme, parts]) => scheme + parts.join(''));
    fc.assert(
      fc.property(value, fc.constantFrom('HTTP_PROXY', 'HTTPS_PROXY'), (proxy, name) => {
        vi.stubEnv(name, proxy);
        try {
          void createDispatcher({ baseUrl: 'https://vendor.example', concurrency: 1, maxResponseBytes: 1 }).close();
        } catch (error) {
          expect(error).toBeInstanceOf(StartUpError);
        } finally {
          vi.stubEnv(name, undefined);
        }
      }),
    );
  });
});
