/** @module HTTP requests as bytes, so that nothing on the way puts them right. */
import { gzipSync } from 'node:zlib';
import type { Random } from '../../sandbox/random.ts';
import { DOCUMENT_KINDS, hostileOperation } from './hostile-documents.ts';
import { CANARY, oddValue, trick, tricks } from './pieces.ts';

/** What is sent over one connection. */
export interface HostileRequest {
  readonly kind: string;
  readonly bytes: Buffer;
}

/** What requests need to know of the server. */
export interface Target {
  readonly host: string;
  readonly keys: readonly [string, ...string[]];
  readonly accounts: readonly string[];
}

const BODY_KINDS = [
  'cut',
  'no JSON',
  'not UTF-8',
  'deep JSON',
  'large',
  'packed',
  'batch',
  'other type',
  'empty',
  'twice the same key',
] as const;

const PATHS = [
  '/',
  '//evil.example/graphql',
  '/graphql/../../../etc/passwd',
  '/graphql%00',
  '/graphql?explorer=../../../../etc/passwd',
  '/graphql?explorer=__proto__',
  '/graphql?explorer=constructor&explorer=x',
  '/graphql?explorer=examples',
  '/graphql?explain',
  '/graphql?query=%7B__typename%7D&variables=%00',
  '/graphql?query={__typename}&extensions={',
  '/federation?query={_service{sdl}}',
  '/health',
  '/healthz',
  '/readyz/..',
  '/metrics',
  '/metrics?name[]=x',
  '/%2e%2e/%2e%2e/rollcall.yaml',
  '/graphql;jsessionid=1',
  '/graphql#fragment',
  '/graphql\\..\\',
  '/%',
  '/%zz?query=%zz',
  '*',
  'http://evil.example/graphql',
  'graphql',
  '/?'.padEnd(9000, 'a'),
] as const;

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'get',
  'X',
] as const;

/** Headers by their lines. */
const HEADERS: readonly [
  (random: Random, target: Target) => string,
  ...((random: Random, target: Target) => string)[],
] = [
  () => 'host: evil.example',
  () => 'host: [::1',
  () => 'host: 127.0.0.1:99999999',
  () => 'host: a b',
  () => 'host:',
  () => 'content-length: 5',
  () => 'content-length: -1',
  () => 'transfer-encoding: chunked, identity',
  () => 'transfer-encoding: xchunked',
  () => 'expect: 100-continue',
  () => 'expect: nonsense',
  () => 'connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: x',
  () => 'upgrade: h2c',
  () => `authorization: Bearer ${CANARY}`,
  () => `authorization: Bearer ${'e'.repeat(20)}.${'y'.repeat(3000)}.x`,
  () => `authorization: Basic ${CANARY}`,
  () => `x-api-key: ${CANARY}`,
  () => `cookie: session=${CANARY}`,
  () => 'origin: null',
  () => 'origin: https://evil.example\r\nsec-fetch-site: cross-site',
  () => 'sec-fetch-site: cross-site\r\nsec-fetch-mode: no-cors',
  () => 'accept-encoding: gzip;q=nonsense, br;q=-1, *;q=1e9',
  () => 'accept: */*;q=x, text/html, application/graphql-response+json',
  () => 'accept: multipart/mixed',
  () => 'content-encoding: gzip',
  () => 'content-type: application/json; charset=utf-7',
  () => 'content-type: text/plain',
  () => 'traceparent: 00-00000000000000000000000000000000-0000000000000000-01',
  () => 'traceparent: ff-x',
  () => 'apollo-federation-include-trace: ftv1',
  () => 'if-none-match: W/"x", *',
  () => 'range: bytes=0-1, 5-2',
  (random) => `x-${random.alphanumeric(6)}: ${random.alphanumeric(8000)}`,
  (random) => Array.from({ length: random.below(3000) }, (_, index) => `x-${index}: y`).join('\r\n') || 'x: y',
  (random) => `x-odd: ${tricks(random).replaceAll(/[\r\n\0]/g, '')}`,
  (random) => `${trick(random).replaceAll(/[\r\n]/g, '') || 'x'}: y`,
  () => ' folded: header',
  () => 'no colon',
];

/** One hostile request. */
export function hostileRequest(random: Random, target: Target): HostileRequest {
  const chance = random.next();
  if (chance < 0.6) return documentRequest(random, target);
  if (chance < 0.75) return bodyRequest(random, target);
  return headRequest(random, target);
}

function documentRequest(random: Random, target: Target): HostileRequest {
  const kind = random.below(4) === 0 ? 'ids' : random.pick(DOCUMENT_KINDS);
  const operation = hostileOperation(kind, random, target.accounts);
  const path = kind === 'entities' || random.below(6) === 0 ? '/federation' : '/graphql';
  if (random.below(8) === 0) {
    const search = new URLSearchParams(
      Object.entries(operation).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
      ),
    );
    return { kind: `${kind} by GET`, bytes: request('GET', `${path}?${search}`, signed(random, target), undefined) };
  }
  const body = Buffer.from(JSON.stringify(operation) ?? '');
  return { kind, bytes: request('POST', path, [...signed(random, target), 'content-type: application/json'], body) };
}

function bodyRequest(random: Random, target: Target): HostileRequest {
  const kind = random.pick(BODY_KINDS);
  const whole = JSON.stringify({ query: '{ __typename }', variables: oddValue(random) });
  const headers = [...signed(random, target), 'content-type: application/json'];
  const send = (body: Buffer | string, others = headers) => ({
    kind,
    bytes: request('POST', '/graphql', others, Buffer.from(body)),
  });
  switch (kind) {
    case 'cut':
      return send(whole.slice(0, random.below(whole.length)));
    case 'no JSON':
      return send(tricks(random) + CANARY);
    case 'not UTF-8':
      return send(Buffer.concat([Buffer.from('{"query":"'), Buffer.from([0xc3, 0x28, 0xff, 0xfe]), Buffer.from('"}')]));
    case 'deep JSON':
      return send(`{"query":"{__typename}","variables":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    case 'large':
      return send(JSON.stringify({ query: '{ __typename }', variables: { a: 'x'.repeat(random.below(4_000_000)) } }));
    case 'packed':
      return send(gzipSync(Buffer.alloc(5_000_000, 'a')), [...headers, 'content-encoding: gzip']);
    case 'batch':
      return send(JSON.stringify(Array.from({ length: random.below(50) }, () => ({ query: '{ __typename }' }))));
    case 'other type': {
      const type = random.pick([
        'text/plain',
        'multipart/form-data; boundary=x',
        'application/x-www-form-urlencoded',
        'application/graphql',
        '',
      ]);
      return send(whole, [...signed(random, target), `content-type: ${type}`]);
    }
    case 'empty':
      return send('');
    default:
      return send(
        `{"query":"{ __typename }","query":${JSON.stringify(oddValue(random))},"__proto__":{"query":"{ a }"}}`,
      );
  }
}

function headRequest(random: Random, target: Target): HostileRequest {
  const headers = Array.from({ length: 1 + random.below(3) }, () => random.pick(HEADERS)(random, target));
  const isPath = random.below(2) === 0;
  const path = isPath ? random.pick(PATHS) : '/graphql';
  const method = random.below(3) === 0 ? random.pick(METHODS) : random.pick(['GET', 'POST']);
  const body = method === 'POST' ? Buffer.from('{"query":"{ __typename }"}') : undefined;
  const own = [...signed(random, target), ...(body === undefined ? [] : ['content-type: application/json'])];
  return { kind: isPath ? 'path' : 'headers', bytes: request(method, path, [...own, ...headers], body) };
}

/** Most of them are of callers that may come in: what they can do is what matters. */
function signed(random: Random, { host, keys }: Target): string[] {
  const own = random.below(10) === 0 ? [] : [`authorization: Bearer ${random.pick(keys)}`];
  return [...(random.below(30) === 0 ? [] : [`host: ${host}`]), ...own];
}

function request(method: string, path: string, headers: readonly string[], body: Buffer | undefined): Buffer {
  const length = body === undefined ? [] : [`content-length: ${body.length}`];
  const head = [`${method} ${path} HTTP/1.1`, ...headers, ...length, 'connection: close', '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head), body ?? Buffer.alloc(0)]);
}
