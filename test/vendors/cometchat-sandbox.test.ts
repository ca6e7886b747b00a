import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import { createCometChatSandbox } from '../../sandbox/vendors/cometchat/app.ts';

type Json = Record<string, unknown>;

describe('the embedded CometChat', () => {
  let server: SandboxServer;
  let apikey: string;
  let clock: number;

  beforeEach(async () => {
    clock = Date.parse('2026-11-01T00:00:00Z');
    const sandbox = createCometChatSandbox({ agents: 13, now: () => new Date(clock) });
    apikey = String(sandbox.credentials.apiKey);
    server = await serveSandbox(sandbox);
  });

  afterEach(() => server.close());

  async function call<T = Json>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
    const response = await fetch(`${server.baseUrl}${path}`, {
      method,
      headers: { apikey, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as T };
  }

  const agents = async () => (await call<Json[]>('GET', '/ai-agents/agents')).body;
  const named = async (name: string) => (await agents()).find((agent) => agent.name === name) as Json;

  const smallest = {
    name: 'Concierge',
    icon: 'https://example.com/icon.png',
    integrateWith: 'mastra',
    integrationType: 'agent',
  };

  test('lists everything at once, in an order that is none of time', async () => {
    const list = await agents();
    expect(list).toHaveLength(13);
    const uids = list.map((agent) => String(agent.uid));
    expect(uids).toEqual([...uids].sort());
    const times = list.map((agent) => String(agent.createdAt));
    expect(times).not.toEqual([...times].sort());
    expect(times).not.toEqual([...times].sort().reverse());
    for (const uid of uids)
      expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('creates with the documented defaults and answers 201 with the agent', async () => {
    const { status, body } = await call<{ agent: Json }>('POST', '/ai-agents/agents', smallest);
    expect(status).toBe(201);
    expect(body.agent).toMatchObject({
      ...smallest,
      isActive: true,
      tools: [],
      actions: [],
      integrationMeta: {},
      metaData: {},
      deletedAt: null,
      createdAt: '2026-11-01T00:00:00.000Z',
      updatedAt: '2026-11-01T00:00:00.000Z',
    });
    expect(await named('Concierge')).toEqual(body.agent);
  });

  test.each([
    ['no name', { name: undefined }],
    ['a name of 101 characters', { name: 'x'.repeat(101) }],
    ['no icon', { icon: undefined }],
    ['an icon that is no URL', { icon: 'icon.png' }],
    ['another framework', { integrateWith: 'openai' }],
    ['another integrationType', { integrationType: 'llm' }],
    ['integrationMeta without baseUrl', { integrationMeta: { agentId: 'a' } }],
    ['an agent behind http', { integrationMeta: { baseUrl: 'http://example.com' } }],
    ['headers where there are none', { integrationMeta: { baseUrl: 'https://example.com', headers: {} } }],
    ['a key that no page has', { description: 'x' }],
    ['a tool that is an action', { tools: ['callTaxi'] }],
    ['an action that does not exist', { actions: ['nope'] }],
  ])('refuses a create with %s in the form of the schema', async (_, change) => {
    const { status, body } = await call('POST', '/ai-agents/agents', { ...smallest, ...change });
    expect(status).toBe(400);
    expect(body).toEqual({ statusCode: 400, message: expect.any(String), error: 'Bad Request' });
    expect(await agents()).toHaveLength(13);
  });

  test('refuses what is no JSON object, or not declared as JSON', async () => {
    expect((await call('POST', '/ai-agents/agents', [smallest])).status).toBe(400);
    const headers = { apikey };
    const undeclared = await fetch(`${server.baseUrl}/ai-agents/agents`, {
      method: 'POST',
      headers,
      body: JSON.stringify(smallest),
    });
    expect(undeclared.status).toBe(400);
    const broken = await fetch(`${server.baseUrl}/ai-agents/agents`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
  });

  test('names missing tools by their documented code', async () => {
    const { body } = await call('POST', '/ai-agents/agents', { ...smallest, tools: ['showMap', 'nope'] });
    expect(body.message).toBe('ERR_TOOL_NOT_FOUND: No tool exists with the specified ID: nope');
  });

  test('answers an update without the agent, and replaces objects and lists whole', async () => {
    const { uid } = await named('Travel Concierge');
    clock += 60_000;
    const change = { metaData: { greetingMessage: 'Hi' }, tools: ['showMap'], isActive: false };
    expect(await call('PATCH', `/ai-agents/agents/${uid}`, change)).toEqual({ status: 200, body: { success: true } });
    expect(await named('Travel Concierge')).toMatchObject({ ...change, updatedAt: '2026-11-01T00:01:00.000Z' });
    expect((await named('Travel Concierge')).metaData).toEqual({ greetingMessage: 'Hi' });
  });

  test('switches an agent on when an update leaves isActive out', async () => {
    const { uid, isActive } = await named('Loyalty Desk');
    expect(isActive).toBe(false);
    await call('PATCH', `/ai-agents/agents/${uid}`, { name: 'Points Desk' });
    expect((await named('Points Desk')).isActive).toBe(true);
  });

  test('takes the headers of an update in the form of the agent’s framework', async () => {
    const { uid } = await named('Reservas de hotel');
    const path = `/ai-agents/agents/${uid}`;
    const update = (headers: unknown) => call('PATCH', path, { integrationMeta: { headers } });
    expect((await update({ 'x-rasa-token': 'a' })).status).toBe(400);
    expect((await update('no colon')).status).toBe(400);
    expect((await update('x-rasa-token:a\nx-b:c')).status).toBe(200);
    expect((await named('Reservas de hotel')).integrationMeta).toEqual({ headers: '***' });
  });

  test('changes the framework together with its integrationMeta only', async () => {
    const { uid } = await named('Weather Agent');
    const path = `/ai-agents/agents/${uid}`;
    expect((await call('PATCH', path, { integrateWith: 'crewai' })).status).toBe(400);
    const integrationMeta = { baseUrl: 'https://example.com', headers: { authorization: 'x' } };
    expect((await call('PATCH', path, { integrateWith: 'crewai', integrationMeta })).status).toBe(200);
    expect(await named('Weather Agent')).toMatchObject({
      integrateWith: 'crewai',
      integrationMeta: { headers: { authorization: '***' } },
    });
  });

  test.each([[{}], [{ name: null }], [{ tools: ['nope'] }], [{ uid: 'x' }]])(
    'refuses the update %j',
    async (change) => {
      const before = await named('Weather Agent');
      expect((await call('PATCH', `/ai-agents/agents/${before.uid}`, change)).status).toBe(400);
      expect(await named('Weather Agent')).toEqual(before);
    },
  );

  test('deletes an agent once', async () => {
    const { uid } = await named('Lounge Finder');
    const path = `/ai-agents/agents/${uid}`;
    expect(await call('DELETE', path)).toEqual({
      status: 200,
      body: { success: true, message: `Agent with UID '${uid}' has been deleted successfully` },
    });
    expect(await agents()).toHaveLength(12);
    const again = await call('DELETE', path);
    expect(again.status).toBe(404);
    expect(again.body).toEqual({
      statusCode: 404,
      message: 'ERR_AGENT_NOT_FOUND: No BYO agent exists with the specified ID.',
      error: 'Not Found',
    });
    expect((await call('PATCH', path, { name: 'x' })).status).toBe(404);
  });

  test('has no call for one agent', async () => {
    const { uid } = await named('Lounge Finder');
    expect((await call('GET', `/ai-agents/agents/${uid}`)).status).toBe(404);
  });

  test('answers a wrong key in the form of the chat API', async () => {
    apikey = 'wrong';
    const { status, body } = await call<{ error: Json }>('GET', '/ai-agents/agents');
    expect(status).toBe(401);
    expect(body.error).toMatchObject({ source: 'chat-api', code: 'AUTH_ERR_APIKEY_NOT_FOUND' });
    apikey = '';
    expect((await call<{ error: Json }>('GET', '/ai-agents/agents')).body.error.code).toBe('AUTH_ERR_EMPTY_APIKEY');
  });

  describe('has tools and actions', () => {
    const tool = { name: 'find_seat', displayName: 'Seats', executionText: 'Looking...', doNotExecute: true };
    const action = { ...tool, name: 'takeSeat', doNotExecute: false, description: 'Takes a seat.', parameters: {} };

    test('that an agent can name from their creation on', async () => {
      const created = await call('POST', '/ai-agents/tools', tool);
      expect(created.status).toBe(201);
      expect(created.body).toMatchObject({ ...tool, type: 'tool', tool: { name: 'find_seat' } });
      expect((await call('POST', '/ai-agents/tools', action)).body).toMatchObject({ type: 'action' });
      const agent = { ...smallest, tools: ['find_seat'], actions: ['takeSeat'] };
      expect((await call('POST', '/ai-agents/agents', agent)).status).toBe(201);
    });

    test.each([
      ['a name that is taken', { name: 'showMap' }],
      ['a name with a space', { name: 'find seat' }],
      ['a name of 101 characters', { name: 'x'.repeat(101) }],
      ['no displayName', { displayName: undefined }],
      ['an action without a description', { doNotExecute: false, parameters: {} }],
      ['an action without parameters', { doNotExecute: false, description: 'x' }],
      ['a tool with parameters', { parameters: { type: 'object', properties: {} } }],
    ])('and refuses %s', async (_, change) => {
      const { status, body } = await call('POST', '/ai-agents/tools', { ...tool, ...change });
      expect(status).toBe(400);
      expect(body).toMatchObject({ statusCode: 400, error: 'Bad Request' });
    });

    test('listed by type', async () => {
      const names = async (query: string) =>
        (await call<Json[]>('GET', `/ai-agents/tools${query}`)).body.map((item) => item.name);
      expect(await names('?type=tool')).toEqual(['showItinerary', 'showMap', 'currency_converter']);
      expect(await names('?type=action')).toEqual(['rebookFlight', 'callTaxi', 'open-ticket']);
      expect(await names('')).toHaveLength(6);
      expect((await call('GET', '/ai-agents/tools?type=x')).status).toBe(400);
    });

    test('read, changed without their name, and deleted', async () => {
      const before = (await call('GET', '/ai-agents/tools/callTaxi')).body;
      expect(before).toMatchObject({ type: 'action', tool: { description: 'Orders a taxi to where the guest is.' } });
      const change = { name: 'callTaxi', displayName: 'Cab', executionText: 'Calling a cab...' };
      const updated = await call('PUT', '/ai-agents/tools/callTaxi', change);
      expect(updated.body).toMatchObject({ displayName: 'Cab', tool: before.tool, createdAt: before.createdAt });
      expect((await call('PUT', '/ai-agents/tools/callTaxi', { ...change, name: 'cab' })).status).toBe(400);
      expect(await call('DELETE', '/ai-agents/tools/callTaxi')).toEqual({ status: 200, body: { deleted: true } });
      expect((await call('DELETE', '/ai-agents/tools/callTaxi')).status).toBe(404);
      expect((await call('GET', '/ai-agents/tools/callTaxi')).status).toBe(404);
      expect((await call('PUT', '/ai-agents/tools/callTaxi', change)).status).toBe(404);
      expect((await named('Travel Concierge')).actions).toContain('callTaxi');
    });
  });
});
