import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DriftLog } from '../../src/accounts/drift-log.ts';
import type { AgentRecord } from '../../src/core/agent.ts';
import { aegra } from '../../src/vendors/aegra/index.ts';
import { readErrorBody } from '../../src/vendors/aegra/mapping.ts';
import type { VendorClient } from '../../src/vendors/client.ts';
import { accountAt, failure, UNKNOWN_ID } from '../support/vendor-account.ts';
import recordings from './recordings/langgraph.json' with { type: 'json' };

type Title = keyof typeof recordings.answers;

const RECORDED_ID = '11111111-1111-4111-8111-111111111111';

let server: Server;
let client: VendorClient;
let drift: DriftLog;
/** Answered in this order. */
let answers: { status: number; contentType: string | null; body: string }[];
/** Method, path and body of every call. */
let calls: [string, string, unknown][];

/** What the server recorded, given out once. */
function replay(title: Title): void {
  answers.push(recordings.answers[title]);
}

function recorded(title: Title): unknown {
  return JSON.parse(recordings.answers[title].body);
}

beforeEach(async () => {
  answers = [];
  calls = [];
  server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    calls.push([request.method ?? '', request.url ?? '', body === '' ? undefined : JSON.parse(body)]);
    const answer = answers.shift() ?? { status: 599, contentType: null, body: '' };
    response.writeHead(answer.status, answer.contentType === null ? {} : { 'content-type': answer.contentType });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ client, drift } = accountAt(aegra, `http://127.0.0.1:${(server.address() as AddressInfo).port}`));
});

afterEach(async () => {
  await client.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function recordedAgent(): Promise<AgentRecord> {
  replay('get');
  const record = await client.get?.(RECORDED_ID);
  if (record === null || record === undefined) throw new Error('the recorded assistant is not there');
  return record;
}

describe('what a LangGraph server answered', () => {
  test('to a search is a page of whole assistants', async () => {
    replay('search');
    replay('search past the end');
    const page = await client.list({ query: {}, limit: 10, offset: 0 });
    expect(page).toMatchObject({ itemCount: 10, hasMore: true });
    expect(page.agents.map(({ document }) => document)).toEqual(recorded('search'));
    expect(page.agents[0]).toMatchObject({
      whole: true,
      operations: ['UPDATE', 'DELETE', 'COPY', 'RESTORE_VERSION'],
      fields: { name: 'page-5', description: null, createdAt: new Date('2026-11-22T04:55:13.875Z') },
      document: { graph_id: 'echo', metadata: { grp: 'p', i: 5 } },
    });
    expect(await client.list({ query: {}, limit: 10, offset: 50 })).toEqual({
      agents: [],
      itemCount: 0,
      hasMore: false,
    });
    expect(drift.list()).toEqual([]);
  });

  test('to a search of the default assistants can be changed: there is no owner', async () => {
    replay('search of the system');
    const { agents } = await client.list({ query: {}, limit: 100, offset: 0 });
    expect(agents[0]).toMatchObject({
      vendorId: '0b226d00-e4ec-5b58-8e33-88f4bd4debe7',
      operations: ['UPDATE', 'DELETE', 'COPY', 'RESTORE_VERSION'],
      document: { metadata: { created_by: 'system' } },
    });
  });

  test('to a search for some keys only is no assistant, and said so', async () => {
    replay('search with selected keys');
    expect(await client.list({ query: {}, limit: 10, offset: 0 })).toEqual({
      agents: [],
      itemCount: 10,
      hasMore: true,
    });
    expect(drift.list()).toMatchObject([{ path: 'assistant_id', problem: 'expected a text' }]);
  });

  test('to a count is a number', async () => {
    replay('count');
    expect(await client.count?.({})).toBe(16);
    expect(calls).toEqual([['POST', '/assistants/count', {}]]);
  });

  test('to a get is the assistant', async () => {
    const record = await recordedAgent();
    expect(record.document).toEqual(recorded('get'));
    expect(record.fields.updatedAt).toEqual(new Date((recorded('get') as { updated_at: string }).updated_at));
    expect(calls).toEqual([['GET', `/assistants/${RECORDED_ID}`, undefined]]);
    expect(drift.list()).toEqual([]);
  });

  test('to the name of a graph is another assistant than the one asked for', async () => {
    replay('get by graph id');
    expect(await client.get?.('agent')).toBeNull();
  });

  test.each(['get of a missing assistant', 'get of an id that is no UUID'] as const)(
    'to a %s is none',
    async (title) => {
      replay(title);
      expect(await client.get?.(UNKNOWN_ID)).toBeNull();
    },
  );

  test('to a request for versions is a page without changes since', async () => {
    const agent = await recordedAgent();
    replay('versions');
    const page = await client.versions?.(
      { ...agent, document: { ...agent.document, version: 8 } },
      { offset: 0, limit: 5 },
    );
    expect(page?.hasMore).toBe(true);
    expect(page?.versions.map(({ number, isCurrent }) => [number, isCurrent])).toEqual([
      [8, true],
      [7, false],
      [6, false],
      [5, false],
      [4, false],
    ]);
    expect(page?.versions[0]?.createdAt).toEqual(new Date('2026-11-22T04:55:13.422Z'));
    expect(calls.at(-1)).toEqual(['POST', `/assistants/${RECORDED_ID}/versions`, { limit: 5, offset: 0 }]);
    expect(drift.list()).toEqual([]);
  });

  test('to a request for versions past the end is an empty page', async () => {
    const agent = await recordedAgent();
    replay('versions past the end');
    expect(await client.versions?.(agent, { offset: 995, limit: 5 })).toEqual({ versions: [], hasMore: false });
    expect(calls.at(-1)?.[2]).toEqual({ limit: 5, offset: 995 });
  });

  test('with all versions there are, whatever was asked for, is cut to what was', async () => {
    const agent = await recordedAgent();
    const all = Array.from({ length: 50 }, (_, index) => ({ version: 50 - index }));
    for (const offset of [0, 10, 40]) {
      answers.push({ status: 200, contentType: 'application/json', body: JSON.stringify(all) });
      const page = await client.versions?.(agent, { offset, limit: 10 });
      expect(page?.versions.map(({ number }) => number)).toEqual(
        Array.from({ length: 10 }, (_, index) => 50 - offset - index),
      );
      expect(page?.hasMore).toBe(offset < 40);
    }
  });

  test('to a request for the versions of no assistant is a refusal', async () => {
    const agent = await recordedAgent();
    replay('versions of a missing assistant');
    expect(await failure(client.versions?.(agent, { offset: 0, limit: 5 }))).toMatchObject({
      code: 'NOT_FOUND',
      vendorMessage: `Assistant "99999999-9999-4999-8999-999999999999" not found.`,
    });
  });

  test.each([
    ['search with limit 1001', 'too_big', 'limit', 'limit: Number must be less than or equal to 1000'],
    ['search with offset -1', 'too_small', 'offset', 'offset: Number must be greater than or equal to 0'],
    [
      'search with sort_by version',
      'invalid_enum_value',
      'sort_by',
      "sort_by: Invalid enum value. Expected 'assistant_id' | 'graph_id' | 'created_at' | 'updated_at' | 'name', received 'version'",
    ],
  ] as const)('to a %s names the field', async (title, vendorCode, vendorField, vendorMessage) => {
    replay(title);
    expect(await failure(client.list({ query: {}, limit: 10, offset: 0 }))).toMatchObject({
      code: 'INVALID',
      status: 400,
      vendorCode,
      vendorField,
      vendorMessage,
    });
  });

  test('to a call without credentials is a refusal of the credentials', async () => {
    replay('no credentials');
    expect(await failure(client.checkHealth())).toMatchObject({ code: 'UNAUTHORIZED', vendorMessage: 'Unauthorized' });
  });

  test('to a wrong base URL is no empty list', async () => {
    replay('unknown route');
    expect(await failure(client.list({ query: {}, limit: 10, offset: 0 }))).toMatchObject({
      code: 'NOT_FOUND',
      vendorMessage: '404 Not Found',
    });
  });
});

test.each([
  ['duplicate id', { message: 'Assistant already exists' }],
  ['if_exists error', { code: 'invalid_union', field: 'if_exists', message: 'if_exists: Invalid input' }],
  [
    'wrong types',
    {
      code: 'invalid_type',
      field: 'graph_id',
      message:
        'graph_id: Expected string, received number; config.recursion_limit: Expected number, received string; metadata: Expected object, received string',
    },
  ],
  ['malformed JSON', { message: 'Malformed JSON in request body' }],
] as const)('the recorded refusal of a write, %s, is understood', (title, expected) => {
  const { status, body, contentType } = recordings.answers[title];
  const read = readErrorBody(contentType?.startsWith('application/json') ? JSON.parse(body) : body, status);
  expect(read).toMatchObject(expected);
});
