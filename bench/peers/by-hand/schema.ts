/** @module The schema that all servers by hand serve: the part of Rollcall's that the workloads ask for. */
import { makeExecutableSchema } from '@graphql-tools/schema';
import { graphql } from 'graphql';
import type { Agent } from './agent.ts';
import { Directory, type HandAccount } from './directory.ts';

const typeDefs = /* GraphQL */ `
  type Query {
    agents(first: Int = 20, after: String, filter: AgentFilter): AgentConnection!
    agent(id: ID!): Agent
    nodes(ids: [ID!]!): [Node]!
  }

  type Mutation {
    updateAgent(input: UpdateAgentInput!): UpdateAgentPayload!
  }

  input AgentFilter {
    accountIds: [ID!]
  }

  type AgentConnection {
    nodes: [Agent!]!
    pageInfo: PageInfo!
  }

  type PageInfo {
    endCursor: String
    hasNextPage: Boolean!
  }

  interface Node {
    id: ID!
  }

  input UpdateAgentInput {
    id: ID!
    name: String
  }

  type UpdateAgentPayload {
    agent: Agent
    userErrors: [UserError!]!
  }

  type UserError {
    message: String!
  }

  type Agent implements Node {
    id: ID!
    name: String!
    description: String
    instructions: String
    model: String
    temperature: Float
    status: AgentStatus
    createdAt: String
    updatedAt: String
    extension: AgentExtension!
  }

  enum AgentStatus {
    ACTIVE
    PAUSED
    DRAFT
    ARCHIVED
    DELETED
  }

  union AgentExtension = AegraAgent | ChatsbyAgent | CometChatAgent | GenniaAgent | NovaAgent

  type AegraAgent {
    graphId: String
    version: Int
  }

  type ChatsbyAgent {
    maxTokens: Int
  }

  type CometChatAgent {
    integrateWith: String
    toolNames: [String!]
  }

  type GenniaAgent {
    draftVersionNumber: Int
    publishedVersionNumber: Int
  }

  type NovaAgent {
    type: String
  }
`;

interface AgentsArguments {
  readonly first: number;
  readonly after?: string | null;
  readonly filter?: { readonly accountIds?: readonly string[] | null } | null;
}

/** A field that rows of some lists do not show. */
function wholeField<Field extends 'description' | 'instructions' | 'model' | 'temperature'>(field: Field) {
  return (agent: Agent) =>
    agent[field] === undefined && agent.whole !== undefined
      ? agent.whole().then((whole) => whole?.[field] ?? null)
      : agent[field];
}

/** A schema over these accounts, with its resolvers. */
export function createHandSchema(accounts: readonly HandAccount[]) {
  const directory = new Directory(accounts);
  return makeExecutableSchema({
    typeDefs,
    resolvers: {
      Query: {
        async agents(_: unknown, { first, after, filter }: AgentsArguments) {
          const { agents, endCursor, hasNextPage } = await directory.newest(first, after, filter?.accountIds);
          return { nodes: agents, pageInfo: { endCursor, hasNextPage } };
        },
        agent: (_: unknown, { id }: { id: string }) => directory.get(id),
        nodes: (_: unknown, { ids }: { ids: string[] }) => directory.getMany(ids),
      },
      Mutation: {
        updateAgent: async (_: unknown, { input }: { input: { id: string; name: string } }) => ({
          agent: await directory.rename(input.id, input.name),
          userErrors: [],
        }),
      },
      Agent: {
        description: wholeField('description'),
        instructions: wholeField('instructions'),
        model: wholeField('model'),
        temperature: wholeField('temperature'),
      },
    },
  });
}

/** Answers requests in this process, by plain graphql-js: what all others are compared with. */
export function createReference(accounts: readonly HandAccount[]) {
  const schema = createHandSchema(accounts);
  return async ({
    query,
    variables,
  }: {
    query: string;
    variables?: Readonly<Record<string, unknown>>;
  }): Promise<unknown> => graphql({ schema, source: query, variableValues: variables ?? null });
}
