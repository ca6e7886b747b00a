import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AgentRecord, AgentVersion as VersionSource } from '../model/agent.ts';
import type { Account as ConnectedAccount } from '../agents/account.ts';
import type { AccountHealth as HealthSource } from '../agents/health.ts';
import type { AccountFailure as FailureSource } from '../agents/account-failure.ts';
import type { AgentPage } from '../agents/directory/list-agents.ts';
import type { AgentEdgeSource } from '../graphql/resolvers/connections.ts';
import type { VersionPage } from '../agents/list-versions.ts';
import type { NotCarriedField as LossSource, VendorCallPreview, Outcome } from '../agents/lifecycle/outcome.ts';
import type { UserError as UserErrorSource } from '../agents/lifecycle/user-error.ts';
import type { Drift } from '../vendors/drift-log.ts';
import type { Context } from '../graphql/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A point in time in RFC 3339, to the millisecond. */
  DateTime: { input: Date; output: Date; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  /** Any JSON object. */
  JSONObject: { input: { [key: string]: unknown }; output: { [key: string]: unknown }; }
  /** A time of day without a zone, `HH:mm:ss`. */
  LocalTime: { input: string; output: string; }
  /** A whole number of up to 53 bits. */
  SafeInt: { input: number; output: number; }
  /** A URL as the WHATWG standard reads it. */
  URL: { input: string | URL; output: string | URL; }
};

/** An account at a vendor, as configured. */
export type Account = Node & {
  readonly __typename?: 'Account';
  /** Answers of this vendor that did not match its contract, since the process started. */
  readonly contractDrift: ReadonlyArray<ContractDrift>;
  /** Asks the vendor now, with one cheap call. */
  readonly health: AccountHealth;
  /** The account's id in the configuration. */
  readonly id: Scalars['ID']['output'];
  /** What people call it; the id unless configured. */
  readonly label: Scalars['String']['output'];
  /** What this vendor's API can do at all. */
  readonly operations: ReadonlyArray<AgentOperation>;
  /** Which vendor. */
  readonly vendor: Vendor;
  /**
   * What can be written here and within which limits, from the contract that the writes are checked against: enough to
   * build a form.
   */
  readonly writableFields: ReadonlyArray<WritableField>;
};

/** An account that could not answer. */
export type AccountFailure = {
  readonly __typename?: 'AccountFailure';
  /** Which account. */
  readonly account: Account;
  /** What kind of failure it was. */
  readonly code: FailureCode;
  /** What happened, in a sentence, with the vendor's own words where it had any. */
  readonly message: Scalars['String']['output'];
  /** How long the vendor asks to wait, where it says so. */
  readonly retryAfterSeconds?: Maybe<Scalars['Int']['output']>;
  /** Asking again later may succeed. */
  readonly retryable: Scalars['Boolean']['output'];
};

/** Whether an account answers. */
export type AccountHealth = {
  readonly __typename?: 'AccountHealth';
  /** When it was asked. */
  readonly checkedAt: Scalars['DateTime']['output'];
  /** Whether other calls go through to the vendor. */
  readonly circuit: CircuitState;
  /** What went wrong; null when nothing did. */
  readonly failure?: Maybe<AccountFailure>;
  /** How long the answer took, in milliseconds; null when there was none. */
  readonly latencyMs?: Maybe<Scalars['Int']['output']>;
  /** It answered, and accepted the credentials. */
  readonly reachable: Scalars['Boolean']['output'];
};

/** An AI agent at one of the vendors. */
export type Agent = Node & {
  readonly __typename?: 'Agent';
  /** The account it belongs to. */
  readonly account: Account;
  /** The agent's picture. null where the vendor has no such field. */
  readonly avatarUrl?: Maybe<Scalars['URL']['output']>;
  /** When it was made, as the vendor says. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the agent is for, in its owner's words. null where the vendor has no such field. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** All that only this vendor has, typed. */
  readonly extension: AgentExtension;
  /** `<account id>:<vendor's own id>`. Stable; clients treat it as opaque. */
  readonly id: Scalars['ID']['output'];
  /** System prompt or prompt template. null where the vendor has no such field. */
  readonly instructions?: Maybe<Scalars['String']['output']>;
  /** The language model, in the vendor's own words. null where the vendor has no such field. */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** The agent's name; empty when the vendor gives none. */
  readonly name: Scalars['String']['output'];
  /** What can be done with this agent through this API, given its vendor and state. */
  readonly operations: ReadonlyArray<AgentOperation>;
  /** The vendor's own document as it arrived, secrets redacted. For what no contract knows yet. */
  readonly raw: Scalars['JSONObject']['output'];
  /** null where the vendor has no notion of state (Nova, Aegra), or where it uses a word that nobody knows yet. */
  readonly status?: Maybe<AgentStatus>;
  /** Labels for sorting and finding. null where the vendor has no such field. */
  readonly tags?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Randomness of the answers, in the vendor's own scale. null where the vendor has no such field. */
  readonly temperature?: Maybe<Scalars['Float']['output']>;
  /** When it was last changed, as the vendor says. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where the agent runs. */
  readonly vendor: Vendor;
  /** The id on the vendor's side, exactly as the vendor writes it. */
  readonly vendorId: Scalars['String']['output'];
  /** Saved versions, newest first. null where the vendor keeps none. */
  readonly versions?: Maybe<AgentVersionConnection>;
};


/** An AI agent at one of the vendors. */
export type AgentVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of agents. */
export type AgentConnection = {
  readonly __typename?: 'AgentConnection';
  /** The agents with their cursors. */
  readonly edges: ReadonlyArray<AgentEdge>;
  /** Accounts that are missing from this page, and why. Empty when the page is whole. */
  readonly failures: ReadonlyArray<AccountFailure>;
  /** The agents. */
  readonly nodes: ReadonlyArray<Agent>;
  /** Whether and where the list goes on. */
  readonly pageInfo: PageInfo;
  /** Exact number of matching agents; null when some account can not tell without being read to the end, or failed. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An agent in a list. */
export type AgentEdge = {
  readonly __typename?: 'AgentEdge';
  /** For `after`: the next page begins behind this agent. */
  readonly cursor: Scalars['String']['output'];
  /** The agent. */
  readonly node: Agent;
};

/** All that only one vendor has, typed: one member for each vendor. */
export type AgentExtension = ChatsbyAgent;

/** Which agents. Conditions that are given must all hold. */
export type AgentFilter = {
  /** In one of these accounts. */
  readonly accountIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Case-insensitive substring of name or description. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** In one of these states. Agents of vendors without states never match. */
  readonly statuses?: InputMaybe<ReadonlyArray<AgentStatus>>;
  /** With at least one of these tags, letter for letter. Agents of vendors without tags never match. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** At one of these vendors. */
  readonly vendors?: InputMaybe<ReadonlyArray<Vendor>>;
};

/** What can be done with an agent. */
export type AgentOperation =
  /** Make a new agent with its configuration, in any account. */
  | 'COPY'
  /** Delete it. */
  | 'DELETE'
  /** Switch it off. */
  | 'PAUSE'
  /** Make its draft the version that answers. */
  | 'PUBLISH'
  /** Go back to a saved version. */
  | 'RESTORE_VERSION'
  /** Switch it on again. */
  | 'RESUME'
  /** Change its fields. */
  | 'UPDATE';

/** The order of a list. Agents without the value come last; ties go by id, ascending by code point. */
export type AgentOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: AgentOrderField;
};

/** What agents can be ordered by. All but the newest first makes Rollcall read every list to its end. */
export type AgentOrderField =
  /** When they were made. */
  | 'CREATED_AT'
  /** By name, by code point. */
  | 'NAME'
  /** When they were last changed. */
  | 'UPDATED_AT';

/** What an agent is up to. */
export type AgentStatus =
  /** It answers. */
  | 'ACTIVE'
  /** It was put away by its vendor's own means. */
  | 'ARCHIVED'
  /** It is gone; some vendors still show it. Listed only when `filter.statuses` asks for it. */
  | 'DELETED'
  /** It was never published. */
  | 'DRAFT'
  /** It is switched off and can be switched on again. */
  | 'PAUSED';

/** A saved version of an agent. */
export type AgentVersion = {
  readonly __typename?: 'AgentVersion';
  /** When it was saved. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** It is the version that answers now. */
  readonly isCurrent: Scalars['Boolean']['output'];
  /** What was written down about it. null where there is nothing. */
  readonly notes?: Maybe<Scalars['String']['output']>;
  /** The vendor's number of the version; later ones are higher. */
  readonly number: Scalars['Int']['output'];
};

/** A page of versions. */
export type AgentVersionConnection = {
  readonly __typename?: 'AgentVersionConnection';
  /** The versions with their cursors. */
  readonly edges: ReadonlyArray<AgentVersionEdge>;
  /** The versions. */
  readonly nodes: ReadonlyArray<AgentVersion>;
  /** Whether and where the list goes on. */
  readonly pageInfo: PageInfo;
};

/** A version in a list. */
export type AgentVersionEdge = {
  readonly __typename?: 'AgentVersionEdge';
  /** For `after`: the next page begins behind this version. */
  readonly cursor: Scalars['String']['output'];
  /** The version. */
  readonly node: AgentVersion;
};

/** What only Chatsby has: chatbots with a model, a prompt and a knowledge base, hosted by the vendor. */
export type ChatsbyAgent = {
  readonly __typename?: 'ChatsbyAgent';
  /** Longest answer in tokens, 1 to 4096. */
  readonly maxTokens?: Maybe<Scalars['Int']['output']>;
  /** The vendor's own word for the state: `active`, `paused` or `deleted`. */
  readonly status?: Maybe<Scalars['String']['output']>;
};

/** Whether calls go through to a vendor. */
export type CircuitState =
  /** They do. */
  | 'CLOSED'
  /** One goes through, to see whether the vendor is back. */
  | 'HALF_OPEN'
  /** They are refused at once, after failures in a row. */
  | 'OPEN';

/** A way in which a vendor's answers do not match its contract. */
export type ContractDrift = {
  readonly __typename?: 'ContractDrift';
  /** How often it was seen. */
  readonly count: Scalars['Int']['output'];
  /** When it was first seen. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** When it was last seen. */
  readonly lastSeenAt: Scalars['DateTime']['output'];
  /** Where in the vendor's document, without indexes, e.g. `tools[].parameters`. */
  readonly path: Scalars['String']['output'];
  /** What was expected there. */
  readonly problem: Scalars['String']['output'];
};

/** What to copy, and where to. */
export type CopyAgentInput = {
  /** Check everything and answer with `plannedCalls`; nothing is written. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the target requires and the original lacks, or what shall be different. Only the member of the target's vendor is accepted. */
  readonly extension?: InputMaybe<CreateAgentExtensionInput>;
  /** Which agent: `<account id>:<vendor's own id>`. */
  readonly id: Scalars['ID']['input'];
  /** Repeating the call with the same key and the same input within 24 hours gives the first call's answer, also while that is still under way; with another input it is `CONFLICT`. At most 255 characters. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The copy's name; the original's when absent. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** In which account the copy is made: the same or any other one. */
  readonly toAccountId: Scalars['ID']['input'];
};

/** The copy. */
export type CopyAgentPayload = {
  readonly __typename?: 'CopyAgentPayload';
  /** The agent as its vendor now holds it. null when there is none to show. */
  readonly agent?: Maybe<Agent>;
  /** Every field of the original that had a value and found no place in the copy. */
  readonly notCarried: ReadonlyArray<NotCarriedField>;
  /** With `dryRun`: the REST calls that would be made, in order, secrets redacted. null without it. */
  readonly plannedCalls?: Maybe<ReadonlyArray<VendorCall>>;
  /** What the caller can fix or must know. Empty when everything went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What only the vendor of the account takes for a new agent. Exactly one member, the one of that vendor. */
export type CreateAgentExtensionInput =
  /** For an agent at Chatsby. */
  { readonly chatsby: CreateChatsbyAgentInput; };

/** A new agent. `Account.writableFields` tells what an account takes. */
export type CreateAgentInput = {
  /** In which account. */
  readonly accountId: Scalars['ID']['input'];
  /** The agent's picture. */
  readonly avatarUrl?: InputMaybe<Scalars['URL']['input']>;
  /** What the agent is for. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Check everything and answer with `plannedCalls`; nothing is written. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only the member of the account's own vendor is accepted. */
  readonly extension?: InputMaybe<CreateAgentExtensionInput>;
  /** Repeating the call with the same key and the same input within 24 hours gives the first call's answer, also while that is still under way; with another input it is `CONFLICT`. At most 255 characters. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** System prompt or prompt template. */
  readonly instructions?: InputMaybe<Scalars['String']['input']>;
  /** The language model, in the vendor's own words. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** The agent's name. */
  readonly name: Scalars['String']['input'];
  /** Labels for sorting and finding. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Randomness of the answers, in the vendor's own scale. */
  readonly temperature?: InputMaybe<Scalars['Float']['input']>;
};

/** The new agent. */
export type CreateAgentPayload = {
  readonly __typename?: 'CreateAgentPayload';
  /** The agent as its vendor now holds it. null when there is none to show. */
  readonly agent?: Maybe<Agent>;
  /** With `dryRun`: the REST calls that would be made, in order, secrets redacted. null without it. */
  readonly plannedCalls?: Maybe<ReadonlyArray<VendorCall>>;
  /** What the caller can fix or must know. Empty when everything went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a new Chatsby agent can have besides the unified fields. */
export type CreateChatsbyAgentInput = {
  /** Longest answer in tokens, 1 to 4096; 1024 unless set. */
  readonly maxTokens?: InputMaybe<Scalars['Int']['input']>;
};

/** Which agent to delete. */
export type DeleteAgentInput = {
  /** Check everything and answer with `plannedCalls`; nothing is written. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** `CONFLICT` when the agent was changed since: it is read, compared, then written. No vendor takes conditional writes, so a change that comes in between the reading and the writing is not seen. */
  readonly expectedUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Which agent: `<account id>:<vendor's own id>`. */
  readonly id: Scalars['ID']['input'];
};

/** What was deleted. */
export type DeleteAgentPayload = {
  readonly __typename?: 'DeleteAgentPayload';
  /** The id of the agent that is gone. null when it is not. */
  readonly deletedAgentId?: Maybe<Scalars['ID']['output']>;
  /** With `dryRun`: the REST calls that would be made, in order, secrets redacted. null without it. */
  readonly plannedCalls?: Maybe<ReadonlyArray<VendorCall>>;
  /** What the caller can fix or must know. Empty when everything went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Why an account could not answer. */
export type FailureCode =
  /** The vendor answered with something that its documentation does not allow. */
  | 'BAD_RESPONSE'
  /** Not asked: the last calls all failed, the next try is due soon. */
  | 'CIRCUIT_OPEN'
  /** The account's credentials may not do this. */
  | 'FORBIDDEN'
  /** More agents would have to be read than `server.maxAgentsPerAccount` allows. */
  | 'LIMIT_EXCEEDED'
  /** The vendor refused because too many calls were made. */
  | 'RATE_LIMITED'
  /** The vendor did not answer in time. */
  | 'TIMEOUT'
  /** The vendor refused the account's credentials. */
  | 'UNAUTHORIZED'
  /** The vendor could not be reached, or failed. */
  | 'UNAVAILABLE';

/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; everything is checked before the first call is made.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * A new agent with this one's configuration, in the same account, in another account, or at another vendor. What the
   * target has no place for is listed, never dropped in silence.
   */
  readonly copyAgent: CopyAgentPayload;
  /** Makes a new agent in an account. */
  readonly createAgent: CreateAgentPayload;
  /** Deletes an agent, as finally as its vendor does. */
  readonly deleteAgent: DeleteAgentPayload;
  /** Switches an agent off without losing anything. */
  readonly pauseAgent: PauseAgentPayload;
  /** Makes an agent's draft the version that answers. */
  readonly publishAgent: PublishAgentPayload;
  /** Goes back to a saved version of an agent. */
  readonly restoreAgentVersion: RestoreAgentVersionPayload;
  /** Switches a paused agent on again. */
  readonly resumeAgent: ResumeAgentPayload;
  /** Changes fields of an agent. What is absent stays as it is. */
  readonly updateAgent: UpdateAgentPayload;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; everything is checked before the first call is made.
 */
export type MutationCopyAgentArgs = {
  input: CopyAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; everything is checked before the first call is made.
 */
export type MutationCreateAgentArgs = {
  input: CreateAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; everything is checked before the first call is made.
 */
export type MutationDeleteAgentArgs = {
  input: DeleteAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; everything is checked before the first call is made.
 */
export type MutationPauseAgentArgs = {
  input: PauseAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; everything is checked before the first call is made.
 */
export type MutationPublishAgentArgs = {
  input: PublishAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; everything is checked before the first call is made.
 */
export type MutationRestoreAgentVersionArgs = {
  input: RestoreAgentVersionInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; everything is checked before the first call is made.
 */
export type MutationResumeAgentArgs = {
  input: ResumeAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; everything is checked before the first call is made.
 */
export type MutationUpdateAgentArgs = {
  input: UpdateAgentInput;
};

/** An object with a global id. */
export type Node = {
  /** Stable and unique in this API; clients treat it as opaque. */
  readonly id: Scalars['ID']['output'];
};

/** A field of the original that is not in the copy. */
export type NotCarriedField = {
  readonly __typename?: 'NotCarriedField';
  /** Path of the field, e.g. "tags" or "extension.gennia.followUpPrompt". */
  readonly field: Scalars['String']['output'];
  /** Why not. */
  readonly reason: Scalars['String']['output'];
};

/** Which way an order runs. */
export type OrderDirection =
  /** From low to high, from old to new. */
  | 'ASC'
  /** From high to low, from new to old. */
  | 'DESC';

/** Where a page stands in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last item, for `after`; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** More follow. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** The page was asked for with `after`, so that others stand before it. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** Which agent to pause. */
export type PauseAgentInput = {
  /** Check everything and answer with `plannedCalls`; nothing is written. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** `CONFLICT` when the agent was changed since: it is read, compared, then written. No vendor takes conditional writes, so a change that comes in between the reading and the writing is not seen. */
  readonly expectedUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Which agent: `<account id>:<vendor's own id>`. */
  readonly id: Scalars['ID']['input'];
};

/** The paused agent. */
export type PauseAgentPayload = {
  readonly __typename?: 'PauseAgentPayload';
  /** The agent as its vendor now holds it. null when there is none to show. */
  readonly agent?: Maybe<Agent>;
  /** With `dryRun`: the REST calls that would be made, in order, secrets redacted. null without it. */
  readonly plannedCalls?: Maybe<ReadonlyArray<VendorCall>>;
  /** What the caller can fix or must know. Empty when everything went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which agent to publish. */
export type PublishAgentInput = {
  /** Check everything and answer with `plannedCalls`; nothing is written. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** `CONFLICT` when the agent was changed since: it is read, compared, then written. No vendor takes conditional writes, so a change that comes in between the reading and the writing is not seen. */
  readonly expectedUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Which agent: `<account id>:<vendor's own id>`. */
  readonly id: Scalars['ID']['input'];
  /** What to write down about the version that this makes. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
};

/** The published agent. */
export type PublishAgentPayload = {
  readonly __typename?: 'PublishAgentPayload';
  /** The agent as its vendor now holds it. null when there is none to show. */
  readonly agent?: Maybe<Agent>;
  /** With `dryRun`: the REST calls that would be made, in order, secrets redacted. null without it. */
  readonly plannedCalls?: Maybe<ReadonlyArray<VendorCall>>;
  /** What the caller can fix or must know. Empty when everything went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The agents of every configured account, read live from their vendors. */
export type Query = {
  readonly __typename?: 'Query';
  /** One account; null when none of that id is configured. */
  readonly account?: Maybe<Account>;
  /** All configured accounts, in the order of the configuration. */
  readonly accounts: ReadonlyArray<Account>;
  /** One agent by its id. null when the vendor says that it does not exist; an error when the vendor could not be asked. */
  readonly agent?: Maybe<Agent>;
  /**
   * Agents of every configured account, merged into one ordered, paginated list. Accounts that could not answer are named
   * in `failures`; the rest is still served.
   */
  readonly agents: AgentConnection;
  /** Any object by its id: an agent or an account. */
  readonly node?: Maybe<Node>;
  /** Many objects by id, in the order asked, null where one does not exist. At most 100. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
};


/** The agents of every configured account, read live from their vendors. */
export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


/** The agents of every configured account, read live from their vendors. */
export type QueryAgentArgs = {
  id: Scalars['ID']['input'];
};


/** The agents of every configured account, read live from their vendors. */
export type QueryAgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AgentOrder>;
};


/** The agents of every configured account, read live from their vendors. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** The agents of every configured account, read live from their vendors. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

/** Which version of which agent to go back to. */
export type RestoreAgentVersionInput = {
  /** Check everything and answer with `plannedCalls`; nothing is written. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** `CONFLICT` when the agent was changed since: it is read, compared, then written. No vendor takes conditional writes, so a change that comes in between the reading and the writing is not seen. */
  readonly expectedUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Which agent: `<account id>:<vendor's own id>`. */
  readonly id: Scalars['ID']['input'];
  /** Number of the version, from `Agent.versions`. */
  readonly version: Scalars['Int']['input'];
};

/** The agent at the restored version. */
export type RestoreAgentVersionPayload = {
  readonly __typename?: 'RestoreAgentVersionPayload';
  /** The agent as its vendor now holds it. null when there is none to show. */
  readonly agent?: Maybe<Agent>;
  /** With `dryRun`: the REST calls that would be made, in order, secrets redacted. null without it. */
  readonly plannedCalls?: Maybe<ReadonlyArray<VendorCall>>;
  /** What the caller can fix or must know. Empty when everything went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which agent to resume. */
export type ResumeAgentInput = {
  /** Check everything and answer with `plannedCalls`; nothing is written. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** `CONFLICT` when the agent was changed since: it is read, compared, then written. No vendor takes conditional writes, so a change that comes in between the reading and the writing is not seen. */
  readonly expectedUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Which agent: `<account id>:<vendor's own id>`. */
  readonly id: Scalars['ID']['input'];
};

/** The resumed agent. */
export type ResumeAgentPayload = {
  readonly __typename?: 'ResumeAgentPayload';
  /** The agent as its vendor now holds it. null when there is none to show. */
  readonly agent?: Maybe<Agent>;
  /** With `dryRun`: the REST calls that would be made, in order, secrets redacted. null without it. */
  readonly plannedCalls?: Maybe<ReadonlyArray<VendorCall>>;
  /** What the caller can fix or must know. Empty when everything went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What only the vendor of the agent takes in a change. Exactly one member, the one of that vendor. */
export type UpdateAgentExtensionInput =
  /** For an agent at Chatsby. */
  { readonly chatsby: UpdateChatsbyAgentInput; };

/** A change of an agent. */
export type UpdateAgentInput = {
  /** The agent's picture. Absent: unchanged. null: cleared where the vendor can clear. */
  readonly avatarUrl?: InputMaybe<Scalars['URL']['input']>;
  /** What the agent is for. Absent: unchanged. null: cleared where the vendor can clear. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Check everything and answer with `plannedCalls`; nothing is written. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** `CONFLICT` when the agent was changed since: it is read, compared, then written. No vendor takes conditional writes, so a change that comes in between the reading and the writing is not seen. */
  readonly expectedUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only the member of the agent's own vendor is accepted. */
  readonly extension?: InputMaybe<UpdateAgentExtensionInput>;
  /** Which agent: `<account id>:<vendor's own id>`. */
  readonly id: Scalars['ID']['input'];
  /** System prompt or prompt template. Absent: unchanged. null: cleared where the vendor can clear. */
  readonly instructions?: InputMaybe<Scalars['String']['input']>;
  /** The language model, in the vendor's own words. Absent: unchanged. null: cleared where the vendor can clear. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** The agent's name. Absent: unchanged. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Labels for sorting and finding. Absent: unchanged. null: cleared where the vendor can clear. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Randomness of the answers, in the vendor's own scale. Absent: unchanged. null: cleared where the vendor can clear. */
  readonly temperature?: InputMaybe<Scalars['Float']['input']>;
};

/** The changed agent. */
export type UpdateAgentPayload = {
  readonly __typename?: 'UpdateAgentPayload';
  /** The agent as its vendor now holds it. null when there is none to show. */
  readonly agent?: Maybe<Agent>;
  /** With `dryRun`: the REST calls that would be made, in order, secrets redacted. null without it. */
  readonly plannedCalls?: Maybe<ReadonlyArray<VendorCall>>;
  /** What the caller can fix or must know. Empty when everything went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What can be changed of a Chatsby agent besides the unified fields. */
export type UpdateChatsbyAgentInput = {
  /** Longest answer in tokens, 1 to 4096; 1024 unless set. */
  readonly maxTokens?: InputMaybe<Scalars['Int']['input']>;
};

/** What a caller can fix or must know. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** What kind of problem it is. */
  readonly code: UserErrorCode;
  /** Path into the mutation's input, e.g. ["temperature"] or ["extension", "chatsby", "maxTokens"]. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong and what is allowed, in a sentence. */
  readonly message: Scalars['String']['output'];
  /** The vendor's own words, when the vendor refused. */
  readonly vendorError?: Maybe<VendorError>;
};

/** What kind of problem a write met. */
export type UserErrorCode =
  /** The name is taken, the agent has moved on, or its state does not allow this. */
  | 'CONFLICT'
  /** The account's credentials may not do this. */
  | 'FORBIDDEN'
  /** The agent exists, but a later step of a write failed: `field` says what is missing. */
  | 'INCOMPLETE'
  /** The input breaks a documented limit: refused before any vendor call, or by the vendor. */
  | 'INVALID'
  /** There is no such agent, account or version. */
  | 'NOT_FOUND'
  /** The account's plan allows no more. */
  | 'QUOTA_EXCEEDED'
  /** The vendor refused because too many calls were made; nothing was changed. */
  | 'RATE_LIMITED'
  /** The account's credentials were refused by the vendor. */
  | 'UNAUTHORIZED'
  /** The vendor could not be reached or failed; nothing was changed. */
  | 'UNAVAILABLE'
  /** The request may or may not have taken effect (time-out after sending): check before repeating. */
  | 'UNKNOWN_OUTCOME'
  /** This vendor has no such field or operation. */
  | 'UNSUPPORTED';

/** Where an agent runs. */
export type Vendor =
  /** Chatsby: chatbots with a model, a prompt and a knowledge base, hosted by the vendor. */
  | 'CHATSBY';

/** A call of a vendor's REST API. */
export type VendorCall = {
  readonly __typename?: 'VendorCall';
  /** JSON body, secrets redacted. null when there is none. */
  readonly body?: Maybe<Scalars['JSONObject']['output']>;
  /** HTTP method. */
  readonly method: Scalars['String']['output'];
  /** Path below the account's base URL. `{id}` stands for an id that the vendor will give. */
  readonly path: Scalars['String']['output'];
};

/** How a vendor refused. */
export type VendorError = {
  readonly __typename?: 'VendorError';
  /** The vendor's machine code. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The vendor's sentence. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** HTTP status. */
  readonly status?: Maybe<Scalars['Int']['output']>;
};

/** A field that can be written, and its limits. */
export type WritableField = {
  readonly __typename?: 'WritableField';
  /** What may be written, where the vendor has a fixed list: GraphQL enum names, or texts where the field is a text. */
  readonly allowedValues?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** null clears it. */
  readonly clearable: Scalars['Boolean']['output'];
  /** What the field is for, as the vendor documents it. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Longest list. */
  readonly maxItems?: Maybe<Scalars['Int']['output']>;
  /** Longest text, in characters. */
  readonly maxLength?: Maybe<Scalars['Int']['output']>;
  /** Largest number. */
  readonly maximum?: Maybe<Scalars['Float']['output']>;
  /** Smallest number. */
  readonly minimum?: Maybe<Scalars['Float']['output']>;
  /** Path in the mutation's input, e.g. "instructions" or "extension.chatsby.maxTokens". */
  readonly path: Scalars['String']['output'];
  /** An agent can not be made without it. */
  readonly requiredOnCreate: Scalars['Boolean']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ConnectedAccount )
    | ( AgentRecord )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<ConnectedAccount>;
  AccountFailure: ResolverTypeWrapper<FailureSource>;
  AccountHealth: ResolverTypeWrapper<HealthSource>;
  Agent: ResolverTypeWrapper<AgentRecord>;
  AgentConnection: ResolverTypeWrapper<AgentPage>;
  AgentEdge: ResolverTypeWrapper<AgentEdgeSource>;
  AgentExtension: ResolverTypeWrapper<AgentRecord>;
  AgentFilter: AgentFilter;
  AgentOperation: AgentOperation;
  AgentOrder: AgentOrder;
  AgentOrderField: AgentOrderField;
  AgentStatus: AgentStatus;
  AgentVersion: ResolverTypeWrapper<VersionSource>;
  AgentVersionConnection: ResolverTypeWrapper<VersionPage>;
  AgentVersionEdge: ResolverTypeWrapper<Omit<AgentVersionEdge, 'node'> & { node: ResolversTypes['AgentVersion'] }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ChatsbyAgent: ResolverTypeWrapper<AgentRecord>;
  CircuitState: CircuitState;
  ContractDrift: ResolverTypeWrapper<Drift>;
  CopyAgentInput: CopyAgentInput;
  CopyAgentPayload: ResolverTypeWrapper<Outcome>;
  CreateAgentExtensionInput: CreateAgentExtensionInput;
  CreateAgentInput: CreateAgentInput;
  CreateAgentPayload: ResolverTypeWrapper<Outcome>;
  CreateChatsbyAgentInput: CreateChatsbyAgentInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteAgentInput: DeleteAgentInput;
  DeleteAgentPayload: ResolverTypeWrapper<Outcome>;
  FailureCode: FailureCode;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  LocalTime: ResolverTypeWrapper<Scalars['LocalTime']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotCarriedField: ResolverTypeWrapper<LossSource>;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PauseAgentInput: PauseAgentInput;
  PauseAgentPayload: ResolverTypeWrapper<Outcome>;
  PublishAgentInput: PublishAgentInput;
  PublishAgentPayload: ResolverTypeWrapper<Outcome>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RestoreAgentVersionInput: RestoreAgentVersionInput;
  RestoreAgentVersionPayload: ResolverTypeWrapper<Outcome>;
  ResumeAgentInput: ResumeAgentInput;
  ResumeAgentPayload: ResolverTypeWrapper<Outcome>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UpdateAgentExtensionInput: UpdateAgentExtensionInput;
  UpdateAgentInput: UpdateAgentInput;
  UpdateAgentPayload: ResolverTypeWrapper<Outcome>;
  UpdateChatsbyAgentInput: UpdateChatsbyAgentInput;
  UserError: ResolverTypeWrapper<UserErrorSource>;
  UserErrorCode: UserErrorCode;
  Vendor: Vendor;
  VendorCall: ResolverTypeWrapper<VendorCallPreview>;
  VendorError: ResolverTypeWrapper<VendorError>;
  WritableField: ResolverTypeWrapper<WritableField>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: ConnectedAccount;
  AccountFailure: FailureSource;
  AccountHealth: HealthSource;
  Agent: AgentRecord;
  AgentConnection: AgentPage;
  AgentEdge: AgentEdgeSource;
  AgentExtension: AgentRecord;
  AgentFilter: AgentFilter;
  AgentOrder: AgentOrder;
  AgentVersion: VersionSource;
  AgentVersionConnection: VersionPage;
  AgentVersionEdge: Omit<AgentVersionEdge, 'node'> & { node: ResolversParentTypes['AgentVersion'] };
  Boolean: Scalars['Boolean']['output'];
  ChatsbyAgent: AgentRecord;
  ContractDrift: Drift;
  CopyAgentInput: CopyAgentInput;
  CopyAgentPayload: Outcome;
  CreateAgentExtensionInput: CreateAgentExtensionInput;
  CreateAgentInput: CreateAgentInput;
  CreateAgentPayload: Outcome;
  CreateChatsbyAgentInput: CreateChatsbyAgentInput;
  DateTime: Scalars['DateTime']['output'];
  DeleteAgentInput: DeleteAgentInput;
  DeleteAgentPayload: Outcome;
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  JSON: Scalars['JSON']['output'];
  JSONObject: Scalars['JSONObject']['output'];
  LocalTime: Scalars['LocalTime']['output'];
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotCarriedField: LossSource;
  PageInfo: PageInfo;
  PauseAgentInput: PauseAgentInput;
  PauseAgentPayload: Outcome;
  PublishAgentInput: PublishAgentInput;
  PublishAgentPayload: Outcome;
  Query: Record<PropertyKey, never>;
  RestoreAgentVersionInput: RestoreAgentVersionInput;
  RestoreAgentVersionPayload: Outcome;
  ResumeAgentInput: ResumeAgentInput;
  ResumeAgentPayload: Outcome;
  SafeInt: Scalars['SafeInt']['output'];
  String: Scalars['String']['output'];
  URL: Scalars['URL']['output'];
  UpdateAgentExtensionInput: UpdateAgentExtensionInput;
  UpdateAgentInput: UpdateAgentInput;
  UpdateAgentPayload: Outcome;
  UpdateChatsbyAgentInput: UpdateChatsbyAgentInput;
  UserError: UserErrorSource;
  VendorCall: VendorCallPreview;
  VendorError: VendorError;
  WritableField: WritableField;
};

export type AccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  contractDrift?: Resolver<ReadonlyArray<ResolversTypes['ContractDrift']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['AccountHealth'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operations?: Resolver<ReadonlyArray<ResolversTypes['AgentOperation']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  writableFields?: Resolver<ReadonlyArray<ResolversTypes['WritableField']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountFailure'] = ResolversParentTypes['AccountFailure']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['FailureCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AccountHealthResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountHealth'] = ResolversParentTypes['AccountHealth']> = {
  checkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  circuit?: Resolver<ResolversTypes['CircuitState'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['AccountFailure']>, ParentType, ContextType>;
  latencyMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agent'] = ResolversParentTypes['Agent']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  extension?: Resolver<ResolversTypes['AgentExtension'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instructions?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operations?: Resolver<ReadonlyArray<ResolversTypes['AgentOperation']>, ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['AgentStatus']>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  temperature?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  vendorId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  versions?: Resolver<Maybe<ResolversTypes['AgentVersionConnection']>, ParentType, ContextType, RequireFields<AgentVersionsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentConnection'] = ResolversParentTypes['AgentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgentEdge']>, ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['AccountFailure']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Agent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AgentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentEdge'] = ResolversParentTypes['AgentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
};

export type AgentExtensionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentExtension'] = ResolversParentTypes['AgentExtension']> = {
  __resolveType: TypeResolveFn<'ChatsbyAgent', ParentType, ContextType>;
};

export type AgentVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentVersion'] = ResolversParentTypes['AgentVersion']> = {
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgentVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentVersionConnection'] = ResolversParentTypes['AgentVersionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgentVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AgentVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AgentVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentVersionEdge'] = ResolversParentTypes['AgentVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AgentVersion'], ParentType, ContextType>;
};

export type ChatsbyAgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatsbyAgent'] = ResolversParentTypes['ChatsbyAgent']> = {
  maxTokens?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContractDriftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractDrift'] = ResolversParentTypes['ContractDrift']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  problem?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CopyAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CopyAgentPayload'] = ResolversParentTypes['CopyAgentPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  notCarried?: Resolver<ReadonlyArray<ResolversTypes['NotCarriedField']>, ParentType, ContextType>;
  plannedCalls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VendorCall']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAgentPayload'] = ResolversParentTypes['CreateAgentPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  plannedCalls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VendorCall']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAgentPayload'] = ResolversParentTypes['DeleteAgentPayload']> = {
  deletedAgentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  plannedCalls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VendorCall']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  copyAgent?: Resolver<ResolversTypes['CopyAgentPayload'], ParentType, ContextType, RequireFields<MutationCopyAgentArgs, 'input'>>;
  createAgent?: Resolver<ResolversTypes['CreateAgentPayload'], ParentType, ContextType, RequireFields<MutationCreateAgentArgs, 'input'>>;
  deleteAgent?: Resolver<ResolversTypes['DeleteAgentPayload'], ParentType, ContextType, RequireFields<MutationDeleteAgentArgs, 'input'>>;
  pauseAgent?: Resolver<ResolversTypes['PauseAgentPayload'], ParentType, ContextType, RequireFields<MutationPauseAgentArgs, 'input'>>;
  publishAgent?: Resolver<ResolversTypes['PublishAgentPayload'], ParentType, ContextType, RequireFields<MutationPublishAgentArgs, 'input'>>;
  restoreAgentVersion?: Resolver<ResolversTypes['RestoreAgentVersionPayload'], ParentType, ContextType, RequireFields<MutationRestoreAgentVersionArgs, 'input'>>;
  resumeAgent?: Resolver<ResolversTypes['ResumeAgentPayload'], ParentType, ContextType, RequireFields<MutationResumeAgentArgs, 'input'>>;
  updateAgent?: Resolver<ResolversTypes['UpdateAgentPayload'], ParentType, ContextType, RequireFields<MutationUpdateAgentArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Account' | 'Agent', ParentType, ContextType>;
};

export type NotCarriedFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotCarriedField'] = ResolversParentTypes['NotCarriedField']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PauseAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PauseAgentPayload'] = ResolversParentTypes['PauseAgentPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  plannedCalls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VendorCall']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PublishAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishAgentPayload'] = ResolversParentTypes['PublishAgentPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  plannedCalls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VendorCall']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'id'>>;
  accounts?: Resolver<ReadonlyArray<ResolversTypes['Account']>, ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType, RequireFields<QueryAgentArgs, 'id'>>;
  agents?: Resolver<ResolversTypes['AgentConnection'], ParentType, ContextType, RequireFields<QueryAgentsArgs, 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
};

export type RestoreAgentVersionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreAgentVersionPayload'] = ResolversParentTypes['RestoreAgentVersionPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  plannedCalls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VendorCall']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResumeAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResumeAgentPayload'] = ResolversParentTypes['ResumeAgentPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  plannedCalls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VendorCall']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UpdateAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAgentPayload'] = ResolversParentTypes['UpdateAgentPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  plannedCalls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VendorCall']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  vendorError?: Resolver<Maybe<ResolversTypes['VendorError']>, ParentType, ContextType>;
};

export type VendorCallResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VendorCall'] = ResolversParentTypes['VendorCall']> = {
  body?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VendorErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VendorError'] = ResolversParentTypes['VendorError']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type WritableFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WritableField'] = ResolversParentTypes['WritableField']> = {
  allowedValues?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  clearable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maxItems?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxLength?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maximum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  minimum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requiredOnCreate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Account?: AccountResolvers<ContextType>;
  AccountFailure?: AccountFailureResolvers<ContextType>;
  AccountHealth?: AccountHealthResolvers<ContextType>;
  Agent?: AgentResolvers<ContextType>;
  AgentConnection?: AgentConnectionResolvers<ContextType>;
  AgentEdge?: AgentEdgeResolvers<ContextType>;
  AgentExtension?: AgentExtensionResolvers<ContextType>;
  AgentVersion?: AgentVersionResolvers<ContextType>;
  AgentVersionConnection?: AgentVersionConnectionResolvers<ContextType>;
  AgentVersionEdge?: AgentVersionEdgeResolvers<ContextType>;
  ChatsbyAgent?: ChatsbyAgentResolvers<ContextType>;
  ContractDrift?: ContractDriftResolvers<ContextType>;
  CopyAgentPayload?: CopyAgentPayloadResolvers<ContextType>;
  CreateAgentPayload?: CreateAgentPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteAgentPayload?: DeleteAgentPayloadResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  JSONObject?: GraphQLScalarType;
  LocalTime?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotCarriedField?: NotCarriedFieldResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PauseAgentPayload?: PauseAgentPayloadResolvers<ContextType>;
  PublishAgentPayload?: PublishAgentPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RestoreAgentVersionPayload?: RestoreAgentVersionPayloadResolvers<ContextType>;
  ResumeAgentPayload?: ResumeAgentPayloadResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  UpdateAgentPayload?: UpdateAgentPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VendorCall?: VendorCallResolvers<ContextType>;
  VendorError?: VendorErrorResolvers<ContextType>;
  WritableField?: WritableFieldResolvers<ContextType>;
};

