import { once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { SCOPES } from '../../src/access/caller.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { vendors } from '../../src/vendors/index.ts';
import { keyCaller } from '../support/access.ts';
import { startCatalog, type TestCatalog } from '../support/catalog.ts';
import { startRollcall } from '../support/rollcall.ts';

/** More than two pages of each vendor. */
const AGENTS = 25;

const KEYS = {
  all: 'rollcall_test-all',
  some: 'rollcall_test-some',
  writer: 'rollcall_test-writer',
  noRaw: 'rollcall_test-no-raw',
};

let catalog: TestCatalog;
let listening: Listening;

beforeAll(async () => {
  const [first] = vendors.map(({ key }) => key);
  const ids = await accountIds(first as string);
  catalog = await startCatalog({
    agents: AGENTS,
    access: {
      apiKeys: [
        keyCaller('all', KEYS.all),
        keyCaller('some', KEYS.some, SCOPES, ids),
        keyCaller('writer', KEYS.writer, ['agents:write', 'agents:raw', 'operations']),
        keyCaller('no-raw', KEYS.noRaw, ['agents:read']),
      ],
    },
  });
  listening = await listen(catalog.rollcall.listener, '127.0.0.1', 0, { drainMs: 0 });
});
afterAll(async () => {
  await listening?.stop();
  await catalog?.close();
});

/** The accounts that a sandbox of one vendor has. */
async function accountIds(only: string): Promise<readonly string[]> {
  const { rollcall, close } = await startRollcall({ agents: 1, only: [only] });
  await close();
  return [...rollcall.accounts.keys()];
}

function ask(path: string, parameters: Record<string, unknown> = {}, key: string | undefined = KEYS.all) {
  const search = new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  const headers: Record<string, string> = key === '' ? {} : { authorization: `Bearer ${key}` };
  return fetch(`${listening.origin}/export/agents.${path}?${search}`, { headers });
}

async function linesOf(parameters: Record<string, unknown> = {}, key?: string): Promise<JsonObject[]> {
  const response = await ask('ndjson', parameters, key);
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

async function refusalOf(answer: Response | PromiseLike<Response>) {
  const response = await answer;
  const { status } = response;
  expect(response.headers.get('content-type')).toContain('application/json');
  const { errors } = (await response.json()) as { errors: { message: string; extensions: JsonObject }[] };
  return { status, message: errors[0]?.message, code: errors[0]?.extensions.code };
}

const ORDER = { field: 'NAME', direction: 'ASC' };

describe('an export as JSON', () => {
  test('has all agents of the catalog, in the order that was asked for, as GraphQL shows them', async () => {
    const lines = await linesOf({ orderBy: ORDER });
    expect(lines).toHaveLength(AGENTS * vendors.length);
    const { nodes } = await catalog.list<{ nodes: JsonObject[] }>(
      `nodes {
        id vendor account { id label } vendorId name description instructions model
        languageModel { id provider label retiresAt retirementSource replacements }
        temperature avatarUrl tags status createdAt updatedAt observedAt extension { __typename }
      }`,
      { first: 100, orderBy: ORDER },
      KEYS.all,
    );
    expect(lines.slice(0, 100)).toMatchObject(nodes);
    expect(Object.keys(lines[0] ?? {})).toEqual(Object.keys(nodes[0] ?? {}));
    for (const line of lines) expect(Object.keys(line.extension as object).length).toBeGreaterThan(1);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  });

  test('has the agents of a filter, and an answer without lines where there are none', async () => {
    const filter = {
      or: [{ status: { eq: 'ACTIVE' } }, { name: { contains: 'a' } }],
      not: { model: { isNull: true } },
    };
    const { totalCount } = await catalog.list<{ totalCount: number }>('totalCount', { filter }, KEYS.all);
    expect(totalCount).toBeGreaterThan(0);
    expect(await linesOf({ filter })).toHaveLength(totalCount);
    expect(await linesOf({ filter: { name: { eq: 'nobody has this name' } } })).toEqual([]);
    expect(await linesOf({ filter: null, orderBy: null })).toHaveLength(AGENTS * vendors.length);
  });

  test('shows the vendor documents where they are asked for', async () => {
    for (const { raw } of await linesOf({ raw: true })) expect(Object.keys(raw as object).length).toBeGreaterThan(1);
    for (const line of await linesOf({ raw: false }, KEYS.noRaw)) expect(line).not.toHaveProperty('raw');
  });

  test('asks no vendor, says how old it is, and is a file to browsers', async () => {
    catalog.vendors.forgetCalls();
    const response = await ask('ndjson');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="agents.ndjson"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(new Date(response.headers.get('rollcall-as-of') ?? '').getTime()).toBeLessThanOrEqual(Date.now());
    await response.text();
    expect(catalog.vendors.callCount()).toBe(0);
  });
});

describe('an export as CSV', () => {
  test('has a head and a line for each agent', async () => {
    const response = await ask('csv', { orderBy: ORDER });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="agents.csv"');
    const text = await response.text();
    const columns = 'id,vendor,account,name,description,model,languageModel,status,tags,createdAt,updatedAt,observedAt';
    expect(text.startsWith(`${columns}\r\n`)).toBe(true);
    const ids = (await linesOf({ orderBy: ORDER })).map(({ id }) => id);
    const only = await (await ask('csv', { orderBy: ORDER, fields: 'id' })).text();
    expect(only).toBe(['id', ...ids, ''].join('\r\n'));
  });

  test('has the columns that were asked for, in their order', async () => {
    const agent = (await linesOf()).find(({ languageModel: model }) => model !== null);
    const names = ['accountLabel', 'account', 'vendorId', 'languageModel'];
    const text = await (await ask('csv', { filter: { id: { eq: agent?.id } }, fields: names.join(', ') })).text();
    const { account, vendorId, languageModel } = agent as unknown as {
      readonly account: { readonly id: string; readonly label: string };
      readonly vendorId: string;
      readonly languageModel: { readonly id: string };
    };
    const values = [account.label, account.id, vendorId, languageModel.id];
    expect(text.replaceAll('"', '')).toBe(`${names.join()}\r\n${values.join()}\r\n`);
  });
});

describe('an export is refused', () => {
  test.each([
    ['filter that is no JSON', { filter: '{' }, 'filter: expected JSON'],
    ['filter that is no object', { filter: [1] }, 'filter: expected a JSON object'],
    ['filter that there is not', { filter: { colour: 'red' } }, 'Variable "$filter"'],
    ['account that there is not', { filter: { accountIds: ['nowhere'] } }, 'filter.accountIds: no account'],
    ['order that there is not', { orderBy: { field: 'COLOUR' } }, 'Variable "$orderBy" at "orderBy.field"'],
    ['number that would be rounded', { filter: '{ "temperature": { "gt": 0.12345678901234567890123 } }' }, 'filter.'],
    ['word for raw', { raw: 'perhaps' }, 'raw: expected true or false'],
    ['column of JSON', { fields: 'id' }, 'expected no parameters but filter, orderBy or raw, each once'],
  ])('for a %s', async (_, parameters: Record<string, unknown>, message) => {
    expect(await refusalOf(ask('ndjson', parameters))).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(message),
    });
  });

  test.each([
    ['unknown', 'id,colour', 'fields: expected names with commas between them, of id, vendor'],
    ['named twice', 'id,id', 'fields: expected each column once'],
  ])('for a column that is %s', async (_, fields, message) => {
    expect(await refusalOf(ask('csv', { fields }))).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(message),
    });
  });

  test('to whoever has not signed in, or lacks a scope', async () => {
    expect(await refusalOf(ask('csv', {}, ''))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await refusalOf(ask('csv', {}, 'unknown'))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await refusalOf(ask('csv', {}, KEYS.writer))).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await refusalOf(ask('ndjson', { raw: true }, KEYS.noRaw))).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  test('for another method, and for pages of other origins', async () => {
    const headers = { authorization: `Bearer ${KEYS.all}` };
    const url = `${listening.origin}/export/agents.csv`;
    const post = fetch(url, { method: 'POST', headers });
    expect(await refusalOf(post)).toMatchObject({ status: 405, code: 'BAD_REQUEST' });
    expect((await post).headers.get('allow')).toBe('GET');
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const foreign = catalog.rollcall.yoga.fetch(url, { headers: { ...headers, ...link } });
    expect(await refusalOf(foreign)).toMatchObject({ status: 403, code: 'ORIGIN_NOT_ALLOWED' });
  });

  test('without a catalog', async () => {
    const answer = catalog.vendors.rollcall.yoga.fetch('http://localhost/export/agents.csv');
    expect(await refusalOf(answer)).toEqual({
      status: 501,
      code: 'BAD_REQUEST',
      message: expect.stringContaining('needs a catalog'),
    });
  });

  test('while the store can not be asked', async () => {
    const list = vi.spyOn(catalogOf(), 'list').mockRejectedValue(new Error('the store is gone'));
    onTestFinished(() => list.mockRestore());
    expect(await refusalOf(ask('csv'))).toMatchObject({ status: 503, code: 'CATALOG_UNAVAILABLE' });
  });
});

test('a caller of some accounts gets the agents of those', async () => {
  const lines = await linesOf({}, KEYS.some);
  expect(lines).toHaveLength(AGENTS);
  expect(new Set(lines.map(({ vendor }) => vendor)).size).toBe(1);
  const foreign = (await linesOf()).find(({ vendor }) => vendor !== lines[0]?.vendor)?.account as JsonObject;
  const filter = { accountIds: [foreign.id] };
  expect(await refusalOf(ask('ndjson', { filter }, KEYS.some))).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
});

describe('an export that is read slowly', () => {
  test('is read no faster from the catalog, and no further once its client has left', async ({ onTestFinished }) => {
    const list = endlessList();
    onTestFinished(() => list.mockRestore());
    const response = await begin('ndjson');
    response.pause();
    const held = await whenItRests(() => list.mock.calls.length);
    for (let chunks = 0; chunks < 200; chunks++) {
      if (response.read() === null) await once(response, 'readable');
    }
    expect(list.mock.calls.length).toBeGreaterThan(held);
    response.resume();
    response.destroy();
    await whenItRests(() => list.mock.calls.length);
  });

  test('does not end as a whole one where the store fails', async ({ onTestFinished }) => {
    const list = endlessList();
    onTestFinished(() => list.mockRestore());
    const response = await begin('csv');
    await once(response, 'readable');
    list.mockRejectedValue(new Error('the store is gone'));
    await expect(drain(response)).rejects.toThrow('aborted');
    expect(catalog.vendors.log.at(-1)).toMatchObject({ level: 'error', message: 'an export broke off' });
  });
});

const catalogOf = () => catalog.rollcall.catalog as NonNullable<typeof catalog.rollcall.catalog>;

/** The first page, again and again. */
function endlessList() {
  const first = catalogOf().list.bind(catalogOf());
  return vi.spyOn(catalogOf(), 'list').mockImplementation(async (question, window, identity) => ({
    ...(await first(question, { ...window, after: undefined }, identity)),
    hasNextPage: true,
  }));
}

function begin(form: string): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${KEYS.all}` };
  return new Promise((resolve, reject) => {
    send(`${listening.origin}/export/agents.${form}`, { headers }, resolve).on('error', reject).end();
  });
}

async function drain(response: IncomingMessage): Promise<void> {
  for await (const chunk of response) if (chunk.length === 0) return;
}

/** A number once it grows no more. */
async function whenItRests(read: () => number): Promise<number> {
  for (let before = -1; ; ) {
    const now = read();
    if (now === before) return now;
    before = now;
    await sleep(300);
  }
}
