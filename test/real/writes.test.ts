import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/agent.ts';
import { ACCOUNTS, type AccountId, RealRollcall } from './real-rollcall.ts';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const DEFAULT_ECHO = '046b5dc7-2108-582c-9c6c-31d556d138f0';

let api: RealRollcall;
let made = 0;

beforeAll(async () => {
  api = await RealRollcall.start();
});

afterAll(async () => {
  await api?.close();
});

/** Settings unlike any other's: Aegra keeps one assistant of each. */
const unique = () => ({ nr: ++made, nested: { deep: [1, null, 'é'] } });

const aegra = (extension: object) => ({ aegra: extension });

/** An assistant with a value in every field, made through Rollcall. */
async function createFull(accountId: AccountId, extension: object = {}) {
  const agent = await api.done('createAgent', {
    accountId,
    name: 'Nachtwache 🌙',
    description: 'Liest die Logs.\nJede Nacht.',
    extension: aegra({
      graphId: 'parent',
      config: { tags: ['logs'], recursion_limit: 12 },
      context: unique(),
      metadata: { team: 'sre', labels: { a: 1 }, gone: null },
      ...extension,
    }),
  });
  return { id: agent.id, raw: agent.raw };
}

describe.each(ACCOUNTS)('a real %s', (account) => {
  const isAegra = account === 'aegra';
  const isPython = account === 'langgraph-python';
  const isOneContext = account !== 'langgraph';

  test('creates what was asked for', async () => {
    const { id, raw } = await createFull(account);
    expect(await api.stored(id)).toEqual(raw);
    const { context } = raw as { context: JsonObject };
    expect(raw).toMatchObject({
      name: 'Nachtwache 🌙',
      description: 'Liest die Logs.\nJede Nacht.',
      graph_id: 'parent',
      config: { tags: ['logs'], recursion_limit: 12, ...(isOneContext ? { configurable: context } : {}) },
      context: { nested: { deep: [1, null, 'é'] } },
      metadata: { team: 'sre', labels: { a: 1 }, gone: null },
      version: 1,
    });
  });

  test('creates with an id of choice, and config.configurable in place of a context', async () => {
    const assistantId = randomUUID();
    const { id, raw } = await createFull(account, { assistantId, config: { configurable: unique() }, context: null });
    expect(id).toBe(`${account}:${assistantId}`);
    const { configurable } = raw.config as JsonObject;
    expect(raw.context).toEqual(isOneContext ? configurable : {});
  });

  test('changes a name and nothing else', async () => {
    const { id, raw } = await createFull(account);
    const agent = await api.done('updateAgent', { id, name: 'Tagwache' });
    const stored = await api.stored(id);
    expect(agent.raw).toEqual(stored);
    expect(stored).toEqual({ ...raw, name: 'Tagwache', version: 2, updated_at: stored.updated_at });
    expect(Object.keys(stored.config as object)).toEqual(Object.keys(raw.config as object));
  });

  const settings: [what: string, settings: JsonObject][] = [
    ['no settings at all', {}],
    ['an empty configurable', { config: { configurable: {} } }],
    ['a config alone', { config: { tags: ['a'] } }],
    ['a filled configurable', { config: { configurable: { a: 1 } } }],
    ['a context alone', { context: { a: 1 } }],
  ];

  test.each(settings)('changes a name and nothing else of an assistant with %s', async (_, body) => {
    const id = await api.put(account, { graph_id: 'agent', config: {}, ...body });
    const before = await api.stored(id);
    await api.done('updateAgent', { id, name: 'other' });
    const after = await api.stored(id);
    // Aegra keeps one of each: the next one may need its place.
    await api.remove(id);
    expect(after).toEqual({ ...before, name: 'other', version: 2, updated_at: after.updated_at });
  });

  describe('changes settings:', () => {
    const start = { config: { tags: ['a'], recursion_limit: 5 }, context: { x: 1 } };
    const mirror = (context: object) =>
      isOneContext && Object.keys(context).length > 0 ? { configurable: context } : {};
    const cases: [change: JsonObject, config: JsonObject, context: JsonObject][] = [
      [{ config: { tags: ['b'] } }, { tags: ['b'], ...mirror(start.context) }, { x: 1 }],
      [{ config: {} }, { ...mirror(start.context) }, { x: 1 }],
      [{ context: { y: 2 } }, { ...start.config, ...mirror({ y: 2 }) }, { y: 2 }],
      [{ context: {} }, start.config, {}],
      [{ config: { tags: ['b'] }, context: { y: 2 } }, { tags: ['b'], ...mirror({ y: 2 }) }, { y: 2 }],
      [{ config: { tags: ['b'] }, context: {} }, { tags: ['b'] }, {}],
      [{ config: { configurable: { z: 3 } } }, { configurable: { z: 3 } }, isOneContext ? { z: 3 } : { x: 1 }],
      [{ config: { tags: ['b'], configurable: {} } }, { tags: ['b'], configurable: {} }, isOneContext ? {} : { x: 1 }],
    ];

    test.each(cases)('%j', async (change, config, context) => {
      const id = await api.put(account, { graph_id: 'parent', ...start, metadata: { kept: true } });
      await api.done('updateAgent', { id, extension: aegra(change) });
      const stored = await api.stored(id);
      await api.remove(id);
      expect(stored).toMatchObject({ graph_id: 'parent', metadata: { kept: true }, version: 2 });
      expect({ config: stored.config, context: stored.context }).toEqual({ config, context });
    });
  });

  test('keeps two contexts, or refuses them before anything is written', async () => {
    const two = () => ({ config: { configurable: { x: ++made } }, context: { y: ++made } });
    const { id } = await createFull(account);
    const before = await api.storedAll(account);
    const [first, second] = [two(), two()];
    const create = { accountId: account, name: 'Two', extension: aegra({ graphId: 'agent', ...first }) };
    const created = await api.mutate('createAgent', create);
    const updated = await api.mutate('updateAgent', { id, extension: aegra(second) });
    if (isOneContext) {
      for (const { userErrors } of [created, updated]) {
        expect(userErrors).toMatchObject([
          { code: 'INVALID', field: ['extension', 'aegra', 'context'], vendorError: null },
          { code: 'INVALID', field: ['extension', 'aegra', 'config', 'configurable'], vendorError: null },
        ]);
      }
      expect(await api.storedAll(account)).toEqual(before);
    } else {
      expect([created.userErrors, updated.userErrors]).toEqual([[], []]);
      expect(await api.stored(created.agent?.id ?? '')).toMatchObject(first);
      expect(await api.stored(id)).toMatchObject(second);
      const copied = await api.mutate('copyAgent', { id, toAccountId: account });
      expect(copied.notCarried).toEqual([]);
      expect(await api.stored(copied.agent?.id ?? '')).toMatchObject(second);
    }
  });

  test('takes back what was read, and is then as it was', async () => {
    const numbers = { one: 1.5, list: [1, -2.25e-7], deep: { if: 'x', '': 0 } };
    const { id, raw } = await createFull(account, { metadata: numbers });
    const { agent } = await api.query<{ agent: { name: string; description: string; extension: JsonObject } }>(
      `query ($id: ID!) { agent(id: $id) {
        name description extension { ... on AegraAgent { graphId config context metadata } }
      } }`,
      { id },
    );
    const { name, description, extension } = agent;
    await api.done('updateAgent', { id, name, description, extension: aegra(extension) });
    const stored = await api.stored(id);
    expect(stored).toEqual({ ...raw, version: 2, updated_at: stored.updated_at });
  });

  test('merges metadata, moves to another graph, and empties a description', async () => {
    const { id, raw } = await createFull(account);
    await api.done('updateAgent', { id, extension: aegra({ metadata: { labels: { b: 2 }, new: [1] } }) });
    await api.done('updateAgent', { id, extension: aegra({ graphId: 'echo' }) });
    await api.done('updateAgent', { id, description: null });
    const stored = await api.stored(id);
    expect(stored).toEqual({
      ...raw,
      graph_id: 'echo',
      description: isAegra ? null : '',
      metadata: { team: 'sre', labels: { b: 2 }, gone: null, new: [1] },
      version: 4,
      updated_at: stored.updated_at,
    });
    // From nothing to nothing.
    await api.done('updateAgent', { id, description: '' });
    expect((await api.stored(id)).description).toBe('');
  });

  test('loses none of twenty updates that come at once', async () => {
    const { id, raw } = await createFull(account);
    const keys = Array.from({ length: 20 }, (_, index) => `key${index}`);
    const results = await Promise.all(
      keys.map((key) => api.mutate('updateAgent', { id, extension: aegra({ metadata: { [key]: key } }) })),
    );
    expect(results.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const stored = await api.stored(id);
    expect(stored).toEqual({
      ...raw,
      metadata: { ...(raw.metadata as JsonObject), ...Object.fromEntries(keys.map((key) => [key, key])) },
      version: 21,
      updated_at: stored.updated_at,
    });
    expect(await api.versionsOf(id)).toEqual(Array.from({ length: 21 }, (_, index) => 21 - index));
  });

  test('refuses an update when the assistant has moved on', async () => {
    const { id } = await createFull(account);
    const { updatedAt } = await api.done('updateAgent', { id, name: 'one' });
    await api.done('updateAgent', { id, name: 'two', expectedUpdatedAt: updatedAt });
    const { agent, userErrors } = await api.mutate('updateAgent', {
      id,
      name: 'three',
      expectedUpdatedAt: '2020-01-01T00:00:00Z',
    });
    expect(agent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['expectedUpdatedAt'] }]);
    expect(await api.stored(id)).toMatchObject({ name: 'two', version: 3 });
  });

  test('deletes, once', async () => {
    const { id } = await createFull(account);
    expect(await api.mutate('deleteAgent', { id })).toMatchObject({ deletedAgentId: id, userErrors: [] });
    expect(await api.agent(id)).toBeNull();
    await expect(api.stored(id)).rejects.toThrow('404');
    expect(await api.mutate('deleteAgent', { id })).toMatchObject({
      deletedAgentId: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['id'] }],
    });
  });

  test('goes back to a version, and what does not come back is told', async () => {
    const { id, raw } = await createFull(account);
    await api.done('updateAgent', {
      id,
      name: 'Second',
      description: 'Other',
      extension: aegra({ graphId: 'echo', config: { tags: [] }, context: unique(), metadata: { second: true } }),
    });
    const { agent, userErrors } = await api.mutate('restoreAgentVersion', { id, version: 1 });
    const stored = await api.stored(id);
    expect(agent?.raw).toEqual(stored);
    const told = userErrors.map(({ code, field }) => [code, field?.join('.')]);
    if (isAegra) {
      expect(told).toEqual([]);
      expect(stored).toEqual({ ...raw, updated_at: stored.updated_at });
    } else {
      // The servers leave these as they are.
      const left = ['extension.aegra.graphId', ...(isPython ? [] : ['description']), 'extension.aegra.context'];
      expect(told).toEqual(left.map((field) => ['INCOMPLETE', field]));
      const { graph_id, description, context } = stored;
      expect({ graph_id, description }).toEqual({
        graph_id: 'echo',
        description: isPython ? raw.description : 'Other',
      });
      expect(stored).toEqual({ ...raw, graph_id, description, context, updated_at: stored.updated_at });
    }
    await api.done('updateAgent', { id, name: 'Third' });
    expect(await api.stored(id)).toMatchObject({ name: 'Third', version: 3 });
  });

  test.each([99])('has no version %i to go back to', async (version) => {
    const { id } = await createFull(account);
    const { agent, userErrors } = await api.mutate('restoreAgentVersion', { id, version });
    expect(agent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['version'], vendorError: { status: 404 } }]);
  });

  test('has nothing to pause, resume or publish', async () => {
    const { id, raw } = await createFull(account);
    for (const mutation of ['pauseAgent', 'resumeAgent', 'publishAgent']) {
      const { agent, userErrors } = await api.mutate(mutation, { id });
      expect(agent).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'UNSUPPORTED', message: expect.stringMatching(/^[A-Z].*\.$/) }]);
    }
    expect(await api.stored(id)).toEqual(raw);
  });

  test('creates nothing twice: an id that is taken is refused, or answered when asked for', async () => {
    const assistantId = randomUUID();
    const { raw } = await createFull(account, { assistantId });
    const again = { accountId: account, name: 'Again' };
    const extension = { graphId: 'echo', assistantId, context: unique() };
    for (const ifExists of [undefined, null, 'ERROR']) {
      const refused = await api.mutate('createAgent', { ...again, extension: aegra({ ...extension, ifExists }) });
      expect(refused.agent).toBeNull();
      expect(refused.userErrors).toMatchObject([
        { code: 'CONFLICT', field: ['extension', 'aegra', 'assistantId'], vendorError: { status: 409 } },
      ]);
    }
    const answered = await api.done('createAgent', {
      ...again,
      extension: aegra({ ...extension, ifExists: 'DO_NOTHING' }),
    });
    expect(answered.raw).toEqual(raw);
  });

  test('makes one assistant of a mutation that comes twice with one key', async () => {
    const input = {
      accountId: account,
      name: 'Once',
      idempotencyKey: randomUUID(),
      extension: aegra({ graphId: 'echo', context: unique() }),
    };
    const before = (await api.storedAll(account)).length;
    const [first, second] = await Promise.all([api.done('createAgent', input), api.done('createAgent', input)]);
    expect(second.id).toBe(first.id);
    expect((await api.done('createAgent', input)).id).toBe(first.id);
    expect(await api.storedAll(account)).toHaveLength(before + 1);
    expect((await api.mutate('createAgent', { ...input, name: 'Other' })).userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['idempotencyKey'] },
    ]);
  });

  test('is sent nothing by a dry run, which shows what would be sent', async () => {
    const { id, raw } = await createFull(account);
    const before = await api.storedAll(account);
    const context = unique();
    const path = `/assistants/${raw.assistant_id}`;
    const dry = async (mutation: string, input: object) => {
      const { userErrors, plannedCalls, agent } = await api.mutate(mutation, { ...input, dryRun: true });
      expect({ userErrors, agent: agent ?? null }).toEqual({ userErrors: [], agent: null });
      return plannedCalls;
    };
    const { name, description, graph_id, metadata } = raw;
    const settings = { config: { tags: ['logs'], recursion_limit: 12 } };
    const whole = { name, description, graph_id, metadata, context: raw.context, ...settings };
    expect(
      await dry('createAgent', { accountId: account, name: 'X', extension: aegra({ graphId: 'echo', context }) }),
    ).toEqual([{ method: 'POST', path: '/assistants', body: { name: 'X', graph_id: 'echo', context } }]);
    expect(await dry('updateAgent', { id, name: 'X' })).toEqual([{ method: 'PATCH', path, body: { name: 'X' } }]);
    expect(await dry('deleteAgent', { id })).toEqual([{ method: 'DELETE', path, body: null }]);
    expect(await dry('restoreAgentVersion', { id, version: 1 })).toEqual([
      { method: 'POST', path: `${path}/latest`, body: { version: 1 } },
    ]);
    expect(await dry('copyAgent', { id, toAccountId: account, name: 'Copy' })).toEqual([
      { method: 'POST', path: '/assistants', body: { ...whole, name: 'Copy' } },
    ]);
    expect(await api.storedAll(account)).toEqual(before);
  });

  test('copies with settings of its own', async () => {
    const { id, raw } = await createFull(account);
    const { agent, userErrors, notCarried } = await api.mutate('copyAgent', {
      id,
      toAccountId: account,
      name: 'Copy',
      extension: aegra({ context: { nr: 'copy', of: account } }),
    });
    expect(userErrors).toEqual([]);
    expect(agent?.id).not.toBe(id);
    const copy = await api.stored(agent?.id ?? '');
    const context = { ...(raw.context as JsonObject), nr: 'copy', of: account };
    expect(copy).toEqual({
      ...raw,
      assistant_id: copy.assistant_id,
      created_at: copy.created_at,
      updated_at: copy.updated_at,
      name: 'Copy',
      config: { tags: ['logs'], recursion_limit: 12, ...(isOneContext ? { configurable: context } : {}) },
      context,
    });
    expect(notCarried.map(({ field }) => field)).toEqual(
      isOneContext ? ['extension.aegra.config.configurable.nr'] : [],
    );
    expect(await api.stored(id)).toEqual(raw);
  });

  test('has no assistant of an unknown id to write', async () => {
    const id = `${account}:${UNKNOWN}`;
    const context = unique();
    const writes = [
      api.mutate('updateAgent', { id, name: 'X' }),
      api.mutate('deleteAgent', { id }),
      api.mutate('restoreAgentVersion', { id, version: 1 }),
      api.mutate('copyAgent', { id, toAccountId: account, extension: aegra({ context }) }),
    ];
    for (const { userErrors } of await Promise.all(writes))
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
  });
});

describe('only a real Aegra', () => {
  const twin = () => ({ graphId: 'parent', config: { tags: ['twin'] }, context: unique() });

  test('keeps one assistant of each graph and settings, and Rollcall says so', async () => {
    const extension = twin();
    const first = await api.done('createAgent', { accountId: 'aegra', name: 'First', extension: aegra(extension) });
    const second = await api.mutate('createAgent', { accountId: 'aegra', name: 'Second', extension: aegra(extension) });
    const copy = await api.mutate('copyAgent', { id: first.id, toAccountId: 'aegra', name: 'Copy' });
    for (const { agent, userErrors } of [second, copy]) {
      expect(agent).toBeNull();
      expect(userErrors).toMatchObject([
        {
          code: 'CONFLICT',
          field: ['extension', 'aegra', 'config'],
          message: expect.stringMatching(
            /same graph and the same config and context, and Aegra keeps only one of those/,
          ),
          vendorError: { status: 409 },
        },
      ]);
    }
    const asked = aegra({ ...extension, ifExists: 'DO_NOTHING' });
    expect((await api.done('createAgent', { accountId: 'aegra', name: 'Second', extension: asked })).raw).toEqual(
      first.raw,
    );
    const another = aegra({ ...extension, ifExists: 'DO_NOTHING', assistantId: randomUUID() });
    expect(await api.mutate('createAgent', { accountId: 'aegra', name: 'Second', extension: another })).toMatchObject({
      agent: null,
      userErrors: [
        {
          code: 'CONFLICT',
          field: ['extension', 'aegra', 'assistantId'],
          message: expect.stringContaining(first.vendorId),
        },
      ],
    });
  });

  test('fails to make two alike by an update, which is of unknown outcome, and changes nothing', async () => {
    const extension = twin();
    await api.done('createAgent', { accountId: 'aegra', name: 'First', extension: aegra(extension) });
    const { id, raw } = await createFull('aegra');
    const { userErrors } = await api.mutate('updateAgent', { id, extension: aegra(extension) });
    expect(userErrors).toMatchObject([
      {
        code: 'UNKNOWN_OUTCOME',
        message: expect.stringContaining('another assistant of yours'),
        vendorError: { status: 500 },
      },
    ]);
    expect(await api.stored(id)).toEqual(raw);
    // It was sent once: there is one version more, which is not in force.
    expect(await api.versionsOf(id)).toEqual([2, 1]);
    await api.done('updateAgent', { id, name: 'Third' });
    expect(await api.stored(id)).toMatchObject({ name: 'Third', version: 3 });
  });

  test('refuses a graph that it does not have', async () => {
    const extension = aegra({ graphId: 'nope' });
    const { userErrors } = await api.mutate('createAgent', { accountId: 'aegra', name: 'X', extension });
    expect(userErrors).toMatchObject([
      { code: 'INVALID', field: ['extension', 'aegra', 'graphId'], vendorError: { status: 400 } },
    ]);
  });

  test('has assistants of its own, which can only be copied', async () => {
    const id = `aegra:${DEFAULT_ECHO}`;
    const before = await api.stored(id);
    expect((await api.agent(id))?.operations).toEqual(['COPY']);
    for (const [mutation, input] of Object.entries({
      updateAgent: { name: 'X' },
      deleteAgent: {},
      restoreAgentVersion: { version: 1 },
    })) {
      expect((await api.mutate(mutation, { id, ...input })).userErrors).toMatchObject([
        { code: 'CONFLICT', field: ['id'], message: expect.stringContaining('Possible now: COPY.') },
      ]);
    }
    expect(await api.stored(id)).toEqual(before);
    const copy = await api.done('copyAgent', { id, toAccountId: 'aegra', name: 'Own echo' });
    expect(copy).toMatchObject({
      name: 'Own echo',
      raw: { user_id: 'anonymous', graph_id: 'echo', config: {}, context: {} },
    });
    expect(copy.operations).toContain('UPDATE');
  });

  test.each([
    'a:b',
    'a b',
    'a%b',
    'a%2Fb',
    'ünïcödé-日本-😀',
    'a?b#c',
    'a+b',
    '"\\',
    ' lead ',
    '%',
    'search',
    'count',
    'é'.repeat(255),
  ])('writes an assistant called %j', async (assistantId) => {
    const created = await api.done('createAgent', {
      accountId: 'aegra',
      name: 'X',
      extension: aegra({ graphId: 'echo', assistantId, context: unique() }),
    });
    expect(created.vendorId).toBe(assistantId);
    const { id } = created;
    expect((await api.done('updateAgent', { id, name: 'Y' })).raw.version).toBe(2);
    expect((await api.done('restoreAgentVersion', { id, version: 1 })).name).toBe('X');
    expect((await api.mutate('deleteAgent', { id })).deletedAgentId).toBe(id);
    expect(await api.agent(id)).toBeNull();
  });

  test('takes what is just within the limits', async () => {
    let deep: JsonObject = {};
    for (let level = 1; level < 64; level++) deep = { a: deep };
    const extension = aegra({ graphId: 'echo', context: unique(), metadata: deep, config: { a: deep } });
    const { id } = await api.done('createAgent', {
      accountId: 'aegra',
      name: ' ',
      description: 'x'.repeat(100_000),
      extension,
    });
    await api.done('updateAgent', { id, name: 'n'.repeat(100_000) });
    expect(await api.stored(id)).toMatchObject({ metadata: deep, config: { a: deep }, version: 2 });
  });
});

describe('only a real LangGraph', () => {
  test('keeps several assistants of one graph and settings', async () => {
    const extension = aegra({ graphId: 'parent', context: unique() });
    const first = await api.done('createAgent', { accountId: 'langgraph', name: 'First', extension });
    const second = await api.done('createAgent', { accountId: 'langgraph', name: 'Second', extension });
    const copy = await api.done('copyAgent', { id: first.id, toAccountId: 'langgraph', name: 'Copy' });
    expect(new Set([first.id, second.id, copy.id]).size).toBe(3);
  });

  test('takes UUIDs only', async () => {
    const extension = aegra({ graphId: 'echo', assistantId: 'night watch' });
    const { userErrors } = await api.mutate('createAgent', { accountId: 'langgraph', name: 'X', extension });
    expect(userErrors).toMatchObject([
      { code: 'INVALID', field: ['extension', 'aegra', 'assistantId'], vendorError: { status: 400 } },
    ]);
  });

  test('says which setting it does not take', async () => {
    const extension = aegra({ graphId: 'echo', config: { tags: 5 } });
    const { userErrors } = await api.mutate('createAgent', { accountId: 'langgraph', name: 'X', extension });
    expect(userErrors).toMatchObject([
      {
        code: 'INVALID',
        field: ['extension', 'aegra', 'config'],
        vendorError: { status: 400, message: 'config.tags: Expected array, received number' },
      },
    ]);
  });

  test('keeps a context beside another config.configurable', async () => {
    const settings = { config: { tags: ['a'], configurable: { z: 1 } }, context: { a: 1 } };
    const id = await api.put('langgraph', settings);
    await api.done('updateAgent', { id, name: 'X' });
    expect(await api.stored(id)).toMatchObject(settings);
    await api.done('updateAgent', { id, extension: aegra({ context: { b: 2 } }) });
    expect(await api.stored(id)).toMatchObject({ ...settings, context: { b: 2 } });
  });

  test('lets its default assistants be changed', async () => {
    const id = `langgraph:${DEFAULT_ECHO}`;
    await api.done('updateAgent', { id, name: 'Echo!' });
    expect(await api.stored(id)).toMatchObject({ name: 'Echo!', graph_id: 'echo', metadata: { created_by: 'system' } });
  });
});

describe('a copy from one server to the other', () => {
  test('from Aegra has the context under both names', async () => {
    const { id, raw } = await createFull('aegra');
    const { agent, userErrors, notCarried } = await api.mutate('copyAgent', { id, toAccountId: 'langgraph' });
    // The owner and the version are the server's to give: no loss.
    expect({ userErrors, notCarried }).toEqual({ userErrors: [], notCarried: [] });
    const { name, description, graph_id, config, context, metadata } = raw;
    expect(await api.stored(agent?.id ?? '')).toMatchObject({ name, description, graph_id, config, context, metadata });
  });

  test('from LangGraph has it too, and tells when there were two of them', async () => {
    const one = await createFull('langgraph');
    const { agent, userErrors, notCarried } = await api.mutate('copyAgent', { id: one.id, toAccountId: 'aegra' });
    expect({ userErrors, notCarried }).toEqual({ userErrors: [], notCarried: [] });
    const { name, description, graph_id, context, metadata } = one.raw;
    expect(await api.stored(agent?.id ?? '')).toMatchObject({ name, description, graph_id, context, metadata });

    const two = await createFull('langgraph', { config: {}, context: unique() });
    await api.ask('langgraph', 'PATCH', `/assistants/${two.raw.assistant_id}`, {
      config: { configurable: { other: made } },
    });
    const lossy = await api.mutate('copyAgent', { id: two.id, toAccountId: 'aegra' });
    expect(lossy.userErrors).toEqual([]);
    expect(lossy.agent?.raw.context).toEqual({ other: made });
    expect(lossy.notCarried).toMatchObject([
      { field: 'extension.aegra.context.nr', reason: expect.stringContaining('are one thing') },
      { field: 'extension.aegra.context.nested' },
    ]);
  });
});

test('nothing that the servers answered breaks the contract', async () => {
  const { accounts } = await api.query<{ accounts: unknown[] }>('{ accounts { contractDrift { path problem } } }');
  expect(accounts).toEqual([{ contractDrift: [] }, { contractDrift: [] }, { contractDrift: [] }]);
  expect(api.log).toEqual([]);
});
