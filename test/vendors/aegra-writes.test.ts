import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyAgent } from '../../src/agents/lifecycle/copy/copy.ts';
import type { AgentTarget } from '../../src/agents/lifecycle/lifecycle.ts';
import type { Outcome } from '../../src/agents/lifecycle/outcome.ts';
import { isObject } from '../../src/core/json.ts';
import { UNKNOWN_ID, type VendorAccount } from '../support/vendor-account.ts';
import { input, openAegra, put, readStored, readStoredAll } from './open-aegra.ts';

const WRITE = { dryRun: false };
const DRY_RUN = { dryRun: true };
const SYSTEM_ECHO = '046b5dc7-2108-582c-9c6c-31d556d138f0';

let aegra: VendorAccount;

beforeEach(async () => {
  aegra = await openAegra({ agents: 6 });
});

afterEach(() => aegra.close());

/** An assistant with a value in every field. */
const full = {
  assistant_id: 'night watch: täglich',
  name: 'Night watch',
  description: 'Looks at the logs.',
  graph_id: 'parent',
  config: { tags: ['logs'], recursion_limit: 12 },
  context: { window: { minutes: 15 }, patterns: ['ERROR'] },
  metadata: { team: 'sre', labels: { a: 1 } },
};

describe('a create', () => {
  test('is one call with what was given, and the default of ifExists left out', async () => {
    const { agent, userErrors } = await aegra.create(
      { name: 'Night watch', description: 'Looks at the logs.' },
      {
        graphId: 'parent',
        config: { tags: ['logs'], recursion_limit: 12 },
        context: { patterns: ['ERROR'] },
        metadata: { team: 'sre' },
        ifExists: 'error',
      },
    );
    expect(userErrors).toEqual([]);
    expect(aegra.wire()).toMatchInlineSnapshot(`
      [
        {
          "body": {
            "config": {
              "recursion_limit": 12,
              "tags": [
                "logs",
              ],
            },
            "context": {
              "patterns": [
                "ERROR",
              ],
            },
            "description": "Looks at the logs.",
            "graph_id": "parent",
            "metadata": {
              "team": "sre",
            },
            "name": "Night watch",
          },
          "headers": {
            "accept": "application/json",
            "authorization": "[redacted]",
            "content-type": "application/json",
          },
          "request": "POST /assistants",
        },
      ]
    `);
    expect(agent?.fields).toMatchObject({ name: 'Night watch', description: 'Looks at the logs.', status: null });
    const stored = await readStored(aegra, aegra.target(agent?.vendorId ?? ''));
    expect(stored).toEqual(agent?.raw);
    expect(stored).toMatchObject({
      graph_id: 'parent',
      config: { tags: ['logs'], recursion_limit: 12, configurable: { patterns: ['ERROR'] } },
      context: { patterns: ['ERROR'] },
      metadata: { team: 'sre' },
      version: 1,
    });
  });

  test('takes an id of its own, and null for what it leaves to Aegra', async () => {
    const { agent } = await aegra.create(
      { name: 'Night watch', description: null },
      { graphId: 'agent', assistantId: 'a:b%c d?é', config: null, context: null, metadata: null, ifExists: null },
    );
    expect(aegra.sent()).toEqual([{ name: 'Night watch', graph_id: 'agent', assistant_id: 'a:b%c d?é' }]);
    expect(agent?.vendorId).toBe('a:b%c d?é');
    expect(await readStored(aegra, aegra.target('a:b%c d?é'))).toMatchObject({
      description: null,
      config: {},
      context: {},
    });
  });

  test('with one context under both of its names sends one of them', async () => {
    const context = { model: 'a', nested: { deep: [1] } };
    const { userErrors } = await aegra.create(
      { name: 'X' },
      { graphId: 'echo', config: { tags: ['t'], configurable: { nested: { deep: [1] }, model: 'a' } }, context },
    );
    expect(userErrors).toEqual([]);
    expect(aegra.sent()).toEqual([{ name: 'X', graph_id: 'echo', config: { tags: ['t'] }, context }]);
  });

  test('on a graph that the server does not have is found at the graph', async () => {
    const { userErrors } = await aegra.create({ name: 'X' }, { graphId: 'nope' });
    expect(userErrors).toMatchObject([
      { code: 'INVALID', field: ['extension', 'aegra', 'graphId'], vendorError: { status: 400, code: 'bad_request' } },
    ]);
  });

  describe('of an assistant that is there already', () => {
    const twin = { graphId: 'parent', config: full.config, context: full.context };

    beforeEach(() => put(aegra, full));

    test('by its graph and settings is a CONFLICT that says so', async () => {
      const { agent, userErrors } = await aegra.create({ name: 'Another' }, twin);
      expect(agent).toBeNull();
      expect(userErrors).toMatchObject([
        {
          code: 'CONFLICT',
          field: ['extension', 'aegra', 'config'],
          message: expect.stringMatching(
            /^an assistant of yours has the same graph and the same config and context, and Aegra keeps only one of those \(the vendor answered 409: /,
          ),
          vendorError: { status: 409, code: 'conflict' },
        },
      ]);
    });

    test('by its id is a CONFLICT that says so', async () => {
      const { userErrors } = await aegra.create({ name: 'X' }, { graphId: 'echo', assistantId: full.assistant_id });
      expect(userErrors).toMatchObject([
        {
          code: 'CONFLICT',
          field: ['extension', 'aegra', 'assistantId'],
          message: expect.stringMatching(/^the id is taken, or an assistant of yours has the same graph /),
        },
      ]);
    });

    test('leaves it alone when asked to, and answers with it', async () => {
      const before = await readStored(aegra, aegra.target(full.assistant_id));
      for (const extension of [twin, { ...twin, assistantId: full.assistant_id }]) {
        const { agent, userErrors } = await aegra.create({ name: 'X' }, { ...extension, ifExists: 'do_nothing' });
        expect(userErrors).toEqual([]);
        expect(agent?.raw).toEqual(before);
      }
      expect(aegra.sent()).toMatchObject([{ if_exists: 'do_nothing' }, { if_exists: 'do_nothing' }]);
    });

    test('is compared as after every create where it is newer than all others', async () => {
      await aegra.close();
      let seconds = 0;
      aegra = await openAegra({ now: () => new Date(Date.UTC(2026, 10, 1) + 1000 * ++seconds) });
      await put(aegra, { assistant_id: 'older' });
      const rewrite = (json: unknown) =>
        isObject(json) && 'assistant_id' in json ? { ...json, description: null } : json;
      aegra.fail('WRITE', { kind: 'REWRITE', rewrite });
      const extension = { graphId: 'echo', context: { fresh: 1 }, ifExists: 'do_nothing' };
      const told = async () => {
        const { userErrors } = await aegra.create({ name: 'New', description: 'Text' }, extension);
        return userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
      };
      expect(await told()).toEqual(['INCOMPLETE description']);
      // It is there by now.
      expect(await told()).toEqual([]);
    });

    test('is a CONFLICT when another id was asked for than the one that is there', async () => {
      const asked = { ...twin, ifExists: 'do_nothing', assistantId: 'mine' };
      const { agent, userErrors } = await aegra.create({ name: 'X' }, asked);
      expect(agent).toBeNull();
      expect(userErrors).toEqual([
        {
          code: 'CONFLICT',
          field: ['extension', 'aegra', 'assistantId'],
          message:
            'nothing was created: the server has an assistant "night watch: täglich" of the same graph, config and context, left it as it is, and keeps no second one',
          vendorError: undefined,
        },
      ]);
      expect(aegra.writes()).toHaveLength(1);
    });
  });
});

describe('an update', () => {
  let target: AgentTarget;

  beforeEach(async () => {
    target = await put(aegra, full);
  });

  test('reads the assistant, asks once who the server is, and sends what changes and nothing else', async () => {
    const before = await readStored(aegra, target);
    const { agent, userErrors } = await aegra.update(target, { name: 'Day watch' });
    expect(userErrors).toEqual([]);
    expect(aegra.wire()).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "authorization": "[redacted]",
          },
          "request": "GET /assistants/night%20watch%3A%20t%C3%A4glich",
        },
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "authorization": "[redacted]",
          },
          "request": "GET /info",
        },
        {
          "body": {
            "name": "Day watch",
          },
          "headers": {
            "accept": "application/json",
            "authorization": "[redacted]",
            "content-type": "application/json",
          },
          "request": "PATCH /assistants/night%20watch%3A%20t%C3%A4glich",
        },
      ]
    `);
    const stored = await readStored(aegra, target);
    expect(stored).toEqual({ ...before, name: 'Day watch', version: 2, updated_at: stored.updated_at });
    expect(agent?.raw).toEqual(stored);
    aegra.forget();
    await aegra.update(target, { description: 'x' });
    expect(aegra.wire().map(({ request }) => request.split(' ')[0])).toEqual(['GET', 'PATCH']);
  });

  test('of metadata keeps the other keys', async () => {
    await aegra.update(target, {}, { metadata: { labels: { b: 2 }, reviewed: null } });
    expect((await readStored(aegra, target)).metadata).toEqual({ team: 'sre', labels: { b: 2 }, reviewed: null });
  });

  test('that loses an emptied description on Aegra 0.10 says so', async () => {
    const old = await openAegra({ flavour: 'aegra-0.10' });
    try {
      const oldTarget = await put(old, full);
      for (const description of [null, '']) {
        const { agent, userErrors } = await old.update(oldTarget, { name: 'Changed', description });
        expect(agent?.fields).toMatchObject({ name: 'Changed', description: 'Looks at the logs.' });
        expect(userErrors).toEqual([
          {
            code: 'INCOMPLETE',
            field: ['description'],
            message:
              'description: Aegra can not empty a description before its release 0.11: the old text is still there.',
          },
        ]);
      }
    } finally {
      await old.close();
    }
  });

  test('onto the graph and settings of another assistant is of unknown outcome, with the likely cause', async () => {
    const twin = await put(aegra, { name: 'Twin', graph_id: 'echo', context: { twin: 1 } });
    const { userErrors } = await aegra.update(
      twin,
      {},
      { graphId: 'parent', config: full.config, context: full.context },
    );
    expect(userErrors).toMatchObject([
      {
        code: 'UNKNOWN_OUTCOME',
        message: expect.stringContaining(
          'it may be that another assistant of yours has the same graph, config and context',
        ),
        vendorError: { status: 500, code: 'internal_error' },
      },
    ]);
    expect(aegra.writes()).toHaveLength(1);
  });

  test('waits for the one before it, so that none is lost', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `key${index}`);
    const results = await Promise.all(keys.map((key) => aegra.update(target, {}, { metadata: { [key]: true } })));
    expect(results.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const { metadata, version } = await readStored(aegra, target);
    expect(metadata).toEqual({ ...full.metadata, ...Object.fromEntries(keys.map((key) => [key, true])) });
    expect(version).toBe(21);
  });

  test('is refused when the assistant has moved on', async () => {
    const { updated_at: updatedAt } = await readStored(aegra, target);
    const expectedUpdatedAt = new Date(String(updatedAt));
    const change = input({ name: 'X' });
    expect((await aegra.lifecycle.update(target, change, { ...WRITE, expectedUpdatedAt })).userErrors).toEqual([]);
    const late = new Date(expectedUpdatedAt.getTime() - 1000);
    const { userErrors } = await aegra.lifecycle.update(target, change, { ...WRITE, expectedUpdatedAt: late });
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['expectedUpdatedAt'] }]);
    expect(aegra.writes()).toHaveLength(1);
  });
});

describe('a delete', () => {
  test('reads the assistant and takes it away', async () => {
    const target = await put(aegra, { assistant_id: 'short-lived' });
    const result = await aegra.lifecycle.delete(target, WRITE);
    expect(result).toMatchObject({ agent: null, userErrors: [], deletedAgentId: 'aegra:short-lived' });
    expect(aegra.wire()).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "authorization": "[redacted]",
          },
          "request": "GET /assistants/short-lived",
        },
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "authorization": "[redacted]",
          },
          "request": "DELETE /assistants/short-lived",
        },
      ]
    `);
    await expect(readStored(aegra, target)).rejects.toThrow('not_found');
  });

  test('is done whether the answer is that of Aegra, that of LangGraph, or empty', async () => {
    for (const body of ['{"status":"deleted"}', '["short-lived"]', '']) {
      const target = await put(aegra, { assistant_id: 'short-lived' });
      aegra.fail('WRITE', { kind: 'ANSWER', when: 'after', status: 200, body }, 1);
      expect(await aegra.lifecycle.delete(target, WRITE)).toMatchObject({ deletedAgentId: 'aegra:short-lived' });
    }
  });
});

describe('going back to a version', () => {
  let target: AgentTarget;

  beforeEach(async () => {
    target = await put(aegra, full);
    await aegra.update(
      target,
      { name: 'Second', description: 'Other' },
      { graphId: 'echo', config: {}, context: { other: true } },
    );
    aegra.forget();
  });

  test('is one call, after which the assistant is as it was in the version, which is read first', async () => {
    const { agent, userErrors } = await aegra.lifecycle.restoreVersion(target, { version: 1 }, WRITE);
    expect(userErrors).toEqual([]);
    expect(aegra.wire()).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "authorization": "[redacted]",
          },
          "request": "GET /assistants/night%20watch%3A%20t%C3%A4glich",
        },
        {
          "body": {
            "limit": 20,
            "offset": 0,
          },
          "headers": {
            "accept": "application/json",
            "authorization": "[redacted]",
            "content-type": "application/json",
          },
          "request": "POST /assistants/night%20watch%3A%20t%C3%A4glich/versions",
        },
        {
          "body": {
            "version": 1,
          },
          "headers": {
            "accept": "application/json",
            "authorization": "[redacted]",
            "content-type": "application/json",
          },
          "request": "POST /assistants/night%20watch%3A%20t%C3%A4glich/latest",
        },
      ]
    `);
    expect(await readStored(aegra, target)).toMatchObject({
      ...full,
      config: { ...full.config, configurable: full.context },
      version: 1,
    });
    expect(agent?.fields.name).toBe('Night watch');
  });

  test.each([99, 2147483647])('%i, which there is none of, is found at the version', async (version) => {
    const { userErrors } = await aegra.lifecycle.restoreVersion(target, { version }, WRITE);
    expect(userErrors).toMatchObject([
      {
        code: 'NOT_FOUND',
        field: ['version'],
        message: expect.stringContaining(`this assistant has no version ${version} (the vendor answered 404: `),
      },
    ]);
  });

  test('of an assistant that goes away meanwhile is not found at the version', async () => {
    const gone = '{"error":"not_found","message":"Assistant \'Version 1\' not found","details":null}';
    aegra.fail('WRITE', { kind: 'ANSWER', when: 'before', status: 404, body: gone });
    const { userErrors } = await aegra.lifecycle.restoreVersion(target, { version: 1 }, WRITE);
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(userErrors[0]?.field).toBeUndefined();
  });
});

describe('a copy', () => {
  test('inside the account needs other settings, since Aegra keeps one assistant of each', async () => {
    const source = await put(aegra, full);
    const { userErrors, notCarried } = await aegra.copy(source);
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['extension', 'aegra', 'config'] }]);
    expect(notCarried).toEqual([]);
    // Of the two contexts, which are one, one is sent; the id is the original's own.
    const { assistant_id: _, ...rest } = full;
    expect(aegra.sent()).toEqual([rest]);
  });

  test('with a context of its own has the rest of the original, and names what it lost', async () => {
    const source = await put(aegra, full);
    const { agent, userErrors, notCarried } = await aegra.copy(source, { context: { window: { minutes: 5 } } }, 'Copy');
    expect(userErrors).toEqual([]);
    expect(agent?.raw).toMatchObject({
      name: 'Copy',
      description: full.description,
      graph_id: 'parent',
      context: { window: { minutes: 5 }, patterns: ['ERROR'] },
      metadata: full.metadata,
    });
    expect(notCarried).toEqual([
      {
        field: 'extension.aegra.config.configurable.window.minutes',
        reason:
          'It can not be given to Aegra: it can not differ from its other name: context and config.configurable are one thing on this server.',
      },
    ]);
  });

  test('with a config.configurable of its own has that', async () => {
    const source = await put(aegra, full);
    const { agent, userErrors } = await aegra.copy(source, { config: { configurable: { model: 'b' } } });
    expect(userErrors).toEqual([]);
    expect(agent?.raw.context).toEqual({ ...full.context, model: 'b' });
  });

  test('carries a large number as it is', async () => {
    const source = await put(aegra, { config: { run_name: 'x' }, metadata: { ids: { small: 1, large: 2 ** 60 } } });
    const { agent, userErrors, notCarried } = await aegra.copy(source, { context: { copy: 1 } });
    expect(userErrors).toEqual([]);
    expect(agent?.raw.metadata).toEqual({ ids: { small: 1, large: 2 ** 60 } });
    expect(notCarried).toEqual([]);
  });

  test('of an assistant of the server itself is possible, other changes are not', async () => {
    const source = aegra.target(SYSTEM_ECHO);
    const { agent, userErrors } = await aegra.copy(source, { context: { copied: true } });
    expect(userErrors).toEqual([]);
    expect(agent?.raw).toMatchObject({ graph_id: 'echo', metadata: { created_by: 'system' }, version: 1 });
    aegra.forget();
    const results = [
      await aegra.update(source, { name: 'X' }),
      await aegra.lifecycle.delete(source, WRITE),
      await aegra.lifecycle.restoreVersion(source, { version: 1 }, WRITE),
    ];
    for (const { userErrors: errors } of results) {
      expect(errors).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('Possible now: COPY.') }]);
    }
    expect(aegra.writes()).toEqual([]);
  });

  test('that ends with the original is a CONFLICT', async () => {
    const source = await put(aegra, full);
    const { agent, userErrors } = await aegra.copy(source, { ifExists: 'do_nothing' });
    expect(agent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('No copy was made') }]);
  });
});

describe('what Aegra does not have is UNSUPPORTED, without a call:', () => {
  const operations: Record<string, (target: AgentTarget) => Promise<Outcome>> = {
    pause: (target) => aegra.lifecycle.pause(target, WRITE),
    resume: (target) => aegra.lifecycle.resume(target, WRITE),
    publish: (target) => aegra.lifecycle.publish(target, {}, WRITE),
  };

  test('pausing, resuming and publishing', async () => {
    const messages = [];
    for (const [name, run] of Object.entries(operations)) {
      const { userErrors } = await run(aegra.target(SYSTEM_ECHO));
      expect(userErrors).toMatchObject([{ code: 'UNSUPPORTED' }]);
      messages.push(`${name}: ${userErrors[0]?.message}`);
    }
    expect(messages).toMatchInlineSnapshot(`
      [
        "pause: Aegra assistants have no state that could be paused: one answers until it is deleted.",
        "resume: Aegra assistants have no state that could be resumed: one answers until it is deleted.",
        "publish: Every change of an Aegra assistant is in force at once; restoreAgentVersion takes it back.",
      ]
    `);
    expect(aegra.server.calls).toEqual([]);
  });

  test('what other vendors call their fields', async () => {
    const unified = {
      name: 'X',
      instructions: 'x',
      model: 'x',
      temperature: 1,
      avatarUrl: 'https://a.example',
      tags: [],
    };
    const { userErrors } = await aegra.create(unified, { graphId: 'echo' });
    expect(userErrors.map(({ code, field }) => [code, ...(field ?? [])])).toEqual(
      ['instructions', 'model', 'temperature', 'avatarUrl', 'tags'].map((field) => ['UNSUPPORTED', field]),
    );
    expect(aegra.server.calls).toEqual([]);
  });
});

describe('an assistant', () => {
  test('that does not exist is NOT_FOUND before anything is written', async () => {
    const target = aegra.target(UNKNOWN_ID);
    const results = [
      await aegra.update(target, { name: 'X' }),
      await aegra.lifecycle.delete(target, WRITE),
      await aegra.lifecycle.restoreVersion(target, { version: 1 }, WRITE),
      await aegra.copy(target),
    ];
    for (const { userErrors } of results) expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
    expect(aegra.writes()).toEqual([]);
  });

  test.each(['a/b', '..', 'a/latest', 'x/../y'])('that no route reaches is only copied: %s', async (id) => {
    const target = await put(aegra, { assistant_id: id });
    const results = [
      await aegra.update(target, { name: 'X' }),
      await aegra.lifecycle.delete(target, WRITE),
      await aegra.lifecycle.restoreVersion(target, { version: 1 }, WRITE),
    ];
    for (const { userErrors } of results) expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['id'] }]);
    expect(aegra.writes()).toEqual([]);
    expect((await aegra.copy(target, { context: { copy: 1 } })).agent?.fields.name).toBe('Assistant for echo');
  });

  test.each(['a:b', 'a b', 'a%b', 'a%2Fb', 'ünïcödé-日本-😀', 'a?b#c', 'a+b', '"\\\t\n', 'search', 'é'.repeat(255)])(
    'called %j can be written',
    async (id) => {
      const created = await aegra.create({ name: 'X' }, { graphId: 'echo', assistantId: id, context: { odd: 1 } });
      expect(created.agent?.vendorId).toBe(id);
      const target = aegra.target(id);
      expect((await aegra.update(target, { name: 'Y' })).agent?.fields.name).toBe('Y');
      expect((await aegra.lifecycle.restoreVersion(target, { version: 1 }, WRITE)).agent?.fields.name).toBe('X');
      expect((await aegra.lifecycle.delete(target, WRITE)).deletedAgentId).toBe(`aegra:${id}`);
    },
  );
});

describe('a dry run plans what is then sent, and sends no write:', () => {
  type Write = (options: { dryRun: boolean }) => Promise<Outcome>;
  const writes: Record<string, (source: AgentTarget) => Write> = {
    create: () => (options) =>
      aegra.lifecycle.create(
        aegra.account,
        input(
          { name: 'X' },
          { graphId: 'echo', config: { configurable: { a: 1 } }, context: { a: 1 }, ifExists: 'do_nothing' },
        ),
        options,
      ),
    update: (source) => (options) => aegra.lifecycle.update(source, input({}, { config: { tags: [] } }), options),
    delete: (source) => (options) => aegra.lifecycle.delete(source, options),
    restoreVersion: (source) => (options) => aegra.lifecycle.restoreVersion(source, { version: 1 }, options),
    copy: (source) => (options) => {
      const request = { source, target: aegra.account, name: 'Copy', extension: { aegra: { context: { a: 1 } } } };
      return copyAgent(aegra.lifecycle, { ...request, ...options });
    },
  };

  test.each(Object.keys(writes))('%s', async (name) => {
    const write = writes[name]?.(await put(aegra, full)) as Write;
    const before = await readStoredAll(aegra);
    const { plannedCalls, agent, notCarried } = await write(DRY_RUN);
    expect(agent).toBeNull();
    expect(aegra.writes()).toEqual([]);
    expect(await readStoredAll(aegra)).toEqual(before);
    const done = await write(WRITE);
    expect(done).toMatchObject({ userErrors: [], plannedCalls: null });
    expect(plannedCalls).toEqual(aegra.planned());
    expect(plannedCalls).toHaveLength(1);
    // What Aegra sets itself, and what it mirrors, only the copy shows.
    const told = notCarried.map(({ field }) => field);
    expect(told).toEqual(expect.arrayContaining(done.notCarried.map(({ field }) => field)));
  });

  test('shows no credentials of a URL, and sends them', async () => {
    const source = await put(aegra, { context: { db: 'postgres://me:hush@db.example/x' } });
    const change = input({ name: 'X' });
    const { plannedCalls } = await aegra.lifecycle.update(source, change, DRY_RUN);
    expect(JSON.stringify(plannedCalls)).not.toContain('hush');
    await aegra.lifecycle.update(source, change, WRITE);
    expect((await readStored(aegra, source)).context).toEqual({ db: 'postgres://me:hush@db.example/x' });
  });
});
