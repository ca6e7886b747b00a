import { readFileSync } from 'node:fs';
import { composeServices as compose214 } from '@apollo/composition';
import { composeServices as compose20 } from '@apollo/composition-2.0';
import { composeServices as compose27 } from '@apollo/composition-2.7';
import { composeServices as composeFree } from '@theguild/federation-composition';
import { federateSubgraphs } from '@wundergraph/composition';
import { type DocumentNode, parse, print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { prefixDocument } from '../../src/graphql/federation/prefix.ts';

const rollcall = parse(readFileSync(new URL('../../schema/subgraph.graphql', import.meta.url), 'utf8'));

interface Service {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

/** Messages of what can not be composed. */
type Compose = (services: Service[]) => string[];

const messages = (errors: readonly Error[] | undefined) => errors?.map(({ message }) => message) ?? [];

const COMPOSITIONS: Record<string, Compose> = {
  'Apollo 2.0': (services) => messages(compose20(services as never).errors as Error[] | undefined),
  'Apollo 2.7': (services) => messages(compose27(services as never).errors as Error[] | undefined),
  'Apollo 2.14': (services) => messages(compose214(services).errors),
  'The Guild': (services) => messages(composeFree(services).errors),
  Cosmo(services) {
    const subgraphs = services.map(({ typeDefs, ...service }) => ({ ...service, definitions: typeDefs }));
    const result = federateSubgraphs({ subgraphs, version: '1' });
    return result.success ? [] : messages(result.errors);
  },
};

const link = (version: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/${version}", import: ["@key", "@shareable"])`;

const PAGE_INFO = `
  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
`;

const RELAY = `
  type Query {
    orders(first: Int, after: String): OrderConnection!
  }
  type Order @key(fields: "id") {
    id: ID!
    agent: Agent
    account: Account!
  }
  type OrderConnection {
    edges: [OrderEdge!]!
    pageInfo: PageInfo!
  }
  type OrderEdge {
    cursor: String!
    node: Order!
  }
  type Agent @key(fields: "id") {
    id: ID!
    orders(first: Int): OrderConnection!
  }
  type Account @key(fields: "id") {
    id: ID!
    orders: [Order!]!
  }
  ${PAGE_INFO}
`;

const node = (shared: string) => `
  type Query {
    node(id: ID!): Node ${shared}
    nodes(ids: [ID!]!): [Node]! ${shared}
  }
  interface Node {
    id: ID!
  }
  type Order implements Node @key(fields: "id") {
    id: ID!
  }
`;

/** Everything that a shop of its own may have, under names that Rollcall has too. */
const SAME_NAMES = `
  type Query {
    me: Account
    account(id: ID!): Account
    accounts: [Account!]!
    vendors: [Vendor!]!
    agent: Agent
  }
  type Mutation {
    createAgent(name: String!): CreateAgentPayload!
  }
  type Account @key(fields: "email") {
    email: String!
    status: AgentStatus!
  }
  enum AgentStatus {
    AT_LUNCH
  }
  type Vendor {
    id: ID!
    title: String!
  }
  type Agent {
    phone: String!
  }
  type CreateAgentPayload {
    userErrors: [UserError!]!
  }
  type UserError {
    field: [String!]
    message: String!
  }
`;

const service = (name: string, typeDefs: DocumentNode): Service => ({ name, url: `http://${name}.example`, typeDefs });

describe.each(Object.keys(COMPOSITIONS))('%s', (name) => {
  const compose = COMPOSITIONS[name] as Compose;

  test('composes the subgraph alone', () => {
    expect(compose([service('rollcall', rollcall)])).toEqual([]);
  });

  test.each([
    ['pages, and fields of agents and accounts', RELAY],
    ['a global node', node('')],
    ['a global node that others may share', node('@shareable')],
  ])('composes it beside a service with %s', (_, sdl) => {
    const beside = (version: string) => service('shop', parse(`${link(version)}\n${sdl}`));
    expect(compose([service('rollcall', rollcall), beside('v2.0')])).toEqual([]);
    const newer = name === 'Apollo 2.0' ? 'v2.0' : 'v2.3';
    expect(compose([beside(newer), service('rollcall', rollcall)])).toEqual([]);
  });

  test('composes it with a prefix beside a service that has types and fields of the same names', () => {
    const shop = service('shop', parse(`${link('v2.0')}\n${SAME_NAMES}`));
    expect(compose([service('rollcall', rollcall), shop])).not.toEqual([]);
    expect(compose([service('rollcall', prefixDocument(rollcall, 'Rollcall')), shop])).toEqual([]);
  });
});

test('a prefix stands before types and root fields, not before what all services share', () => {
  const sdl = print(prefixDocument(rollcall, 'Rollcall'));
  expect(sdl).toContain('type RollcallAgent implements Node @key(fields: "id")');
  expect(sdl).toContain('union RollcallAgentExtension = RollcallAegraAgent |');
  expect(sdl).toContain('vendors: [RollcallVendor!]');
  expect(sdl).toContain('): RollcallAgentConnection!');
  expect(sdl).toMatch(/^ {2}rollcallAgents\(/m);
  expect(sdl).toMatch(/^ {2}rollcallCreateAgent\(/m);
  for (const kept of [
    'type Query {',
    'type Mutation {',
    'interface Node {',
    'type PageInfo @shareable',
    'scalar URL ',
  ]) {
    expect(sdl).toContain(kept);
  }
  expect(print(prefixDocument(rollcall, ''))).toBe(print(rollcall));
});
