import { describe, expect, test } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import { MODELS } from '../../sandbox/vendors/gennia/models.ts';
import { AGENT_LIMIT } from '../../sandbox/vendors/gennia/workspace.ts';
import type { JsonObject } from '../../src/core/agent.ts';

const KEY = 'gsk_test_sandbox0000000000000000';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const GPT = modelId('gpt-4.1');
const NO_TEMPERATURE = modelId('o3');

function modelId(name: string): string {
  const model = MODELS.find((item) => item.modelId === name);
  if (model === undefined) throw new Error(`no model ${name}`);
  return model.publicId;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A served sandbox with a clock that moves a second with every look. */
class Sandbox implements AsyncDisposable {
  private readonly server: SandboxServer;

  private constructor(server: SandboxServer) {
    this.server = server;
  }

  static async start(agents = 13): Promise<Sandbox> {
    let time = Date.parse('2026-11-01T00:00:00Z');
    const now = () => {
      time += 1000;
      return new Date(time);
    };
    return new Sandbox(await serveSandbox(sandboxedVendor('gennia').createSandbox({ agents, now })));
  }

  /** @param body an object as JSON, a text as it is */
  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { 'X-Api-Key': KEY },
  ): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const init = { method, headers, ...(body === undefined ? {} : { body: text }) };
    const response = await fetch(`${this.server.baseUrl}${path}`, init);
    const answer = await response.text();
    return { status: response.status, body: answer === '' ? undefined : JSON.parse(answer) };
  }

  async create(body: object = {}): Promise<string> {
    const answer = await this.call('POST', '/agents', { name: 'New', ...body });
    expect(answer.status).toBe(201);
    return String((answer.body as JsonObject).publicId);
  }

  async names(query: string): Promise<unknown[]> {
    const { body } = await this.call('GET', `/agents?limit=100&${query}`);
    return (body as { items: JsonObject[] }).items.map((item) => item.name);
  }

  async idOf(name: string): Promise<string> {
    const { body } = await this.call(
      'GET',
      `/agents?limit=100&includeArchived=true&search=${encodeURIComponent(name)}`,
    );
    return String((body as { items: JsonObject[] }).items[0]?.publicId);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.close();
  }
}

function refusal(status: number, code: string, part = ''): object {
  return { status, body: { code, message: expect.stringContaining(part) } };
}

describe('the key', () => {
  test.each([
    [{}, 'MISSING_API_KEY'],
    [{ 'X-Api-Key': 'sk_1' }, 'INVALID_API_KEY_FORMAT'],
    [{ 'X-Api-Key': 'gsk_test_other' }, 'INVALID_API_KEY'],
    [{ Authorization: 'Bearer gsk_test_other' }, 'INVALID_API_KEY'],
    [{ Authorization: 'Basic Z3Nr' }, 'MISSING_API_KEY'],
  ])('%j is refused: %s', async (headers, code) => {
    await using sandbox = await Sandbox.start(1);
    expect(await sandbox.call('GET', '/agents', undefined, headers)).toEqual(refusal(401, code));
  });

  test.each([[{ 'X-Api-Key': KEY }], [{ Authorization: `Bearer ${KEY}` }]])('%j is taken', async (headers) => {
    await using sandbox = await Sandbox.start(1);
    expect(await sandbox.call('GET', '/health', undefined, headers)).toMatchObject({
      status: 200,
      body: { status: 'ok', workspacePublicId: expect.any(String), apiKeyPublicId: expect.any(String) },
    });
  });
});

describe('the list', () => {
  test('has rows of eight fields, 20 to a page', async () => {
    await using sandbox = await Sandbox.start(45);
    const { body } = await sandbox.call('GET', '/agents?includeArchived=true&page=3');
    expect(body).toMatchObject({ page: 3, limit: 20, total: 45, totalPages: 3 });
    const { items } = body as { items: JsonObject[] };
    expect(items).toHaveLength(5);
    expect(Object.keys(items[0] ?? {})).toEqual([
      'publicId',
      'name',
      'avatarUrl',
      'status',
      'draftVersionNumber',
      'publishedVersionNumber',
      'createdAt',
      'updatedAt',
    ]);
  });

  test('holds the same agents at every start', async () => {
    await using one = await Sandbox.start(30);
    await using other = await Sandbox.start(30);
    expect(await one.call('GET', '/agents')).toEqual(await other.call('GET', '/agents'));
  });

  test.each([
    'page=0',
    'page=-1',
    'page=x',
    'page=1.5',
    'limit=0',
    'limit=101',
    'limit=',
    'status=published',
    'status=draft,active',
    'includeArchived=yes',
  ])('%s is refused, not clamped', async (query) => {
    await using sandbox = await Sandbox.start(1);
    const [parameter = ''] = query.split('=');
    expect(await sandbox.call('GET', `/agents?${query}`)).toEqual(refusal(400, 'VALIDATION_ERROR', parameter));
  });

  test('leaves archived agents out unless they are asked for', async () => {
    await using sandbox = await Sandbox.start();
    expect(await sandbox.names('')).toHaveLength(11);
    expect(await sandbox.names('status=archived')).toEqual([]);
    expect(await sandbox.names('status=archived&includeArchived=true')).toEqual(['Old FAQ', 'Contract Reader']);
  });

  test('filters by state, text and category', async () => {
    await using sandbox = await Sandbox.start();
    expect(await sandbox.names('status=draft&status=inactive')).toEqual([
      'Untitled agent',
      'Onboarding Buddy',
      'Summer Campaign',
      'خدمة العملاء',
    ]);
    expect(await sandbox.names('search=BILLING')).toEqual(['Support Bot']);
    expect(await sandbox.names('categories=internal')).toEqual(['Research Desk', 'Onboarding Buddy']);
    expect(await sandbox.names('categories=internal&categories=hr')).toEqual(['Onboarding Buddy']);
  });

  test('is empty behind its last page', async () => {
    await using sandbox = await Sandbox.start();
    expect(await sandbox.call('GET', '/agents?page=9')).toMatchObject({ status: 200, body: { items: [], total: 11 } });
  });
});

describe('creating', () => {
  test('makes a draft with nothing in it', async () => {
    await using sandbox = await Sandbox.start(0);
    const { status, body } = await sandbox.call('POST', '/agents', { name: 'New', categories: ['a'] });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      publicId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'New',
      description: null,
      categories: ['a'],
      status: 'draft',
      draftVersionNumber: 1,
      publishedVersionNumber: null,
      hasUnpublishedChanges: false,
      hasExternalChannel: false,
      systemPrompt: null,
      aiModelPublicId: null,
      aiModelName: null,
      createdAt: '2026-11-01T00:00:01.000Z',
      updatedAt: '2026-11-01T00:00:01.000Z',
    });
    expect(Object.keys(body as object)).toHaveLength(38);
    expect(await sandbox.call('GET', `/agents/${(body as JsonObject).publicId}`)).toEqual({ status: 200, body });
  });

  test.each([
    ['no name', {}, 'name'],
    ['an empty name', { name: '' }, 'name'],
    ['a name that is too long', { name: 'x'.repeat(151) }, 'name'],
    ['a setting of the draft', { name: 'x', systemPrompt: 'y' }, 'systemPrompt'],
    ['a status', { name: 'x', status: 'active' }, 'status'],
    ['an avatar that is no URL', { name: 'x', avatarUrl: 'cdn.example.com/a.png' }, 'avatarUrl'],
    ['null', { name: 'x', description: null }, 'description'],
    ['half a body', '{"name":', 'JSON'],
    ['no body', '', 'JSON'],
    ['a list', [], 'body'],
  ])('%s is refused', async (_, body, part) => {
    await using sandbox = await Sandbox.start(0);
    expect(await sandbox.call('POST', '/agents', body)).toEqual(refusal(400, 'VALIDATION_ERROR', part));
    expect(await sandbox.names('')).toEqual([]);
  });

  test('a name is taken until its agent is deleted', async () => {
    await using sandbox = await Sandbox.start(0);
    const id = await sandbox.create();
    expect(await sandbox.call('POST', '/agents', { name: 'New' })).toEqual(refusal(409, 'AGENT_NAME_TAKEN'));
    await sandbox.call('DELETE', `/agents/${id}`);
    expect(await sandbox.create()).not.toBe(id);
  });

  test('an avatar that can not be fetched is refused', async () => {
    await using sandbox = await Sandbox.start(0);
    const body = { name: 'New', avatarUrl: 'https://cdn.invalid/a.png' };
    expect(await sandbox.call('POST', '/agents', body)).toEqual(refusal(422, 'AVATAR_FETCH_FAILED'));
    const id = await sandbox.create();
    const { avatarUrl } = body;
    expect(await sandbox.call('PATCH', `/agents/${id}`, { avatarUrl })).toEqual(refusal(422, 'AVATAR_FETCH_FAILED'));
  });

  test('a full workspace takes no more', async () => {
    await using sandbox = await Sandbox.start(AGENT_LIMIT);
    expect(await sandbox.call('POST', '/agents', { name: 'New' })).toEqual(refusal(422, 'AGENT_LIMIT_REACHED'));
  });
});

describe('changing', () => {
  test('leaves what is not named, sets what is, clears what is null', async () => {
    await using sandbox = await Sandbox.start(0);
    const id = await sandbox.create({ description: 'Old', categories: ['a'] });
    const first = await sandbox.call('PATCH', `/agents/${id}`, {
      systemPrompt: 'Be kind.',
      aiModelPublicId: GPT,
      temperature: 0.5,
      followUpBusinessHoursStart: '09:00:00',
    });
    expect(first.body).toMatchObject({
      description: 'Old',
      categories: ['a'],
      systemPrompt: 'Be kind.',
      aiModelName: 'GPT-4.1',
      temperature: 0.5,
      followUpBusinessHoursStart: '09:00:00',
      status: 'draft',
      hasUnpublishedChanges: true,
    });
    const second = await sandbox.call('PATCH', `/agents/${id}`, { description: null, temperature: null });
    expect(second.body).toMatchObject({ description: null, temperature: null, systemPrompt: 'Be kind.' });
    expect((second.body as JsonObject).updatedAt).not.toBe((first.body as JsonObject).updatedAt);
  });

  test.each([
    [{ status: 'active' }, 'status'],
    [{ name: null }, 'name'],
    [{ categories: null }, 'categories'],
    [{ temperature: 3 }, 'temperature'],
    [{ aiModelPublicId: 'gpt-4.1' }, 'aiModelPublicId'],
    [{ followUpBusinessHoursEnd: '18:00' }, 'followUpBusinessHoursEnd'],
    [{ aiModelName: 'GPT-4.1' }, 'aiModelName'],
  ])('%j is refused and changes nothing', async (body, part) => {
    await using sandbox = await Sandbox.start(0);
    const id = await sandbox.create();
    const before = await sandbox.call('GET', `/agents/${id}`);
    expect(await sandbox.call('PATCH', `/agents/${id}`, body)).toEqual(refusal(400, 'VALIDATION_ERROR', part));
    expect(await sandbox.call('GET', `/agents/${id}`)).toEqual(before);
  });

  test('a name of another agent is refused, its own is not', async () => {
    await using sandbox = await Sandbox.start(2);
    const id = await sandbox.idOf('Concierge');
    const path = `/agents/${id}`;
    expect(await sandbox.call('PATCH', path, { name: 'Support Bot' })).toEqual(refusal(409, 'AGENT_NAME_TAKEN'));
    expect((await sandbox.call('PATCH', path, { name: 'Concierge' })).status).toBe(200);
  });

  test('a model that does not exist is refused', async () => {
    await using sandbox = await Sandbox.start(0);
    const id = await sandbox.create();
    const answer = await sandbox.call('PATCH', `/agents/${id}`, { aiModelPublicId: NOBODY });
    expect(answer).toEqual(refusal(404, 'AI_MODEL_NOT_FOUND'));
  });

  test('metadata changes at once, settings wait for the next publication', async () => {
    await using sandbox = await Sandbox.start(0);
    const id = await sandbox.create();
    await sandbox.call('PATCH', `/agents/${id}`, { aiModelPublicId: GPT });
    await sandbox.call('POST', `/agents/${id}/publish`);
    const renamed = await sandbox.call('PATCH', `/agents/${id}`, { name: 'Newer', categories: ['b'] });
    expect(renamed.body).toMatchObject({ name: 'Newer', hasUnpublishedChanges: false });
    const changed = await sandbox.call('PATCH', `/agents/${id}`, { systemPrompt: 'x' });
    expect(changed.body).toMatchObject({ hasUnpublishedChanges: true, status: 'active' });
    const back = await sandbox.call('PATCH', `/agents/${id}`, { systemPrompt: null });
    expect(back.body).toMatchObject({ hasUnpublishedChanges: false });
  });
});

describe('publishing and versions', () => {
  test('a draft without a model can not be published', async () => {
    await using sandbox = await Sandbox.start(0);
    const id = await sandbox.create();
    expect(await sandbox.call('POST', `/agents/${id}/publish`)).toEqual(refusal(422, 'AI_MODEL_REQUIRED'));
  });

  test('freezes the draft, counts on, and can be gone back to', async () => {
    await using sandbox = await Sandbox.start(0);
    const id = await sandbox.create();
    const path = `/agents/${id}`;
    await sandbox.call('PATCH', path, { aiModelPublicId: GPT, temperature: 0.1 });
    expect((await sandbox.call('POST', `${path}/publish`, { notes: 'one' })).body).toMatchObject({
      status: 'active',
      draftVersionNumber: 2,
      publishedVersionNumber: 1,
      hasUnpublishedChanges: false,
    });
    await sandbox.call('PATCH', path, { temperature: 0.2 });
    await sandbox.call('POST', `${path}/publish`);
    expect((await sandbox.call('GET', `${path}/versions`)).body).toMatchObject({
      items: [
        { versionNumber: 2, notes: null },
        { versionNumber: 1, notes: 'one' },
      ],
      total: 2,
    });
    expect((await sandbox.call('GET', `${path}/versions/published`)).body).toMatchObject({
      versionNumber: 2,
      temperature: 0.2,
      httpTools: [],
      knowledgeSources: [],
      skills: [],
      subAgents: [],
    });
    expect((await sandbox.call('GET', `${path}/versions/1`)).body).toMatchObject({
      versionNumber: 1,
      temperature: 0.1,
    });
    await sandbox.call('PATCH', path, { temperature: 0.9 });
    expect((await sandbox.call('POST', `${path}/versions/1/restore`)).body).toMatchObject({
      temperature: 0.1,
      hasUnpublishedChanges: false,
      publishedVersionNumber: 2,
      draftVersionNumber: 3,
    });
  });

  test.each([
    ['notes that are too long', { notes: 'x'.repeat(501) }, 'notes'],
    ['an unknown field', { note: 'x' }, 'note'],
    ['half a body', '{', 'JSON'],
  ])('%s is refused when publishing', async (_, body, part) => {
    await using sandbox = await Sandbox.start(1);
    const path = `/agents/${await sandbox.idOf('Concierge')}/publish`;
    expect(await sandbox.call('POST', path, body)).toEqual(refusal(400, 'VALIDATION_ERROR', part));
  });

  test('what was never published has no versions', async () => {
    await using sandbox = await Sandbox.start(0);
    const path = `/agents/${await sandbox.create()}/versions`;
    expect((await sandbox.call('GET', path)).body).toMatchObject({ items: [], total: 0, totalPages: 0 });
    for (const [method, end] of [
      ['GET', '/published'],
      ['GET', '/1'],
      ['GET', '/x'],
      ['POST', '/1/restore'],
    ] as const) {
      expect(await sandbox.call(method, path + end)).toEqual(refusal(404, 'VERSION_NOT_FOUND'));
    }
    expect(await sandbox.call('GET', `${path}?limit=101`)).toEqual(refusal(400, 'VALIDATION_ERROR', 'limit'));
  });
});

describe('deleting', () => {
  test('is for good: every call on the agent then answers 404', async () => {
    await using sandbox = await Sandbox.start(1);
    const path = `/agents/${await sandbox.idOf('Concierge')}`;
    expect(await sandbox.call('DELETE', path)).toEqual({ status: 204, body: undefined });
    expect(await sandbox.names('includeArchived=true')).toEqual([]);
    for (const [method, end] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/publish'],
      ['GET', '/versions'],
      ['GET', '/versions/1'],
      ['POST', '/versions/1/restore'],
      ['GET', '/model'],
      ['PATCH', '/model'],
      ['GET', '/prompt'],
      ['PATCH', '/prompt'],
    ] as const) {
      const body = method === 'PATCH' ? {} : undefined;
      expect(await sandbox.call(method, path + end, body)).toEqual(refusal(404, 'AGENT_NOT_FOUND'));
    }
  });
});

describe('models and prompts', () => {
  async function modelNames(sandbox: Sandbox, query: string): Promise<unknown[]> {
    const { body } = await sandbox.call('GET', `/ai-models${query}`);
    return (body as JsonObject[]).map((model) => model.modelId);
  }

  test('models are listed bare, the active ones unless told otherwise', async () => {
    await using sandbox = await Sandbox.start(0);
    expect(await modelNames(sandbox, '')).toHaveLength(MODELS.length - 1);
    expect(await modelNames(sandbox, '?activeOnly=false')).toContain('gpt-4');
    expect(await modelNames(sandbox, '?scope=workspace')).toEqual(['ft:gpt-4.1-mini:acme:support:9xk2']);
    expect(await modelNames(sandbox, '?provider=anthropic')).toEqual(['claude-sonnet-4-20250514']);
    expect(await modelNames(sandbox, '?supportsImage=false&supportsDocument=false')).toHaveLength(1);
    expect(await sandbox.call('GET', '/ai-models?scope=all')).toEqual(refusal(400, 'VALIDATION_ERROR', 'scope'));
  });

  test('the model of an agent is read and set by itself', async () => {
    await using sandbox = await Sandbox.start(0);
    const path = `/agents/${await sandbox.create()}`;
    expect((await sandbox.call('GET', `${path}/model`)).body).toMatchObject({ modelId: null, capabilities: null });
    const { status, body } = await sandbox.call('PATCH', `${path}/model`, { aiModelPublicId: GPT, temperature: 1 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      modelId: 'gpt-4.1',
      provider: 'openai',
      temperature: 1,
      capabilities: { maxTemperature: 2 },
    });
    expect((await sandbox.call('GET', path)).body).toMatchObject({ aiModelName: 'GPT-4.1', temperature: 1 });
    const unknown = await sandbox.call('PATCH', `${path}/model`, { systemPrompt: 'x' });
    expect(unknown).toEqual(refusal(400, 'VALIDATION_ERROR', 'systemPrompt'));
    const missing = await sandbox.call('PATCH', `${path}/model`, { aiModelPublicId: NOBODY });
    expect(missing).toEqual(refusal(404, 'AI_MODEL_NOT_FOUND'));
  });

  test('a model that takes no temperature refuses one, where that is documented', async () => {
    await using sandbox = await Sandbox.start(0);
    const path = `/agents/${await sandbox.create()}`;
    const both = { aiModelPublicId: NO_TEMPERATURE, temperature: 1 };
    expect(await sandbox.call('PATCH', `${path}/model`, both)).toEqual(refusal(422, 'TEMPERATURE_NOT_SUPPORTED'));
    expect((await sandbox.call('PATCH', `${path}/model`, { ...both, temperature: null })).status).toBe(200);
    const later = await sandbox.call('PATCH', `${path}/model`, { temperature: 1 });
    expect(later).toEqual(refusal(422, 'TEMPERATURE_NOT_SUPPORTED'));
    expect((await sandbox.call('PATCH', path, both)).status).toBe(200);
  });

  test('the prompt of an agent is read and set by itself', async () => {
    await using sandbox = await Sandbox.start(0);
    const path = `/agents/${await sandbox.create()}`;
    const prompt = { systemPrompt: 'Be kind.', dynamicPromptEnabled: true };
    expect(await sandbox.call('PATCH', `${path}/prompt`, prompt)).toEqual({ status: 200, body: prompt });
    expect((await sandbox.call('GET', `${path}/prompt`)).body).toEqual(prompt);
    expect((await sandbox.call('GET', path)).body).toMatchObject({ ...prompt, hasUnpublishedChanges: true });
    const unknown = await sandbox.call('PATCH', `${path}/prompt`, { temperature: 1 });
    expect(unknown).toEqual(refusal(400, 'VALIDATION_ERROR', 'temperature'));
  });
});

test('a route that does not exist is not found', async () => {
  await using sandbox = await Sandbox.start(0);
  expect(await sandbox.call('POST', '/agents/x/pause')).toMatchObject({ status: 404 });
});
