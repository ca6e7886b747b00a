/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Roll {\n    agents(first: 100) {\n      nodes {\n        id\n        name\n        vendor\n      }\n      totalCount\n      pageInfo {\n        hasNextPage\n      }\n      failures {\n        account {\n          id\n        }\n        code\n        message\n        retryable\n        retryAfterSeconds\n      }\n    }\n  }\n": typeof types.RollDocument,
    "\n  query OneOfEach($id: ID!, $ids: [ID!]!) {\n    nodes(ids: $ids) {\n      id\n      ... on Agent {\n        name\n      }\n    }\n    agent(id: $id) {\n      id\n      name\n    }\n  }\n": typeof types.OneOfEachDocument,
    "\n  query Health {\n    accounts {\n      id\n      health {\n        reachable\n        latencyMs\n        checkedAt\n        circuit\n        failure {\n          code\n          retryable\n          retryAfterSeconds\n          message\n        }\n      }\n    }\n  }\n": typeof types.HealthDocument,
    "\n  query SomeIds {\n    agents(first: 60) {\n      nodes {\n        id\n        name\n        vendor\n        account {\n          label\n        }\n      }\n    }\n  }\n": typeof types.SomeIdsDocument,
};
const documents: Documents = {
    "\n  query Roll {\n    agents(first: 100) {\n      nodes {\n        id\n        name\n        vendor\n      }\n      totalCount\n      pageInfo {\n        hasNextPage\n      }\n      failures {\n        account {\n          id\n        }\n        code\n        message\n        retryable\n        retryAfterSeconds\n      }\n    }\n  }\n": types.RollDocument,
    "\n  query OneOfEach($id: ID!, $ids: [ID!]!) {\n    nodes(ids: $ids) {\n      id\n      ... on Agent {\n        name\n      }\n    }\n    agent(id: $id) {\n      id\n      name\n    }\n  }\n": types.OneOfEachDocument,
    "\n  query Health {\n    accounts {\n      id\n      health {\n        reachable\n        latencyMs\n        checkedAt\n        circuit\n        failure {\n          code\n          retryable\n          retryAfterSeconds\n          message\n        }\n      }\n    }\n  }\n": types.HealthDocument,
    "\n  query SomeIds {\n    agents(first: 60) {\n      nodes {\n        id\n        name\n        vendor\n        account {\n          label\n        }\n      }\n    }\n  }\n": types.SomeIdsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Roll {\n    agents(first: 100) {\n      nodes {\n        id\n        name\n        vendor\n      }\n      totalCount\n      pageInfo {\n        hasNextPage\n      }\n      failures {\n        account {\n          id\n        }\n        code\n        message\n        retryable\n        retryAfterSeconds\n      }\n    }\n  }\n"): (typeof documents)["\n  query Roll {\n    agents(first: 100) {\n      nodes {\n        id\n        name\n        vendor\n      }\n      totalCount\n      pageInfo {\n        hasNextPage\n      }\n      failures {\n        account {\n          id\n        }\n        code\n        message\n        retryable\n        retryAfterSeconds\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneOfEach($id: ID!, $ids: [ID!]!) {\n    nodes(ids: $ids) {\n      id\n      ... on Agent {\n        name\n      }\n    }\n    agent(id: $id) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query OneOfEach($id: ID!, $ids: [ID!]!) {\n    nodes(ids: $ids) {\n      id\n      ... on Agent {\n        name\n      }\n    }\n    agent(id: $id) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Health {\n    accounts {\n      id\n      health {\n        reachable\n        latencyMs\n        checkedAt\n        circuit\n        failure {\n          code\n          retryable\n          retryAfterSeconds\n          message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Health {\n    accounts {\n      id\n      health {\n        reachable\n        latencyMs\n        checkedAt\n        circuit\n        failure {\n          code\n          retryable\n          retryAfterSeconds\n          message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SomeIds {\n    agents(first: 60) {\n      nodes {\n        id\n        name\n        vendor\n        account {\n          label\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SomeIds {\n    agents(first: 60) {\n      nodes {\n        id\n        name\n        vendor\n        account {\n          label\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;