import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { mastra } from '../../src/vendors/mastra/index.ts';
import { installMastra, startMastraServer } from './servers/mastra.ts';
import type { RealServer } from './servers/real-server.ts';

/** The part of `@mastra/client-js` that is used here. */
interface MastraClient {
  listStoredAgents(params: object): Promise<{ agents: JsonObject[]; total: number }>;
  createStoredAgent(params: object): Promise<JsonObject>;
  getStoredAgent(id: string): {
    details(context?: undefined, options?: { status: 'draft' | 'published' }): Promise<JsonObject>;
    update(params: object): Promise<JsonObject>;
    delete(): Promise<unknown>;
    listVersions(): Promise<{ versions: { id: string; versionNumber: number; changeMessage?: string }[] }>;
    activateVersion(versionId: string): Promise<unknown>;
    restoreVersion(versionId: string): Promise<unknown>;
  };
}

interface Answer {
  readonly id: string;
  readonly name: string;
  readonly status: string | null;
  readonly raw: JsonObject;
  readonly operations: readonly string[];
}

interface Payload {
  readonly agent: Answer | null;
  readonly deletedAgentId?: string | null;
  readonly userErrors: readonly { code: string; field: string[] | null; message: string }[];
  readonly plannedCalls: readonly object[] | null;
}

const MODEL = { provider: 'openai', name: 'gpt-5-mini' };
const FIELDS = 'id name description instructions model temperature status createdAt updatedAt operations raw';

let server: RealServer;
let client: MastraClient;
let rollcall: Rollcall;
let log: string[];
let made = 0;

beforeAll(async () => {
  const dir = await installMastra();
  server = await startMastraServer();
  const entry = pathToFileURL(join(dir, 'node_modules/@mastra/client-js/dist/index.js')).href;
  const { MastraClient: Client } = (await import(entry)) as {
    MastraClient: new (options: { baseUrl: string }) => MastraClient;
  };
  client = new Client({ baseUrl: server.baseUrl });
  log = [];
  const write = (details: object, message: string) => void log.push(`${message} ${JSON.stringify(details)}`);
  rollcall = createRollcall({
    vendors: [mastra],
    accounts: [mastra.accountSettings.parse({ id: 'm', vendor: 'mastra', baseUrl: `${server.baseUrl}/api` })],
    logger: { info: () => undefined, warn: write, error: write },
  });
});

afterAll(async () => {
  await rollcall?.close();
  await server?.stop();
});

beforeEach(async () => {
  for (const status of ['published', 'draft']) {
    const { agents } = await client.listStoredAgents({ status, perPage: 1000 });
    for (const { id } of agents) await client.getStoredAgent(String(id)).delete();
  }
});

async function query<Data>(document: string, variables: object = {}): Promise<Data> {
  const response = await rollcall.yoga.fetch('http://rollcall/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function mutate(mutation: string, input: object): Promise<Payload> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const result = mutation === 'deleteAgent' ? 'deletedAgentId' : `agent { ${FIELDS} }`;
  const document = `mutation ($input: ${type}!) { result: ${mutation}(input: $input) {
    ${result} userErrors { code field message } plannedCalls { method path body }
  } }`;
  return (await query<{ result: Payload }>(document, { input })).result;
}

/** The agent of a mutation that must succeed. */
async function done(mutation: string, input: object): Promise<Answer> {
  const { agent, userErrors } = await mutate(mutation, input);
  if (agent === null || userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return agent;
}

/** An agent with a value in every field that an input takes. */
function create(extension: object = {}): Promise<Answer> {
  return done('createAgent', {
    accountId: 'm',
    name: `Night Watch ${++made}`,
    description: 'Reads the logs.\nJede Nacht 🌙.',
    instructions: 'Read the logs.',
    model: MODEL.name,
    temperature: 0.2,
    extension: {
      mastra: {
        model: { provider: MODEL.provider },
        defaultOptions: {
          maxSteps: 5,
          toolChoice: 'auto',
          providerOptions: { openai: { reasoningEffort: 'low' } },
          modelSettings: { maxTokens: 300, stopSequences: ['END'] },
        },
        toolConfigs: { search: { description: 'Looks in the logs' }, page: {} },
        workflows: { triage: {} },
        agents: [{ value: { helper: { description: 'Helps' } } }],
        integrationTools: { github: { tools: { issues: {} } } },
        toolProviders: { composio: { tools: {}, connections: {} } },
        mcpClients: { files: { tools: { read: {} } } },
        inputProcessors: { steps: [] },
        outputProcessors: { steps: [] },
        memory: { options: { lastMessages: 5 } },
        scorers: { quality: { sampling: { type: 'ratio', rate: 0.5 } } },
        skills: { deploy: { pin: 'v2' } },
        workspace: { type: 'id', workspaceId: 'ops' },
        browser: { type: 'inline', config: { provider: 'playwright' } },
        requestContextSchema: { type: 'object' },
        visibility: 'PUBLIC',
        metadata: { team: 'sre', deep: { a: [1, null] } },
        ...extension,
      },
    },
  });
}

const idOf = ({ id }: Answer) => id.slice('m:'.length);
const read = (agent: Answer, status: 'draft' | 'published' = 'published') =>
  client.getStoredAgent(idOf(agent)).details(undefined, { status });
const extension = (fields: object) => ({ extension: { mastra: fields } });

describe('a real Mastra', () => {
  test('is written by Rollcall what its own client reads', async () => {
    const agent = await create();
    expect(await read(agent)).toEqual(agent.raw);
    expect(agent.raw).toMatchObject({
      id: `night-watch-${made}`,
      status: 'published',
      name: `Night Watch ${made}`,
      description: 'Reads the logs.\nJede Nacht 🌙.',
      instructions: 'Read the logs.',
      model: MODEL,
      defaultOptions: {
        maxSteps: 5,
        toolChoice: 'auto',
        providerOptions: { openai: { reasoningEffort: 'low' } },
        modelSettings: { temperature: 0.2, maxTokens: 300, stopSequences: ['END'] },
      },
      tools: { search: { description: 'Looks in the logs' }, page: {} },
      agents: [{ value: { helper: { description: 'Helps' } } }],
      workspace: { type: 'id', workspaceId: 'ops' },
      metadata: { team: 'sre', deep: { a: [1, null] } },
    });
    expect(agent.status).toBe('ACTIVE');
  });

  test('is read as its own client made it, in its lists and one by one', async () => {
    const published = await client.createStoredAgent({ name: 'By client', instructions: 'x', model: MODEL });
    const draft = await client.createStoredAgent({
      id: 'a/b c',
      name: 'Draft',
      instructions: [
        { type: 'text', content: 'One.' },
        { type: 'prompt_block', content: 'Two.' },
      ],
      model: [{ value: MODEL }, { value: { provider: 'anthropic', name: 'claude-sonnet-4-5' } }],
      autoPublish: false,
    });
    const { agents } = await query<{ agents: { totalCount: number; nodes: Answer[]; failures: unknown[] } }>(
      `{ agents(first: 10) { totalCount nodes { ${FIELDS} } failures { code } } }`,
    );
    expect(agents).toMatchObject({ totalCount: 2, failures: [] });
    expect(agents.nodes.map(({ raw }) => raw)).toEqual([draft, published]);
    expect(agents.nodes[0]).toMatchObject({
      id: 'm:a/b c',
      status: 'DRAFT',
      instructions: 'One.\n\nTwo.',
      model: MODEL.name,
      operations: ['UPDATE', 'DELETE', 'PUBLISH', 'COPY'],
    });
    const { agent } = await query<{ agent: Answer }>(`{ agent(id: "m:a/b c") { ${FIELDS} } }`);
    expect(agent).toEqual(agents.nodes[0]);
    const none = await query('{ unknown: agent(id: "m:nobody") { id } code: agent(id: "m:code-agent") { id } }');
    expect(none).toEqual({ unknown: null, code: null });
  });

  test('comes in one list, newest first, walked in small pages', async () => {
    for (let index = 0; index < 7; index++) {
      const autoPublish = index % 3 !== 0;
      await client.createStoredAgent({ name: `Walk ${index}`, instructions: 'x', model: MODEL, autoPublish });
    }
    const names: string[] = [];
    let after: string | null = null;
    do {
      const { agents }: { agents: { nodes: Answer[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } =
        await query(
          'query ($after: String) { agents(first: 2, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } }',
          { after },
        );
      names.push(...agents.nodes.map(({ name }) => name));
      after = agents.pageInfo.hasNextPage ? agents.pageInfo.endCursor : null;
    } while (after !== null);
    expect(names).toEqual(Array.from({ length: 7 }, (_, index) => `Walk ${6 - index}`));
  });

  test('changes a name and nothing else, in force at once', async () => {
    const agent = await create();
    await done('updateAgent', { id: agent.id, name: 'Tagwache' });
    const held = await read(agent);
    const { activeVersionId, resolvedVersionId, updatedAt } = held;
    expect(held).toEqual({ ...agent.raw, name: 'Tagwache', activeVersionId, resolvedVersionId, updatedAt });
    expect(resolvedVersionId).toBe(activeVersionId);
    expect([activeVersionId, updatedAt]).not.toContain(agent.raw.activeVersionId);
    expect(updatedAt).not.toBe(agent.raw.updatedAt);
  });

  test('merges options and metadata, and clears what can be cleared', async () => {
    const agent = await create();
    await done('updateAgent', {
      id: agent.id,
      description: null,
      temperature: null,
      ...extension({ defaultOptions: { maxSteps: 9 }, memory: null, browser: null, metadata: { more: 1 } }),
    });
    const held = await read(agent);
    expect(held).toMatchObject({
      description: '',
      defaultOptions: { maxSteps: 9, toolChoice: 'auto', modelSettings: { maxTokens: 300, stopSequences: ['END'] } },
      metadata: { team: 'sre', deep: { a: [1, null] }, more: 1 },
    });
    expect(held).not.toHaveProperty('defaultOptions.modelSettings.temperature');
    expect(held).not.toHaveProperty('memory');
    expect(held).not.toHaveProperty('browser');
  });

  test('saves a change that is not to be in force, until it is published', async () => {
    const agent = await create();
    await done('updateAgent', {
      id: agent.id,
      instructions: 'Later.',
      ...extension({ autoPublish: false, changeMessage: 'for later' }),
    });
    expect(await read(agent)).toMatchObject({ instructions: 'Read the logs.' });
    expect(await read(agent, 'draft')).toMatchObject({ instructions: 'Later.' });
    const published = await done('publishAgent', { id: agent.id });
    expect(published.raw).toEqual(await read(agent));
    expect(published.raw).toMatchObject({ instructions: 'Later.', status: 'published' });
    const { versions } = await client.getStoredAgent(idOf(agent)).listVersions();
    expect(versions[0]?.changeMessage).toBe('for later');
  });

  test('publishes no change that somebody else has only saved', async () => {
    const agent = await create();
    const { workspace, ...rest } = agent.raw;
    await client
      .getStoredAgent(idOf(agent))
      .update({ instructions: 'Nobody published this.', tools: { secret: {} }, description: 'Draft' });
    await done('updateAgent', { id: agent.id, name: 'Renamed' });
    const held = await read(agent);
    const { name, updatedAt, activeVersionId, resolvedVersionId, ...same } = rest;
    expect(held).toMatchObject({ ...same, name: 'Renamed', workspace });
    expect(updatedAt === held.updatedAt || activeVersionId === held.activeVersionId).toBe(false);
    expect(resolvedVersionId).not.toBe(held.resolvedVersionId);
    expect(name).not.toBe('Renamed');
  });

  test('makes a draft, changes it as one, and publishes it', async () => {
    const draft = await create({ autoPublish: false });
    expect(draft.status).toBe('DRAFT');
    const changed = await done('updateAgent', { id: draft.id, name: 'Still a draft' });
    expect(changed).toMatchObject({ status: 'DRAFT', name: 'Still a draft', raw: { activeVersionId: null } });
    expect((await mutate('restoreAgentVersion', { id: draft.id, version: 1 })).userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['id'] },
    ]);
    expect(await done('publishAgent', { id: draft.id })).toMatchObject({ status: 'ACTIVE', name: 'Still a draft' });
  });

  test('goes back to a version with all that it had, and on from there', async () => {
    const agent = await create();
    await done('updateAgent', {
      id: agent.id,
      name: 'Second',
      ...extension({ skills: { other: {} }, workspace: { type: 'id', workspaceId: 'x' } }),
    });
    const restored = await done('restoreAgentVersion', { id: agent.id, version: 1 });
    expect(restored.raw).toEqual({ ...agent.raw, updatedAt: restored.raw.updatedAt });
    const { agent: shown } = await query<{ agent: { versions: { nodes: { number: number; isCurrent: boolean }[] } } }>(
      'query ($id: ID!) { agent(id: $id) { versions(first: 5) { nodes { number isCurrent } } } }',
      { id: agent.id },
    );
    expect(shown.versions.nodes).toEqual([
      { number: 2, isCurrent: false },
      { number: 1, isCurrent: true },
    ]);
    await done('updateAgent', { id: agent.id, name: 'Third' });
    expect(await read(agent)).toMatchObject({ name: 'Third', skills: { deploy: { pin: 'v2' } } });
    expect((await mutate('restoreAgentVersion', { id: agent.id, version: 99 })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['version'] },
    ]);
  });

  test('deletes, once', async () => {
    const agent = await create();
    expect(await mutate('deleteAgent', { id: agent.id })).toMatchObject({ deletedAgentId: agent.id, userErrors: [] });
    await expect(read(agent)).rejects.toThrow('404');
    expect((await mutate('deleteAgent', { id: agent.id })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('copies under another name', async () => {
    const agent = await create();
    const taken = await mutate('copyAgent', { id: agent.id, toAccountId: 'm' });
    expect(taken.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['name'] }]);
    const copy = await done('copyAgent', { id: agent.id, toAccountId: 'm', name: 'The copy' });
    const { id, name, createdAt, updatedAt, activeVersionId, resolvedVersionId, ...same } = agent.raw;
    expect(copy.raw).toMatchObject({ ...same, id: 'the-copy', name: 'The copy' });
    for (const own of [id, name, createdAt, updatedAt, activeVersionId, resolvedVersionId]) {
      expect(Object.values(copy.raw)).not.toContain(own);
    }
  });

  test('refuses what is wrong at the field that is meant', async () => {
    const agent = await create();
    const make = (input: object, fields: object = {}) =>
      mutate('createAgent', {
        accountId: 'm',
        name: 'X',
        instructions: 'x',
        model: 'm',
        ...input,
        ...extension({ model: { provider: 'p' }, ...fields }),
      });
    const refusals = async (payload: Promise<Payload>) =>
      (await payload).userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
    expect(await refusals(make({}, { agentId: idOf(agent) }))).toEqual(['CONFLICT extension.mastra.agentId']);
    expect(await refusals(make({ name: agent.name }))).toEqual(['CONFLICT name']);
    expect(await refusals(make({ name: '日本' }))).toEqual(['INVALID name']);
    expect(await refusals(make({}, { workspace: { type: 'other' } }))).toEqual(['INVALID extension.mastra.workspace']);
    expect(await refusals(make({}, { visibility: 'PRIVATE' }))).toEqual(['INCOMPLETE extension.mastra.visibility']);
    for (const mutation of ['pauseAgent', 'resumeAgent', 'archiveAgent', 'unarchiveAgent']) {
      expect(await refusals(mutate(mutation, { id: agent.id }))).toEqual(['UNSUPPORTED undefined']);
    }
  });

  test('loses none of ten updates that come at once', async () => {
    const agent = await create();
    const keys = Array.from({ length: 10 }, (_, index) => `key${index}`);
    const payloads = await Promise.all(
      keys.map((key) => mutate('updateAgent', { id: agent.id, ...extension({ metadata: { [key]: key } }) })),
    );
    expect(payloads.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await read(agent)).toMatchObject({ metadata: Object.fromEntries(keys.map((key) => [key, key])) });
  });

  test('is sent nothing by a dry run, which shows what would be sent', async () => {
    const agent = await create();
    const before = await read(agent);
    const { plannedCalls } = await mutate('updateAgent', { id: agent.id, name: 'Dry', dryRun: true });
    const path = `/stored/agents/${idOf(agent)}`;
    expect(plannedCalls).toEqual([{ method: 'PATCH', path, body: { name: 'Dry', autoPublish: true } }]);
    const publish = await mutate('publishAgent', { id: agent.id, dryRun: true });
    expect(publish.plannedCalls).toEqual([
      { method: 'POST', path: `${path}/versions/${agent.raw.activeVersionId}/activate`, body: null },
    ]);
    expect(await read(agent)).toEqual(before);
  });

  test('is healthy, and answers nothing that breaks the contract', async () => {
    await create();
    const { account } = await query<{ account: JsonObject }>(
      '{ account(id: "m") { operations health { reachable } contractDrift { path problem } } }',
    );
    expect(account).toEqual({
      operations: ['UPDATE', 'DELETE', 'PUBLISH', 'COPY', 'RESTORE_VERSION'],
      health: { reachable: true },
      contractDrift: [],
    });
    expect(log).toEqual([]);
  });
});

describe('a real Mastra with two users', () => {
  test('shows to each what is theirs and what is public', async () => {
    const guarded = await startMastraServer({ 'token-of-ann': { id: 'ann' }, 'token-of-ben': { id: 'ben' } });
    const of = (id: string) =>
      mastra.accountSettings.parse({
        id,
        vendor: 'mastra',
        baseUrl: `${guarded.baseUrl}/api`,
        headers: { authorization: `Bearer token-of-${id}` },
      });
    const both = createRollcall({
      vendors: [mastra],
      accounts: [of('ann'), of('ben'), of('eve')],
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    const first = rollcall;
    try {
      rollcall = both;
      const input = (name: string, visibility: string) => ({
        accountId: 'ann',
        name,
        instructions: 'x',
        model: 'm',
        ...extension({ model: { provider: 'p' }, visibility }),
      });
      await done('createAgent', input('Mine', 'PRIVATE'));
      await done('createAgent', input('Ours', 'PUBLIC'));
      const { agents } = await query<{ agents: { nodes: { id: string }[]; failures: { code: string }[] } }>(
        '{ agents(first: 10) { nodes { id } failures { account { id } code } } }',
      );
      expect(agents.nodes.map(({ id }) => id).sort()).toEqual(['ann:mine', 'ann:ours', 'ben:ours']);
      expect(agents.failures).toEqual([{ account: { id: 'eve' }, code: 'UNAUTHORIZED' }]);
      expect(await query('{ agent(id: "ben:mine") { id } }')).toEqual({ agent: null });
      expect((await mutate('updateAgent', { id: 'ben:ours', name: 'x' })).userErrors).toHaveLength(1);
    } finally {
      rollcall = first;
      await both.close();
      await guarded.stop();
    }
  });
});
