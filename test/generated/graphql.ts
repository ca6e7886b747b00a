/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Where an agent runs. */
export type Vendor =
  /** Aegra: assistants on LangGraph graphs, on a server of your own. */
  | 'AEGRA'
  /** Chatsby: chatbots with a model, a prompt and a knowledge base, hosted by the vendor. */
  | 'CHATSBY'
  /** CometChat: agents that run elsewhere, connected to the chat of an app. */
  | 'COMETCHAT'
  /** Gennia: agents with a draft, published versions, channels and knowledge, hosted by the vendor. */
  | 'GENNIA'
  /** Nova (CozmoX AI): voice, chat and video agents with telephony, speech and turn-taking. */
  | 'NOVA';

export type AllAgentsQueryVariables = Exact<{ [key: string]: never; }>;


export type AllAgentsQuery = { agents: { totalCount: number | null, nodes: Array<{ id: string, vendor: Vendor, name: string }> } };


export const AllAgentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AllAgents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<AllAgentsQuery, AllAgentsQueryVariables>;