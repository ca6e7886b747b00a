/** @module The explorer in a headless Chromium, as a person uses it: tabs, panes, the execute button. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { AccessSettings } from '../../src/access/authenticator.ts';
import { accessOfTests, TEST_KEY } from '../support/access.ts';
import { launchChromium } from './chromium.ts';
import { startServer } from './start-server.ts';

const ARTIFACTS = fileURLToPath(new URL('../artifacts/', import.meta.url));

/** An answer of the server. */
export interface Answer<Data> {
  readonly data?: Data;
  readonly errors?: unknown;
}

let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let hosts: Set<string>;
let complaints: string[];

/**
 * Gives each test of a file a browser without a past, and the file a server of its own. A test fails when the browser
 * asked any other host for anything, or wrote an error to its console.
 *
 * @param isPhone a screen of 390 by 844, touched instead of clicked
 * @param access how callers sign in: then the browser may note that it was answered 401. @default nobody does
 */
export function setUpExplorer({ isPhone = false, access }: { isPhone?: boolean; access?: AccessSettings } = {}): void {
  beforeAll(async () => {
    mkdirSync(ARTIFACTS, { recursive: true });
    server = await startServer(access);
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  beforeEach(async () => {
    hosts = new Set();
    complaints = [];
    const screen = isPhone
      ? { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
      : { viewport: { width: 1400, height: 900 } };
    context = await browser.newContext({ ...screen, colorScheme: 'light' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    // On the context, so that requests of the editor's workers are seen too.
    context.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol !== 'data:') hosts.add(host);
    });
    page = await context.newPage();
    page.on('console', (message) => {
      const isRefusal = access !== undefined && message.text().includes('the server responded with a status of 401');
      if (message.type() === 'error' && !isRefusal) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
  });

  afterEach(async () => {
    await context.close();
    expect([...hosts]).toEqual([new URL(server.url).host]);
    expect(complaints).toEqual([]);
  });
}

/** Address of the explorer. */
export const address = () => server.url;

/** Address that the browser shows. */
export const shownAddress = () => page.url();

/** Visits the explorer and waits until it can be used. */
export async function open(url = server.url): Promise<void> {
  await page.goto(url);
  if (accessOfTests() !== undefined) await giveCredential(TEST_KEY);
  await waitForEditor();
}

/** Visits the explorer, where it asks for a key or a token first. */
export async function openSignIn(url = server.url): Promise<void> {
  await page.goto(url);
  await page.getByLabel('API key or token').waitFor();
}

/** Gives a key or a token to the page that asks for one. */
export async function giveCredential(credential: string): Promise<void> {
  await page.getByLabel('API key or token').fill(credential);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Waits until the editor can be used: it has the query once it shows its first line. */
export async function waitForEditor(): Promise<void> {
  await page.getByRole('button', { name: /Execute query/ }).waitFor();
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
}

/** What the page says of a credential that was refused. */
export const refusal = () => page.locator('.sign-in output').textContent();

/** Ends it. */
export async function signOut(): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('API key or token').waitFor();
}

/** Whether anything of the page that signs in and out is there. */
export const hasSignIn = async () => (await page.locator('#sign-in, #session').count()) > 0;

/** Everything in which the browser could keep a text: the page itself, its address, its history, its storage, cookies. */
export const kept = async () =>
  JSON.stringify([
    await page.content(),
    page.url(),
    await context.storageState({ indexedDB: true }),
    await page.evaluate(() => [
      JSON.stringify(history.state),
      JSON.stringify(sessionStorage),
      document.cookie,
      ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
    ]),
  ]);

/** The headers with the credential of what the page asks from now on, by what it is. */
export function watchCredentials(): { readonly kind: string; readonly authorization: string | undefined }[] {
  const seen: { readonly kind: string; readonly authorization: string | undefined }[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith('http')) return;
    const { search } = new URL(request.url());
    const isIntrospection = request.postData()?.includes('IntrospectionQuery') ?? false;
    const kind = request.method() === 'POST' ? (isIntrospection ? 'INTROSPECTION' : 'OPERATION') : search || 'PAGE';
    seen.push({ kind, authorization: request.headers().authorization });
  });
  return seen;
}

/** Leaves the explorer for an empty page of its origin: open, it would write over what {@link remember} writes. */
export async function leave(): Promise<void> {
  const empty = { contentType: 'text/html', body: '<link rel="icon" href="data:,">' };
  await page.route('**/empty', (route) => route.fulfill(empty));
  await page.goto(new URL('/empty', server.url).href);
}

/** Titles of all tabs, in order. */
export const titles = () => page.locator('.graphiql-tab-button').allTextContents();

/** Title of the tab that is shown. */
export const activeTab = () => page.locator('.graphiql-tab-active .graphiql-tab-button').textContent();

/** Goes to a tab. */
export async function chooseTab(name: string): Promise<void> {
  await page.locator('.graphiql-tab-button', { hasText: name }).click();
  await expect.poll(activeTab).toBe(name);
}

/** Opens a new tab and puts an operation into it. */
export async function fillNewTab(query: string, name: string): Promise<void> {
  await page.getByRole('button', { name: /New tab/ }).click();
  await paste('.graphiql-query-editor', query);
  await expect.poll(activeTab).toBe(name);
}

/** Writes into the variables pane of the tab that is shown, in the place of what stands there. */
export async function fillVariables(variables: object): Promise<void> {
  await paste('.graphiql-editor-tool', JSON.stringify(variables, null, 2));
}

/** Pasted, because the editor adds closing brackets and quotes to what is typed. */
async function paste(editor: string, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.locator(`${editor} .view-lines`).first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+V');
}

/** Not what the editor asks on its own account to know the schema. */
const isOperation = (request: Request) =>
  request.method() === 'POST' && !request.postData()?.includes('IntrospectionQuery');

/**
 * Presses the execute button and gives the answer, which is read from the wire: the pane shows only what fits. Presses
 * again when nothing was sent: for a tenth of a second after a change of tab GraphiQL still holds the former operation.
 */
export async function execute<Data>(): Promise<Answer<Data>> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    const sent = page.waitForRequest(isOperation, { timeout: 2000 }).catch(() => null);
    await page.getByRole('button', { name: /Execute query/ }).click();
    const response = await (await sent)?.response();
    if (response) return response.json();
  }
  throw new Error(`nothing was sent; the pane says: ${await shownAnswer()}`);
}

/** What the answer pane shows, on one line: the pane wraps long ones, and writes spaces as no-break spaces. */
export const shownAnswer = async () => (await page.locator('.result-window').innerText()).replace(/\s+/g, ' ');

/** Keeps a picture of the page. */
export async function takePicture(name: string): Promise<void> {
  // Away from the editors, whose scroll bars fade out then.
  await page.mouse.move(900, 20);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${ARTIFACTS}${name}.png` });
}

/** What the browser remembers of the explorer under a key. */
export const stored = (key: string) => page.evaluate((name) => localStorage.getItem(`rollcall:${name}`) ?? '', key);

/** Changes what the browser remembers, as if an earlier version of the server had written it. */
export async function remember(key: string, change: (text: string) => string): Promise<void> {
  const text = change(await stored(key));
  await page.evaluate(([name, value]) => localStorage.setItem(`rollcall:${name}`, value ?? ''), [key, text]);
}

/** Counts the bytes of what the browser fetches from now on by `GET`. */
export function countFetchedBytes(): () => number {
  let received = 0;
  context.on('requestfinished', async (request) => {
    if (request.method() === 'GET') received += Math.max(0, (await request.sizes()).responseBodySize);
  });
  return () => received;
}

/** How wide the page is, and how wide the screen. */
export const widths = () => page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);

/** What stands above the explorer. */
export const notice = () => page.locator('.notice').textContent();

/** What the icons are called. */
export const iconTitles = () =>
  page.evaluate(() => [...document.querySelectorAll('svg title')].map((title) => title.textContent));

/** The lines of the query that the pane shows in full, without their indentation. */
export const shownQuery = () =>
  page.evaluate(() => {
    const pane = document.querySelector('.graphiql-query-editor .monaco-editor')?.getBoundingClientRect();
    const lines = [...document.querySelectorAll('.graphiql-query-editor .view-line')].map((line) => {
      const { top, bottom } = line.getBoundingClientRect();
      return { text: (line.textContent ?? '').replace(/\s+/g, ' ').trim(), top, bottom };
    });
    return lines
      .filter(({ top, bottom }) => pane !== undefined && top >= pane.top - 1 && bottom <= pane.bottom + 1)
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text);
  });

/** Top and bottom of what a selector finds. */
export async function box(selector: string): Promise<{ readonly top: number; readonly bottom: number }> {
  const place = await page.locator(selector).first().boundingBox();
  if (place === null) throw new Error(`${selector} is not shown`);
  return { top: place.y, bottom: place.y + place.height };
}
