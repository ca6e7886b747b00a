import fc from 'fast-check';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { contractSchema, type JsonSchema, withoutNull } from '../../src/contract/json-schema.ts';
import type { AgentRecord, JsonObject } from '../../src/model/agent.ts';
import { REDACTED } from '../../src/model/redacted.ts';
import { VendorError } from '../../src/model/vendor-error.ts';
import { type SandboxServer, serveSandbox } from '../../src/sandbox/server.ts';
import { DriftLog } from '../../src/vendors/drift-log.ts';
import { agent, CONFIG_KEYS, createAgent, createBody, updateAgent } from '../../src/vendors/nova/contract.ts';
import { nova } from '../../src/vendors/nova/index.ts';
import { SEEDS, type Seed } from '../../src/vendors/nova/seeds.ts';
import type { VendorClient } from '../../src/vendors/vendor.ts';

const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

let server: SandboxServer;
let client: VendorClient;
let drift: DriftLog;
const credentials = nova.createSandbox({ agents: 0 }).credentials;

async function start(sandbox: Parameters<typeof serveSandbox>[0], settings: JsonObject = {}): Promise<void> {
  server = await serveSandbox(sandbox);
  connect(settings);
}

function connect(settings: JsonObject = {}): void {
  drift = new DriftLog();
  client = nova.connect(
    nova.accountSettings.parse({
      id: 'voice',
      vendor: 'nova',
      baseUrl: server.baseUrl,
      timeoutMs: 5000,
      ...credentials,
      ...settings,
    }),
    { accountId: 'voice', drift },
  );
}

async function readAll(limit: number): Promise<AgentRecord[]> {
  const all: AgentRecord[] = [];
  for (let offset = 0; ; offset += limit) {
    const page = await client.list({ query: {}, limit, offset });
    all.push(...page.agents);
    if (!page.hasMore) return all;
  }
}

async function get(vendorId: string): Promise<AgentRecord> {
  const record = await client.get?.(vendorId);
  if (record === null || record === undefined) throw new Error(`no agent ${vendorId}`);
  return record;
}

async function idOf(name: string): Promise<string> {
  const found = (await readAll(50)).find((record) => record.fields.name === name);
  if (found === undefined) throw new Error(`no agent named ${name}`);
  return found.vendorId;
}

function failure(promise: Promise<unknown>): Promise<VendorError> {
  return promise.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: unknown) => (error instanceof VendorError ? error : Promise.reject(error)),
  );
}

const toBytes = (value: unknown) => [...Buffer.from(JSON.stringify(value))];
const pairs = () => drift.list().map(({ path, problem }) => `${path}: ${problem}`);

afterEach(async () => {
  await client.close();
  await server.close();
});

describe('Nova', () => {
  beforeEach(() => start(nova.createSandbox({ agents: SEEDS.length })));

  test('the list is read to its end in pages of any size, each agent once', async () => {
    for (const limit of [1, 4, 13, 50]) {
      const names = (await readAll(limit)).map((record) => record.fields.name);
      expect(names.toSorted()).toEqual(SEEDS.map((seed) => seed.name).toSorted());
    }
    expect(pairs()).toEqual([]);
  });

  test('a page says how many agents there are and that it has a successor', async () => {
    const page = await client.list({ query: {}, limit: 5, offset: 5 });
    expect(page).toMatchObject({ itemCount: 5, hasMore: true, total: SEEDS.length });
    const last = await client.list({ query: {}, limit: 5, offset: 10 });
    expect(last).toMatchObject({ itemCount: SEEDS.length - 10, hasMore: false });
    expect(server.calls.map(({ url }) => url)).toEqual([
      '/api/org/org_sandbox/agents?page=2&size=5',
      '/api/org/org_sandbox/agents?page=3&size=5',
    ]);
  });

  test('a row of the list knows five fields and leaves open what it does not show', async () => {
    const row = (await readAll(50)).find((record) => record.fields.name === 'Appointment Line');
    expect(row?.whole).toBe(false);
    expect(row?.fields).toEqual({
      name: 'Appointment Line',
      description: null,
      avatarUrl: null,
      tags: null,
      status: null,
      createdAt: new Date('2026-10-29T15:00:00Z'),
      updatedAt: new Date('2026-10-29T15:00:00Z'),
    });
    expect(Object.keys(row?.raw ?? {}).toSorted()).toEqual(['created_at', 'id', 'name', 'type', 'updated_at']);
  });

  test('a whole agent has all of its configuration, whether it came as bytes or as objects', async () => {
    const forms = new Set<boolean>();
    for (const row of await readAll(50)) {
      const record = await get(row.vendorId);
      const seed = SEEDS.find(({ name }) => name === record.fields.name) as Seed;
      forms.add(Array.isArray(record.raw.llm_config));
      expect(record.whole).toBe(true);
      expect(record.operations).toEqual(['UPDATE', 'DELETE', 'COPY']);
      expect(record.fields).toMatchObject({
        instructions: seed.prompt_template,
        model: seed.llm_config?.model ?? null,
        temperature: seed.llm_config?.temperature ?? null,
        status: null,
        tags: null,
      });
      expect(record.document).toEqual({
        ...seed,
        ...(seed.precall_webhook?.headers === undefined
          ? {}
          : { precall_webhook: { ...seed.precall_webhook, headers: REDACTED } }),
        id: record.vendorId,
        organization_id: 'org_sandbox',
        created_at: record.fields.createdAt?.toISOString(),
        updated_at: record.fields.updatedAt?.toISOString(),
      });
    }
    expect(forms).toEqual(new Set([true, false]));
    expect(pairs()).toEqual([]);
  });

  test('an agent that does not exist is null, also when its id has odd characters', async () => {
    for (const id of [UNKNOWN_ID, 'a/b?c=d#e', '50%', 'ü ☎', '../agents']) expect(await client.get?.(id)).toBeNull();
    expect(server.calls.at(1)?.url).toBe('/api/org/org_sandbox/agents/a%2Fb%3Fc%3Dd%23e');
    expect(server.calls.at(-1)?.url).toBe('/api/org/org_sandbox/agents/..%2Fagents');
  });

  test('configuration is decoded from objects, bytes and JSON text; what can not be decoded stays', async () => {
    const config = { provider: 'openai', model: 'gpt-4o — größer 🤖', temperature: 0.25 };
    const bytes = toBytes(config);
    const forms: [unknown, unknown][] = [
      [config, config],
      [bytes, config],
      [JSON.stringify(config), config],
      [toBytes(null), null],
      [null, null],
      [[], []],
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
      [
        [256, -1, 0.5],
        [256, -1, 0.5],
      ],
      [bytes.slice(0, -1), bytes.slice(0, -1)],
      [
        [0xff, 0xfe],
        [0xff, 0xfe],
      ],
      ['not JSON', 'not JSON'],
      ['42', '42'],
      [true, true],
    ];
    const id = await idOf('Unfinished');
    for (const [arrived, shown] of forms) {
      const rewrite = (json: unknown) => ({ ...(json as JsonObject), llm_config: arrived });
      server.faults.add({ fault: { kind: 'REWRITE', rewrite }, times: 1 });
      const record = await get(id);
      expect(record.document.llm_config).toEqual(shown);
      expect(record.raw.llm_config).toEqual(arrived);
      expect(record.fields.model).toBe(shown === config ? config.model : null);
      expect(record.fields.temperature).toBe(shown === config ? config.temperature : null);
    }
    expect(pairs()).toEqual([]);
  });

  test('a model of the wrong type costs the model only', async () => {
    const id = await idOf('Unfinished');
    const rewrite = (json: unknown) => ({ ...(json as JsonObject), llm_config: { model: 4, temperature: 0.5 } });
    server.faults.add({ fault: { kind: 'REWRITE', rewrite } });
    expect((await get(id)).fields).toMatchObject({ name: 'Unfinished', model: null, temperature: 0.5 });
  });

  test('the headers of a webhook are shown in none of its forms', async () => {
    const webhook = { method: 'POST', url: 'https://crm.example.com', headers: { 'x-key': 'TOPSECRET' } };
    const escaped = toBytes(webhook);
    const forms: [unknown, unknown, unknown][] = [
      [webhook, { ...webhook, headers: REDACTED }, { ...webhook, headers: REDACTED }],
      [{ ...webhook, headers: toBytes(webhook.headers) }, { ...webhook, headers: REDACTED }, expect.anything()],
      [{ ...webhook, headers: 'x-key: TOPSECRET' }, { ...webhook, headers: REDACTED }, expect.anything()],
      [escaped, { ...webhook, headers: REDACTED }, REDACTED],
      [JSON.stringify(webhook), { ...webhook, headers: REDACTED }, REDACTED],
      [[webhook], null, REDACTED],
      [escaped.slice(0, -1), null, REDACTED],
      [Buffer.from(escaped).toString('base64'), null, REDACTED],
      [JSON.stringify(JSON.stringify(webhook)), null, REDACTED],
    ];
    const id = await idOf('Unfinished');
    for (const [arrived, shown, raw] of forms) {
      const rewrite = (json: unknown) => ({ ...(json as JsonObject), precall_webhook: arrived });
      server.faults.add({ fault: { kind: 'REWRITE', rewrite }, times: 1 });
      const record = await get(id);
      expect(record.document.precall_webhook).toEqual(shown);
      expect(record.raw.precall_webhook).toEqual(raw);
      const everything = JSON.stringify(record);
      expect(everything).not.toContain('TOPSECRET');
      expect(everything).not.toContain(String(escaped).slice(20, -20));
    }
  });

  test('user and password in a URL are blanked, and bytes that hold them are not shown', async () => {
    const sound = { file: 'https://user:TOPSECRET@cdn.example.com/lobby.mp3', volume: 0.5 };
    const id = await idOf('Unfinished');
    for (const arrived of [toBytes(sound), JSON.stringify(sound).replaceAll('/', '\\/')]) {
      const rewrite = (json: unknown) => ({ ...(json as JsonObject), background_sound: arrived });
      server.faults.add({ fault: { kind: 'REWRITE', rewrite }, times: 1 });
      const record = await get(id);
      expect(record.document.background_sound).toEqual({
        file: `https://${REDACTED}@cdn.example.com/lobby.mp3`,
        volume: 0.5,
      });
      expect(record.raw.background_sound).toBe(REDACTED);
    }
  });

  test('values of the wrong type become null and are counted, the rest stays', async () => {
    const id = await idOf('Appointment Line');
    const rewrite = (json: unknown) => ({
      ...(json as JsonObject),
      name: 7,
      type: 'hologram',
      public_quota: 'many',
      allowed_sip_trunks: [1, 'trunk', 2],
      tools: ['no tool', { tool_id: 't', is_enabled: 'yes', parameters: [null, { name: 1, type: 'string' }] }],
      updated_at: 1_700_000_000,
      created_at: 'yesterday',
      brand_new: { kept: true },
    });
    server.faults.add({ fault: { kind: 'REWRITE', rewrite } });
    const record = await get(id);
    expect(record.fields).toMatchObject({ name: '', model: 'gpt-4o', createdAt: null, updatedAt: null });
    expect(record.document).toMatchObject({
      type: null,
      public_quota: null,
      allowed_sip_trunks: null,
      tools: [null, { tool_id: 't', is_enabled: null, parameters: [null, { name: null, type: 'string' }] }],
      brand_new: { kept: true },
    });
    expect(record.raw).toMatchObject({ type: 'hologram', created_at: 'yesterday' });
    expect(pairs().toSorted()).toEqual([
      'allowed_sip_trunks[]: expected string',
      'name: expected string',
      'public_quota: expected number',
      'tools[].is_enabled: expected boolean',
      'tools[].parameters[].name: expected string',
      'tools[]: expected object',
      'type: invalid value',
      'updated_at: expected string',
    ]);
  });

  test('rows that are no agents are left out, counted as items and reported', async () => {
    const rewrite = (json: unknown) => {
      const page = json as { data: JsonObject[] };
      return { ...page, data: [{ name: 'no id' }, 'text', null, { id: '' }, ...page.data.slice(4)] };
    };
    server.faults.add({ fault: { kind: 'REWRITE', rewrite } });
    const page = await client.list({ query: {}, limit: 50, offset: 0 });
    expect(page.agents).toHaveLength(SEEDS.length - 4);
    expect(page.itemCount).toBe(SEEDS.length);
    expect(pairs().toSorted()).toEqual(['(document): expected object', 'id: expected string', 'id: too small']);
  });

  test('an answer that is no agent or no page is a bad response, never an empty one', async () => {
    const answers: [string, () => Promise<unknown> | undefined][] = [
      ['[]', () => client.get?.(UNKNOWN_ID)],
      ['{}', () => client.get?.(UNKNOWN_ID)],
      ['', () => client.get?.(UNKNOWN_ID)],
      ['<html>', () => client.get?.(UNKNOWN_ID)],
      ['{}', () => client.list({ query: {}, limit: 5, offset: 0 })],
      ['{"data":null,"meta":{"total":3}}', () => client.list({ query: {}, limit: 5, offset: 0 })],
      ['{"data":null}', () => client.list({ query: {}, limit: 5, offset: 0 })],
      ['{"data":[],"meta":{"total_pages":"1"}}', () => client.list({ query: {}, limit: 5, offset: 0 })],
      ['{"status":true}', () => client.checkHealth()],
    ];
    for (const [body, call] of answers) {
      server.faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 200, body }, times: 1 });
      expect((await failure(call() ?? Promise.resolve())).code).toBe('BAD_RESPONSE');
    }
  });

  test('an empty list may be written as null where the vendor counts nothing', async () => {
    const body = '{"data":null,"meta":{"page":1,"size":5,"total":0,"total_pages":0}}';
    server.faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 200, body } });
    expect(await client.list({ query: {}, limit: 5, offset: 0 })).toEqual({
      agents: [],
      itemCount: 0,
      hasMore: false,
      total: 0,
    });
  });

  test('errors are told apart by their status and carry the words of the vendor, in whichever form', async () => {
    const cases: [number, string, Partial<VendorError>][] = [
      [400, '{"status":false,"message":"name is required"}', { code: 'INVALID', vendorMessage: 'name is required' }],
      [401, '{"message":"bad key","code":"invalid_key"}', { code: 'UNAUTHORIZED', vendorCode: 'invalid_key' }],
      [402, '{}', { code: 'QUOTA_EXCEEDED', vendorMessage: undefined }],
      [403, '{"error":"scope missing"}', { code: 'FORBIDDEN', vendorMessage: 'scope missing' }],
      [409, '{"message":"","error":{"message":"taken","code":"E1"}}', { code: 'CONFLICT', vendorCode: 'E1' }],
      [409, '{"error":{"message":"taken"}}', { vendorMessage: 'taken' }],
      [422, '{"message":["a","b"],"error":"Unprocessable"}', { code: 'INVALID', vendorMessage: 'Unprocessable' }],
      [404, '404 page not found\n', { code: 'NOT_FOUND', vendorMessage: '404 page not found' }],
      [400, '<!DOCTYPE html><p>Bad request</p>', { code: 'INVALID', vendorMessage: undefined }],
      [400, 'x'.repeat(301), { code: 'INVALID', vendorMessage: undefined }],
      [400, '[1]', { code: 'INVALID', vendorMessage: undefined }],
      [400, 'null', { code: 'INVALID', vendorMessage: undefined }],
      [400, '', { code: 'INVALID', vendorMessage: undefined }],
      [400, '"short"', { vendorMessage: 'short' }],
      [500, '{"message":{"deep":1}}', { code: 'UNAVAILABLE', vendorMessage: undefined, retryable: true }],
    ];
    for (const [status, body, expected] of cases) {
      server.faults.clear();
      server.faults.add({ fault: { kind: 'ANSWER', when: 'before', status, body } });
      const error = await failure(client.checkHealth());
      expect(error).toMatchObject({ status, ...expected });
      if ('vendorMessage' in expected) expect(error.vendorMessage).toBe(expected.vendorMessage);
    }
  });

  test('an error that quotes the key does not show it', async () => {
    const body = JSON.stringify({ message: `key ${String(credentials.apiKey)} is not valid` });
    server.faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 401, body } });
    const error = await failure(client.list({ query: {}, limit: 5, offset: 0 }));
    expect(error.message).toBe(`the vendor answered 401: key ${REDACTED} is not valid`);
  });

  test('a limit on calls is passed on with its time', async () => {
    const headers = { 'retry-after': '60' };
    server.faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 429, headers } });
    expect(await failure(client.list({ query: {}, limit: 5, offset: 0 }))).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 60,
    });
  });

  test('the key goes out as X-API-Key, or as a bearer token where the account says so, never as both', async () => {
    await client.checkHealth();
    await client.close();
    connect({ authScheme: 'bearer' });
    await client.checkHealth();
    const sent = server.calls.map(({ headers }) => [headers['x-api-key'], headers.authorization]);
    expect(sent).toEqual([
      [credentials.apiKey, undefined],
      [undefined, `Bearer ${credentials.apiKey}`],
    ]);
  });

  test('a wrong key and a foreign organisation are told apart', async () => {
    await client.close();
    connect({ apiKey: 'wrong' });
    expect(await failure(client.checkHealth())).toMatchObject({ code: 'UNAUTHORIZED' });
    await client.close();
    connect({ orgId: 'org/other' });
    expect(await failure(client.checkHealth())).toMatchObject({
      code: 'NOT_FOUND',
      vendorMessage: 'organization not found',
    });
    expect(server.calls.at(-1)?.url).toBe('/api/org/org%2Fother/agents?page=1&size=1');
  });

  test('the settings have the documented host and need an organisation that can stand in a URL', () => {
    const settings = { id: 'voice', vendor: 'nova', orgId: 'org_1', apiKey: 'k' };
    expect(nova.accountSettings.parse(settings)).toMatchObject({
      baseUrl: 'https://v2-nova-api.prod.czmx.in/api',
      authScheme: 'x-api-key',
    });
    for (const orgId of ['', '.', '..', 7, undefined]) {
      expect(nova.accountSettings.safeParse({ ...settings, orgId }).success).toBe(false);
    }
  });

  test('only what the vendor is sure to do alike is asked of it', () => {
    expect(nova.pushDown({})).toEqual([{ query: {}, remaining: {} }]);
    expect(nova.pushDown({ search: 'desk', tags: undefined })).toEqual([{ query: {}, remaining: { search: 'desk' } }]);
    expect(nova.pushDown({ statuses: ['ACTIVE'] })).toEqual([]);
    expect(nova.pushDown({ tags: ['a'], search: 'desk' })).toEqual([]);
  });
});

describe('Nova with other manners in its lists', () => {
  const rows = Array.from({ length: 27 }, (_, index) => ({ id: `agent-${String(index).padStart(2, '0')}` }));

  function listing(answer: (page: number, size: number) => object): Parameters<typeof serveSandbox>[0] {
    const app = new Hono().basePath('/api');
    app.get('/org/:orgId/agents', (context) =>
      context.json(answer(Number(context.req.query('page')), Number(context.req.query('size')))),
    );
    return { app, basePath: '/api' };
  }

  test('a vendor that cuts pages below what was asked for is still read to its end', async () => {
    await start(
      listing((page, asked) => {
        const size = Math.min(asked, 4);
        const data = rows.slice((page - 1) * size, page * size);
        return { data, meta: { page, size, total: rows.length, total_pages: Math.ceil(rows.length / size) } };
      }),
    );
    for (const limit of [3, 4, 5, 10, 50]) {
      expect((await readAll(limit)).map((record) => record.vendorId)).toEqual(rows.map(({ id }) => id));
    }
  });

  test('without the vendor’s count a list ends with the first page that is not full', async () => {
    await start(listing((page, size) => ({ data: rows.slice((page - 1) * size, page * size) })));
    for (const limit of [9, 10, 50]) expect(await readAll(limit)).toHaveLength(rows.length);
    expect(await client.list({ query: {}, limit: 5, offset: 0 })).not.toHaveProperty('total', expect.any(Number));
  });

  test('an empty page is the end, whatever the vendor counts', async () => {
    await start(listing((page, size) => ({ data: [], meta: { page, size, total: 99, total_pages: 9 } })));
    expect(await client.list({ query: {}, limit: 5, offset: 0 })).toMatchObject({ hasMore: false, itemCount: 0 });
  });
});

describe('The embedded Nova', () => {
  beforeEach(() => start(nova.createSandbox({ agents: 4, now: () => new Date('2026-11-01T08:00:00Z') })));

  function call(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${server.baseUrl}/org/org_sandbox${path}`, {
      method,
      headers: { 'x-api-key': String(credentials.apiKey), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }
  const json = async (response: Promise<Response>) => (await (await response).json()) as JsonObject;

  test('holds the same agents at every start, as many as asked for', async () => {
    const ids = (await readAll(50)).map((record) => record.vendorId);
    await client.close();
    await server.close();
    await start(nova.createSandbox({ agents: 4 }));
    expect((await readAll(50)).map((record) => record.vendorId)).toEqual(ids);
    await client.close();
    await server.close();
    await start(nova.createSandbox({ agents: 130 }));
    const many = await readAll(50);
    expect(new Set(many.map((record) => record.vendorId)).size).toBe(130);
    expect(many.map((record) => record.vendorId)).toEqual(many.map((record) => record.vendorId).toSorted());
  });

  test('creates with the four documented fields only', async () => {
    const response = await call('POST', '/agents', {
      name: 'New',
      type: 'chat',
      llm_config: { provider: 'openai', model: 'gpt-4o' },
      surprise: 1,
    });
    expect(response.status).toBe(201);
    const created = (await response.json()) as JsonObject;
    expect(created).toEqual({
      id: expect.any(String),
      organization_id: 'org_sandbox',
      name: 'New',
      type: 'chat',
      prompt_template: '',
      created_at: '2026-11-01T08:00:00.000Z',
      updated_at: '2026-11-01T08:00:00.000Z',
    });
    expect(await json(call('GET', `/agents/${created.id}`))).toEqual(created);
  });

  test('refuses bodies that the page does not allow', async () => {
    const bodies = [
      { type: 'voice' },
      { name: 'x' },
      { name: 'x', type: 'fax' },
      { name: null, type: 'chat' },
      '{',
      [],
    ];
    for (const body of bodies) {
      const response = await call('POST', '/agents', body);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ status: false, message: expect.any(String) });
    }
    expect(await json(call('POST', '/agents', { name: 'x', type: 'fax' }))).toMatchObject({
      message: 'type is not valid',
    });
  });

  test('copies everything but the name', async () => {
    const sourceId = await idOf('Appointment Line');
    const body = { name: 'Copy', type: 'chat', prompt_template: 'ignored', copy_from_agent_id: sourceId };
    const copy = await get(String((await json(call('POST', '/agents', body))).id));
    const source = await get(sourceId);
    const { id, name, created_at, updated_at, ...rest } = source.document;
    expect(copy.document).toMatchObject({ ...rest, name: 'Copy', created_at: '2026-11-01T08:00:00.000Z' });
    expect([id, name, updated_at]).not.toContain(copy.vendorId);
    expect((await call('POST', '/agents', { ...body, copy_from_agent_id: UNKNOWN_ID })).status).toBe(404);
  });

  test('changes what a PATCH names and replaces configuration objects whole', async () => {
    for (const name of ['Appointment Line', 'Rezeptbestellung']) {
      const id = await idOf(name);
      const before = await get(id);
      const llm_config = { provider: 'anthropic', model: 'claude-sonnet-4-5' };
      expect((await call('PATCH', `/agents/${id}`, { llm_config, unknown: true })).status).toBe(200);
      const after = await get(id);
      expect(after.document).toEqual({ ...before.document, llm_config, updated_at: '2026-11-01T08:00:00.000Z' });
      expect(Array.isArray(after.raw.llm_config)).toBe(Array.isArray(before.raw.llm_config));
    }
  });

  test('refuses a PATCH with null, with an incomplete or with a misspelt configuration', async () => {
    const id = await idOf('Website Chat');
    const before = await json(call('GET', `/agents/${id}`));
    const bodies = [
      { llm_config: null },
      { llm_config: { model: 'gpt-4o' } },
      { llm_config: { provider: 'openai', model: 'gpt-4o', temprature: 1 } },
      { precall_webhook: { method: 'DELETE', url: 'https://x.example.com' } },
      { plugins: {} },
      { name: 5 },
    ];
    for (const body of bodies) expect((await call('PATCH', `/agents/${id}`, body)).status).toBe(400);
    expect(await json(call('GET', `/agents/${id}`))).toEqual(before);
    expect((await call('PATCH', `/agents/${UNKNOWN_ID}`, {})).status).toBe(404);
  });

  test('deletes for good', async () => {
    const id = await idOf('Website Chat');
    expect(await json(call('DELETE', `/agents/${id}`))).toEqual({ message: 'agent deleted' });
    expect((await call('GET', `/agents/${id}`)).status).toBe(404);
    expect((await call('DELETE', `/agents/${id}`)).status).toBe(404);
    expect(await readAll(50)).toHaveLength(3);
  });

  test('lists by page, type and part of the name', async () => {
    const names = async (query: string) => {
      const { data } = (await json(call('GET', `/agents?${query}`))) as { data: { name: string }[] };
      return data.map((row) => row.name);
    };
    expect(await names('search=LINE')).toEqual(['Appointment Line']);
    expect(await names('type=chat')).toEqual(['Website Chat']);
    expect(await names('type=video')).toEqual([]);
    expect(await names('page=9')).toEqual([]);
    expect(await json(call('GET', '/agents?page=2&size=3'))).toMatchObject({
      meta: { page: 2, size: 3, total: 4, total_pages: 2 },
    });
    expect(await json(call('GET', '/agents'))).toMatchObject({ meta: { page: 1, size: 50 } });
    for (const query of ['page=0', 'page=x', 'size=0', 'size=101', 'size=1.5', 'type=fax']) {
      expect((await call('GET', `/agents?${query}`)).status).toBe(400);
    }
  });

  test('takes the key in either header, checks it first, and answers text where there is no route', async () => {
    const url = `${server.baseUrl}/org/org_sandbox/agents`;
    const bearer = { authorization: `Bearer ${String(credentials.apiKey)}` };
    expect((await fetch(url, { headers: bearer })).status).toBe(200);
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(`${server.baseUrl}/org/other/agents`)).status).toBe(401);
    expect((await fetch(`${server.baseUrl}/org/other/agents`, { headers: bearer })).status).toBe(404);
    expect(await (await call('PUT', '/agents')).text()).toBe('404 page not found');
  });

  test('has seeds that can all be written, the first with every field', async () => {
    for (const { tools: _tools, public_quota: _quota, ...seed } of SEEDS) {
      expect(createAgent.safeParse(seed).error).toBeUndefined();
      const { name, type, prompt_template, ...settings } = seed;
      expect(createBody.safeParse({ name, type, prompt_template }).success).toBe(true);
      expect(updateAgent.safeParse(settings).success).toBe(true);
    }
    const gaps = (contract: z.ZodType) => {
      const { resolve, root } = contractSchema(contract);
      const below = (schema: JsonSchema, value: unknown, path: string): string[] => {
        if (value === undefined) return [path];
        const { items, properties = {} } = resolve(withoutNull(schema).inner);
        if (items !== undefined) return below(items, (value as unknown[])[0], `${path}[]`);
        return Object.entries(properties).flatMap(([key, property]) =>
          below(property, (value as JsonObject)[key], `${path}.${key}`),
        );
      };
      return below(root, SEEDS[0], '');
    };
    expect(gaps(createAgent)).toEqual(['.copy_from_agent_id']);
    expect(gaps(agent)).toEqual(['.id', '.organization_id', '.created_at', '.updated_at']);
    const written = new Set(JSON.stringify(SEEDS).match(/"[^"]*"/g));
    const { definitions } = contractSchema(createAgent);
    for (const value of Object.values(definitions).flatMap((definition) => definition.enum ?? [])) {
      expect(written).toContain(JSON.stringify(value));
    }
  });
});

describe('Documents drawn from the contract', () => {
  let answer: JsonObject = {};

  beforeEach(() => {
    const app = new Hono().basePath('/api');
    app.get('/org/:orgId/agents/:id', (context) => context.json(answer));
    return start({ app, basePath: '/api' });
  });

  const { root: reference, resolve } = contractSchema(agent);
  const root = resolve(reference);

  function drawn(schema: JsonSchema): fc.Arbitrary<unknown> {
    const { inner, nullable } = withoutNull(schema);
    const value = drawnValue(resolve(inner));
    return nullable ? fc.option(value, { nil: null, freq: 8 }) : value;
  }

  function drawnValue(schema: JsonSchema): fc.Arbitrary<unknown> {
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    switch (schema.type) {
      case 'string':
        return fc.string({ unit: 'grapheme', minLength: 1 });
      case 'integer':
        return fc.maxSafeInteger();
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(drawn(schema.items ?? {}), { maxLength: 4 });
      case 'object':
        return schema.properties === undefined ? freeObject : drawnObject(schema);
      default:
        return freeObject;
    }
  }

  const freeObject = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 });

  function drawnObject({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<JsonObject> {
    const fields = Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, drawn(property)]));
    return fc.record(fields, { requiredKeys: [...required] });
  }

  const inForms: readonly ((value: unknown) => unknown)[] = [(value) => value, toBytes, JSON.stringify];
  const formsOfConfig = fc.array(fc.constantFrom(...inForms), {
    minLength: CONFIG_KEYS.length,
    maxLength: CONFIG_KEYS.length,
  });

  test('survive the way from the wire to an agent without losing a value', async () => {
    await fc.assert(
      fc.asyncProperty(drawnObject(root), freeObject, formsOfConfig, async (known, unknown, forms) => {
        const document = JSON.parse(JSON.stringify({ brand_new: unknown, ...known })) as JsonObject;
        const encoded = CONFIG_KEYS.flatMap((key, index) =>
          key in document ? [[key, forms[index]?.(document[key])] as const] : [],
        );
        answer = { ...document, ...Object.fromEntries(encoded) };
        const record = await get('any');

        const webhook = document.precall_webhook as JsonObject | null | undefined;
        const hasHeaders = webhook?.headers !== undefined && webhook.headers !== null;
        const expected = hasHeaders ? { ...document, precall_webhook: { ...webhook, headers: REDACTED } } : document;
        expect(record.document).toEqual(expected);
        expect(record.vendorId).toBe(document.id);
        expect(record.fields.name).toBe(document.name ?? '');
        expect(record.fields.instructions).toBe(document.prompt_template ?? null);
        const { precall_webhook: _arrived, ...arrived } = answer;
        expect(record.raw).toMatchObject(arrived);
        expect(pairs()).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('with any values in any places, an agent keeps what is right, and is refused only without an id', async () => {
    const keys = Object.keys(root.properties ?? {});
    const wrong = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue(), { maxKeys: 5 });
    await fc.assert(
      fc.asyncProperty(drawnObject(root), wrong, async (known, broken) => {
        const document = JSON.parse(JSON.stringify(known)) as JsonObject;
        answer = { ...document, ...broken };
        const id = answer.id;
        if (typeof id !== 'string' || id === '') {
          expect(await failure(get('any'))).toMatchObject({ code: 'BAD_RESPONSE' });
          return;
        }
        const record = await get('any');
        expect(record.vendorId).toBe(id);
        for (const key of Object.keys(document)) {
          if (key in broken || key === 'precall_webhook') continue;
          expect(record.document[key]).toEqual(document[key]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
