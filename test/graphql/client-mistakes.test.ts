import { METHODS } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createYoga } from 'graphql-yoga';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { useConcealedFaults } from '../../src/graphql/plugins/use-concealed-faults.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

let api: TestRollcall;
let server: Listening;
beforeAll(async () => {
  api = await startRollcall({ agents: 1 });
  server = await listen(api.rollcall.listener, '127.0.0.1', 0);
});
afterEach(() => {
  expect(api.callCount()).toBe(0);
  expect(api.log).toEqual([]);
});
afterAll(async () => {
  await server.stop();
  await api.close();
});

/** What the server answers to these bytes: the status, and the rest as text. */
async function raw(...bytes: (string | Buffer)[]): Promise<{ status: number; text: string }> {
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
  socket.setEncoding('latin1');
  socket.write(Buffer.concat(bytes.map((part) => Buffer.from(part))));
  let text = '';
  for await (const chunk of socket) text += chunk;
  return { status: Number(/^HTTP\/1.1 (\d+) /.exec(text)?.[1]), text };
}

const HOST = 'Host: localhost\r\nConnection: close\r\n';
const TYPE = 'Content-Type: application/json\r\n';

function post(body: string | Buffer, headers = TYPE, path = '/graphql') {
  const bytes = Buffer.from(body);
  return raw(`POST ${path} HTTP/1.1\r\n${HOST}${headers}Content-Length: ${bytes.length}\r\n\r\n`, bytes);
}

/** Nothing of how this machine is made. */
function expectNoInsides({ text }: { text: string }): void {
  expect(text).not.toMatch(/node_modules|\.ts\b|\n\s+at /);
}

const QUERY = '{ accounts { id } }';
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe.each(['/graphql', '/federation'])(
  'what a client sends wrongly to %s is a client error with a code',
  (path) => {
    const bodies: [string, string | Buffer, RegExp][] = [
      ['variables that are text', JSON.stringify({ query: QUERY, variables: 'x' }), /variables/],
      ['variables that are a list', JSON.stringify({ query: QUERY, variables: [] }), /variables/],
      ['variables that are a number', JSON.stringify({ query: QUERY, variables: 1 }), /variables/],
      ['extensions that are text', JSON.stringify({ query: QUERY, extensions: 'x' }), /extensions/],
      ['extensions that are a list', JSON.stringify({ query: QUERY, extensions: [1] }), /extensions/],
      ['no query', '{}', /query/],
      ['a query that is null', JSON.stringify({ query: null }), /query/],
      ['a query that is a number', JSON.stringify({ query: 5 }), /query/],
      ['a query that is a list', JSON.stringify({ query: [QUERY] }), /query/],
      ['a query that is an object', JSON.stringify({ query: { toString: QUERY } }), /query/],
      ['an operation name that is a number', JSON.stringify({ query: QUERY, operationName: 5 }), /operationName/],
      ['an operation name that is a list', JSON.stringify({ query: QUERY, operationName: ['A'] }), /operationName/],
      ['an unknown member', JSON.stringify({ query: QUERY, queries: [] }), /parameter/],
      ['a member called __proto__', '{"query":"{ __typename }","__proto__":{"query":"x"}}', /parameter/],
      ['several at once', JSON.stringify([{ query: QUERY }, { query: QUERY }]), /Batching/],
      ['an empty list', '[]', /Batching/],
      ['a list without end', nested(500_000), /Batching/],
      ['null', 'null', /JSON object/],
      ['a text', '"x"', /JSON object/],
      ['nothing', '', /JSON/],
      ['half of it', '{"query":"{ accounts', /JSON/],
      ['two of it', '{"query":"{ __typename }"}{}', /JSON/],
      ['bytes that are no UTF-8', Buffer.from([...Buffer.from('{"query":"{ a(b: \\"'), 0xff, 0xfe]), /UTF-8/],
      ['bytes of an overlong form', Buffer.from([...Buffer.from('{"query":"'), 0xc0, 0x80, 0x22, 0x7d]), /UTF-8/],
      ['UTF-16', Buffer.from('{"query":"{ __typename }"}', 'utf16le'), /JSON/],
    ];
    test.each(bodies)('%s', async (_, body, message) => {
      const answer = await post(body, TYPE, path);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('"code":"BAD_REQUEST"');
      expect(answer.text).toMatch(message);
      expectNoInsides(answer);
    });

    test.each([
      ['compressed', `${TYPE}Content-Encoding: gzip\r\n`, gzipSync(JSON.stringify({ query: QUERY }))],
      ['encoded in a way that nobody knows', `${TYPE}Content-Encoding: x-none\r\n`, JSON.stringify({ query: QUERY })],
      ['encoded twice', `${TYPE}Content-Encoding: identity, br\r\n`, JSON.stringify({ query: QUERY })],
      ['in UTF-16', 'Content-Type: application/json; charset=UTF-16\r\n', JSON.stringify({ query: QUERY })],
      ['in Latin-1', 'Content-Type: application/json;charset="iso-8859-1"\r\n', JSON.stringify({ query: QUERY })],
    ])('a body that is %s', async (_, headers, body) => {
      const answer = await post(body, headers, path);
      expect(answer.status).toBe(415);
      expect(answer.text).toContain('"code":"BAD_REQUEST"');
      expectNoInsides(answer);
    });

    test.each([
      'application/json; charset=utf-8',
      'application/json;charset=UTF8',
      'application/json; charset="utf-8"',
      'application/json; charset=us-ascii',
    ])('%s is none', async (type) => {
      const headers = `Content-Type: ${type}\r\nContent-Encoding: identity\r\n`;
      expect(await post(JSON.stringify({ query: '{ __typename }' }), headers, path)).toMatchObject({ status: 200 });
    });

    test('a value that is nested without end', async () => {
      const answer = await post(
        `{"query":"query ($id: ID!) { node(id: $id) { id } }","variables":{"id":${nested(100_000)}}}`,
        TYPE,
        path,
      );
      expect(answer.text).toMatch(/"code":"(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)"/);
      expectNoInsides(answer);
    });

    test.each(['variables=[]', 'variables=1', 'variables={', 'extensions=[]', 'extensions="x"', 'extensions={'])(
      'GET with %s',
      async (parameter) => {
        const target = `${path}?query={__typename}&${encodeURI(parameter)}`;
        const answer = await raw(`GET ${target} HTTP/1.1\r\n${HOST}Accept: application/json\r\n\r\n`);
        expect(answer.status).toBe(400);
        expect(answer.text).toContain('"code":"BAD_REQUEST"');
        expectNoInsides(answer);
      },
    );
  },
);

describe('what is no HTTP that can be answered is refused as a client error', () => {
  test.each([
    ['more headers than anybody needs', `GET /graphql HTTP/1.1\r\n${HOST}${'a:\r\n'.repeat(250)}\r\n`, 431],
    ['headers that are too large', `GET /graphql HTTP/1.1\r\n${HOST}a: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a target that is too long', `GET /graphql?x=${'y'.repeat(20_000)} HTTP/1.1\r\n${HOST}\r\n`, 431],
    ['two lengths', `POST /graphql HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`, 400],
    [
      'a length beside chunks',
      `POST /graphql HTTP/1.1\r\n${HOST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
      400,
    ],
    ['a chunk without length', `POST /graphql HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['an expectation', `POST /graphql HTTP/1.1\r\n${HOST}Expect: 200-ok\r\n\r\n`, 417],
    ['a path that decodes to nothing', `GET /%zz%00/../.. HTTP/1.1\r\n${HOST}\r\n`, 404],
    ['a file of the explorer that leads out', `GET /graphql?explorer=../../package.json HTTP/1.1\r\n${HOST}\r\n`, 404],
    ['a file of the explorer that is none', `GET /graphql?explorer=__proto__ HTTP/1.1\r\n${HOST}\r\n`, 404],
  ])('%s', async (_, text, status) => {
    const answer = await raw(text);
    expect(answer.status).toBe(status);
    expectNoInsides(answer);
  });

  // Node ends the connection of a CONNECT, since nobody listens for it.
  test.each(METHODS.filter((method) => !['CONNECT', 'GET', 'POST'].includes(method)))('%s', async (method) => {
    const answer = await raw(
      `${method} /graphql?query={__typename} HTTP/1.1\r\n${HOST}Accept: application/json\r\n\r\n`,
    );
    expect(answer.status).toBe(405);
    expectNoInsides(answer);
  });
});

describe('a fault outside of any operation', () => {
  test('is told by an id, which leads to what is in the log', async () => {
    const lines: { errorId?: string; stack?: string }[] = [];
    const ignore = () => undefined;
    const yoga = createYoga({
      logging: false,
      plugins: [
        useConcealedFaults({ info: ignore, warn: ignore, error: (details) => void lines.push(details) }),
        {
          onRequest() {
            throw new Error('/home/somebody/secret');
          },
        },
      ],
    });
    const faulty = await listen(yoga, '127.0.0.1', 0);
    const response = await fetch(`${faulty.origin}/graphql`);
    const text = await response.text();
    await faulty.stop();
    expect(response.status).toBe(500);
    expect(lines).toMatchObject([{ message: '/home/somebody/secret', stack: expect.stringContaining(' at ') }]);
    const errorId = lines[0]?.errorId;
    expect(JSON.parse(text)).toEqual({
      errors: [
        {
          message: `Unexpected error, logged as ${errorId}.`,
          extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
        },
      ],
    });
  });
});
