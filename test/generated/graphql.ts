/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Conditions on what only agents of Aegra have. All that are given must hold; null restricts nothing. */
export type AegraAgentFilter = {
  /** Settings of a run: `tags`, `recursion_limit`, `configurable` and whatever else the graph reads. */
  config?: PresenceComparator | null | undefined;
  /** What the graph is given at run time. On Aegra and LangGraph Python equal to `config.configurable`. */
  context?: PresenceComparator | null | undefined;
  /** Name of the graph that the assistant runs, as in the server's aegra.json. */
  graphId?: NullableStringComparator | null | undefined;
  /** Free notes for finding and sorting assistants. */
  metadata?: PresenceComparator | null | undefined;
  /** Who owns the assistant. `system`: made by the server for each graph, and unchangeable. `anonymous`: the server has no authentication. Absent on LangGraph. */
  userId?: NullableStringComparator | null | undefined;
  /** Number of the version that is in force; counted from 1. */
  version?: NullableNumberComparator | null | undefined;
};

/** Conditions on what only one vendor has: only its agents satisfy them. All that are given must hold, so that agents of several vendors are found by `or`. */
export type AgentExtensionFilter = {
  /** For an agent at Aegra. */
  aegra?: AegraAgentFilter | null | undefined;
  /** For an agent at Chatsby. */
  chatsby?: ChatsbyAgentFilter | null | undefined;
  /** For an agent at CometChat. */
  cometChat?: CometChatAgentFilter | null | undefined;
  /** For an agent at Gennia. */
  gennia?: GenniaAgentFilter | null | undefined;
  /** For an agent at Mastra. */
  mastra?: MastraAgentFilter | null | undefined;
  /** For an agent at Nova (CozmoX). */
  nova?: NovaAgentFilter | null | undefined;
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
  accountId?: IdComparator | null | undefined;
  /** In one of these accounts; at most 100. */
  accountIds?: Array<string | number> | null | undefined;
  /** All of these hold, at most 100. Of none, everything does. */
  and?: Array<AgentFilter> | null | undefined;
  /** The URL of the picture, as `Agent.avatarUrl` shows it. */
  avatarUrl?: NullableStringComparator | null | undefined;
  /** When it was made. */
  createdAt?: NullableDateComparator | null | undefined;
  /** The description. */
  description?: NullableStringComparator | null | undefined;
  /** What only one vendor has. Only agents of that vendor satisfy a condition on it. */
  extension?: AgentExtensionFilter | null | undefined;
  /** The global id. Only accounts of the ids that are asked for are read. */
  id?: IdComparator | null | undefined;
  /** The instructions. Where the vendor's list does not hold them, each agent that could match is read by itself. */
  instructions?: NullableStringComparator | null | undefined;
  /** The language model. Where the vendor does not say which it is, all that is asked of it is null. */
  languageModel?: LanguageModelFilter | null | undefined;
  /** The model, in the vendor's own words. */
  model?: NullableStringComparator | null | undefined;
  /** The name. */
  name?: StringComparator | null | undefined;
  /** This does not hold: all other agents, but for those that are DELETED. */
  not?: AgentFilter | null | undefined;
  /** One of these holds, at most 100. Of none, nothing does. */
  or?: Array<AgentFilter> | null | undefined;
  /**
   * A part of the name or the description, or of the instructions where the vendor's list holds them. Blanks
   * around it do not count, nor do capitals, nor how accents are composed. Blanks alone restrict nothing.
   */
  search?: string | null | undefined;
  /** The state. Agents that are DELETED are listed only where `eq` or `in` names that state, outside of a negation. */
  status?: NullableAgentStatusComparator | null | undefined;
  /** In one of these states, at most 100. Agents of vendors without states never match. */
  statuses?: Array<AgentStatus> | null | undefined;
  /** The tags. */
  tagged?: StringListComparator | null | undefined;
  /** With at least one of these tags, at most 100, letter for letter. Agents of vendors without tags never match. */
  tags?: Array<string> | null | undefined;
  /** The temperature, in the vendor's own scale. */
  temperature?: NullableNumberComparator | null | undefined;
  /**
   * Words of the name, the description or the instructions: all of them must be there, the last one whole or as the
   * beginning of a word. Capitals do not count, nor does what stands between words. No words at all restrict nothing.
   * Needs a catalog.
   */
  text?: string | null | undefined;
  /** When it was last changed. */
  updatedAt?: NullableDateComparator | null | undefined;
  /** The vendor. */
  vendor?: VendorComparator | null | undefined;
  /** The id on the vendor's side. */
  vendorId?: StringComparator | null | undefined;
  /** At one of these vendors; at most 100. */
  vendors?: Array<Vendor> | null | undefined;
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
  direction?: OrderDirection;
  /** What to order by. */
  field?: AgentOrderField;
  /** Where agents without the value stand. `FIRST` needs a catalog. */
  nulls?: NullsOrder;
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

/** Conditions on what only agents of Chatsby have. All that are given must hold; null restricts nothing. */
export type ChatsbyAgentFilter = {
  /** Longest answer in tokens, 1 to 4096. */
  maxTokens?: NullableNumberComparator | null | undefined;
  /** The vendor's own word for the state: `active`, `paused` or `deleted`. */
  status?: NullableStringComparator | null | undefined;
};

/** Whether calls go through to a vendor. */
export type CircuitState =
  /** They do. */
  | 'CLOSED'
  /** One goes through, to see whether the vendor is back. */
  | 'HALF_OPEN'
  /** They are refused at once, after failures in a row. */
  | 'OPEN';

/** Conditions on what only agents of CometChat have. All that are given must hold; null restricts nothing. */
export type CometChatAgentFilter = {
  /** Names of the app's actions that the agent may start. */
  actions?: StringListComparator | null | undefined;
  /** The CometChat app that the agent belongs to. */
  appId?: NullableStringComparator | null | undefined;
  /** When the agent was deleted, as CometChat writes it: an ISO 8601 text or an epoch number. */
  deletedAt?: PresenceComparator | null | undefined;
  /** Internal document id; no call takes it. */
  documentId?: NullableStringComparator | null | undefined;
  /** Instruction. Documented by an example of an answer only; no request takes it. */
  instruction?: NullableStringComparator | null | undefined;
  /** The framework that the agent is built with; null also when CometChat names one that is unknown here. */
  integrateWith?: NullableCometChatIntegrateWithComparator | null | undefined;
  /** Where the agent runs. The headers of its calls are never shown. */
  integrationMeta?: CometChatIntegrationMetaFilter | null | undefined;
  /** Kind of connection: `agent`. */
  integrationType?: NullableStringComparator | null | undefined;
  /** The vendor's own word for the state: whether the agent is active. */
  isActive?: NullableBooleanComparator | null | undefined;
  /** What the chat shows around the agent. */
  metaData?: CometChatMetaDataFilter | null | undefined;
  /** Names of the app's tools that the agent may use. */
  toolNames?: StringListComparator | null | undefined;
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

/** Conditions on this object: Where a CometChat agent runs. All that are given must hold; null restricts nothing. */
export type CometChatIntegrationMetaFilter = {
  /** Id of the agent within its framework; only with Mastra, Mastra Legacy and Agno. */
  agentId?: NullableStringComparator | null | undefined;
  /** URL at which the agent is reached. */
  baseUrl?: NullableStringComparator | null | undefined;
  /** Default user id; only with AG2. */
  defaultUserId?: NullableStringComparator | null | undefined;
};

/** Conditions on this object: What the chat shows around a CometChat agent. All that are given must hold; null restricts nothing. */
export type CometChatMetaDataFilter = {
  /** Greeting message. */
  greetingMessage?: NullableStringComparator | null | undefined;
  /** Introductory message. */
  introductoryMessage?: NullableStringComparator | null | undefined;
  /** Quick prompts that users are offered. */
  suggestedMessages?: StringListComparator | null | undefined;
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

/** Conditions on what only agents of Gennia have. All that are given must hold; null restricts nothing. */
export type GenniaAgentFilter = {
  /** The language model: its publicId at Gennia. */
  aiModelPublicId?: NullableStringComparator | null | undefined;
  /** Whether the agent listens to audio. */
  audioListeningEnabled?: NullableBooleanComparator | null | undefined;
  /** Whether the agent answers with audio. */
  audioResponseEnabled?: NullableBooleanComparator | null | undefined;
  /** Version number of the draft. */
  draftVersionNumber?: NullableNumberComparator | null | undefined;
  /** Whether the system prompt is dynamic. */
  dynamicPromptEnabled?: NullableBooleanComparator | null | undefined;
  /** Hours after which a follow-up is due, 0 to 720. */
  followUpAfterHours?: NullableNumberComparator | null | undefined;
  /** End of the business hours that follow-ups keep to. The time zone is not documented. */
  followUpBusinessHoursEnd?: NullableLocalTimeComparator | null | undefined;
  /** Start of the business hours that follow-ups keep to. The time zone is not documented. */
  followUpBusinessHoursStart?: NullableLocalTimeComparator | null | undefined;
  /** Whether the feature `follow-up` is enabled. */
  followUpEnabled?: NullableBooleanComparator | null | undefined;
  /** Minutes of inactivity after which a follow-up is due, 1 to 1440. */
  followUpInactivityMinutes?: NullableNumberComparator | null | undefined;
  /** Minutes between two follow-ups, 1 to 10080. */
  followUpIntervalMinutes?: NullableNumberComparator | null | undefined;
  /** Most follow-ups in a row, 1 to 10. */
  followUpMaxAttempts?: NullableNumberComparator | null | undefined;
  /** Prompt for the follow-up messages. */
  followUpPrompt?: NullableStringComparator | null | undefined;
  /** Whether the feature `genui` is enabled. */
  genuiEnabled?: NullableBooleanComparator | null | undefined;
  /** Whether the agent has an external channel. */
  hasExternalChannel?: NullableBooleanComparator | null | undefined;
  /** Whether the draft differs from the published version. All settings shown here are those of the draft. */
  hasUnpublishedChanges?: NullableBooleanComparator | null | undefined;
  /** Whether the feature `long-term-memory` is enabled. */
  longTermMemoryEnabled?: NullableBooleanComparator | null | undefined;
  /** Custom instructions for the memory. */
  memoryCustomInstructions?: NullableStringComparator | null | undefined;
  /** Whether the feature `message-delay` is enabled. */
  messageDelayEnabled?: NullableBooleanComparator | null | undefined;
  /** Tier of the delay; it counts when `messageDelayEnabled` is true. */
  messageDelayType?: NullableGenniaMessageDelayTypeComparator | null | undefined;
  /** Whether the feature `message-splitting` is enabled. */
  messageSplittingEnabled?: NullableBooleanComparator | null | undefined;
  /** Version number of what is published, if anything is. */
  publishedVersionNumber?: NullableNumberComparator | null | undefined;
  /** Whether the feature `sandbox` is enabled. */
  sandboxEnabled?: NullableBooleanComparator | null | undefined;
  /** The vendor's own word for the state: `draft`, `active`, `inactive` or `archived`. */
  status?: NullableStringComparator | null | undefined;
  /** Tier of the thinking effort. */
  thinkingEffort?: NullableGenniaThinkingEffortComparator | null | undefined;
  /** Whether thinking is enabled, for models that support it. */
  thinkingEnabled?: NullableBooleanComparator | null | undefined;
  /** Voice of the audio answers. */
  ttsVoice?: NullableStringComparator | null | undefined;
  /** Whether the feature `web-search` is enabled. */
  webSearchEnabled?: NullableBooleanComparator | null | undefined;
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
  eq?: string | number | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<string | number> | null | undefined;
  /** It is not this. */
  ne?: string | number | null | undefined;
  /** It is none of these, at most 100. */
  notIn?: Array<string | number> | null | undefined;
};

/** Which language models. Members that are given must all hold; null restricts nothing. */
export type LanguageModelFilter = {
  /** The id, as `LanguageModel.id` shows it: `gpt-4o`. */
  id?: NullableStringComparator | null | undefined;
  /** Whose schedule its end is by. */
  provider?: NullableStringComparator | null | undefined;
  /** When it ends: `{ lt: "P49D" }` finds what is gone already, and what ends within 49 days. */
  retiresAt?: NullableDateComparator | null | undefined;
};

/** A condition on a list whose items can not be compared. Members that are given must all hold; null restricts nothing. */
export type ListComparator = {
  /** true: it has no items. false: it has some. null is neither. */
  isEmpty?: boolean | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
};

/** Conditions on what only agents of Mastra have. All that are given must hold; null restricts nothing. */
export type MastraAgentFilter = {
  /** Id of the version that is in force; null until one is. */
  activeVersionId?: NullableStringComparator | null | undefined;
  /** The agents that the agent may ask, by their ids. Or a list of variants, `{ value, rules }`. */
  agents?: PresenceComparator | null | undefined;
  /** What the server knows of the author; told of single agents only. */
  author?: PresenceComparator | null | undefined;
  /** Who made the agent, where the server has authentication. */
  authorId?: NullableStringComparator | null | undefined;
  /** The browser that the agent has: `{ type: "inline", config: { provider } }`. Or a list of variants, `{ value, rules }`. */
  browser?: PresenceComparator | null | undefined;
  /** The variants of the options, where there are several: `{ value, rules }`. No input takes them. */
  defaultOptionVariants?: PresenceComparator | null | undefined;
  /** What each run has unless it says otherwise. Of variants, the first. */
  defaultOptions?: MastraDefaultOptionsFilter | null | undefined;
  /** Whether runs survive a restart of the server. No body was seen to set it. */
  durable?: PresenceComparator | null | undefined;
  /** How many users like the agent, where the server counts that. */
  favoriteCount?: NullableNumberComparator | null | undefined;
  /** What is done with a message before the model has it: `{ steps: [] }`. Or a list of variants, `{ value, rules }`. */
  inputProcessors?: PresenceComparator | null | undefined;
  /** The instructions as blocks, where they are no plain text: `{ type, content, rules }`. No input takes them. */
  instructionBlocks?: ListComparator | null | undefined;
  /** Tools of integrations, by provider: `{ github: { tools } }`. Or a list of variants, `{ value, rules }`. */
  integrationTools?: PresenceComparator | null | undefined;
  /** Whether the user of this account likes the agent. */
  isFavorited?: NullableBooleanComparator | null | undefined;
  /** Tools of stored MCP clients, by their ids: `{ files: { tools } }`. Or a list of variants, `{ value, rules }`. */
  mcpClients?: PresenceComparator | null | undefined;
  /** What the agent remembers: `{ options, vector, embedder, observationalMemory }`. Or a list of variants, `{ value, rules }`. */
  memory?: PresenceComparator | null | undefined;
  /** Free notes. */
  metadata?: PresenceComparator | null | undefined;
  /** The language model. Of variants, the first. */
  model?: MastraModelFilter | null | undefined;
  /** The variants of the model, where there are several: `{ value, rules }`. No input takes them. */
  modelVariants?: PresenceComparator | null | undefined;
  /** What is done with an answer of the model: `{ steps: [] }`. Or a list of variants, `{ value, rules }`. */
  outputProcessors?: PresenceComparator | null | undefined;
  /** JSON schema of the variables that rules of variants are decided by. */
  requestContextSchema?: PresenceComparator | null | undefined;
  /** Id of the version whose configuration is shown. */
  resolvedVersionId?: NullableStringComparator | null | undefined;
  /** The scorers of the answers, by their ids: `{ quality: { description, sampling, rules } }`. Or a list of variants, `{ value, rules }`. */
  scorers?: PresenceComparator | null | undefined;
  /** The skills that the agent has, by their ids: `{ deploy: { pin, strategy } }`. Or a list of variants, `{ value, rules }`. */
  skills?: PresenceComparator | null | undefined;
  /** In which form the agent is told of its skills. */
  skillsFormat?: NullableStringComparator | null | undefined;
  /** The vendor's own word for the state: `draft`, `published` or `archived`. */
  status?: NullableStringComparator | null | undefined;
  /** The tools that the agent may use, by their ids: `{ search: { description, rules } }`. Or a list of variants, `{ value, rules }`. */
  toolConfigs?: PresenceComparator | null | undefined;
  /** Tools and connections, by provider: `{ composio: { tools: {}, connections: {} } }`. Or a list of variants, `{ value, rules }`. */
  toolProviders?: PresenceComparator | null | undefined;
  /** Who may see the agent. Without authentication all are `PUBLIC`. */
  visibility?: NullableMastraVisibilityComparator | null | undefined;
  /** The workflows that the agent may start, by their ids. Or a list of variants, `{ value, rules }`. */
  workflows?: PresenceComparator | null | undefined;
  /** Where the agent works: `{ type: "id", workspaceId }`, or of the type `inline` or `provider`. Or a list of variants, `{ value, rules }`. */
  workspace?: PresenceComparator | null | undefined;
};

/** Conditions on this object: What each run of a Mastra agent has, unless it says otherwise. All that are given must hold; null restricts nothing. */
export type MastraDefaultOptionsFilter = {
  /** Ids of the tools that a run may use, where it is not all. */
  activeTools?: StringListComparator | null | undefined;
  /** Whether suspended tools go on by themselves. */
  autoResumeSuspendedTools?: NullableBooleanComparator | null | undefined;
  /** Whether a stream holds the raw chunks of the model. */
  includeRawChunks?: NullableBooleanComparator | null | undefined;
  /** How often processors may have a step repeated. */
  maxProcessorRetries?: NullableNumberComparator | null | undefined;
  /** How many steps a run may take. */
  maxSteps?: NullableNumberComparator | null | undefined;
  /** How the model answers, besides the unified temperature. */
  modelSettings?: PresenceComparator | null | undefined;
  /** Settings of the model's provider, by provider. */
  providerOptions?: PresenceComparator | null | undefined;
  /** Whether somebody has to approve every call of a tool. */
  requireToolApproval?: NullableBooleanComparator | null | undefined;
  /** Whether a run answers with what scorers need. */
  returnScorerData?: NullableBooleanComparator | null | undefined;
  /** Whether messages are saved after each step. */
  savePerStep?: NullableBooleanComparator | null | undefined;
  /** How many tools run at once: a number, or `{ limit, strategy }`. */
  toolCallConcurrency?: PresenceComparator | null | undefined;
  /** `auto`, `none`, `required`, or `{ type: "tool", toolName }`. */
  toolChoice?: PresenceComparator | null | undefined;
  /** Settings of traces. */
  tracingOptions?: PresenceComparator | null | undefined;
};

/** Conditions on this object: The language model of a Mastra agent. All that are given must hold; null restricts nothing. */
export type MastraModelFilter = {
  /** The model, by its provider's own name; the same as `model` outside of the extension. */
  name?: NullableStringComparator | null | undefined;
  /** Whose model it is, as Mastra names it: `openai`, `anthropic`. */
  provider?: NullableStringComparator | null | undefined;
};

/** Who may see a Mastra agent. */
export type MastraVisibility =
  /** Its author. */
  | 'PRIVATE'
  /** Everybody whom the server lets in. */
  | 'PUBLIC';

/** Conditions on what only agents of Nova (CozmoX) have. All that are given must hold; null restricts nothing. */
export type NovaAgentFilter = {
  /** The SIP trunks that the agent may use. */
  allowedSipTrunks?: StringListComparator | null | undefined;
  /** What is heard behind the voice. */
  backgroundSound?: NovaBackgroundSoundFilter | null | undefined;
  /** The built-in functions that the agent has. */
  defaultFunctions?: StringListComparator | null | undefined;
  /** The settings of interruptions and turns. */
  extraConfig?: NovaExtraConfigFilter | null | undefined;
  /** How a conversation ends. */
  goodbyeConfig?: NovaGoodbyeConfigFilter | null | undefined;
  /** How a conversation begins. */
  greetingConfig?: NovaGreetingConfigFilter | null | undefined;
  /** The language model and its settings, besides the unified fields. */
  llmConfig?: NovaLlmConfigFilter | null | undefined;
  /** The organisation that the agent belongs to. */
  organizationId?: NullableStringComparator | null | undefined;
  /** The plug-ins of the agent; a list of anything. */
  plugins?: ListComparator | null | undefined;
  /** The HTTP call that Nova makes before each conversation. Its headers are never shown. */
  precallWebhook?: NovaPrecallWebhookFilter | null | undefined;
  /** Quota for public use; the unit is not documented. */
  publicQuota?: NullableNumberComparator | null | undefined;
  /** How long a conversation may last. */
  roomDurationConfig?: NovaRoomDurationConfigFilter | null | undefined;
  /** The organisation's tools that the agent has. */
  tools?: ListComparator | null | undefined;
  /** The speech recognition and its settings. */
  transcriberConfig?: NovaTranscriberConfigFilter | null | undefined;
  /** How people talk with the agent. */
  type?: NullableNovaAgentTypeComparator | null | undefined;
  /** The settings of voice activity detection. */
  vadConfig?: NovaVadConfigFilter | null | undefined;
  /** The voice and its settings. */
  voiceConfig?: NovaVoiceConfigFilter | null | undefined;
};

/** The ways of talking with a Nova agent. */
export type NovaAgentType =
  /** In writing. */
  | 'CHAT'
  /** By video. */
  | 'VIDEO'
  /** By voice, on the phone or in a room. */
  | 'VOICE';

/** Conditions on this object: What is heard behind the voice of a Nova agent. All that are given must hold; null restricts nothing. */
export type NovaBackgroundSoundFilter = {
  /** Whether it is played. */
  enabled?: NullableBooleanComparator | null | undefined;
  /** The sound file. */
  file?: NullableStringComparator | null | undefined;
  /** How loud it is played at the beginning. */
  initialVolume?: NullableNumberComparator | null | undefined;
  /** What is played while the agent thinks. */
  thinkingSound?: ListComparator | null | undefined;
  /** How loud it is played. */
  volume?: NullableNumberComparator | null | undefined;
};

/** How segments of a transcript end. */
export type NovaCommitStrategy =
  /** Segments are ended explicitly. */
  | 'MANUAL'
  /** Voice activity detection ends segments. */
  | 'VAD';

/** Conditions on this object: How a Nova agent handles interruptions and turns. All that are given must hold; null restricts nothing. */
export type NovaExtraConfigFilter = {
  /** Whether callers may interrupt the agent. */
  allowInterruptions?: NullableBooleanComparator | null | undefined;
  /** How readily the agent lets itself be interrupted. */
  interruptionSensitivity?: NullableNumberComparator | null | undefined;
  /** Number of words from which speech counts as an interruption. */
  minWords?: NullableNumberComparator | null | undefined;
  /** Whether a model detects the end of a turn. */
  turnDetectorEnabled?: NullableBooleanComparator | null | undefined;
  /** Whether that model knows several languages. */
  turnDetectorIsMultilingual?: NullableBooleanComparator | null | undefined;
  /** Which model detects the end of a turn. */
  turnDetectorModelType?: NullableStringComparator | null | undefined;
  /** Use of the gender plug-in. The only documented value is `none`. */
  useGenderPlugin?: NullableStringComparator | null | undefined;
};

/** Conditions on this object: How a Nova agent ends a conversation. All that are given must hold; null restricts nothing. */
export type NovaGoodbyeConfigFilter = {
  /** Whether the agent says goodbye. */
  enabled?: NullableBooleanComparator | null | undefined;
  /** What the agent says last. */
  message?: NullableStringComparator | null | undefined;
};

/** Conditions on this object: How a Nova agent begins a conversation. All that are given must hold; null restricts nothing. */
export type NovaGreetingConfigFilter = {
  /** Whether the agent begins the conversation. */
  agentSpeaksFirst?: NullableBooleanComparator | null | undefined;
  /** What the agent says first. */
  greeting?: NullableStringComparator | null | undefined;
  /** Pause before the first message; the unit is not documented. */
  pauseBeforeFirstMessage?: NullableNumberComparator | null | undefined;
  /** What is left on voice mail. */
  voiceMailMessage?: NullableStringComparator | null | undefined;
  /** Whether the model makes up the welcome. */
  welcomeMessageIsGenerated?: NullableBooleanComparator | null | undefined;
};

/** Conditions on this object: The language model of a Nova agent. Needs a provider and a model whenever it is sent. All that are given must hold; null restricts nothing. */
export type NovaLlmConfigFilter = {
  /** Penalty for what is repeated often. */
  frequencyPenalty?: NullableNumberComparator | null | undefined;
  /** Longest answer in tokens. */
  maxTokens?: NullableNumberComparator | null | undefined;
  /** Whether the model may call several tools at once. */
  parallelToolCalls?: NullableBooleanComparator | null | undefined;
  /** Penalty for what has been mentioned before. For OpenAI only. */
  presencePenalty?: NullableNumberComparator | null | undefined;
  /** Whose model it is. Nova needs it with everything that is set of the model, the temperature too. */
  provider?: NullableNovaLlmProviderComparator | null | undefined;
  /** A system prompt of the model's own, besides the agent's instructions. */
  systemPrompt?: NullableStringComparator | null | undefined;
  /** How many of the most likely tokens are considered. For Anthropic only. */
  topK?: NullableNumberComparator | null | undefined;
  /** Nucleus sampling: the share of likely tokens that are considered. */
  topP?: NullableNumberComparator | null | undefined;
};

/** Whose language model answers. */
export type NovaLlmProvider =
  /** A model of Anthropic. */
  | 'ANTHROPIC'
  /** A model of OpenAI. */
  | 'OPENAI';

/** Conditions on this object: An HTTP call that Nova makes before each conversation of the agent. All that are given must hold; null restricts nothing. */
export type NovaPrecallWebhookFilter = {
  /** The body of the call, as a template. */
  bodyTemplate?: PresenceComparator | null | undefined;
  /** The HTTP method of the call. */
  method?: NullableNovaWebhookMethodComparator | null | undefined;
  /** How long the answer is waited for, in seconds. */
  timeoutSeconds?: NullableNumberComparator | null | undefined;
  /** Where the call goes. */
  url?: NullableStringComparator | null | undefined;
};

/** Conditions on this object: How long a conversation with a Nova agent may last. All that are given must hold; null restricts nothing. */
export type NovaRoomDurationConfigFilter = {
  /** What is said when the conversation is closed. */
  closeRoomMessage?: NullableStringComparator | null | undefined;
  /** What is said when the time is nearly over. */
  durationWarningMessage?: NullableStringComparator | null | undefined;
  /** Longest conversation, in minutes. */
  maxDurationMin?: NullableNumberComparator | null | undefined;
  /** Longest silence, in seconds. */
  maxSilenceSec?: NullableNumberComparator | null | undefined;
  /** What is said when nobody speaks. */
  silenceMessage?: NullableStringComparator | null | undefined;
  /** How long a message is waited for, in seconds. */
  waitForMessageSec?: NullableNumberComparator | null | undefined;
};

/** Conditions on this object: The speech recognition of a Nova agent. All that are given must hold; null restricts nothing. */
export type NovaTranscriberConfigFilter = {
  /** How segments of the transcript end. For ElevenLabs only. */
  commitStrategy?: NullableNovaCommitStrategyComparator | null | undefined;
  /** Whether the language is detected. */
  detectLanguage?: NullableBooleanComparator | null | undefined;
  /** Confidence from which an early end of turn is assumed. */
  eagerEotThreshold?: NullableNumberComparator | null | undefined;
  /** Whether the provider may log. */
  enableLogging?: NullableBooleanComparator | null | undefined;
  /** Silence that ends an utterance; the unit is not documented. */
  endpointing?: NullableNumberComparator | null | undefined;
  /** Silence that ends an utterance, in milliseconds. */
  endpointingMs?: NullableNumberComparator | null | undefined;
  /** Whether quiet sound is filtered out. */
  energyFilter?: NullableBooleanComparator | null | undefined;
  /** Confidence from which an end of turn is assumed. */
  eotThreshold?: NullableNumberComparator | null | undefined;
  /** Silence after which the turn ends in any case, in milliseconds. */
  eotTimeoutMs?: NullableNumberComparator | null | undefined;
  /** Whether filler words are transcribed. */
  fillerWords?: NullableBooleanComparator | null | undefined;
  /** Whether the transcript states the detected language. */
  includeLanguageDetection?: NullableBooleanComparator | null | undefined;
  /** Whether the transcript states times. */
  includeTimestamps?: NullableBooleanComparator | null | undefined;
  /** Whether preliminary results are sent. For Deepgram V1 only. */
  interimResults?: NullableBooleanComparator | null | undefined;
  /** Terms to listen for. For Deepgram Flux only. */
  keyterms?: StringListComparator | null | undefined;
  /** Words to listen for. */
  keywords?: StringListComparator | null | undefined;
  /** The language that is recognised; the older form, kept for compatibility. */
  language?: NullableStringComparator | null | undefined;
  /** The language that is recognised, as a code. */
  languageCode?: NullableStringComparator | null | undefined;
  /** Shortest sound that counts as speech, in milliseconds. */
  minSpeechDurationMs?: NullableNumberComparator | null | undefined;
  /** The recognition model, by the provider's own name. */
  model?: NullableStringComparator | null | undefined;
  /** Whether results are sent without waiting for formatting. */
  noDelay?: NullableBooleanComparator | null | undefined;
  /** Number of audio channels. */
  numChannels?: NullableNumberComparator | null | undefined;
  /** Whether an answer is prepared before the turn has ended. */
  preemptiveGeneration?: NullableBooleanComparator | null | undefined;
  /** Confidence from which an answer is prepared ahead of the end of the turn. */
  preemptiveMinConfidence?: NullableNumberComparator | null | undefined;
  /** Whether profanity is masked. */
  profanityFilter?: NullableBooleanComparator | null | undefined;
  /** Whose recognition it is. */
  provider?: NullableNovaTranscriberProviderComparator | null | undefined;
  /** Whether punctuation is added. */
  punctuate?: NullableBooleanComparator | null | undefined;
  /** Samples per second of the audio. */
  sampleRate?: NullableNumberComparator | null | undefined;
  /** Whether dates, numbers and the like are formatted. */
  smartFormat?: NullableBooleanComparator | null | undefined;
  /** Whether events of voice activity are sent. */
  vadEvents?: NullableBooleanComparator | null | undefined;
};

/** Whose speech recognition listens. */
export type NovaTranscriberProvider =
  /** Deepgram. */
  | 'DEEPGRAM'
  /** ElevenLabs. */
  | 'ELEVENLABS'
  /** Speechmatics. */
  | 'SPEECHMATICS';

/** Conditions on this object: The voice activity detection of a Nova agent. All that are given must hold; null restricts nothing. */
export type NovaVadConfigFilter = {
  /** Certainty from which sound counts as speech. */
  activationThreshold?: NullableNumberComparator | null | undefined;
  /** Longest speech that is kept in the buffer; the unit is not documented. */
  maxBufferedSpeech?: NullableNumberComparator | null | undefined;
  /** Shortest silence that ends speech; the unit is not documented. */
  minSilenceDuration?: NullableNumberComparator | null | undefined;
  /** Shortest sound that starts speech; the unit is not documented. */
  minSpeechDuration?: NullableNumberComparator | null | undefined;
  /** How much audio from before the speech is kept; the unit is not documented. */
  prefixPaddingDuration?: NullableNumberComparator | null | undefined;
  /** Samples per second of the audio. */
  sampleRate?: NullableNumberComparator | null | undefined;
};

/** Conditions on this object: The voice of a Nova agent. All that are given must hold; null restricts nothing. */
export type NovaVoiceConfigFilter = {
  /** The language that is spoken. */
  language?: NullableStringComparator | null | undefined;
  /** The speech model, by the provider's own name. */
  model?: NullableStringComparator | null | undefined;
  /** Whose speech synthesis speaks. */
  provider?: NullableStringComparator | null | undefined;
  /** Samples per second of the audio. */
  sampleRate?: NullableNumberComparator | null | undefined;
  /** How closely the voice keeps to its original. */
  similarityBoost?: NullableNumberComparator | null | undefined;
  /** How fast the voice speaks. */
  speed?: NullableNumberComparator | null | undefined;
  /** How evenly the voice speaks. */
  stability?: NullableNumberComparator | null | undefined;
  /** How strongly the voice's style is brought out. */
  style?: NullableNumberComparator | null | undefined;
  /** Whether likeness to the original speaker is boosted. */
  useSpeakerBoost?: NullableBooleanComparator | null | undefined;
  /** The voice, by the provider's own id. */
  voiceId?: NullableStringComparator | null | undefined;
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
  eq?: AgentStatus | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<AgentStatus> | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is not this; null is not. */
  ne?: AgentStatus | null | undefined;
  /** It is none of these, at most 100; null is none. */
  notIn?: Array<AgentStatus> | null | undefined;
};

/** A condition on a yes or no that may be null. Members that are given must all hold; null restricts nothing. */
export type NullableBooleanComparator = {
  /** It is this. */
  eq?: boolean | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is not this; null is not. */
  ne?: boolean | null | undefined;
};

/** A condition on a value of CometChatIntegrateWith. All that are given must hold; null restricts nothing. */
export type NullableCometChatIntegrateWithComparator = {
  /** It is this. */
  eq?: CometChatIntegrateWith | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<CometChatIntegrateWith> | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is not this; null is not. */
  ne?: CometChatIntegrateWith | null | undefined;
  /** It is none of these, at most 100; null is none. */
  notIn?: Array<CometChatIntegrateWith> | null | undefined;
};

/** A condition on a time that may be null. Members that are given must all hold; null restricts nothing. */
export type NullableDateComparator = {
  /** It is this. */
  eq?: string | null | undefined;
  /** It is after this. */
  gt?: string | null | undefined;
  /** It is this or later. */
  gte?: string | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is before this. */
  lt?: string | null | undefined;
  /** It is this or earlier. */
  lte?: string | null | undefined;
  /** It is not this; null is not. */
  ne?: string | null | undefined;
};

/** A condition on a value of GenniaMessageDelayType. All that are given must hold; null restricts nothing. */
export type NullableGenniaMessageDelayTypeComparator = {
  /** It is this. */
  eq?: GenniaMessageDelayType | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<GenniaMessageDelayType> | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is not this; null is not. */
  ne?: GenniaMessageDelayType | null | undefined;
  /** It is none of these, at most 100; null is none. */
  notIn?: Array<GenniaMessageDelayType> | null | undefined;
};

/** A condition on a value of GenniaThinkingEffort. All that are given must hold; null restricts nothing. */
export type NullableGenniaThinkingEffortComparator = {
  /** It is this. */
  eq?: GenniaThinkingEffort | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<GenniaThinkingEffort> | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is not this; null is not. */
  ne?: GenniaThinkingEffort | null | undefined;
  /** It is none of these, at most 100; null is none. */
  notIn?: Array<GenniaThinkingEffort> | null | undefined;
};

/** A condition on a time of day that may be null. Members that are given must all hold; null restricts nothing. */
export type NullableLocalTimeComparator = {
  /** It is this. */
  eq?: string | null | undefined;
  /** It is after this. */
  gt?: string | null | undefined;
  /** It is this or later. */
  gte?: string | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is before this. */
  lt?: string | null | undefined;
  /** It is this or earlier. */
  lte?: string | null | undefined;
  /** It is not this; null is not. */
  ne?: string | null | undefined;
};

/** A condition on a value of MastraVisibility. All that are given must hold; null restricts nothing. */
export type NullableMastraVisibilityComparator = {
  /** It is this. */
  eq?: MastraVisibility | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<MastraVisibility> | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is not this; null is not. */
  ne?: MastraVisibility | null | undefined;
  /** It is none of these, at most 100; null is none. */
  notIn?: Array<MastraVisibility> | null | undefined;
};

/** A condition on a value of NovaAgentType. All that are given must hold; null restricts nothing. */
export type NullableNovaAgentTypeComparator = {
  /** It is this. */
  eq?: NovaAgentType | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<NovaAgentType> | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is not this; null is not. */
  ne?: NovaAgentType | null | undefined;
  /** It is none of these, at most 100; null is none. */
  notIn?: Array<NovaAgentType> | null | undefined;
};

/** A condition on a value of NovaCommitStrategy. All that are given must hold; null restricts nothing. */
export type NullableNovaCommitStrategyComparator = {
  /** It is this. */
  eq?: NovaCommitStrategy | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<NovaCommitStrategy> | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is not this; null is not. */
  ne?: NovaCommitStrategy | null | undefined;
  /** It is none of these, at most 100; null is none. */
  notIn?: Array<NovaCommitStrategy> | null | undefined;
};

/** A condition on a value of NovaLlmProvider. All that are given must hold; null restricts nothing. */
export type NullableNovaLlmProviderComparator = {
  /** It is this. */
  eq?: NovaLlmProvider | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<NovaLlmProvider> | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is not this; null is not. */
  ne?: NovaLlmProvider | null | undefined;
  /** It is none of these, at most 100; null is none. */
  notIn?: Array<NovaLlmProvider> | null | undefined;
};

/** A condition on a value of NovaTranscriberProvider. All that are given must hold; null restricts nothing. */
export type NullableNovaTranscriberProviderComparator = {
  /** It is this. */
  eq?: NovaTranscriberProvider | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<NovaTranscriberProvider> | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is not this; null is not. */
  ne?: NovaTranscriberProvider | null | undefined;
  /** It is none of these, at most 100; null is none. */
  notIn?: Array<NovaTranscriberProvider> | null | undefined;
};

/** A condition on a value of NovaWebhookMethod. All that are given must hold; null restricts nothing. */
export type NullableNovaWebhookMethodComparator = {
  /** It is this. */
  eq?: NovaWebhookMethod | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<NovaWebhookMethod> | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is not this; null is not. */
  ne?: NovaWebhookMethod | null | undefined;
  /** It is none of these, at most 100; null is none. */
  notIn?: Array<NovaWebhookMethod> | null | undefined;
};

/** A condition on a number that may be null. Members that are given must all hold; null restricts nothing. */
export type NullableNumberComparator = {
  /** It is this. */
  eq?: number | null | undefined;
  /** It is more than this. */
  gt?: number | null | undefined;
  /** It is this or more. */
  gte?: number | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<number> | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is less than this. */
  lt?: number | null | undefined;
  /** It is this or less. */
  lte?: number | null | undefined;
  /** It is not this; null is not. */
  ne?: number | null | undefined;
  /** It is none of these, at most 100; null is none. */
  notIn?: Array<number> | null | undefined;
};

/** A condition on a text that may be null, letter for letter. Members that are given must all hold; null restricts nothing. */
export type NullableStringComparator = {
  /** This is a part of it, letter for letter: `search` ignores case. */
  contains?: string | null | undefined;
  /** It is this. */
  eq?: string | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<string> | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** It is not this; null is not. */
  ne?: string | null | undefined;
  /** It is none of these, at most 100; null is none. */
  notIn?: Array<string> | null | undefined;
  /** It begins with this, letter for letter. */
  startsWith?: string | null | undefined;
};

/** Where agents stand that have no value to be ordered by. */
export type NullsOrder =
  /** Before all others, whichever direction. */
  | 'FIRST'
  /** Behind all others, whichever direction. */
  | 'LAST';

/** Which way an order runs. */
export type OrderDirection =
  /** From low to high, from old to new. */
  | 'ASC'
  /** From high to low, from new to old. */
  | 'DESC';

/** A condition on a value that can not be compared. Members that are given must all hold; null restricts nothing. */
export type PresenceComparator = {
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
};

/** A condition on a text, letter for letter. Members that are given must all hold; null restricts nothing. */
export type StringComparator = {
  /** This is a part of it, letter for letter: `search` ignores case. */
  contains?: string | null | undefined;
  /** It is this. */
  eq?: string | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<string> | null | undefined;
  /** It is not this. */
  ne?: string | null | undefined;
  /** It is none of these, at most 100. */
  notIn?: Array<string> | null | undefined;
  /** It begins with this, letter for letter. */
  startsWith?: string | null | undefined;
};

/**
 * A condition on a list of texts that may be null, letter for letter. Members that are given must all hold; null restricts
 * nothing.
 */
export type StringListComparator = {
  /** All of these are in it, at most 100. */
  allOf?: Array<string> | null | undefined;
  /** One of these is in it, at most 100. Of none, none is. */
  anyOf?: Array<string> | null | undefined;
  /** true: it has no items. false: it has some. null is neither. */
  isEmpty?: boolean | null | undefined;
  /** true: it is null. false: it is not. */
  isNull?: boolean | null | undefined;
  /** None of these is in it, at most 100; in null there is none. */
  noneOf?: Array<string> | null | undefined;
};

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

/** A condition on the vendor. Members that are given must all hold; null restricts nothing. */
export type VendorComparator = {
  /** It is this. */
  eq?: Vendor | null | undefined;
  /** It is one of these, at most 100. Of none, it never is. */
  in?: Array<Vendor> | null | undefined;
  /** It is not this. */
  ne?: Vendor | null | undefined;
  /** It is none of these, at most 100. */
  notIn?: Array<Vendor> | null | undefined;
};

export type RollAndDriftQueryVariables = Exact<{ [key: string]: never; }>;


export type RollAndDriftQuery = { agents: { nodes: Array<{ id: string, name: string, createdAt: string | null, vendor: Vendor }>, failures: Array<{ code: FailureCode, retryable: boolean, account: { id: string } }> } };

export type DriftQueryVariables = Exact<{ [key: string]: never; }>;


export type DriftQuery = { accounts: Array<{ id: string, contractDrift: Array<{ path: string, problem: string, count: number, firstSeenAt: string, lastSeenAt: string }> }> };

export type RowsQueryVariables = Exact<{ [key: string]: never; }>;


export type RowsQuery = { agents: { nodes: Array<{ id: string, name: string, vendor: Vendor, status: AgentStatus | null, createdAt: string | null }>, failures: Array<{ code: FailureCode }> } };

export type WholeQueryVariables = Exact<{ [key: string]: never; }>;


export type WholeQuery = { agents: { nodes: Array<{ id: string, name: string, vendor: Vendor, instructions: string | null, extension:
        | { __typename: 'AegraAgent' }
        | { __typename: 'ChatsbyAgent' }
        | { __typename: 'CometChatAgent' }
        | { __typename: 'GenniaAgent', publishedVersionNumber: number | null, followUpPrompt: string | null }
        | { __typename: 'MastraAgent' }
        | { __typename: 'NovaAgent', type: NovaAgentType | null, llmConfig: { provider: NovaLlmProvider | null } | null }
       }>, failures: Array<{ code: FailureCode }> } };

export type RawQueryVariables = Exact<{ [key: string]: never; }>;


export type RawQuery = { agents: { nodes: Array<{ id: string, raw: { [key: string]: unknown } }>, failures: Array<{ code: FailureCode }> } };

export type RollQueryVariables = Exact<{ [key: string]: never; }>;


export type RollQuery = { agents: { totalCount: number | null, nodes: Array<{ id: string, name: string, vendor: Vendor }>, pageInfo: { hasNextPage: boolean }, failures: Array<{ code: FailureCode, message: string, retryable: boolean, retryAfterSeconds: number | null, account: { id: string } }> } };

export type OneOfEachQueryVariables = Exact<{
  id: string | number;
  ids: Array<string | number> | string | number;
}>;


export type OneOfEachQuery = { nodes: Array<
    | { id: string }
    | { name: string, id: string }
   | null>, agent: { id: string, name: string } | null };

export type HealthQueryVariables = Exact<{ [key: string]: never; }>;


export type HealthQuery = { accounts: Array<{ id: string, health: { reachable: boolean, latencyMs: number | null, checkedAt: string, circuit: CircuitState, failure: { code: FailureCode, retryable: boolean, retryAfterSeconds: number | null, message: string } | null } }> };

export type SomeIdsQueryVariables = Exact<{ [key: string]: never; }>;


export type SomeIdsQuery = { agents: { nodes: Array<{ id: string, name: string, vendor: Vendor, account: { label: string } }> } };

export type RollWithFailuresQueryVariables = Exact<{
  filter?: AgentFilter | null | undefined;
  orderBy?: AgentOrder | null | undefined;
}>;


export type RollWithFailuresQuery = { agents: { totalCount: number | null, nodes: Array<{ id: string }>, failures: Array<{ code: FailureCode, message: string, retryable: boolean, retryAfterSeconds: number | null, account: { id: string } }> } };

export type CircuitOfQueryVariables = Exact<{
  id: string | number;
}>;


export type CircuitOfQuery = { account: { health: { reachable: boolean, circuit: CircuitState, failure: { code: FailureCode } | null } } | null };

export type NewestWithExtensionsQueryVariables = Exact<{ [key: string]: never; }>;


export type NewestWithExtensionsQuery = { agents: { nodes: Array<{ id: string, vendor: Vendor, vendorId: string, name: string, description: string | null, instructions: string | null, model: string | null, temperature: number | null, avatarUrl: string | null, tags: Array<string> | null, status: AgentStatus | null, createdAt: string | null, updatedAt: string | null, operations: Array<AgentOperation>, raw: { [key: string]: unknown }, account: { id: string, label: string, vendor: Vendor }, extension:
        | { __typename: 'AegraAgent', graphId: string | null, version: number | null, config: { [key: string]: unknown } | null, metadata: { [key: string]: unknown } | null }
        | { __typename: 'ChatsbyAgent', maxTokens: number | null, status: string | null }
        | { __typename: 'CometChatAgent', isActive: boolean | null, integrateWith: CometChatIntegrateWith | null, toolNames: Array<string> | null, integrationMeta: { baseUrl: string | null } | null, metaData: { greetingMessage: string | null, suggestedMessages: Array<string> | null } | null }
        | { __typename: 'GenniaAgent', status: string | null, publishedVersionNumber: number | null, thinkingEffort: GenniaThinkingEffort | null, messageDelayType: GenniaMessageDelayType | null, followUpBusinessHoursStart: string | null }
        | { __typename: 'MastraAgent' }
        | { __typename: 'NovaAgent', type: NovaAgentType | null, llmConfig: { provider: NovaLlmProvider | null, maxTokens: number | null } | null, tools: Array<{ name: string | null, parameters: Array<{ name: string | null } | null> | null } | null> | null }
       }>, failures: Array<{ code: FailureCode }> } };

export type EverythingFragment = { id: string, vendor: Vendor, vendorId: string, name: string, description: string | null, instructions: string | null, model: string | null, temperature: number | null, avatarUrl: string | null, tags: Array<string> | null, status: AgentStatus | null, createdAt: string | null, updatedAt: string | null, operations: Array<AgentOperation>, raw: { [key: string]: unknown }, account: { id: string, label: string, vendor: Vendor }, extension:
    | { __typename: 'AegraAgent', graphId: string | null, version: number | null, config: { [key: string]: unknown } | null, metadata: { [key: string]: unknown } | null }
    | { __typename: 'ChatsbyAgent', maxTokens: number | null, status: string | null }
    | { __typename: 'CometChatAgent', isActive: boolean | null, integrateWith: CometChatIntegrateWith | null, toolNames: Array<string> | null, integrationMeta: { baseUrl: string | null } | null, metaData: { greetingMessage: string | null, suggestedMessages: Array<string> | null } | null }
    | { __typename: 'GenniaAgent', status: string | null, publishedVersionNumber: number | null, thinkingEffort: GenniaThinkingEffort | null, messageDelayType: GenniaMessageDelayType | null, followUpBusinessHoursStart: string | null }
    | { __typename: 'MastraAgent' }
    | { __typename: 'NovaAgent', type: NovaAgentType | null, llmConfig: { provider: NovaLlmProvider | null, maxTokens: number | null } | null, tools: Array<{ name: string | null, parameters: Array<{ name: string | null } | null> | null } | null> | null }
   };

export type OneAgentQueryVariables = Exact<{
  id: string | number;
}>;


export type OneAgentQuery = { agent: { id: string, vendor: Vendor, vendorId: string, name: string, description: string | null, instructions: string | null, model: string | null, temperature: number | null, avatarUrl: string | null, tags: Array<string> | null, status: AgentStatus | null, createdAt: string | null, updatedAt: string | null, operations: Array<AgentOperation>, raw: { [key: string]: unknown }, account: { id: string, label: string, vendor: Vendor }, extension:
      | { __typename: 'AegraAgent', graphId: string | null, version: number | null, config: { [key: string]: unknown } | null, metadata: { [key: string]: unknown } | null }
      | { __typename: 'ChatsbyAgent', maxTokens: number | null, status: string | null }
      | { __typename: 'CometChatAgent', isActive: boolean | null, integrateWith: CometChatIntegrateWith | null, toolNames: Array<string> | null, integrationMeta: { baseUrl: string | null } | null, metaData: { greetingMessage: string | null, suggestedMessages: Array<string> | null } | null }
      | { __typename: 'GenniaAgent', status: string | null, publishedVersionNumber: number | null, thinkingEffort: GenniaThinkingEffort | null, messageDelayType: GenniaMessageDelayType | null, followUpBusinessHoursStart: string | null }
      | { __typename: 'MastraAgent' }
      | { __typename: 'NovaAgent', type: NovaAgentType | null, llmConfig: { provider: NovaLlmProvider | null, maxTokens: number | null } | null, tools: Array<{ name: string | null, parameters: Array<{ name: string | null } | null> | null } | null> | null }
     } | null, node:
    | { __typename: 'Account', id: string }
    | { __typename: 'Agent', id: string, vendor: Vendor, vendorId: string, name: string, description: string | null, instructions: string | null, model: string | null, temperature: number | null, avatarUrl: string | null, tags: Array<string> | null, status: AgentStatus | null, createdAt: string | null, updatedAt: string | null, operations: Array<AgentOperation>, raw: { [key: string]: unknown }, account: { id: string, label: string, vendor: Vendor }, extension:
        | { __typename: 'AegraAgent', graphId: string | null, version: number | null, config: { [key: string]: unknown } | null, metadata: { [key: string]: unknown } | null }
        | { __typename: 'ChatsbyAgent', maxTokens: number | null, status: string | null }
        | { __typename: 'CometChatAgent', isActive: boolean | null, integrateWith: CometChatIntegrateWith | null, toolNames: Array<string> | null, integrationMeta: { baseUrl: string | null } | null, metaData: { greetingMessage: string | null, suggestedMessages: Array<string> | null } | null }
        | { __typename: 'GenniaAgent', status: string | null, publishedVersionNumber: number | null, thinkingEffort: GenniaThinkingEffort | null, messageDelayType: GenniaMessageDelayType | null, followUpBusinessHoursStart: string | null }
        | { __typename: 'MastraAgent' }
        | { __typename: 'NovaAgent', type: NovaAgentType | null, llmConfig: { provider: NovaLlmProvider | null, maxTokens: number | null } | null, tools: Array<{ name: string | null, parameters: Array<{ name: string | null } | null> | null } | null> | null }
       }
   | null };

export type AccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountsQuery = { accounts: Array<{ __typename: 'Account', id: string, vendor: Vendor, label: string, operations: Array<AgentOperation>, writableFields: Array<{ path: string, requiredOnCreate: boolean }> }> };

export type OneAccountQueryVariables = Exact<{
  id: string | number;
}>;


export type OneAccountQuery = { account: { __typename: 'Account', id: string, vendor: Vendor, label: string, operations: Array<AgentOperation>, writableFields: Array<{ path: string, requiredOnCreate: boolean }> } | null, node:
    | { __typename: 'Account', label: string, id: string }
    | { __typename: 'Agent', id: string }
   | null };

export type RollOfAllQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AgentFilter | null | undefined;
  orderBy?: AgentOrder | null | undefined;
}>;


export type RollOfAllQuery = { agents: { totalCount: number | null, nodes: Array<{ id: string, vendor: Vendor, name: string, description: string | null, tags: Array<string> | null, status: AgentStatus | null, createdAt: string | null, updatedAt: string | null, account: { id: string } }>, edges: Array<{ cursor: string, node: { id: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, failures: Array<{ code: FailureCode, message: string }> } };

export type InstructionsQueryVariables = Exact<{
  vendors?: Array<Vendor> | Vendor | null | undefined;
}>;


export type InstructionsQuery = { agents: { nodes: Array<{ id: string, instructions: string | null }> } };

export type ValuesQueryVariables = Exact<{ [key: string]: never; }>;


export type ValuesQuery = { agents: { nodes: Array<{ id: string, avatarUrl: string | null, status: AgentStatus | null, createdAt: string | null, updatedAt: string | null, operations: Array<AgentOperation>, raw: { [key: string]: unknown }, account: { id: string }, extension:
        | { status: string | null }
        | { isActive: boolean | null, integrateWith: CometChatIntegrateWith | null }
        | { status: string | null, thinkingEffort: GenniaThinkingEffort | null }
        | { type: NovaAgentType | null }
        | Record<PropertyKey, never>
       }> } };

export type DriftOfOneQueryVariables = Exact<{
  id: string | number;
}>;


export type DriftOfOneQuery = { account: { contractDrift: Array<{ path: string, problem: string }> } | null };

export type VersionsOfAllQueryVariables = Exact<{ [key: string]: never; }>;


export type VersionsOfAllQuery = { agents: { nodes: Array<{ id: string, vendor: Vendor, operations: Array<AgentOperation>, versions: { nodes: Array<{ number: number, notes: string | null, createdAt: string | null, isCurrent: boolean }> } | null }> } };

export type VersionPageQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type VersionPageQuery = { agent: { versions: { nodes: Array<{ number: number, notes: string | null, createdAt: string | null, isCurrent: boolean }>, edges: Array<{ cursor: string, node: { number: number } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null } | null };

export const EverythingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Everything"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"vendorId"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"extension"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AegraAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"graphId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"config"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChatsbyAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CometChatAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"integrateWith"}},{"kind":"Field","name":{"kind":"Name","value":"integrationMeta"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toolNames"}},{"kind":"Field","name":{"kind":"Name","value":"metaData"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"greetingMessage"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedMessages"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenniaAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"publishedVersionNumber"}},{"kind":"Field","name":{"kind":"Name","value":"thinkingEffort"}},{"kind":"Field","name":{"kind":"Name","value":"messageDelayType"}},{"kind":"Field","name":{"kind":"Name","value":"followUpBusinessHoursStart"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NovaAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"llmConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<EverythingFragment, unknown>;
export const RollAndDriftDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RollAndDrift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}}]}}]} as unknown as DocumentNode<RollAndDriftQuery, RollAndDriftQueryVariables>;
export const DriftDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Drift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"contractDrift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}}]}}]}}]}}]} as unknown as DocumentNode<DriftQuery, DriftQueryVariables>;
export const RowsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<RowsQuery, RowsQueryVariables>;
export const WholeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Whole"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"extension"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenniaAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publishedVersionNumber"}},{"kind":"Field","name":{"kind":"Name","value":"followUpPrompt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NovaAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"llmConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<WholeQuery, WholeQueryVariables>;
export const RawDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Raw"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<RawQuery, RawQueryVariables>;
export const RollDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Roll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]}}]}}]} as unknown as DocumentNode<RollQuery, RollQueryVariables>;
export const OneOfEachDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneOfEach"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<OneOfEachQuery, OneOfEachQueryVariables>;
export const HealthDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reachable"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"circuit"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<HealthQuery, HealthQueryVariables>;
export const SomeIdsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SomeIds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SomeIdsQuery, SomeIdsQueryVariables>;
export const RollWithFailuresDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RollWithFailures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AgentFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AgentOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}}]}}]}}]}}]} as unknown as DocumentNode<RollWithFailuresQuery, RollWithFailuresQueryVariables>;
export const CircuitOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CircuitOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reachable"}},{"kind":"Field","name":{"kind":"Name","value":"circuit"}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CircuitOfQuery, CircuitOfQueryVariables>;
export const NewestWithExtensionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NewestWithExtensions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Everything"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Everything"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"vendorId"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"extension"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AegraAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"graphId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"config"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChatsbyAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CometChatAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"integrateWith"}},{"kind":"Field","name":{"kind":"Name","value":"integrationMeta"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toolNames"}},{"kind":"Field","name":{"kind":"Name","value":"metaData"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"greetingMessage"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedMessages"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenniaAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"publishedVersionNumber"}},{"kind":"Field","name":{"kind":"Name","value":"thinkingEffort"}},{"kind":"Field","name":{"kind":"Name","value":"messageDelayType"}},{"kind":"Field","name":{"kind":"Name","value":"followUpBusinessHoursStart"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NovaAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"llmConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NewestWithExtensionsQuery, NewestWithExtensionsQueryVariables>;
export const OneAgentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneAgent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Everything"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Everything"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Everything"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"vendorId"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"extension"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AegraAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"graphId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"config"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChatsbyAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CometChatAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"integrateWith"}},{"kind":"Field","name":{"kind":"Name","value":"integrationMeta"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"toolNames"}},{"kind":"Field","name":{"kind":"Name","value":"metaData"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"greetingMessage"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedMessages"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenniaAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"publishedVersionNumber"}},{"kind":"Field","name":{"kind":"Name","value":"thinkingEffort"}},{"kind":"Field","name":{"kind":"Name","value":"messageDelayType"}},{"kind":"Field","name":{"kind":"Name","value":"followUpBusinessHoursStart"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NovaAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"llmConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"maxTokens"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OneAgentQuery, OneAgentQueryVariables>;
export const AccountsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"writableFields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"requiredOnCreate"}}]}}]}}]}}]} as unknown as DocumentNode<AccountsQuery, AccountsQueryVariables>;
export const OneAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"writableFields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"requiredOnCreate"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}}]} as unknown as DocumentNode<OneAccountQuery, OneAccountQueryVariables>;
export const RollOfAllDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RollOfAll"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AgentFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AgentOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RollOfAllQuery, RollOfAllQueryVariables>;
export const InstructionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Instructions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"vendors"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Vendor"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"vendors"},"value":{"kind":"Variable","name":{"kind":"Name","value":"vendors"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}}]}}]}}]}}]} as unknown as DocumentNode<InstructionsQuery, InstructionsQueryVariables>;
export const ValuesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"avatarUrl"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"extension"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChatsbyAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CometChatAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"integrateWith"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenniaAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"thinkingEffort"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NovaAgent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ValuesQuery, ValuesQueryVariables>;
export const DriftOfOneDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DriftOfOne"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractDrift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}}]}}]}}]} as unknown as DocumentNode<DriftOfOneQuery, DriftOfOneQueryVariables>;
export const VersionsOfAllDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VersionsOfAll"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"notes"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"isCurrent"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<VersionsOfAllQuery, VersionsOfAllQueryVariables>;
export const VersionPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VersionPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"notes"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"isCurrent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<VersionPageQuery, VersionPageQueryVariables>;