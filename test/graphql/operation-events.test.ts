import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { LONGEST_NAME, OPERATION_CHANNEL, type OperationEvent } from '../../src/graphql/events.ts';
import { listen } from '../../src/server/listen.ts';
import { keyCaller } from '../support/access.ts';
import { eventsOf } from '../support/events.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const KEY = 'rollcall_dashboard';

let roll: TestRollcall;
beforeAll(async () => {
  roll = await startRollcall({ access: { apiKeys: [keyCaller('dashboard', KEY)] } });
});
afterAll(() => roll.close());

const events = () => eventsOf<OperationEvent>(OPERATION_CHANNEL);

async function send(path: string, init: RequestInit = {}, key: string | null = KEY): Promise<Response> {
  const headers = new Headers(init.headers);
  if (key !== null) headers.set('authorization', `Bearer ${key}`);
  return roll.rollcall.yoga.fetch(`http://rollcall${path}`, { ...init, headers });
}

const post = (body: object, { path = '/graphql', key = KEY as string | null, headers = {} } = {}) =>
  send(
    path,
    { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
    key,
  );

describe.each(['/graphql', '/federation'])('an operation at %s', (path) => {
  test('is one event that says who asked for what, what it cost and how it ended', async () => {
    const told = events();
    roll.forgetCalls();
    await post({ query: 'query Roll { agents(first: 3) { nodes { id } } }' }, { path });
    expect(told).toEqual([
      {
        name: 'Roll',
        kind: 'QUERY',
        caller: 'apiKey:dashboard',
        ms: expect.any(Number),
        vendorCalls: roll.callCount(),
        isShared: false,
        outcome: 'OK',
        errorCodes: [],
        traceId: null,
      },
    ]);
    expect(roll.callCount()).toBeGreaterThan(0);
  });

  test.each([
    ['a syntax error', { query: 'query Roll { agents' }, { outcome: 'GRAPHQL_PARSE_FAILED', name: null, kind: null }],
    [
      'an unknown field',
      { query: 'query Roll { nothing }' },
      { outcome: 'GRAPHQL_VALIDATION_FAILED', name: 'Roll', kind: 'QUERY' },
    ],
    [
      'a variable that is wrong',
      { query: 'query Roll($n: Int) { agents(first: $n) { nodes { id } } }', variables: { n: 'x' } },
      { outcome: 'BAD_USER_INPUT', name: 'Roll', kind: 'QUERY' },
    ],
    ['no document', {}, { outcome: 'BAD_REQUEST', name: null, kind: null }],
    [
      'an operation that the document lacks',
      { query: 'query A { accounts { id } } query B { accounts { id } }', operationName: 'C' },
      { outcome: 'OPERATION_RESOLUTION_FAILURE', name: null, kind: null },
    ],
    [
      'one of several operations',
      {
        query: 'query A { accounts { id } } mutation B { deleteAgent(input: { id: "x:y" }) { deletedAgentId } }',
        operationName: 'B',
      },
      { outcome: 'OK', name: 'B', kind: 'MUTATION' },
    ],
    [
      'a field that fails beside others',
      { query: '{ accounts { id } agents(after: "no cursor") { nodes { id } } }' },
      { name: null, kind: 'QUERY', errorCodes: ['BAD_USER_INPUT'] },
    ],
  ])('is one event: %s', async (_, body, expected) => {
    const told = events();
    await post(body, { path });
    expect(told).toMatchObject([{ caller: 'apiKey:dashboard', vendorCalls: 0, ...expected }]);
  });

  test('is one event when nobody signed in, or with a credential that is none', async () => {
    const told = events();
    await post({ query: 'query Roll { accounts { id } }' }, { path, key: null });
    await post({ query: 'query Roll { accounts { id } }' }, { path, key: 'rollcall_other' });
    const refused = {
      caller: null,
      name: null,
      kind: null,
      outcome: 'UNAUTHENTICATED',
      errorCodes: ['UNAUTHENTICATED'],
    };
    expect(told).toMatchObject([refused, refused]);
  });

  test('is one event with the code of a request that is no GraphQL over HTTP', async () => {
    const told = events();
    await send(path, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'query' });
    await send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":' });
    await send(`${path}?query=mutation{deleteAgent(input:{id:"x:y"}){deletedAgentId}}`);
    expect(told.map(({ outcome }) => outcome)).toEqual(['BAD_REQUEST', 'BAD_REQUEST', 'BAD_REQUEST']);
  });

  test('names its trace where it is part of one', async () => {
    const told = events();
    const id = '4bf92f3577b34da6a3ce929d0e0e4736';
    const query = { query: '{ accounts { id } }' };
    await post(query, { path, headers: { traceparent: `00-${id}-00f067aa0ba902b7-01` } });
    await post(query, { path, headers: { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` } });
    await post(query, { path, headers: { traceparent: 'rollcall_dashboard' } });
    expect(told.map(({ traceId }) => traceId)).toEqual([id, null, null]);
  });
});

test('what a caller may not do, or not now, is told with its caller', async () => {
  const reader = keyCaller('reader', 'rollcall_reader', ['agents:read']);
  const limited = { ...keyCaller('limited', 'rollcall_limited'), rateLimit: { requestsPerMinute: 1 } };
  const other = await startRollcall({ only: ['nova'], access: { apiKeys: [reader, limited] } });
  onTestFinished(() => other.close());
  const ask = async (key: string, query: string) =>
    other.rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query }),
    });
  const told = events();
  await ask('rollcall_reader', 'mutation { deleteAgent(input: { id: "nova:x" }) { deletedAgentId } }');
  for (let count = 0; count < 2; count++) await ask('rollcall_limited', '{ accounts { id } }');
  await ask(
    'rollcall_reader',
    `{ ${Array.from({ length: 2000 }, (_, index) => `a${index}: accounts { id }`).join(' ')} }`,
  );
  expect(told.map(({ caller, outcome }) => [caller, outcome])).toEqual([
    ['apiKey:reader', 'FORBIDDEN'],
    ['apiKey:limited', 'OK'],
    ['apiKey:limited', 'TOO_MANY_REQUESTS'],
    ['apiKey:reader', 'LIMIT_EXCEEDED'],
  ]);
});

test('errors beside data are partial success, and every code is told once', async () => {
  const told = events();
  roll.server('nova').faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 500, body: '{}' } });
  onTestFinished(() => void roll.server('nova').faults.clear());
  const id = 'nova:any';
  await post({ query: `query Two { a: agent(id: "${id}") { id } b: agent(id: "${id}2") { id } accounts { id } }` });
  expect(told).toMatchObject([{ outcome: 'PARTIAL', errorCodes: ['VENDOR_UNAVAILABLE'] }]);
});

test('a name is cut, and no secret is in it', async () => {
  const told = events();
  const secret = 'sk_live_0123456789abcdef';
  await post({ query: `query ${'a'.repeat(5000)} { accounts { id } }` });
  await post({ query: `query ${secret} { accounts { id } }` });
  expect(told[0]?.name).toBe('a'.repeat(LONGEST_NAME));
  expect(told[1]?.name).not.toContain(secret);
});

test('pages, files and probes are no operations', async () => {
  const told = events();
  for (const path of ['/health', '/graphql', '/graphql?explorer=none', '/nothing']) {
    await send(path, { headers: { accept: 'text/html' } });
  }
  await send('/graphql', { method: 'OPTIONS' });
  expect(told).toEqual([]);
});

test('a client that goes away has cancelled its operation', async () => {
  const told = events();
  const { yoga } = roll.rollcall;
  let arrived: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  roll.server('nova').faults.add({ fault: { kind: 'HANG', when: 'before' } });
  onTestFinished(() => void roll.server('nova').faults.clear());
  const listening = await listen(
    (request: IncomingMessage, response: ServerResponse) => {
      arrived();
      void yoga(request, response);
    },
    '127.0.0.1',
    0,
  );
  const leaving = new AbortController();
  const answer = fetch(`${listening.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    body: JSON.stringify({ query: 'query Gone { agents { nodes { id } } }' }),
    signal: leaving.signal,
  });
  await asked;
  await expect.poll(() => roll.callCount()).toBeGreaterThan(0);
  leaving.abort();
  await expect(answer).rejects.toThrow();
  await expect.poll(() => told).toMatchObject([{ name: 'Gone', outcome: 'CANCELLED' }]);
  await listening.stop();
});
