import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAegraSandbox } from '../../sandbox/vendors/aegra/app.ts';
import type { VendorAccount } from '../support/vendor-account.ts';
import { INTERNAL, openAegra, patch, post, problems } from './open-aegra.ts';

const AGENT_DEFAULT = 'fe096781-5601-53d2-b2f6-0d3403f7e9ca';

let server: VendorAccount;

beforeEach(async () => {
  server = await openAegra({ agents: 12 });
});

afterEach(() => server.close());

describe('the embedded Aegra', () => {
  test.each([0, 1, 3, 9, 10, 12, 40])('holds %i assistants in all, and the same ones each time', async (agents) => {
    const [one, other] = await Promise.all([openAegra({ agents }), openAegra({ agents })]);
    const { body } = await one.ask('GET', '/assistants');
    expect(body).toMatchObject({ total: agents });
    expect((await other.ask('GET', '/assistants')).body).toEqual(body);
    const pairs = (body as { assistants: Record<string, unknown>[] }).assistants.map(({ user_id, graph_id, config }) =>
      JSON.stringify([user_id, graph_id, config]),
    );
    expect(new Set(pairs).size).toBe(agents);
    await Promise.all([one.close(), other.close()]);
  });

  test('made an assistant for each graph itself, under the same ids as everywhere', async () => {
    const { body } = await server.ask('GET', `/assistants/${AGENT_DEFAULT}`);
    expect(body).toEqual({
      assistant_id: AGENT_DEFAULT,
      name: 'agent',
      description: "Default assistant for graph 'agent'",
      config: {},
      context: {},
      graph_id: 'agent',
      user_id: 'system',
      version: 1,
      metadata: { created_by: 'system' },
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      updated_at: (body as { created_at: string }).created_at,
    });
    expect((await server.ask('GET', `/assistants/046b5dc7-2108-582c-9c6c-31d556d138f0`)).body).toMatchObject({
      name: 'echo',
    });
    expect((await server.ask('GET', `/assistants/0b226d00-e4ec-5b58-8e33-88f4bd4debe7`)).body).toMatchObject({
      name: 'parent',
    });
  });

  test('lets nobody change what it made itself', async () => {
    const missing = { error: 'not_found', message: `Assistant '${AGENT_DEFAULT}' not found`, details: null };
    expect(await patch(server, AGENT_DEFAULT, { name: 'x' })).toMatchObject({ status: 404, body: missing });
    expect(await server.ask('DELETE', `/assistants/${AGENT_DEFAULT}`)).toMatchObject({ status: 404, body: missing });
    expect(await server.ask('POST', `/assistants/${AGENT_DEFAULT}/latest`, { version: 1 })).toMatchObject({
      status: 404,
      body: missing,
    });
    expect(await server.ask('POST', `/assistants/${AGENT_DEFAULT}/versions`, {})).toMatchObject({
      status: 200,
      body: [{ version: 1, user_id: 'rollcall-sandbox' }],
    });
  });

  test('demands its credentials after it parsed the body and before it checks it', async () => {
    const none = { authorization: '' };
    const refused = { error: 'unauthorized', message: expect.any(String), details: null };
    expect(await server.ask('GET', '/assistants', undefined, none)).toMatchObject({ status: 401, body: refused });
    expect(await server.ask('POST', '/assistants', { graph_id: 5 }, none)).toMatchObject({ status: 401 });
    expect(await server.ask('POST', '/assistants', '{', none)).toMatchObject({ status: 422 });
    expect(await server.ask('GET', '/nope', undefined, none)).toMatchObject({ status: 404 });
    for (const path of ['/', '/info', '/health', '/ready', '/live']) {
      expect((await server.ask('GET', path, undefined, none)).status).toBe(200);
    }
  });

  test('knows its routes and no other', async () => {
    for (const path of ['/nope', '/ok', '/assistants/a%2Fb', '/assistants/a/b/c']) {
      expect(await server.ask('GET', path)).toMatchObject({ status: 404, body: { detail: 'Not Found' } });
    }
    for (const path of ['/assistants/x/versions', '/assistants/x%2Flatest']) {
      expect(await server.ask('GET', path)).toMatchObject({ status: 405, body: { detail: 'Method Not Allowed' } });
    }
    expect((await server.ask('PUT', '/assistants', {})).status).toBe(405);
    expect((await server.ask('GET', '/assistants/x/')).status).toBe(307);
    expect((await server.ask('GET', '/assistants/%ff')).body).toMatchObject({
      message: "Assistant '\ufffd' not found",
    });
    expect(await server.ask('GET', '/assistants/a%00b')).toMatchObject({ status: 500, body: INTERNAL });
  });

  test('numbers its requests, with the number of the caller if it is a UUID', async () => {
    const id = '0b6ac5a0-3cfa-4fbb-8db8-8dc0c2f5b5b1';
    const echoed = await server.ask('GET', '/nope', undefined, { 'x-request-id': id });
    expect(echoed.headers.get('x-request-id')).toBe(id);
    const made = await server.ask('GET', '/info', undefined, { 'x-request-id': 'mine' });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
  });

  test('reads JSON also as text, and nothing else', async () => {
    expect((await server.ask('POST', '/assistants/count', '{}', { 'content-type': 'text/plain' })).body).toBe(12);
    for (const [body, problem] of [
      ['graph_id=echo', 'json_invalid body 0'],
      ['[]', 'model_attributes_type body'],
      ['{"graph_id":', 'json_invalid body 12'],
    ] as const) {
      const answer = await server.ask('POST', '/assistants', body);
      expect(answer.status).toBe(422);
      expect(problems(answer)).toEqual([problem]);
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(problems(await server.ask('POST', '/assistants', 'graph_id=echo', form))).toEqual([
      'model_attributes_type body',
    ]);
    expect(problems(await server.ask('POST', '/assistants/search'))).toEqual(['missing body']);
  });
});

describe('a create', () => {
  test('fills in what is left out', async () => {
    const { status, body } = await post(server, { graph_id: 'parent' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Assistant for parent',
      description: null,
      config: {},
      context: {},
      metadata: {},
    });
    expect(body).toMatchObject({
      version: 1,
      user_id: 'rollcall-sandbox',
      assistant_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('is refused when the id, or the graph with the same settings, is there already', async () => {
    expect((await post(server, { assistant_id: 'one', context: { b: 1, aa: 2 } })).body).toMatchObject({
      config: { configurable: { b: 1, aa: 2 } },
      context: { b: 1, aa: 2 },
    });
    const taken = { error: 'conflict', message: "Assistant 'one' already exists", details: null };
    expect(await post(server, { assistant_id: 'one', context: { c: 1 } })).toMatchObject({
      status: 409,
      body: taken,
    });
    expect(await post(server, { config: { configurable: { aa: 2, b: 1 } } })).toMatchObject({ status: 409 });
    expect(await post(server, { context: { aa: 2, b: 1 }, if_exists: 'raise' })).toMatchObject({ status: 409 });
    expect(
      await post(server, { assistant_id: 'two', context: { aa: 2, b: 1 }, name: 'n', if_exists: 'do_nothing' }),
    ).toMatchObject({
      status: 200,
      body: { assistant_id: 'one', name: 'Assistant for echo' },
    });
    expect(
      await post(server, { assistant_id: AGENT_DEFAULT, context: { d: 1 }, if_exists: 'do_nothing' }),
    ).toMatchObject({
      status: 409,
    });
  });

  test('names everything that is wrong with a body', async () => {
    const body = { graph_id: undefined, assistant_id: '', name: 5, config: 'x', metadata: [] };
    const answer = await post(server, body);
    expect(answer.status).toBe(422);
    expect(problems(answer)).toEqual([
      'string_too_short body assistant_id',
      'string_type body name',
      'dict_type body config',
      'missing body graph_id',
      'dict_type body metadata',
    ]);
    expect(problems(await post(server, { assistant_id: '  ' }))).toEqual(['string_pattern_mismatch body assistant_id']);
    expect(problems(await post(server, { assistant_id: 'é'.repeat(256) }))).toEqual([
      'string_too_long body assistant_id',
    ]);
  });

  test('is refused for an unknown graph and for two names of one thing', async () => {
    expect(await post(server, { graph_id: 'nope' })).toMatchObject({
      status: 400,
      body: {
        error: 'bad_request',
        message:
          "Graph 'nope' not found in aegra.json. Available: ['agent', 'echo', 'parent', 'support_triage', 'deep_research']",
      },
    });
    expect(await post(server, { config: { configurable: { a: 1 } }, context: { a: 1 } })).toMatchObject({
      status: 400,
    });
  });

  test.each([
    { name: 'a\0b' },
    { description: 'a\0' },
    { assistant_id: 'a\0' },
    { metadata: { a: '\ud800' } },
    { config: null },
  ])('that the database can not keep fails and leaves nothing: %j', async (body) => {
    expect(await post(server, { metadata: { probe: 1 }, ...body })).toMatchObject({ status: 500, body: INTERNAL });
    expect((await server.ask('POST', '/assistants/count', {})).body).toBe(12);
  });

  test.each([
    { context: null },
    { config: { configurable: 'x' } },
    { config: { configurable: [1] } },
    { metadata: Array.from({ length: 300 }).reduce<object>((inner) => ({ a: inner }), {}) },
  ])('that the server can not answer is kept, and breaks every list until it is repaired', async (body) => {
    expect(await post(server, { assistant_id: 'poison', graph_id: 'parent', ...body })).toMatchObject({
      status: 500,
      body: INTERNAL,
    });
    expect((await server.ask('POST', '/assistants/search', {})).status).toBe(500);
    expect((await server.ask('GET', '/assistants')).status).toBe(500);
    expect((await server.ask('GET', `/assistants/poison`)).status).toBe(500);
    expect((await server.ask('POST', '/assistants/count', {})).body).toBe(13);
    expect(await server.ask('DELETE', '/assistants/poison')).toMatchObject({
      status: 200,
      body: { status: 'deleted' },
    });
    expect((await server.ask('POST', '/assistants/search', {})).status).toBe(200);
  });

  test('drops NUL inside free-form JSON', async () => {
    expect((await post(server, { graph_id: 'parent', metadata: { 'k\0': ['v\0w'] } })).body).toMatchObject({
      metadata: { k: ['vw'] },
    });
  });
});

test('writes are stamped with the given clock, each later than the one before', async () => {
  const now = new Date('2026-11-22T08:00:00.123Z');
  const { app, credentials } = createAegraSandbox({ agents: 0, now: () => now });
  const headers = { ...(credentials.headers as Record<string, string>), 'content-type': 'application/json' };
  const stamps = [];
  for (const id of ['a', 'b']) {
    const body = JSON.stringify({ graph_id: 'echo', context: { id } });
    const response = await app.request('/assistants', { method: 'POST', headers, body });
    stamps.push(((await response.json()) as { created_at: string }).created_at);
  }
  expect(stamps).toEqual(['2026-11-22T08:00:00.123000Z', '2026-11-22T08:00:00.123001Z']);
});
