import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ShownAgent } from '../core/agent.ts';
import type { Account as ConnectedAccount } from '../accounts/account.ts';
import type { AccountHealth as HealthSource } from '../accounts/health.ts';
import type { AccountFailure as FailureSource } from '../accounts/account-failure.ts';
import type { ShownPage, SyncedAccount, PageFreshness } from '../graphql/lists/shown-page.ts';
import type { CatalogFacet } from '../catalog/query/facets.ts';
import type { AgentEdgeSource } from '../graphql/resolvers/connections.ts';
import type { ListedVersion, ListedVersions } from '../agents/versions/listed-versions.ts';
import type { LanguageModelSource } from '../graphql/resolvers/language-model.ts';
import type { ModelRetirement as RetirementSource, AccountRetirement as AccountRetirementSource } from '../graphql/lists/model-retirements.ts';
import type { NotCarriedField as LossSource, VendorCallPreview, Outcome } from '../agents/lifecycle/outcome.ts';
import type { UserError as UserErrorSource } from '../agents/lifecycle/user-error.ts';
import type { Drift } from '../accounts/drift-log.ts';
import type { WritableField as FieldSource } from '../contract/writable-fields.ts';
import type { Context } from '../graphql/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A point in time in RFC 3339, to the millisecond. */
  DateTime: { input: Date; output: Date; }
  /**
   * A point in time in RFC 3339 (`2026-03-01T10:00:00Z`), or an ISO 8601 duration that is counted from now: `-P2W` is two weeks
   * ago, `P1D` is in a day, `-PT12H` is twelve hours ago. Years, months, weeks, days and hours of UTC, in whole numbers; seconds
   * may have a fraction. Now is one time for the whole request.
   */
  DateTimeOrDuration: { input: string; output: string; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  /** Any JSON object. */
  JSONObject: { input: { [key: string]: unknown }; output: { [key: string]: unknown }; }
  /** A time of day without a zone, `HH:mm:ss`. */
  LocalTime: { input: string; output: string; }
  /** A whole number of up to 53 bits. */
  SafeInt: { input: number; output: number; }
  /** What a caller may do: `agents:read`, `agents:write`, `agents:raw` or `operations`. */
  Scope: { input: unknown; output: unknown; }
  /** A URL as the WHATWG standard reads it. */
  URL: { input: string | URL; output: string | URL; }
};

/** Whose missing agents are gone. */
export type AcceptCatalogRemovalsInput = {
  /** The account's id in the configuration. */
  readonly accountId: Scalars['ID']['input'];
};

/** What came of it. */
export type AcceptCatalogRemovalsPayload = {
  readonly __typename?: 'AcceptCatalogRemovalsPayload';
  /** The account; null when there is none of that id. */
  readonly account?: Maybe<Account>;
  /** What stood in the way; empty when it will be done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An account at a vendor, as configured. */
export type Account = Node & {
  readonly __typename?: 'Account';
  /** Answers of this vendor that did not match its contract, since the process started. */
  readonly contractDrift: ReadonlyArray<ContractDrift>;
  /** Asks the vendor now, with one cheap call; once in a request, however often it is named. */
  readonly health: AccountHealth;
  /** The account's id in the configuration. */
  readonly id: Scalars['ID']['output'];
  /** An embedded server of Rollcall answers in the vendor's place: all agents of this account are invented. */
  readonly isSandbox: Scalars['Boolean']['output'];
  /** What people call it; the id unless configured. */
  readonly label: Scalars['String']['output'];
  /** What this vendor's API can do at all. */
  readonly operations: ReadonlyArray<AgentOperation>;
  /** The copy of its agents; null without a catalog. */
  readonly sync?: Maybe<AccountSync>;
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

/** The agents of one account that run on a language model that ends. */
export type AccountRetirement = {
  readonly __typename?: 'AccountRetirement';
  /** Whose agents. */
  readonly account: Account;
  /** How many of them run on it. */
  readonly agentCount: Scalars['Int']['output'];
  /** What their `model` can be set to instead, as `LanguageModel.replacements`. */
  readonly replacements?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** The copy of an account's agents. */
export type AccountSync = {
  readonly __typename?: 'AccountSync';
  /** Whose agents. */
  readonly account: Account;
  /** How many agents the vendor's list was last seen to hold; during the first load, as far as it was read. */
  readonly agents: Scalars['Int']['output'];
  /** What was there at this time is in the copy; null when it was never loaded. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** What the last reading failed with. What was read before is still there. */
  readonly failure?: Maybe<AccountFailure>;
  /** How many agents the copy holds. */
  readonly held: Scalars['Int']['output'];
  /** How long ago that was, in seconds. */
  readonly lagSeconds?: Maybe<Scalars['Int']['output']>;
  /** How many of them the vendor's list did not show, and nobody has removed: see `REMOVALS_HELD`. */
  readonly missing: Scalars['Int']['output'];
  /** When the account's list is read again; null while it is being read. */
  readonly nextDueAt?: Maybe<Scalars['DateTime']['output']>;
  /** How it stands. */
  readonly state: SyncState;
};

/** What only Aegra has: assistants, each a graph with a configuration of its own, on a server of your own. */
export type AegraAgent = {
  readonly __typename?: 'AegraAgent';
  /** Settings of a run: `tags`, `recursion_limit`, `configurable` and whatever else the graph reads. */
  readonly config?: Maybe<Scalars['JSONObject']['output']>;
  /** What the graph is given at run time. On Aegra and LangGraph Python equal to `config.configurable`. */
  readonly context?: Maybe<Scalars['JSONObject']['output']>;
  /** Name of the graph that the assistant runs, as in the server's aegra.json. */
  readonly graphId?: Maybe<Scalars['String']['output']>;
  /** Free notes for finding and sorting assistants. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** Who owns the assistant. `system`: made by the server for each graph, and unchangeable. `anonymous`: the server has no authentication. Absent on LangGraph. */
  readonly userId?: Maybe<Scalars['String']['output']>;
  /** Number of the version that is in force; counted from 1. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};

/** Conditions on what only agents of Aegra have. All that are given must hold; null restricts nothing. */
export type AegraAgentFilter = {
  /** Settings of a run: `tags`, `recursion_limit`, `configurable` and whatever else the graph reads. */
  readonly config?: InputMaybe<PresenceComparator>;
  /** What the graph is given at run time. On Aegra and LangGraph Python equal to `config.configurable`. */
  readonly context?: InputMaybe<PresenceComparator>;
  /** Name of the graph that the assistant runs, as in the server's aegra.json. */
  readonly graphId?: InputMaybe<NullableStringComparator>;
  /** Free notes for finding and sorting assistants. */
  readonly metadata?: InputMaybe<PresenceComparator>;
  /** Who owns the assistant. `system`: made by the server for each graph, and unchangeable. `anonymous`: the server has no authentication. Absent on LangGraph. */
  readonly userId?: InputMaybe<NullableStringComparator>;
  /** Number of the version that is in force; counted from 1. */
  readonly version?: InputMaybe<NullableNumberComparator>;
};

/** What to do when the assistant exists already. */
export type AegraIfExists =
  /** Answer the existing assistant, unchanged. */
  | 'DO_NOTHING'
  /** Refuse. This is the default. */
  | 'ERROR';

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
  /** The language model by one word, whichever way the vendor writes it. null where the vendor does not say which it is. */
  readonly languageModel?: Maybe<LanguageModel>;
  /** The language model, in the vendor's own words. null where the vendor has no such field. */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** The agent's name; empty when the vendor gives none. */
  readonly name: Scalars['String']['output'];
  /** No earlier than this it was as it is shown here: now, where its vendor was asked. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** What this caller can do with this agent through this API, given its vendor and state. */
  readonly operations: ReadonlyArray<AgentOperation>;
  /**
   * The vendor's own document as it arrived, secrets redacted. For what no contract knows yet. For callers without the scope
   * `agents:raw` it is empty, and an error stands beside the rest.
   */
  readonly raw: Scalars['JSONObject']['output'];
  /** null where the vendor has no notion of state, or where it uses a word that nobody knows yet. */
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
  /** How many of the matching agents have which values, whatever page is asked for. Needs a catalog. */
  readonly facets: ReadonlyArray<Facet>;
  /**
   * Accounts whose agents are missing from this page or from an earlier one of the same walk, and why. Empty when all is
   * there.
   */
  readonly failures: ReadonlyArray<AccountFailure>;
  /** Where the page comes from, and how old it may be. */
  readonly freshness: Freshness;
  /** The agents. */
  readonly nodes: ReadonlyArray<Agent>;
  /** Whether and where the list goes on. */
  readonly pageInfo: PageInfo;
  /**
   * Exact number of matching agents, whatever `first` is; null when some account can not tell without more than one page of
   * its list, failed, contradicts itself, or when it is larger than an Int; in the catalog, only when a search finds more than
   * 10,000.
   */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};


/** A page of agents. */
export type AgentConnectionFacetsArgs = {
  fields: ReadonlyArray<FacetField>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
export type AgentExtension = AegraAgent | ChatsbyAgent | CometChatAgent | GenniaAgent | MastraAgent | NovaAgent;

/** Conditions on what only one vendor has: only its agents satisfy them. All that are given must hold, so that agents of several vendors are found by `or`. */
export type AgentExtensionFilter = {
  /** For an agent at Aegra. */
  readonly aegra?: InputMaybe<AegraAgentFilter>;
  /** For an agent at Chatsby. */
  readonly chatsby?: InputMaybe<ChatsbyAgentFilter>;
  /** For an agent at CometChat. */
  readonly cometChat?: InputMaybe<CometChatAgentFilter>;
  /** For an agent at Gennia. */
  readonly gennia?: InputMaybe<GenniaAgentFilter>;
  /** For an agent at Mastra. */
  readonly mastra?: InputMaybe<MastraAgentFilter>;
  /** For an agent at Nova (CozmoX). */
  readonly nova?: InputMaybe<NovaAgentFilter>;
};

/**
 * Which agents. Conditions that are given must all hold. null restricts nothing; an empty list leaves nothing, since no
 * agent is one of none.
 *
 * A value that is null satisfies `isNull: true`, `ne`, `notIn` and `noneOf`, and no other condition. At most 200 conditions in
 * all, and 10 filters inside one another.
 */
export type AgentFilter = {
  /** The account. Each id in `eq` and `in` must be one that is configured. */
  readonly accountId?: InputMaybe<IdComparator>;
  /** In one of these accounts; at most 100. */
  readonly accountIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** All of these hold, at most 100. Of none, everything does. */
  readonly and?: InputMaybe<ReadonlyArray<AgentFilter>>;
  /** The URL of the picture, as `Agent.avatarUrl` shows it. */
  readonly avatarUrl?: InputMaybe<NullableStringComparator>;
  /** When it was made. */
  readonly createdAt?: InputMaybe<NullableDateComparator>;
  /** The description. */
  readonly description?: InputMaybe<NullableStringComparator>;
  /** What only one vendor has. Only agents of that vendor satisfy a condition on it. */
  readonly extension?: InputMaybe<AgentExtensionFilter>;
  /** The global id. Only accounts of the ids that are asked for are read. */
  readonly id?: InputMaybe<IdComparator>;
  /** The instructions. Where the vendor's list does not hold them, each agent that could match is read by itself. */
  readonly instructions?: InputMaybe<NullableStringComparator>;
  /** The language model. Where the vendor does not say which it is, all that is asked of it is null. */
  readonly languageModel?: InputMaybe<LanguageModelFilter>;
  /** The model, in the vendor's own words. */
  readonly model?: InputMaybe<NullableStringComparator>;
  /** The name. */
  readonly name?: InputMaybe<StringComparator>;
  /** This does not hold: all other agents, but for those that are DELETED. */
  readonly not?: InputMaybe<AgentFilter>;
  /** One of these holds, at most 100. Of none, nothing does. */
  readonly or?: InputMaybe<ReadonlyArray<AgentFilter>>;
  /**
   * A part of the name or the description, or of the instructions where the vendor's list holds them. Blanks
   * around it do not count, nor do capitals, nor how accents are composed. Blanks alone restrict nothing.
   */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** The state. Agents that are DELETED are listed only where `eq` or `in` names that state, outside of a negation. */
  readonly status?: InputMaybe<NullableAgentStatusComparator>;
  /** In one of these states, at most 100. Agents of vendors without states never match. */
  readonly statuses?: InputMaybe<ReadonlyArray<AgentStatus>>;
  /** The tags. */
  readonly tagged?: InputMaybe<StringListComparator>;
  /** With at least one of these tags, at most 100, letter for letter. Agents of vendors without tags never match. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The temperature, in the vendor's own scale. */
  readonly temperature?: InputMaybe<NullableNumberComparator>;
  /**
   * Words of the name, the description or the instructions: all of them must be there, the last one whole or as the
   * beginning of a word. Capitals do not count, nor does what stands between words. No words at all restrict nothing.
   * Needs a catalog.
   */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** When it was last changed. */
  readonly updatedAt?: InputMaybe<NullableDateComparator>;
  /** The vendor. */
  readonly vendor?: InputMaybe<VendorComparator>;
  /** The id on the vendor's side. */
  readonly vendorId?: InputMaybe<StringComparator>;
  /** At one of these vendors; at most 100. */
  readonly vendors?: InputMaybe<ReadonlyArray<Vendor>>;
};

/** What can be done with an agent. */
export type AgentOperation =
  /** Put it away, by its vendor's own means. */
  | 'ARCHIVE'
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
  /** Take it out again. */
  | 'UNARCHIVE'
  /** Change its fields. */
  | 'UPDATE';

/** The order of a list. Agents without the value come last, unless `nulls` says otherwise; ties go by id, ascending by code point. */
export type AgentOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: AgentOrderField;
  /** Where agents without the value stand. `FIRST` needs a catalog. */
  readonly nulls?: NullsOrder;
};

/**
 * What agents can be ordered by. All but the newest first makes Rollcall read every list to its end whose vendor can not be
 * asked for that order.
 */
export type AgentOrderField =
  /** By the id of the account. Needs a catalog. */
  | 'ACCOUNT'
  /** By the address of the picture, by code point. Needs a catalog. */
  | 'AVATAR_URL'
  /** When they were made. */
  | 'CREATED_AT'
  /** By description, by code point. Needs a catalog. */
  | 'DESCRIPTION'
  /** By instructions, by code point. Needs a catalog. */
  | 'INSTRUCTIONS'
  /** By the id of the language model, by code point. Needs a catalog. */
  | 'LANGUAGE_MODEL'
  /** By the vendors' own words for the language model, by code point. Needs a catalog. */
  | 'MODEL'
  /** By name, by code point. */
  | 'NAME'
  /** By the name of the state. Needs a catalog. */
  | 'STATUS'
  /** By temperature. Needs a catalog. */
  | 'TEMPERATURE'
  /** When they were last changed. */
  | 'UPDATED_AT'
  /** By the name of the vendor. Needs a catalog. */
  | 'VENDOR';

/** Where lists of agents come from. */
export type AgentSource =
  /** A copy of what the vendors showed before. */
  | 'CATALOG'
  /** The vendors are asked, now. */
  | 'LIVE';

/** What an agent is up to. */
export type AgentStatus =
  /** It answers. */
  | 'ACTIVE'
  /** It was put away by its vendor's own means. */
  | 'ARCHIVED'
  /** It is gone; some vendors still show it. Listed only where a filter asks for this state. */
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
  /** What the vendor calls the version: its number, or an id of another kind. Unique among the versions of its agent. */
  readonly id: Scalars['ID']['output'];
  /** It is the version that answers now. */
  readonly isCurrent: Scalars['Boolean']['output'];
  /** What was written down about it. null where there is nothing. */
  readonly notes?: Maybe<Scalars['String']['output']>;
  /**
   * The vendor's number of the version; later ones are higher. Where the vendor has no numbers: its place among the versions
   * that are shown, counted from the oldest; then only `id` can name the version for good.
   */
  readonly number: Scalars['Int']['output'];
};

/** A page of versions. */
export type AgentVersionConnection = {
  readonly __typename?: 'AgentVersionConnection';
  /** The versions with their cursors. */
  readonly edges: ReadonlyArray<AgentVersionEdge>;
  /** false where the vendor shows only so many of the newest, and there may be older ones. */
  readonly isComplete: Scalars['Boolean']['output'];
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

/** Which agent to archive. */
export type ArchiveAgentInput = {
  /** Check everything and answer with `plannedCalls`; nothing is written. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** `CONFLICT` when the agent was changed since: it is read, compared, then written. No vendor takes conditional writes, so a change that comes in between the reading and the writing is not seen. */
  readonly expectedUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Which agent: `<account id>:<vendor's own id>`. */
  readonly id: Scalars['ID']['input'];
};

/** The archived agent. */
export type ArchiveAgentPayload = {
  readonly __typename?: 'ArchiveAgentPayload';
  /** The agent as its vendor now holds it. null when there is none to show. */
  readonly agent?: Maybe<Agent>;
  /** With `dryRun`: the REST calls that would be made, in order, secrets redacted. null without it. */
  readonly plannedCalls?: Maybe<ReadonlyArray<VendorCall>>;
  /** What the caller can fix or must know. Empty when everything went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What only Chatsby has: chatbots with a model, a prompt and a knowledge base, hosted by the vendor. */
export type ChatsbyAgent = {
  readonly __typename?: 'ChatsbyAgent';
  /** Longest answer in tokens, 1 to 4096. */
  readonly maxTokens?: Maybe<Scalars['Int']['output']>;
  /** The vendor's own word for the state: `active`, `paused` or `deleted`. */
  readonly status?: Maybe<Scalars['String']['output']>;
};

/** Conditions on what only agents of Chatsby have. All that are given must hold; null restricts nothing. */
export type ChatsbyAgentFilter = {
  /** Longest answer in tokens, 1 to 4096. */
  readonly maxTokens?: InputMaybe<NullableNumberComparator>;
  /** The vendor's own word for the state: `active`, `paused` or `deleted`. */
  readonly status?: InputMaybe<NullableStringComparator>;
};

/** Whether calls go through to a vendor. */
export type CircuitState =
  /** They do. */
  | 'CLOSED'
  /** One goes through, to see whether the vendor is back. */
  | 'HALF_OPEN'
  /** They are refused at once, after failures in a row. */
  | 'OPEN';

/** What only CometChat has: agents that run elsewhere, connected to the chat of an app. */
export type CometChatAgent = {
  readonly __typename?: 'CometChatAgent';
  /** Names of the app's actions that the agent may start. */
  readonly actions?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The CometChat app that the agent belongs to. */
  readonly appId?: Maybe<Scalars['String']['output']>;
  /** When the agent was deleted, as CometChat writes it: an ISO 8601 text or an epoch number. */
  readonly deletedAt?: Maybe<Scalars['JSON']['output']>;
  /** Internal document id; no call takes it. */
  readonly documentId?: Maybe<Scalars['String']['output']>;
  /** Instruction. Documented by an example of an answer only; no request takes it. */
  readonly instruction?: Maybe<Scalars['String']['output']>;
  /** The framework that the agent is built with; null also when CometChat names one that is unknown here. */
  readonly integrateWith?: Maybe<CometChatIntegrateWith>;
  /** Where the agent runs. The headers of its calls are never shown. */
  readonly integrationMeta?: Maybe<CometChatIntegrationMeta>;
  /** Kind of connection: `agent`. */
  readonly integrationType?: Maybe<Scalars['String']['output']>;
  /** The vendor's own word for the state: whether the agent is active. */
  readonly isActive?: Maybe<Scalars['Boolean']['output']>;
  /** What the chat shows around the agent. */
  readonly metaData?: Maybe<CometChatMetaData>;
  /** Names of the app's tools that the agent may use. */
  readonly toolNames?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Conditions on what only agents of CometChat have. All that are given must hold; null restricts nothing. */
export type CometChatAgentFilter = {
  /** Names of the app's actions that the agent may start. */
  readonly actions?: InputMaybe<StringListComparator>;
  /** The CometChat app that the agent belongs to. */
  readonly appId?: InputMaybe<NullableStringComparator>;
  /** When the agent was deleted, as CometChat writes it: an ISO 8601 text or an epoch number. */
  readonly deletedAt?: InputMaybe<PresenceComparator>;
  /** Internal document id; no call takes it. */
  readonly documentId?: InputMaybe<NullableStringComparator>;
  /** Instruction. Documented by an example of an answer only; no request takes it. */
  readonly instruction?: InputMaybe<NullableStringComparator>;
  /** The framework that the agent is built with; null also when CometChat names one that is unknown here. */
  readonly integrateWith?: InputMaybe<NullableCometChatIntegrateWithComparator>;
  /** Where the agent runs. The headers of its calls are never shown. */
  readonly integrationMeta?: InputMaybe<CometChatIntegrationMetaFilter>;
  /** Kind of connection: `agent`. */
  readonly integrationType?: InputMaybe<NullableStringComparator>;
  /** The vendor's own word for the state: whether the agent is active. */
  readonly isActive?: InputMaybe<NullableBooleanComparator>;
  /** What the chat shows around the agent. */
  readonly metaData?: InputMaybe<CometChatMetaDataFilter>;
  /** Names of the app's tools that the agent may use. */
  readonly toolNames?: InputMaybe<StringListComparator>;
};

/** The framework that the agent is built with: how CometChat talks to it. */
export type CometChatIntegrateWith =
  /** Built with AG2. */
  | 'AG2'
  /** Built with Agno. */
  | 'AGNO'
  /** Built with anything that speaks the AG-UI protocol. */
  | 'AG_UI'
  /** Built with CrewAI. */
  | 'CREWAI'
  /** Built with LangGraph. */
  | 'LANGGRAPH'
  /** Built with Mastra. */
  | 'MASTRA'
  /** Built with Mastra (legacy). */
  | 'MASTRA_LEGACY'
  /** Built with Rasa. */
  | 'RASA'
  /** Built with Vercel AI, version 5. */
  | 'VERCEL_V5';

/** Where a CometChat agent runs. */
export type CometChatIntegrationMeta = {
  readonly __typename?: 'CometChatIntegrationMeta';
  /** Id of the agent within its framework; only with Mastra, Mastra Legacy and Agno. */
  readonly agentId?: Maybe<Scalars['String']['output']>;
  /** URL at which the agent is reached. */
  readonly baseUrl?: Maybe<Scalars['String']['output']>;
  /** Default user id; only with AG2. */
  readonly defaultUserId?: Maybe<Scalars['String']['output']>;
};

/** Conditions on this object: Where a CometChat agent runs. All that are given must hold; null restricts nothing. */
export type CometChatIntegrationMetaFilter = {
  /** Id of the agent within its framework; only with Mastra, Mastra Legacy and Agno. */
  readonly agentId?: InputMaybe<NullableStringComparator>;
  /** URL at which the agent is reached. */
  readonly baseUrl?: InputMaybe<NullableStringComparator>;
  /** Default user id; only with AG2. */
  readonly defaultUserId?: InputMaybe<NullableStringComparator>;
};

/** Where a CometChat agent runs. Which keys it takes depends on the framework. */
export type CometChatIntegrationMetaInput = {
  /** Id of the agent within its framework; only with MASTRA, MASTRA_LEGACY and AGNO. */
  readonly agentId?: InputMaybe<Scalars['String']['input']>;
  /** HTTPS URL at which the agent is reached. Always needed. Required on create. */
  readonly baseUrl?: InputMaybe<Scalars['String']['input']>;
  /** Default user id; only with AG2. */
  readonly defaultUserId?: InputMaybe<Scalars['String']['input']>;
  /** HTTP headers of the calls to the agent, by name: `{ authorization: "Bearer ..." }`. Never shown again. Not with MASTRA and MASTRA_LEGACY. */
  readonly headers?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** What the chat shows around a CometChat agent. */
export type CometChatMetaData = {
  readonly __typename?: 'CometChatMetaData';
  /** Greeting message. */
  readonly greetingMessage?: Maybe<Scalars['String']['output']>;
  /** Introductory message. */
  readonly introductoryMessage?: Maybe<Scalars['String']['output']>;
  /** Quick prompts that users are offered. */
  readonly suggestedMessages?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Conditions on this object: What the chat shows around a CometChat agent. All that are given must hold; null restricts nothing. */
export type CometChatMetaDataFilter = {
  /** Greeting message. */
  readonly greetingMessage?: InputMaybe<NullableStringComparator>;
  /** Introductory message. */
  readonly introductoryMessage?: InputMaybe<NullableStringComparator>;
  /** Quick prompts that users are offered. */
  readonly suggestedMessages?: InputMaybe<StringListComparator>;
};

/** What the chat shows around a CometChat agent. */
export type CometChatMetaDataInput = {
  /** Greeting message. */
  readonly greetingMessage?: InputMaybe<Scalars['String']['input']>;
  /** Introductory message. */
  readonly introductoryMessage?: InputMaybe<Scalars['String']['input']>;
  /** Quick prompts that users are offered. */
  readonly suggestedMessages?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A way in which a vendor's answers do not match its contract. */
export type ContractDrift = {
  readonly __typename?: 'ContractDrift';
  /** How often it was seen. */
  readonly count: Scalars['Int']['output'];
  /** When it was first seen. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** What kind of difference it is. */
  readonly kind: ContractDriftKind;
  /** When it was last seen. */
  readonly lastSeenAt: Scalars['DateTime']['output'];
  /** Where in the vendor's document, without indexes, e.g. `tools[].parameters`. */
  readonly path: Scalars['String']['output'];
  /** What was expected there, or that the contract names no such key. */
  readonly problem: Scalars['String']['output'];
};

/** How a vendor's answer differs from its contract. */
export type ContractDriftKind =
  /** A value is not as documented. It is shown as null, and as it arrived in `Agent.raw`. */
  | 'MISMATCH'
  /** A key is not documented. It is shown in `Agent.raw` only, and no write sets it. */
  | 'NEW';

/** What to copy, and where to. */
export type CopyAgentInput = {
  /** The copy's picture; the original's when absent. */
  readonly avatarUrl?: InputMaybe<Scalars['URL']['input']>;
  /** What the copy is for; as in the original when absent. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Check everything and answer with `plannedCalls`; nothing is written. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** What only the target's vendor has: what it requires and the original lacks, or what shall be different. Only the member of that vendor is accepted. */
  readonly extension?: InputMaybe<CreateAgentExtensionInput>;
  /** Which agent: `<account id>:<vendor's own id>`. */
  readonly id: Scalars['ID']['input'];
  /** Repeating the call with the same key and the same input within 24 hours gives the first call's answer, also while that is still under way, with the agent as it is by then; with another input it is `CONFLICT`. A call that provably changed nothing is not remembered: the key can be used again. At most 255 characters. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** System prompt or prompt template; as in the original when absent. */
  readonly instructions?: InputMaybe<Scalars['String']['input']>;
  /** The language model, in the words of the target's vendor; as in the original when absent. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** The copy's name; the original's when absent. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Labels for sorting and finding; the original's when absent. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Randomness of the answers, in the scale of the target's vendor; as in the original when absent. */
  readonly temperature?: InputMaybe<Scalars['Float']['input']>;
  /** In which account the copy is made: the same or any other one. */
  readonly toAccountId: Scalars['ID']['input'];
};

/** The copy. */
export type CopyAgentPayload = {
  readonly __typename?: 'CopyAgentPayload';
  /** The agent as its vendor now holds it. null when there is none to show. */
  readonly agent?: Maybe<Agent>;
  /** Every field of the original that had a value and found no place in the copy, in the vendor's whole document. */
  readonly notCarried: ReadonlyArray<NotCarriedField>;
  /** With `dryRun`: the REST calls that would be made, in order, secrets redacted. null without it. */
  readonly plannedCalls?: Maybe<ReadonlyArray<VendorCall>>;
  /** What the caller can fix or must know. Empty when everything went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a new Aegra assistant can have besides the unified fields. */
export type CreateAegraAgentInput = {
  /** The id to give to the assistant, unique on the whole server; a fresh UUID unless set. LangGraph takes UUIDs only, and its Python server writes them in lower case. */
  readonly assistantId?: InputMaybe<Scalars['String']['input']>;
  /** Settings of a run: `tags` (list of strings), `recursion_limit` (integer), `configurable` (object) and whatever else the graph reads. `configurable` and `context` are two names of one thing, of which one is enough; on LangGraph JS they are two things. An update replaces it as a whole, except that the `context` stays when there is no `configurable`; `{}` empties the rest. */
  readonly config?: InputMaybe<Scalars['JSONObject']['input']>;
  /** What the graph is given at run time, in the form that the graph declares. Aegra and LangGraph Python keep it equal to `config.configurable`. An update replaces it as a whole; `{}` empties it. */
  readonly context?: InputMaybe<Scalars['JSONObject']['input']>;
  /** Name of the graph to run, as in the server's aegra.json. Required on create. */
  readonly graphId?: InputMaybe<Scalars['String']['input']>;
  /** What to do when the id is taken, or when an assistant of yours has the same graph and the same `config`: Aegra keeps only one of those. */
  readonly ifExists?: InputMaybe<AegraIfExists>;
  /** Free notes for finding and sorting assistants. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** What only the vendor of the account takes for a new agent. Exactly one member, the one of that vendor. */
export type CreateAgentExtensionInput =
  /** For an agent at Aegra. */
  { readonly aegra: CreateAegraAgentInput; readonly chatsby?: never; readonly cometChat?: never; readonly gennia?: never; readonly mastra?: never; readonly nova?: never; }
  |  /** For an agent at Chatsby. */
  { readonly aegra?: never; readonly chatsby: CreateChatsbyAgentInput; readonly cometChat?: never; readonly gennia?: never; readonly mastra?: never; readonly nova?: never; }
  |  /** For an agent at CometChat. */
  { readonly aegra?: never; readonly chatsby?: never; readonly cometChat: CreateCometChatAgentInput; readonly gennia?: never; readonly mastra?: never; readonly nova?: never; }
  |  /** For an agent at Gennia. */
  { readonly aegra?: never; readonly chatsby?: never; readonly cometChat?: never; readonly gennia: CreateGenniaAgentInput; readonly mastra?: never; readonly nova?: never; }
  |  /** For an agent at Mastra. */
  { readonly aegra?: never; readonly chatsby?: never; readonly cometChat?: never; readonly gennia?: never; readonly mastra: CreateMastraAgentInput; readonly nova?: never; }
  |  /** For an agent at Nova (CozmoX). */
  { readonly aegra?: never; readonly chatsby?: never; readonly cometChat?: never; readonly gennia?: never; readonly mastra?: never; readonly nova: CreateNovaAgentInput; };

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
  /** Repeating the call with the same key and the same input within 24 hours gives the first call's answer, also while that is still under way, with the agent as it is by then; with another input it is `CONFLICT`. A call that provably changed nothing is not remembered: the key can be used again. At most 255 characters. */
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

/** What a new CometChat agent can have besides the unified fields. */
export type CreateCometChatAgentInput = {
  /** Names of the app's actions that the agent may start. They must exist in the app. */
  readonly actions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** URL of the avatar; the same as `avatarUrl`. Required on create. */
  readonly icon?: InputMaybe<Scalars['String']['input']>;
  /** The framework that the agent is built with. Required on create. */
  readonly integrateWith?: InputMaybe<CometChatIntegrateWith>;
  /** Where the agent runs. Required on create. */
  readonly integrationMeta?: InputMaybe<CometChatIntegrationMetaInput>;
  /** Whether the agent is active from the start; true unless set. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the chat shows around the agent. */
  readonly metaData?: InputMaybe<CometChatMetaDataInput>;
  /** Names of the app's tools that the agent may use. They must exist in the app. */
  readonly toolNames?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What a new Gennia agent can have besides the unified fields. */
export type CreateGenniaAgentInput = {
  /** Whether the agent listens to audio. */
  readonly audioListeningEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the agent answers with audio. */
  readonly audioResponseEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the system prompt is dynamic. */
  readonly dynamicPromptEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Hours after which a follow-up is due, 0 to 720. */
  readonly followUpAfterHours?: InputMaybe<Scalars['Int']['input']>;
  /** End of the business hours that follow-ups keep to, e.g. `18:00:00`. The time zone is not documented. */
  readonly followUpBusinessHoursEnd?: InputMaybe<Scalars['LocalTime']['input']>;
  /** Start of the business hours that follow-ups keep to, e.g. `09:00:00`. The time zone is not documented. */
  readonly followUpBusinessHoursStart?: InputMaybe<Scalars['LocalTime']['input']>;
  /** Whether the feature `follow-up` is enabled. */
  readonly followUpEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Minutes of inactivity after which a follow-up is due, 1 to 1440. */
  readonly followUpInactivityMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Minutes between two follow-ups, 1 to 10080. */
  readonly followUpIntervalMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Most follow-ups in a row, 1 to 10. */
  readonly followUpMaxAttempts?: InputMaybe<Scalars['Int']['input']>;
  /** Prompt for the follow-up messages. */
  readonly followUpPrompt?: InputMaybe<Scalars['String']['input']>;
  /** Whether the feature `genui` is enabled. */
  readonly genuiEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the feature `long-term-memory` is enabled. */
  readonly longTermMemoryEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Custom instructions for the memory. */
  readonly memoryCustomInstructions?: InputMaybe<Scalars['String']['input']>;
  /** Whether the feature `message-delay` is enabled. */
  readonly messageDelayEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Tier of the delay; it counts when `messageDelayEnabled` is true. */
  readonly messageDelayType?: InputMaybe<GenniaMessageDelayType>;
  /** Whether the feature `message-splitting` is enabled. */
  readonly messageSplittingEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the feature `sandbox` is enabled. */
  readonly sandboxEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Tier of the thinking effort. */
  readonly thinkingEffort?: InputMaybe<GenniaThinkingEffort>;
  /** Whether thinking is enabled, for models that support it. */
  readonly thinkingEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Voice of the audio answers. */
  readonly ttsVoice?: InputMaybe<Scalars['String']['input']>;
  /** Whether the feature `web-search` is enabled. */
  readonly webSearchEnabled?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What a new Mastra agent can have besides the unified fields. */
export type CreateMastraAgentInput = {
  /** The id to give to the agent; made of the name unless set: `Night Watch` becomes `night-watch`. */
  readonly agentId?: InputMaybe<Scalars['String']['input']>;
  /** The agents that the agent may ask, by their ids. Or a list of variants, `{ value, rules }`. */
  readonly agents?: InputMaybe<Scalars['JSON']['input']>;
  /** Whether the agent is published at once. If not, it is a draft. */
  readonly autoPublish?: InputMaybe<Scalars['Boolean']['input']>;
  /** The browser that the agent has: `{ type: "inline", config: { provider } }`. Or a list of variants, `{ value, rules }`. */
  readonly browser?: InputMaybe<Scalars['JSON']['input']>;
  /** What each run has unless it says otherwise. */
  readonly defaultOptions?: InputMaybe<MastraDefaultOptionsInput>;
  /** What is done with a message before the model has it: `{ steps: [] }`. Or a list of variants, `{ value, rules }`. */
  readonly inputProcessors?: InputMaybe<Scalars['JSON']['input']>;
  /** What the agent is told before each conversation; the same as `instructions` outside of the extension. Required on create. */
  readonly instructions?: InputMaybe<Scalars['String']['input']>;
  /** Tools of integrations, by provider: `{ github: { tools } }`. Or a list of variants, `{ value, rules }`. */
  readonly integrationTools?: InputMaybe<Scalars['JSON']['input']>;
  /** Tools of stored MCP clients, by their ids: `{ files: { tools } }`. Or a list of variants, `{ value, rules }`. */
  readonly mcpClients?: InputMaybe<Scalars['JSON']['input']>;
  /** What the agent remembers: `{ options, vector, embedder, observationalMemory }`. Or a list of variants, `{ value, rules }`. */
  readonly memory?: InputMaybe<Scalars['JSON']['input']>;
  /** Free notes. `avatarUrl` in it must be a base64 data URL. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The language model. Always needed. */
  readonly model?: InputMaybe<MastraModelInput>;
  /** What is done with an answer of the model: `{ steps: [] }`. Or a list of variants, `{ value, rules }`. */
  readonly outputProcessors?: InputMaybe<Scalars['JSON']['input']>;
  /** JSON schema of the variables that rules of variants are decided by. */
  readonly requestContextSchema?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The scorers of the answers, by their ids: `{ quality: { description, sampling, rules } }`. Or a list of variants, `{ value, rules }`. */
  readonly scorers?: InputMaybe<Scalars['JSON']['input']>;
  /** The skills that the agent has, by their ids: `{ deploy: { pin, strategy } }`. Or a list of variants, `{ value, rules }`. */
  readonly skills?: InputMaybe<Scalars['JSON']['input']>;
  /** The tools that the agent may use, by their ids: `{ search: { description, rules } }`. Or a list of variants, `{ value, rules }`. */
  readonly toolConfigs?: InputMaybe<Scalars['JSON']['input']>;
  /** Tools and connections, by provider: `{ composio: { tools: {}, connections: {} } }`. Or a list of variants, `{ value, rules }`. */
  readonly toolProviders?: InputMaybe<Scalars['JSON']['input']>;
  /** Who may see the agent. Without authentication all are `PUBLIC`, whatever is asked for. */
  readonly visibility?: InputMaybe<MastraVisibility>;
  /** The workflows that the agent may start, by their ids. Or a list of variants, `{ value, rules }`. */
  readonly workflows?: InputMaybe<Scalars['JSON']['input']>;
  /** Where the agent works: `{ type: "id", workspaceId }`, or of the type `inline` or `provider`. Or a list of variants, `{ value, rules }`. */
  readonly workspace?: InputMaybe<Scalars['JSON']['input']>;
};

/** What a new Nova agent can have besides the unified fields. */
export type CreateNovaAgentInput = {
  /** The SIP trunks that the agent may use. */
  readonly allowedSipTrunks?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What is heard behind the voice. */
  readonly backgroundSound?: InputMaybe<NovaBackgroundSoundInput>;
  /** The built-in functions that the agent has. */
  readonly defaultFunctions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The settings of interruptions and turns. */
  readonly extraConfig?: InputMaybe<NovaExtraConfigInput>;
  /** How a conversation ends. */
  readonly goodbyeConfig?: InputMaybe<NovaGoodbyeConfigInput>;
  /** How a conversation begins. */
  readonly greetingConfig?: InputMaybe<NovaGreetingConfigInput>;
  /** The language model and its settings, besides the unified fields. */
  readonly llmConfig?: InputMaybe<NovaLlmConfigInput>;
  /** The plug-ins of the agent; a list of anything. */
  readonly plugins?: InputMaybe<ReadonlyArray<InputMaybe<Scalars['JSON']['input']>>>;
  /** An HTTP call that Nova makes before each conversation. */
  readonly precallWebhook?: InputMaybe<NovaPrecallWebhookInput>;
  /** What the agent is told before each conversation; the same as `instructions`. */
  readonly promptTemplate?: InputMaybe<Scalars['String']['input']>;
  /** How long a conversation may last. */
  readonly roomDurationConfig?: InputMaybe<NovaRoomDurationConfigInput>;
  /** The speech recognition and its settings. */
  readonly transcriberConfig?: InputMaybe<NovaTranscriberConfigInput>;
  /** How people talk with the agent. Required on create. */
  readonly type?: InputMaybe<NovaAgentType>;
  /** The settings of voice activity detection. */
  readonly vadConfig?: InputMaybe<NovaVadConfigInput>;
  /** The voice and its settings. */
  readonly voiceConfig?: InputMaybe<NovaVoiceConfigInput>;
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

/** How many agents have which values. */
export type Facet = {
  readonly __typename?: 'Facet';
  /** Of which field. */
  readonly field: FacetField;
  /** The values, the most frequent first; those that are equally frequent by code point. */
  readonly values: ReadonlyArray<FacetValue>;
};

/** What agents can be counted by. */
export type FacetField =
  /** By the id of `Agent.account`. */
  | 'ACCOUNT'
  /** By the id of `Agent.languageModel`, whichever vendor it is at. */
  | 'LANGUAGE_MODEL'
  /** By `Agent.model`, in the vendors' own words. */
  | 'MODEL'
  /** By `Agent.status`. */
  | 'STATUS'
  /** By each of `Agent.tags`. */
  | 'TAG'
  /** By `Agent.vendor`. */
  | 'VENDOR';

/** A value and its agents. */
export type FacetValue = {
  readonly __typename?: 'FacetValue';
  /** How many agents have it. */
  readonly count: Scalars['Int']['output'];
  /** The value; null: agents without one. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** Why an account could not answer. */
export type FailureCode =
  /** The vendor answered with something that its documentation does not allow. */
  | 'BAD_RESPONSE'
  /** Not asked: the last calls all failed, the next try is due soon. */
  | 'CIRCUIT_OPEN'
  /** The account's credentials may not do this. */
  | 'FORBIDDEN'
  /** A fault in Rollcall, in reading what this account answers. The message has the id that it is logged under. */
  | 'INTERNAL_SERVER_ERROR'
  /**
   * All fields of the request together would read more agents than `server.maxAgentsPerAccount` and
   * `server.maxAgentsPerRequest` allow, or make more calls than `server.maxVendorCallsPerRequest` does.
   */
  | 'LIMIT_EXCEEDED'
  /** It answers now, but failed on an earlier page of this walk: its agents that stand before this page were not shown. */
  | 'MISSED_EARLIER'
  /** The vendor refused because too many calls were made. */
  | 'RATE_LIMITED'
  /** The vendor did not answer in time. */
  | 'TIMEOUT'
  /** The vendor refused the account's credentials. */
  | 'UNAUTHORIZED'
  /** The vendor could not be reached, or failed. */
  | 'UNAVAILABLE';

/** Where a list comes from, and how old it may be. */
export type Freshness = {
  readonly __typename?: 'Freshness';
  /** The copies of the accounts that were asked for; none without a catalog. */
  readonly accounts: ReadonlyArray<AccountSync>;
  /**
   * What was there at this time is in the list: of a copy, that of the account whose is the oldest. null while an account
   * that was asked for has never been loaded.
   */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Where it comes from. */
  readonly source: AgentSource;
};

/** What only Gennia has: agents with a draft and published versions, hosted by the vendor. */
export type GenniaAgent = {
  readonly __typename?: 'GenniaAgent';
  /** The language model: its publicId at Gennia. */
  readonly aiModelPublicId?: Maybe<Scalars['String']['output']>;
  /** Whether the agent listens to audio. */
  readonly audioListeningEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the agent answers with audio. */
  readonly audioResponseEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Version number of the draft. */
  readonly draftVersionNumber?: Maybe<Scalars['Int']['output']>;
  /** Whether the system prompt is dynamic. */
  readonly dynamicPromptEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Hours after which a follow-up is due, 0 to 720. */
  readonly followUpAfterHours?: Maybe<Scalars['Int']['output']>;
  /** End of the business hours that follow-ups keep to. The time zone is not documented. */
  readonly followUpBusinessHoursEnd?: Maybe<Scalars['LocalTime']['output']>;
  /** Start of the business hours that follow-ups keep to. The time zone is not documented. */
  readonly followUpBusinessHoursStart?: Maybe<Scalars['LocalTime']['output']>;
  /** Whether the feature `follow-up` is enabled. */
  readonly followUpEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Minutes of inactivity after which a follow-up is due, 1 to 1440. */
  readonly followUpInactivityMinutes?: Maybe<Scalars['Int']['output']>;
  /** Minutes between two follow-ups, 1 to 10080. */
  readonly followUpIntervalMinutes?: Maybe<Scalars['Int']['output']>;
  /** Most follow-ups in a row, 1 to 10. */
  readonly followUpMaxAttempts?: Maybe<Scalars['Int']['output']>;
  /** Prompt for the follow-up messages. */
  readonly followUpPrompt?: Maybe<Scalars['String']['output']>;
  /** Whether the feature `genui` is enabled. */
  readonly genuiEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the agent has an external channel. */
  readonly hasExternalChannel?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the draft differs from the published version. All settings shown here are those of the draft. */
  readonly hasUnpublishedChanges?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the feature `long-term-memory` is enabled. */
  readonly longTermMemoryEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Custom instructions for the memory. */
  readonly memoryCustomInstructions?: Maybe<Scalars['String']['output']>;
  /** Whether the feature `message-delay` is enabled. */
  readonly messageDelayEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Tier of the delay; it counts when `messageDelayEnabled` is true. */
  readonly messageDelayType?: Maybe<GenniaMessageDelayType>;
  /** Whether the feature `message-splitting` is enabled. */
  readonly messageSplittingEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Version number of what is published, if anything is. */
  readonly publishedVersionNumber?: Maybe<Scalars['Int']['output']>;
  /** Whether the feature `sandbox` is enabled. */
  readonly sandboxEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** The vendor's own word for the state: `draft`, `active`, `inactive` or `archived`. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** Tier of the thinking effort. */
  readonly thinkingEffort?: Maybe<GenniaThinkingEffort>;
  /** Whether thinking is enabled, for models that support it. */
  readonly thinkingEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Voice of the audio answers. */
  readonly ttsVoice?: Maybe<Scalars['String']['output']>;
  /** Whether the feature `web-search` is enabled. */
  readonly webSearchEnabled?: Maybe<Scalars['Boolean']['output']>;
};

/** Conditions on what only agents of Gennia have. All that are given must hold; null restricts nothing. */
export type GenniaAgentFilter = {
  /** The language model: its publicId at Gennia. */
  readonly aiModelPublicId?: InputMaybe<NullableStringComparator>;
  /** Whether the agent listens to audio. */
  readonly audioListeningEnabled?: InputMaybe<NullableBooleanComparator>;
  /** Whether the agent answers with audio. */
  readonly audioResponseEnabled?: InputMaybe<NullableBooleanComparator>;
  /** Version number of the draft. */
  readonly draftVersionNumber?: InputMaybe<NullableNumberComparator>;
  /** Whether the system prompt is dynamic. */
  readonly dynamicPromptEnabled?: InputMaybe<NullableBooleanComparator>;
  /** Hours after which a follow-up is due, 0 to 720. */
  readonly followUpAfterHours?: InputMaybe<NullableNumberComparator>;
  /** End of the business hours that follow-ups keep to. The time zone is not documented. */
  readonly followUpBusinessHoursEnd?: InputMaybe<NullableLocalTimeComparator>;
  /** Start of the business hours that follow-ups keep to. The time zone is not documented. */
  readonly followUpBusinessHoursStart?: InputMaybe<NullableLocalTimeComparator>;
  /** Whether the feature `follow-up` is enabled. */
  readonly followUpEnabled?: InputMaybe<NullableBooleanComparator>;
  /** Minutes of inactivity after which a follow-up is due, 1 to 1440. */
  readonly followUpInactivityMinutes?: InputMaybe<NullableNumberComparator>;
  /** Minutes between two follow-ups, 1 to 10080. */
  readonly followUpIntervalMinutes?: InputMaybe<NullableNumberComparator>;
  /** Most follow-ups in a row, 1 to 10. */
  readonly followUpMaxAttempts?: InputMaybe<NullableNumberComparator>;
  /** Prompt for the follow-up messages. */
  readonly followUpPrompt?: InputMaybe<NullableStringComparator>;
  /** Whether the feature `genui` is enabled. */
  readonly genuiEnabled?: InputMaybe<NullableBooleanComparator>;
  /** Whether the agent has an external channel. */
  readonly hasExternalChannel?: InputMaybe<NullableBooleanComparator>;
  /** Whether the draft differs from the published version. All settings shown here are those of the draft. */
  readonly hasUnpublishedChanges?: InputMaybe<NullableBooleanComparator>;
  /** Whether the feature `long-term-memory` is enabled. */
  readonly longTermMemoryEnabled?: InputMaybe<NullableBooleanComparator>;
  /** Custom instructions for the memory. */
  readonly memoryCustomInstructions?: InputMaybe<NullableStringComparator>;
  /** Whether the feature `message-delay` is enabled. */
  readonly messageDelayEnabled?: InputMaybe<NullableBooleanComparator>;
  /** Tier of the delay; it counts when `messageDelayEnabled` is true. */
  readonly messageDelayType?: InputMaybe<NullableGenniaMessageDelayTypeComparator>;
  /** Whether the feature `message-splitting` is enabled. */
  readonly messageSplittingEnabled?: InputMaybe<NullableBooleanComparator>;
  /** Version number of what is published, if anything is. */
  readonly publishedVersionNumber?: InputMaybe<NullableNumberComparator>;
  /** Whether the feature `sandbox` is enabled. */
  readonly sandboxEnabled?: InputMaybe<NullableBooleanComparator>;
  /** The vendor's own word for the state: `draft`, `active`, `inactive` or `archived`. */
  readonly status?: InputMaybe<NullableStringComparator>;
  /** Tier of the thinking effort. */
  readonly thinkingEffort?: InputMaybe<NullableGenniaThinkingEffortComparator>;
  /** Whether thinking is enabled, for models that support it. */
  readonly thinkingEnabled?: InputMaybe<NullableBooleanComparator>;
  /** Voice of the audio answers. */
  readonly ttsVoice?: InputMaybe<NullableStringComparator>;
  /** Whether the feature `web-search` is enabled. */
  readonly webSearchEnabled?: InputMaybe<NullableBooleanComparator>;
};

/** Tier of the delay before messages. */
export type GenniaMessageDelayType =
  /** A long delay. */
  | 'HIGH'
  /** A short delay. */
  | 'LOW'
  /** A medium delay. */
  | 'MEDIUM'
  /** A random delay. */
  | 'RANDOM';

/** Tier of the thinking effort of a model. */
export type GenniaThinkingEffort =
  /** High effort. */
  | 'HIGH'
  /** Low effort. */
  | 'LOW'
  /** Medium effort. */
  | 'MEDIUM';

/** A condition on an id. Members that are given must all hold; null restricts nothing. */
export type IdComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['ID']['input']>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** It is not this. */
  readonly ne?: InputMaybe<Scalars['ID']['input']>;
  /** It is none of these, at most 100. */
  readonly notIn?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** The language model of an agent, and when it ends. */
export type LanguageModel = {
  readonly __typename?: 'LanguageModel';
  /**
   * One word for it: the id that its provider uses (`gpt-4o`); of one that another provider serves, with that before it
   * (`azure/gpt-4o`); of a fine-tuned one, what it is made of (`ft:gpt-4.1-mini`). What is not recognised is the vendor's own
   * word, in lower case.
   */
  readonly id: Scalars['ID']['output'];
  /** What people call it; the id where it is not recognised. */
  readonly label: Scalars['String']['output'];
  /** Whose schedule its end is by: `openai`, `anthropic`, `google`. null where nothing says who makes or serves it. */
  readonly provider?: Maybe<Scalars['String']['output']>;
  /**
   * What `model` can be set to instead, in the words of the agent's vendor: the models that it documents to take and that are
   * known to have no end, or those that the operator names. Empty where there is none of them. null where no end is known, and
   * where the vendor documents no list and the operator names none.
   */
  readonly replacements?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Where that stands: an address, or words. null where no end is known, and where the operator names no source. */
  readonly retirementSource?: Maybe<Scalars['String']['output']>;
  /**
   * When it ends by its provider's own schedule, or by what the operator says: from then on the provider answers for it no
   * more. The vendor of the agent may give it up earlier, or serve another one by its name. null where no end is known.
   */
  readonly retiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Which language models. Members that are given must all hold; null restricts nothing. */
export type LanguageModelFilter = {
  /** The id, as `LanguageModel.id` shows it: `gpt-4o`. */
  readonly id?: InputMaybe<NullableStringComparator>;
  /** Whose schedule its end is by. */
  readonly provider?: InputMaybe<NullableStringComparator>;
  /** When it ends: `{ lt: "P49D" }` finds what is gone already, and what ends within 49 days. */
  readonly retiresAt?: InputMaybe<NullableDateComparator>;
};

/** A condition on a list whose items can not be compared. Members that are given must all hold; null restricts nothing. */
export type ListComparator = {
  /** true: it has no items. false: it has some. null is neither. */
  readonly isEmpty?: InputMaybe<Scalars['Boolean']['input']>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What only Mastra has: agents with versions, tools and memory, stored by a server of your own. */
export type MastraAgent = {
  readonly __typename?: 'MastraAgent';
  /** Id of the version that is in force; null until one is. */
  readonly activeVersionId?: Maybe<Scalars['String']['output']>;
  /** The agents that the agent may ask, by their ids. Or a list of variants, `{ value, rules }`. */
  readonly agents?: Maybe<Scalars['JSON']['output']>;
  /** What the server knows of the author; told of single agents only. */
  readonly author?: Maybe<Scalars['JSONObject']['output']>;
  /** Who made the agent, where the server has authentication. */
  readonly authorId?: Maybe<Scalars['String']['output']>;
  /** The browser that the agent has: `{ type: "inline", config: { provider } }`. Or a list of variants, `{ value, rules }`. */
  readonly browser?: Maybe<Scalars['JSON']['output']>;
  /** The variants of the options, where there are several: `{ value, rules }`. No input takes them. */
  readonly defaultOptionVariants?: Maybe<Scalars['JSON']['output']>;
  /** What each run has unless it says otherwise. Of variants, the first. */
  readonly defaultOptions?: Maybe<MastraDefaultOptions>;
  /** Whether runs survive a restart of the server. No body was seen to set it. */
  readonly durable?: Maybe<Scalars['JSON']['output']>;
  /** How many users like the agent, where the server counts that. */
  readonly favoriteCount?: Maybe<Scalars['Int']['output']>;
  /** What is done with a message before the model has it: `{ steps: [] }`. Or a list of variants, `{ value, rules }`. */
  readonly inputProcessors?: Maybe<Scalars['JSON']['output']>;
  /** The instructions as blocks, where they are no plain text: `{ type, content, rules }`. No input takes them. */
  readonly instructionBlocks?: Maybe<ReadonlyArray<Maybe<Scalars['JSON']['output']>>>;
  /** Tools of integrations, by provider: `{ github: { tools } }`. Or a list of variants, `{ value, rules }`. */
  readonly integrationTools?: Maybe<Scalars['JSON']['output']>;
  /** Whether the user of this account likes the agent. */
  readonly isFavorited?: Maybe<Scalars['Boolean']['output']>;
  /** Tools of stored MCP clients, by their ids: `{ files: { tools } }`. Or a list of variants, `{ value, rules }`. */
  readonly mcpClients?: Maybe<Scalars['JSON']['output']>;
  /** What the agent remembers: `{ options, vector, embedder, observationalMemory }`. Or a list of variants, `{ value, rules }`. */
  readonly memory?: Maybe<Scalars['JSON']['output']>;
  /** Free notes. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** The language model. Of variants, the first. */
  readonly model?: Maybe<MastraModel>;
  /** The variants of the model, where there are several: `{ value, rules }`. No input takes them. */
  readonly modelVariants?: Maybe<Scalars['JSON']['output']>;
  /** What is done with an answer of the model: `{ steps: [] }`. Or a list of variants, `{ value, rules }`. */
  readonly outputProcessors?: Maybe<Scalars['JSON']['output']>;
  /** JSON schema of the variables that rules of variants are decided by. */
  readonly requestContextSchema?: Maybe<Scalars['JSONObject']['output']>;
  /** Id of the version whose configuration is shown. */
  readonly resolvedVersionId?: Maybe<Scalars['String']['output']>;
  /** The scorers of the answers, by their ids: `{ quality: { description, sampling, rules } }`. Or a list of variants, `{ value, rules }`. */
  readonly scorers?: Maybe<Scalars['JSON']['output']>;
  /** The skills that the agent has, by their ids: `{ deploy: { pin, strategy } }`. Or a list of variants, `{ value, rules }`. */
  readonly skills?: Maybe<Scalars['JSON']['output']>;
  /** In which form the agent is told of its skills. */
  readonly skillsFormat?: Maybe<Scalars['String']['output']>;
  /** The vendor's own word for the state: `draft`, `published` or `archived`. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** The tools that the agent may use, by their ids: `{ search: { description, rules } }`. Or a list of variants, `{ value, rules }`. */
  readonly toolConfigs?: Maybe<Scalars['JSON']['output']>;
  /** Tools and connections, by provider: `{ composio: { tools: {}, connections: {} } }`. Or a list of variants, `{ value, rules }`. */
  readonly toolProviders?: Maybe<Scalars['JSON']['output']>;
  /** Who may see the agent. Without authentication all are `PUBLIC`. */
  readonly visibility?: Maybe<MastraVisibility>;
  /** The workflows that the agent may start, by their ids. Or a list of variants, `{ value, rules }`. */
  readonly workflows?: Maybe<Scalars['JSON']['output']>;
  /** Where the agent works: `{ type: "id", workspaceId }`, or of the type `inline` or `provider`. Or a list of variants, `{ value, rules }`. */
  readonly workspace?: Maybe<Scalars['JSON']['output']>;
};

/** Conditions on what only agents of Mastra have. All that are given must hold; null restricts nothing. */
export type MastraAgentFilter = {
  /** Id of the version that is in force; null until one is. */
  readonly activeVersionId?: InputMaybe<NullableStringComparator>;
  /** The agents that the agent may ask, by their ids. Or a list of variants, `{ value, rules }`. */
  readonly agents?: InputMaybe<PresenceComparator>;
  /** What the server knows of the author; told of single agents only. */
  readonly author?: InputMaybe<PresenceComparator>;
  /** Who made the agent, where the server has authentication. */
  readonly authorId?: InputMaybe<NullableStringComparator>;
  /** The browser that the agent has: `{ type: "inline", config: { provider } }`. Or a list of variants, `{ value, rules }`. */
  readonly browser?: InputMaybe<PresenceComparator>;
  /** The variants of the options, where there are several: `{ value, rules }`. No input takes them. */
  readonly defaultOptionVariants?: InputMaybe<PresenceComparator>;
  /** What each run has unless it says otherwise. Of variants, the first. */
  readonly defaultOptions?: InputMaybe<MastraDefaultOptionsFilter>;
  /** Whether runs survive a restart of the server. No body was seen to set it. */
  readonly durable?: InputMaybe<PresenceComparator>;
  /** How many users like the agent, where the server counts that. */
  readonly favoriteCount?: InputMaybe<NullableNumberComparator>;
  /** What is done with a message before the model has it: `{ steps: [] }`. Or a list of variants, `{ value, rules }`. */
  readonly inputProcessors?: InputMaybe<PresenceComparator>;
  /** The instructions as blocks, where they are no plain text: `{ type, content, rules }`. No input takes them. */
  readonly instructionBlocks?: InputMaybe<ListComparator>;
  /** Tools of integrations, by provider: `{ github: { tools } }`. Or a list of variants, `{ value, rules }`. */
  readonly integrationTools?: InputMaybe<PresenceComparator>;
  /** Whether the user of this account likes the agent. */
  readonly isFavorited?: InputMaybe<NullableBooleanComparator>;
  /** Tools of stored MCP clients, by their ids: `{ files: { tools } }`. Or a list of variants, `{ value, rules }`. */
  readonly mcpClients?: InputMaybe<PresenceComparator>;
  /** What the agent remembers: `{ options, vector, embedder, observationalMemory }`. Or a list of variants, `{ value, rules }`. */
  readonly memory?: InputMaybe<PresenceComparator>;
  /** Free notes. */
  readonly metadata?: InputMaybe<PresenceComparator>;
  /** The language model. Of variants, the first. */
  readonly model?: InputMaybe<MastraModelFilter>;
  /** The variants of the model, where there are several: `{ value, rules }`. No input takes them. */
  readonly modelVariants?: InputMaybe<PresenceComparator>;
  /** What is done with an answer of the model: `{ steps: [] }`. Or a list of variants, `{ value, rules }`. */
  readonly outputProcessors?: InputMaybe<PresenceComparator>;
  /** JSON schema of the variables that rules of variants are decided by. */
  readonly requestContextSchema?: InputMaybe<PresenceComparator>;
  /** Id of the version whose configuration is shown. */
  readonly resolvedVersionId?: InputMaybe<NullableStringComparator>;
  /** The scorers of the answers, by their ids: `{ quality: { description, sampling, rules } }`. Or a list of variants, `{ value, rules }`. */
  readonly scorers?: InputMaybe<PresenceComparator>;
  /** The skills that the agent has, by their ids: `{ deploy: { pin, strategy } }`. Or a list of variants, `{ value, rules }`. */
  readonly skills?: InputMaybe<PresenceComparator>;
  /** In which form the agent is told of its skills. */
  readonly skillsFormat?: InputMaybe<NullableStringComparator>;
  /** The vendor's own word for the state: `draft`, `published` or `archived`. */
  readonly status?: InputMaybe<NullableStringComparator>;
  /** The tools that the agent may use, by their ids: `{ search: { description, rules } }`. Or a list of variants, `{ value, rules }`. */
  readonly toolConfigs?: InputMaybe<PresenceComparator>;
  /** Tools and connections, by provider: `{ composio: { tools: {}, connections: {} } }`. Or a list of variants, `{ value, rules }`. */
  readonly toolProviders?: InputMaybe<PresenceComparator>;
  /** Who may see the agent. Without authentication all are `PUBLIC`. */
  readonly visibility?: InputMaybe<NullableMastraVisibilityComparator>;
  /** The workflows that the agent may start, by their ids. Or a list of variants, `{ value, rules }`. */
  readonly workflows?: InputMaybe<PresenceComparator>;
  /** Where the agent works: `{ type: "id", workspaceId }`, or of the type `inline` or `provider`. Or a list of variants, `{ value, rules }`. */
  readonly workspace?: InputMaybe<PresenceComparator>;
};

/** What each run of a Mastra agent has, unless it says otherwise. */
export type MastraDefaultOptions = {
  readonly __typename?: 'MastraDefaultOptions';
  /** Ids of the tools that a run may use, where it is not all. */
  readonly activeTools?: Maybe<ReadonlyArray<Maybe<Scalars['String']['output']>>>;
  /** Whether suspended tools go on by themselves. */
  readonly autoResumeSuspendedTools?: Maybe<Scalars['Boolean']['output']>;
  /** Whether a stream holds the raw chunks of the model. */
  readonly includeRawChunks?: Maybe<Scalars['Boolean']['output']>;
  /** How often processors may have a step repeated. */
  readonly maxProcessorRetries?: Maybe<Scalars['Int']['output']>;
  /** How many steps a run may take. */
  readonly maxSteps?: Maybe<Scalars['Int']['output']>;
  /** How the model answers, besides the unified temperature. */
  readonly modelSettings?: Maybe<MastraModelSettings>;
  /** Settings of the model's provider, by provider. */
  readonly providerOptions?: Maybe<Scalars['JSONObject']['output']>;
  /** Whether somebody has to approve every call of a tool. */
  readonly requireToolApproval?: Maybe<Scalars['Boolean']['output']>;
  /** Whether a run answers with what scorers need. */
  readonly returnScorerData?: Maybe<Scalars['Boolean']['output']>;
  /** Whether messages are saved after each step. */
  readonly savePerStep?: Maybe<Scalars['Boolean']['output']>;
  /** How many tools run at once: a number, or `{ limit, strategy }`. */
  readonly toolCallConcurrency?: Maybe<Scalars['JSON']['output']>;
  /** `auto`, `none`, `required`, or `{ type: "tool", toolName }`. */
  readonly toolChoice?: Maybe<Scalars['JSON']['output']>;
  /** Settings of traces. */
  readonly tracingOptions?: Maybe<Scalars['JSONObject']['output']>;
};

/** A change of what each run has. What is left out stays as it is; null clears. */
export type MastraDefaultOptionsChangeInput = {
  /** Ids of the tools that a run may use, where it is not all. */
  readonly activeTools?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whether suspended tools go on by themselves. */
  readonly autoResumeSuspendedTools?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a stream holds the raw chunks of the model. */
  readonly includeRawChunks?: InputMaybe<Scalars['Boolean']['input']>;
  /** How often processors may have a step repeated. */
  readonly maxProcessorRetries?: InputMaybe<Scalars['Int']['input']>;
  /** How many steps a run may take. */
  readonly maxSteps?: InputMaybe<Scalars['Int']['input']>;
  /** How the model answers, besides the unified temperature. */
  readonly modelSettings?: InputMaybe<MastraModelSettingsChangeInput>;
  /** Settings of the model's provider, by provider. */
  readonly providerOptions?: InputMaybe<Scalars['JSONObject']['input']>;
  /** Whether somebody has to approve every call of a tool. */
  readonly requireToolApproval?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a run answers with what scorers need. */
  readonly returnScorerData?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether messages are saved after each step. */
  readonly savePerStep?: InputMaybe<Scalars['Boolean']['input']>;
  /** How many tools run at once: a number, or `{ limit, strategy }`. */
  readonly toolCallConcurrency?: InputMaybe<Scalars['JSON']['input']>;
  /** `auto`, `none`, `required`, or `{ type: "tool", toolName }`. */
  readonly toolChoice?: InputMaybe<Scalars['JSON']['input']>;
  /** Settings of traces. */
  readonly tracingOptions?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** Conditions on this object: What each run of a Mastra agent has, unless it says otherwise. All that are given must hold; null restricts nothing. */
export type MastraDefaultOptionsFilter = {
  /** Ids of the tools that a run may use, where it is not all. */
  readonly activeTools?: InputMaybe<StringListComparator>;
  /** Whether suspended tools go on by themselves. */
  readonly autoResumeSuspendedTools?: InputMaybe<NullableBooleanComparator>;
  /** Whether a stream holds the raw chunks of the model. */
  readonly includeRawChunks?: InputMaybe<NullableBooleanComparator>;
  /** How often processors may have a step repeated. */
  readonly maxProcessorRetries?: InputMaybe<NullableNumberComparator>;
  /** How many steps a run may take. */
  readonly maxSteps?: InputMaybe<NullableNumberComparator>;
  /** How the model answers, besides the unified temperature. */
  readonly modelSettings?: InputMaybe<PresenceComparator>;
  /** Settings of the model's provider, by provider. */
  readonly providerOptions?: InputMaybe<PresenceComparator>;
  /** Whether somebody has to approve every call of a tool. */
  readonly requireToolApproval?: InputMaybe<NullableBooleanComparator>;
  /** Whether a run answers with what scorers need. */
  readonly returnScorerData?: InputMaybe<NullableBooleanComparator>;
  /** Whether messages are saved after each step. */
  readonly savePerStep?: InputMaybe<NullableBooleanComparator>;
  /** How many tools run at once: a number, or `{ limit, strategy }`. */
  readonly toolCallConcurrency?: InputMaybe<PresenceComparator>;
  /** `auto`, `none`, `required`, or `{ type: "tool", toolName }`. */
  readonly toolChoice?: InputMaybe<PresenceComparator>;
  /** Settings of traces. */
  readonly tracingOptions?: InputMaybe<PresenceComparator>;
};

/** What each run of a Mastra agent has, unless it says otherwise. */
export type MastraDefaultOptionsInput = {
  /** Ids of the tools that a run may use, where it is not all. */
  readonly activeTools?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whether suspended tools go on by themselves. */
  readonly autoResumeSuspendedTools?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a stream holds the raw chunks of the model. */
  readonly includeRawChunks?: InputMaybe<Scalars['Boolean']['input']>;
  /** How often processors may have a step repeated. */
  readonly maxProcessorRetries?: InputMaybe<Scalars['Int']['input']>;
  /** How many steps a run may take. */
  readonly maxSteps?: InputMaybe<Scalars['Int']['input']>;
  /** How the model answers, besides the unified temperature. */
  readonly modelSettings?: InputMaybe<MastraModelSettingsInput>;
  /** Settings of the model's provider, by provider. */
  readonly providerOptions?: InputMaybe<Scalars['JSONObject']['input']>;
  /** Whether somebody has to approve every call of a tool. */
  readonly requireToolApproval?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a run answers with what scorers need. */
  readonly returnScorerData?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether messages are saved after each step. */
  readonly savePerStep?: InputMaybe<Scalars['Boolean']['input']>;
  /** How many tools run at once: a number, or `{ limit, strategy }`. */
  readonly toolCallConcurrency?: InputMaybe<Scalars['JSON']['input']>;
  /** `auto`, `none`, `required`, or `{ type: "tool", toolName }`. */
  readonly toolChoice?: InputMaybe<Scalars['JSON']['input']>;
  /** Settings of traces. */
  readonly tracingOptions?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** The language model of a Mastra agent. */
export type MastraModel = {
  readonly __typename?: 'MastraModel';
  /** The model, by its provider's own name; the same as `model` outside of the extension. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Whose model it is, as Mastra names it: `openai`, `anthropic`. */
  readonly provider?: Maybe<Scalars['String']['output']>;
};

/** A change of the language model of a Mastra agent. What is left out stays as it is. */
export type MastraModelChangeInput = {
  /** The model, by its provider's own name; the same as `model` outside of the extension. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Whose model it is, as Mastra names it: `openai`, `anthropic`. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
};

/** Conditions on this object: The language model of a Mastra agent. All that are given must hold; null restricts nothing. */
export type MastraModelFilter = {
  /** The model, by its provider's own name; the same as `model` outside of the extension. */
  readonly name?: InputMaybe<NullableStringComparator>;
  /** Whose model it is, as Mastra names it: `openai`, `anthropic`. */
  readonly provider?: InputMaybe<NullableStringComparator>;
};

/** The language model of a Mastra agent. */
export type MastraModelInput = {
  /** The model, by its provider's own name; the same as `model` outside of the extension. Required on create. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Whose model it is, as Mastra names it: `openai`, `anthropic`. Required on create. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
};

/** How the language model of a Mastra agent answers. */
export type MastraModelSettings = {
  readonly __typename?: 'MastraModelSettings';
  /** Penalty for what is repeated often. */
  readonly frequencyPenalty?: Maybe<Scalars['Float']['output']>;
  /** How often a failed call of the model is repeated. */
  readonly maxRetries?: Maybe<Scalars['Int']['output']>;
  /** Longest answer in tokens. */
  readonly maxTokens?: Maybe<Scalars['Int']['output']>;
  /** Penalty for what has been mentioned before. */
  readonly presencePenalty?: Maybe<Scalars['Float']['output']>;
  /** Seed of the randomness, for models that take one. */
  readonly seed?: Maybe<Scalars['Int']['output']>;
  /** Texts that end an answer. */
  readonly stopSequences?: Maybe<ReadonlyArray<Maybe<Scalars['String']['output']>>>;
  /** How many of the most likely tokens are considered. */
  readonly topK?: Maybe<Scalars['Int']['output']>;
  /** Nucleus sampling: the share of likely tokens that are considered. */
  readonly topP?: Maybe<Scalars['Float']['output']>;
};

/** A change of how the language model answers. What is left out stays as it is; null clears. */
export type MastraModelSettingsChangeInput = {
  /** Penalty for what is repeated often. */
  readonly frequencyPenalty?: InputMaybe<Scalars['Float']['input']>;
  /** How often a failed call of the model is repeated. */
  readonly maxRetries?: InputMaybe<Scalars['Int']['input']>;
  /** Longest answer in tokens. */
  readonly maxTokens?: InputMaybe<Scalars['Int']['input']>;
  /** Penalty for what has been mentioned before. */
  readonly presencePenalty?: InputMaybe<Scalars['Float']['input']>;
  /** Seed of the randomness, for models that take one. */
  readonly seed?: InputMaybe<Scalars['Int']['input']>;
  /** Texts that end an answer. */
  readonly stopSequences?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** How many of the most likely tokens are considered. */
  readonly topK?: InputMaybe<Scalars['Int']['input']>;
  /** Nucleus sampling: the share of likely tokens that are considered. */
  readonly topP?: InputMaybe<Scalars['Float']['input']>;
};

/** How the language model of a Mastra agent answers. */
export type MastraModelSettingsInput = {
  /** Penalty for what is repeated often. */
  readonly frequencyPenalty?: InputMaybe<Scalars['Float']['input']>;
  /** How often a failed call of the model is repeated. */
  readonly maxRetries?: InputMaybe<Scalars['Int']['input']>;
  /** Longest answer in tokens. */
  readonly maxTokens?: InputMaybe<Scalars['Int']['input']>;
  /** Penalty for what has been mentioned before. */
  readonly presencePenalty?: InputMaybe<Scalars['Float']['input']>;
  /** Seed of the randomness, for models that take one. */
  readonly seed?: InputMaybe<Scalars['Int']['input']>;
  /** Texts that end an answer. */
  readonly stopSequences?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** How many of the most likely tokens are considered. */
  readonly topK?: InputMaybe<Scalars['Int']['input']>;
  /** Nucleus sampling: the share of likely tokens that are considered. */
  readonly topP?: InputMaybe<Scalars['Float']['input']>;
};

/** Who may see a Mastra agent. */
export type MastraVisibility =
  /** Its author. */
  | 'PRIVATE'
  /** Everybody whom the server lets in. */
  | 'PUBLIC';

/** A language model that ends, and the agents that run on it. */
export type ModelRetirement = {
  readonly __typename?: 'ModelRetirement';
  /** The accounts that they belong to, in the order of the configuration. */
  readonly accounts: ReadonlyArray<AccountRetirement>;
  /** How many agents run on it. */
  readonly agentCount: Scalars['Int']['output'];
  /** The agents, the newest first. */
  readonly agents: AgentConnection;
  /**
   * Which model. Fine-tuned ones stand by themselves, and end with what they are made of. Its `replacements` are those that can
   * be set at the vendors of all of these agents; null where one of them can not say. `accounts` has those of each.
   */
  readonly languageModel: LanguageModel;
  /** When it ends, as `LanguageModel.retiresAt`. */
  readonly retiresAt: Scalars['DateTime']['output'];
};


/** A language model that ends, and the agents that run on it. */
export type ModelRetirementAgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Accepts that the agents are gone that the vendor's list did not show, though they are very many (`REMOVALS_HELD`), and has
   * the copy made anew. Where the vendor can be asked for one agent, each of them is asked for before it is removed.
   */
  readonly acceptCatalogRemovals: AcceptCatalogRemovalsPayload;
  /**
   * Puts an agent away by its vendor's own means, without losing anything. Whether it can be taken out again, its operations
   * say.
   */
  readonly archiveAgent: ArchiveAgentPayload;
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
  /**
   * Has the copy of an account's agents made anew, at once. Where nobody copies agents, there is nothing to do. When it is made,
   * `Account.sync` tells.
   */
  readonly syncAccount: SyncAccountPayload;
  /** Takes an archived agent out again. */
  readonly unarchiveAgent: UnarchiveAgentPayload;
  /**
   * Changes fields of an agent. What is absent stays as it is. null clears; where the agent has nothing, it changes nothing, so
   * that what was read can be written back.
   */
  readonly updateAgent: UpdateAgentPayload;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
 */
export type MutationAcceptCatalogRemovalsArgs = {
  input: AcceptCatalogRemovalsInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
 */
export type MutationArchiveAgentArgs = {
  input: ArchiveAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
 */
export type MutationCopyAgentArgs = {
  input: CopyAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
 */
export type MutationCreateAgentArgs = {
  input: CreateAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
 */
export type MutationDeleteAgentArgs = {
  input: DeleteAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
 */
export type MutationPauseAgentArgs = {
  input: PauseAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
 */
export type MutationPublishAgentArgs = {
  input: PublishAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
 */
export type MutationRestoreAgentVersionArgs = {
  input: RestoreAgentVersionInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
 */
export type MutationResumeAgentArgs = {
  input: ResumeAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
 */
export type MutationSyncAccountArgs = {
  input: SyncAccountInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
 */
export type MutationUnarchiveAgentArgs = {
  input: UnarchiveAgentInput;
};


/**
 * What can be done with agents. Each mutation is sent to the agent's vendor, through that vendor's own REST API. What a
 * caller can fix or must know stands in `userErrors`; what needs no vendor's data is checked before the first call is made.
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
  /** Path of the field, e.g. "tags" or "extension.<vendor>.<field>"; "raw.<key>" where only `Agent.raw` shows it. */
  readonly field: Scalars['String']['output'];
  /** Why not. */
  readonly reason: Scalars['String']['output'];
};

/** What only Nova has: voice, chat and video agents of CozmoX, with telephony, speech and turn-taking. */
export type NovaAgent = {
  readonly __typename?: 'NovaAgent';
  /** The SIP trunks that the agent may use. */
  readonly allowedSipTrunks?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is heard behind the voice. */
  readonly backgroundSound?: Maybe<NovaBackgroundSound>;
  /** The built-in functions that the agent has. */
  readonly defaultFunctions?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The settings of interruptions and turns. */
  readonly extraConfig?: Maybe<NovaExtraConfig>;
  /** How a conversation ends. */
  readonly goodbyeConfig?: Maybe<NovaGoodbyeConfig>;
  /** How a conversation begins. */
  readonly greetingConfig?: Maybe<NovaGreetingConfig>;
  /** The language model and its settings, besides the unified fields. */
  readonly llmConfig?: Maybe<NovaLlmConfig>;
  /** The organisation that the agent belongs to. */
  readonly organizationId?: Maybe<Scalars['String']['output']>;
  /** The plug-ins of the agent; a list of anything. */
  readonly plugins?: Maybe<ReadonlyArray<Maybe<Scalars['JSON']['output']>>>;
  /** The HTTP call that Nova makes before each conversation. Its headers are never shown. */
  readonly precallWebhook?: Maybe<NovaPrecallWebhook>;
  /** Quota for public use; the unit is not documented. */
  readonly publicQuota?: Maybe<Scalars['SafeInt']['output']>;
  /** How long a conversation may last. */
  readonly roomDurationConfig?: Maybe<NovaRoomDurationConfig>;
  /** The organisation's tools that the agent has. */
  readonly tools?: Maybe<ReadonlyArray<Maybe<NovaTool>>>;
  /** The speech recognition and its settings. */
  readonly transcriberConfig?: Maybe<NovaTranscriberConfig>;
  /** How people talk with the agent. */
  readonly type?: Maybe<NovaAgentType>;
  /** The settings of voice activity detection. */
  readonly vadConfig?: Maybe<NovaVadConfig>;
  /** The voice and its settings. */
  readonly voiceConfig?: Maybe<NovaVoiceConfig>;
};

/** Conditions on what only agents of Nova (CozmoX) have. All that are given must hold; null restricts nothing. */
export type NovaAgentFilter = {
  /** The SIP trunks that the agent may use. */
  readonly allowedSipTrunks?: InputMaybe<StringListComparator>;
  /** What is heard behind the voice. */
  readonly backgroundSound?: InputMaybe<NovaBackgroundSoundFilter>;
  /** The built-in functions that the agent has. */
  readonly defaultFunctions?: InputMaybe<StringListComparator>;
  /** The settings of interruptions and turns. */
  readonly extraConfig?: InputMaybe<NovaExtraConfigFilter>;
  /** How a conversation ends. */
  readonly goodbyeConfig?: InputMaybe<NovaGoodbyeConfigFilter>;
  /** How a conversation begins. */
  readonly greetingConfig?: InputMaybe<NovaGreetingConfigFilter>;
  /** The language model and its settings, besides the unified fields. */
  readonly llmConfig?: InputMaybe<NovaLlmConfigFilter>;
  /** The organisation that the agent belongs to. */
  readonly organizationId?: InputMaybe<NullableStringComparator>;
  /** The plug-ins of the agent; a list of anything. */
  readonly plugins?: InputMaybe<ListComparator>;
  /** The HTTP call that Nova makes before each conversation. Its headers are never shown. */
  readonly precallWebhook?: InputMaybe<NovaPrecallWebhookFilter>;
  /** Quota for public use; the unit is not documented. */
  readonly publicQuota?: InputMaybe<NullableNumberComparator>;
  /** How long a conversation may last. */
  readonly roomDurationConfig?: InputMaybe<NovaRoomDurationConfigFilter>;
  /** The organisation's tools that the agent has. */
  readonly tools?: InputMaybe<ListComparator>;
  /** The speech recognition and its settings. */
  readonly transcriberConfig?: InputMaybe<NovaTranscriberConfigFilter>;
  /** How people talk with the agent. */
  readonly type?: InputMaybe<NullableNovaAgentTypeComparator>;
  /** The settings of voice activity detection. */
  readonly vadConfig?: InputMaybe<NovaVadConfigFilter>;
  /** The voice and its settings. */
  readonly voiceConfig?: InputMaybe<NovaVoiceConfigFilter>;
};

/** The ways of talking with a Nova agent. */
export type NovaAgentType =
  /** In writing. */
  | 'CHAT'
  /** By video. */
  | 'VIDEO'
  /** By voice, on the phone or in a room. */
  | 'VOICE';

/** What is heard behind the voice of a Nova agent. */
export type NovaBackgroundSound = {
  readonly __typename?: 'NovaBackgroundSound';
  /** Whether it is played. */
  readonly enabled?: Maybe<Scalars['Boolean']['output']>;
  /** The sound file. */
  readonly file?: Maybe<Scalars['String']['output']>;
  /** How loud it is played at the beginning. */
  readonly initialVolume?: Maybe<Scalars['Float']['output']>;
  /** What is played while the agent thinks. */
  readonly thinkingSound?: Maybe<ReadonlyArray<Maybe<NovaThinkingSound>>>;
  /** How loud it is played. */
  readonly volume?: Maybe<Scalars['Float']['output']>;
};

/** A change of what is heard behind the voice of a Nova agent. What is left out stays as it is. */
export type NovaBackgroundSoundChangeInput = {
  /** Whether it is played. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The sound file. */
  readonly file?: InputMaybe<Scalars['String']['input']>;
  /** How loud it is played at the beginning. */
  readonly initialVolume?: InputMaybe<Scalars['Float']['input']>;
  /** What is played while the agent thinks. */
  readonly thinkingSound?: InputMaybe<ReadonlyArray<NovaThinkingSoundInput>>;
  /** How loud it is played. */
  readonly volume?: InputMaybe<Scalars['Float']['input']>;
};

/** Conditions on this object: What is heard behind the voice of a Nova agent. All that are given must hold; null restricts nothing. */
export type NovaBackgroundSoundFilter = {
  /** Whether it is played. */
  readonly enabled?: InputMaybe<NullableBooleanComparator>;
  /** The sound file. */
  readonly file?: InputMaybe<NullableStringComparator>;
  /** How loud it is played at the beginning. */
  readonly initialVolume?: InputMaybe<NullableNumberComparator>;
  /** What is played while the agent thinks. */
  readonly thinkingSound?: InputMaybe<ListComparator>;
  /** How loud it is played. */
  readonly volume?: InputMaybe<NullableNumberComparator>;
};

/** What is heard behind the voice of a Nova agent. */
export type NovaBackgroundSoundInput = {
  /** Whether it is played. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The sound file. Required on create. */
  readonly file?: InputMaybe<Scalars['String']['input']>;
  /** How loud it is played at the beginning. */
  readonly initialVolume?: InputMaybe<Scalars['Float']['input']>;
  /** What is played while the agent thinks. */
  readonly thinkingSound?: InputMaybe<ReadonlyArray<NovaThinkingSoundInput>>;
  /** How loud it is played. */
  readonly volume?: InputMaybe<Scalars['Float']['input']>;
};

/** How segments of a transcript end. */
export type NovaCommitStrategy =
  /** Segments are ended explicitly. */
  | 'MANUAL'
  /** Voice activity detection ends segments. */
  | 'VAD';

/** How a Nova agent handles interruptions and turns. */
export type NovaExtraConfig = {
  readonly __typename?: 'NovaExtraConfig';
  /** Whether callers may interrupt the agent. */
  readonly allowInterruptions?: Maybe<Scalars['Boolean']['output']>;
  /** How readily the agent lets itself be interrupted. */
  readonly interruptionSensitivity?: Maybe<Scalars['Float']['output']>;
  /** Number of words from which speech counts as an interruption. */
  readonly minWords?: Maybe<Scalars['Int']['output']>;
  /** Whether a model detects the end of a turn. */
  readonly turnDetectorEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Whether that model knows several languages. */
  readonly turnDetectorIsMultilingual?: Maybe<Scalars['Boolean']['output']>;
  /** Which model detects the end of a turn. */
  readonly turnDetectorModelType?: Maybe<Scalars['String']['output']>;
  /** Use of the gender plug-in. The only documented value is `none`. */
  readonly useGenderPlugin?: Maybe<Scalars['String']['output']>;
};

/** Conditions on this object: How a Nova agent handles interruptions and turns. All that are given must hold; null restricts nothing. */
export type NovaExtraConfigFilter = {
  /** Whether callers may interrupt the agent. */
  readonly allowInterruptions?: InputMaybe<NullableBooleanComparator>;
  /** How readily the agent lets itself be interrupted. */
  readonly interruptionSensitivity?: InputMaybe<NullableNumberComparator>;
  /** Number of words from which speech counts as an interruption. */
  readonly minWords?: InputMaybe<NullableNumberComparator>;
  /** Whether a model detects the end of a turn. */
  readonly turnDetectorEnabled?: InputMaybe<NullableBooleanComparator>;
  /** Whether that model knows several languages. */
  readonly turnDetectorIsMultilingual?: InputMaybe<NullableBooleanComparator>;
  /** Which model detects the end of a turn. */
  readonly turnDetectorModelType?: InputMaybe<NullableStringComparator>;
  /** Use of the gender plug-in. The only documented value is `none`. */
  readonly useGenderPlugin?: InputMaybe<NullableStringComparator>;
};

/** How a Nova agent handles interruptions and turns. */
export type NovaExtraConfigInput = {
  /** Whether callers may interrupt the agent. */
  readonly allowInterruptions?: InputMaybe<Scalars['Boolean']['input']>;
  /** How readily the agent lets itself be interrupted. */
  readonly interruptionSensitivity?: InputMaybe<Scalars['Float']['input']>;
  /** Number of words from which speech counts as an interruption. */
  readonly minWords?: InputMaybe<Scalars['Int']['input']>;
  /** Whether a model detects the end of a turn. */
  readonly turnDetectorEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether that model knows several languages. */
  readonly turnDetectorIsMultilingual?: InputMaybe<Scalars['Boolean']['input']>;
  /** Which model detects the end of a turn. */
  readonly turnDetectorModelType?: InputMaybe<Scalars['String']['input']>;
  /** Use of the gender plug-in. The only documented value is `none`. */
  readonly useGenderPlugin?: InputMaybe<Scalars['String']['input']>;
};

/** How a Nova agent ends a conversation. */
export type NovaGoodbyeConfig = {
  readonly __typename?: 'NovaGoodbyeConfig';
  /** Whether the agent says goodbye. */
  readonly enabled?: Maybe<Scalars['Boolean']['output']>;
  /** What the agent says last. */
  readonly message?: Maybe<Scalars['String']['output']>;
};

/** Conditions on this object: How a Nova agent ends a conversation. All that are given must hold; null restricts nothing. */
export type NovaGoodbyeConfigFilter = {
  /** Whether the agent says goodbye. */
  readonly enabled?: InputMaybe<NullableBooleanComparator>;
  /** What the agent says last. */
  readonly message?: InputMaybe<NullableStringComparator>;
};

/** How a Nova agent ends a conversation. */
export type NovaGoodbyeConfigInput = {
  /** Whether the agent says goodbye. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the agent says last. */
  readonly message?: InputMaybe<Scalars['String']['input']>;
};

/** How a Nova agent begins a conversation. */
export type NovaGreetingConfig = {
  readonly __typename?: 'NovaGreetingConfig';
  /** Whether the agent begins the conversation. */
  readonly agentSpeaksFirst?: Maybe<Scalars['Boolean']['output']>;
  /** What the agent says first. */
  readonly greeting?: Maybe<Scalars['String']['output']>;
  /** Pause before the first message; the unit is not documented. */
  readonly pauseBeforeFirstMessage?: Maybe<Scalars['Int']['output']>;
  /** What is left on voice mail. */
  readonly voiceMailMessage?: Maybe<Scalars['String']['output']>;
  /** Whether the model makes up the welcome. */
  readonly welcomeMessageIsGenerated?: Maybe<Scalars['Boolean']['output']>;
};

/** Conditions on this object: How a Nova agent begins a conversation. All that are given must hold; null restricts nothing. */
export type NovaGreetingConfigFilter = {
  /** Whether the agent begins the conversation. */
  readonly agentSpeaksFirst?: InputMaybe<NullableBooleanComparator>;
  /** What the agent says first. */
  readonly greeting?: InputMaybe<NullableStringComparator>;
  /** Pause before the first message; the unit is not documented. */
  readonly pauseBeforeFirstMessage?: InputMaybe<NullableNumberComparator>;
  /** What is left on voice mail. */
  readonly voiceMailMessage?: InputMaybe<NullableStringComparator>;
  /** Whether the model makes up the welcome. */
  readonly welcomeMessageIsGenerated?: InputMaybe<NullableBooleanComparator>;
};

/** How a Nova agent begins a conversation. */
export type NovaGreetingConfigInput = {
  /** Whether the agent begins the conversation. */
  readonly agentSpeaksFirst?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the agent says first. */
  readonly greeting?: InputMaybe<Scalars['String']['input']>;
  /** Pause before the first message; the unit is not documented. */
  readonly pauseBeforeFirstMessage?: InputMaybe<Scalars['Int']['input']>;
  /** What is left on voice mail. */
  readonly voiceMailMessage?: InputMaybe<Scalars['String']['input']>;
  /** Whether the model makes up the welcome. */
  readonly welcomeMessageIsGenerated?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The language model of a Nova agent. Needs a provider and a model whenever it is sent. */
export type NovaLlmConfig = {
  readonly __typename?: 'NovaLlmConfig';
  /** Penalty for what is repeated often. */
  readonly frequencyPenalty?: Maybe<Scalars['Float']['output']>;
  /** Longest answer in tokens. */
  readonly maxTokens?: Maybe<Scalars['Int']['output']>;
  /** Whether the model may call several tools at once. */
  readonly parallelToolCalls?: Maybe<Scalars['Boolean']['output']>;
  /** Penalty for what has been mentioned before. For OpenAI only. */
  readonly presencePenalty?: Maybe<Scalars['Float']['output']>;
  /** Whose model it is. Nova needs it with everything that is set of the model, the temperature too. */
  readonly provider?: Maybe<NovaLlmProvider>;
  /** A system prompt of the model's own, besides the agent's instructions. */
  readonly systemPrompt?: Maybe<Scalars['String']['output']>;
  /** How many of the most likely tokens are considered. For Anthropic only. */
  readonly topK?: Maybe<Scalars['Int']['output']>;
  /** Nucleus sampling: the share of likely tokens that are considered. */
  readonly topP?: Maybe<Scalars['Float']['output']>;
};

/** A change of the language model of a Nova agent. What is left out stays as it is. */
export type NovaLlmConfigChangeInput = {
  /** Penalty for what is repeated often. */
  readonly frequencyPenalty?: InputMaybe<Scalars['Float']['input']>;
  /** Longest answer in tokens. */
  readonly maxTokens?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the model may call several tools at once. */
  readonly parallelToolCalls?: InputMaybe<Scalars['Boolean']['input']>;
  /** Penalty for what has been mentioned before. For OpenAI only. */
  readonly presencePenalty?: InputMaybe<Scalars['Float']['input']>;
  /** Whose model it is. Nova needs it with everything that is set of the model, the temperature too. */
  readonly provider?: InputMaybe<NovaLlmProvider>;
  /** A system prompt of the model's own, besides the agent's instructions. */
  readonly systemPrompt?: InputMaybe<Scalars['String']['input']>;
  /** How many of the most likely tokens are considered. For Anthropic only. */
  readonly topK?: InputMaybe<Scalars['Int']['input']>;
  /** Nucleus sampling: the share of likely tokens that are considered. */
  readonly topP?: InputMaybe<Scalars['Float']['input']>;
};

/** Conditions on this object: The language model of a Nova agent. Needs a provider and a model whenever it is sent. All that are given must hold; null restricts nothing. */
export type NovaLlmConfigFilter = {
  /** Penalty for what is repeated often. */
  readonly frequencyPenalty?: InputMaybe<NullableNumberComparator>;
  /** Longest answer in tokens. */
  readonly maxTokens?: InputMaybe<NullableNumberComparator>;
  /** Whether the model may call several tools at once. */
  readonly parallelToolCalls?: InputMaybe<NullableBooleanComparator>;
  /** Penalty for what has been mentioned before. For OpenAI only. */
  readonly presencePenalty?: InputMaybe<NullableNumberComparator>;
  /** Whose model it is. Nova needs it with everything that is set of the model, the temperature too. */
  readonly provider?: InputMaybe<NullableNovaLlmProviderComparator>;
  /** A system prompt of the model's own, besides the agent's instructions. */
  readonly systemPrompt?: InputMaybe<NullableStringComparator>;
  /** How many of the most likely tokens are considered. For Anthropic only. */
  readonly topK?: InputMaybe<NullableNumberComparator>;
  /** Nucleus sampling: the share of likely tokens that are considered. */
  readonly topP?: InputMaybe<NullableNumberComparator>;
};

/** The language model of a Nova agent. Needs a provider and a model whenever it is sent. */
export type NovaLlmConfigInput = {
  /** Penalty for what is repeated often. */
  readonly frequencyPenalty?: InputMaybe<Scalars['Float']['input']>;
  /** Longest answer in tokens. */
  readonly maxTokens?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the model may call several tools at once. */
  readonly parallelToolCalls?: InputMaybe<Scalars['Boolean']['input']>;
  /** Penalty for what has been mentioned before. For OpenAI only. */
  readonly presencePenalty?: InputMaybe<Scalars['Float']['input']>;
  /** Whose model it is. Nova needs it with everything that is set of the model, the temperature too. Required on create. */
  readonly provider?: InputMaybe<NovaLlmProvider>;
  /** A system prompt of the model's own, besides the agent's instructions. */
  readonly systemPrompt?: InputMaybe<Scalars['String']['input']>;
  /** How many of the most likely tokens are considered. For Anthropic only. */
  readonly topK?: InputMaybe<Scalars['Int']['input']>;
  /** Nucleus sampling: the share of likely tokens that are considered. */
  readonly topP?: InputMaybe<Scalars['Float']['input']>;
};

/** Whose language model answers. */
export type NovaLlmProvider =
  /** A model of Anthropic. */
  | 'ANTHROPIC'
  /** A model of OpenAI. */
  | 'OPENAI';

/** An HTTP call that Nova makes before each conversation of the agent. */
export type NovaPrecallWebhook = {
  readonly __typename?: 'NovaPrecallWebhook';
  /** The body of the call, as a template. */
  readonly bodyTemplate?: Maybe<Scalars['JSONObject']['output']>;
  /** The HTTP method of the call. */
  readonly method?: Maybe<NovaWebhookMethod>;
  /** How long the answer is waited for, in seconds. */
  readonly timeoutSeconds?: Maybe<Scalars['Int']['output']>;
  /** Where the call goes. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** A change of the HTTP call that Nova makes before each conversation. What is left out stays as it is, and so do the keys of `headers` and `bodyTemplate` that are not given: a key can be set, but not taken away. */
export type NovaPrecallWebhookChangeInput = {
  /** The body of the call, as a template. */
  readonly bodyTemplate?: InputMaybe<Scalars['JSONObject']['input']>;
  /** Headers of the call, such as credentials. Never shown when reading. */
  readonly headers?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The HTTP method of the call. */
  readonly method?: InputMaybe<NovaWebhookMethod>;
  /** How long the answer is waited for, in seconds. */
  readonly timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Where the call goes. */
  readonly url?: InputMaybe<Scalars['String']['input']>;
};

/** Conditions on this object: An HTTP call that Nova makes before each conversation of the agent. All that are given must hold; null restricts nothing. */
export type NovaPrecallWebhookFilter = {
  /** The body of the call, as a template. */
  readonly bodyTemplate?: InputMaybe<PresenceComparator>;
  /** The HTTP method of the call. */
  readonly method?: InputMaybe<NullableNovaWebhookMethodComparator>;
  /** How long the answer is waited for, in seconds. */
  readonly timeoutSeconds?: InputMaybe<NullableNumberComparator>;
  /** Where the call goes. */
  readonly url?: InputMaybe<NullableStringComparator>;
};

/** An HTTP call that Nova makes before each conversation of the agent. */
export type NovaPrecallWebhookInput = {
  /** The body of the call, as a template. */
  readonly bodyTemplate?: InputMaybe<Scalars['JSONObject']['input']>;
  /** Headers of the call, such as credentials. Never shown when reading. */
  readonly headers?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The HTTP method of the call. Required on create. */
  readonly method?: InputMaybe<NovaWebhookMethod>;
  /** How long the answer is waited for, in seconds. */
  readonly timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Where the call goes. Required on create. */
  readonly url?: InputMaybe<Scalars['String']['input']>;
};

/** How long a conversation with a Nova agent may last. */
export type NovaRoomDurationConfig = {
  readonly __typename?: 'NovaRoomDurationConfig';
  /** What is said when the conversation is closed. */
  readonly closeRoomMessage?: Maybe<Scalars['String']['output']>;
  /** What is said when the time is nearly over. */
  readonly durationWarningMessage?: Maybe<Scalars['String']['output']>;
  /** Longest conversation, in minutes. */
  readonly maxDurationMin?: Maybe<Scalars['Int']['output']>;
  /** Longest silence, in seconds. */
  readonly maxSilenceSec?: Maybe<Scalars['Int']['output']>;
  /** What is said when nobody speaks. */
  readonly silenceMessage?: Maybe<Scalars['String']['output']>;
  /** How long a message is waited for, in seconds. */
  readonly waitForMessageSec?: Maybe<Scalars['Int']['output']>;
};

/** Conditions on this object: How long a conversation with a Nova agent may last. All that are given must hold; null restricts nothing. */
export type NovaRoomDurationConfigFilter = {
  /** What is said when the conversation is closed. */
  readonly closeRoomMessage?: InputMaybe<NullableStringComparator>;
  /** What is said when the time is nearly over. */
  readonly durationWarningMessage?: InputMaybe<NullableStringComparator>;
  /** Longest conversation, in minutes. */
  readonly maxDurationMin?: InputMaybe<NullableNumberComparator>;
  /** Longest silence, in seconds. */
  readonly maxSilenceSec?: InputMaybe<NullableNumberComparator>;
  /** What is said when nobody speaks. */
  readonly silenceMessage?: InputMaybe<NullableStringComparator>;
  /** How long a message is waited for, in seconds. */
  readonly waitForMessageSec?: InputMaybe<NullableNumberComparator>;
};

/** How long a conversation with a Nova agent may last. */
export type NovaRoomDurationConfigInput = {
  /** What is said when the conversation is closed. */
  readonly closeRoomMessage?: InputMaybe<Scalars['String']['input']>;
  /** What is said when the time is nearly over. */
  readonly durationWarningMessage?: InputMaybe<Scalars['String']['input']>;
  /** Longest conversation, in minutes. */
  readonly maxDurationMin?: InputMaybe<Scalars['Int']['input']>;
  /** Longest silence, in seconds. */
  readonly maxSilenceSec?: InputMaybe<Scalars['Int']['input']>;
  /** What is said when nobody speaks. */
  readonly silenceMessage?: InputMaybe<Scalars['String']['input']>;
  /** How long a message is waited for, in seconds. */
  readonly waitForMessageSec?: InputMaybe<Scalars['Int']['input']>;
};

/** A sound that is played while a Nova agent thinks. */
export type NovaThinkingSound = {
  readonly __typename?: 'NovaThinkingSound';
  /** How likely this sound is played. */
  readonly probability?: Maybe<Scalars['Float']['output']>;
  /** The sound. */
  readonly sound?: Maybe<Scalars['String']['output']>;
  /** How loud it is played. */
  readonly volume?: Maybe<Scalars['Float']['output']>;
};

/** A sound that is played while a Nova agent thinks. */
export type NovaThinkingSoundInput = {
  /** How likely this sound is played. */
  readonly probability?: InputMaybe<Scalars['Float']['input']>;
  /** The sound. Required on create. */
  readonly sound?: InputMaybe<Scalars['String']['input']>;
  /** How loud it is played. */
  readonly volume?: InputMaybe<Scalars['Float']['input']>;
};

/** A tool of the organisation that a Nova agent has. */
export type NovaTool = {
  readonly __typename?: 'NovaTool';
  /** What this agent sets differently from the organisation's tool. */
  readonly configOverride?: Maybe<Scalars['JSONObject']['output']>;
  /** What the tool does. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Whether this agent may use it. */
  readonly isEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** HTTP method of the call behind it. */
  readonly method?: Maybe<Scalars['String']['output']>;
  /** Name of the tool. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What the tool is called with. */
  readonly parameters?: Maybe<ReadonlyArray<Maybe<NovaToolParameter>>>;
  /** Id of the tool in the organisation. */
  readonly toolId?: Maybe<Scalars['String']['output']>;
  /** Where that call goes. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** A parameter of a tool of a Nova agent. */
export type NovaToolParameter = {
  readonly __typename?: 'NovaToolParameter';
  /** What it is for. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Name of the parameter. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Whether the tool needs it. */
  readonly required?: Maybe<Scalars['Boolean']['output']>;
  /** Type of its value. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** The speech recognition of a Nova agent. */
export type NovaTranscriberConfig = {
  readonly __typename?: 'NovaTranscriberConfig';
  /** How segments of the transcript end. For ElevenLabs only. */
  readonly commitStrategy?: Maybe<NovaCommitStrategy>;
  /** Whether the language is detected. */
  readonly detectLanguage?: Maybe<Scalars['Boolean']['output']>;
  /** Confidence from which an early end of turn is assumed. */
  readonly eagerEotThreshold?: Maybe<Scalars['Float']['output']>;
  /** Whether the provider may log. */
  readonly enableLogging?: Maybe<Scalars['Boolean']['output']>;
  /** Silence that ends an utterance; the unit is not documented. */
  readonly endpointing?: Maybe<Scalars['Int']['output']>;
  /** Silence that ends an utterance, in milliseconds. */
  readonly endpointingMs?: Maybe<Scalars['Int']['output']>;
  /** Whether quiet sound is filtered out. */
  readonly energyFilter?: Maybe<Scalars['Boolean']['output']>;
  /** Confidence from which an end of turn is assumed. */
  readonly eotThreshold?: Maybe<Scalars['Float']['output']>;
  /** Silence after which the turn ends in any case, in milliseconds. */
  readonly eotTimeoutMs?: Maybe<Scalars['Int']['output']>;
  /** Whether filler words are transcribed. */
  readonly fillerWords?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the transcript states the detected language. */
  readonly includeLanguageDetection?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the transcript states times. */
  readonly includeTimestamps?: Maybe<Scalars['Boolean']['output']>;
  /** Whether preliminary results are sent. For Deepgram V1 only. */
  readonly interimResults?: Maybe<Scalars['Boolean']['output']>;
  /** Terms to listen for. For Deepgram Flux only. */
  readonly keyterms?: Maybe<ReadonlyArray<Maybe<Scalars['String']['output']>>>;
  /** Words to listen for. */
  readonly keywords?: Maybe<ReadonlyArray<Maybe<Scalars['String']['output']>>>;
  /** The language that is recognised; the older form, kept for compatibility. */
  readonly language?: Maybe<Scalars['String']['output']>;
  /** The language that is recognised, as a code. */
  readonly languageCode?: Maybe<Scalars['String']['output']>;
  /** Shortest sound that counts as speech, in milliseconds. */
  readonly minSpeechDurationMs?: Maybe<Scalars['Int']['output']>;
  /** The recognition model, by the provider's own name. */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** Whether results are sent without waiting for formatting. */
  readonly noDelay?: Maybe<Scalars['Boolean']['output']>;
  /** Number of audio channels. */
  readonly numChannels?: Maybe<Scalars['Int']['output']>;
  /** Whether an answer is prepared before the turn has ended. */
  readonly preemptiveGeneration?: Maybe<Scalars['Boolean']['output']>;
  /** Confidence from which an answer is prepared ahead of the end of the turn. */
  readonly preemptiveMinConfidence?: Maybe<Scalars['Float']['output']>;
  /** Whether profanity is masked. */
  readonly profanityFilter?: Maybe<Scalars['Boolean']['output']>;
  /** Whose recognition it is. */
  readonly provider?: Maybe<NovaTranscriberProvider>;
  /** Whether punctuation is added. */
  readonly punctuate?: Maybe<Scalars['Boolean']['output']>;
  /** Samples per second of the audio. */
  readonly sampleRate?: Maybe<Scalars['Int']['output']>;
  /** Whether dates, numbers and the like are formatted. */
  readonly smartFormat?: Maybe<Scalars['Boolean']['output']>;
  /** Whether events of voice activity are sent. */
  readonly vadEvents?: Maybe<Scalars['Boolean']['output']>;
};

/** A change of the speech recognition of a Nova agent. What is left out stays as it is. */
export type NovaTranscriberConfigChangeInput = {
  /** How segments of the transcript end. For ElevenLabs only. */
  readonly commitStrategy?: InputMaybe<NovaCommitStrategy>;
  /** Whether the language is detected. */
  readonly detectLanguage?: InputMaybe<Scalars['Boolean']['input']>;
  /** Confidence from which an early end of turn is assumed. */
  readonly eagerEotThreshold?: InputMaybe<Scalars['Float']['input']>;
  /** Whether the provider may log. */
  readonly enableLogging?: InputMaybe<Scalars['Boolean']['input']>;
  /** Silence that ends an utterance; the unit is not documented. */
  readonly endpointing?: InputMaybe<Scalars['Int']['input']>;
  /** Silence that ends an utterance, in milliseconds. */
  readonly endpointingMs?: InputMaybe<Scalars['Int']['input']>;
  /** Whether quiet sound is filtered out. */
  readonly energyFilter?: InputMaybe<Scalars['Boolean']['input']>;
  /** Confidence from which an end of turn is assumed. */
  readonly eotThreshold?: InputMaybe<Scalars['Float']['input']>;
  /** Silence after which the turn ends in any case, in milliseconds. */
  readonly eotTimeoutMs?: InputMaybe<Scalars['Int']['input']>;
  /** Whether filler words are transcribed. */
  readonly fillerWords?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the transcript states the detected language. */
  readonly includeLanguageDetection?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the transcript states times. */
  readonly includeTimestamps?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether preliminary results are sent. For Deepgram V1 only. */
  readonly interimResults?: InputMaybe<Scalars['Boolean']['input']>;
  /** Terms to listen for. For Deepgram Flux only. */
  readonly keyterms?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Words to listen for. */
  readonly keywords?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The language that is recognised; the older form, kept for compatibility. */
  readonly language?: InputMaybe<Scalars['String']['input']>;
  /** The language that is recognised, as a code. */
  readonly languageCode?: InputMaybe<Scalars['String']['input']>;
  /** Shortest sound that counts as speech, in milliseconds. */
  readonly minSpeechDurationMs?: InputMaybe<Scalars['Int']['input']>;
  /** The recognition model, by the provider's own name. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** Whether results are sent without waiting for formatting. */
  readonly noDelay?: InputMaybe<Scalars['Boolean']['input']>;
  /** Number of audio channels. */
  readonly numChannels?: InputMaybe<Scalars['Int']['input']>;
  /** Whether an answer is prepared before the turn has ended. */
  readonly preemptiveGeneration?: InputMaybe<Scalars['Boolean']['input']>;
  /** Confidence from which an answer is prepared ahead of the end of the turn. */
  readonly preemptiveMinConfidence?: InputMaybe<Scalars['Float']['input']>;
  /** Whether profanity is masked. */
  readonly profanityFilter?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whose recognition it is. */
  readonly provider?: InputMaybe<NovaTranscriberProvider>;
  /** Whether punctuation is added. */
  readonly punctuate?: InputMaybe<Scalars['Boolean']['input']>;
  /** Samples per second of the audio. */
  readonly sampleRate?: InputMaybe<Scalars['Int']['input']>;
  /** Whether dates, numbers and the like are formatted. */
  readonly smartFormat?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether events of voice activity are sent. */
  readonly vadEvents?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on this object: The speech recognition of a Nova agent. All that are given must hold; null restricts nothing. */
export type NovaTranscriberConfigFilter = {
  /** How segments of the transcript end. For ElevenLabs only. */
  readonly commitStrategy?: InputMaybe<NullableNovaCommitStrategyComparator>;
  /** Whether the language is detected. */
  readonly detectLanguage?: InputMaybe<NullableBooleanComparator>;
  /** Confidence from which an early end of turn is assumed. */
  readonly eagerEotThreshold?: InputMaybe<NullableNumberComparator>;
  /** Whether the provider may log. */
  readonly enableLogging?: InputMaybe<NullableBooleanComparator>;
  /** Silence that ends an utterance; the unit is not documented. */
  readonly endpointing?: InputMaybe<NullableNumberComparator>;
  /** Silence that ends an utterance, in milliseconds. */
  readonly endpointingMs?: InputMaybe<NullableNumberComparator>;
  /** Whether quiet sound is filtered out. */
  readonly energyFilter?: InputMaybe<NullableBooleanComparator>;
  /** Confidence from which an end of turn is assumed. */
  readonly eotThreshold?: InputMaybe<NullableNumberComparator>;
  /** Silence after which the turn ends in any case, in milliseconds. */
  readonly eotTimeoutMs?: InputMaybe<NullableNumberComparator>;
  /** Whether filler words are transcribed. */
  readonly fillerWords?: InputMaybe<NullableBooleanComparator>;
  /** Whether the transcript states the detected language. */
  readonly includeLanguageDetection?: InputMaybe<NullableBooleanComparator>;
  /** Whether the transcript states times. */
  readonly includeTimestamps?: InputMaybe<NullableBooleanComparator>;
  /** Whether preliminary results are sent. For Deepgram V1 only. */
  readonly interimResults?: InputMaybe<NullableBooleanComparator>;
  /** Terms to listen for. For Deepgram Flux only. */
  readonly keyterms?: InputMaybe<StringListComparator>;
  /** Words to listen for. */
  readonly keywords?: InputMaybe<StringListComparator>;
  /** The language that is recognised; the older form, kept for compatibility. */
  readonly language?: InputMaybe<NullableStringComparator>;
  /** The language that is recognised, as a code. */
  readonly languageCode?: InputMaybe<NullableStringComparator>;
  /** Shortest sound that counts as speech, in milliseconds. */
  readonly minSpeechDurationMs?: InputMaybe<NullableNumberComparator>;
  /** The recognition model, by the provider's own name. */
  readonly model?: InputMaybe<NullableStringComparator>;
  /** Whether results are sent without waiting for formatting. */
  readonly noDelay?: InputMaybe<NullableBooleanComparator>;
  /** Number of audio channels. */
  readonly numChannels?: InputMaybe<NullableNumberComparator>;
  /** Whether an answer is prepared before the turn has ended. */
  readonly preemptiveGeneration?: InputMaybe<NullableBooleanComparator>;
  /** Confidence from which an answer is prepared ahead of the end of the turn. */
  readonly preemptiveMinConfidence?: InputMaybe<NullableNumberComparator>;
  /** Whether profanity is masked. */
  readonly profanityFilter?: InputMaybe<NullableBooleanComparator>;
  /** Whose recognition it is. */
  readonly provider?: InputMaybe<NullableNovaTranscriberProviderComparator>;
  /** Whether punctuation is added. */
  readonly punctuate?: InputMaybe<NullableBooleanComparator>;
  /** Samples per second of the audio. */
  readonly sampleRate?: InputMaybe<NullableNumberComparator>;
  /** Whether dates, numbers and the like are formatted. */
  readonly smartFormat?: InputMaybe<NullableBooleanComparator>;
  /** Whether events of voice activity are sent. */
  readonly vadEvents?: InputMaybe<NullableBooleanComparator>;
};

/** The speech recognition of a Nova agent. */
export type NovaTranscriberConfigInput = {
  /** How segments of the transcript end. For ElevenLabs only. */
  readonly commitStrategy?: InputMaybe<NovaCommitStrategy>;
  /** Whether the language is detected. */
  readonly detectLanguage?: InputMaybe<Scalars['Boolean']['input']>;
  /** Confidence from which an early end of turn is assumed. */
  readonly eagerEotThreshold?: InputMaybe<Scalars['Float']['input']>;
  /** Whether the provider may log. */
  readonly enableLogging?: InputMaybe<Scalars['Boolean']['input']>;
  /** Silence that ends an utterance; the unit is not documented. */
  readonly endpointing?: InputMaybe<Scalars['Int']['input']>;
  /** Silence that ends an utterance, in milliseconds. */
  readonly endpointingMs?: InputMaybe<Scalars['Int']['input']>;
  /** Whether quiet sound is filtered out. */
  readonly energyFilter?: InputMaybe<Scalars['Boolean']['input']>;
  /** Confidence from which an end of turn is assumed. */
  readonly eotThreshold?: InputMaybe<Scalars['Float']['input']>;
  /** Silence after which the turn ends in any case, in milliseconds. */
  readonly eotTimeoutMs?: InputMaybe<Scalars['Int']['input']>;
  /** Whether filler words are transcribed. */
  readonly fillerWords?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the transcript states the detected language. */
  readonly includeLanguageDetection?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the transcript states times. */
  readonly includeTimestamps?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether preliminary results are sent. For Deepgram V1 only. */
  readonly interimResults?: InputMaybe<Scalars['Boolean']['input']>;
  /** Terms to listen for. For Deepgram Flux only. */
  readonly keyterms?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Words to listen for. */
  readonly keywords?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The language that is recognised; the older form, kept for compatibility. */
  readonly language?: InputMaybe<Scalars['String']['input']>;
  /** The language that is recognised, as a code. */
  readonly languageCode?: InputMaybe<Scalars['String']['input']>;
  /** Shortest sound that counts as speech, in milliseconds. */
  readonly minSpeechDurationMs?: InputMaybe<Scalars['Int']['input']>;
  /** The recognition model, by the provider's own name. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** Whether results are sent without waiting for formatting. */
  readonly noDelay?: InputMaybe<Scalars['Boolean']['input']>;
  /** Number of audio channels. */
  readonly numChannels?: InputMaybe<Scalars['Int']['input']>;
  /** Whether an answer is prepared before the turn has ended. */
  readonly preemptiveGeneration?: InputMaybe<Scalars['Boolean']['input']>;
  /** Confidence from which an answer is prepared ahead of the end of the turn. */
  readonly preemptiveMinConfidence?: InputMaybe<Scalars['Float']['input']>;
  /** Whether profanity is masked. */
  readonly profanityFilter?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whose recognition it is. Required on create. */
  readonly provider?: InputMaybe<NovaTranscriberProvider>;
  /** Whether punctuation is added. */
  readonly punctuate?: InputMaybe<Scalars['Boolean']['input']>;
  /** Samples per second of the audio. */
  readonly sampleRate?: InputMaybe<Scalars['Int']['input']>;
  /** Whether dates, numbers and the like are formatted. */
  readonly smartFormat?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether events of voice activity are sent. */
  readonly vadEvents?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Whose speech recognition listens. */
export type NovaTranscriberProvider =
  /** Deepgram. */
  | 'DEEPGRAM'
  /** ElevenLabs. */
  | 'ELEVENLABS'
  /** Speechmatics. */
  | 'SPEECHMATICS';

/** The voice activity detection of a Nova agent. */
export type NovaVadConfig = {
  readonly __typename?: 'NovaVadConfig';
  /** Certainty from which sound counts as speech. */
  readonly activationThreshold?: Maybe<Scalars['Float']['output']>;
  /** Longest speech that is kept in the buffer; the unit is not documented. */
  readonly maxBufferedSpeech?: Maybe<Scalars['Int']['output']>;
  /** Shortest silence that ends speech; the unit is not documented. */
  readonly minSilenceDuration?: Maybe<Scalars['Float']['output']>;
  /** Shortest sound that starts speech; the unit is not documented. */
  readonly minSpeechDuration?: Maybe<Scalars['Float']['output']>;
  /** How much audio from before the speech is kept; the unit is not documented. */
  readonly prefixPaddingDuration?: Maybe<Scalars['Float']['output']>;
  /** Samples per second of the audio. */
  readonly sampleRate?: Maybe<Scalars['Int']['output']>;
};

/** Conditions on this object: The voice activity detection of a Nova agent. All that are given must hold; null restricts nothing. */
export type NovaVadConfigFilter = {
  /** Certainty from which sound counts as speech. */
  readonly activationThreshold?: InputMaybe<NullableNumberComparator>;
  /** Longest speech that is kept in the buffer; the unit is not documented. */
  readonly maxBufferedSpeech?: InputMaybe<NullableNumberComparator>;
  /** Shortest silence that ends speech; the unit is not documented. */
  readonly minSilenceDuration?: InputMaybe<NullableNumberComparator>;
  /** Shortest sound that starts speech; the unit is not documented. */
  readonly minSpeechDuration?: InputMaybe<NullableNumberComparator>;
  /** How much audio from before the speech is kept; the unit is not documented. */
  readonly prefixPaddingDuration?: InputMaybe<NullableNumberComparator>;
  /** Samples per second of the audio. */
  readonly sampleRate?: InputMaybe<NullableNumberComparator>;
};

/** The voice activity detection of a Nova agent. */
export type NovaVadConfigInput = {
  /** Certainty from which sound counts as speech. */
  readonly activationThreshold?: InputMaybe<Scalars['Float']['input']>;
  /** Longest speech that is kept in the buffer; the unit is not documented. */
  readonly maxBufferedSpeech?: InputMaybe<Scalars['Int']['input']>;
  /** Shortest silence that ends speech; the unit is not documented. */
  readonly minSilenceDuration?: InputMaybe<Scalars['Float']['input']>;
  /** Shortest sound that starts speech; the unit is not documented. */
  readonly minSpeechDuration?: InputMaybe<Scalars['Float']['input']>;
  /** How much audio from before the speech is kept; the unit is not documented. */
  readonly prefixPaddingDuration?: InputMaybe<Scalars['Float']['input']>;
  /** Samples per second of the audio. */
  readonly sampleRate?: InputMaybe<Scalars['Int']['input']>;
};

/** The voice of a Nova agent. */
export type NovaVoiceConfig = {
  readonly __typename?: 'NovaVoiceConfig';
  /** The language that is spoken. */
  readonly language?: Maybe<Scalars['String']['output']>;
  /** The speech model, by the provider's own name. */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** Whose speech synthesis speaks. */
  readonly provider?: Maybe<Scalars['String']['output']>;
  /** Samples per second of the audio. */
  readonly sampleRate?: Maybe<Scalars['Int']['output']>;
  /** How closely the voice keeps to its original. */
  readonly similarityBoost?: Maybe<Scalars['Float']['output']>;
  /** How fast the voice speaks. */
  readonly speed?: Maybe<Scalars['Float']['output']>;
  /** How evenly the voice speaks. */
  readonly stability?: Maybe<Scalars['Float']['output']>;
  /** How strongly the voice's style is brought out. */
  readonly style?: Maybe<Scalars['Float']['output']>;
  /** Whether likeness to the original speaker is boosted. */
  readonly useSpeakerBoost?: Maybe<Scalars['Boolean']['output']>;
  /** The voice, by the provider's own id. */
  readonly voiceId?: Maybe<Scalars['String']['output']>;
};

/** A change of the voice of a Nova agent. What is left out stays as it is. */
export type NovaVoiceConfigChangeInput = {
  /** The language that is spoken. */
  readonly language?: InputMaybe<Scalars['String']['input']>;
  /** The speech model, by the provider's own name. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** Whose speech synthesis speaks. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
  /** Samples per second of the audio. */
  readonly sampleRate?: InputMaybe<Scalars['Int']['input']>;
  /** How closely the voice keeps to its original. */
  readonly similarityBoost?: InputMaybe<Scalars['Float']['input']>;
  /** How fast the voice speaks. */
  readonly speed?: InputMaybe<Scalars['Float']['input']>;
  /** How evenly the voice speaks. */
  readonly stability?: InputMaybe<Scalars['Float']['input']>;
  /** How strongly the voice's style is brought out. */
  readonly style?: InputMaybe<Scalars['Float']['input']>;
  /** Whether likeness to the original speaker is boosted. */
  readonly useSpeakerBoost?: InputMaybe<Scalars['Boolean']['input']>;
  /** The voice, by the provider's own id. */
  readonly voiceId?: InputMaybe<Scalars['String']['input']>;
};

/** Conditions on this object: The voice of a Nova agent. All that are given must hold; null restricts nothing. */
export type NovaVoiceConfigFilter = {
  /** The language that is spoken. */
  readonly language?: InputMaybe<NullableStringComparator>;
  /** The speech model, by the provider's own name. */
  readonly model?: InputMaybe<NullableStringComparator>;
  /** Whose speech synthesis speaks. */
  readonly provider?: InputMaybe<NullableStringComparator>;
  /** Samples per second of the audio. */
  readonly sampleRate?: InputMaybe<NullableNumberComparator>;
  /** How closely the voice keeps to its original. */
  readonly similarityBoost?: InputMaybe<NullableNumberComparator>;
  /** How fast the voice speaks. */
  readonly speed?: InputMaybe<NullableNumberComparator>;
  /** How evenly the voice speaks. */
  readonly stability?: InputMaybe<NullableNumberComparator>;
  /** How strongly the voice's style is brought out. */
  readonly style?: InputMaybe<NullableNumberComparator>;
  /** Whether likeness to the original speaker is boosted. */
  readonly useSpeakerBoost?: InputMaybe<NullableBooleanComparator>;
  /** The voice, by the provider's own id. */
  readonly voiceId?: InputMaybe<NullableStringComparator>;
};

/** The voice of a Nova agent. */
export type NovaVoiceConfigInput = {
  /** The language that is spoken. */
  readonly language?: InputMaybe<Scalars['String']['input']>;
  /** The speech model, by the provider's own name. Required on create. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** Whose speech synthesis speaks. Required on create. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
  /** Samples per second of the audio. */
  readonly sampleRate?: InputMaybe<Scalars['Int']['input']>;
  /** How closely the voice keeps to its original. */
  readonly similarityBoost?: InputMaybe<Scalars['Float']['input']>;
  /** How fast the voice speaks. */
  readonly speed?: InputMaybe<Scalars['Float']['input']>;
  /** How evenly the voice speaks. */
  readonly stability?: InputMaybe<Scalars['Float']['input']>;
  /** How strongly the voice's style is brought out. */
  readonly style?: InputMaybe<Scalars['Float']['input']>;
  /** Whether likeness to the original speaker is boosted. */
  readonly useSpeakerBoost?: InputMaybe<Scalars['Boolean']['input']>;
  /** The voice, by the provider's own id. */
  readonly voiceId?: InputMaybe<Scalars['String']['input']>;
};

/** The HTTP method of a webhook. */
export type NovaWebhookMethod =
  /** A GET request. */
  | 'GET'
  /** A PATCH request. */
  | 'PATCH'
  /** A POST request. */
  | 'POST'
  /** A PUT request. */
  | 'PUT';

/** A condition on the state, which may be null. Members that are given must all hold; null restricts nothing. */
export type NullableAgentStatusComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<AgentStatus>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<AgentStatus>>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<AgentStatus>;
  /** It is none of these, at most 100; null is none. */
  readonly notIn?: InputMaybe<ReadonlyArray<AgentStatus>>;
};

/** A condition on a yes or no that may be null. Members that are given must all hold; null restricts nothing. */
export type NullableBooleanComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['Boolean']['input']>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A condition on a value of CometChatIntegrateWith. All that are given must hold; null restricts nothing. */
export type NullableCometChatIntegrateWithComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<CometChatIntegrateWith>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<CometChatIntegrateWith>>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<CometChatIntegrateWith>;
  /** It is none of these, at most 100; null is none. */
  readonly notIn?: InputMaybe<ReadonlyArray<CometChatIntegrateWith>>;
};

/** A condition on a time that may be null. Members that are given must all hold; null restricts nothing. */
export type NullableDateComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['DateTimeOrDuration']['input']>;
  /** It is after this. */
  readonly gt?: InputMaybe<Scalars['DateTimeOrDuration']['input']>;
  /** It is this or later. */
  readonly gte?: InputMaybe<Scalars['DateTimeOrDuration']['input']>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is before this. */
  readonly lt?: InputMaybe<Scalars['DateTimeOrDuration']['input']>;
  /** It is this or earlier. */
  readonly lte?: InputMaybe<Scalars['DateTimeOrDuration']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<Scalars['DateTimeOrDuration']['input']>;
};

/** A condition on a value of GenniaMessageDelayType. All that are given must hold; null restricts nothing. */
export type NullableGenniaMessageDelayTypeComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<GenniaMessageDelayType>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<GenniaMessageDelayType>>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<GenniaMessageDelayType>;
  /** It is none of these, at most 100; null is none. */
  readonly notIn?: InputMaybe<ReadonlyArray<GenniaMessageDelayType>>;
};

/** A condition on a value of GenniaThinkingEffort. All that are given must hold; null restricts nothing. */
export type NullableGenniaThinkingEffortComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<GenniaThinkingEffort>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<GenniaThinkingEffort>>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<GenniaThinkingEffort>;
  /** It is none of these, at most 100; null is none. */
  readonly notIn?: InputMaybe<ReadonlyArray<GenniaThinkingEffort>>;
};

/** A condition on a time of day that may be null. Members that are given must all hold; null restricts nothing. */
export type NullableLocalTimeComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['LocalTime']['input']>;
  /** It is after this. */
  readonly gt?: InputMaybe<Scalars['LocalTime']['input']>;
  /** It is this or later. */
  readonly gte?: InputMaybe<Scalars['LocalTime']['input']>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is before this. */
  readonly lt?: InputMaybe<Scalars['LocalTime']['input']>;
  /** It is this or earlier. */
  readonly lte?: InputMaybe<Scalars['LocalTime']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<Scalars['LocalTime']['input']>;
};

/** A condition on a value of MastraVisibility. All that are given must hold; null restricts nothing. */
export type NullableMastraVisibilityComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<MastraVisibility>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<MastraVisibility>>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<MastraVisibility>;
  /** It is none of these, at most 100; null is none. */
  readonly notIn?: InputMaybe<ReadonlyArray<MastraVisibility>>;
};

/** A condition on a value of NovaAgentType. All that are given must hold; null restricts nothing. */
export type NullableNovaAgentTypeComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<NovaAgentType>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<NovaAgentType>>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<NovaAgentType>;
  /** It is none of these, at most 100; null is none. */
  readonly notIn?: InputMaybe<ReadonlyArray<NovaAgentType>>;
};

/** A condition on a value of NovaCommitStrategy. All that are given must hold; null restricts nothing. */
export type NullableNovaCommitStrategyComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<NovaCommitStrategy>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<NovaCommitStrategy>>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<NovaCommitStrategy>;
  /** It is none of these, at most 100; null is none. */
  readonly notIn?: InputMaybe<ReadonlyArray<NovaCommitStrategy>>;
};

/** A condition on a value of NovaLlmProvider. All that are given must hold; null restricts nothing. */
export type NullableNovaLlmProviderComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<NovaLlmProvider>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<NovaLlmProvider>>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<NovaLlmProvider>;
  /** It is none of these, at most 100; null is none. */
  readonly notIn?: InputMaybe<ReadonlyArray<NovaLlmProvider>>;
};

/** A condition on a value of NovaTranscriberProvider. All that are given must hold; null restricts nothing. */
export type NullableNovaTranscriberProviderComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<NovaTranscriberProvider>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<NovaTranscriberProvider>>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<NovaTranscriberProvider>;
  /** It is none of these, at most 100; null is none. */
  readonly notIn?: InputMaybe<ReadonlyArray<NovaTranscriberProvider>>;
};

/** A condition on a value of NovaWebhookMethod. All that are given must hold; null restricts nothing. */
export type NullableNovaWebhookMethodComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<NovaWebhookMethod>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<NovaWebhookMethod>>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<NovaWebhookMethod>;
  /** It is none of these, at most 100; null is none. */
  readonly notIn?: InputMaybe<ReadonlyArray<NovaWebhookMethod>>;
};

/** A condition on a number that may be null. Members that are given must all hold; null restricts nothing. */
export type NullableNumberComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['Float']['input']>;
  /** It is more than this. */
  readonly gt?: InputMaybe<Scalars['Float']['input']>;
  /** It is this or more. */
  readonly gte?: InputMaybe<Scalars['Float']['input']>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is less than this. */
  readonly lt?: InputMaybe<Scalars['Float']['input']>;
  /** It is this or less. */
  readonly lte?: InputMaybe<Scalars['Float']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<Scalars['Float']['input']>;
  /** It is none of these, at most 100; null is none. */
  readonly notIn?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
};

/** A condition on a text that may be null, letter for letter. Members that are given must all hold; null restricts nothing. */
export type NullableStringComparator = {
  /** This is a part of it, letter for letter: `search` ignores case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is not this; null is not. */
  readonly ne?: InputMaybe<Scalars['String']['input']>;
  /** It is none of these, at most 100; null is none. */
  readonly notIn?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** It begins with this, letter for letter. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** Where agents stand that have no value to be ordered by. */
export type NullsOrder =
  /** Before all others, whichever direction. */
  | 'FIRST'
  /** Behind all others, whichever direction. */
  | 'LAST';

/** A condition on a list of numbers that may be null. Members that are given must all hold; null restricts nothing. */
export type NumberListComparator = {
  /** All of these are in it, at most 100. */
  readonly allOf?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  /** One of these is in it, at most 100. Of none, none is. */
  readonly anyOf?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  /** true: it has no items. false: it has some. null is neither. */
  readonly isEmpty?: InputMaybe<Scalars['Boolean']['input']>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** None of these is in it, at most 100; in null there is none. */
  readonly noneOf?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
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
  /**
   * Cursor of the last item, for `after`; null when the page is empty. Of an empty page on which accounts failed: the place
   * where it would have begun, to ask for it again.
   */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** More follow. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Others stand before it. Where the page was asked for from the beginning: it was asked for with `after`. */
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

/** A condition on a value that can not be compared. Members that are given must all hold; null restricts nothing. */
export type PresenceComparator = {
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
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
  /** What to call the version, where the vendor has titles. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** Number of the version to publish, where the vendor publishes others than the draft. Not together with `versionId`. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the version to publish, where the vendor publishes others than the draft. Not together with `version`. */
  readonly versionId?: InputMaybe<Scalars['ID']['input']>;
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

/** The agents of every configured account, read from their vendors, or from a copy of what those showed before. */
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
  /**
   * The language models with a known end that agents run on, the soonest first; gone ones are those that come first. Needs a
   * catalog, and tells what it holds: `Account.sync` says how old that is.
   */
  readonly retirements: ReadonlyArray<ModelRetirement>;
};


/** The agents of every configured account, read from their vendors, or from a copy of what those showed before. */
export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


/** The agents of every configured account, read from their vendors, or from a copy of what those showed before. */
export type QueryAgentArgs = {
  id: Scalars['ID']['input'];
};


/** The agents of every configured account, read from their vendors, or from a copy of what those showed before. */
export type QueryAgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AgentOrder>;
  source?: InputMaybe<AgentSource>;
};


/** The agents of every configured account, read from their vendors, or from a copy of what those showed before. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** The agents of every configured account, read from their vendors, or from a copy of what those showed before. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** The agents of every configured account, read from their vendors, or from a copy of what those showed before. */
export type QueryRetirementsArgs = {
  before?: InputMaybe<Scalars['DateTimeOrDuration']['input']>;
};

/** Which version of which agent to go back to. */
export type RestoreAgentVersionInput = {
  /** Check everything and answer with `plannedCalls`; nothing is written. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** `CONFLICT` when the agent was changed since: it is read, compared, then written. No vendor takes conditional writes, so a change that comes in between the reading and the writing is not seen. */
  readonly expectedUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Which agent: `<account id>:<vendor's own id>`. */
  readonly id: Scalars['ID']['input'];
  /** Number of the version, from `Agent.versions`. Either this or `versionId`. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the version, from `Agent.versions`. Either this or `version`. */
  readonly versionId?: InputMaybe<Scalars['ID']['input']>;
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

/** A condition on a text, letter for letter. Members that are given must all hold; null restricts nothing. */
export type StringComparator = {
  /** This is a part of it, letter for letter: `search` ignores case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** It is not this. */
  readonly ne?: InputMaybe<Scalars['String']['input']>;
  /** It is none of these, at most 100. */
  readonly notIn?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** It begins with this, letter for letter. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
};

/**
 * A condition on a list of texts that may be null, letter for letter. Members that are given must all hold; null restricts
 * nothing.
 */
export type StringListComparator = {
  /** All of these are in it, at most 100. */
  readonly allOf?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** One of these is in it, at most 100. Of none, none is. */
  readonly anyOf?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** true: it has no items. false: it has some. null is neither. */
  readonly isEmpty?: InputMaybe<Scalars['Boolean']['input']>;
  /** true: it is null. false: it is not. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** None of these is in it, at most 100; in null there is none. */
  readonly noneOf?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Which copy is to be made anew. */
export type SyncAccountInput = {
  /** The account's id in the configuration. */
  readonly accountId: Scalars['ID']['input'];
};

/** What came of it. */
export type SyncAccountPayload = {
  readonly __typename?: 'SyncAccountPayload';
  /** The account; null when there is none of that id. */
  readonly account?: Maybe<Account>;
  /** What stood in the way; empty when it will be done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How the copy of an account stands. */
export type SyncState =
  /** The last reading has failed: what was read before is there. */
  | 'FAILED'
  /** It is as old as it may be. */
  | 'FRESH'
  /** It is being loaded for the first time: what was read so far is there. */
  | 'LOADING'
  /** Nobody has begun yet. */
  | 'NEVER'
  /**
   * So many agents are missing in the vendor's list that it may be the list's fault: none of them was removed. They are once a
   * third reading agrees, or when `acceptCatalogRemovals` is called.
   */
  | 'REMOVALS_HELD'
  /** It is older than that, and nothing is known to be wrong. */
  | 'STALE';

/** Which agent to take out of the archive. */
export type UnarchiveAgentInput = {
  /** Check everything and answer with `plannedCalls`; nothing is written. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** `CONFLICT` when the agent was changed since: it is read, compared, then written. No vendor takes conditional writes, so a change that comes in between the reading and the writing is not seen. */
  readonly expectedUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Which agent: `<account id>:<vendor's own id>`. */
  readonly id: Scalars['ID']['input'];
};

/** The agent that was taken out of the archive. */
export type UnarchiveAgentPayload = {
  readonly __typename?: 'UnarchiveAgentPayload';
  /** The agent as its vendor now holds it. null when there is none to show. */
  readonly agent?: Maybe<Agent>;
  /** With `dryRun`: the REST calls that would be made, in order, secrets redacted. null without it. */
  readonly plannedCalls?: Maybe<ReadonlyArray<VendorCall>>;
  /** What the caller can fix or must know. Empty when everything went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What can be changed of an Aegra assistant besides the unified fields. */
export type UpdateAegraAgentInput = {
  /** Settings of a run: `tags` (list of strings), `recursion_limit` (integer), `configurable` (object) and whatever else the graph reads. `configurable` and `context` are two names of one thing, of which one is enough; on LangGraph JS they are two things. An update replaces it as a whole, except that the `context` stays when there is no `configurable`; `{}` empties the rest. */
  readonly config?: InputMaybe<Scalars['JSONObject']['input']>;
  /** What the graph is given at run time, in the form that the graph declares. Aegra and LangGraph Python keep it equal to `config.configurable`. An update replaces it as a whole; `{}` empties it. */
  readonly context?: InputMaybe<Scalars['JSONObject']['input']>;
  /** Name of the graph to run, as in the server's aegra.json. Aegra and LangGraph JS do not check it. */
  readonly graphId?: InputMaybe<Scalars['String']['input']>;
  /** Free notes for finding and sorting assistants, merged with the present ones key by key, one level deep. No key can be removed; null is kept as a value. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** What only the vendor of the agent takes in a change. Exactly one member, the one of that vendor. */
export type UpdateAgentExtensionInput =
  /** For an agent at Aegra. */
  { readonly aegra: UpdateAegraAgentInput; readonly chatsby?: never; readonly cometChat?: never; readonly gennia?: never; readonly mastra?: never; readonly nova?: never; }
  |  /** For an agent at Chatsby. */
  { readonly aegra?: never; readonly chatsby: UpdateChatsbyAgentInput; readonly cometChat?: never; readonly gennia?: never; readonly mastra?: never; readonly nova?: never; }
  |  /** For an agent at CometChat. */
  { readonly aegra?: never; readonly chatsby?: never; readonly cometChat: UpdateCometChatAgentInput; readonly gennia?: never; readonly mastra?: never; readonly nova?: never; }
  |  /** For an agent at Gennia. */
  { readonly aegra?: never; readonly chatsby?: never; readonly cometChat?: never; readonly gennia: UpdateGenniaAgentInput; readonly mastra?: never; readonly nova?: never; }
  |  /** For an agent at Mastra. */
  { readonly aegra?: never; readonly chatsby?: never; readonly cometChat?: never; readonly gennia?: never; readonly mastra: UpdateMastraAgentInput; readonly nova?: never; }
  |  /** For an agent at Nova (CozmoX). */
  { readonly aegra?: never; readonly chatsby?: never; readonly cometChat?: never; readonly gennia?: never; readonly mastra?: never; readonly nova: UpdateNovaAgentInput; };

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

/** What can be changed of a CometChat agent besides the unified fields. */
export type UpdateCometChatAgentInput = {
  /** Names of the app's actions that the agent may start. They must exist in the app. */
  readonly actions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The framework that the agent is built with. A change of it needs `integrationMeta` too. */
  readonly integrateWith?: InputMaybe<CometChatIntegrateWith>;
  /** Where the agent runs. Always the whole of it, headers included: what is left out is gone. */
  readonly integrationMeta?: InputMaybe<CometChatIntegrationMetaInput>;
  /** What the chat shows around the agent. */
  readonly metaData?: InputMaybe<CometChatMetaDataInput>;
  /** Names of the app's tools that the agent may use. They must exist in the app. */
  readonly toolNames?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What can be changed of a Gennia agent besides the unified fields. It changes the draft: publish it after. */
export type UpdateGenniaAgentInput = {
  /** Whether the agent listens to audio. */
  readonly audioListeningEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the agent answers with audio. */
  readonly audioResponseEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the system prompt is dynamic. */
  readonly dynamicPromptEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Hours after which a follow-up is due, 0 to 720. */
  readonly followUpAfterHours?: InputMaybe<Scalars['Int']['input']>;
  /** End of the business hours that follow-ups keep to, e.g. `18:00:00`. The time zone is not documented. */
  readonly followUpBusinessHoursEnd?: InputMaybe<Scalars['LocalTime']['input']>;
  /** Start of the business hours that follow-ups keep to, e.g. `09:00:00`. The time zone is not documented. */
  readonly followUpBusinessHoursStart?: InputMaybe<Scalars['LocalTime']['input']>;
  /** Whether the feature `follow-up` is enabled. */
  readonly followUpEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Minutes of inactivity after which a follow-up is due, 1 to 1440. */
  readonly followUpInactivityMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Minutes between two follow-ups, 1 to 10080. */
  readonly followUpIntervalMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Most follow-ups in a row, 1 to 10. */
  readonly followUpMaxAttempts?: InputMaybe<Scalars['Int']['input']>;
  /** Prompt for the follow-up messages. */
  readonly followUpPrompt?: InputMaybe<Scalars['String']['input']>;
  /** Whether the feature `genui` is enabled. */
  readonly genuiEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the feature `long-term-memory` is enabled. */
  readonly longTermMemoryEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Custom instructions for the memory. */
  readonly memoryCustomInstructions?: InputMaybe<Scalars['String']['input']>;
  /** Whether the feature `message-delay` is enabled. */
  readonly messageDelayEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Tier of the delay; it counts when `messageDelayEnabled` is true. */
  readonly messageDelayType?: InputMaybe<GenniaMessageDelayType>;
  /** Whether the feature `message-splitting` is enabled. */
  readonly messageSplittingEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the feature `sandbox` is enabled. */
  readonly sandboxEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Tier of the thinking effort. */
  readonly thinkingEffort?: InputMaybe<GenniaThinkingEffort>;
  /** Whether thinking is enabled, for models that support it. */
  readonly thinkingEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Voice of the audio answers. */
  readonly ttsVoice?: InputMaybe<Scalars['String']['input']>;
  /** Whether the feature `web-search` is enabled. */
  readonly webSearchEnabled?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What can be changed of a Mastra agent besides the unified fields. */
export type UpdateMastraAgentInput = {
  /** The agents that the agent may ask, by their ids. Or a list of variants, `{ value, rules }`. */
  readonly agents?: InputMaybe<Scalars['JSON']['input']>;
  /** Who the agent belongs to from now on. */
  readonly authorId?: InputMaybe<Scalars['String']['input']>;
  /** Whether the change is in force at once, as it is unless set. false saves a version and no more. */
  readonly autoPublish?: InputMaybe<Scalars['Boolean']['input']>;
  /** The browser that the agent has: `{ type: "inline", config: { provider } }`. Or a list of variants, `{ value, rules }`. */
  readonly browser?: InputMaybe<Scalars['JSON']['input']>;
  /** What the change is about; it stands with the version. */
  readonly changeMessage?: InputMaybe<Scalars['String']['input']>;
  /** What each run has unless it says otherwise. */
  readonly defaultOptions?: InputMaybe<MastraDefaultOptionsChangeInput>;
  /** What is done with a message before the model has it: `{ steps: [] }`. Or a list of variants, `{ value, rules }`. */
  readonly inputProcessors?: InputMaybe<Scalars['JSON']['input']>;
  /** What the agent is told before each conversation; the same as `instructions` outside of the extension. */
  readonly instructions?: InputMaybe<Scalars['String']['input']>;
  /** Tools of integrations, by provider: `{ github: { tools } }`. Or a list of variants, `{ value, rules }`. */
  readonly integrationTools?: InputMaybe<Scalars['JSON']['input']>;
  /** Tools of stored MCP clients, by their ids: `{ files: { tools } }`. Or a list of variants, `{ value, rules }`. */
  readonly mcpClients?: InputMaybe<Scalars['JSON']['input']>;
  /** What the agent remembers: `{ options, vector, embedder, observationalMemory }`. Or a list of variants, `{ value, rules }`. */
  readonly memory?: InputMaybe<Scalars['JSON']['input']>;
  /** Free notes, merged with the present ones key by key, one level deep. No key can be removed; null is kept as a value. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The language model. */
  readonly model?: InputMaybe<MastraModelChangeInput>;
  /** What is done with an answer of the model: `{ steps: [] }`. Or a list of variants, `{ value, rules }`. */
  readonly outputProcessors?: InputMaybe<Scalars['JSON']['input']>;
  /** JSON schema of the variables that rules of variants are decided by. */
  readonly requestContextSchema?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The scorers of the answers, by their ids: `{ quality: { description, sampling, rules } }`. Or a list of variants, `{ value, rules }`. */
  readonly scorers?: InputMaybe<Scalars['JSON']['input']>;
  /** The skills that the agent has, by their ids: `{ deploy: { pin, strategy } }`. Or a list of variants, `{ value, rules }`. */
  readonly skills?: InputMaybe<Scalars['JSON']['input']>;
  /** The tools that the agent may use, by their ids: `{ search: { description, rules } }`. Or a list of variants, `{ value, rules }`. */
  readonly toolConfigs?: InputMaybe<Scalars['JSON']['input']>;
  /** Tools and connections, by provider: `{ composio: { tools: {}, connections: {} } }`. Or a list of variants, `{ value, rules }`. */
  readonly toolProviders?: InputMaybe<Scalars['JSON']['input']>;
  /** Who may see the agent. Without authentication all are `PUBLIC`, whatever is asked for. */
  readonly visibility?: InputMaybe<MastraVisibility>;
  /** The workflows that the agent may start, by their ids. Or a list of variants, `{ value, rules }`. */
  readonly workflows?: InputMaybe<Scalars['JSON']['input']>;
  /** Where the agent works: `{ type: "id", workspaceId }`, or of the type `inline` or `provider`. Or a list of variants, `{ value, rules }`. */
  readonly workspace?: InputMaybe<Scalars['JSON']['input']>;
};

/** What can be changed of a Nova agent besides the unified fields. */
export type UpdateNovaAgentInput = {
  /** The SIP trunks that the agent may use. */
  readonly allowedSipTrunks?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What is heard behind the voice. */
  readonly backgroundSound?: InputMaybe<NovaBackgroundSoundChangeInput>;
  /** The built-in functions that the agent has. */
  readonly defaultFunctions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The settings of interruptions and turns. */
  readonly extraConfig?: InputMaybe<NovaExtraConfigInput>;
  /** How a conversation ends. */
  readonly goodbyeConfig?: InputMaybe<NovaGoodbyeConfigInput>;
  /** How a conversation begins. */
  readonly greetingConfig?: InputMaybe<NovaGreetingConfigInput>;
  /** The language model and its settings, besides the unified fields. */
  readonly llmConfig?: InputMaybe<NovaLlmConfigChangeInput>;
  /** The plug-ins of the agent; a list of anything. */
  readonly plugins?: InputMaybe<ReadonlyArray<InputMaybe<Scalars['JSON']['input']>>>;
  /** An HTTP call that Nova makes before each conversation. */
  readonly precallWebhook?: InputMaybe<NovaPrecallWebhookChangeInput>;
  /** How long a conversation may last. */
  readonly roomDurationConfig?: InputMaybe<NovaRoomDurationConfigInput>;
  /** The speech recognition and its settings. */
  readonly transcriberConfig?: InputMaybe<NovaTranscriberConfigChangeInput>;
  /** How people talk with the agent. */
  readonly type?: InputMaybe<NovaAgentType>;
  /** The settings of voice activity detection. */
  readonly vadConfig?: InputMaybe<NovaVadConfigInput>;
  /** The voice and its settings. */
  readonly voiceConfig?: InputMaybe<NovaVoiceConfigChangeInput>;
};

/** What a caller can fix or must know. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** What kind of problem it is. */
  readonly code: UserErrorCode;
  /** Path into the mutation's input, e.g. ["temperature"] or ["extension", "<vendor>", "<field>"]. */
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
  /** The agent exists, but does not hold what was asked for: a later step failed, or the vendor accepted a value and holds another one. `field` says what is missing. Or a resource of its own that belongs to the agent was made or left at the vendor without it: the message names it. */
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
  /** The request may or may not have taken effect (a time-out after sending, an answer about another agent): check before repeating. */
  | 'UNKNOWN_OUTCOME'
  /** This vendor has no such field or operation. */
  | 'UNSUPPORTED';

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
  /** Mastra: agents that a server of your own stores, with versions, tools, memory and rules. */
  | 'MASTRA'
  /** Nova (CozmoX AI): voice, chat and video agents with telephony, speech and turn-taking. */
  | 'NOVA';

/** A call of a vendor's REST API. */
export type VendorCall = {
  readonly __typename?: 'VendorCall';
  /** JSON body, secrets redacted. null when there is none. A value that the vendor will give is its name in braces, too. */
  readonly body?: Maybe<Scalars['JSONObject']['output']>;
  /** HTTP method. */
  readonly method: Scalars['String']['output'];
  /** Path below the account's base URL. A name in braces stands for a value that the vendor will give; `{id}` for the id of the agent. */
  readonly path: Scalars['String']['output'];
};

/** A condition on the vendor. Members that are given must all hold; null restricts nothing. */
export type VendorComparator = {
  /** It is this. */
  readonly eq?: InputMaybe<Vendor>;
  /** It is one of these, at most 100. Of none, it never is. */
  readonly in?: InputMaybe<ReadonlyArray<Vendor>>;
  /** It is not this. */
  readonly ne?: InputMaybe<Vendor>;
  /** It is none of these, at most 100. */
  readonly notIn?: InputMaybe<ReadonlyArray<Vendor>>;
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

/**
 * A field that can be written, and its limits. Fields of objects stand in the list behind their object, and among its
 * `members`: a nested form is made of those whose `within` is null, a flat one of all that are no OBJECT.
 */
export type WritableField = {
  readonly __typename?: 'WritableField';
  /**
   * What may be written, where the vendor has a fixed list: GraphQL enum names, or texts where the field is a text. Of a
   * list: what its items may be.
   */
  readonly allowedValues?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** null clears it. */
  readonly clearable: Scalars['Boolean']['output'];
  /** What the field is for, as the vendor documents it. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Each item of a LIST, or what stands under each key of a MAP. */
  readonly items?: Maybe<WritableField>;
  /** What can be a key of a MAP. */
  readonly keys?: Maybe<WritableField>;
  /** What is to be entered. */
  readonly kind: WritableFieldKind;
  /** What people call the field. */
  readonly label: Scalars['String']['output'];
  /** Longest list. */
  readonly maxItems?: Maybe<Scalars['Int']['output']>;
  /** Longest text, in characters. */
  readonly maxLength?: Maybe<Scalars['Int']['output']>;
  /** Largest number. */
  readonly maximum?: Maybe<Scalars['Float']['output']>;
  /** The fields of an OBJECT. */
  readonly members?: Maybe<ReadonlyArray<WritableField>>;
  /** Shortest list. */
  readonly minItems?: Maybe<Scalars['Int']['output']>;
  /** Shortest text, in characters. */
  readonly minLength?: Maybe<Scalars['Int']['output']>;
  /** Smallest number. */
  readonly minimum?: Maybe<Scalars['Float']['output']>;
  /** Only a new agent can be given it: `createAgent` and `copyAgent` take it, `updateAgent` does not. */
  readonly onlyOnCreate: Scalars['Boolean']['output'];
  /** Only a change can set it: `updateAgent` takes it, `createAgent` and `copyAgent` do not. */
  readonly onlyOnUpdate: Scalars['Boolean']['output'];
  /**
   * Path in the mutation's input, e.g. "instructions" or "extension.<vendor>.<field>". `[]` stands for each item of a list,
   * `{}` for each key of a map.
   */
  readonly path: Scalars['String']['output'];
  /** An agent can not be made without it. */
  readonly requiredOnCreate: Scalars['Boolean']['output'];
  /**
   * Paths of fields that a new agent can not be given without this one: the object around it, and unified fields that its
   * vendor keeps beside it.
   */
  readonly requiredOnCreateWith: ReadonlyArray<Scalars['String']['output']>;
  /** The same of a change: paths of fields that can not be changed without giving this one, too. */
  readonly requiredOnUpdateWith: ReadonlyArray<Scalars['String']['output']>;
  /** Path of the OBJECT that it is a member of. null: it stands by itself. */
  readonly within?: Maybe<Scalars['String']['output']>;
};

/** What is to be entered in a field. */
export type WritableFieldKind =
  /** A point in time, ISO 8601. */
  | 'DATE_TIME'
  /** Anything that JSON can say. */
  | 'JSON'
  /** Any number of `items`, in order. */
  | 'LIST'
  /** An object whose keys are free: each is one of `keys`, and holds one of `items`. */
  | 'MAP'
  /** A number. */
  | 'NUMBER'
  /** An object with `members`. */
  | 'OBJECT'
  /** One of `allowedValues`. */
  | 'ONE_OF'
  /** Text. */
  | 'TEXT'
  /** A time of day, `HH:mm:ss`. */
  | 'TIME'
  /** A URL. */
  | 'URL'
  /** A number without a fraction. */
  | 'WHOLE_NUMBER'
  /** true or false. */
  | 'YES_NO';



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
    | ( ShownAgent )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptCatalogRemovalsInput: AcceptCatalogRemovalsInput;
  AcceptCatalogRemovalsPayload: ResolverTypeWrapper<Omit<AcceptCatalogRemovalsPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversTypes['Account']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Account: ResolverTypeWrapper<ConnectedAccount>;
  AccountFailure: ResolverTypeWrapper<FailureSource>;
  AccountHealth: ResolverTypeWrapper<HealthSource>;
  AccountRetirement: ResolverTypeWrapper<AccountRetirementSource>;
  AccountSync: ResolverTypeWrapper<SyncedAccount>;
  AegraAgent: ResolverTypeWrapper<ShownAgent>;
  AegraAgentFilter: AegraAgentFilter;
  AegraIfExists: AegraIfExists;
  Agent: ResolverTypeWrapper<ShownAgent>;
  AgentConnection: ResolverTypeWrapper<ShownPage>;
  AgentEdge: ResolverTypeWrapper<AgentEdgeSource>;
  AgentExtension: ResolverTypeWrapper<ShownAgent>;
  AgentExtensionFilter: AgentExtensionFilter;
  AgentFilter: AgentFilter;
  AgentOperation: AgentOperation;
  AgentOrder: AgentOrder;
  AgentOrderField: AgentOrderField;
  AgentSource: AgentSource;
  AgentStatus: AgentStatus;
  AgentVersion: ResolverTypeWrapper<ListedVersion>;
  AgentVersionConnection: ResolverTypeWrapper<ListedVersions>;
  AgentVersionEdge: ResolverTypeWrapper<Omit<AgentVersionEdge, 'node'> & { node: ResolversTypes['AgentVersion'] }>;
  ArchiveAgentInput: ArchiveAgentInput;
  ArchiveAgentPayload: ResolverTypeWrapper<Outcome>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ChatsbyAgent: ResolverTypeWrapper<ShownAgent>;
  ChatsbyAgentFilter: ChatsbyAgentFilter;
  CircuitState: CircuitState;
  CometChatAgent: ResolverTypeWrapper<ShownAgent>;
  CometChatAgentFilter: CometChatAgentFilter;
  CometChatIntegrateWith: CometChatIntegrateWith;
  CometChatIntegrationMeta: ResolverTypeWrapper<CometChatIntegrationMeta>;
  CometChatIntegrationMetaFilter: CometChatIntegrationMetaFilter;
  CometChatIntegrationMetaInput: CometChatIntegrationMetaInput;
  CometChatMetaData: ResolverTypeWrapper<CometChatMetaData>;
  CometChatMetaDataFilter: CometChatMetaDataFilter;
  CometChatMetaDataInput: CometChatMetaDataInput;
  ContractDrift: ResolverTypeWrapper<Drift>;
  ContractDriftKind: ContractDriftKind;
  CopyAgentInput: CopyAgentInput;
  CopyAgentPayload: ResolverTypeWrapper<Outcome>;
  CreateAegraAgentInput: CreateAegraAgentInput;
  CreateAgentExtensionInput: CreateAgentExtensionInput;
  CreateAgentInput: CreateAgentInput;
  CreateAgentPayload: ResolverTypeWrapper<Outcome>;
  CreateChatsbyAgentInput: CreateChatsbyAgentInput;
  CreateCometChatAgentInput: CreateCometChatAgentInput;
  CreateGenniaAgentInput: CreateGenniaAgentInput;
  CreateMastraAgentInput: CreateMastraAgentInput;
  CreateNovaAgentInput: CreateNovaAgentInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeOrDuration: ResolverTypeWrapper<Scalars['DateTimeOrDuration']['output']>;
  DeleteAgentInput: DeleteAgentInput;
  DeleteAgentPayload: ResolverTypeWrapper<Outcome>;
  Facet: ResolverTypeWrapper<CatalogFacet>;
  FacetField: FacetField;
  FacetValue: ResolverTypeWrapper<FacetValue>;
  FailureCode: FailureCode;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Freshness: ResolverTypeWrapper<PageFreshness>;
  GenniaAgent: ResolverTypeWrapper<ShownAgent>;
  GenniaAgentFilter: GenniaAgentFilter;
  GenniaMessageDelayType: GenniaMessageDelayType;
  GenniaThinkingEffort: GenniaThinkingEffort;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IDComparator: IdComparator;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  LanguageModel: ResolverTypeWrapper<LanguageModelSource>;
  LanguageModelFilter: LanguageModelFilter;
  ListComparator: ListComparator;
  LocalTime: ResolverTypeWrapper<Scalars['LocalTime']['output']>;
  MastraAgent: ResolverTypeWrapper<ShownAgent>;
  MastraAgentFilter: MastraAgentFilter;
  MastraDefaultOptions: ResolverTypeWrapper<MastraDefaultOptions>;
  MastraDefaultOptionsChangeInput: MastraDefaultOptionsChangeInput;
  MastraDefaultOptionsFilter: MastraDefaultOptionsFilter;
  MastraDefaultOptionsInput: MastraDefaultOptionsInput;
  MastraModel: ResolverTypeWrapper<MastraModel>;
  MastraModelChangeInput: MastraModelChangeInput;
  MastraModelFilter: MastraModelFilter;
  MastraModelInput: MastraModelInput;
  MastraModelSettings: ResolverTypeWrapper<MastraModelSettings>;
  MastraModelSettingsChangeInput: MastraModelSettingsChangeInput;
  MastraModelSettingsInput: MastraModelSettingsInput;
  MastraVisibility: MastraVisibility;
  ModelRetirement: ResolverTypeWrapper<RetirementSource>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotCarriedField: ResolverTypeWrapper<LossSource>;
  NovaAgent: ResolverTypeWrapper<ShownAgent>;
  NovaAgentFilter: NovaAgentFilter;
  NovaAgentType: NovaAgentType;
  NovaBackgroundSound: ResolverTypeWrapper<NovaBackgroundSound>;
  NovaBackgroundSoundChangeInput: NovaBackgroundSoundChangeInput;
  NovaBackgroundSoundFilter: NovaBackgroundSoundFilter;
  NovaBackgroundSoundInput: NovaBackgroundSoundInput;
  NovaCommitStrategy: NovaCommitStrategy;
  NovaExtraConfig: ResolverTypeWrapper<NovaExtraConfig>;
  NovaExtraConfigFilter: NovaExtraConfigFilter;
  NovaExtraConfigInput: NovaExtraConfigInput;
  NovaGoodbyeConfig: ResolverTypeWrapper<NovaGoodbyeConfig>;
  NovaGoodbyeConfigFilter: NovaGoodbyeConfigFilter;
  NovaGoodbyeConfigInput: NovaGoodbyeConfigInput;
  NovaGreetingConfig: ResolverTypeWrapper<NovaGreetingConfig>;
  NovaGreetingConfigFilter: NovaGreetingConfigFilter;
  NovaGreetingConfigInput: NovaGreetingConfigInput;
  NovaLlmConfig: ResolverTypeWrapper<NovaLlmConfig>;
  NovaLlmConfigChangeInput: NovaLlmConfigChangeInput;
  NovaLlmConfigFilter: NovaLlmConfigFilter;
  NovaLlmConfigInput: NovaLlmConfigInput;
  NovaLlmProvider: NovaLlmProvider;
  NovaPrecallWebhook: ResolverTypeWrapper<NovaPrecallWebhook>;
  NovaPrecallWebhookChangeInput: NovaPrecallWebhookChangeInput;
  NovaPrecallWebhookFilter: NovaPrecallWebhookFilter;
  NovaPrecallWebhookInput: NovaPrecallWebhookInput;
  NovaRoomDurationConfig: ResolverTypeWrapper<NovaRoomDurationConfig>;
  NovaRoomDurationConfigFilter: NovaRoomDurationConfigFilter;
  NovaRoomDurationConfigInput: NovaRoomDurationConfigInput;
  NovaThinkingSound: ResolverTypeWrapper<NovaThinkingSound>;
  NovaThinkingSoundInput: NovaThinkingSoundInput;
  NovaTool: ResolverTypeWrapper<NovaTool>;
  NovaToolParameter: ResolverTypeWrapper<NovaToolParameter>;
  NovaTranscriberConfig: ResolverTypeWrapper<NovaTranscriberConfig>;
  NovaTranscriberConfigChangeInput: NovaTranscriberConfigChangeInput;
  NovaTranscriberConfigFilter: NovaTranscriberConfigFilter;
  NovaTranscriberConfigInput: NovaTranscriberConfigInput;
  NovaTranscriberProvider: NovaTranscriberProvider;
  NovaVadConfig: ResolverTypeWrapper<NovaVadConfig>;
  NovaVadConfigFilter: NovaVadConfigFilter;
  NovaVadConfigInput: NovaVadConfigInput;
  NovaVoiceConfig: ResolverTypeWrapper<NovaVoiceConfig>;
  NovaVoiceConfigChangeInput: NovaVoiceConfigChangeInput;
  NovaVoiceConfigFilter: NovaVoiceConfigFilter;
  NovaVoiceConfigInput: NovaVoiceConfigInput;
  NovaWebhookMethod: NovaWebhookMethod;
  NullableAgentStatusComparator: NullableAgentStatusComparator;
  NullableBooleanComparator: NullableBooleanComparator;
  NullableCometChatIntegrateWithComparator: NullableCometChatIntegrateWithComparator;
  NullableDateComparator: NullableDateComparator;
  NullableGenniaMessageDelayTypeComparator: NullableGenniaMessageDelayTypeComparator;
  NullableGenniaThinkingEffortComparator: NullableGenniaThinkingEffortComparator;
  NullableLocalTimeComparator: NullableLocalTimeComparator;
  NullableMastraVisibilityComparator: NullableMastraVisibilityComparator;
  NullableNovaAgentTypeComparator: NullableNovaAgentTypeComparator;
  NullableNovaCommitStrategyComparator: NullableNovaCommitStrategyComparator;
  NullableNovaLlmProviderComparator: NullableNovaLlmProviderComparator;
  NullableNovaTranscriberProviderComparator: NullableNovaTranscriberProviderComparator;
  NullableNovaWebhookMethodComparator: NullableNovaWebhookMethodComparator;
  NullableNumberComparator: NullableNumberComparator;
  NullableStringComparator: NullableStringComparator;
  NullsOrder: NullsOrder;
  NumberListComparator: NumberListComparator;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PauseAgentInput: PauseAgentInput;
  PauseAgentPayload: ResolverTypeWrapper<Outcome>;
  PresenceComparator: PresenceComparator;
  PublishAgentInput: PublishAgentInput;
  PublishAgentPayload: ResolverTypeWrapper<Outcome>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RestoreAgentVersionInput: RestoreAgentVersionInput;
  RestoreAgentVersionPayload: ResolverTypeWrapper<Outcome>;
  ResumeAgentInput: ResumeAgentInput;
  ResumeAgentPayload: ResolverTypeWrapper<Outcome>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Scope: ResolverTypeWrapper<Scalars['Scope']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  StringComparator: StringComparator;
  StringListComparator: StringListComparator;
  SyncAccountInput: SyncAccountInput;
  SyncAccountPayload: ResolverTypeWrapper<Omit<SyncAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversTypes['Account']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SyncState: SyncState;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnarchiveAgentInput: UnarchiveAgentInput;
  UnarchiveAgentPayload: ResolverTypeWrapper<Outcome>;
  UpdateAegraAgentInput: UpdateAegraAgentInput;
  UpdateAgentExtensionInput: UpdateAgentExtensionInput;
  UpdateAgentInput: UpdateAgentInput;
  UpdateAgentPayload: ResolverTypeWrapper<Outcome>;
  UpdateChatsbyAgentInput: UpdateChatsbyAgentInput;
  UpdateCometChatAgentInput: UpdateCometChatAgentInput;
  UpdateGenniaAgentInput: UpdateGenniaAgentInput;
  UpdateMastraAgentInput: UpdateMastraAgentInput;
  UpdateNovaAgentInput: UpdateNovaAgentInput;
  UserError: ResolverTypeWrapper<UserErrorSource>;
  UserErrorCode: UserErrorCode;
  Vendor: ResolverTypeWrapper<string>;
  VendorCall: ResolverTypeWrapper<VendorCallPreview>;
  VendorComparator: VendorComparator;
  VendorError: ResolverTypeWrapper<VendorError>;
  WritableField: ResolverTypeWrapper<FieldSource>;
  WritableFieldKind: WritableFieldKind;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptCatalogRemovalsInput: AcceptCatalogRemovalsInput;
  AcceptCatalogRemovalsPayload: Omit<AcceptCatalogRemovalsPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversParentTypes['Account']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Account: ConnectedAccount;
  AccountFailure: FailureSource;
  AccountHealth: HealthSource;
  AccountRetirement: AccountRetirementSource;
  AccountSync: SyncedAccount;
  AegraAgent: ShownAgent;
  AegraAgentFilter: AegraAgentFilter;
  Agent: ShownAgent;
  AgentConnection: ShownPage;
  AgentEdge: AgentEdgeSource;
  AgentExtension: ShownAgent;
  AgentExtensionFilter: AgentExtensionFilter;
  AgentFilter: AgentFilter;
  AgentOrder: AgentOrder;
  AgentVersion: ListedVersion;
  AgentVersionConnection: ListedVersions;
  AgentVersionEdge: Omit<AgentVersionEdge, 'node'> & { node: ResolversParentTypes['AgentVersion'] };
  ArchiveAgentInput: ArchiveAgentInput;
  ArchiveAgentPayload: Outcome;
  Boolean: Scalars['Boolean']['output'];
  ChatsbyAgent: ShownAgent;
  ChatsbyAgentFilter: ChatsbyAgentFilter;
  CometChatAgent: ShownAgent;
  CometChatAgentFilter: CometChatAgentFilter;
  CometChatIntegrationMeta: CometChatIntegrationMeta;
  CometChatIntegrationMetaFilter: CometChatIntegrationMetaFilter;
  CometChatIntegrationMetaInput: CometChatIntegrationMetaInput;
  CometChatMetaData: CometChatMetaData;
  CometChatMetaDataFilter: CometChatMetaDataFilter;
  CometChatMetaDataInput: CometChatMetaDataInput;
  ContractDrift: Drift;
  CopyAgentInput: CopyAgentInput;
  CopyAgentPayload: Outcome;
  CreateAegraAgentInput: CreateAegraAgentInput;
  CreateAgentExtensionInput: CreateAgentExtensionInput;
  CreateAgentInput: CreateAgentInput;
  CreateAgentPayload: Outcome;
  CreateChatsbyAgentInput: CreateChatsbyAgentInput;
  CreateCometChatAgentInput: CreateCometChatAgentInput;
  CreateGenniaAgentInput: CreateGenniaAgentInput;
  CreateMastraAgentInput: CreateMastraAgentInput;
  CreateNovaAgentInput: CreateNovaAgentInput;
  DateTime: Scalars['DateTime']['output'];
  DateTimeOrDuration: Scalars['DateTimeOrDuration']['output'];
  DeleteAgentInput: DeleteAgentInput;
  DeleteAgentPayload: Outcome;
  Facet: CatalogFacet;
  FacetValue: FacetValue;
  Float: Scalars['Float']['output'];
  Freshness: PageFreshness;
  GenniaAgent: ShownAgent;
  GenniaAgentFilter: GenniaAgentFilter;
  ID: Scalars['ID']['output'];
  IDComparator: IdComparator;
  Int: Scalars['Int']['output'];
  JSON: Scalars['JSON']['output'];
  JSONObject: Scalars['JSONObject']['output'];
  LanguageModel: LanguageModelSource;
  LanguageModelFilter: LanguageModelFilter;
  ListComparator: ListComparator;
  LocalTime: Scalars['LocalTime']['output'];
  MastraAgent: ShownAgent;
  MastraAgentFilter: MastraAgentFilter;
  MastraDefaultOptions: MastraDefaultOptions;
  MastraDefaultOptionsChangeInput: MastraDefaultOptionsChangeInput;
  MastraDefaultOptionsFilter: MastraDefaultOptionsFilter;
  MastraDefaultOptionsInput: MastraDefaultOptionsInput;
  MastraModel: MastraModel;
  MastraModelChangeInput: MastraModelChangeInput;
  MastraModelFilter: MastraModelFilter;
  MastraModelInput: MastraModelInput;
  MastraModelSettings: MastraModelSettings;
  MastraModelSettingsChangeInput: MastraModelSettingsChangeInput;
  MastraModelSettingsInput: MastraModelSettingsInput;
  ModelRetirement: RetirementSource;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotCarriedField: LossSource;
  NovaAgent: ShownAgent;
  NovaAgentFilter: NovaAgentFilter;
  NovaBackgroundSound: NovaBackgroundSound;
  NovaBackgroundSoundChangeInput: NovaBackgroundSoundChangeInput;
  NovaBackgroundSoundFilter: NovaBackgroundSoundFilter;
  NovaBackgroundSoundInput: NovaBackgroundSoundInput;
  NovaExtraConfig: NovaExtraConfig;
  NovaExtraConfigFilter: NovaExtraConfigFilter;
  NovaExtraConfigInput: NovaExtraConfigInput;
  NovaGoodbyeConfig: NovaGoodbyeConfig;
  NovaGoodbyeConfigFilter: NovaGoodbyeConfigFilter;
  NovaGoodbyeConfigInput: NovaGoodbyeConfigInput;
  NovaGreetingConfig: NovaGreetingConfig;
  NovaGreetingConfigFilter: NovaGreetingConfigFilter;
  NovaGreetingConfigInput: NovaGreetingConfigInput;
  NovaLlmConfig: NovaLlmConfig;
  NovaLlmConfigChangeInput: NovaLlmConfigChangeInput;
  NovaLlmConfigFilter: NovaLlmConfigFilter;
  NovaLlmConfigInput: NovaLlmConfigInput;
  NovaPrecallWebhook: NovaPrecallWebhook;
  NovaPrecallWebhookChangeInput: NovaPrecallWebhookChangeInput;
  NovaPrecallWebhookFilter: NovaPrecallWebhookFilter;
  NovaPrecallWebhookInput: NovaPrecallWebhookInput;
  NovaRoomDurationConfig: NovaRoomDurationConfig;
  NovaRoomDurationConfigFilter: NovaRoomDurationConfigFilter;
  NovaRoomDurationConfigInput: NovaRoomDurationConfigInput;
  NovaThinkingSound: NovaThinkingSound;
  NovaThinkingSoundInput: NovaThinkingSoundInput;
  NovaTool: NovaTool;
  NovaToolParameter: NovaToolParameter;
  NovaTranscriberConfig: NovaTranscriberConfig;
  NovaTranscriberConfigChangeInput: NovaTranscriberConfigChangeInput;
  NovaTranscriberConfigFilter: NovaTranscriberConfigFilter;
  NovaTranscriberConfigInput: NovaTranscriberConfigInput;
  NovaVadConfig: NovaVadConfig;
  NovaVadConfigFilter: NovaVadConfigFilter;
  NovaVadConfigInput: NovaVadConfigInput;
  NovaVoiceConfig: NovaVoiceConfig;
  NovaVoiceConfigChangeInput: NovaVoiceConfigChangeInput;
  NovaVoiceConfigFilter: NovaVoiceConfigFilter;
  NovaVoiceConfigInput: NovaVoiceConfigInput;
  NullableAgentStatusComparator: NullableAgentStatusComparator;
  NullableBooleanComparator: NullableBooleanComparator;
  NullableCometChatIntegrateWithComparator: NullableCometChatIntegrateWithComparator;
  NullableDateComparator: NullableDateComparator;
  NullableGenniaMessageDelayTypeComparator: NullableGenniaMessageDelayTypeComparator;
  NullableGenniaThinkingEffortComparator: NullableGenniaThinkingEffortComparator;
  NullableLocalTimeComparator: NullableLocalTimeComparator;
  NullableMastraVisibilityComparator: NullableMastraVisibilityComparator;
  NullableNovaAgentTypeComparator: NullableNovaAgentTypeComparator;
  NullableNovaCommitStrategyComparator: NullableNovaCommitStrategyComparator;
  NullableNovaLlmProviderComparator: NullableNovaLlmProviderComparator;
  NullableNovaTranscriberProviderComparator: NullableNovaTranscriberProviderComparator;
  NullableNovaWebhookMethodComparator: NullableNovaWebhookMethodComparator;
  NullableNumberComparator: NullableNumberComparator;
  NullableStringComparator: NullableStringComparator;
  NumberListComparator: NumberListComparator;
  PageInfo: PageInfo;
  PauseAgentInput: PauseAgentInput;
  PauseAgentPayload: Outcome;
  PresenceComparator: PresenceComparator;
  PublishAgentInput: PublishAgentInput;
  PublishAgentPayload: Outcome;
  Query: Record<PropertyKey, never>;
  RestoreAgentVersionInput: RestoreAgentVersionInput;
  RestoreAgentVersionPayload: Outcome;
  ResumeAgentInput: ResumeAgentInput;
  ResumeAgentPayload: Outcome;
  SafeInt: Scalars['SafeInt']['output'];
  Scope: Scalars['Scope']['output'];
  String: Scalars['String']['output'];
  StringComparator: StringComparator;
  StringListComparator: StringListComparator;
  SyncAccountInput: SyncAccountInput;
  SyncAccountPayload: Omit<SyncAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversParentTypes['Account']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  URL: Scalars['URL']['output'];
  UnarchiveAgentInput: UnarchiveAgentInput;
  UnarchiveAgentPayload: Outcome;
  UpdateAegraAgentInput: UpdateAegraAgentInput;
  UpdateAgentExtensionInput: UpdateAgentExtensionInput;
  UpdateAgentInput: UpdateAgentInput;
  UpdateAgentPayload: Outcome;
  UpdateChatsbyAgentInput: UpdateChatsbyAgentInput;
  UpdateCometChatAgentInput: UpdateCometChatAgentInput;
  UpdateGenniaAgentInput: UpdateGenniaAgentInput;
  UpdateMastraAgentInput: UpdateMastraAgentInput;
  UpdateNovaAgentInput: UpdateNovaAgentInput;
  UserError: UserErrorSource;
  VendorCall: VendorCallPreview;
  VendorComparator: VendorComparator;
  VendorError: VendorError;
  WritableField: FieldSource;
};

export type AuthenticatedDirectiveArgs = { };

export type AuthenticatedDirectiveResolver<Result, Parent, ContextType = Context, Args = AuthenticatedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Scalars['Scope']['input']>>;
};

export type RequiresScopesDirectiveResolver<Result, Parent, ContextType = Context, Args = RequiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AcceptCatalogRemovalsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptCatalogRemovalsPayload'] = ResolversParentTypes['AcceptCatalogRemovalsPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  contractDrift?: Resolver<ReadonlyArray<ResolversTypes['ContractDrift']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['AccountHealth'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSandbox?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operations?: Resolver<ReadonlyArray<ResolversTypes['AgentOperation']>, ParentType, ContextType>;
  sync?: Resolver<Maybe<ResolversTypes['AccountSync']>, ParentType, ContextType>;
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

export type AccountRetirementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountRetirement'] = ResolversParentTypes['AccountRetirement']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  agentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replacements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type AccountSyncResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountSync'] = ResolversParentTypes['AccountSync']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  agents?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['AccountFailure']>, ParentType, ContextType>;
  held?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lagSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nextDueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SyncState'], ParentType, ContextType>;
};

export type AegraAgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AegraAgent'] = ResolversParentTypes['AegraAgent']> = {
  config?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  context?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  graphId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agent'] = ResolversParentTypes['Agent']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  extension?: Resolver<ResolversTypes['AgentExtension'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instructions?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  languageModel?: Resolver<Maybe<ResolversTypes['LanguageModel']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType, RequireFields<AgentConnectionFacetsArgs, 'fields' | 'first'>>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['AccountFailure']>, ParentType, ContextType>;
  freshness?: Resolver<ResolversTypes['Freshness'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Agent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AgentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentEdge'] = ResolversParentTypes['AgentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
};

export type AgentExtensionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentExtension'] = ResolversParentTypes['AgentExtension']> = {
  __resolveType: TypeResolveFn<'AegraAgent' | 'ChatsbyAgent' | 'CometChatAgent' | 'GenniaAgent' | 'MastraAgent' | 'NovaAgent', ParentType, ContextType>;
};

export type AgentVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentVersion'] = ResolversParentTypes['AgentVersion']> = {
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgentVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentVersionConnection'] = ResolversParentTypes['AgentVersionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgentVersionEdge']>, ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AgentVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AgentVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentVersionEdge'] = ResolversParentTypes['AgentVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AgentVersion'], ParentType, ContextType>;
};

export type ArchiveAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchiveAgentPayload'] = ResolversParentTypes['ArchiveAgentPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  plannedCalls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VendorCall']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChatsbyAgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatsbyAgent'] = ResolversParentTypes['ChatsbyAgent']> = {
  maxTokens?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CometChatAgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CometChatAgent'] = ResolversParentTypes['CometChatAgent']> = {
  actions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  appId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  documentId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  instruction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  integrateWith?: Resolver<Maybe<ResolversTypes['CometChatIntegrateWith']>, ParentType, ContextType>;
  integrationMeta?: Resolver<Maybe<ResolversTypes['CometChatIntegrationMeta']>, ParentType, ContextType>;
  integrationType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  metaData?: Resolver<Maybe<ResolversTypes['CometChatMetaData']>, ParentType, ContextType>;
  toolNames?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CometChatIntegrationMetaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CometChatIntegrationMeta'] = ResolversParentTypes['CometChatIntegrationMeta']> = {
  agentId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  baseUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  defaultUserId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CometChatMetaDataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CometChatMetaData'] = ResolversParentTypes['CometChatMetaData']> = {
  greetingMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  introductoryMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  suggestedMessages?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type ContractDriftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractDrift'] = ResolversParentTypes['ContractDrift']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ContractDriftKind'], ParentType, ContextType>;
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

export interface DateTimeOrDurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTimeOrDuration'], any> {
  name: 'DateTimeOrDuration';
}

export type DeleteAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAgentPayload'] = ResolversParentTypes['DeleteAgentPayload']> = {
  deletedAgentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  plannedCalls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VendorCall']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  field?: Resolver<ResolversTypes['FacetField'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['FacetValue']>, ParentType, ContextType>;
};

export type FacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FacetValue'] = ResolversParentTypes['FacetValue']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FreshnessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Freshness'] = ResolversParentTypes['Freshness']> = {
  accounts?: Resolver<ReadonlyArray<ResolversTypes['AccountSync']>, ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['AgentSource'], ParentType, ContextType>;
};

export type GenniaAgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GenniaAgent'] = ResolversParentTypes['GenniaAgent']> = {
  aiModelPublicId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  audioListeningEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  audioResponseEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  draftVersionNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  dynamicPromptEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  followUpAfterHours?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  followUpBusinessHoursEnd?: Resolver<Maybe<ResolversTypes['LocalTime']>, ParentType, ContextType>;
  followUpBusinessHoursStart?: Resolver<Maybe<ResolversTypes['LocalTime']>, ParentType, ContextType>;
  followUpEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  followUpInactivityMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  followUpIntervalMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  followUpMaxAttempts?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  followUpPrompt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  genuiEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  hasExternalChannel?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  hasUnpublishedChanges?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  longTermMemoryEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  memoryCustomInstructions?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageDelayEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  messageDelayType?: Resolver<Maybe<ResolversTypes['GenniaMessageDelayType']>, ParentType, ContextType>;
  messageSplittingEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  publishedVersionNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sandboxEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  thinkingEffort?: Resolver<Maybe<ResolversTypes['GenniaThinkingEffort']>, ParentType, ContextType>;
  thinkingEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  ttsVoice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  webSearchEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type LanguageModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LanguageModel'] = ResolversParentTypes['LanguageModel']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  replacements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  retirementSource?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export type MastraAgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MastraAgent'] = ResolversParentTypes['MastraAgent']> = {
  activeVersionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  agents?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  authorId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  browser?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  defaultOptionVariants?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  defaultOptions?: Resolver<Maybe<ResolversTypes['MastraDefaultOptions']>, ParentType, ContextType>;
  durable?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  favoriteCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  inputProcessors?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  instructionBlocks?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['JSON']>>>, ParentType, ContextType>;
  integrationTools?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  isFavorited?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  mcpClients?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  memory?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['MastraModel']>, ParentType, ContextType>;
  modelVariants?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  outputProcessors?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  requestContextSchema?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  resolvedVersionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scorers?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  skills?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  skillsFormat?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  toolConfigs?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  toolProviders?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  visibility?: Resolver<Maybe<ResolversTypes['MastraVisibility']>, ParentType, ContextType>;
  workflows?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  workspace?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MastraDefaultOptionsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MastraDefaultOptions'] = ResolversParentTypes['MastraDefaultOptions']> = {
  activeTools?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['String']>>>, ParentType, ContextType>;
  autoResumeSuspendedTools?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  includeRawChunks?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  maxProcessorRetries?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxSteps?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  modelSettings?: Resolver<Maybe<ResolversTypes['MastraModelSettings']>, ParentType, ContextType>;
  providerOptions?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  requireToolApproval?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  returnScorerData?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  savePerStep?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  toolCallConcurrency?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  toolChoice?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  tracingOptions?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
};

export type MastraModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MastraModel'] = ResolversParentTypes['MastraModel']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MastraModelSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MastraModelSettings'] = ResolversParentTypes['MastraModelSettings']> = {
  frequencyPenalty?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  maxRetries?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxTokens?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  presencePenalty?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  seed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  stopSequences?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['String']>>>, ParentType, ContextType>;
  topK?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  topP?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ModelRetirementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModelRetirement'] = ResolversParentTypes['ModelRetirement']> = {
  accounts?: Resolver<ReadonlyArray<ResolversTypes['AccountRetirement']>, ParentType, ContextType>;
  agentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  agents?: Resolver<ResolversTypes['AgentConnection'], ParentType, ContextType, RequireFields<ModelRetirementAgentsArgs, 'first'>>;
  languageModel?: Resolver<ResolversTypes['LanguageModel'], ParentType, ContextType>;
  retiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptCatalogRemovals?: Resolver<ResolversTypes['AcceptCatalogRemovalsPayload'], ParentType, ContextType, RequireFields<MutationAcceptCatalogRemovalsArgs, 'input'>>;
  archiveAgent?: Resolver<ResolversTypes['ArchiveAgentPayload'], ParentType, ContextType, RequireFields<MutationArchiveAgentArgs, 'input'>>;
  copyAgent?: Resolver<ResolversTypes['CopyAgentPayload'], ParentType, ContextType, RequireFields<MutationCopyAgentArgs, 'input'>>;
  createAgent?: Resolver<ResolversTypes['CreateAgentPayload'], ParentType, ContextType, RequireFields<MutationCreateAgentArgs, 'input'>>;
  deleteAgent?: Resolver<ResolversTypes['DeleteAgentPayload'], ParentType, ContextType, RequireFields<MutationDeleteAgentArgs, 'input'>>;
  pauseAgent?: Resolver<ResolversTypes['PauseAgentPayload'], ParentType, ContextType, RequireFields<MutationPauseAgentArgs, 'input'>>;
  publishAgent?: Resolver<ResolversTypes['PublishAgentPayload'], ParentType, ContextType, RequireFields<MutationPublishAgentArgs, 'input'>>;
  restoreAgentVersion?: Resolver<ResolversTypes['RestoreAgentVersionPayload'], ParentType, ContextType, RequireFields<MutationRestoreAgentVersionArgs, 'input'>>;
  resumeAgent?: Resolver<ResolversTypes['ResumeAgentPayload'], ParentType, ContextType, RequireFields<MutationResumeAgentArgs, 'input'>>;
  syncAccount?: Resolver<ResolversTypes['SyncAccountPayload'], ParentType, ContextType, RequireFields<MutationSyncAccountArgs, 'input'>>;
  unarchiveAgent?: Resolver<ResolversTypes['UnarchiveAgentPayload'], ParentType, ContextType, RequireFields<MutationUnarchiveAgentArgs, 'input'>>;
  updateAgent?: Resolver<ResolversTypes['UpdateAgentPayload'], ParentType, ContextType, RequireFields<MutationUpdateAgentArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Account' | 'Agent', ParentType, ContextType>;
};

export type NotCarriedFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotCarriedField'] = ResolversParentTypes['NotCarriedField']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NovaAgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaAgent'] = ResolversParentTypes['NovaAgent']> = {
  allowedSipTrunks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  backgroundSound?: Resolver<Maybe<ResolversTypes['NovaBackgroundSound']>, ParentType, ContextType>;
  defaultFunctions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  extraConfig?: Resolver<Maybe<ResolversTypes['NovaExtraConfig']>, ParentType, ContextType>;
  goodbyeConfig?: Resolver<Maybe<ResolversTypes['NovaGoodbyeConfig']>, ParentType, ContextType>;
  greetingConfig?: Resolver<Maybe<ResolversTypes['NovaGreetingConfig']>, ParentType, ContextType>;
  llmConfig?: Resolver<Maybe<ResolversTypes['NovaLlmConfig']>, ParentType, ContextType>;
  organizationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plugins?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['JSON']>>>, ParentType, ContextType>;
  precallWebhook?: Resolver<Maybe<ResolversTypes['NovaPrecallWebhook']>, ParentType, ContextType>;
  publicQuota?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  roomDurationConfig?: Resolver<Maybe<ResolversTypes['NovaRoomDurationConfig']>, ParentType, ContextType>;
  tools?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['NovaTool']>>>, ParentType, ContextType>;
  transcriberConfig?: Resolver<Maybe<ResolversTypes['NovaTranscriberConfig']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['NovaAgentType']>, ParentType, ContextType>;
  vadConfig?: Resolver<Maybe<ResolversTypes['NovaVadConfig']>, ParentType, ContextType>;
  voiceConfig?: Resolver<Maybe<ResolversTypes['NovaVoiceConfig']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NovaBackgroundSoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaBackgroundSound'] = ResolversParentTypes['NovaBackgroundSound']> = {
  enabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  initialVolume?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  thinkingSound?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['NovaThinkingSound']>>>, ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type NovaExtraConfigResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaExtraConfig'] = ResolversParentTypes['NovaExtraConfig']> = {
  allowInterruptions?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  interruptionSensitivity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  minWords?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  turnDetectorEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  turnDetectorIsMultilingual?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  turnDetectorModelType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  useGenderPlugin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NovaGoodbyeConfigResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaGoodbyeConfig'] = ResolversParentTypes['NovaGoodbyeConfig']> = {
  enabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NovaGreetingConfigResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaGreetingConfig'] = ResolversParentTypes['NovaGreetingConfig']> = {
  agentSpeaksFirst?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  greeting?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pauseBeforeFirstMessage?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  voiceMailMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  welcomeMessageIsGenerated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type NovaLlmConfigResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaLlmConfig'] = ResolversParentTypes['NovaLlmConfig']> = {
  frequencyPenalty?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  maxTokens?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  parallelToolCalls?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  presencePenalty?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['NovaLlmProvider']>, ParentType, ContextType>;
  systemPrompt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  topK?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  topP?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type NovaPrecallWebhookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaPrecallWebhook'] = ResolversParentTypes['NovaPrecallWebhook']> = {
  bodyTemplate?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['NovaWebhookMethod']>, ParentType, ContextType>;
  timeoutSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NovaRoomDurationConfigResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaRoomDurationConfig'] = ResolversParentTypes['NovaRoomDurationConfig']> = {
  closeRoomMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  durationWarningMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maxDurationMin?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxSilenceSec?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  silenceMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  waitForMessageSec?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type NovaThinkingSoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaThinkingSound'] = ResolversParentTypes['NovaThinkingSound']> = {
  probability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sound?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type NovaToolResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaTool'] = ResolversParentTypes['NovaTool']> = {
  configOverride?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameters?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['NovaToolParameter']>>>, ParentType, ContextType>;
  toolId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NovaToolParameterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaToolParameter'] = ResolversParentTypes['NovaToolParameter']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  required?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NovaTranscriberConfigResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaTranscriberConfig'] = ResolversParentTypes['NovaTranscriberConfig']> = {
  commitStrategy?: Resolver<Maybe<ResolversTypes['NovaCommitStrategy']>, ParentType, ContextType>;
  detectLanguage?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  eagerEotThreshold?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  enableLogging?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  endpointing?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  endpointingMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  energyFilter?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  eotThreshold?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  eotTimeoutMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  fillerWords?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  includeLanguageDetection?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  includeTimestamps?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  interimResults?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  keyterms?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['String']>>>, ParentType, ContextType>;
  keywords?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['String']>>>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  languageCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  minSpeechDurationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  noDelay?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  numChannels?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  preemptiveGeneration?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  preemptiveMinConfidence?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  profanityFilter?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['NovaTranscriberProvider']>, ParentType, ContextType>;
  punctuate?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  sampleRate?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  smartFormat?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  vadEvents?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type NovaVadConfigResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaVadConfig'] = ResolversParentTypes['NovaVadConfig']> = {
  activationThreshold?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  maxBufferedSpeech?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minSilenceDuration?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  minSpeechDuration?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  prefixPaddingDuration?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sampleRate?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type NovaVoiceConfigResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NovaVoiceConfig'] = ResolversParentTypes['NovaVoiceConfig']> = {
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sampleRate?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  similarityBoost?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  speed?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  stability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  style?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  useSpeakerBoost?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  voiceId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  retirements?: Resolver<ReadonlyArray<ResolversTypes['ModelRetirement']>, ParentType, ContextType, Partial<QueryRetirementsArgs>>;
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

export interface ScopeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Scope'], any> {
  name: 'Scope';
}

export type SyncAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncAccountPayload'] = ResolversParentTypes['SyncAccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UnarchiveAgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnarchiveAgentPayload'] = ResolversParentTypes['UnarchiveAgentPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  plannedCalls?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VendorCall']>>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

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

export type VendorResolvers = EnumResolverSignature<{ AEGRA?: any, CHATSBY?: any, COMETCHAT?: any, GENNIA?: any, MASTRA?: any, NOVA?: any }, ResolversTypes['Vendor']>;

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
  items?: Resolver<Maybe<ResolversTypes['WritableField']>, ParentType, ContextType>;
  keys?: Resolver<Maybe<ResolversTypes['WritableField']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['WritableFieldKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maxItems?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxLength?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maximum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ReadonlyArray<ResolversTypes['WritableField']>>, ParentType, ContextType>;
  minItems?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minLength?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minimum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  onlyOnCreate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  onlyOnUpdate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requiredOnCreate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requiredOnCreateWith?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  requiredOnUpdateWith?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  within?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptCatalogRemovalsPayload?: AcceptCatalogRemovalsPayloadResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  AccountFailure?: AccountFailureResolvers<ContextType>;
  AccountHealth?: AccountHealthResolvers<ContextType>;
  AccountRetirement?: AccountRetirementResolvers<ContextType>;
  AccountSync?: AccountSyncResolvers<ContextType>;
  AegraAgent?: AegraAgentResolvers<ContextType>;
  Agent?: AgentResolvers<ContextType>;
  AgentConnection?: AgentConnectionResolvers<ContextType>;
  AgentEdge?: AgentEdgeResolvers<ContextType>;
  AgentExtension?: AgentExtensionResolvers<ContextType>;
  AgentVersion?: AgentVersionResolvers<ContextType>;
  AgentVersionConnection?: AgentVersionConnectionResolvers<ContextType>;
  AgentVersionEdge?: AgentVersionEdgeResolvers<ContextType>;
  ArchiveAgentPayload?: ArchiveAgentPayloadResolvers<ContextType>;
  ChatsbyAgent?: ChatsbyAgentResolvers<ContextType>;
  CometChatAgent?: CometChatAgentResolvers<ContextType>;
  CometChatIntegrationMeta?: CometChatIntegrationMetaResolvers<ContextType>;
  CometChatMetaData?: CometChatMetaDataResolvers<ContextType>;
  ContractDrift?: ContractDriftResolvers<ContextType>;
  CopyAgentPayload?: CopyAgentPayloadResolvers<ContextType>;
  CreateAgentPayload?: CreateAgentPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DateTimeOrDuration?: GraphQLScalarType;
  DeleteAgentPayload?: DeleteAgentPayloadResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetValue?: FacetValueResolvers<ContextType>;
  Freshness?: FreshnessResolvers<ContextType>;
  GenniaAgent?: GenniaAgentResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  JSONObject?: GraphQLScalarType;
  LanguageModel?: LanguageModelResolvers<ContextType>;
  LocalTime?: GraphQLScalarType;
  MastraAgent?: MastraAgentResolvers<ContextType>;
  MastraDefaultOptions?: MastraDefaultOptionsResolvers<ContextType>;
  MastraModel?: MastraModelResolvers<ContextType>;
  MastraModelSettings?: MastraModelSettingsResolvers<ContextType>;
  ModelRetirement?: ModelRetirementResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotCarriedField?: NotCarriedFieldResolvers<ContextType>;
  NovaAgent?: NovaAgentResolvers<ContextType>;
  NovaBackgroundSound?: NovaBackgroundSoundResolvers<ContextType>;
  NovaExtraConfig?: NovaExtraConfigResolvers<ContextType>;
  NovaGoodbyeConfig?: NovaGoodbyeConfigResolvers<ContextType>;
  NovaGreetingConfig?: NovaGreetingConfigResolvers<ContextType>;
  NovaLlmConfig?: NovaLlmConfigResolvers<ContextType>;
  NovaPrecallWebhook?: NovaPrecallWebhookResolvers<ContextType>;
  NovaRoomDurationConfig?: NovaRoomDurationConfigResolvers<ContextType>;
  NovaThinkingSound?: NovaThinkingSoundResolvers<ContextType>;
  NovaTool?: NovaToolResolvers<ContextType>;
  NovaToolParameter?: NovaToolParameterResolvers<ContextType>;
  NovaTranscriberConfig?: NovaTranscriberConfigResolvers<ContextType>;
  NovaVadConfig?: NovaVadConfigResolvers<ContextType>;
  NovaVoiceConfig?: NovaVoiceConfigResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PauseAgentPayload?: PauseAgentPayloadResolvers<ContextType>;
  PublishAgentPayload?: PublishAgentPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RestoreAgentVersionPayload?: RestoreAgentVersionPayloadResolvers<ContextType>;
  ResumeAgentPayload?: ResumeAgentPayloadResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Scope?: GraphQLScalarType;
  SyncAccountPayload?: SyncAccountPayloadResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UnarchiveAgentPayload?: UnarchiveAgentPayloadResolvers<ContextType>;
  UpdateAgentPayload?: UpdateAgentPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Vendor?: VendorResolvers;
  VendorCall?: VendorCallResolvers<ContextType>;
  VendorError?: VendorErrorResolvers<ContextType>;
  WritableField?: WritableFieldResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
};
