import { readFileSync } from 'node:fs';
import { Trace } from '@apollo/usage-reporting-protobuf';
import { parse, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import { graphql } from '../generated/index.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';

/** What only gateways ask is not in the schema that the client types are made from. */
const SDL = '{ _service { sdl } }';

const ENTITIES = `
  query Entities($representations: [_Any!]!) {
    _entities(representations: $representations) {
      __typename
      ... on Agent { id name vendor account { label } }
      ... on Account { id label }
    }
  }
`;

const SomeIds = graphql(`
  query SomeIds {
    agents(first: 100) {
      nodes {
        id
        name
        vendor
        account {
          label
        }
      }
    }
  }
`);

describe('as a subgraph', () => {
  let api: TestRollcall;
  beforeAll(async () => {
    api = await startRollcall();
  });
  afterAll(() => api.close());

  async function sdl(): Promise<string> {
    return (dataOf(await api.runAsGateway(SDL)) as unknown as { _service: { sdl: string } })._service.sdl;
  }

  async function entities(representations: readonly object[], asked = api) {
    const { data, errors } = await asked.runAsGateway(ENTITIES, { representations });
    return { entities: (data as unknown as { _entities: unknown[] } | null)?._entities, errors };
  }

  test('the SDL that is served is the one that is committed, descriptions included', async () => {
    const committed = readFileSync(new URL('../../schema/subgraph.graphql', import.meta.url), 'utf8');
    expect(await sdl()).toBe(print(parse(committed)));
    expect(await sdl()).toContain('An AI agent at one of the vendors.');
  });

  test('it answers what clients ask, too', async () => {
    const query = '{ agents(first: 3) { nodes { id name } totalCount } accounts { id label } }';
    expect(await api.runAsGateway(query)).toEqual(await api.run(query));
  });

  test('entities are what the API shows, of every vendor, in the order asked', async () => {
    const { agents } = dataOf(await api.execute(SomeIds));
    const asked = agents.nodes.toReversed();
    expect(new Set(asked.map(({ vendor }) => vendor)).size).toBe(vendors.length);
    const representations = asked.map(({ id }) => ({ __typename: 'Agent', id }));
    const answer = await entities(representations);
    expect(answer.errors).toBeUndefined();
    expect(answer.entities).toEqual(asked.map((agent) => ({ __typename: 'Agent', ...agent })));
  });

  test('agents and accounts can be asked for at once; unknown ones are null', async () => {
    const { agents } = dataOf(await api.execute(SomeIds));
    const [agent] = agents.nodes;
    const representations = [
      { __typename: 'Account', id: 'nova' },
      { __typename: 'Account', id: 'no-such-account' },
      ...['aegra', 'chatsby', 'cometchat', 'gennia', 'nova'].map((id) => ({ __typename: 'Agent', id: `${id}:nobody` })),
      { __typename: 'Agent', id: agent?.id },
    ];
    const answer = await entities(representations);
    expect(answer.errors).toBeUndefined();
    expect(answer.entities).toEqual([
      { __typename: 'Account', id: 'nova', label: 'Nova (CozmoX) (sandbox)' },
      ...Array.from({ length: 6 }, () => null),
      { __typename: 'Agent', ...agent },
    ]);
  });

  test.each([
    ['no __typename', { __typename: undefined, id: 'nova' }, 'expected the `__typename` Agent or Account'],
    ['an unknown __typename', { __typename: 'Nope', id: 'nova' }, 'expected the `__typename` Agent or Account'],
    ['a type that is no entity', { __typename: 'PageInfo', id: 'nova' }, 'expected the `__typename` Agent or Account'],
    ['a __typename of every object', { __typename: 'constructor' }, 'expected the `__typename` Agent or Account'],
    ['a __typename that is no text', { __typename: ['Agent'] }, 'expected the `__typename` Agent or Account'],
    ['no id', {}, 'expected the key field `id`, a string'],
    ['a number', { id: 5 }, 'expected the key field `id`, a string'],
    ['null', { id: null }, 'expected the key field `id`, a string'],
    ['a text without an account', { id: 'nobody' }, "expected `<account id>:<vendor's own id>`"],
    ['an empty account', { id: ':nobody' }, "expected `<account id>:<vendor's own id>`"],
    ['an empty vendor id', { id: 'gennia:' }, "expected `<account id>:<vendor's own id>`"],
    ['an account that is not configured', { id: 'acme:nobody' }, 'no account "acme" is configured'],
  ])('a reference with %s is an error at its place, and costs no other', async (_, key, message) => {
    const { agents } = dataOf(await api.execute(SomeIds));
    const [first, second] = agents.nodes;
    const representations = [
      { __typename: 'Agent', id: first?.id },
      { __typename: 'Agent', ...key },
      { __typename: 'Agent', id: second?.id },
    ];
    const answer = await entities(representations);
    expect(answer.entities).toEqual([{ __typename: 'Agent', ...first }, null, { __typename: 'Agent', ...second }]);
    expect(answer.errors).toEqual([
      expect.objectContaining({
        path: ['_entities', 1],
        message: expect.stringContaining(message),
        extensions: { code: 'BAD_USER_INPUT', argument: 'representations' },
      }),
    ]);
    expect(api.log).toEqual([]);
  });

  test.each(['x', 7, true, [[]], ['Agent', 'nova']])('a representation that is %j is one, too', async (bad) => {
    const account = { __typename: 'Account', id: 'nova' };
    const answer = await entities([bad as object, account]);
    expect(answer.entities).toEqual([null, expect.objectContaining(account)]);
    expect(answer.errors).toMatchObject([{ path: ['_entities', 0], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(api.log).toEqual([]);
  });

  test('an account that fails costs its own entities only', async () => {
    // One of its own: an account that has failed is not asked again for a while.
    const failing = await startRollcall();
    onTestFinished(() => failing.close());
    const { agents } = dataOf(await failing.execute(SomeIds));
    failing.server('nova').faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 503 } });
    const representations = agents.nodes.map(({ id }) => ({ __typename: 'Agent', id }));
    const answer = await entities(representations, failing);
    const lost = agents.nodes.map(({ vendor }) => vendor === 'NOVA');
    expect(answer.entities?.map((entity) => entity === null)).toEqual(lost);
    expect(answer.errors?.map(({ path }) => path?.[1])).toEqual(lost.flatMap((isLost, at) => (isLost ? [at] : [])));
    for (const { extensions } of answer.errors ?? []) expect(extensions).toMatchObject({ accountId: 'nova' });
  });
});

describe('what only gateways ask', () => {
  let api: TestRollcall;
  beforeAll(async () => {
    api = await startRollcall({ agents: 1 });
  });
  afterAll(() => api.close());

  test.each(['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])(
    'is unknown to plain clients: %s',
    async (query) => {
      const { errors } = await api.run(query);
      expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
      expect((await api.runAsGateway(query)).errors).toBeUndefined();
    },
  );

  test('a trace comes with the answer for a router that asks for one, and for nobody else', async () => {
    const ask = async (path: string, headers: Record<string, string>) => {
      const response = await api.rollcall.yoga.fetch(`http://rollcall${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: '{ accounts { id label } }' }),
      });
      return (await response.json()) as { extensions?: { ftv1?: string } };
    };
    const wanted = { 'apollo-federation-include-trace': 'ftv1' };
    const { extensions } = await ask('/federation', wanted);
    const trace = Trace.decode(Buffer.from(extensions?.ftv1 ?? '', 'base64'));
    const [accounts] = trace.root?.child ?? [];
    expect(accounts).toMatchObject({ responseName: 'accounts', type: '[Account!]!', parentType: 'Query' });
    expect(accounts?.child?.[0]?.child?.map(({ responseName }) => responseName)).toEqual(['id', 'label']);
    expect(await ask('/federation', {})).not.toHaveProperty('extensions');
    expect(await ask('/graphql', wanted)).not.toHaveProperty('extensions');
  });
});
