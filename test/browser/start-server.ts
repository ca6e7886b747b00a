import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSchema, createYoga } from 'graphql-yoga';
import { explorerTabs } from '../../src/graphql/explorer-tabs.ts';
import { useExplorer } from '../../src/graphql/plugins/use-explorer.ts';

const typeDefs = /* GraphQL */ `
  scalar DateTime
  scalar JSONObject
  enum Vendor { AEGRA CHATSBY COMETCHAT GENNIA NOVA }
  type AegraAgent { graphId: String version: Int }
  type ChatsbyAgent { maxTokens: Int }
  type CometChatAgent { integrateWith: [String!] tools: [String!] }
  type GenniaAgent { publishedVersionNumber: Int hasUnpublishedChanges: Boolean }
  type NovaAgent { type: String }
  union AgentExtension = AegraAgent | ChatsbyAgent | CometChatAgent | GenniaAgent | NovaAgent
  type Version { number: Int! notes: String createdAt: DateTime isCurrent: Boolean! }
  type Versions { nodes: [Version!]! }
  type Agent {
    id: ID! vendor: Vendor! account: Account! name: String! description: String instructions: String model: String
    temperature: Float status: String createdAt: DateTime updatedAt: DateTime operations: [String!]!
    versions(first: Int = 20): Versions extension: AgentExtension! raw: JSONObject! avatarUrl: String
  }
  type Failure { account: Account! code: String! message: String! retryable: Boolean! retryAfterSeconds: Int }
  type Health { reachable: Boolean! latencyMs: Int checkedAt: DateTime! circuit: String! failure: Failure }
  type Drift { path: String! problem: String! count: Int! firstSeenAt: DateTime! lastSeenAt: DateTime! }
  type Account { id: ID! vendor: Vendor! label: String! health: Health! contractDrift: [Drift!]! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Agents { totalCount: Int nodes: [Agent!]! failures: [Failure!]! pageInfo: PageInfo! }
  type Query { agents(first: Int = 20): Agents! agent(id: ID!): Agent accounts: [Account!]! }
`;

const agent = (id: string, vendor: string, name: string, extension: Record<string, unknown>) => ({
  id,
  vendor,
  name,
  status: 'ACTIVE',
  createdAt: '2026-03-04T09:00:00.000Z',
  operations: ['UPDATE'],
  avatarUrl: 'https://images.example.com/ada.png',
  account: { id: id.split(':')[0], vendor, label: id },
  raw: { id },
  extension,
});

const agents = [
  agent('growth:5f0c', 'GENNIA', 'Onboarding guide', {
    __typename: 'GenniaAgent',
    publishedVersionNumber: 3,
    hasUnpublishedChanges: true,
  }),
  agent('support:agt_1', 'CHATSBY', 'Refunds', { __typename: 'ChatsbyAgent', maxTokens: 2048 }),
  agent('chat:concierge', 'COMETCHAT', 'Concierge', {
    __typename: 'CometChatAgent',
    integrateWith: ['openai'],
    tools: ['search'],
  }),
  agent('voice:17', 'NOVA', 'Night line', { __typename: 'NovaAgent', type: 'voice' }),
  agent('graphs:1b2c', 'AEGRA', 'Researcher', { __typename: 'AegraAgent', graphId: 'research', version: 2 }),
];

/** Starts the server whose explorer is tested, on a free port. */
export async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const yoga = createYoga({
    graphiql: false,
    schema: createSchema({
      typeDefs,
      resolvers: {
        Query: {
          agents: () => ({ totalCount: agents.length, nodes: agents, failures: [], pageInfo: { hasNextPage: false } }),
          agent: (_root: unknown, args: { id: string }) => agents.find(({ id }) => id === args.id) ?? null,
          accounts: () =>
            agents.map(({ account }) => ({
              ...account,
              contractDrift: [],
              health: { reachable: true, circuit: 'CLOSED', checkedAt: '2026-03-04T09:00:00.000Z', latencyMs: 3 },
            })),
        },
      },
    }),
    plugins: [useExplorer({ tabs: () => explorerTabs({ firstAgentId: 'growth:5f0c' }) })],
  });
  const server = createServer(yoga);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
