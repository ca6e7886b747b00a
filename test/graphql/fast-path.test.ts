import { readFileSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuthenticator } from '../../src/access/authenticator.ts';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { keyCaller } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { dryRuns, rootQueries } from './whole-queries.ts';

/** A request as it is sent. */
interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What came back, without what the clock says. */
interface Got {
  readonly status: number | undefined;
  readonly headers: readonly string[];
  readonly body: string;
}

/** A server of one Rollcall, that tells which of its answers Yoga has given. */
class Side {
  readonly rollcall: Rollcall;
  private readonly server;
  /** Answers of Yoga, which listens for errors of the responses. */
  slow = 0;

  constructor(rollcall: Rollcall) {
    this.rollcall = rollcall;
    this.server = createServer((request, response) => {
      response.on('newListener', (event) => {
        if (event === 'error') this.slow++;
      });
      void rollcall.listener(request, response);
    });
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  ask({ method = 'POST', path = '/graphql', headers = JSON_BODY, body }: Sent): Promise<Got> {
    const { port } = this.server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const sent = send({ port, host: '127.0.0.1', method, path, headers: { host: 'rollcall', ...headers } });
      sent.on('error', reject);
      sent.on('response', async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        const pairs = Object.entries(response.headersDistinct).map(([name, values]) => `${name}: ${values}`);
        resolve({
          status: response.statusCode,
          headers: pairs.filter((pair) => !/^(date|ratelimit):/.test(pair)).sort(),
          body: Buffer.from(withoutTimes(Buffer.concat(chunks)), 'latin1').toString('base64'),
        });
      });
      sent.end(body);
    });
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
    await this.rollcall.close();
  }
}

/** When an agent was seen differs between two requests. */
function withoutTimes(body: Buffer): string {
  return body.toString('latin1').replaceAll(/"(observedAt|asOf)":"[^"]+"/g, '"$1":""');
}

const JSON_BODY = { 'content-type': 'application/json' };

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

const KEYS = { all: 'rollcall_all', reader: 'rollcall_reader' };

let roll: TestRollcall;
let fast: Side;
let slow: Side;

beforeAll(async () => {
  roll = await startRollcall({ agents: 3 });
  const authenticator = createAuthenticator({
    apiKeys: [
      keyCaller('all', KEYS.all),
      { ...keyCaller('reader', KEYS.reader, ['agents:read'], ['chatsby']), rateLimit: { requestsPerMinute: 100_000 } },
    ],
  });
  const options = { ...roll.options, authenticator };
  fast = await new Side(createRollcall(options)).open();
  slow = await new Side(createRollcall({ ...options, fastPath: false })).open();
}, 60_000);

afterAll(async () => {
  await fast.close();
  await slow.close();
  await roll.close();
});

/** Sends a request to both, and says whether the fast one went the short way. */
async function compare(sent: Sent): Promise<boolean> {
  const before = fast.slow;
  const [got, expected] = [await fast.ask(sent), await slow.ask(sent)];
  expect(readable(got), JSON.stringify(sent)).toEqual(readable(expected));
  expect(got).toEqual(expected);
  return fast.slow === before;
}

/** Times and ids that are of one request only. */
function readable({ status, headers, body }: Got) {
  return { status, headers, body: Buffer.from(body, 'base64').toString() };
}

const signedIn = (key = KEYS.all) => ({ ...JSON_BODY, authorization: `Bearer ${key}` });

describe('The short way of plain requests', () => {
  test('answers every query and every dry run of the schema with the bytes of Yoga', async () => {
    const { agents } = (await roll.run('{ agents(first: 1) { nodes { id } } }')).data as unknown as {
      agents: { nodes: { id: string }[] };
    };
    const references = { agentId: agents.nodes[0]?.id ?? '', accountId: 'chatsby', cursor: 'none' };
    const ways = new Set<boolean>();
    for (const { query } of [...rootQueries(schema, references), ...dryRuns(schema, references)]) {
      // Health tells how long it took, and when.
      const steady = query.replaceAll(/latencyMs|checkedAt/g, '__typename');
      for (const key of [KEYS.all, KEYS.reader]) {
        ways.add(await compare({ headers: signedIn(key), body: JSON.stringify({ query: steady }) }));
      }
    }
    expect([...ways]).toEqual([true]);
  }, 120_000);

  test.each([
    ['no accept', {}],
    ['any type', { accept: '*/*' }],
    ['JSON', { accept: 'application/json' }],
    ['the type of GraphQL over HTTP', { accept: 'application/graphql-response+json' }],
    ['both, one weighted', { accept: 'application/graphql-response+json;q=0.1, application/json' }],
    ['any application', { accept: 'application/*' }],
    ['what Apollo Client sends', { accept: 'multipart/mixed, application/graphql-response+json, application/json' }],
    ['a charset', { 'content-type': 'Application/JSON; charset=UTF-8' }],
    ['gzip', { 'accept-encoding': 'gzip, deflate' }],
    ['brotli', { 'accept-encoding': 'br;q=1, gzip;q=0' }],
    ['an origin', { origin: 'https://example.org' }],
    ['a page of the same origin', { 'sec-fetch-site': 'same-origin', origin: 'http://rollcall' }],
    ['a trace', { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }],
  ])('takes %s', async (_, headers) => {
    for (const query of ['{ __typename }', '{ agents(first: 12) { nodes { id name raw } } }']) {
      const sent = { headers: { ...signedIn(), ...headers }, body: JSON.stringify({ query }) };
      expect(await compare(sent)).toBe(true);
    }
  });

  test.each<[string, Sent]>([
    ['nobody who signs in', { headers: JSON_BODY, body: '{"query":"{ __typename }"}' }],
    ['a key of nobody', { headers: signedIn('rollcall_none'), body: '{"query":"{ __typename }"}' }],
    ['a GET', { method: 'GET', path: '/graphql?query=%7B__typename%7D', headers: signedIn() }],
    ['another path', { path: '/graphql/', headers: signedIn(), body: '{"query":"{ __typename }"}' }],
    ['the endpoint of gateways', { path: '/federation', headers: signedIn(), body: '{"query":"{ __typename }"}' }],
    ['a path with a question', { path: '/graphql?x', headers: signedIn(), body: '{"query":"{ __typename }"}' }],
    ['another type', { headers: { ...signedIn(), 'content-type': 'text/plain' }, body: '{"query":"{ __typename }"}' }],
    ['no type that there is', { headers: { ...signedIn(), accept: 'text/csv' }, body: '{"query":"{ __typename }"}' }],
    ['events', { headers: { ...signedIn(), accept: 'text/event-stream' }, body: '{"query":"{ __typename }"}' }],
    [
      'statistics of another form',
      { headers: { ...signedIn(), 'rollcall-statistics': 'x' }, body: '{"query":"{ a }"}' },
    ],
    [
      'a foreign page',
      { headers: { ...signedIn(), 'sec-fetch-site': 'cross-site' }, body: '{"query":"{ __typename }"}' },
    ],
    ['no body', { headers: signedIn() }],
    ['no JSON', { headers: signedIn(), body: '{"query":' }],
    ['no UTF-8', { headers: signedIn(), body: Buffer.from('{"query":"{ __typename }\xff"}', 'latin1') }],
    ['a list', { headers: signedIn(), body: '[{"query":"{ __typename }"}]' }],
    ['no document', { headers: signedIn(), body: '{"query":null}' }],
    ['a hash of a document', { headers: signedIn(), body: '{"extensions":{"persistedQuery":{"version":1}}}' }],
    ['an unknown parameter', { headers: signedIn(), body: '{"query":"{ __typename }","id":1}' }],
    ['what is no document', { headers: signedIn(), body: '{"query":"{"}' }],
    ['a field that there is not', { headers: signedIn(), body: '{"query":"{ nothing }"}' }],
    ['a name of no operation', { headers: signedIn(), body: '{"query":"query A { __typename }","operationName":"B"}' }],
    ['variables that are none', { headers: signedIn(), body: '{"query":"{ __typename }","variables":[1]}' }],
    [
      'a variable of another type',
      {
        headers: signedIn(),
        body: '{"query":"query($n: Int!) { agents(first: $n) { nodes { id } } }","variables":{"n":"x"}}',
      },
    ],
    [
      'a number that would be rounded',
      {
        headers: signedIn(),
        body: '{"query":"query($n: Int!) { agents(first: $n) { nodes { id } } }","variables":{"n":1e400}}',
      },
    ],
    ['more than may be answered', { headers: signedIn(), body: JSON.stringify({ query: tooMuch() }) }],
  ])('leaves %s to Yoga', async (_, sent) => {
    for (let time = 0; time < 2; time++) expect(await compare(sent)).toBe(false);
  });

  test.each<[string, string]>([
    ['an argument that is refused', '{ agents(first: 1000) { nodes { id } } }'],
    ['an agent that is not there', '{ agent(id: "chatsby:none") { name } }'],
    ['an id of no account', '{ agent(id: "none:none") { name } }'],
    [
      'a root field that fails beside one that does not',
      '{ a: agent(id: "none:x") { id } agents(first: 1) { nodes { id } } }',
    ],
    ['a scope that is missing', '{ agents(first: 2) { nodes { id raw } } }'],
    ['a mutation without the scope', 'mutation { deleteAgent(input: { id: "chatsby:none" }) { __typename } }'],
  ])('tells %s as Yoga does', async (_, query) => {
    for (const key of [KEYS.all, KEYS.reader]) {
      for (const accept of ['application/json', 'application/graphql-response+json']) {
        const sent = { headers: { ...signedIn(key), accept }, body: JSON.stringify({ query }) };
        expect(await compare(sent)).toBe(true);
      }
    }
  });

  test('answers requests that were put together at random as Yoga does', async () => {
    await fc.assert(
      fc.asyncProperty(drawnRequest, async (sent) => {
        await compare(sent);
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});

/** Selects lists in lists until more could be answered than is allowed. */
function tooMuch(): string {
  const fields = Array.from(
    { length: 60 },
    (_, index) =>
      `a${index}: agents(first: 100) { edges { node { tags raw versions(first: 100) { nodes { number } } } } }`,
  );
  return `{ ${fields.join(' ')} }`;
}

const drawnHeaders = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'application/json;charset=utf-8',
      'text/plain',
      'application/graphql+json',
      '',
    ),
    accept: fc.constantFrom(
      '*/*',
      'application/json',
      'application/graphql-response+json, */*;q=0.1',
      'text/html',
      'application/json;charset=latin1',
      '',
    ),
    authorization: fc.constantFrom(`Bearer ${KEYS.all}`, `bearer  ${KEYS.reader}`, 'Basic x', 'Bearer rollcall_x'),
    'x-api-key': fc.constantFrom(KEYS.all, ''),
    'accept-encoding': fc.constantFrom('gzip', 'br, gzip', 'identity', '*', 'gzip;q=0'),
    'content-encoding': fc.constantFrom('identity', 'gzip', ''),
    'sec-fetch-site': fc.constantFrom('none', 'same-site', 'same-origin'),
    origin: fc.constantFrom('null', 'http://rollcall'),
    'rollcall-statistics': fc.constantFrom('0', '2'),
  },
  { requiredKeys: [] },
);

const drawnBody = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record(
        {
          query: fc.constantFrom(
            '{ __typename }',
            'query($n: Int) { agents(first: $n) { nodes { id name } totalCount } }',
            'query A { accounts { id } } query B { agents(first: 1) { nodes { createdAt } } }',
            '{ agents(first: 3) { nodes { id extension { __typename } } failures { message } } }',
            '{ agents { nope } }',
            '{',
            '',
            'mutation { deleteAgent(input: { id: "chatsby:none" }) { deletedAgentId userErrors { code } } }',
            '{ __schema { queryType { name } } }',
          ),
          variables: fc.oneof(
            fc.constant(null),
            fc.record({ n: fc.constantFrom(1, 2.0, -1, 101, '1', null, 1e20) }),
            fc.jsonValue(),
          ),
          operationName: fc.constantFrom('A', 'B', 'C', null, '', 1),
          extensions: fc.constantFrom(null, {}, { persistedQuery: {} }, 1),
          other: fc.constantFrom(null, 1),
        },
        { requiredKeys: ['query'] },
      )
      .map((body) => JSON.stringify(body)),
  },
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.string(),
);

const drawnRequest: fc.Arbitrary<Sent> = fc.record({
  method: fc.constantFrom('POST', 'POST', 'POST', 'PUT'),
  path: fc.constantFrom('/graphql', '/graphql', '/graphql', '/graphql?a', '/federation', '/'),
  headers: drawnHeaders.map((headers) => ({ ...signedIn(), ...headers })),
  body: drawnBody,
});
