import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAegraSandbox } from '../../src/vendors/aegra/sandbox.ts';
import { AegraAccount } from './aegra-account.ts';

const INTERNAL = { error: 'internal_error', message: 'An unexpected error occurred', details: null };
const AGENT_DEFAULT = 'fe096781-5601-53d2-b2f6-0d3403f7e9ca';

let account: AegraAccount;

beforeEach(async () => {
  account = await AegraAccount.open({ agents: 12 });
});

afterEach(() => account.close());

const create = (body: object) => account.ask('POST', '/assistants', { graph_id: 'echo', ...body });
const patch = (id: string, body: unknown) => account.ask('PATCH', `/assistants/${id}`, body);
const read = (id: string) => account.ask('GET', `/assistants/${id}`);
const versionsOf = async (id: string) => {
  const { body } = await account.ask('POST', `/assistants/${id}/versions`, {});
  return (body as { version: number }[]).map(({ version }) => version);
};
const search = async (body: object) => {
  const answer = await account.ask('POST', '/assistants/search', body);
  return (answer.body as { name: string }[]).map(({ name }) => name);
};
const problems = (answer: { body: unknown }) =>
  (answer.body as { detail: { type: string; loc: unknown[] }[] }).detail.map(({ type, loc }) => [type, ...loc].join(' '));

describe('the embedded Aegra', () => {
  test.each([0, 1, 3, 9, 10, 12, 40])('holds %i assistants in all, and the same ones each time', async (agents) => {
    const [one, other] = await Promise.all([AegraAccount.open({ agents }), AegraAccount.open({ agents })]);
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
    const { body } = await read(AGENT_DEFAULT);
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
    expect((await read('046b5dc7-2108-582c-9c6c-31d556d138f0')).body).toMatchObject({ name: 'echo' });
    expect((await read('0b226d00-e4ec-5b58-8e33-88f4bd4debe7')).body).toMatchObject({ name: 'parent' });
  });

  test('lets nobody change what it made itself', async () => {
    const missing = { error: 'not_found', message: `Assistant '${AGENT_DEFAULT}' not found`, details: null };
    expect(await patch(AGENT_DEFAULT, { name: 'x' })).toMatchObject({ status: 404, body: missing });
    expect(await account.ask('DELETE', `/assistants/${AGENT_DEFAULT}`)).toMatchObject({ status: 404, body: missing });
    expect(await account.ask('POST', `/assistants/${AGENT_DEFAULT}/latest`, { version: 1 })).toMatchObject({
      status: 404,
      body: missing,
    });
    expect(await account.ask('POST', `/assistants/${AGENT_DEFAULT}/versions`, {})).toMatchObject({
      status: 200,
      body: [{ version: 1, user_id: 'rollcall-sandbox' }],
    });
  });

  test('demands its credentials after it parsed the body and before it checks it', async () => {
    const none = { authorization: '' };
    const refused = { error: 'unauthorized', message: expect.any(String), details: null };
    expect(await account.ask('GET', '/assistants', undefined, none)).toMatchObject({ status: 401, body: refused });
    expect(await account.ask('POST', '/assistants', { graph_id: 5 }, none)).toMatchObject({ status: 401 });
    expect(await account.ask('POST', '/assistants', '{', none)).toMatchObject({ status: 422 });
    expect(await account.ask('GET', '/nope', undefined, none)).toMatchObject({ status: 404 });
    for (const path of ['/', '/info', '/health', '/ready', '/live']) {
      expect((await account.ask('GET', path, undefined, none)).status).toBe(200);
    }
  });

  test('knows its routes and no other', async () => {
    for (const path of ['/nope', '/ok', '/assistants/a%2Fb', '/assistants/a/b/c']) {
      expect(await account.ask('GET', path)).toMatchObject({ status: 404, body: { detail: 'Not Found' } });
    }
    for (const path of ['/assistants/x/versions', '/assistants/x%2Flatest']) {
      expect(await account.ask('GET', path)).toMatchObject({ status: 405, body: { detail: 'Method Not Allowed' } });
    }
    expect((await account.ask('PUT', '/assistants', {})).status).toBe(405);
    expect((await account.ask('GET', '/assistants/x/')).status).toBe(307);
    expect((await account.ask('GET', '/assistants/%ff')).body).toMatchObject({ message: "Assistant '\ufffd' not found" });
    expect(await account.ask('GET', '/assistants/a%00b')).toMatchObject({ status: 500, body: INTERNAL });
  });

  test('numbers its requests, with the number of the caller if it is a UUID', async () => {
    const id = '0b6ac5a0-3cfa-4fbb-8db8-8dc0c2f5b5b1';
    const echoed = await account.ask('GET', '/nope', undefined, { 'x-request-id': id });
    expect(echoed.headers.get('x-request-id')).toBe(id);
    const made = await account.ask('GET', '/info', undefined, { 'x-request-id': 'mine' });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
  });

  test('reads JSON also as text, and nothing else', async () => {
    expect((await account.ask('POST', '/assistants/count', '{}', { 'content-type': 'text/plain' })).body).toBe(12);
    for (const [body, problem] of [
      ['graph_id=echo', 'json_invalid body 0'],
      ['[]', 'model_attributes_type body'],
      ['{"graph_id":', 'json_invalid body 12'],
    ] as const) {
      const answer = await account.ask('POST', '/assistants', body);
      expect(answer.status).toBe(422);
      expect(problems(answer)).toEqual([problem]);
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(problems(await account.ask('POST', '/assistants', 'graph_id=echo', form))).toEqual(['model_attributes_type body']);
    expect(problems(await account.ask('POST', '/assistants/search'))).toEqual(['missing body']);
  });
});

describe('a create', () => {
  test('fills in what is left out', async () => {
    const { status, body } = await create({ graph_id: 'parent' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Assistant for parent', description: null, config: {}, context: {}, metadata: {} });
    expect(body).toMatchObject({ version: 1, user_id: 'rollcall-sandbox', assistant_id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  test('is refused when the id, or the graph with the same settings, is there already', async () => {
    expect((await create({ assistant_id: 'one', context: { b: 1, aa: 2 } })).body).toMatchObject({
      config: { configurable: { b: 1, aa: 2 } },
      context: { b: 1, aa: 2 },
    });
    const taken = { error: 'conflict', message: "Assistant 'one' already exists", details: null };
    expect(await create({ assistant_id: 'one', context: { c: 1 } })).toMatchObject({ status: 409, body: taken });
    expect(await create({ config: { configurable: { aa: 2, b: 1 } } })).toMatchObject({ status: 409 });
    expect(await create({ context: { aa: 2, b: 1 }, if_exists: 'raise' })).toMatchObject({ status: 409 });
    expect(await create({ assistant_id: 'two', context: { aa: 2, b: 1 }, name: 'n', if_exists: 'do_nothing' })).toMatchObject({
      status: 200,
      body: { assistant_id: 'one', name: 'Assistant for echo' },
    });
    expect(await create({ assistant_id: AGENT_DEFAULT, context: { d: 1 }, if_exists: 'do_nothing' })).toMatchObject({
      status: 409,
    });
  });

  test('names everything that is wrong with a body', async () => {
    const body = { graph_id: undefined, assistant_id: '', name: 5, config: 'x', metadata: [] };
    const answer = await create(body);
    expect(answer.status).toBe(422);
    expect(problems(answer)).toEqual([
      'string_too_short body assistant_id',
      'string_type body name',
      'dict_type body config',
      'missing body graph_id',
      'dict_type body metadata',
    ]);
    expect(problems(await create({ assistant_id: '  ' }))).toEqual(['string_pattern_mismatch body assistant_id']);
    expect(problems(await create({ assistant_id: 'é'.repeat(256) }))).toEqual(['string_too_long body assistant_id']);
  });

  test('is refused for an unknown graph and for two names of one thing', async () => {
    expect(await create({ graph_id: 'nope' })).toMatchObject({
      status: 400,
      body: {
        error: 'bad_request',
        message:
          "Graph 'nope' not found in aegra.json. Available: ['agent', 'echo', 'parent', 'support_triage', 'deep_research']",
      },
    });
    expect(await create({ config: { configurable: { a: 1 } }, context: { a: 1 } })).toMatchObject({ status: 400 });
  });

  test.each([
    { name: 'a\0b' },
    { description: 'a\0' },
    { assistant_id: 'a\0' },
    { metadata: { a: '\ud800' } },
    { config: null },
  ])('that the database can not keep fails and leaves nothing: %j', async (body) => {
    expect(await create({ metadata: { probe: 1 }, ...body })).toMatchObject({ status: 500, body: INTERNAL });
    expect((await account.ask('POST', '/assistants/count', {})).body).toBe(12);
  });

  test.each([
    { context: null },
    { config: { configurable: 'x' } },
    { config: { configurable: [1] } },
    { metadata: Array.from({ length: 300 }).reduce<object>((inner) => ({ a: inner }), {}) },
  ])('that the server can not answer is kept, and breaks every list until it is repaired', async (body) => {
    expect(await create({ assistant_id: 'poison', ...body })).toMatchObject({ status: 500, body: INTERNAL });
    expect((await account.ask('POST', '/assistants/search', {})).status).toBe(500);
    expect((await account.ask('GET', '/assistants')).status).toBe(500);
    expect((await read('poison')).status).toBe(500);
    expect((await account.ask('POST', '/assistants/count', {})).body).toBe(13);
    expect(await account.ask('DELETE', '/assistants/poison')).toMatchObject({ status: 200, body: { status: 'deleted' } });
    expect((await account.ask('POST', '/assistants/search', {})).status).toBe(200);
  });

  test('drops NUL inside free-form JSON', async () => {
    expect((await create({ metadata: { 'k\0': ['v\0w'] } })).body).toMatchObject({ metadata: { k: ['vw'] } });
  });
});

describe('a change', () => {
  beforeEach(async () => {
    const body = { description: 'd', config: { tags: ['t'] }, metadata: { team: 'a', n: { x: 1 } } };
    await create({ assistant_id: 'one', name: 'n', ...body });
  });

  test('keeps what it leaves out', async () => {
    const { body } = await patch('one', { name: 'm' });
    const same = { description: 'd', graph_id: 'echo', config: { tags: ['t'] }, context: {}, metadata: { team: 'a', n: { x: 1 } } };
    expect(body).toMatchObject({ name: 'm', version: 2, ...same });
    expect((await patch('one', {})).body).toMatchObject({ name: 'm', version: 3, ...same });
    expect(await versionsOf('one')).toEqual([3, 2, 1]);
  });

  test.each([
    [{ context: { a: 1 } }, { config: { tags: ['t'], configurable: { a: 1 } }, context: { a: 1 } }],
    [{ config: { configurable: { c: 3 } } }, { config: { configurable: { c: 3 } }, context: { c: 3 } }],
    [{ config: { tags: ['x'] } }, { config: { tags: ['x'] }, context: {} }],
    [{ context: null }, { config: { tags: ['t'], configurable: {} }, context: {} }],
    [{ config: { tags: ['y'] }, context: { a: 5 } }, { config: { tags: ['y'], configurable: { a: 5 } }, context: { a: 5 } }],
    [{ config: { configurable: { z: 1 } }, context: {} }, { config: { configurable: {} }, context: {} }],
    [{ metadata: { b: 2, n: { y: 2 } } }, { metadata: { team: 'a', b: 2, n: { y: 2 } } }],
    [{ metadata: null }, { metadata: { team: 'a', n: { x: 1 } } }],
    [{ description: null }, { description: null }],
    [{ description: '' }, { description: '' }],
    [{ graph_id: 'nope' }, { graph_id: 'nope' }],
    [{ unknown: 1, assistant_id: 'two' }, { assistant_id: 'one' }],
  ])('%j', async (change, expected) => {
    const { status, body } = await patch('one', change);
    expect(status).toBe(200);
    for (const [key, value] of Object.entries(expected)) expect(body).toHaveProperty(key, value);
    expect((await read('one')).body).toEqual(body);
  });

  test('is refused when it empties what may not be empty', async () => {
    const said = (key: string) => `${key} must be a non-empty string when supplied; omit it to leave it unchanged`;
    for (const key of ['name', 'graph_id']) {
      for (const value of ['', null]) {
        const answer = await patch('one', { [key]: value });
        expect(answer).toMatchObject({ status: 422, body: { error: 'validation_error', message: said(key) } });
      }
    }
    expect(await patch('missing', { name: '' })).toMatchObject({ status: 404 });
    expect(await patch('one', { config: { configurable: { a: 1 } }, context: { a: 1 } })).toMatchObject({ status: 400 });
    expect(problems(await patch('one', { name: 5, config: 'x' }))).toEqual(['string_type body name', 'dict_type body config']);
  });

  test('onto the settings of another assistant fails, and leaves a version behind', async () => {
    await create({ assistant_id: 'two', context: { c: 2 } });
    const collision = { config: { tags: ['t'] } };
    expect(await patch('two', collision)).toMatchObject({ status: 500, body: INTERNAL });
    expect((await read('two')).body).toMatchObject({ version: 1, context: { c: 2 } });
    expect(await versionsOf('two')).toEqual([2, 1]);
    expect((await account.ask('POST', '/assistants/two/latest', { version: 2 })).status).toBe(500);
    expect((await patch('two', { name: 'fine' })).body).toMatchObject({ version: 3 });
  });

  test('at the same time as others of the same assistant mostly fails', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => patch('one', { name: `n${index}` })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 500).length).toBeGreaterThan(0);
    expect(await versionsOf('one')).toHaveLength(1 + statuses.filter((status) => status === 200).length);
  });

  test('takes the next number, also after an older version was restored', async () => {
    await patch('one', { name: 'b' });
    await patch('one', { name: 'c', description: 'x', graph_id: 'parent', context: { a: 1 } });
    const restored = await account.ask('POST', '/assistants/one/latest', { version: '1' });
    expect(restored.body).toMatchObject({ name: 'n', description: 'd', graph_id: 'echo', context: {}, version: 1 });
    expect(await versionsOf('one')).toEqual([3, 2, 1]);
    expect((await patch('one', {})).body).toMatchObject({ name: 'n', version: 4 });
  });
});

describe('a version', () => {
  test('that is not there is refused', async () => {
    await create({ assistant_id: 'one', context: { a: 1 } });
    const latest = (id: string, body?: unknown) => account.ask('POST', `/assistants/${id}/latest`, body);
    expect(await latest('one', { version: 9 })).toMatchObject({
      status: 404,
      body: { message: "Version '9' for Assistant 'one' not found" },
    });
    expect(await latest('missing', { version: 1 })).toMatchObject({ status: 404 });
    for (const body of [undefined, {}, []]) expect(problems(await latest('one', body))).toEqual(['missing body version']);
    expect(problems(await latest('one', { version: 1.5 }))).toEqual(['int_from_float body version']);
    expect((await latest('one', { version: 99_999_999_999_999 })).status).toBe(500);
  });

  test('goes with its assistant, whose id can be given again', async () => {
    await create({ assistant_id: 'one', context: { a: 1 } });
    await patch('one', { name: 'x' });
    expect((await account.ask('DELETE', '/assistants/one')).body).toEqual({ status: 'deleted' });
    expect((await account.ask('DELETE', '/assistants/one')).status).toBe(404);
    expect((await account.ask('POST', '/assistants/one/versions', {})).status).toBe(404);
    expect((await create({ assistant_id: 'one', context: { a: 1 } })).body).toMatchObject({ version: 1 });
    expect(await versionsOf('one')).toEqual([1]);
  });
});

describe('a search', () => {
  beforeEach(async () => {
    for (const [index, name] of ['Beta', 'alpha', 'Alpha', 'beta_1', 'be%ta'].entries()) {
      const metadata = { probe: true, n: { x: index }, list: [index, { deep: [index] }] };
      await create({ name, assistant_id: `s${index}`, description: `Desc${index}`, context: { s: index }, metadata });
    }
  });

  test.each([
    [{}, ['be%ta', 'beta_1', 'Alpha', 'alpha', 'Beta']],
    [{ limit: 2, offset: 1 }, ['beta_1', 'Alpha']],
    [{ limit: '2' }, ['be%ta', 'beta_1']],
    [{ limit: true }, ['be%ta']],
    [{ offset: 5 }, []],
    [{ sort_by: 'name', sort_order: 'asc' }, ['Alpha', 'Beta', 'alpha', 'be%ta', 'beta_1']],
    [{ sort_by: 'graph_id' }, ['Beta', 'alpha', 'Alpha', 'beta_1', 'be%ta']],
    [{ sort_order: 'asc' }, ['be%ta', 'beta_1', 'Alpha', 'alpha', 'Beta']],
    [{ name: 'ALPHA' }, ['Alpha', 'alpha']],
    [{ name: '%' }, ['be%ta']],
    [{ name: '_' }, ['beta_1']],
    [{ description: 'desc3' }, ['beta_1']],
    [{ graph_id: 'agent' }, []],
    [{ name: '', graph_id: '', limit: null, offset: null, sort_by: null }, ['be%ta', 'beta_1', 'Alpha', 'alpha', 'Beta']],
    [{ metadata: { probe: true, n: { x: 2 } } }, ['Alpha']],
    [{ metadata: { probe: true, list: [{ deep: [1] }] } }, ['alpha']],
    [{ select: ['name'], foo: 1, limit: 1 }, ['be%ta']],
  ])('%j', async (body, names) => {
    expect(await search({ metadata: { probe: true }, ...body })).toEqual(names);
  });

  test.each([
    [{ limit: 0 }, 'greater_than_equal body limit'],
    [{ limit: 101 }, 'less_than_equal body limit'],
    [{ limit: 5.5 }, 'int_from_float body limit'],
    [{ limit: 'x' }, 'int_parsing body limit'],
    [{ limit: [] }, 'int_type body limit'],
    [{ offset: -1 }, 'greater_than_equal body offset'],
    [{ sort_by: 'version' }, 'literal_error body sort_by'],
    [{ sort_order: 'ASC' }, 'literal_error body sort_order'],
    [{ metadata: 'x' }, 'dict_type body metadata'],
  ])('%j is refused, and so is a count', async (body, problem) => {
    for (const route of ['search', 'count']) {
      const answer = await account.ask('POST', `/assistants/${route}`, body);
      expect(answer.status).toBe(422);
      expect(problems(answer)).toEqual([problem]);
    }
  });

  test('has 20 rows unless it asks for another number, and a count has all', async () => {
    for (let index = 0; index < 10; index++) await create({ context: { more: index } });
    expect(await search({})).toHaveLength(20);
    expect((await account.ask('POST', '/assistants/count', { limit: 1, offset: 5 })).body).toBe(27);
    expect((await account.ask('POST', '/assistants/count', { name: 'alpha' })).body).toBe(2);
    expect((await account.ask('POST', '/assistants/search', { name: 'a\0' })).status).toBe(500);
    expect((await account.ask('POST', '/assistants/search', '{"offset":1e20}')).status).toBe(500);
  });

  test('is in order where the list of all is not', async () => {
    await patch('s1', {});
    const { body } = await account.ask('GET', '/assistants');
    const ids = (body as { assistants: { assistant_id: string }[] }).assistants.map(({ assistant_id }) => assistant_id);
    expect(ids.slice(-5)).toEqual(['s0', 's2', 's3', 's4', 's1']);
    expect((await search({ sort_by: 'updated_at', limit: 1 }))[0]).toBe('alpha');
  });
});

describe('an embedded Aegra 0.10', () => {
  beforeEach(async () => {
    await account.close();
    account = await AegraAccount.open({ agents: 0, release: '0.10' });
  });

  test('says so', async () => {
    expect((await account.ask('GET', '/info')).body).toMatchObject({ version: '0.10.4' });
  });

  test('resets what a change leaves out, except for name and description', async () => {
    const body = { description: 'd', config: { tags: ['t'] }, metadata: { team: 'a' } };
    await create({ assistant_id: 'one', name: 'n', ...body });
    expect((await patch('one', { name: 'm', description: null })).body).toMatchObject({
      ...{ name: 'm', description: 'd', graph_id: 'agent', config: {}, context: {}, metadata: {} },
    });
    const kept = await patch('one', { graph_id: '', config: { configurable: { z: 1 } }, context: {}, metadata: { b: 1 } });
    expect(kept.body).toMatchObject({ graph_id: 'agent', context: { z: 1 }, metadata: { b: 1 } });
    expect((await patch('one', { graph_id: null })).status).toBe(422);
  });

  test('fails when that makes two assistants of one graph the same', async () => {
    await create({ graph_id: 'agent' });
    await create({ assistant_id: 'one', context: { a: 1 } });
    expect((await patch('one', { name: 'x' })).status).toBe(500);
    expect((await read('one')).body).toMatchObject({ graph_id: 'echo', version: 1, context: { a: 1 } });
    expect(await versionsOf('one')).toEqual([2, 1]);
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
