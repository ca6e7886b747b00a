import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

/** A request that once cost without end. What it costs now is shown in `docs/reliability.md`. */
interface CostlyRequest {
  readonly name: string;
  readonly query: string;
  readonly variables?: object;
  readonly isFromGateway?: boolean;
  readonly isGet?: boolean;
  /** The limit that refuses it; absent: it is answered. */
  readonly refusedBy?: string;
  /** Most calls to vendors. @default none */
  readonly calls?: number;
  /** Most bytes of its answer. @default 1000, as a refusal has */
  readonly bytes?: number;
}

const MAX_CALLS = 1_000;
const MAX_BYTES = 16_777_216;

const aliases = (count: number, field: string) =>
  Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(' ');
const tags = (count: number) => ({ tags: Array.from({ length: count }, (_, at) => `t${at}`) });
const agents = (length: number, account: (index: number) => string) => ({
  them: Array.from({ length }, (_, at) => ({ __typename: 'Agent', id: `${account(at)}:no-such-${at}` })),
});
const ENTITIES = 'query ($them: [_Any!]!) { _entities(representations: $them) { ... on Agent { id } } }';
const BY_TAGS = 'query ($tags: [String!]) { agents(filter: { tags: $tags }) { nodes { id } failures { code } } }';

/** Each beside the largest one of its kind that is answered. */
const REQUESTS: readonly CostlyRequest[] = [
  { name: '9 million fields', query: `{ ${'a '.repeat(9_000_000)} }`, refusedBy: 'server.maxBodyBytes' },
  { name: 'a document of 1 MB', query: `{ ${'accounts { id } '.repeat(60_000)} }`, refusedBy: 'server.maxTokens' },
  {
    name: '100,000 representations',
    query: ENTITIES,
    variables: agents(100_000, () => 'nova'),
    isFromGateway: true,
    refusedBy: 'server.maxBodyBytes',
  },
  {
    name: '1,001 representations',
    query: ENTITIES,
    variables: agents(1_001, () => 'nova'),
    isFromGateway: true,
    refusedBy: 'representations: expected at most 1000 items',
  },
  {
    name: '1,000 representations of one account',
    query: ENTITIES,
    variables: agents(1_000, () => 'gennia'),
    isFromGateway: true,
    calls: MAX_CALLS,
    bytes: MAX_BYTES,
  },
  {
    name: 'the schema under 3,000 aliases',
    query: `{ ${aliases(3_000, '_service { sdl }')} }`,
    isFromGateway: true,
    refusedBy: 'server.maxTokens',
  },
  {
    name: 'the schema under 250 aliases',
    query: `{ _service { ${aliases(250, 'sdl')} } }`,
    isFromGateway: true,
    refusedBy: 'server.maxAnswerBytes',
  },
  {
    name: 'health under 690 aliases, by GET',
    query: `{ ${aliases(690, 'accounts { health { reachable } }')} }`,
    isGet: true,
    refusedBy: 'server.maxRootFields',
  },
  {
    name: 'health under 100 aliases, by GET',
    query: `{ ${aliases(100, 'accounts { health { reachable } }')} }`,
    isGet: true,
    calls: 20,
    bytes: 100_000,
  },
  {
    name: 'health under 2,000 aliases',
    query: `{ accounts { ${aliases(2_000, 'health { reachable }')} } }`,
    refusedBy: 'server.maxAliases',
  },
  {
    name: 'health under 250 aliases',
    query: `{ accounts { ${aliases(250, 'health { reachable }')} } }`,
    calls: 20,
    bytes: 100_000,
  },
  { name: '5,000 tags', query: BY_TAGS, variables: tags(5_000), refusedBy: 'filter.tags: expected at most 100 items' },
  { name: '100 tags', query: BY_TAGS, variables: tags(100), calls: 100, bytes: 1_000 },
  {
    name: 'raw under 1,000 aliases',
    query: `{ agents(first: 60) { nodes { ${aliases(1_000, 'raw')} } } }`,
    refusedBy: 'server.maxAliases',
  },
  {
    name: 'raw under 250 aliases',
    query: `{ agents(first: 60) { nodes { ${aliases(250, 'raw')} } } }`,
    calls: 60,
    refusedBy: 'server.maxAnswerBytes',
  },
  {
    name: 'cursors under 2,000 aliases',
    query: `{ agents(first: 60) { edges { ${aliases(2_000, 'cursor')} } } }`,
    refusedBy: 'server.maxAliases',
  },
  {
    name: 'cursors under 250 aliases',
    query: `{ agents(first: 60) { edges { ${aliases(250, 'cursor')} } } }`,
    calls: 20,
    bytes: MAX_BYTES,
  },
  {
    name: 'forms under 1,000 aliases',
    query: `{ accounts { ${aliases(1_000, 'writableFields { path }')} } }`,
    refusedBy: 'server.maxAliases',
  },
  {
    name: 'forms under 250 aliases',
    query: `{ accounts { ${aliases(250, 'writableFields { path label description kind }')} } }`,
    refusedBy: 'server.maxNodes',
  },
  {
    name: 'an introspection under 100 aliases',
    query: `{ ${aliases(100, '__schema { types { name description } }')} }`,
    bytes: MAX_BYTES,
  },
  {
    name: 'an introspection under 250 aliases',
    query: `{ __schema { ${aliases(250, 'types { name fields { name description type { kind name } } }')} } }`,
    refusedBy: 'server.max',
  },
];

describe('a request that costs more than any client needs', () => {
  let api: TestRollcall;
  beforeAll(async () => {
    api = await startRollcall({ agents: 10 });
  });
  afterAll(() => api.close());

  async function send({ query, variables, isFromGateway = false, isGet = false }: CostlyRequest): Promise<string> {
    const url = `http://rollcall${isFromGateway ? '/federation' : '/graphql'}`;
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const response = isGet
      ? await api.rollcall.yoga.fetch(`${url}?query=${encodeURIComponent(query)}`, { headers })
      : await api.rollcall.yoga.fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return response.text();
  }

  test.each(REQUESTS)('is bounded: $name', async (request) => {
    api.forgetCalls();
    const text = await send(request);
    const { data, errors } = JSON.parse(text);
    expect(api.callCount()).toBeLessThanOrEqual(request.calls ?? 0);
    expect(text.length).toBeLessThanOrEqual(request.bytes ?? 1_000);
    if (request.refusedBy === undefined) expect(data).toEqual(expect.anything());
    else {
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([{ message: expect.stringContaining(request.refusedBy) }]);
    }
    expect(api.log).toEqual([]);
  });

  test('is refused when several come in one body', async () => {
    const body = JSON.stringify(Array(50).fill({ query: '{ accounts { health { reachable } } }' }));
    api.forgetCalls();
    const headers = { 'content-type': 'application/json' };
    const response = await api.rollcall.yoga.fetch('http://rollcall/graphql', { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(api.callCount()).toBe(0);
  });
});
