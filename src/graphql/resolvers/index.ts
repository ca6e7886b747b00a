import {
  GraphQLDateTime,
  GraphQLJSON,
  GraphQLJSONObject,
  GraphQLLocalTime,
  GraphQLSafeInt,
  GraphQLURL,
} from 'graphql-scalars';
import type { AgentRecord } from '../../model/agent.ts';
import { extensionType } from '../../vendors/graphql-types.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Context } from '../context.ts';
import { accountOf } from '../load-agent.ts';
import { accountResolvers } from './account.ts';
import { agentResolvers } from './agent.ts';
import { connectionResolvers } from './connections.ts';
import { extensionResolvers } from './extensions.ts';
import { mutationResolvers } from './mutation.ts';
import { queryResolvers } from './query.ts';
import { resolveAccountReference, resolveAgentReference } from './references.ts';

/** All resolvers. Types of unions and interfaces are told from the record alone, without waiting. */
export function createResolvers(vendors: readonly Vendor[]) {
  const extensionNames = new Map(vendors.map((vendor) => [vendor, extensionType(vendor).name]));
  return {
    DateTime: GraphQLDateTime,
    JSON: GraphQLJSON,
    JSONObject: GraphQLJSONObject,
    LocalTime: GraphQLLocalTime,
    SafeInt: GraphQLSafeInt,
    URL: GraphQLURL,
    Query: queryResolvers,
    Mutation: mutationResolvers,
    Node: { __resolveType: (node: object) => ('vendorId' in node ? 'Agent' : 'Account') },
    Agent: { ...agentResolvers, __resolveReference: resolveAgentReference },
    AgentExtension: {
      __resolveType: (agent: AgentRecord, context: Context) => extensionNames.get(accountOf(agent, context).vendor),
    },
    Account: { ...accountResolvers, __resolveReference: resolveAccountReference },
    ...connectionResolvers,
    ...extensionResolvers(vendors),
  };
}
