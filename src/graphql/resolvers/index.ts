import type { DocumentNode, GraphQLScalarType } from 'graphql';
// Not one by one: the package exports no single scalar, so that all of them are loaded.
import { GraphQLDateTime, GraphQLLocalTime, GraphQLSafeInt, GraphQLURL } from 'graphql-scalars';
import type { Resolvers } from '../../generated/resolvers.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import { dateTimeOrDurationScalar, jsonObjectScalar, jsonScalar } from '../scalars.ts';
import { withRequiredScopes } from '../scopes/require-scopes.ts';
import { scopesOfFields } from '../scopes/required-scopes.ts';
import { accountResolvers } from './account.ts';
import { agentResolvers } from './agent.ts';
import { connectionResolvers } from './connections.ts';
import { extensionResolvers } from './extensions.ts';
import { languageModelResolvers } from './language-model.ts';
import { retirementResolvers } from './model-retirement.ts';
import { mutationResolvers } from './mutation.ts';
import { createQueryResolvers } from './query.ts';
import type { ResolverMap } from './resolver-map.ts';

/** What is the same whichever vendors there are. Types of interfaces are told from the record alone, without waiting. */
const coreResolvers = {
  Mutation: mutationResolvers,
  Node: { __resolveType: (node: object) => ('vendorId' in node ? 'Agent' : 'Account') },
  Agent: agentResolvers,
  LanguageModel: languageModelResolvers,
  Account: accountResolvers,
  ...connectionResolvers,
  ...retirementResolvers,
} satisfies Resolvers;

const scalarResolvers = {
  DateTime: behaviourOf(GraphQLDateTime),
  DateTimeOrDuration: behaviourOf(dateTimeOrDurationScalar),
  JSON: behaviourOf(jsonScalar),
  JSONObject: behaviourOf(jsonObjectScalar),
  LocalTime: behaviourOf(GraphQLLocalTime),
  SafeInt: behaviourOf(GraphQLSafeInt),
  URL: behaviourOf(GraphQLURL),
} satisfies { [Name in keyof Resolvers]: unknown };

/** All resolvers. */
export function createResolvers(vendors: readonly Vendor[]): ResolverMap {
  return {
    ...scalarResolvers,
    ...coreResolvers,
    Query: createQueryResolvers(vendors) satisfies Resolvers['Query'],
    ...extensionResolvers(vendors),
  };
}

/** All resolvers, of which those that need scopes, as the schema says it, refuse callers without. */
export function guardedResolvers(vendors: readonly Vendor[], schema: DocumentNode): ResolverMap {
  return withRequiredScopes(createResolvers(vendors), scopesOfFields(schema));
}

/** How a scalar is read and written, without the words of those who made it: the schema has its own. */
function behaviourOf({ serialize, parseValue, parseLiteral }: GraphQLScalarType) {
  return { serialize, parseValue, parseLiteral };
}
