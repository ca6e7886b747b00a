import { expect, onTestFinished, test, vi } from 'vitest';
import type { AccessSettings } from '../../src/access/authenticator.ts';
import { createAuthenticator } from '../../src/access/authenticator.ts';
import { createRollcall } from '../../src/rollcall.ts';
import { listen } from '../../src/server/listen.ts';
import { keyCaller } from '../support/access.ts';
import { Issuer, jwtSettings, makeKey, sign } from '../support/issuer.ts';
import { startRollcall, type TestRollcall, type TestRollcallOptions } from '../support/rollcall.ts';

const START = Date.parse('2027-01-01T12:00:00Z');

/** Callers with keys that are called like them. */
function apiKeys(...names: readonly string[]) {
  return names.map((name) => keyCaller(name, `rollcall_${name}`));
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, unknown>;
    readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  };
}

/** A server on loopback, and a clock that stands still. */
async function start(access: AccessSettings, options: TestRollcallOptions = {}) {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  onTestFinished(() => void vi.useRealTimers());
  const roll = await startRollcall({ only: ['cometchat', 'nova'], ...options, access });
  const listening = await listen(roll.rollcall.listener, '127.0.0.1', 0);
  onTestFinished(async () => {
    await listening.stop();
    await roll.close();
  });
  const ask = async (
    name: string,
    query = '{ __typename }',
    variables?: object,
    path = '/graphql',
  ): Promise<Answer> => {
    const credential = name.includes('.') ? name : `rollcall_${name}`;
    const response = await fetch(`${listening.origin}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${credential}`,
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
  };
  return { roll, origin: listening.origin, ask, later: (ms: number) => void vi.setSystemTime(Date.now() + ms) };
}

const agentIds = async (roll: TestRollcall, count: number) =>
  Array.from({ length: count }, (_, index) => `${[...roll.rollcall.accounts.keys()].at(-1)}:no-such-${index}`);

test('as many requests as a caller may make are answered, the next one is told when to come again', async () => {
  const { ask, later } = await start({ apiKeys: apiKeys('a'), rateLimit: { requestsPerMinute: 3 } });
  for (const remaining of [2, 1, 0]) {
    const { status, headers } = await ask('a');
    expect(status).toBe(200);
    expect(headers.get('ratelimit-policy')).toBe('"requests";q=3;w=60');
    expect(headers.get('ratelimit')).toBe(`"requests";r=${remaining};t=60`);
    expect(headers.get('retry-after')).toBeNull();
  }
  later(20_000);
  const { status, headers, body } = await ask('a', 'mutation { neverRead }');
  expect(status).toBe(429);
  expect(headers.get('retry-after')).toBe('40');
  expect(headers.get('ratelimit')).toBe('"requests";r=0;t=40');
  expect(body).toEqual({
    errors: [
      {
        message: expect.stringContaining('40 seconds'),
        extensions: { code: 'TOO_MANY_REQUESTS', retryAfterSeconds: 40 },
      },
    ],
  });
  later(39_999);
  expect((await ask('a')).status).toBe(429);
  later(1);
  expect((await ask('a')).status).toBe(200);
});

test('both endpoints count together', async () => {
  const { ask } = await start({ apiKeys: apiKeys('a'), rateLimit: { requestsPerMinute: 2 } });
  expect((await ask('a', '{ __typename }', undefined, '/federation')).headers.get('ratelimit')).toBe(
    '"requests";r=1;t=60',
  );
  expect((await ask('a')).status).toBe(200);
  expect((await ask('a', '{ __typename }', undefined, '/federation')).status).toBe(429);
});

test('what one caller uses is nothing to another, of the same limit or of its own', async () => {
  const { ask } = await start({
    apiKeys: [...apiKeys('a', 'b'), { ...keyCaller('c', 'rollcall_c'), rateLimit: { requestsPerMinute: 1 } }],
    rateLimit: { requestsPerMinute: 2, vendorCallsPerMinute: 50 },
  });
  for (let request = 0; request < 5; request++) await ask('a');
  expect((await ask('a')).status).toBe(429);
  expect((await ask('b')).headers.get('ratelimit')).toMatch(/^"requests";r=1;t=60/);
  const own = await ask('c');
  // What the caller's own entry does not say is as for all.
  expect(own.headers.get('ratelimit-policy')).toBe('"requests";q=1;w=60, "vendor-calls";q=50;qu="vendor-calls";w=60');
  expect((await ask('c')).status).toBe(429);
  expect((await ask('b')).status).toBe(200);
});

test('tokens of one caller count together, those of two apart', async () => {
  const key = await makeKey('first');
  const issuer = await Issuer.start(key);
  onTestFinished(() => issuer.close());
  const { ask } = await start({
    apiKeys: apiKeys('alice'),
    jwt: jwtSettings({ jwksUrl: issuer.jwksUrl, rateLimit: { requestsPerMinute: 2 } }),
  });
  expect((await ask(await sign(key, { jti: '1' }))).status).toBe(200);
  expect((await ask(await sign(key, { jti: '2' }))).status).toBe(200);
  expect((await ask(await sign(key, { jti: '3' }))).status).toBe(429);
  expect((await ask(await sign(key, { sub: 'bob' }))).status).toBe(200);
  // A key of the same name is another caller, and has no limit here.
  const { status, headers } = await ask('alice');
  expect(status).toBe(200);
  expect(headers.get('ratelimit')).toBeNull();
});

test('only GraphQL requests of callers count: no page, no file, no health, no unknown credential', async () => {
  const { ask, origin } = await start({ apiKeys: apiKeys('a'), rateLimit: { requestsPerMinute: 1 } });
  const authorization = 'Bearer rollcall_a';
  for (const search of ['', '?explorer=nothing']) {
    await (
      await fetch(`${origin}/graphql${search}`, { headers: { accept: 'text/html', authorization } })
    ).arrayBuffer();
  }
  await (await fetch(`${origin}/health`, { headers: { authorization } })).arrayBuffer();
  expect((await ask('unknown')).status).toBe(401);
  expect((await ask('a')).status).toBe(200);
});

test('calls that run out in the middle of a request stop it; what had been asked for stays', async () => {
  const { roll, ask, later } = await start({ apiKeys: apiKeys('a', 'b'), rateLimit: { vendorCallsPerMinute: 10 } });
  const ids = await agentIds(roll, 30);
  const query = 'query ($ids: [ID!]!) { accounts { health { reachable } } nodes(ids: $ids) { id } }';
  const { status, headers, body } = await ask('a', query, { ids });
  expect(roll.callCount()).toBe(10);
  expect(status).toBe(200);
  expect(body.data?.accounts).toContainEqual({ health: { reachable: true } });
  const stopped = body.errors?.filter(({ extensions }) => extensions.code === 'LIMIT_EXCEEDED') ?? [];
  expect(stopped.length).toBeGreaterThanOrEqual(20);
  expect(stopped[0]?.message).toContain('10 calls to vendors in a minute');
  expect(stopped[0]?.extensions).toMatchObject({ retryAfterSeconds: 60 });
  expect(headers.get('ratelimit')).toBe('"vendor-calls";r=0;t=60');

  // Until there are calls again, the caller waits. The other one does not.
  later(15_000);
  const refused = await ask('a');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '45']);
  expect((await ask('b', '{ accounts { health { reachable } } }')).body).not.toHaveProperty('errors');
  later(45_000);
  expect((await ask('a')).headers.get('ratelimit')).toBe('"vendor-calls";r=10;t=60');
});

test('requests at the same time share what the caller has left', async () => {
  const { roll, ask } = await start({ apiKeys: apiKeys('a'), rateLimit: { vendorCallsPerMinute: 7 } });
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const ids = await agentIds(roll, 12);
  await Promise.all([0, 4, 8].map((from) => ask('a', query, { ids: ids.slice(from, from + 4) })));
  expect(roll.callCount()).toBe(7);
});

test('a write that has begun is finished, even if it takes the last calls and more', async () => {
  const { roll, ask } = await start({
    apiKeys: [...apiKeys('free'), { ...keyCaller('a', 'rollcall_a'), rateLimit: { vendorCallsPerMinute: 2 } }],
  });
  const { body: listed } = await ask(
    'free',
    '{ agents(first: 1, filter: { accountIds: ["cometchat"] }) { nodes { id } } }',
  );
  const agents = listed.data?.agents as { readonly nodes: readonly { readonly id: string }[] } | undefined;
  const update =
    'mutation ($input: UpdateAgentInput!) { updateAgent(input: $input) { agent { name } userErrors { code } } }';
  const input = { id: agents?.nodes[0]?.id, name: 'Renamed at the limit' };
  roll.forgetCalls();
  const { body, headers } = await ask('a', update, { input });
  expect(body.data?.updateAgent).toEqual({ agent: { name: 'Renamed at the limit' }, userErrors: [] });
  // What the vendor holds is read after the write.
  expect(roll.callCount()).toBe(3);
  expect(headers.get('ratelimit')).toBe('"vendor-calls";r=0;t=60');
  // Of the next one nothing is sent.
  expect((await ask('a', update, { input })).status).toBe(429);
  expect(roll.callCount()).toBe(3);
});

test('a new server begins to count anew, and without limits no header speaks of any', async () => {
  const { roll, ask } = await start({ apiKeys: apiKeys('a') });
  const { headers } = await ask('a', '{ accounts { health { reachable } } }');
  expect([headers.get('ratelimit'), headers.get('ratelimit-policy')]).toEqual([null, null]);
  const limited = () =>
    createRollcall({
      ...roll.options,
      authenticator: createAuthenticator({ apiKeys: apiKeys('a'), rateLimit: { requestsPerMinute: 1 } }),
    });
  for (const rollcall of [limited(), limited()]) {
    const response = await rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'rollcall_a' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(response.status).toBe(200);
    await rollcall.close();
  }
});
