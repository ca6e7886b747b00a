import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DriftLog } from '../../src/accounts/drift-log.ts';
import type { AgentRecord, JsonObject } from '../../src/core/agent.ts';
import { VendorError } from '../../src/core/errors/vendor-error.ts';
import type { VendorClient } from '../../src/vendors/client.ts';
import { mastra } from '../../src/vendors/mastra/index.ts';
import { readErrorBody } from '../../src/vendors/mastra/mapping.ts';
import { denormalize, normalize } from '../../src/vendors/mastra/variants.ts';
import recordings from './recordings/mastra.json' with { type: 'json' };

type Title = keyof typeof recordings.answers;

let server: Server;
let client: VendorClient;
let drift: DriftLog;
/** Answered in this order. */
let answers: { status: number; contentType: string | null; body: string }[];
/** Method and path of every call. */
let calls: string[];

const replay = (...titles: Title[]) => answers.push(...titles.map((title) => recordings.answers[title]));
const recorded = (title: Title) => JSON.parse(recordings.answers[title].body) as JsonObject;
const answer = (body: object) =>
  answers.push({ status: 200, contentType: 'application/json', body: JSON.stringify(body) });

beforeEach(async () => {
  [answers, calls] = [[], []];
  server = createServer(async (request, response) => {
    await request.toArray();
    calls.push(`${request.method} ${request.url}`);
    const { status, contentType, body } = answers.shift() ?? { status: 599, contentType: null, body: '' };
    response.writeHead(status, contentType === null ? {} : { 'content-type': contentType });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  drift = new DriftLog();
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  client = mastra.connect(mastra.accountSettings.parse({ id: 'm', vendor: 'mastra', baseUrl }), {
    accountId: 'm',
    drift,
  });
});

afterEach(async () => {
  await client.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function get(title: Title): Promise<AgentRecord> {
  replay(title);
  const record = await client.get?.('any');
  if (record === null || record === undefined) throw new Error('no agent');
  return record;
}

describe('what a Mastra server answered', () => {
  test.each(['create', 'create with variants', 'get', 'update that clears', 'get by its owner'] as const)(
    'is read without contract drift: %s',
    async (title) => {
      const record = await get(title);
      expect(record.raw).toEqual(recorded(title));
      // What a model has besides its name and provider is free in form.
      expect(drift.list().filter(({ kind }) => kind !== 'NEW')).toEqual([]);
    },
  );

  test('has the unified fields', async () => {
    expect((await get('create')).fields).toEqual({
      name: 'Night Watch',
      description: 'Reads the logs.',
      instructions: 'Read the logs.\n\nAnswer in German.',
      model: 'gpt-5-mini',
      languageModel: 'gpt-5-mini',
      temperature: 0.2,
      avatarUrl: null,
      tags: null,
      status: 'ACTIVE',
      createdAt: new Date(String(recorded('create').createdAt)),
      updatedAt: new Date(String(recorded('create').updatedAt)),
    });
  });

  test('may be an agent that has but its record, left by a create that failed', async () => {
    const { fields, operations } = await get('get what a create without a model leaves');
    expect(fields).toMatchObject({ name: '', instructions: null, model: null, status: 'DRAFT' });
    expect(operations).toContain('DELETE');
    expect(drift.list()).toEqual([]);
  });

  test('are pages of a list, whose number counts agents that are not shown', async () => {
    replay('list');
    const whole = await client.list({ query: {}, limit: 100, offset: 0 });
    expect(whole).toMatchObject({ itemCount: whole.agents.length, hasMore: false, total: whole.agents.length });
    replay('list of another user');
    const hidden = await client.list({ query: {}, limit: 100, offset: 0 });
    expect(hidden).toMatchObject({ agents: [], itemCount: 1, hasMore: false, total: undefined });
    replay('list of drafts');
    await client.list({ query: { status: 'draft' }, limit: 50, offset: 100 });
    expect(calls.at(-1)).toBe('GET /api/stored/agents?status=draft&page=2&perPage=50');
  });

  test('are versions, of which the one that is shown is current', async () => {
    const agent = await get('create');
    replay('versions');
    const page = await client.versions?.(agent, { offset: 0, limit: 100 });
    expect(page?.versions.map(({ number, isCurrent, notes }) => [number, isCurrent, notes])).toEqual([
      [2, false, 'Auto-saved after edit'],
      [1, true, 'Initial version'],
    ]);
  });

  test.each([
    ['create with invalid values', 'name', /^Invalid request body: name: Invalid input/],
    ['update with null', 'description', /description: Invalid input/],
    ['create with an id that is taken', undefined, /^Agent with id draft already exists$/],
    ['list without a token', undefined, /^Invalid or expired token$/],
  ] as const)('says what is wrong: %s', (title, field, message) => {
    expect(readErrorBody(recorded(title))).toMatchObject({ field, message: expect.stringMatching(message) });
  });

  test.each([
    ['get none', 'OWN'],
    ['get of another user', 'UNKNOWN'],
    ['restore of no version', 'UNKNOWN'],
  ] as const)('is a 404 of its own, or may be somebody else’s: %s', (title, form) => {
    expect(readErrorBody(recorded(title)).form).toBe(form);
  });

  test('is no agent where there is none, and a failure where the path is unknown', async () => {
    replay('get none');
    expect(await client.get?.('nobody')).toBeNull();
    replay('no route', 'no route');
    await expect(client.get?.('nobody')).rejects.toThrow(VendorError);
  });
});

describe('what is laid out', () => {
  test('for an agent whose newest version is not in force is the whole of what is in force, and what only the newest has is emptied', async () => {
    const agent = await get('get what is in force');
    answer({ ...recorded('get the newest version'), tools: { secret: {} }, memory: { options: {} } });
    const [call, ...others] = (await client.plan.update?.(agent, { name: 'Renamed' })) ?? [];
    expect(others).toEqual([]);
    expect(call?.body).toEqual({
      name: 'Renamed',
      instructions: 'Be kind.',
      model: { provider: 'openai', name: 'gpt-5-mini' },
      tools: {},
      memory: null,
      autoPublish: true,
    });
    expect(call?.asks).toEqual({ name: 'Renamed' });
  });

  test('for one that is in force is the change alone, put in force', async () => {
    const agent = await get('update in force');
    replay('update in force');
    const [call] = (await client.plan.update?.(agent, { name: 'Renamed' })) ?? [];
    expect(call?.body).toEqual({ name: 'Renamed', autoPublish: true });
  });

  test('of metadata alone asks for no version', async () => {
    const agent = await get('get what is in force');
    const [call] = (await client.plan.update?.(agent, { metadata: { a: 1 } })) ?? [];
    expect(call?.body).toEqual({ metadata: { a: 1 } });
    expect(calls).toHaveLength(1);
  });

  test('for a model with variants is nothing, unless it is what is shown', async () => {
    const agent = await get('create with variants');
    const update = (model: object) => {
      replay('create with variants');
      return client.plan.update?.(agent, { model });
    };
    await expect(update({ name: 'other' })).rejects.toThrow('variants');
    const [call] = (await update({ name: 'gpt-5-mini' })) ?? [];
    expect(call?.body).toEqual({ model: recorded('create with variants').model, autoPublish: true });
  });
});

describe('the plan of a publication', () => {
  test('puts the newest version in force, and none where the vendor names none', async () => {
    const agent = await get('create');
    answer({ ...recorded('create'), resolvedVersionId: 'v2' });
    const [call] = (await client.plan.publish?.(agent, undefined, {})) ?? [];
    expect(call?.path).toMatch(/\/versions\/v2\/activate$/);
    const { resolvedVersionId: _, ...unnamed } = recorded('create');
    answer(unnamed);
    await expect(client.plan.publish?.(agent, undefined, {})).rejects.toMatchObject({
      code: 'BAD_RESPONSE',
      mayHaveTakenEffect: false,
    });
  });
});

describe('a field in the form of a list', () => {
  test('has a place of its own, and comes back as it was', () => {
    for (const title of ['create', 'create with variants'] as const) {
      const document = recorded(title);
      expect(denormalize(normalize(document))).toMatchObject(document);
    }
  });

  test.each([[[]], [['odd']], [[null]], ['text'], [undefined]])('is left alone where it is none: %j', (model) => {
    const document = { id: 'x', model };
    expect(normalize(document)).toBe(document);
  });
});
