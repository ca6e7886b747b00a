import { type ExecutionResult, type GraphQLSchema, getVariableValues, Kind, parse, validate } from 'graphql';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { explorerExamples } from '../../src/explorer/examples.ts';
import { type ExplorerTab, explorerTabs } from '../../src/explorer/tabs.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startCatalog } from '../support/catalog.ts';
import { startRollcall, type TestRollcall, type TestRollcallOptions } from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';

const QUERIES = ['AllAgents', 'FindAgents', 'OneAgent', 'Health'];
const WRITES = ['CreateAgent', 'RenameAgent', 'PauseAgent', 'PublishAgent', 'CopyAgent'];
const CATALOG_QUERIES = ['AskCatalog', 'Retirements'];
const NAMES = [...QUERIES, ...WRITES];

let running: TestRollcall | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(options?: TestRollcallOptions): Promise<TestRollcall> {
  running = await startRollcall(options);
  return running;
}

const examples = ({ rollcall }: TestRollcall) => explorerExamples([...rollcall.accounts.values()]);
const tabsOf = async (server: TestRollcall) => explorerTabs(vendors, await examples(server));

function named(tabs: readonly ExplorerTab[], name: string): ExplorerTab {
  const tab = tabs.find((each) => each.name === name);
  if (tab === undefined) throw new Error(`no tab ${name}`);
  return tab;
}

/** What a user writes into the variables pane of a tab that writes. */
function inputOf(tabs: readonly ExplorerTab[], name: string): Record<string, unknown> {
  return named(tabs, name).variables?.input as Record<string, unknown>;
}

interface WritableField {
  readonly path: string;
  readonly kind: string;
  readonly description: string;
  readonly requiredOnCreate: boolean;
  readonly allowedValues: readonly string[] | null;
}

interface Written {
  readonly agent: { readonly id: string; readonly vendor: string; readonly name: string; instructions?: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
  readonly plannedCalls: readonly { readonly method: string }[] | null;
  readonly notCarried?: readonly { readonly field: string; readonly reason: string }[];
}

async function ask<Data>(server: TestRollcall, query: string, variables?: object): Promise<Data> {
  return dataOf((await server.run(query, variables)) as ExecutionResult<Data>);
}

/** Executes a tab as it stands. */
async function write(server: TestRollcall, tabs: readonly ExplorerTab[], name: string): Promise<Written> {
  const { query, variables } = named(tabs, name);
  const [payload] = Object.values(await ask<Record<string, Written>>(server, query, variables));
  if (payload === undefined) throw new Error('no payload');
  return payload;
}

/** What the schema has against a tab, its variables included. */
function objections(schema: GraphQLSchema, { query, variables }: ExplorerTab): readonly string[] {
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not an operation');
  const { errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  return [...validate(schema, document), ...errors].map(({ message }) => message);
}

describe('the ready tabs', () => {
  const schema = createSchema(vendors);

  test('stand in the order in which one would try them', () => {
    expect(explorerTabs(vendors).map(({ name }) => name)).toEqual(NAMES);
  });

  test.each(explorerTabs(vendors))('$name is one operation of that name which says what it does', (tab) => {
    expect(objections(schema, tab)).toEqual([]);
    expect(tab.query).toMatch(/^# \S/);
    const { definitions } = parse(tab.query);
    expect(definitions).toHaveLength(1);
    const [operation] = definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not an operation');
    expect(operation.name?.value).toBe(tab.name);
    const declared = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
    expect(Object.keys(tab.variables ?? {})).toEqual(declared);
  });

  test.each(vendors.map(({ key }) => key))('fit the schema when %s is the only vendor', async (key) => {
    const server = await start({ only: [key] });
    for (const tab of await tabsOf(server)) expect(objections(schema, tab)).toEqual([]);
  });
});

describe('with a catalog', () => {
  const tabs = explorerTabs(vendors, { hasCatalog: true });
  const added = tabs.filter(({ name }) => !NAMES.includes(name));

  test('those that only it answers stand among the queries, and the others are as they were', () => {
    expect(tabs.map(({ name }) => name)).toEqual(['AllAgents', 'FindAgents', ...CATALOG_QUERIES, ...NAMES.slice(2)]);
    expect(tabs.filter((tab) => !added.includes(tab))).toEqual(explorerTabs(vendors));
  });

  test.each(added)('$name is one operation of that name which says what it does', (tab) => {
    expect(objections(createSchema(vendors), tab)).toEqual([]);
    expect(tab.query).toMatch(/^# \S/);
    expect(tab.query).toContain(`\nquery ${tab.name}($${Object.keys(tab.variables ?? {}).join()}: `);
  });

  test('all of them answer as they stand, with agents', async () => {
    const catalog = await startCatalog();
    onTestFinished(() => catalog.close());
    const page = await catalog.rollcall.yoga.fetch('http://rollcall/graphql', { headers: { accept: 'text/html' } });
    const [, json = ''] =
      /<script id="explorer" type="application\/json">(.*?)<\/script>/s.exec(await page.text()) ?? [];
    const offered = (JSON.parse(json) as { tabs: { name: string }[] }).tabs;
    expect(offered.map(({ name }) => name)).toEqual(tabs.map(({ name }) => name));
    for (const { query, variables } of added) {
      const [shown] = Object.values(dataOf(await catalog.run(query, variables)) as object);
      const rows = Array.isArray(shown) ? shown : shown.nodes;
      expect(rows.length).toBeGreaterThan(5);
    }
  });
});

describe('over the sandboxes', () => {
  test('the page offers them, and is answered with what the accounts have now', async () => {
    const server = await start();
    const get = async (query: string) =>
      server.rollcall.yoga.fetch(`http://rollcall/graphql${query}`, { headers: { accept: 'text/html' } });
    const page = await (await get('')).text();
    expect(page).toContain('This is a <b>sandbox</b>');
    const [, json = ''] = /<script id="explorer" type="application\/json">(.*?)<\/script>/s.exec(page) ?? [];
    const offered = (JSON.parse(json) as { tabs: { name: string }[] }).tabs;
    expect(offered.map(({ name }) => name)).toEqual(NAMES);
    const variables = (await (await get('?explorer=examples')).json()) as Record<string, string | null>;
    const tabs = await tabsOf(server);
    expect(NAMES.map((name) => JSON.parse(variables[name] ?? 'null'))).toEqual(
      tabs.map((tab) => tab.variables ?? null),
    );
  });

  test('ten views of the page cost no vendor call, and ten looks for examples no more than one', async () => {
    const server = await start();
    const view = (query: string) =>
      server.rollcall.yoga.fetch(`http://rollcall/graphql${query}`, { headers: { accept: 'text/html' } });
    for (let visit = 0; visit < 10; visit++) {
      const page = await (await view('')).text();
      for (const { key } of vendors) expect(page).not.toContain(`${key}:`);
    }
    expect(server.callCount()).toBe(0);
    for (let visit = 0; visit < 10; visit++) await view('?explorer=examples');
    expect(server.callCount()).toBe(vendors.length);
  });

  test.each(explorerTabs(vendors))('$name shows what went wrong before what went well', ({ query }) => {
    const places = ['failures', 'userErrors'].map((word) => query.search(new RegExp(`^ *${word} \\{`, 'm')));
    const first = Math.max(...places);
    if (first < 0) return;
    expect(first).toBeLessThan(query.search(/^ *(nodes|agent) \{/m));
  });

  test.each(QUERIES)('%s answers as it stands', async (name) => {
    const server = await start();
    const { query, variables } = named(await tabsOf(server), name);
    const data = await ask<object>(server, query, variables);
    expect(Object.values(data)).toEqual([expect.anything()]);
  });

  test('CreateAgent makes what stands there, also when it is executed twice', async () => {
    const server = await start();
    const tabs = await tabsOf(server);
    const { name, instructions } = inputOf(tabs, 'CreateAgent');
    const first = await write(server, tabs, 'CreateAgent');
    const second = await write(server, tabs, 'CreateAgent');
    for (const { agent, userErrors, plannedCalls } of [first, second]) {
      expect(userErrors).toEqual([]);
      expect(plannedCalls).toBeNull();
      expect(agent).toMatchObject({ name, instructions });
    }
    expect(first.agent?.id).not.toBe(second.agent?.id);
  });

  test('RenameAgent renames the agent that stands there, and does not pile up marks', async () => {
    const server = await start();
    const tabs = await tabsOf(server);
    const { id, name } = inputOf(tabs, 'RenameAgent');
    for (const { agent, userErrors } of [
      await write(server, tabs, 'RenameAgent'),
      await write(server, tabs, 'RenameAgent'),
    ]) {
      expect(userErrors).toEqual([]);
      expect(agent).toMatchObject({ id, name });
    }
    expect(name).toMatch(/\S \(renamed\)$/);
    expect(inputOf(await tabsOf(server), 'RenameAgent')).toMatchObject({ id, name });
  });

  test('PauseAgent pauses the agent that stands there', async () => {
    const server = await start();
    const tabs = await tabsOf(server);
    const { agent, userErrors } = await write(server, tabs, 'PauseAgent');
    expect(userErrors).toEqual([]);
    expect(agent).toMatchObject({ id: inputOf(tabs, 'PauseAgent').id, status: 'PAUSED' });
  });

  test('PublishAgent publishes the agent that stands there and shows its versions, the new one first', async () => {
    const server = await start();
    const tabs = await tabsOf(server);
    const { id, notes } = inputOf(tabs, 'PublishAgent');
    const { agent, userErrors } = await write(server, tabs, 'PublishAgent');
    expect(userErrors).toEqual([]);
    expect(agent).toMatchObject({
      id,
      versions: { nodes: expect.arrayContaining([expect.objectContaining({ notes })]) },
    });
  });

  test('CopyAgent copies to another vendor and tells what was left behind, also when it is executed twice', async () => {
    const server = await start();
    const tabs = await tabsOf(server);
    const { id, toAccountId, name } = inputOf(tabs, 'CopyAgent');
    const source = server.rollcall.accounts.get(String(id).split(':')[0] ?? '');
    for (const copy of [await write(server, tabs, 'CopyAgent'), await write(server, tabs, 'CopyAgent')]) {
      expect(copy.userErrors).toEqual([]);
      expect(copy.agent).toMatchObject({ name, instructions: expect.stringMatching(/\S/) });
      expect(copy.agent?.id).toMatch(new RegExp(`^${toAccountId}:`));
      expect(copy.agent?.vendor).not.toBe(source?.vendor.name);
      expect(copy.notCarried?.length).toBeGreaterThan(0);
    }
  });

  test('as dry runs the tabs that write send nothing but reads', async () => {
    const server = await start();
    const tabs = explorerTabs(vendors, { ...(await examples(server)), dryRun: true });
    const writes: string[] = [];
    for (const name of WRITES) {
      const { agent, userErrors, plannedCalls } = await write(server, tabs, name);
      expect({ agent, userErrors }).toEqual({ agent: null, userErrors: [] });
      writes.push(...(plannedCalls ?? []).map(({ method }) => method));
    }
    expect(writes).toHaveLength(WRITES.length);
    const reading = /^GET |^POST \/(assistants\/(search|count))/;
    const sent = vendors.flatMap(({ key }) => server.server(key).calls.map(({ method, url }) => `${method} ${url}`));
    expect(sent.filter((call) => !reading.test(call))).toEqual([]);
  });
});

describe('over other configurations', () => {
  test.each([
    ['chatsby', ['CreateAgent', 'RenameAgent', 'PauseAgent', 'CopyAgent']],
    ['gennia', ['CreateAgent', 'RenameAgent', 'PublishAgent', 'CopyAgent']],
    ['mastra', ['RenameAgent', 'PublishAgent', 'CopyAgent']],
    ['nova', ['CreateAgent', 'RenameAgent', 'CopyAgent']],
  ])('tabs that write what %s can do by itself work at once', async (key, names) => {
    const server = await start({ only: [key] });
    const tabs = await tabsOf(server);
    for (const name of names) {
      const { agent, userErrors } = await write(server, tabs, name);
      expect(userErrors).toEqual([]);
      expect(agent).not.toBeNull();
    }
  });

  test.each(['aegra', 'cometchat'])('where only its owner knows what %s needs, the pane says so', async (key) => {
    const server = await start({ only: [key] });
    const { accounts } = await ask<{ accounts: { writableFields: WritableField[] }[] }>(
      server,
      '{ accounts { writableFields { path kind description requiredOnCreate allowedValues } } }',
    );
    const unknowable = accounts[0]?.writableFields.filter(
      ({ path, kind, requiredOnCreate, allowedValues }) =>
        requiredOnCreate && kind !== 'OBJECT' && path.startsWith('extension.') && allowedValues === null,
    );
    expect(unknowable).toHaveLength(1);
    const { extension } = inputOf(await tabsOf(server), 'CreateAgent');
    for (const { path, description } of unknowable ?? []) {
      expect({ extension }).toHaveProperty(path, description);
    }
  });

  test('accounts that fail or hang give no examples, and keep the page waiting for two seconds at most', async () => {
    const server = await start();
    server.server('chatsby').faults.add({ fault: { kind: 'HANG', when: 'before' } });
    server.server('cometchat').faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 401 } });
    const startedAt = performance.now();
    const { firstAgentId, renameInput, copyInput } = await examples(server);
    expect(performance.now() - startedAt).toBeLessThan(4000);
    const healthy = /^(aegra|gennia|nova):/;
    expect(firstAgentId).toMatch(healthy);
    expect(renameInput?.id).toMatch(healthy);
    expect(copyInput?.id).toMatch(healthy);
  });

  test('without any agent the panes say where to find ids', async () => {
    const server = await start({ agents: 0, only: ['chatsby'] });
    const tabs = await tabsOf(server);
    expect(named(tabs, 'OneAgent').variables).toEqual({ id: 'an id from the tab AllAgents' });
    expect(inputOf(tabs, 'RenameAgent').id).toBe('an id from the tab AllAgents');
    expect(inputOf(tabs, 'CopyAgent').id).toBe('an id from the tab AllAgents');
    expect((await write(server, tabs, 'RenameAgent')).userErrors).toMatchObject([{ code: 'INVALID' }]);
    expect((await write(server, tabs, 'CreateAgent')).userErrors).toEqual([]);
  });
});
