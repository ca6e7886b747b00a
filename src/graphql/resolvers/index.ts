import type { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLLocalTime, GraphQLSafeInt, GraphQLURL } from 'graphql-scalars';
import { extensionType } from '../../contract/sdl/vendor-types.ts';
import type { AgentRecord } from '../../core/agent.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Context } from '../context.ts';
import { accountOf } from '../load-agent.ts';
import { jsonObjectScalar, jsonScalar } from '../scalars.ts';
import { accountResolvers } from './account.ts';
import { agentResolvers } from './agent.ts';
import { connectionResolvers } from './connections.ts';
import { extensionResolvers } from './extensions.ts';
import { mutationResolvers } from './mutation.ts';
import { queryResolvers } from './query.ts';

/** All resolvers. Types of unions and interfaces are told from the record alone, without waiting. */
export function createResolvers(vendors: readonly Vendor[]) {
  const extensionNames = new Map(vendors.map((vendor) => [vendor, extensionType(vendor).name]));
  return {
    DateTime: behaviourOf(GraphQLDateTime),
    JSON: behaviourOf(jsonScalar),
    JSONObject: behaviourOf(jsonObjectScalar),
    LocalTime: behaviourOf(GraphQLLocalTime),
    SafeInt: behaviourOf(GraphQLSafeInt),
    URL: behaviourOf(GraphQLURL),
    Query: queryResolvers,
    Mutation: mutationResolvers,
    Node: { __resolveType: (node: object) => ('vendorId' in node ? 'Agent' : 'Account') },
    Agent: agentResolvers,
    AgentExtension: {
      __resolveType: (agent: AgentRecord, context: Context) => extensionNames.get(accountOf(agent, context).vendor),
    },
    Account: accountResolvers,
    ...connectionResolvers,
    ...extensionResolvers(vendors),
  };
}

/** How a scalar is read and written, without the words of those who made it: the schema has its own. */
function behaviourOf({ serialize, parseValue, parseLiteral }: GraphQLScalarType) {
  return { serialize, parseValue, parseLiteral };
}
