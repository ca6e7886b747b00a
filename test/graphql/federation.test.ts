import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
    agents(first: 60) {
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

/** A service of somebody else, that keeps records about agents and accounts. */
const AUDITS = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])

  type Query {
    audits: [Audit!]!
  }

  type Audit @key(fields: "id") {
    id: ID!
    agent: Agent!
    account: Account!
  }

  type Agent @key(fields: "id") {
    id: ID!
    audits: [Audit!]!
  }

  type Account @key(fields: "id", resolvable: false) {
    id: ID!
  }
`);

describe('as a subgraph', () => {
  let api: TestRollcall;
  beforeAll(async () => {
    api = await startRollcall();
  });
  afterAll(() => api.close());

  async function sdl(): Promise<string> {
    return (dataOf(await api.run(SDL)) as unknown as { _service: { sdl: string } })._service.sdl;
  }

  async function entities(representations: readonly object[]) {
    const { data, errors } = await api.run(ENTITIES, { representations });
    return { entities: (data as unknown as { _entities: unknown[] } | null)?._entities, errors };
  }

  test('Rollcall composes with another service that extends Agent and refers to Account', async () => {
    const composed = composeServices([
      { name: 'rollcall', typeDefs: parse(await sdl()), url: 'http://rollcall/graphql' },
      { name: 'audits', typeDefs: AUDITS, url: 'http://audits/graphql' },
    ]);
    expect(composed.errors?.map(({ message }) => message) ?? []).toEqual([]);
    assertCompositionSuccess(composed);
    const supergraph = parse(composed.publicSdl);
    const agent = supergraph.definitions.find((node) => 'name' in node && node.name?.value === 'Agent');
    const fields = agent !== undefined && 'fields' in agent ? (agent.fields ?? []) : [];
    expect(fields.map(({ name }) => name.value)).toEqual(
      expect.arrayContaining(['audits', 'instructions', 'extension']),
    );
    expect(composed.supergraphSdl).toContain('join__type(graph: ROLLCALL, key: "id")');
  });

  test('the SDL carries the descriptions', async () => {
    expect(await sdl()).toContain('An AI agent at one of the vendors.');
    expect(await sdl()).toContain('@link(url: "https://specs.apollo.dev/federation/v2');
  });

  test('entities are what the API shows, of every vendor, in the order asked', async () => {
    const { agents } = dataOf(await api.execute(SomeIds));
    const asked = agents.nodes.toReversed();
    expect(new Set(asked.map(({ vendor }) => vendor)).size).toBe(5);
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
});
