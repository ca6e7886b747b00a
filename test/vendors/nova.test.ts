import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { serveSandbox } from '../../sandbox/server.ts';
import { SEEDS, type Seed } from '../../sandbox/vendors/nova/seeds.ts';
import { readPages } from '../../src/agents/directory/pages/read-pages.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import type { VendorError } from '../../src/core/errors/vendor-error.ts';
import { REDACTED } from '../../src/core/secrets/redacted.ts';
import { nova } from '../../src/vendors/nova/index.ts';
import { failure, UNKNOWN_ID, type VendorAccount } from '../support/vendor-account.ts';
import { openNova, toBytes } from './open-nova.ts';

let voice: VendorAccount;

afterEach(() => voice.close());

describe('Nova', () => {
  beforeEach(async () => {
    voice = await openNova({ agents: SEEDS.length });
  });

  test('the list is read to its end in pages of any size, each agent once', async () => {
    for (const limit of [1, 4, 13, 50]) {
      const names = (await voice.readAll(limit)).map((record) => record.fields.name);
      expect(names.toSorted()).toEqual(SEEDS.map((seed) => seed.name).toSorted());
    }
    expect(voice.mismatches()).toEqual([]);
  });

  test('a page says how many agents there are and that it has a successor', async () => {
    const page = await voice.client.list({ query: {}, limit: 5, offset: 5 });
    expect(page).toMatchObject({ itemCount: 5, hasMore: true, total: SEEDS.length });
    const last = await voice.client.list({ query: {}, limit: 5, offset: 10 });
    expect(last).toMatchObject({ itemCount: SEEDS.length - 10, hasMore: false });
    expect(voice.server.calls.map(({ url }) => url)).toEqual([
      '/api/org/org_sandbox/agents?page=2&size=5',
      '/api/org/org_sandbox/agents?page=3&size=5',
    ]);
  });

  test('a row of the list knows five fields and leaves open what it does not show', async () => {
    const row = (await voice.readAll(50)).find((record) => record.fields.name === 'Appointment Line');
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
    for (const row of await voice.readAll(50)) {
      const record = await voice.get(row.vendorId);
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
    expect(voice.mismatches()).toEqual([]);
  });

  test('an agent that does not exist is null, also when its id has odd characters', async () => {
    for (const id of [UNKNOWN_ID, 'a/b?c=d#e', '50%', 'ü ☎', '../agents'])
      expect(await voice.client.get?.(id)).toBeNull();
    expect(voice.server.calls.at(1)?.url).toBe('/api/org/org_sandbox/agents/a%2Fb%3Fc%3Dd%23e');
    expect(voice.server.calls.at(-1)?.url).toBe('/api/org/org_sandbox/agents/..%2Fagents');
  });

  test('configuration is decoded from objects, bytes and JSON text; what can not be decoded is null', async () => {
    const config = { provider: 'openai', model: 'gpt-4o — größer 🤖', temperature: 0.25 };
    const bytes = toBytes(config);
    const forms: [unknown, unknown][] = [
      [config, config],
      [bytes, config],
      [JSON.stringify(config), config],
      [toBytes(null), null],
      [null, null],
      [[], null],
      ['', null],
      [[1, 2, 3], null],
      [[256, -1, 0.5], null],
      [bytes.slice(0, -1), null],
      [[0xff, 0xfe], null],
      // An object whose text is no UTF-8.
      [[0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d], null],
      ['not JSON', null],
      ['42', null],
      [true, null],
    ];
    const id = await voice.idOf('Unfinished');
    for (const [arrived, shown] of forms) {
      voice.rewrite('ANY', (json) => ({ ...json, llm_config: arrived }), 1);
      const record = await voice.get(id);
      expect(record.document.llm_config).toEqual(shown);
      expect(record.raw.llm_config).toEqual(arrived);
      expect(record.fields.model).toBe(shown === config ? config.model : null);
      expect(record.fields.temperature).toBe(shown === config ? config.temperature : null);
    }
    expect(voice.mismatches()).toEqual(['llm_config: expected an object']);
  });

  test('a model of the wrong type costs the model only', async () => {
    const id = await voice.idOf('Unfinished');
    voice.rewrite('ANY', (json) => ({ ...json, llm_config: { model: 4, temperature: 0.5 } }));
    expect((await voice.get(id)).fields).toMatchObject({ name: 'Unfinished', model: null, temperature: 0.5 });
  });

  test('the headers of a webhook are shown in none of its forms', async () => {
    const webhook = { method: 'POST', url: 'https://crm.example.com', headers: { 'x-key': 'TOPSECRET' } };
    const escaped = toBytes(webhook);
    const forms: [unknown, unknown, unknown][] = [
      [webhook, { ...webhook, headers: REDACTED }, { ...webhook, headers: REDACTED }],
      [{ ...webhook, headers: toBytes(webhook.headers) }, { ...webhook, headers: null }, expect.anything()],
      [{ ...webhook, headers: 'x-key: TOPSECRET' }, { ...webhook, headers: null }, expect.anything()],
      [escaped, { ...webhook, headers: REDACTED }, REDACTED],
      [JSON.stringify(webhook), { ...webhook, headers: REDACTED }, REDACTED],
      [[webhook], null, REDACTED],
      [escaped.slice(0, -1), null, REDACTED],
      [Buffer.from(escaped).toString('base64'), null, REDACTED],
      [JSON.stringify(JSON.stringify(webhook)), null, REDACTED],
    ];
    const id = await voice.idOf('Unfinished');
    for (const [arrived, shown, raw] of forms) {
      voice.rewrite('ANY', (json) => ({ ...json, precall_webhook: arrived }), 1);
      const record = await voice.get(id);
      expect(record.document.precall_webhook).toEqual(shown);
      expect(record.raw.precall_webhook).toEqual(raw);
      const everything = JSON.stringify([record.fields, record.document, record.raw]);
      expect(everything).not.toContain('TOPSECRET');
      expect(everything).not.toContain(String(escaped).slice(20, -20));
    }
  });

  test('user and password in a URL are blanked, and bytes that hold them are not shown', async () => {
    const sound = { file: 'https://user:TOPSECRET@cdn.example.com/lobby.mp3', volume: 0.5 };
    const id = await voice.idOf('Unfinished');
    for (const arrived of [toBytes(sound), JSON.stringify(sound).replaceAll('/', '\\/')]) {
      voice.rewrite('ANY', (json) => ({ ...json, background_sound: arrived }), 1);
      const record = await voice.get(id);
      expect(record.document.background_sound).toEqual({
        file: `https://${REDACTED}@cdn.example.com/lobby.mp3`,
        volume: 0.5,
      });
      expect(record.raw.background_sound).toBe(REDACTED);
    }
  });

  test('values of the wrong type become null and are counted, the rest stays', async () => {
    const id = await voice.idOf('Appointment Line');
    voice.rewrite('ANY', (json) => ({
      ...json,
      name: 7,
      type: 'hologram',
      public_quota: 'many',
      allowed_sip_trunks: [1, 'trunk', 2],
      tools: ['no tool', { tool_id: 't', is_enabled: 'yes', parameters: [null, { name: 1, type: 'string' }] }],
      updated_at: 1_700_000_000,
      created_at: 'yesterday',
      brand_new: { kept: true },
    }));
    const record = await voice.get(id);
    expect(record.fields).toMatchObject({ name: '', model: 'gpt-4o', createdAt: null, updatedAt: null });
    expect(record.document).toMatchObject({
      type: null,
      public_quota: null,
      allowed_sip_trunks: null,
      tools: [null, { tool_id: 't', is_enabled: null, parameters: [null, { name: null, type: 'string' }] }],
      brand_new: { kept: true },
    });
    expect(record.raw).toMatchObject({ type: 'hologram', created_at: 'yesterday' });
    expect(voice.mismatches()).toEqual([
      'allowed_sip_trunks[]: expected a text',
      'brand_new: not in the contract',
      'created_at: no time: expected ISO 8601 within the years 1 to 9999',
      'name: expected a text',
      'public_quota: expected a number',
      'tools[].is_enabled: expected true or false',
      'tools[].parameters[].name: expected a text',
      'tools[]: expected an object',
      'type: expected voice, chat or video',
      'updated_at: expected a text',
    ]);
  });

  test('rows that are no agents are left out, counted as items and reported', async () => {
    voice.rewrite('ANY', (json) => {
      const page = json as { data: JsonObject[] };
      return { ...page, data: [{ name: 'no id' }, 'text', null, { id: '' }, ...page.data.slice(4)] };
    });
    const page = await voice.client.list({ query: {}, limit: 50, offset: 0 });
    expect(page.agents).toHaveLength(SEEDS.length - 4);
    expect(page.itemCount).toBe(SEEDS.length);
    expect(voice.mismatches()).toEqual([
      '(document): expected an object',
      'id: expected a text',
      'id: expected a text that is not empty',
    ]);
  });

  test('an answer that is no agent or no page is a bad response, never an empty one', async () => {
    const answers: [string, () => Promise<unknown> | undefined][] = [
      ['[]', () => voice.client.get?.(UNKNOWN_ID)],
      ['{}', () => voice.client.get?.(UNKNOWN_ID)],
      ['', () => voice.client.get?.(UNKNOWN_ID)],
      ['<html>', () => voice.client.get?.(UNKNOWN_ID)],
      ['{}', () => voice.client.list({ query: {}, limit: 5, offset: 0 })],
      ['{"data":null,"meta":{"total":3}}', () => voice.client.list({ query: {}, limit: 5, offset: 0 })],
      ['{"data":null}', () => voice.client.list({ query: {}, limit: 5, offset: 0 })],
      ['{"status":true}', () => voice.client.checkHealth()],
    ];
    for (const [body, call] of answers) {
      voice.answer('ANY', 200, body, 1);
      expect((await failure(call())).code).toBe('BAD_RESPONSE');
    }
  });

  test('a count that is none is drift, and costs nothing else', async () => {
    voice.answer('ANY', 200, '{"data":[{"id":"a"}],"meta":{"total":"1","total_pages":-1,"size":1.5}}');
    const page = await voice.client.list({ query: {}, limit: 5, offset: 0 });
    expect(page).toMatchObject({ agents: [{ vendorId: 'a' }], hasMore: false, total: undefined });
    const problem = 'expected a whole number, 0 or more';
    expect(voice.mismatches()).toEqual(['size', 'total', 'total_pages'].map((key) => `meta.${key}: ${problem}`));
  });

  test('an empty list may be written as null where the vendor counts nothing', async () => {
    const body = '{"data":null,"meta":{"page":1,"size":5,"total":0,"total_pages":0}}';
    voice.answer('ANY', 200, body);
    expect(await voice.client.list({ query: {}, limit: 5, offset: 0 })).toEqual({
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
      [404, '404 page not found\n', { code: 'UNAVAILABLE', vendorMessage: undefined }],
      [404, '{"message":"agent not found"}', { code: 'NOT_FOUND', vendorMessage: 'agent not found' }],
      [400, '<!DOCTYPE html><p>Bad request</p>', { code: 'INVALID', vendorMessage: undefined }],
      [400, 'x'.repeat(301), { code: 'INVALID', vendorMessage: undefined }],
      [400, '[1]', { code: 'INVALID', vendorMessage: undefined }],
      [400, 'null', { code: 'INVALID', vendorMessage: undefined }],
      [400, '', { code: 'INVALID', vendorMessage: undefined }],
      [400, '"short"', { vendorMessage: 'short' }],
      [500, '{"message":{"deep":1}}', { code: 'UNAVAILABLE', vendorMessage: undefined, retryable: true }],
    ];
    for (const [status, body, expected] of cases) {
      voice.server.faults.clear();
      voice.answer('ANY', status, body);
      const error = await failure(voice.client.checkHealth());
      expect(error).toMatchObject({ status, ...expected });
      if ('vendorMessage' in expected) expect(error.vendorMessage).toBe(expected.vendorMessage);
    }
  });

  test('an error that quotes the key does not show it', async () => {
    const body = JSON.stringify({ message: `key ${String(voice.credentials.apiKey)} is not valid` });
    voice.answer('ANY', 401, body);
    const error = await failure(voice.client.list({ query: {}, limit: 5, offset: 0 }));
    expect(error.message).toBe(`the vendor answered 401: key ${REDACTED} is not valid`);
  });

  test('a limit on calls is passed on with its time', async () => {
    const headers = { 'retry-after': '60' };
    voice.server.faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 429, headers } });
    expect(await failure(voice.client.list({ query: {}, limit: 5, offset: 0 }))).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 60,
    });
  });

  test('the key goes out as X-API-Key, or as a bearer token where the account says so, never as both', async () => {
    await voice.client.checkHealth();
    await voice.reconnect({ authScheme: 'bearer' });
    await voice.client.checkHealth();
    const sent = voice.server.calls.map(({ headers }) => [headers['x-api-key'], headers.authorization]);
    expect(sent).toEqual([
      [voice.credentials.apiKey, undefined],
      [undefined, `Bearer ${voice.credentials.apiKey}`],
    ]);
  });

  test('a wrong key and a foreign organisation are told apart', async () => {
    await voice.reconnect({ apiKey: 'wrong' });
    expect(await failure(voice.client.checkHealth())).toMatchObject({ code: 'UNAUTHORIZED' });
    await voice.reconnect({ orgId: 'org/other' });
    expect(await failure(voice.client.checkHealth())).toMatchObject({
      code: 'NOT_FOUND',
      vendorMessage: 'organization not found',
    });
    expect(voice.server.calls.at(-1)?.url).toBe('/api/org/org%2Fother/agents?page=1&size=1');
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
  const open = (served: ReturnType<typeof listing>) => openNova({ served });

  test('a vendor that cuts pages below what was asked for is still read to its end', async () => {
    voice = await open(
      listing((page, asked) => {
        const size = Math.min(asked, 4);
        const data = rows.slice((page - 1) * size, page * size);
        return { data, meta: { page, size, total: rows.length, total_pages: Math.ceil(rows.length / size) } };
      }),
    );
    for (const isWhole of [true, false]) {
      voice.server.calls.length = 0;
      const read = new Set<string>();
      const source = { account: voice.account, query: {}, signal: undefined };
      for await (const page of readPages(source, { offset: 0, wanted: Number.POSITIVE_INFINITY, isWhole })) {
        for (const { vendorId } of page.agents) read.add(vendorId);
      }
      expect([...read].sort()).toEqual(rows.map(({ id }) => id).sort());
      if (isWhole) expect(voice.server.calls).toHaveLength(Math.ceil(rows.length / 4));
    }
  });

  test('a vendor that refuses large pages is asked for smaller ones', async () => {
    voice = await open(
      listing((page, size) => {
        if (size > 50)
          throw new HTTPException(400, { res: Response.json({ message: 'size is too large' }, { status: 400 }) });
        const data = rows.slice((page - 1) * size, page * size);
        return { data, meta: { page, size, total: rows.length, total_pages: Math.ceil(rows.length / size) } };
      }),
    );
    const page = await voice.client.list({ query: {}, limit: 100, offset: 0 });
    expect(page).toMatchObject({ itemCount: rows.length, pageSize: 50, hasMore: false });
  });

  test('what a row does not have is left open', async () => {
    voice = await open(listing(() => ({ data: [{ id: 'a' }, { id: 'b', created_at: null }] })));
    const { agents } = await voice.client.list({ query: {}, limit: 5, offset: 0 });
    const nothing = { name: '', description: null, avatarUrl: null, tags: null, status: null };
    expect(agents.map((record) => record.fields)).toStrictEqual([nothing, { ...nothing, createdAt: null }]);
  });

  test('without the vendor’s count a list ends with the first page that is not full', async () => {
    voice = await open(listing((page, size) => ({ data: rows.slice((page - 1) * size, page * size) })));
    for (const limit of [9, 10, 50]) expect(await voice.readAll(limit)).toHaveLength(rows.length);
    expect(await voice.client.list({ query: {}, limit: 5, offset: 0 })).not.toHaveProperty('total', expect.any(Number));
  });

  test('an empty page is the end, whatever the vendor counts', async () => {
    voice = await open(listing((page, size) => ({ data: [], meta: { page, size, total: 99, total_pages: 9 } })));
    expect(await voice.client.list({ query: {}, limit: 5, offset: 0 })).toMatchObject({
      hasMore: false,
      itemCount: 0,
    });
  });
});
