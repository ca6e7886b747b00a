import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import { AUTH_ONLY_KEY } from '../../sandbox/vendors/cometchat/app.ts';
import { DriftLog } from '../../src/accounts/drift-log.ts';
import { contractSchema, type JsonSchema, withoutNull } from '../../src/contract/json-schema.ts';
import type { VendorErrorCode } from '../../src/core/errors/codes.ts';
import { REDACTED } from '../../src/core/secrets/redacted.ts';
import { parseTimestamp } from '../../src/core/timestamps.ts';
import { parseUrl } from '../../src/core/urls.ts';
import type { VendorClient } from '../../src/vendors/client.ts';
import { agent as agentContract } from '../../src/vendors/cometchat/contract.ts';
import { cometchat } from '../../src/vendors/cometchat/index.ts';
import type { ListRequest } from '../../src/vendors/listing.ts';
import { isShownWhole } from '../support/shown-whole.ts';

const ALL: ListRequest = { query: {}, limit: 20, offset: 0 };
const REST = { id: 'chat', vendor: 'cometchat', appId: 'my-app', apiKey: 'secret-key' };

/** The answer to a create, as the documentation shows it; a list has the same documents. */
const DOCUMENTED = {
  uid: '550e8400-e29b-41d4-a716-446655440000',
  appId: 'my-app-id',
  name: 'My Agent',
  icon: 'https://example.com/icon.png',
  isActive: true,
  integrateWith: 'openai',
  integrationType: 'agent',
  tools: ['tool1'],
  actions: ['action1'],
  instruction: 'You are a helpful assistant',
  integrationMeta: {},
  metaData: {},
  deletedAt: null,
  createdAt: '2025-12-01T00:00:00.000Z',
  updatedAt: '2025-12-01T00:00:00.000Z',
};

describe('CometChat', () => {
  let server: SandboxServer;
  let drift: DriftLog;
  let client: VendorClient;

  const connect = (settings: object) =>
    cometchat.connect(cometchat.accountSettings.parse({ ...REST, baseUrl: server.baseUrl, ...settings }), {
      accountId: 'chat',
      drift,
    });

  beforeEach(async () => {
    const sandbox = sandboxedVendor('cometchat').createSandbox({ agents: 13 });
    server = await serveSandbox(sandbox);
    drift = new DriftLog();
    client = connect(sandbox.credentials);
  });

  afterEach(async () => {
    await client.close();
    await server.close();
  });

  const answering = (body: unknown, status = 200) =>
    server.faults.add({
      fault: { kind: 'ANSWER', when: 'before', status, body: typeof body === 'string' ? body : JSON.stringify(body) },
    });
  const listed = async (...documents: unknown[]) => {
    server.faults.clear();
    answering(documents);
    return (await client.list(ALL)).agents;
  };
  const only = async (document: unknown) => {
    const [agent] = await listed(document);
    if (agent === undefined) throw new Error('the document was left out');
    return agent;
  };
  const found = async (name: string) => {
    const agent = (await client.list(ALL)).agents.find(({ fields }) => fields.name === name);
    if (agent === undefined) throw new Error(`no agent named ${name}`);
    return agent;
  };
  const failure = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      return error;
    }
    throw new Error('nothing failed');
  };

  describe('a list', () => {
    test('is one call for everything, whatever the limit, and knows its total', async () => {
      const page = await client.list({ ...ALL, limit: 2 });
      expect(page).toMatchObject({ itemCount: 13, hasMore: false, total: 13 });
      expect(page.agents).toHaveLength(13);
      expect(page.agents.every((agent) => agent.whole)).toBe(true);
      expect(server.calls.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /v3/ai-agents/agents']);
      expect(drift.list()).toEqual([]);
    });

    test('can be empty', async () => {
      answering([]);
      expect(await client.list(ALL)).toEqual({ agents: [], itemCount: 0, hasMore: false, total: 0 });
    });

    test('shared by those who ask at the same time is one call', async () => {
      await Promise.all([client.list(ALL), client.list({ ...ALL, limit: 5 }), client.list(ALL)]);
      expect(server.calls).toHaveLength(1);
    });
  });

  describe('an agent', () => {
    test('has its unified fields, and null for what its framework alone knows', async () => {
      const agent = await found('Travel Concierge');
      expect(agent.fields).toEqual({
        name: 'Travel Concierge',
        description: null,
        instructions: null,
        model: null,
        languageModel: null,
        temperature: null,
        avatarUrl: 'https://cdn.wayfarer.example/agents/concierge.png?size=256',
        tags: null,
        status: 'ACTIVE',
        createdAt: new Date('2026-10-30T03:00:00Z'),
        updatedAt: new Date('2026-10-30T03:00:00Z'),
      });
      expect(agent.accountId).toBe('chat');
      expect(agent.vendorId).toBe(agent.raw.uid);
    });

    test('has all the rest in its document', async () => {
      const { document } = await found('Travel Concierge');
      expect(document).toMatchObject({
        isActive: true,
        appId: 'rollcall-sandbox',
        integrateWith: 'agno',
        integrationType: 'agent',
        integrationMeta: { baseUrl: 'https://agents.wayfarer.example/agno/v1', agentId: 'travel-concierge' },
        tools: ['showItinerary', 'showMap', 'currency_converter'],
        actions: ['rebookFlight', 'callTaxi', 'open-ticket'],
        metaData: { suggestedMessages: ['What is next on my trip?', 'Call me a taxi', 'Is my flight on time?'] },
        instruction: 'Be brief. Confirm every change of a booking before you make it.',
        _id: expect.stringMatching(/^[0-9a-f]{24}$/),
        deletedAt: null,
      });
    });

    test('can be paused when it is active, resumed when it is paused, and nothing when it is deleted', async () => {
      expect((await found('Weather Agent')).operations).toEqual(['UPDATE', 'DELETE', 'PAUSE', 'COPY']);
      const paused = await found('Loyalty Desk');
      expect(paused.fields.status).toBe('PAUSED');
      expect(paused.operations).toEqual(['UPDATE', 'DELETE', 'RESUME', 'COPY']);
      for (const deletedAt of ['2025-12-01T00:00:00.000Z', 1_764_547_200_000]) {
        const deleted = await only({ ...DOCUMENTED, deletedAt });
        expect(deleted.fields.status).toBe('DELETED');
        expect(deleted.operations).toEqual([]);
      }
      for (const deletedAt of [null, undefined, 0, '']) {
        expect((await only({ ...DOCUMENTED, deletedAt })).fields.status).toBe('ACTIVE');
      }
    });

    test('without a state has none, and may be paused or resumed', async () => {
      const agent = await only({ uid: 'a' });
      expect(agent.fields).toMatchObject({ name: '', status: null, avatarUrl: null, createdAt: null, updatedAt: null });
      expect(agent.operations).toEqual(['UPDATE', 'DELETE', 'PAUSE', 'RESUME', 'COPY']);
      expect(drift.list()).toEqual([]);
    });

    test('as documented is read; a framework that no request knows is null, and drift', async () => {
      const agent = await only(DOCUMENTED);
      expect(agent.document).toEqual({ ...DOCUMENTED, integrateWith: null });
      expect(agent.raw).toEqual(DOCUMENTED);
      expect(drift.list()).toMatchObject([{ path: 'integrateWith' }]);
    });

    test('may have its times as texts, milliseconds or seconds', async () => {
      for (const createdAt of [
        '2025-12-01T00:00:00.000Z',
        '2025-12-01T01:00:00+01:00',
        1_764_547_200_000,
        1_764_547_200,
      ]) {
        const { fields } = await only({ ...DOCUMENTED, integrateWith: 'rasa', createdAt });
        expect(fields.createdAt).toEqual(new Date('2025-12-01T00:00:00Z'));
      }
      expect(drift.list()).toEqual([]);
    });

    test('keeps an id with odd characters as it is', async () => {
      const uids = ['a/b', 'a:b', '..', 'Ünïcode 🧳', ' ', '%2F', '__proto__'];
      expect((await listed(...uids.map((uid) => ({ uid })))).map((agent) => agent.vendorId)).toEqual(uids);
    });

    test('with an icon that is no URL has no avatar, and still shows the vendor’s text in raw', async () => {
      const agent = await only({ ...DOCUMENTED, icon: '<string>' });
      expect(agent.fields.avatarUrl).toBeNull();
      expect(agent.raw.icon).toBe('<string>');
    });
  });

  describe('what does not match the contract', () => {
    test('costs its own field only, and is counted', async () => {
      const wrong = {
        uid: 'a',
        name: 7,
        icon: ['x'],
        isActive: 'yes',
        integrateWith: 1,
        integrationMeta: { baseUrl: 5, agentId: 'kept' },
        tools: ['kept', 5],
        actions: 'none',
        metaData: 'none',
        createdAt: {},
        appId: 'kept',
      };
      const agent = await only(wrong);
      expect(agent.document).toEqual({
        uid: 'a',
        name: null,
        icon: null,
        isActive: null,
        integrateWith: null,
        integrationMeta: { baseUrl: null, agentId: 'kept' },
        tools: null,
        actions: null,
        metaData: null,
        createdAt: null,
        appId: 'kept',
      });
      expect(agent.raw).toEqual(wrong);
      expect(new Set(drift.list().map(({ path }) => path))).toEqual(
        new Set([
          'name',
          'icon',
          'isActive',
          'integrateWith',
          'integrationMeta.baseUrl',
          'tools[]',
          'actions',
          'metaData',
          'createdAt',
        ]),
      );
    });

    test('in a document without an id costs that document only', async () => {
      const agents = await listed(
        { ...DOCUMENTED, uid: undefined },
        null,
        'x',
        [],
        { uid: '' },
        { uid: 5 },
        DOCUMENTED,
      );
      expect(agents.map((agent) => agent.vendorId)).toEqual([DOCUMENTED.uid]);
      expect(drift.list().map(({ path }) => path)).toContain('uid');
    });

    test('does not hide what the vendor has added, and tells it', async () => {
      const agent = await only({ ...DOCUMENTED, integrateWith: 'ag2', voice: { name: 'alto' } });
      expect(agent.raw.voice).toEqual({ name: 'alto' });
      expect(drift.list()).toMatchObject([{ kind: 'NEW', path: 'voice' }]);
    });

    test.each([[{ data: [] }], [null], ['<html></html>'], ['']])('is no list: %j', async (body) => {
      answering(body);
      expect(await failure(client.list(ALL))).toMatchObject({ code: 'BAD_RESPONSE', status: 200, retryable: false });
    });
  });

  describe('headers of an agent', () => {
    test.each([[{ authorization: 'Bearer hush' }], ['authorization:Bearer hush'], [['hush']], [5.5]])(
      'given as %j are shown nowhere',
      async (headers) => {
        const agent = await only({ ...DOCUMENTED, integrationMeta: { baseUrl: 'https://example.com', headers } });
        expect(agent.raw.integrationMeta).toEqual({ baseUrl: 'https://example.com', headers: REDACTED });
        expect(agent.document.integrationMeta).toEqual({ baseUrl: 'https://example.com', headers: REDACTED });
        // What writes merge into is the only place that holds them.
        expect(JSON.stringify({ ...agent, original: null })).not.toContain('hush');
      },
    );

    test('in an integrationMeta of another form hide all of it', async () => {
      const agent = await only({ ...DOCUMENTED, integrationMeta: 'headers=hush' });
      expect(agent.raw.integrationMeta).toBe(REDACTED);
      expect(agent.document.integrationMeta).toBeNull();
    });

    test('that a URL holds are blanked', async () => {
      const agent = await only({ ...DOCUMENTED, integrationMeta: { baseUrl: 'https://me:hush@example.com/x' } });
      expect(agent.raw.integrationMeta).toEqual({ baseUrl: `https://${REDACTED}@example.com/x` });
    });
  });

  describe('a failure', () => {
    const chatApi = (code: string) => ({
      error: { message: 'No.', devMessage: 'No, says the developer.', source: 'chat-api', code },
    });
    const cases: [status: number, body: unknown, expected: { code: VendorErrorCode; [key: string]: unknown }][] = [
      [
        400,
        { statusCode: 400, message: 'Validation failed', error: 'Bad Request' },
        { code: 'INVALID', vendorMessage: 'Validation failed', vendorCode: undefined },
      ],
      [
        400,
        { statusCode: 400, message: ['name too long', 'no icon'], error: 'Bad Request' },
        { code: 'INVALID', vendorMessage: 'name too long; no icon' },
      ],
      [
        400,
        { statusCode: 400, message: 'ERR_TOOL_NOT_FOUND: nope', error: 'Bad Request' },
        { code: 'INVALID', vendorCode: 'ERR_TOOL_NOT_FOUND' },
      ],
      [404, chatApi('ERR_TOOL_NOT_FOUND'), { code: 'INVALID' }],
      [404, { statusCode: 404, message: 'gone', error: 'Not Found' }, { code: 'NOT_FOUND' }],
      [
        400,
        { code: 'ERR_AGENT_NOT_FOUND', message: 'No BYO agent exists' },
        { code: 'NOT_FOUND', vendorCode: 'ERR_AGENT_NOT_FOUND' },
      ],
      [
        401,
        chatApi('AUTH_ERR_APIKEY_NOT_FOUND'),
        { code: 'UNAUTHORIZED', vendorCode: 'AUTH_ERR_APIKEY_NOT_FOUND', vendorMessage: 'No.' },
      ],
      [400, chatApi('AUTH_ERR_EMPTY_APIKEY'), { code: 'UNAUTHORIZED' }],
      [401, chatApi('AUTH_ERR_NO_ACCESS'), { code: 'FORBIDDEN' }],
      [403, chatApi('ERR_PLAN_RESTRICTION'), { code: 'QUOTA_EXCEEDED' }],
      [400, chatApi('ERR_PLAN_QUOTA_RESTRICTION'), { code: 'QUOTA_EXCEEDED' }],
      [
        400,
        { error: 'ERR_BAD_REQUEST' },
        { code: 'INVALID', vendorCode: 'ERR_BAD_REQUEST', vendorMessage: 'ERR_BAD_REQUEST' },
      ],
      [
        418,
        { error: { code: 7, message: 'odd' }, message: 5, code: [] },
        { code: 'INVALID', vendorMessage: 'odd', vendorCode: undefined },
      ],
      [400, [], { code: 'INVALID', vendorMessage: undefined }],
      [403, 'Forbidden by the gateway\n', { code: 'FORBIDDEN', vendorMessage: 'Forbidden by the gateway' }],
      [404, '<html><body>hush</body></html>', { code: 'UNAVAILABLE', vendorMessage: undefined }],
      [400, 'x'.repeat(301), { code: 'INVALID', vendorMessage: undefined }],
      [400, '', { code: 'INVALID', vendorMessage: undefined }],
    ];

    test.each(cases)('of status %i with the body %j is told for what it is', async (status, body, expected) => {
      answering(body, status);
      expect(await failure(client.list(ALL))).toMatchObject({ status, ...expected });
    });

    test('of the rate says how long to wait, by status or by code', async () => {
      for (const [status, body] of [
        [429, ''],
        [400, JSON.stringify(chatApi('ERR_TOO_MANY_REQUESTS'))],
      ] as const) {
        server.faults.clear();
        server.faults.add({
          fault: { kind: 'ANSWER', when: 'before', status, body, headers: { 'retry-after': '60' } },
        });
        expect(await failure(client.list(ALL))).toMatchObject({
          code: 'RATE_LIMITED',
          retryable: true,
          retryAfterSeconds: 60,
        });
      }
    });

    test('inside the vendor is tried again and then told', async () => {
      answering({ statusCode: 500, message: 'Internal', error: 'Internal Server Error' }, 500);
      expect(await failure(client.list(ALL))).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
      expect(server.calls).toHaveLength(3);
    });

    test('of the key does not repeat the key', async () => {
      const wrong = connect({ apiKey: 'hush-hush-1234' });
      const error = await failure(wrong.list(ALL));
      expect(error).toMatchObject({
        code: 'UNAUTHORIZED',
        vendorMessage: `The key ${REDACTED} does not exist. Please use correct apiKey.`,
      });
      expect(`${error} ${JSON.stringify(error)}`).not.toContain('hush');
      await wrong.close();
    });

    test('of the key’s scope is another one', async () => {
      const narrow = connect({ apiKey: AUTH_ONLY_KEY });
      expect(await failure(narrow.checkHealth())).toMatchObject({
        code: 'FORBIDDEN',
        vendorCode: 'AUTH_ERR_NO_ACCESS',
      });
      await narrow.close();
    });
  });

  test('health is one call of the list, and sees a list that is none', async () => {
    await client.checkHealth();
    expect(server.calls).toHaveLength(1);
    answering({ data: [] });
    expect(await failure(client.checkHealth())).toMatchObject({ code: 'BAD_RESPONSE' });
  });

  describe('the settings of an account', () => {
    test('make the documented address of the app and its region', () => {
      expect(cometchat.accountSettings.parse(REST).baseUrl).toBe('https://my-app.api-us.cometchat.io/v3');
      expect(cometchat.accountSettings.parse({ ...REST, appId: '24F1b', region: 'eu' }).baseUrl).toBe(
        'https://24f1b.api-eu.cometchat.io/v3',
      );
      expect(cometchat.accountSettings.parse({ ...REST, baseUrl: 'http://localhost:1/v3/' }).baseUrl).toBe(
        'http://localhost:1/v3',
      );
    });

    test.each([
      [{ appId: 'evil.example/' }, 'appId'],
      [{ appId: '' }, 'appId'],
      [{ appId: undefined }, 'appId'],
      [{ region: 'ap' }, 'region'],
      [{ apiKey: '' }, 'apiKey'],
      [{ baseUrl: 'ftp://x' }, 'baseUrl'],
    ])('refuse %j at %s', (change, path) => {
      const result = cometchat.accountSettings.safeParse({ ...REST, ...change });
      expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
    });

    test('know no other key', () => {
      expect(cometchat.accountSettings.safeParse({ ...REST, authKey: 'x' }).success).toBe(false);
    });
  });

  test('a filter is left to us, or matches nothing at all', () => {
    expect(cometchat.pushDown({})).toEqual([{ query: {}, remaining: {} }]);
    expect(cometchat.pushDown({ search: 'a', statuses: ['PAUSED', 'DRAFT'] })).toEqual([
      { query: {}, remaining: { search: 'a', statuses: ['PAUSED', 'DRAFT'] } },
    ]);
    expect(cometchat.pushDown({ statuses: ['DRAFT', 'ARCHIVED'] })).toEqual([]);
    expect(cometchat.pushDown({ statuses: [] })).toEqual([]);
    expect(cometchat.pushDown({ tags: ['a'] })).toEqual([]);
  });

  test('whatever the contract allows arrives as it was sent', async () => {
    const date = fc.date({ min: new Date('1975-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    const time = fc.oneof(
      fc.constant(null),
      date.map((at) => at.toISOString()),
      date.map(Number),
    );
    const times = fc.record({ createdAt: time, updatedAt: time }, { requiredKeys: [] });
    const icon = fc.record({ icon: fc.oneof(fc.constant(null), fc.webUrl()) }, { requiredKeys: [] });
    const document = fc
      .tuple(documentsOf(contractSchema(agentContract)), times, icon)
      .map(([any, written, picture]) => {
        const { createdAt: _createdAt, updatedAt: _updatedAt, icon: _icon, ...rest } = any as Record<string, unknown>;
        return { ...rest, ...written, ...picture };
      });
    await fc.assert(
      fc.asyncProperty(fc.array(document.filter(isShownWhole), { maxLength: 5 }), async (sent) => {
        const agents = await listed(...sent);
        expect(drift.list()).toEqual([]);
        expect(agents).toHaveLength(sent.length);
        for (const [index, agent] of agents.entries()) {
          const document = sent[index] as Record<string, unknown>;
          const meta = document.integrationMeta as Record<string, unknown> | null | undefined;
          const shown = {
            ...document,
            ...(meta?.headers == null ? {} : { integrationMeta: { ...meta, headers: REDACTED } }),
          };
          expect(agent.raw).toEqual(shown);
          expect(agent.document).toEqual(shown);
          expect(agent.vendorId).toBe(document.uid);
          expect(agent.fields).toMatchObject({
            name: document.name ?? '',
            avatarUrl: parseUrl(document.icon),
            createdAt: parseTimestamp(document.createdAt),
            updatedAt: parseTimestamp(document.updatedAt),
          });
          const active = document.isActive ? 'ACTIVE' : 'PAUSED';
          const status = document.deletedAt ? 'DELETED' : document.isActive == null ? null : active;
          expect(agent.fields.status).toBe(status);
        }
      }),
    );
  });

  test('no JSON at all makes the reader throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            uid: fc.jsonValue(),
            integrationMeta: fc.jsonValue(),
            tools: fc.jsonValue(),
            metaData: fc.jsonValue(),
          }),
        ),
        async (sent) => {
          const agents = await listed(...sent);
          const readable = sent.filter(({ uid }) => typeof uid === 'string' && uid !== '');
          expect(agents.map((agent) => agent.vendorId)).toEqual(readable.map(({ uid }) => uid));
        },
      ),
    );
  });
});

/** Random JSON that a contract allows, as an API sends it. */
function documentsOf({ root, resolve }: ReturnType<typeof contractSchema>): fc.Arbitrary<unknown> {
  const of = (schema: JsonSchema): fc.Arbitrary<unknown> => {
    const { inner, nullable } = withoutNull(schema);
    const types = Array.isArray(schema.type) ? schema.type.filter((type) => type !== 'null') : [];
    const value = types.length > 1 ? fc.oneof(...types.map((type) => of({ type }))) : plain(resolve(inner));
    return nullable ? fc.option(value, { nil: null }) : value;
  };
  const plain = (schema: JsonSchema): fc.Arbitrary<unknown> => {
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    switch (schema.type) {
      case 'object': {
        const properties = Object.entries(schema.properties ?? {});
        return fc.record(Object.fromEntries(properties.map(([key, value]) => [key, of(value)])), {
          requiredKeys: [...(schema.required ?? [])],
        });
      }
      case 'array':
        return fc.array(of(schema.items ?? {}));
      case 'string':
        return fc.oneof(fc.string({ minLength: 1, unit: 'grapheme' }), fc.webUrl());
      case 'number':
        // JSON has no -0.
        return fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);
      case 'boolean':
        return fc.boolean();
      case undefined:
        return fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)));
      default:
        throw new TypeError(`no arbitrary for ${schema.type}`);
    }
  };
  return of(root);
}
