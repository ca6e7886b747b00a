import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { isShownWhole } from '../support/shown-whole.ts';

/** A server that answers every read with one text, and keeps what it is sent. */
async function serveDocument() {
  const sent: string[] = [];
  const state = { document: '{}', list: '[]' };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const isList = request.url?.endsWith('/search') || request.url?.split('?')[0]?.endsWith('/agents');
    if (request.method !== 'GET' && !isList) sent.push(body);
    response.setHeader('content-type', 'application/json');
    response.end(isList && request.method !== 'PATCH' ? state.list : state.document);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    sent,
    state,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Metadata of an assistant as its server writes it. */
const assistant = (metadata: string) =>
  `{"assistant_id":"a","graph_id":"g","name":"n","description":null,"config":{},"context":{},"metadata":${metadata},"version":1,"user_id":"u","created_at":"2026-03-01T10:00:00Z","updated_at":"2026-03-01T10:00:00Z"}`;

/** Each way to ask: there are wrappers around resolvers that only some of them have. */
const WAYS = [
  { path: '/graphql', headers: {} },
  { path: '/graphql', headers: { 'apollo-federation-include-trace': 'ftv1' } },
  { path: '/federation', headers: {} },
  { path: '/federation', headers: { 'apollo-federation-include-trace': 'ftv1' } },
] as const;

describe('JSON of a vendor', () => {
  let vendor: Awaited<ReturnType<typeof serveDocument>>;
  let rollcall: Rollcall;

  beforeAll(async () => {
    vendor = await serveDocument();
    const baseUrl = vendor.origin;
    const settings = [
      { id: 'g', vendor: 'aegra', baseUrl },
      { id: 'c', vendor: 'cometchat', baseUrl, appId: 'app', apiKey: 'key-of-cometchat' },
      { id: 'n', vendor: 'nova', baseUrl, orgId: 'org', apiKey: 'key-of-nova' },
    ];
    const accounts = settings.flatMap((account) => {
      const { accountSettings } = vendors.find(({ key }) => key === account.vendor) ?? {};
      return accountSettings === undefined ? [] : [accountSettings.parse(account)];
    });
    const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
    rollcall = createRollcall({ vendors, accounts, logger });
  });

  afterAll(async () => {
    await rollcall.close();
    await vendor.close();
  });

  async function post(query: string, { path, headers }: (typeof WAYS)[number] = WAYS[0]): Promise<string> {
    const response = await rollcall.yoga.fetch(`http://rollcall${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    return response.text();
  }

  const numbers = ['1.0', '1', '-0', '-0.0', '1e400', '1e16', '1E5', '9007199254740993', '0.10', '12345678.123456789'];

  test.each(numbers)('a number that is written %s is shown as it is written', async (number) => {
    vendor.state.document = assistant(`{"list":[${number},{"below":${number}}],"number":${number}}`);
    const text = await post('{ agent(id: "g:a") { raw extension { ... on AegraAgent { metadata } } } }');
    const shown = `{"list":[${number},{"below":${number}}],"number":${number}}`;
    expect(text.split(shown)).toHaveLength(3);
    expect(text).not.toContain('errors');
  });

  const awkward = ['then', '__proto__', 'constructor', 'toJSON', 'rawJSON', 'valueOf', 'length', '', '0', '12'];

  test.each(awkward)('a key called %j is a key like any other', async (key) => {
    const value = `{${JSON.stringify(key)}:{${JSON.stringify(key)}:"x"}}`;
    const list = `[${value.slice(0, -1)},"other":[${value}]}]`;
    for (const metadata of [value, `{"list":${list}}`]) {
      vendor.state.document = assistant(metadata);
      vendor.state.list = `[${vendor.state.document}]`;
      const fields = '{ raw extension { ... on AegraAgent { metadata } } }';
      for (const way of WAYS) {
        const one = await post(`{ agent(id: "g:a") ${fields} }`, way);
        const all = await post(`{ agents(filter: { accountIds: ["g"] }) { nodes ${fields} } }`, way);
        for (const text of [one, all]) {
          expect(text.split(metadata)).toHaveLength(3);
          expect(text).not.toContain('errors');
        }
      }
      const entity = '{ _entities(representations: [{ __typename: "Agent", id: "g:a" }])';
      for (const way of WAYS.slice(2)) {
        const text = await post(`${entity} { ... on Agent ${fields} } }`, way);
        expect(text.split(metadata)).toHaveLength(3);
      }
    }
  });

  const typed = [
    [
      'CometChat',
      'c:a',
      (key: string) => `{"uid":"a","name":"n","metaData":{"greetingMessage":"hi",${key}},${key}}`,
      '... on CometChatAgent { shown: metaData { greetingMessage } }',
      '{"greetingMessage":"hi"}',
    ],
    [
      'Nova',
      'n:a',
      (key: string) => `{"id":"a","name":"n","type":"voice","llm_config":{"max_tokens":9,${key}},${key}}`,
      '... on NovaAgent { shown: llmConfig { maxTokens } }',
      '{"maxTokens":9}',
    ],
  ] as const;

  test.each(typed)(
    'an object of %s that has fields may have any other key, too',
    async (_, id, document, type, shown) => {
      const values = ['"x"', '1', '2.0', 'null', '{"then":"x"}', '["x"]'];
      for (const key of awkward) {
        for (const value of values) {
          vendor.state.document = document(`${JSON.stringify(key)}:${value}`);
          // CometChat finds one by its list.
          vendor.state.list = `[${vendor.state.document}]`;
          for (const way of WAYS) {
            const text = await post(`{ agent(id: "${id}") { raw extension { ${type} } } }`, way);
            expect(text).toContain(`"extension":{"shown":${shown}}`);
            expect(text).not.toContain('errors');
          }
        }
      }
    },
  );

  test.each(WAYS)('a field may be called `then` in the answer: $path $headers', async (way) => {
    vendor.state.document = assistant('{}');
    const text = await post('{ then: agent(id: "g:a") { then: vendorId } }', way);
    expect(text).toContain('{"data":{"then":{"then":"a"}}');
  });
});

describe('what a caller gives', () => {
  let api: TestRollcall;
  beforeEach(async () => {
    api = await startRollcall({ only: ['aegra'] });
  });
  afterEach(() => api.close());

  const types = { $word: 'String', $number: 'Int', $json: 'JSONObject', $none: 'String' };
  const create = (metadata: string) => {
    const used = Object.entries(types).filter(([name]) => metadata.includes(name));
    return `mutation ${used.length === 0 ? '' : `(${used.map(([name, type]) => `${name}: ${type}`)})`} {
      createAgent(input: { accountId: "aegra", name: "N", dryRun: true,
        extension: { aegra: { graphId: "agent", metadata: ${metadata} } } }) {
        plannedCalls { body } userErrors { field code message }
      }
    }`;
  };

  type Answer = {
    data?: {
      createAgent: {
        plannedCalls: { body: { metadata: unknown } }[] | null;
        userErrors: { field: string[]; code: string; message: string }[];
      };
    };
    errors?: { message: string; extensions: { code: string } }[];
  };
  const run = async (metadata: string, variables: object = {}) =>
    (await api.run(create(metadata), variables)) as unknown as Answer;

  test('is sent as it is, variables inside a literal included', async () => {
    const variables = { word: 'w', number: 3, json: { a: [null, true] } };
    const { data, errors } = await run(
      '{ a: $word, b: [1, 2.5, $number], c: { d: $json, e: null, f: "x", g: false }, __proto: $none, h: [$none] }',
      variables,
    );
    expect(errors).toBeUndefined();
    expect(data?.createAgent.plannedCalls?.[0]?.body.metadata).toEqual({
      a: 'w',
      b: [1, 2.5, 3],
      c: { d: { a: [null, true] }, e: null, f: 'x', g: false },
      h: [null],
    });
  });

  /** The selection of `create`, for an operation that has its variables. */
  const asFragment = (metadata: string) => `fragment creating on Mutation ${create(metadata).slice('mutation'.length)}`;

  const changed = [
    ['$time: DateTime', '{ at: $time }', { time: '2026-03-01T10:00:00+02:00' }, '$time', 'DateTime'],
    ['$time: DateTime!', '{ list: [{ deep: [1, $time] }] }', { time: '2026-03-01T10:00:00Z' }, '$time', 'DateTime'],
    ['$url: URL', '{ at: { url: $url } }', { url: 'https://h.example' }, '$url', 'URL'],
    ['$urls: [URL!]', '{ urls: $urls }', { urls: ['https://h.example'] }, '$urls', 'URL'],
    ['$of: DeleteAgentInput', '{ of: $of }', { of: { id: 'a:b' } }, '$of', 'DeleteAgentInput'],
  ] as const;

  test.each(changed)(
    'is refused with its name where a variable would be changed inside a literal: %s in %s',
    async (definition, metadata, variables, name, type) => {
      const { data, errors } = (await api.run(
        `mutation (${definition}) { ...creating }
         ${asFragment(metadata)}`,
        variables,
      )) as unknown as Answer;
      expect(data ?? null).toBeNull();
      expect(errors).toEqual([
        expect.objectContaining({
          message: `${name}: expected a variable of type String or JSON, since it stands inside JSON; a ${type} would be changed there`,
          extensions: { code: 'BAD_USER_INPUT', argument: name },
        }),
      ]);
      expect(api.callCount()).toBe(0);
    },
  );

  test('may be a variable of any other type inside a literal', async () => {
    const inJson = {
      s: '2026-03-01T10:00:00+02:00',
      j: { at: ['https://h.example'] },
      o: { a: null },
      i: 1,
      f: 1.5,
      b: false,
      id: 'x',
      e: 'ACTIVE',
      t: '10:00',
      n: 2 ** 40,
      filter: { tags: ['a'] },
    };
    const { data, errors } = (await api.run(
      `mutation ($s: String, $j: JSON, $o: JSONObject, $i: Int, $f: Float, $b: Boolean, $id: ID, $e: AgentStatus,
         $t: LocalTime, $n: SafeInt, $filter: AgentFilter, $at: DateTime) {
         later: deleteAgent(input: { id: "aegra:x", dryRun: true, expectedUpdatedAt: $at }) { deletedAgentId }
         ...creating
       }
       ${asFragment('{ s: $s, j: $j, o: $o, i: $i, f: $f, b: $b, id: $id, e: $e, t: $t, n: $n, filter: $filter }')}`,
      { ...inJson, at: '2026-03-01T10:00:00Z' },
    )) as unknown as Answer;
    expect(errors).toBeUndefined();
    expect(data?.createAgent.plannedCalls?.[0]?.body.metadata).toEqual(inJson);
  });

  test.each(['{ mode: FAST }', '{ list: [{ mode: FAST }] }'])(
    'is refused where a literal has a bare word: %s',
    async (metadata) => {
      const { data, errors } = await run(metadata);
      expect(data ?? null).toBeNull();
      expect(errors?.[0]?.message).toContain('put a text in quotes');
      expect(errors?.[0]?.message).toContain('mode: ');
    },
  );

  const rounded = ['9007199254740993', '1e400', '0.1234567890123456789', '-12345678901234567890.5', '1e-400'];

  test.each(rounded)('is refused with its path where it would be rounded: %s in a literal', async (number) => {
    const { errors } = await run(`{ list: [1, { deep: ${number} }] }`);
    expect(errors?.[0]?.message).toMatch(/^input\.extension\.aegra\.metadata\.list\[1\]\.deep: expected a number/);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(api.callCount()).toBe(0);
  });

  test.each(rounded)('is refused with its path where it would be rounded: %s in a variable by GET', async (number) => {
    const search = new URLSearchParams({
      query: 'query ($json: JSON) { __typename }',
      variables: `{"json":{"list":[1,{"deep":${number}},${number}]}}`,
    });
    const response = await api.rollcall.yoga.fetch(`http://rollcall/graphql?${search}`);
    const { errors } = (await response.json()) as Answer;
    expect(errors?.[0]?.message).toMatch(/^variables\.json\.list\[1\]\.deep: expected a number/);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  const deep = (depth: number, bottom: string, key: string) =>
    `${`{${key}:`.repeat(depth)}${bottom}${'}'.repeat(depth)}`;

  test.each(['1', '1.0'])(
    'is refused where it is nested without end, whatever number is at the bottom: %s',
    async (number) => {
      for (const depth of [201, 2000, 50_000]) {
        const response = await api.rollcall.yoga.fetch('http://rollcall/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: `{"query":${JSON.stringify(create('$json'))},"variables":{"json":${deep(depth, number, '"a"')}}}`,
        });
        const { errors } = (await response.json()) as Answer;
        expect(errors?.map(({ message }) => message)).toEqual([
          'Variable "$json": expected JSON that is nested at most 200 deep.',
        ]);
        expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      }
      for (const [depth, message] of [
        [201, 'expected JSON that is nested at most 200 deep'],
        [20_000, 'The document is nested too deeply.'],
      ] as const) {
        const { data, errors } = await run(deep(depth, number, 'a'));
        expect(data ?? null).toBeNull();
        expect(errors?.[0]?.message).toBe(message);
        expect(errors?.[0]?.extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
      }
      expect(api.log).toEqual([]);
      expect(api.callCount()).toBe(0);
    },
  );

  test('is refused with its path where it would be rounded however deep it is nested', async () => {
    const response = await api.rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":"{ __typename }","variables":{"json":${deep(50_000, '0.12345678901234567890', '"a"')}}}`,
    });
    const { errors } = (await response.json()) as Answer;
    expect(errors?.[0]?.message).toContain('.a.a.a: expected a number that JavaScript can hold');
  });

  test.each(rounded)('is refused with its path where it would be rounded: %s in a variable', async (number) => {
    const response = await api.rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":${JSON.stringify(create('$json'))},"variables":{"json":{"list":[1,{"deep":${number}}]}}}`,
    });
    const { errors } = (await response.json()) as Answer;
    expect(errors?.[0]?.message).toMatch(/^variables\.json\.list\[1\]\.deep: expected a number/);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('passes when its numbers are only written in an unusual way', async () => {
    const response = await api.rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":${JSON.stringify(create('$json'))},"variables":{"json":{"a":1.0,"b":1e3}}}`,
    });
    const { data, errors } = (await response.json()) as Answer;
    expect(errors).toBeUndefined();
    expect(data?.createAgent.plannedCalls?.[0]?.body.metadata).toEqual({ a: 1, b: 1000 });
  });

  test('is refused with its path where it is a whole number that a client may have rounded', async () => {
    for (const number of [2 ** 53, -(2 ** 60), 1e20]) {
      const { data } = await run('$json', { json: { list: [1, { deep: number }] } });
      const [error] = data?.createAgent.userErrors ?? [];
      expect(error?.field).toEqual(['extension', 'aegra', 'metadata', 'list', '1', 'deep']);
      expect(error?.code).toBe('INVALID');
    }
  });

  test('arrives whatever JSON it is', async () => {
    const json = fc.object({
      maxDepth: 3,
      values: [fc.string({ unit: 'grapheme-ascii' }), fc.integer(), fc.boolean(), fc.constant(null)],
    });
    await fc.assert(
      fc.asyncProperty(json.filter(isShownWhole), async (given) => {
        const metadata = JSON.parse(JSON.stringify(given));
        const { data, errors } = await run('$json', { json: metadata });
        expect(errors).toBeUndefined();
        const [planned] = data?.createAgent.plannedCalls ?? [];
        expect(planned?.body.metadata).toEqual(metadata);
      }),
      { numRuns: 50 },
    );
  });
});
