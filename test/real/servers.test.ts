import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAegraServer } from './servers/aegra.ts';
import { startLangGraphJsServer } from './servers/langgraph-js.ts';
import { startLangGraphPythonServer } from './servers/langgraph-python.ts';
import { startMastraServer } from './servers/mastra.ts';
import type { RealServer } from './servers/real-server.ts';

// All makers derive the id of a default assistant from the id of its graph, in the same way.
const defaultAssistants = [
  ['046b5dc7-2108-582c-9c6c-31d556d138f0', 'echo'],
  ['0b226d00-e4ec-5b58-8e33-88f4bd4debe7', 'parent'],
  ['fe096781-5601-53d2-b2f6-0d3403f7e9ca', 'agent'],
];

describe.each([
  ['LangGraph JS', startLangGraphJsServer, { version: '2.0.0', langgraph_js_version: expect.any(String) }],
  ['LangGraph Python', startLangGraphPythonServer, { version: '0.16.7', langgraph_py_version: expect.any(String) }],
  ['Aegra', startAegraServer, { version: '0.11.0', name: 'Aegra', status: 'running' }],
])('a real %s server', (_maker, start, info) => {
  let server: RealServer;

  beforeAll(async () => {
    server = await start();
  });

  afterAll(async () => {
    await server?.stop();
  });

  it('says on /info who it is', async () => {
    const response = await fetch(`${server.baseUrl}/info`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject(info);
  });

  it('starts with the default assistant of each graph and no other', async () => {
    const found = await search(server.baseUrl);
    expect(found.map((each) => [each.assistant_id, each.graph_id])).toEqual(defaultAssistants);
  });

  it('forgets what was created once it is stopped and started again', async () => {
    const response = await fetch(`${server.baseUrl}/assistants`, json({ graph_id: 'echo', name: 'left over' }));
    expect(response.status).toBe(200);
    expect(await search(server.baseUrl)).toHaveLength(4);

    const stoppedUrl = server.baseUrl;
    await server.stop();
    await expect(fetch(`${stoppedUrl}/info`)).rejects.toThrow('fetch failed');

    server = await start();
    expect(await search(server.baseUrl)).toHaveLength(3);
  });
});

describe('a real Mastra server', () => {
  const agent = { name: 'Left over', instructions: 'Stay.', model: { provider: 'openai', name: 'gpt-5-mini' } };
  let server: RealServer;

  beforeAll(async () => {
    server = await startMastraServer();
  });

  afterAll(async () => {
    await server?.stop();
  });

  it('starts with no stored agent, and with one that is defined in code', async () => {
    expect(await storedAgents(server.baseUrl)).toEqual({ agents: [], total: 0, page: 0, perPage: 100, hasMore: false });
    const defined = await (await fetch(`${server.baseUrl}/api/agents`)).json();
    expect(defined).toMatchObject({ 'code-agent': { id: 'code-agent', source: 'code' } });
  });

  it('forgets what was created once it is stopped and started again', async () => {
    const response = await fetch(`${server.baseUrl}/api/stored/agents`, json(agent));
    expect(await response.json()).toMatchObject({ id: 'left-over', status: 'published' });
    expect(await storedAgents(server.baseUrl)).toMatchObject({ total: 1 });

    await server.stop();
    server = await startMastraServer();
    expect(await storedAgents(server.baseUrl)).toMatchObject({ total: 0 });
  });

  it('lets in whoever has a token, where it is started with tokens', async () => {
    const guarded = await startMastraServer({ 'token-of-ann': { id: 'ann', name: 'Ann' } });
    try {
      const ask = (headers: Record<string, string>) => fetch(`${guarded.baseUrl}/api/stored/agents`, { headers });
      const refused = await ask({});
      expect(refused.status).toBe(401);
      expect(await refused.json()).toEqual({ error: 'Invalid or expired token' });
      expect((await ask({ authorization: 'Bearer token-of-ann' })).status).toBe(200);
    } finally {
      await guarded.stop();
    }
  });
});

async function storedAgents(baseUrl: string): Promise<unknown> {
  return (await fetch(`${baseUrl}/api/stored/agents`)).json();
}

interface FoundAssistant {
  assistant_id: string;
  graph_id: string;
}

async function search(baseUrl: string): Promise<FoundAssistant[]> {
  const response = await fetch(`${baseUrl}/assistants/search`, json({ limit: 100 }));
  expect(response.status).toBe(200);
  const found = (await response.json()) as FoundAssistant[];
  return found.toSorted((a, b) => a.assistant_id.localeCompare(b.assistant_id));
}

function json(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
