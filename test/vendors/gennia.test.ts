import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import { DriftLog } from '../../src/accounts/drift-log.ts';
import type { AgentRecord } from '../../src/core/agent.ts';
import { VendorError } from '../../src/core/errors/vendor-error.ts';
import { connectGennia, type GenniaClient } from '../../src/vendors/gennia/client.ts';
import * as contract from '../../src/vendors/gennia/contract.ts';
import { gennia } from '../../src/vendors/gennia/index.ts';
import type { AgentFilter } from '../../src/vendors/listing.ts';
import { matchesFilter } from '../support/matches-filter.ts';

const COUNT = 26;
const API_KEY = 'gsk_test_sandbox0000000000000000';

let server: SandboxServer;
let client: GenniaClient;
let drift: DriftLog;

beforeEach(async () => {
  server = await serveSandbox(sandboxedVendor('gennia').createSandbox({ agents: COUNT }));
  drift = new DriftLog();
  client = connect(API_KEY);
});

afterEach(async () => {
  await client.close();
  await server.close();
});

function connect(apiKey: string): GenniaClient {
  const settings = gennia.accountSettings.parse({ id: 'growth', vendor: 'gennia', baseUrl: server.baseUrl, apiKey });
  return connectGennia(settings, { accountId: 'growth', drift });
}

/** All agents that match a query, page by page. */
async function listAll(query: Record<string, unknown> = {}, limit = 100): Promise<AgentRecord[]> {
  const agents: AgentRecord[] = [];
  for (let offset = 0; ; offset += limit) {
    const page = await client.list({ query, limit, offset });
    agents.push(...page.agents);
    if (!page.hasMore) return agents;
  }
}

function getAgent(vendorId: string): Promise<AgentRecord | null> {
  if (client.get === undefined) throw new Error('the client has no get');
  return client.get(vendorId);
}

async function whole(vendorId: string): Promise<AgentRecord> {
  const agent = await getAgent(vendorId);
  if (agent === null) throw new Error(`no agent ${vendorId}`);
  return agent;
}

async function byName(name: string): Promise<AgentRecord> {
  const row = (await listAll()).find((agent) => agent.fields.name === name);
  if (row === undefined) throw new Error(`no agent ${name}`);
  return whole(row.vendorId);
}

async function failureOf(promise: Promise<unknown>): Promise<VendorError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof VendorError) return error;
  throw new Error(`expected a VendorError, got ${String(error)}`);
}

function answerNext(status: number, body: string): void {
  server.faults.add({ fault: { kind: 'ANSWER', when: 'before', status, body }, times: 1 });
}

function rewriteNext(rewrite: (json: Record<string, unknown>) => unknown): void {
  server.faults.add({
    fault: { kind: 'REWRITE', rewrite: (json) => rewrite(json as Record<string, unknown>) },
    times: 1,
  });
}

describe('the list', () => {
  test('walks all pages, the newest first, archived agents included, with the exact total', async () => {
    const first = await client.list({ query: {}, limit: 10, offset: 0 });
    expect(first).toMatchObject({ itemCount: 10, hasMore: true, total: COUNT });
    const agents = await listAll({}, 10);
    expect(new Set(agents.map((agent) => agent.vendorId)).size).toBe(COUNT);
    const times = agents.map((agent) => agent.fields.createdAt?.getTime() ?? 0);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(new Set(agents.map((agent) => agent.fields.status))).toEqual(
      new Set(['DRAFT', 'ACTIVE', 'PAUSED', 'ARCHIVED']),
    );
    expect(server.calls.every((call) => call.url.includes('includeArchived=true'))).toBe(true);
    expect(drift.list()).toEqual([]);
  });

  test('a last page that is exactly full is the last', async () => {
    const page = await client.list({ query: {}, limit: 13, offset: 13 });
    expect(page).toMatchObject({ itemCount: 13, hasMore: false });
  });

  test('an offset becomes a page number', async () => {
    await client.list({ query: {}, limit: 10, offset: 20 });
    expect(server.calls[0]?.url).toContain('page=3&limit=10');
  });

  test('a row says only what it holds, and leaves out what it does not', async () => {
    const { agents } = await client.list({ query: {}, limit: 1, offset: 0 });
    expect(agents[0]?.whole).toBe(false);
    expect(Object.keys(agents[0]?.fields ?? {}).sort()).toEqual([
      'avatarUrl',
      'createdAt',
      'name',
      'status',
      'updatedAt',
    ]);
    expect(agents[0]?.fields).toMatchObject({ name: 'Concierge', status: 'ACTIVE' });
  });

  test('an envelope without a total is read by how full the page is', async () => {
    rewriteNext(({ items }) => ({ items }));
    expect(await client.list({ query: {}, limit: 10, offset: 0 })).toMatchObject({ hasMore: true, total: undefined });
    rewriteNext(({ items }) => ({ items }));
    expect(await client.list({ query: {}, limit: 10, offset: 20 })).toMatchObject({ hasMore: false });
  });

  test('an envelope whose pages go on is not at its end, whatever its total says', async () => {
    rewriteNext((envelope) => ({ ...envelope, total: undefined, items: (envelope.items as unknown[]).slice(0, 4) }));
    expect(await client.list({ query: {}, limit: 10, offset: 0 })).toMatchObject({ itemCount: 4, hasMore: true });
    rewriteNext((envelope) => ({ ...envelope, total: 10 }));
    expect(await client.list({ query: {}, limit: 10, offset: 0 })).toMatchObject({ total: 10, hasMore: true });
  });

  test('an empty page is the end, whatever the total says', async () => {
    rewriteNext(() => ({ items: [], page: 1, limit: 10, total: 99, totalPages: 10 }));
    expect(await client.list({ query: {}, limit: 10, offset: 0 })).toMatchObject({ hasMore: false, itemCount: 0 });
  });

  test('a broken row is left out and reported, and the others stay', async () => {
    rewriteNext((page) => {
      const [first, second, ...rest] = page.items as Record<string, unknown>[];
      return { ...page, items: [{ ...first, publicId: undefined }, null, { ...second, name: 7 }, ...rest] };
    });
    const page = await client.list({ query: {}, limit: 5, offset: 0 });
    expect(page.itemCount).toBe(6);
    expect(page.agents).toHaveLength(4);
    expect(page.agents[0]?.fields.name).toBe('');
    expect(page.agents[0]?.raw.name).toBe(7);
    expect(
      drift
        .list()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['(document)', 'name', 'publicId']);
  });

  test('an answer that is no page is a bad response, not an empty list', async () => {
    rewriteNext(() => ({ data: [] }));
    expect((await failureOf(client.list({ query: {}, limit: 5, offset: 0 }))).code).toBe('BAD_RESPONSE');
  });
});

describe('one agent', () => {
  test('is whole, with every documented field', async () => {
    const agent = await byName('Concierge');
    expect(agent.whole).toBe(true);
    expect(agent.fields).toMatchObject({
      name: 'Concierge',
      model: 'Claude Sonnet 4',
      temperature: 0.4,
      avatarUrl: 'https://cdn.example.com/avatars/concierge.png',
      tags: ['support', 'sales', 'hospitality'],
      status: 'ACTIVE',
    });
    expect(agent.fields.instructions).toContain('You are the concierge');
    expect(
      Object.keys(contract.agent.shape).filter(
        (key) => agent.document[key] === null || agent.document[key] === undefined,
      ),
    ).toEqual([]);
    expect(drift.list()).toEqual([]);
  });

  test('that does not exist is null', async () => {
    expect(await getAgent('00000000-0000-4000-8000-000000000000')).toBeNull();
  });

  test.each(['a/b', '../health', '%2e', 'ä?#&', ' '])('an id like %j stays one segment of the path', async (id) => {
    expect(await getAgent(id)).toBeNull();
    expect(server.calls[0]?.url).toBe(`/public/api/v1/agents/${encodeURIComponent(id)}`);
  });

  test('an id that no URL can carry is refused before any call', async () => {
    expect((await failureOf(getAgent('..'))).code).toBe('INVALID');
    expect(server.calls).toEqual([]);
  });

  test('a model without a name is shown by its id', async () => {
    const { vendorId } = await byName('Support Bot');
    rewriteNext((json) => ({ ...json, aiModelName: null }));
    const agent = await whole(vendorId);
    expect(agent.fields.model).toBe(agent.document.aiModelPublicId);
    rewriteNext((json) => ({ ...json, aiModelName: null, aiModelPublicId: null }));
    expect((await whole(vendorId)).fields.model).toBeNull();
  });

  test('wrong types and unknown words become null and drift; the raw document keeps them', async () => {
    const { vendorId } = await byName('Concierge');
    const wrong = {
      temperature: 'warm',
      categories: ['support', 5],
      thinkingEffort: 'extreme',
      followUpMaxAttempts: 3.5,
      followUpBusinessHoursStart: 'nine',
      webSearchEnabled: 'yes',
      createdAt: 12,
      avatarUrl: 'no url',
      status: 'published',
      somethingNew: { a: 1 },
    };
    rewriteNext((json) => ({ ...json, ...wrong }));
    const agent = await whole(vendorId);
    expect(agent.fields).toMatchObject({
      name: 'Concierge',
      temperature: null,
      tags: ['support'],
      createdAt: null,
      avatarUrl: null,
      status: null,
    });
    expect(agent.document).toMatchObject({
      thinkingEffort: null,
      followUpMaxAttempts: null,
      followUpBusinessHoursStart: null,
      webSearchEnabled: null,
      followUpBusinessHoursEnd: '18:30:00',
      status: 'published',
      somethingNew: { a: 1 },
    });
    expect(agent.raw).toMatchObject(wrong);
    expect(
      drift
        .list()
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      'avatarUrl',
      'categories[]',
      'createdAt',
      'followUpBusinessHoursStart',
      'followUpMaxAttempts',
      'somethingNew',
      'status',
      'temperature',
      'thinkingEffort',
      'webSearchEnabled',
    ]);
  });

  test('a document without its id is a bad response', async () => {
    const { vendorId } = await byName('Concierge');
    rewriteNext(({ publicId: _, ...rest }) => rest);
    expect((await failureOf(getAgent(vendorId))).code).toBe('BAD_RESPONSE');
  });

  test('user information in a URL is shown nowhere', async () => {
    const { vendorId } = await byName('Concierge');
    rewriteNext((json) => ({ ...json, avatarUrl: 'https://me:hunter2@cdn.example.com/a.png' }));
    const agent = await whole(vendorId);
    const shown = { fields: agent.fields, document: agent.document, raw: agent.raw };
    expect(JSON.stringify(shown)).not.toContain('hunter2');
  });
});

describe('what can be done with an agent', () => {
  test.each([
    ['Untitled agent', ['UPDATE', 'DELETE', 'PUBLISH', 'COPY']],
    ['Support Bot', ['UPDATE', 'DELETE', 'PUBLISH', 'COPY', 'RESTORE_VERSION']],
    ['Summer Campaign', ['UPDATE', 'DELETE', 'PUBLISH', 'COPY', 'RESTORE_VERSION']],
    ['Old FAQ', ['UPDATE', 'DELETE', 'COPY', 'RESTORE_VERSION']],
    ['Contract Reader', ['UPDATE', 'DELETE', 'COPY']],
  ])('%s: %j, the same in a row and in the document', async (name, operations) => {
    const row = (await listAll()).find((agent) => agent.fields.name === name);
    expect(row?.operations).toEqual(operations);
    expect((await byName(name)).operations).toEqual(operations);
  });
});

describe('filters', () => {
  const filters = fc.record(
    {
      statuses: fc.subarray(['ACTIVE', 'PAUSED', 'DRAFT', 'ARCHIVED', 'DELETED'] as const),
      search: fc.constantFrom(
        '',
        ' ',
        'BOT',
        'a ',
        ' the',
        'über',
        '予約',
        'ANSWER',
        '🛍️',
        ', ',
        'no such text',
        '\ud800',
      ),
      tags: fc.subarray(['support', 'internal', 'hr', '予約', 'Support', '', 'a,b', ' support', 'no such tag']),
    },
    { requiredKeys: [] },
  );

  test('asking the vendor gives exactly what filtering here gives', async () => {
    const agents = await Promise.all((await listAll()).map((row) => whole(row.vendorId)));
    await fc.assert(
      fc.asyncProperty(filters, async (filter: AgentFilter) => {
        const found = new Set<string>();
        for (const { query, remaining } of gennia.pushDown(filter)) {
          const page = await client.list({ query, limit: 100, offset: 0 });
          if (Object.keys(remaining).length === 0) expect(page.total).toBe(page.agents.length);
          for (const { vendorId } of page.agents) {
            if (matchesFilter(await whole(vendorId), remaining, { vendor: gennia })) found.add(vendorId);
          }
        }
        const expected = agents.filter((agent) => matchesFilter(agent, filter, { vendor: gennia }));
        expect([...found].sort()).toEqual(expected.map((agent) => agent.vendorId).sort());
      }),
      { numRuns: 60 },
    );
  });

  test('everything that the vendor documents is pushed, and nothing is left to do', () => {
    expect(gennia.pushDown({ statuses: ['DRAFT', 'PAUSED'], search: 'bot' })).toEqual([
      { query: { status: ['draft', 'inactive'], search: 'bot' }, remaining: {} },
    ]);
    expect(gennia.pushDown({})).toEqual([{ query: {}, remaining: {} }]);
  });

  test('several tags are several questions', () => {
    expect(gennia.pushDown({ statuses: ['ACTIVE'], tags: ['sales', 'hr', 'sales'] })).toEqual([
      { query: { status: ['active'], categories: ['sales'] }, remaining: {} },
      { query: { status: ['active'], categories: ['hr'] }, remaining: {} },
    ]);
  });

  test('a tag that a query parameter may mangle is looked for here', () => {
    expect(gennia.pushDown({ search: 'bot', tags: ['a,b', 'hr'] })).toEqual([
      { query: { search: 'bot' }, remaining: { tags: ['a,b', 'hr'] } },
    ]);
  });

  test('states that Gennia does not know match nothing', () => {
    expect(gennia.pushDown({ statuses: ['DELETED'] })).toEqual([]);
    expect(gennia.pushDown({ tags: [] })).toEqual([]);
  });
});

describe('versions', () => {
  test('are listed newest first, page by page, and the published one is current', async () => {
    const agent = await byName('Concierge');
    const first = await client.versions?.(agent, { offset: 0, limit: 2 });
    expect(first?.hasMore).toBe(true);
    expect(first?.versions.map(({ number, notes, isCurrent }) => ({ number, notes, isCurrent }))).toEqual([
      { number: 3, notes: 'Follow-ups within business hours', isCurrent: true },
      { number: 2, notes: null, isCurrent: false },
    ]);
    expect(first?.versions[0]?.createdAt).toBeInstanceOf(Date);
    const second = await client.versions?.(agent, { offset: 2, limit: 2 });
    expect(second).toMatchObject({ hasMore: false, versions: [{ number: 1, notes: 'First version' }] });
  });

  test('an agent that was never published has none', async () => {
    const agent = await byName('Untitled agent');
    expect(await client.versions?.(agent, { offset: 0, limit: 20 })).toEqual({ versions: [], hasMore: false });
  });

  test('a version that can not be read is left out and reported', async () => {
    const agent = await byName('Concierge');
    rewriteNext((page) => ({ ...page, items: [{ notes: 'no number' }, { versionNumber: 2, notes: 5 }] }));
    const page = await client.versions?.(agent, { offset: 0, limit: 20 });
    expect(page?.versions).toEqual([{ number: 2, notes: null, createdAt: null, isCurrent: false }]);
    expect(
      drift
        .list()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['versions[].notes', 'versions[].versionNumber']);
  });

  test('of an agent that is gone are not found', async () => {
    const agent = await byName('Concierge');
    const gone = { ...agent, vendorId: '00000000-0000-4000-8000-000000000000' };
    expect((await failureOf(versionsOf(gone))).code).toBe('NOT_FOUND');
  });

  async function versionsOf(agent: AgentRecord): Promise<unknown> {
    return client.versions?.(agent, { offset: 0, limit: 20 });
  }
});

describe('models', () => {
  test('are those that are active, with what a look-up needs', async () => {
    const models = await client.models();
    expect(models.map((model) => model.modelId)).not.toContain('gpt-4');
    expect(models.find((model) => model.modelId === 'o3')).toMatchObject({ name: 'o3', supportsTemperature: false });
  });

  test('a model without an id is left out and reported', async () => {
    server.faults.add({
      fault: { kind: 'REWRITE', rewrite: (json) => [{ name: 'no id' }, ...(json as unknown[])] },
      times: 1,
    });
    const models = await client.models();
    expect(models.map((model) => model.name)).not.toContain('no id');
    expect(drift.list()).toMatchObject([{ path: 'aiModels[].publicId' }]);
  });
});

describe('health', () => {
  test('is asked for at the API itself, with the key', async () => {
    await client.checkHealth();
    expect(server.calls[0]).toMatchObject({ url: '/public/api/v1/health', headers: { 'x-api-key': API_KEY } });
    expect(client.circuit).toBe('CLOSED');
  });

  test('a wrong key is unauthorized, and is not shown', async () => {
    const other = connect('gsk_test_wrong000000000000000000');
    const error = await failureOf(other.checkHealth());
    expect(error).toMatchObject({ code: 'UNAUTHORIZED', status: 401, vendorCode: 'INVALID_API_KEY' });
    await other.close();
  });

  test('a page of a proxy instead of an answer is a bad response', async () => {
    answerNext(200, '<html>Welcome</html>');
    expect((await failureOf(client.checkHealth())).code).toBe('BAD_RESPONSE');
  });
});

describe('errors', () => {
  const ask = () => failureOf(client.list({ query: {}, limit: 5, offset: 0 }));

  test.each([
    [400, '{"code":"VALIDATION_ERROR","message":"limit"}', 'INVALID', 'VALIDATION_ERROR', 'limit'],
    [401, '{"code":"MISSING_API_KEY","message":"none"}', 'UNAUTHORIZED', 'MISSING_API_KEY', 'none'],
    [403, '{"error":{"code":"NOPE","message":"not yours"}}', 'FORBIDDEN', 'NOPE', 'not yours'],
    [409, '{"error":"Conflict"}', 'CONFLICT', undefined, 'Conflict'],
    [422, '{"code":7,"message":"odd code"}', 'INVALID', undefined, 'odd code'],
    [422, '{"code":"C","message":["a"],"error":{"message":"b"}}', 'INVALID', 'C', 'b'],
    [404, 'no such thing', 'NOT_FOUND', undefined, 'no such thing'],
    [400, '<html><body>Bad Request</body></html>', 'INVALID', undefined, undefined],
    [400, '', 'INVALID', undefined, undefined],
    [400, '[1,2]', 'INVALID', undefined, undefined],
    [400, 'null', 'INVALID', undefined, undefined],
  ])('%i %s', async (status, body, code, vendorCode, vendorMessage) => {
    answerNext(status, body);
    const error = await ask();
    expect({ ...error }).toMatchObject({ status, code, vendorCode, vendorMessage });
    expect(error.message).not.toContain('<');
  });

  test('a text as long as a page is not shown', async () => {
    answerNext(400, 'x'.repeat(5000));
    expect(await ask()).toMatchObject({ code: 'INVALID', vendorMessage: undefined });
  });

  test('an outage is repeated, and only then reported', async () => {
    answerNext(503, 'down');
    expect((await client.list({ query: {}, limit: 5, offset: 0 })).agents).toHaveLength(5);
    expect(server.calls).toHaveLength(2);
    server.faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 502, body: '<h1>Bad gateway</h1>' } });
    expect(await ask()).toMatchObject({ code: 'UNAVAILABLE', status: 502, vendorMessage: undefined });
  });

  test('a rate limit tells how long to wait', async () => {
    server.faults.add({
      fault: { kind: 'ANSWER', when: 'before', status: 429, headers: { 'retry-after': '120' }, body: '{}' },
    });
    expect(await ask()).toMatchObject({ code: 'RATE_LIMITED', retryable: true, retryAfterSeconds: 120 });
  });

  test('an answer that is cut off is no list', async () => {
    server.faults.add({ fault: { kind: 'TRUNCATE' }, times: 1 });
    expect((await ask()).code).toBe('BAD_RESPONSE');
  });

  test('a key that the vendor quotes is blanked', async () => {
    answerNext(400, JSON.stringify({ code: 'VALIDATION_ERROR', message: `the key ${API_KEY} is odd` }));
    const error = await ask();
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain(API_KEY);
    expect(error.vendorMessage).toBe('the key [redacted] is odd');
  });
});
