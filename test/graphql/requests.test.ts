import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const URL_OF_API = 'http://rollcall/graphql';
const QUERY = '{ accounts { id } }';
const MUTATION = 'mutation { deleteAgent(input: { id: "chatsby:nobody" }) { deletedAgentId userErrors { code } } }';
const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

let api: TestRollcall;
beforeAll(async () => {
  api = await startRollcall({ agents: 1 });
});
afterAll(() => api.close());

/** Sends a request as it is. */
async function send(init: RequestInit, url = URL_OF_API, { yoga }: Rollcall = api.rollcall) {
  api.forgetCalls();
  const response = await yoga.fetch(url, init as never);
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as { data?: unknown; errors?: { extensions: object }[] }) : {};
  return { status: response.status, headers: response.headers, ...body };
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  send({ method: 'POST', headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(body) });

describe('what a request gets that is not right', () => {
  test.each([
    ['no GraphQL', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['a document without end', { query: `{ ${'accounts { id } '.repeat(30_000)} }` }, 'LIMIT_EXCEEDED'],
    ['an unknown field', { query: '{ nope }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a literal of a wrong type', { query: '{ agents(first: "x") { totalCount } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'no such operation',
      { query: 'query A { __typename } query B { __typename }', operationName: 'C' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['no query', {}, 'BAD_REQUEST'],
    ['variables that are none', { query: QUERY, variables: 'x' }, 'BAD_REQUEST'],
    ['several at once', [{ query: QUERY }], 'BAD_REQUEST'],
    ['a subscription', { query: 'subscription { x }' }, 'BAD_USER_INPUT'],
    ['no value for a variable', { query: 'query ($id: ID!) { agent(id: $id) { id } }' }, 'BAD_USER_INPUT'],
    [
      'a variable of a wrong type',
      { query: 'query ($first: Int) { agents(first: $first) { totalCount } }', variables: { first: 'x' } },
      'BAD_USER_INPUT',
    ],
    [
      'a variable that is no URL',
      {
        query: 'mutation ($input: UpdateAgentInput!) { updateAgent(input: $input) { agent { id } } }',
        variables: { input: { id: 'chatsby:x', avatarUrl: 'no url' } },
      },
      'BAD_USER_INPUT',
    ],
    [
      'a variable that is no time',
      {
        query: 'mutation ($input: DeleteAgentInput!) { deleteAgent(input: $input) { deletedAgentId } }',
        variables: { input: { id: 'chatsby:x', expectedUpdatedAt: 'yesterday' } },
      },
      'BAD_USER_INPUT',
    ],
    [
      'two members where one is allowed',
      {
        query: 'mutation ($input: CreateAgentInput!) { createAgent(input: $input) { agent { id } } }',
        variables: { input: { accountId: 'chatsby', name: 'x', extension: { chatsby: {}, nova: {} } } },
      },
      'BAD_USER_INPUT',
    ],
  ])('%s: one error with a code, no call, nothing in the log', async (_, body, code) => {
    const { errors, data } = await post(body);
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({ code });
    expect(api.callCount()).toBe(0);
    expect(api.log).toEqual([]);
  });

  test('a body that is no JSON is one too', async () => {
    const { status, errors } = await send({ method: 'POST', headers: JSON_HEADERS, body: '{' });
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_REQUEST' });
    expect(api.log).toEqual([]);
  });

  test('a mistake in an argument beside others costs only its own field', async () => {
    const { status, data, errors } = await post({ query: '{ accounts { id } agent(id: "nobody") { id } }' });
    expect(status).toBe(200);
    expect(data).toMatchObject({ accounts: { length: vendors.length }, agent: null });
    expect(errors).toMatchObject([{ path: ['agent'], extensions: { code: 'BAD_USER_INPUT', argument: 'id' } }]);
  });
});

describe('a request from a page of another origin', () => {
  const simple: [string, RequestInit][] = [
    ['text/plain', { headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ query: MUTATION }) }],
    [
      'text/plain that mentions JSON',
      { headers: { 'content-type': 'text/plain; x=application/json' }, body: JSON.stringify({ query: MUTATION }) },
    ],
    [
      'a form',
      {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ query: MUTATION }).toString(),
      },
    ],
    [
      'a form in another case',
      {
        headers: { 'content-type': 'Application/X-WWW-Form-Urlencoded;charset=utf-8' },
        body: new URLSearchParams({ query: MUTATION }).toString(),
      },
    ],
    ['a form with files', { body: multipart({ operations: JSON.stringify({ query: MUTATION }) }) }],
    ['a document alone', { headers: { 'content-type': 'application/graphql' }, body: MUTATION }],
    ['a type that is none', { headers: { 'content-type': 'json' }, body: JSON.stringify({ query: MUTATION }) }],
    ['no type at all', { body: new TextEncoder().encode(JSON.stringify({ query: MUTATION })) }],
  ];

  test.each(simple)('of another type than JSON (%s) is not executed', async (_, init) => {
    const { status, data, errors } = await send({ method: 'POST', ...init });
    expect(status).toBe(415);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    expect(api.callCount()).toBe(0);
  });

  test('is not executed either when it only reads', async () => {
    const body = new URLSearchParams({ query: QUERY }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await send({ method: 'POST', headers, body })).toMatchObject({ status: 415 });
  });

  test('by GET can not change anything', async () => {
    const { status, data, errors } = await send({}, `${URL_OF_API}?query=${encodeURIComponent(MUTATION)}`);
    expect(status).toBe(405);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    expect(api.callCount()).toBe(0);
  });

  test('by GET with a mutation beside a query can not either', async () => {
    const both = encodeURIComponent(`query Q { __typename } ${MUTATION.replace('mutation', 'mutation M')}`);
    const { status, errors } = await send({}, `${URL_OF_API}?query=${both}&operationName=M`);
    expect(status).toBe(405);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    expect(api.callCount()).toBe(0);
  });

  test('is not shown to that page: no origin is allowed unless configured', async () => {
    const origin = 'https://evil.example';
    const { headers, data } = await post({ query: QUERY }, { origin });
    expect(data).toBeDefined();
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    const preflight = await send({
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    expect(preflight.status).toBe(405);
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('a configured origin', () => {
  const rollcallFor = (...corsOrigins: string[]) =>
    createRollcall({
      vendors,
      accounts: [],
      corsOrigins,
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
  const forTwo = rollcallFor('https://app.example.com', 'http://localhost:5173');
  const forOne = rollcallFor('https://app.example.com');
  const ask = (origin: string, method: 'POST' | 'OPTIONS', rollcall: Rollcall) =>
    send(
      method === 'POST'
        ? { method, headers: { ...JSON_HEADERS, origin }, body: JSON.stringify({ query: QUERY }) }
        : {
            method,
            headers: {
              origin,
              'access-control-request-method': 'POST',
              'access-control-request-headers': 'content-type',
            },
          },
      URL_OF_API,
      rollcall,
    );

  test.each(['https://app.example.com', 'http://localhost:5173'])('%s may ask and see', async (origin) => {
    const preflight = await ask(origin, 'OPTIONS', forTwo);
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
    const answer = await ask(origin, 'POST', forTwo);
    expect(answer).toMatchObject({ status: 200, data: { accounts: [] } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('vary')?.toLowerCase()).toContain('origin');
  });

  test.each(['https://evil.example', 'http://app.example.com', 'https://app.example.com.evil.example', 'null'])(
    'is not %s',
    async (origin) => {
      for (const rollcall of [forOne, forTwo]) {
        for (const method of ['OPTIONS', 'POST'] as const) {
          const { headers } = await ask(origin, method, rollcall);
          expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
        }
      }
    },
  );
});

describe('a request of our own', () => {
  test('as JSON is executed', async () => {
    expect(await post({ query: MUTATION })).toMatchObject({
      status: 200,
      data: { deleteAgent: { deletedAgentId: null, userErrors: [{ code: 'NOT_FOUND' }] } },
    });
  });

  const types = [
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/json, application/json',
    'application/graphql+json',
  ];
  test.each(types)('of type %s is executed', async (type) => {
    expect(await post({ query: QUERY }, { 'content-type': type })).toMatchObject({
      status: 200,
      data: { accounts: { length: vendors.length } },
    });
  });

  test('to read may be a GET', async () => {
    const { status, data } = await send(
      { headers: { accept: 'application/json' } },
      `${URL_OF_API}?query=${encodeURIComponent(QUERY)}`,
    );
    expect(status).toBe(200);
    expect(data).toMatchObject({ accounts: { length: vendors.length } });
  });

  test('by GET may have variables, and a mistake in them is one of the request', async () => {
    const get = (variables: string) => {
      const query = 'query ($id: ID!) { account(id: $id) { id } }';
      const search = new URLSearchParams({ query, variables, operationName: '', extensions: '{}' });
      return send({ headers: { accept: 'application/json' } }, `${URL_OF_API}?${search}`);
    };
    expect(await get('{"id":"nova"}')).toMatchObject({ status: 200, data: { account: { id: 'nova' } } });
    for (const wrong of ['{', 'x', '[1.0', '"x"', '1']) {
      const { status, errors } = await get(wrong);
      expect(status).toBe(400);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    }
    expect(api.log).toEqual([]);
  });

  test('from a browser without a query gets the explorer', async () => {
    const { status, headers } = await send({ headers: { accept: 'text/html' } });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/html');
  });
});

function multipart(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
