import { expect, test } from 'vitest';
import { explorerTabs } from '../../src/explorer/tabs.ts';
import { vendors } from '../../src/vendors/index.ts';
import { accessOfTests } from '../support/access.ts';
import {
  activeTab,
  address,
  chooseTab,
  countFetchedBytes,
  execute,
  fillNewTab,
  hasSignIn,
  iconTitles,
  leave,
  notice,
  open,
  remember,
  setUpExplorer,
  shownAddress,
  shownAnswer,
  shownQuery,
  stored,
  takePicture,
  titles,
} from './explorer.ts';

const READY = explorerTabs(vendors).map(({ name }) => name);

interface Agents {
  readonly agents: {
    readonly nodes: readonly { readonly id: string; readonly extension: { readonly __typename: string } }[];
    readonly failures: readonly unknown[];
  };
}

interface Written {
  readonly agent: { readonly id: string } | null;
  readonly userErrors: readonly unknown[];
}

setUpExplorer();

/** Id of the agent that the page has last offered in the tab about one agent. */
async function offeredAgent(): Promise<string> {
  const tabs = JSON.parse(await stored('offered')) as { variables: string }[];
  return JSON.parse(tabs[READY.indexOf('OneAgent')]?.variables ?? '{}').id;
}

test.each(explorerTabs(vendors))('the whole of $name is seen when it is opened', async ({ name, query }) => {
  await open();
  await chooseTab(name);
  const lines = query
    .trimEnd()
    .split('\n')
    .map((line) => line.trim());
  await expect.poll(shownQuery).toEqual(expect.arrayContaining(lines));
});

test.skipIf(accessOfTests() !== undefined)('where nobody signs in, nothing speaks of signing in', async () => {
  await open();
  expect(await hasSignIn()).toBe(false);
});

test('every icon is called by words', async () => {
  await open();
  await expect.poll(iconTitles).not.toContainEqual(expect.stringMatching(/^\w+ icon$/));
  expect(await iconTitles()).toContain('Execute query (Ctrl-Enter)');
});

test('the first ready query runs and its answer is visible', async () => {
  await open();
  expect(await titles()).toEqual(READY);
  expect(await activeTab()).toBe('AllAgents');
  expect(await notice()).toBe('This is a sandbox: every account and every agent here is invented.');
  const { data, errors } = await execute<Agents>();
  expect(errors).toBeUndefined();
  expect(data?.agents.failures).toEqual([]);
  const nodes = data?.agents.nodes ?? [];
  expect(new Set(nodes.map(({ extension }) => extension.__typename)).size).toBeGreaterThan(vendors.length / 2);
  await expect.poll(shownAnswer).toContain(`"id": "${nodes[0]?.id}"`);
  expect(await shownAnswer()).toContain(`"__typename": "${nodes[0]?.extension.__typename}"`);
  await takePicture('explorer');
});

test('every other ready query answers as it stands', async () => {
  await open();
  await chooseTab('FindAgents');
  const found = await execute<{ agents: { nodes: readonly unknown[] } }>();
  expect(found.errors).toBeUndefined();
  expect(found.data?.agents.nodes.length).toBeGreaterThan(0);
  await chooseTab('OneAgent');
  const one = await execute<{ agent: unknown }>();
  expect(one.errors).toBeUndefined();
  expect(one.data?.agent).toMatchObject({ id: expect.any(String), raw: expect.any(Object) });
  await chooseTab('Health');
  const health = await execute<{ accounts: readonly unknown[] }>();
  expect(health.errors).toBeUndefined();
  expect(health.data?.accounts).toHaveLength(vendors.length);
});

test.each(['CreateAgent', 'RenameAgent', 'PauseAgent', 'PublishAgent', 'CopyAgent'])(
  '%s writes as it stands',
  async (name) => {
    await open();
    await chooseTab(name);
    const { data, errors } = await execute<Record<string, Written>>();
    expect(errors).toBeUndefined();
    const [written] = Object.values(data ?? {});
    expect(written).toMatchObject({ agent: { id: expect.any(String) }, userErrors: [] });
    await expect.poll(shownAnswer).toContain(`"id": "${written?.agent?.id}"`);
  },
);

test('a visitor who comes back finds the tabs as they were left, and downloads no script again', async () => {
  await open();
  await fillNewTab('query Mine { __typename }', 'Mine');
  expect(await titles()).toEqual([...READY, 'Mine']);
  await expect.poll(() => stored('graphiql:tabState')).toContain('query Mine');
  expect(shownAddress()).toBe(address());

  const received = countFetchedBytes();
  await open();
  expect(await titles()).toEqual([...READY, 'Mine']);
  expect(await activeTab()).toBe('Mine');
  expect((await execute()).data).toEqual({ __typename: 'Query' });
  // The page itself comes again: a browser forgets what it has of an address as soon as it posts to it.
  expect(received()).toBeGreaterThan(0);
  expect(received()).toBeLessThan(10_000);
});

test('an untouched ready tab gets the new id, an edited one and a closed one stay as they are', async () => {
  await open();
  await expect.poll(() => stored('graphiql:tabState')).toContain('OneAgent');
  const earlier = await offeredAgent();
  await leave();
  const older = (text: string) => text.replaceAll(earlier, 'gone:1');
  await remember('offered', older);
  await remember('graphiql:tabState', (text) => {
    const state = JSON.parse(older(text));
    state.tabs[0].query = 'query AllAgents { __typename }';
    state.tabs.splice(READY.indexOf('Health'), 1);
    return JSON.stringify(state);
  });
  await open();
  expect(await titles()).toEqual(READY.filter((name) => name !== 'Health'));
  expect((await execute()).data).toEqual({ __typename: 'Query' });
  // Not the earlier one: the tests before made agents, and which is the newest is asked anew every few seconds.
  await expect.poll(offeredAgent).not.toBe('gone:1');
  const id = await offeredAgent();
  await chooseTab('OneAgent');
  expect((await execute<{ agent: unknown }>()).data?.agent).toMatchObject({ id });
});

test('a ready tab that is new since the last visit is added to the tabs of the visitor', async () => {
  await open();
  await expect.poll(() => stored('graphiql:tabState')).toContain('Health');
  await leave();
  const firstTwo = (tabs: unknown[]) => tabs.slice(0, 2);
  await remember('offered', (text) => JSON.stringify(firstTwo(JSON.parse(text))));
  await remember('graphiql:tabState', (text) => {
    const state = JSON.parse(text);
    return JSON.stringify({ ...state, tabs: firstTwo(state.tabs) });
  });
  await open();
  expect(await titles()).toEqual(READY);
  expect(await activeTab()).toBe('AllAgents');
});

test('a link with a query opens in a tab of its own and leaves the address bar', async () => {
  await open(`${address()}?query=${encodeURIComponent('query Linked { __typename }')}`);
  await expect.poll(titles).toEqual([...READY, 'Linked']);
  expect((await execute()).data).toEqual({ __typename: 'Query' });
  expect(shownAddress()).toBe(address());
});
