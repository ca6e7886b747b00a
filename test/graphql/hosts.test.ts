import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostNameOf } from '../../src/core/host-names.ts';
import { hostCheck } from '../../src/graphql/allowed-hosts.ts';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { vendors } from '../../src/vendors/index.ts';

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Answer {
  readonly status: number | undefined;
  readonly text: string;
}

/** Sends a request with a `Host` header of its own, as fetch never would. */
function send(origin: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const sent = request(origin + path, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const PATHS: [string, Record<string, string>, string?][] = [
  ['/graphql', { 'content-type': 'application/json' }, '{"query":"{ accounts { id } }"}'],
  ['/graphql?query={__typename}', { accept: 'application/json' }],
  ['/graphql', { accept: 'text/html' }],
  ['/graphql?explorer=boot.js', {}],
  ['/federation', { 'content-type': 'application/json' }, '{"query":"{ _service { sdl } }"}'],
  ['/health', {}],
  ['/healthz', {}],
  ['/readyz', {}],
  ['/metrics', {}],
  ['/nowhere', {}],
];

describe('a server on loopback', () => {
  let rollcall: Rollcall;
  let server: Listening;
  let port: string;
  beforeAll(async () => {
    const isAllowedHost = hostCheck({ host: '127.0.0.1', allowedHosts: ['rollcall.example.com', '10.0.0.7', '::2'] });
    rollcall = createRollcall({ vendors, accounts: [], isAllowedHost, logger });
    server = await listen(rollcall.listener, '127.0.0.1', 0);
    port = new URL(server.origin).port;
  });
  afterAll(async () => {
    await server.stop();
    await rollcall.close();
  });

  test.each([
    '127.0.0.1',
    'localhost',
    'LocalHost.',
    'rollcall.localhost',
    '127.0.0.1:80',
    '[::1]',
    '[::1]:4000',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]:4000',
    'rollcall.example.com',
    'Rollcall.Example.COM.:8443',
    '10.0.0.7:80',
    '[::2]',
  ])('answers at every path for %s', async (host) => {
    for (const [path, headers, body] of PATHS.slice(0, 6)) {
      const { status } = await send(server.origin, path, { ...headers, host }, body);
      expect(`${path} ${status}`).toBe(`${path} ${path.includes('explorer=') ? 404 : 200}`);
    }
  });

  test.each([
    'evil.example',
    'evil.example:4000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil-localhost',
    'notrollcall.example.com',
    'sub.rollcall.example.com',
    '0.0.0.0',
    '10.0.0.8',
    '[::3]',
    '192.168.0.1:80',
  ])('refuses %s at every path, with a sentence', async (host) => {
    for (const [path, headers, body] of PATHS) {
      const { status, text } = await send(server.origin, path, { ...headers, host }, body);
      expect(`${path} ${status}`).toBe(`${path} 403`);
      const { errors } = JSON.parse(text) as { errors: { message: string; extensions: object }[] };
      expect(errors).toMatchObject([{ extensions: { code: 'HOST_NOT_ALLOWED' } }]);
      expect(errors[0]?.message).toContain('`server.allowedHosts`');
      expect(text).not.toContain(host);
    }
  });

  const raw = (lines: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1');
      let text = '';
      socket.setEncoding('utf8');
      socket.on('data', (chunk: string) => {
        text += chunk;
      });
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
      socket.write(`${lines}\r\nConnection: close\r\n\r\n`);
    });

  test.each([
    ['none', 'HTTP/1.1', ''],
    ['none, as old clients do', 'HTTP/1.0', ''],
    ['an empty one', 'HTTP/1.1', '\r\nHost:'],
    ['two', 'HTTP/1.1', '\r\nHost: 127.0.0.1\r\nHost: evil.example'],
    ['two, the foreign one first', 'HTTP/1.1', '\r\nHost: evil.example\r\nHost: 127.0.0.1'],
    ['two of one name', 'HTTP/1.1', '\r\nhost: 127.0.0.1\r\nHOST: 127.0.0.1'],
  ])('takes no request with %s', async (_, version, hosts) => {
    for (const [path] of PATHS) {
      const answer = await raw(`GET ${path} ${version}${hosts}`);
      expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
      expect(answer).toContain('"code":"HOST_NOT_ALLOWED"');
    }
  });

  test.each(['a b', '127.0.0.1:port', 'evil.example/127.0.0.1', 'x@127.0.0.1', '[::1', '127.0.0.1:99999', '%00'])(
    'takes no request whose host is %s',
    async (host) => {
      const answer = await raw(`GET /graphql?query={__typename} HTTP/1.1\r\nHost: ${host}`);
      expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
      expect(answer).not.toContain('node_modules');
    },
  );

  test.each([
    'graphql',
    '*',
    'http:',
    'http://',
    'http://127.0.0.1/graphql',
    'http://evil.example/graphql',
    'ftp://x/',
  ])('takes no request for %s', async (target) => {
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await raw(`${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1`);
      expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
      expect(answer).not.toContain('node_modules');
    }
  });
});

test('a Rollcall in a process of somebody else answers for any host, unless told', async () => {
  const ask = async (isAllowedHost?: (name: string) => boolean) => {
    const rollcall = createRollcall({ vendors, accounts: [], isAllowedHost, logger });
    const response = await rollcall.yoga.fetch('http://anything.example/graphql?query={__typename}');
    await rollcall.close();
    return response.status;
  };
  expect(await ask()).toBe(200);
  expect(await ask((name) => name === 'anything.example')).toBe(200);
  expect(await ask((name) => name === 'anything')).toBe(403);
});

describe('which names are checked', () => {
  test.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost'])('on %s: all but loopback', (host) => {
    const check = hostCheck({ host, allowedHosts: [] });
    expect(check?.('evil.example')).toBe(false);
    expect(check?.('localhost')).toBe(true);
  });

  test.each(['0.0.0.0', '::', '10.0.0.7', 'rollcall.example.com'])('on %s: none, until some are configured', (host) => {
    expect(hostCheck({ host, allowedHosts: [] })).toBeUndefined();
    const check = hostCheck({ host, allowedHosts: ['proxy.example.com'] });
    expect(check?.('proxy.example.com')).toBe(true);
    expect(check?.(hostNameOf(host.includes(':') ? `[${host}]` : host) ?? '')).toBe(true);
    expect(check?.('127.0.0.1')).toBe(true);
    expect(check?.('evil.example')).toBe(false);
  });
});
