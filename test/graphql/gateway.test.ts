import { ApolloGateway, IntrospectAndCompose } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { signedInAsTests } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const prefixOf = (prefix: string) => ({
  type: (name: string) => prefix + name,
  field: (name: string) => (prefix === '' ? name : prefix.toLowerCase() + name.charAt(0).toUpperCase() + name.slice(1)),
});

/** A service of somebody else, that keeps orders of agents, in pages. */
function shop(prefix: string) {
  const agent = prefixOf(prefix).type('Agent');
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  const ordersOf = (id: string) => ({ nodes: [{ id: `order of ${id}`, agent: { id } }], pageInfo });
  return buildSubgraphSchema([
    {
      typeDefs: parse(`
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@shareable"])
        type Query {
          orders(agentId: ID!): OrderConnection!
        }
        type Order @key(fields: "id") {
          id: ID!
          agent: ${agent}
        }
        type OrderConnection {
          nodes: [Order!]!
          pageInfo: PageInfo!
        }
        type PageInfo @shareable {
          hasNextPage: Boolean!
          hasPreviousPage: Boolean!
          startCursor: String
          endCursor: String
        }
        type ${agent} @key(fields: "id") {
          id: ID!
          orders: OrderConnection!
        }
      `),
      resolvers: {
        Query: { orders: (_: unknown, { agentId }: { agentId: string }) => ordersOf(agentId) },
        [agent]: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          orders: ({ id }: { id: string }) => ordersOf(id),
        },
      } as never,
    },
  ]);
}

describe.each(['', 'Rollcall'])('a gateway over Rollcall and another service, prefix "%s"', (prefix) => {
  const { field } = prefixOf(prefix);
  let api: TestRollcall;
  let rollcall: Rollcall;
  let servers: Listening[];
  let gateway: ApolloGateway;
  let run: (query: string, variables?: object) => Promise<{ data?: unknown; errors?: readonly object[] }>;

  beforeAll(async () => {
    api = await startRollcall({ agents: 3 });
    rollcall = signedInAsTests(createRollcall({ ...api.options, federationPrefix: prefix }));
    servers = await Promise.all([
      listen(rollcall.listener, '127.0.0.1', 0),
      listen(createYoga({ schema: shop(prefix), logging: false }), '127.0.0.1', 0),
    ]);
    const [own, other] = servers.map(({ origin }) => origin);
    const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
    gateway = new ApolloGateway({
      logger: silent,
      supergraphSdl: new IntrospectAndCompose({
        subgraphs: [
          { name: 'rollcall', url: `${own}/federation` },
          { name: 'shop', url: `${other}/graphql` },
        ],
      }),
    });
    const { executor } = await gateway.load();
    run = async (query, variables = {}) =>
      executor({
        request: { query, variables },
        document: parse(query),
        operationName: null,
        queryHash: query,
        context: {},
        metrics: {},
      } as never) as never;
  });
  afterAll(async () => {
    await gateway.stop();
    await Promise.all(servers.map((server) => server.stop()));
    await rollcall.close();
    await api.close();
  });

  test('joins fields of both at one agent', async () => {
    const { data, errors } = await run(
      `{ list: ${field('agents')}(first: 15) { nodes { id name account { label } orders { nodes { id } } } } }`,
    );
    expect(errors).toBeUndefined();
    const expected = await api.run('{ agents(first: 15) { nodes { id name account { label } } } }');
    const { nodes } = (expected.data as unknown as { agents: { nodes: { id: string }[] } }).agents;
    expect(nodes).toHaveLength(15);
    expect(data).toEqual({
      list: { nodes: nodes.map((node) => ({ ...node, orders: { nodes: [{ id: `order of ${node.id}` }] } })) },
    });
  });

  test('reads agents that the other service refers to, an unknown one is null beside the others', async () => {
    const agents = await api.run('{ agents(first: 1) { nodes { id name extension { __typename } } } }');
    const [known] = (agents.data as unknown as { agents: { nodes: { id: string }[] } }).agents.nodes;
    const query = `query ($known: ID!, $unknown: ID!, $wrong: ID!) {
      known: orders(agentId: $known) { nodes { agent { id name extension { __typename } } } pageInfo { hasNextPage } }
      unknown: orders(agentId: $unknown) { nodes { agent { name } } }
      wrong: orders(agentId: $wrong) { nodes { agent { name } } }
    }`;
    const { data, errors } = await run(query, { known: known?.id, unknown: 'nova:nobody', wrong: 'nobody' });
    const extension = {
      __typename: expect.stringMatching(new RegExp(`^${prefix}(Aegra|Chatsby|CometChat|Gennia|Nova)Agent$`)),
    };
    expect(data).toEqual({
      known: { nodes: [{ agent: { ...known, extension } }], pageInfo: { hasNextPage: false } },
      unknown: { nodes: [{ agent: null }] },
      wrong: { nodes: [{ agent: null }] },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('writes through it', async () => {
    const { data, errors } = await run(
      `mutation ($id: ID!) { done: ${field('deleteAgent')}(input: { id: $id }) { userErrors { code } } }`,
      { id: 'nova:nobody' },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ done: { userErrors: [{ code: 'NOT_FOUND' }] } });
  });
});
