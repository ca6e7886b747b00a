import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

let api: TestRollcall;
beforeAll(async () => {
  api = await startRollcall({ agents: 4 });
});
afterAll(() => api.close());

const ENDPOINTS = ['/graphql', '/federation'];

/** Sends a request as it is. */
async function ask(path: string, body: object, headers: Record<string, string> = {}) {
  const response = await api.rollcall.yoga.fetch(`http://rollcall${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}

const LONG = '{ agents { nodes { id raw } } }';

describe.each(ENDPOINTS)('an answer of %s', (path) => {
  test.each([
    ['br', 'br', promisify(brotliDecompress)],
    ['gzip', 'gzip', promisify(gunzip)],
    ['gzip, deflate, br', 'br', promisify(brotliDecompress)],
    ['br;q=0, gzip;q=0.5', 'gzip', promisify(gunzip)],
  ])('is compressed for a client that takes %s', async (accepted, encoding, unpack) => {
    const plain = await ask(path, { query: LONG });
    const packed = await ask(path, { query: LONG }, { 'accept-encoding': accepted });
    expect(packed.headers.get('content-encoding')).toBe(encoding);
    expect(packed.headers.get('content-type')).toBe(plain.headers.get('content-type'));
    expect(packed.headers.get('content-length')).toBe(String(packed.body.length));
    expect(packed.headers.get('vary')).toContain('Accept-Encoding');
    expect(packed.body.length).toBeLessThan(plain.body.length / 2);
    expect(await unpack(packed.body)).toEqual(plain.body);
  });

  test.each([
    ['no encoding', LONG, {}],
    ['no encoding but its own', LONG, { 'accept-encoding': 'zstd, identity' }],
    ['little', '{ __typename }', { 'accept-encoding': 'br' }],
  ])('is sent as it is to a client that asks for %s', async (_, query, headers) => {
    const answer = await ask(path, { query }, headers);
    expect(answer.headers.has('content-encoding')).toBe(false);
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(JSON.parse(answer.body.toString())).toHaveProperty('data');
  });

  test('to the hash of a query says that none are kept, as clients that send hashes expect', async () => {
    const extensions = {
      persistedQuery: { version: 1, sha256Hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    };
    const { status, body, headers } = await ask(path, { extensions, operationName: 'X', variables: { id: 1 } });
    expect({ status, body: JSON.parse(body.toString()) }).toEqual({
      status: 200,
      body: {
        errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
      },
    });
    expect(headers.get('cache-control')).toContain('no-cache');
    const byGet = await api.rollcall.yoga.fetch(
      `http://rollcall${path}?extensions=${encodeURIComponent(JSON.stringify(extensions))}`,
      { headers: { accept: 'application/graphql-response+json' } },
    );
    expect(await byGet.json()).toMatchObject({ errors: [{ message: 'PersistedQueryNotSupported' }] });
  });

  test('to a query that comes with its hash is what the query asks for', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'abc' } };
    const { body } = await ask(path, { query: '{ __typename }', extensions });
    expect(JSON.parse(body.toString())).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('what is served where', () => {
  test('the explorer at the endpoint of plain clients only', async () => {
    const page = (path: string) =>
      api.rollcall.yoga.fetch(`http://rollcall${path}`, { headers: { accept: 'text/html' } });
    const [plain, gateway] = [await page('/graphql'), await page('/federation')];
    expect(plain.headers.get('content-type')).toContain('text/html');
    expect(gateway.headers.get('content-type') ?? '').not.toContain('text/html');
    expect(gateway.status).toBe(406);
  });

  test.each(ENDPOINTS)('no form of another origin, at %s', async (path) => {
    const response = await api.rollcall.yoga.fetch(`http://rollcall${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ query: '{ __typename }' }).toString(),
    });
    expect(response.status).toBe(415);
  });

  test.each(['/', '/federation/x', '/graphql/federation', '/nowhere'])('nothing at %s', async (path) => {
    expect((await ask(path, { query: '{ __typename }' })).status).toBe(404);
  });

  test('whether the process takes requests, at /health and nowhere else', async () => {
    const get = async (path: string) => {
      const response = await api.rollcall.yoga.fetch(`http://rollcall${path}`);
      return { status: response.status, text: await response.text() };
    };
    expect(await get('/health')).toEqual({ status: 200, text: '' });
    expect((await get('/graphql?query={__typename}&x=/health')).text).not.toBe('');
    expect((await get('/x/health')).status).toBe(404);
  });
});
