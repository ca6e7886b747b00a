import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { startServer } from './start-server.ts';

const ARTIFACTS = fileURLToPath(new URL('../artifacts/', import.meta.url));

let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let hosts: Set<string>;
let complaints: string[];

beforeAll(async () => {
  mkdirSync(ARTIFACTS, { recursive: true });
  server = await startServer();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(async () => {
  hosts = new Set();
  complaints = [];
  context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme: 'light' });
  // On the context, so that requests of the editor's workers are seen too.
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== 'data:') hosts.add(host);
  });
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
});

afterEach(async () => {
  await context.close();
  expect([...hosts]).toEqual([new URL(server.url).host]);
  expect(complaints).toEqual([]);
});

async function open(address = server.url): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: /Execute query/ }).waitFor();
  // The editor has the query once it shows its first line.
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
}

const titles = () => page.locator('.graphiql-tab-button').allTextContents();
const activeTab = () => page.locator('.graphiql-tab-active .graphiql-tab-button').textContent();
const chooseTab = async (name: string) => {
  await page.locator('.graphiql-tab-button', { hasText: name }).click();
  await expect.poll(activeTab).toBe(name);
};

interface Answer {
  data?: {
    agents?: { nodes: { id: string; extension: { __typename: string } }[] };
    agent?: unknown;
    accounts?: unknown[];
    __typename?: string;
  };
  errors?: unknown;
}

/** Not what the editor asks on its own account to know the schema. */
const isOperation = (request: Request) =>
  request.method() === 'POST' && !request.postData()?.includes('IntrospectionQuery');

/**
 * Presses the execute button and gives the answer, which is read from the wire: the pane shows only what fits. Presses
 * again when nothing was sent: for a tenth of a second after a change of tab GraphiQL still holds the former operation.
 */
async function execute(): Promise<Answer> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    const sent = page.waitForRequest(isOperation, { timeout: 2000 }).catch(() => null);
    await page.getByRole('button', { name: /Execute query/ }).click();
    const response = await (await sent)?.response();
    if (response) return response.json();
  }
  throw new Error(`nothing was sent; the pane says: ${await shownAnswer()}`);
}

const shownAnswer = () => page.locator('.result-window').innerText();

test('the first ready query runs and its answer is visible', async () => {
  await open();
  expect(await titles()).toEqual(['AllAgents', 'OneAgent', 'AccountHealth']);
  const { data, errors } = await execute();
  expect(errors).toBeUndefined();
  const first = data?.agents?.nodes[0];
  if (first === undefined) throw new Error('the server has no agent to show');
  // The pane writes spaces as no-break spaces.
  const shown = async () => (await shownAnswer()).replaceAll('\u00a0', ' ');
  await expect.poll(shown).toContain(`"id": "${first.id}"`);
  expect(await shown()).toContain(`"__typename": "${first.extension.__typename}"`);
  // Away from the editors, whose scroll bars fade out then.
  await page.mouse.move(900, 20);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${ARTIFACTS}explorer.png` });
});

test('every other ready query answers as it stands', async () => {
  await open();
  await chooseTab('OneAgent');
  const one = await execute();
  expect(one.errors).toBeUndefined();
  expect(one.data?.agent).toMatchObject({ id: expect.any(String), raw: expect.any(Object) });
  await chooseTab('AccountHealth');
  const health = await execute();
  expect(health.errors).toBeUndefined();
  expect(health.data?.accounts?.length).toBeGreaterThan(0);
});

test('a visitor who comes back finds the tabs as they were left, and downloads no script again', async () => {
  await open();
  await page.getByRole('button', { name: /New tab/ }).click();
  await page.locator('.graphiql-query-editor .view-lines').click();
  await page.keyboard.insertText('query Mine { __typename }');
  await expect.poll(titles).toEqual(['AllAgents', 'OneAgent', 'AccountHealth', 'Mine']);
  await expect.poll(() => stored('graphiql:tabState')).toContain('query Mine');
  expect(page.url()).toBe(server.url);

  let received = 0;
  context.on('requestfinished', async (request) => {
    if (request.method() === 'GET') received += Math.max(0, (await request.sizes()).responseBodySize);
  });
  await open();
  expect(await titles()).toEqual(['AllAgents', 'OneAgent', 'AccountHealth', 'Mine']);
  expect(await activeTab()).toBe('Mine');
  expect((await execute()).data).toEqual({ __typename: 'Query' });
  // The page itself comes again: a browser forgets what it has of an address as soon as it posts to it.
  expect(received).toBeGreaterThan(0);
  expect(received).toBeLessThan(10_000);
});

const stored = (key: string) => page.evaluate((name) => localStorage.getItem(`rollcall:${name}`) ?? '', key);

/** Changes what the browser remembers, as if an earlier version of the server had written it. */
async function remember(key: string, change: (text: string) => string): Promise<void> {
  const text = change(await stored(key));
  await page.evaluate(([name, value]) => localStorage.setItem(`rollcall:${name}`, value ?? ''), [key, text]);
}

test('an untouched ready tab gets the new id, an edited one and a closed one stay as they are', async () => {
  await open();
  await expect.poll(() => stored('graphiql:tabState')).toContain('OneAgent');
  const { id } = JSON.parse(JSON.parse(await stored('offered'))[1].variables) as { id: string };
  const older = (text: string) => text.replaceAll(id, 'gone:1');
  await remember('offered', older);
  await remember('graphiql:tabState', (text) => {
    const state = JSON.parse(older(text));
    state.tabs[0].query = 'query AllAgents { __typename }';
    state.tabs.splice(2, 1);
    return JSON.stringify(state);
  });
  await open();
  expect(await titles()).toEqual(['AllAgents', 'OneAgent']);
  expect((await execute()).data).toEqual({ __typename: 'Query' });
  await chooseTab('OneAgent');
  expect((await execute()).data?.agent).toMatchObject({ id });
});

test('a ready tab that is new since the last visit is added to the tabs of the visitor', async () => {
  await open();
  await expect.poll(() => stored('graphiql:tabState')).toContain('AccountHealth');
  const firstTwo = (tabs: unknown[]) => tabs.slice(0, 2);
  await remember('offered', (text) => JSON.stringify(firstTwo(JSON.parse(text))));
  await remember('graphiql:tabState', (text) => {
    const state = JSON.parse(text);
    return JSON.stringify({ ...state, tabs: firstTwo(state.tabs) });
  });
  await open();
  expect(await titles()).toEqual(['AllAgents', 'OneAgent', 'AccountHealth']);
  expect(await activeTab()).toBe('AllAgents');
});

test('a link with a query opens in a tab of its own and leaves the address bar', async () => {
  await open(`${server.url}?query=${encodeURIComponent('query Linked { __typename }')}`);
  await expect.poll(titles).toEqual(['AllAgents', 'OneAgent', 'AccountHealth', 'Linked']);
  expect((await execute()).data).toEqual({ __typename: 'Query' });
  expect(page.url()).toBe(server.url);
});
