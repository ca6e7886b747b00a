import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAegraSandbox } from '../../sandbox/vendors/aegra/app.ts';
import type { VendorAccount } from '../support/vendor-account.ts';
import { INTERNAL, openAegra, patch, post, problems, versionsOf } from './open-aegra.ts';

let server: VendorAccount;

beforeEach(async () => {
  server = await openAegra({ agents: 12 });
});

afterEach(() => server.close());

describe('a change', () => {
  beforeEach(async () => {
    const body = { description: 'd', config: { tags: ['t'] }, metadata: { team: 'a', n: { x: 1 } } };
    await post(server, { assistant_id: 'one', name: 'n', ...body });
  });

  test('keeps what it leaves out', async () => {
    const { body } = await patch(server, 'one', { name: 'm' });
    const same = {
      description: 'd',
      graph_id: 'echo',
      config: { tags: ['t'] },
      context: {},
      metadata: { team: 'a', n: { x: 1 } },
    };
    expect(body).toMatchObject({ name: 'm', version: 2, ...same });
    expect((await patch(server, 'one', {})).body).toMatchObject({ name: 'm', version: 3, ...same });
    expect(await versionsOf(server, 'one')).toEqual([3, 2, 1]);
  });

  test.each([
    [{ context: { a: 1 } }, { config: { tags: ['t'], configurable: { a: 1 } }, context: { a: 1 } }],
    [{ config: { configurable: { c: 3 } } }, { config: { configurable: { c: 3 } }, context: { c: 3 } }],
    [{ config: { tags: ['x'] } }, { config: { tags: ['x'] }, context: {} }],
    [{ context: null }, { config: { tags: ['t'], configurable: {} }, context: {} }],
    [
      { config: { tags: ['y'] }, context: { a: 5 } },
      { config: { tags: ['y'], configurable: { a: 5 } }, context: { a: 5 } },
    ],
    [
      { config: { configurable: { z: 1 } }, context: {} },
      { config: { configurable: {} }, context: {} },
    ],
    [{ metadata: { b: 2, n: { y: 2 } } }, { metadata: { team: 'a', b: 2, n: { y: 2 } } }],
    [{ metadata: null }, { metadata: { team: 'a', n: { x: 1 } } }],
    [{ description: null }, { description: null }],
    [{ description: '' }, { description: '' }],
    [{ graph_id: 'nope' }, { graph_id: 'nope' }],
    [{ unknown: 1, assistant_id: 'two' }, { assistant_id: 'one' }],
  ])('%j', async (change, expected) => {
    const { status, body } = await patch(server, 'one', change);
    expect(status).toBe(200);
    for (const [key, value] of Object.entries(expected)) expect(body).toHaveProperty(key, value);
    expect((await server.ask('GET', `/assistants/one`)).body).toEqual(body);
  });

  test('is refused when it empties what may not be empty', async () => {
    const said = (key: string) => `${key} must be a non-empty string when supplied; omit it to leave it unchanged`;
    for (const key of ['name', 'graph_id']) {
      for (const value of ['', null]) {
        const answer = await patch(server, 'one', { [key]: value });
        expect(answer).toMatchObject({ status: 422, body: { error: 'validation_error', message: said(key) } });
      }
    }
    expect(await patch(server, 'missing', { name: '' })).toMatchObject({ status: 404 });
    expect(await patch(server, 'one', { config: { configurable: { a: 1 } }, context: { a: 1 } })).toMatchObject({
      status: 400,
    });
    expect(problems(await patch(server, 'one', { name: 5, config: 'x' }))).toEqual([
      'string_type body name',
      'dict_type body config',
    ]);
  });

  test('onto the settings of another assistant fails, and leaves a version behind', async () => {
    await post(server, { assistant_id: 'two', context: { c: 2 } });
    const collision = { config: { tags: ['t'] } };
    expect(await patch(server, 'two', collision)).toMatchObject({ status: 500, body: INTERNAL });
    expect((await server.ask('GET', `/assistants/two`)).body).toMatchObject({ version: 1, context: { c: 2 } });
    expect(await versionsOf(server, 'two')).toEqual([2, 1]);
    expect((await server.ask('POST', '/assistants/two/latest', { version: 2 })).status).toBe(500);
    expect((await patch(server, 'two', { name: 'fine' })).body).toMatchObject({ version: 3 });
  });

  test('at the same time as others of the same assistant fails for all but one', async () => {
    const { app, credentials } = createAegraSandbox({ agents: 0 });
    const headers = { ...(credentials.headers as Record<string, string>), 'content-type': 'application/json' };
    const call = async (method: string, path: string, body?: object) =>
      app.request(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
    await call('POST', '/assistants', { assistant_id: 'one', graph_id: 'echo' });
    const changes = Array.from({ length: 20 }, (_, index) => call('PATCH', '/assistants/one', { name: `n${index}` }));
    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 500)]);
    const versions = await call('POST', '/assistants/one/versions', {});
    expect(await versions.json()).toHaveLength(2);

    const deletions = Array.from({ length: 5 }, () => call('DELETE', '/assistants/one'));
    const late = call('PATCH', '/assistants/one', { name: 'late' });
    expect((await Promise.all(deletions)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await late).status).toBe(500);
  });

  test('takes the next number, also after an older version was restored', async () => {
    await patch(server, 'one', { name: 'b' });
    await patch(server, 'one', { name: 'c', description: 'x', graph_id: 'parent', context: { a: 1 } });
    const restored = await server.ask('POST', '/assistants/one/latest', { version: '1' });
    expect(restored.body).toMatchObject({ name: 'n', description: 'd', graph_id: 'echo', context: {}, version: 1 });
    expect(await versionsOf(server, 'one')).toEqual([3, 2, 1]);
    expect((await patch(server, 'one', {})).body).toMatchObject({ name: 'n', version: 4 });
  });
});

describe('a version', () => {
  test('that is not there is refused', async () => {
    await post(server, { assistant_id: 'one', context: { a: 1 } });
    const latest = (id: string, body?: unknown) => server.ask('POST', `/assistants/${id}/latest`, body);
    expect(await latest('one', { version: 9 })).toMatchObject({
      status: 404,
      body: { message: "Version '9' for Assistant 'one' not found" },
    });
    expect(await latest('missing', { version: 1 })).toMatchObject({ status: 404 });
    for (const body of [undefined, {}, []])
      expect(problems(await latest('one', body))).toEqual(['missing body version']);
    expect(problems(await latest('one', { version: 1.5 }))).toEqual(['int_from_float body version']);
    expect((await latest('one', { version: 99_999_999_999_999 })).status).toBe(500);
  });

  test('goes with its assistant, whose id can be given again', async () => {
    await post(server, { assistant_id: 'one', context: { a: 1 } });
    await patch(server, 'one', { name: 'x' });
    expect((await server.ask('DELETE', '/assistants/one')).body).toEqual({ status: 'deleted' });
    expect((await server.ask('DELETE', '/assistants/one')).status).toBe(404);
    expect((await server.ask('POST', '/assistants/one/versions', {})).status).toBe(404);
    expect((await post(server, { assistant_id: 'one', context: { a: 1 } })).body).toMatchObject({ version: 1 });
    expect(await versionsOf(server, 'one')).toEqual([1]);
  });
});

describe('an embedded Aegra 0.10', () => {
  beforeEach(async () => {
    await server.close();
    server = await openAegra({ agents: 0, flavour: 'aegra-0.10' });
  });

  test('says so', async () => {
    expect((await server.ask('GET', '/info')).body).toMatchObject({ version: '0.10.4' });
  });

  test('resets what a change leaves out, except for name and description', async () => {
    const body = { description: 'd', config: { tags: ['t'] }, metadata: { team: 'a' } };
    await post(server, { assistant_id: 'one', name: 'n', ...body });
    expect((await patch(server, 'one', { name: 'm', description: null })).body).toMatchObject({
      ...{ name: 'm', description: 'd', graph_id: 'agent', config: {}, context: {}, metadata: {} },
    });
    const kept = await patch(server, 'one', {
      graph_id: '',
      config: { configurable: { z: 1 } },
      context: {},
      metadata: { b: 1 },
    });
    expect(kept.body).toMatchObject({ graph_id: 'agent', context: { z: 1 }, metadata: { b: 1 } });
    expect((await patch(server, 'one', { graph_id: null })).status).toBe(422);
  });

  test('fails when that makes two assistants of one graph the same', async () => {
    await post(server, { graph_id: 'agent' });
    await post(server, { assistant_id: 'one', context: { a: 1 } });
    expect((await patch(server, 'one', { name: 'x' })).status).toBe(500);
    expect((await server.ask('GET', `/assistants/one`)).body).toMatchObject({
      graph_id: 'echo',
      version: 1,
      context: { a: 1 },
    });
    expect(await versionsOf(server, 'one')).toEqual([2, 1]);
  });
});
