/** @module The ready queries that the explorer opens with: a plain list, one entry a tab. */
import type { JsonObject } from '../core/agent.ts';

/** One ready tab of the explorer. */
export interface ExplorerTab {
  /**
   * Name of the tab's operation. GraphiQL shows it as the tab's title, and the page knows by it which tabs a returning
   * user was offered before, so a name that is published stays.
   */
  readonly name: string;
  /** The document: a `#` comment that says what the tab shows or does, then one operation called `name`. */
  readonly query: string;
  /** Variables of the operation, as they appear in the variables pane. Absent when it takes none. */
  readonly variables?: JsonObject;
}

/** What the ready tabs need to know about the server that serves them. */
export interface ExplorerTabsOptions {
  /**
   * Id of an agent that exists, so that the tab about one agent answers as it stands.
   * @default a text in the variables pane that says where to find an id
   */
  readonly firstAgentId?: string;
  /**
   * A `CreateAgentInput` that an account of this server takes.
   * @default a text in the place of the account's id that says where to find one
   */
  readonly createInput?: JsonObject;
  /**
   * An `UpdateAgentInput` with another name for an agent that can be updated.
   * @default a text in the place of the id that says where to find one
   */
  readonly renameInput?: JsonObject;
  /**
   * A `PauseAgentInput` for an agent that can be paused.
   * @default a text in the place of the id that says where to find one
   */
  readonly pauseInput?: JsonObject;
  /**
   * A `PublishAgentInput` for an agent that can be published.
   * @default a text in the place of the id that says where to find one
   */
  readonly publishInput?: JsonObject;
  /**
   * A `CopyAgentInput` of an agent that can be copied, to another vendor if there is one.
   * @default texts in the place of the ids that say where to find them
   */
  readonly copyInput?: JsonObject;
  /**
   * Whether the tabs that write begin as dry runs: right for accounts whose agents somebody relies on.
   * @default false
   */
  readonly dryRun?: boolean;
}

// What went wrong stands first in each answer, and each query fits a pane with its variables below.

const AGENT_ID = 'an id from the tab AllAgents';
const ACCOUNT_ID = 'an account id from the tab Health';

const ALL_AGENTS = `# Every agent of every account in one list, newest first.
# Accounts that cannot answer are named in "failures".
query AllAgents {
  agents(first: 20) {
    totalCount
    failures { account { id label } code message }
    nodes {
      id
      vendor
      name
      status
      createdAt
      extension {
        __typename
        ... on AegraAgent { graphId version }
        ... on ChatsbyAgent { maxTokens }
        ... on CometChatAgent { integrateWith }
        ... on GenniaAgent { publishedVersionNumber }
        ... on NovaAgent { type }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const FIND_AGENTS = `# Only some agents: by words in the name, the description
# or the instructions, by state, tag, vendor or account.
# What a filter leaves out restricts nothing.
query FindAgents($filter: AgentFilter) {
  agents(first: 20, filter: $filter) {
    totalCount
    failures { account { id label } code message }
    nodes {
      id
      account { id label }
      name
      description
      status
      tags
      updatedAt
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const ONE_AGENT = `# One agent: instructions, model, what can be done with
# it, saved versions, the vendor's own document as it
# came. Its id is below; AllAgents lists the others.
query OneAgent($id: ID!) {
  agent(id: $id) {
    id
    account { id label }
    name
    description
    instructions
    model
    temperature
    status
    createdAt
    updatedAt
    operations
    versions(first: 5) {
      nodes { number notes createdAt isCurrent }
    }
    raw
  }
}
`;

const HEALTH = `# Asks every account's vendor now: does it answer, how
# fast, is its circuit closed. "contractDrift" lists
# answers that broke what the vendor documents.
query Health {
  accounts {
    id
    vendor
    label
    isSandbox
    health {
      reachable
      latencyMs
      checkedAt
      circuit
      failure { code message retryable retryAfterSeconds }
    }
    contractDrift { path problem count lastSeenAt }
  }
}
`;

const CREATE_AGENT = `# Makes a new agent at the account's vendor. What went
# wrong stands in "userErrors". "dryRun": true writes
# nothing and shows what the vendor would be sent.
mutation CreateAgent($input: CreateAgentInput!) {
  createAgent(input: $input) {
    userErrors { code message field }
    plannedCalls { method path body }
    agent {
      id
      vendor
      name
      instructions
      status
      createdAt
    }
  }
}
`;

const RENAME_AGENT = `# Gives one agent another name, at its vendor. Any other
# field is changed the same way; what is left out stays
# as it is. "dryRun": true writes nothing.
mutation RenameAgent($input: UpdateAgentInput!) {
  updateAgent(input: $input) {
    userErrors { code message field }
    plannedCalls { method path body }
    agent { id vendor name updatedAt }
  }
}
`;

const PAUSE_AGENT = `# Switches an agent off, until resumeAgent (the same input)
# switches it on again. Vendors that cannot pause say so in
# "userErrors". "dryRun": true writes nothing.
mutation PauseAgent($input: PauseAgentInput!) {
  pauseAgent(input: $input) {
    userErrors { code message field }
    plannedCalls { method path body }
    agent { id vendor name status operations }
  }
}
`;

const PUBLISH_AGENT = `# Makes an agent's draft the version that answers, and
# shows the saved versions. restoreAgentVersion goes back
# to one of them. "dryRun": true writes nothing.
mutation PublishAgent($input: PublishAgentInput!) {
  publishAgent(input: $input) {
    userErrors { code message field }
    plannedCalls { method path body }
    agent {
      id
      vendor
      name
      status
      versions(first: 5) {
        nodes { number notes createdAt isCurrent }
      }
    }
  }
}
`;

const COPY_AGENT = `# Makes a new agent out of this one, in any account of
# any vendor. What that vendor has no place for stands
# in "notCarried". "dryRun": true writes nothing.
mutation CopyAgent($input: CopyAgentInput!) {
  copyAgent(input: $input) {
    userErrors { code message field }
    plannedCalls { method path body }
    agent {
      id
      vendor
      name
      instructions
      status
      createdAt
    }
    notCarried { field reason }
  }
}
`;

/** The tabs that the explorer opens with, in the order in which they stand. The first one is the active one. */
export function explorerTabs(options: ExplorerTabsOptions = {}): ExplorerTab[] {
  const {
    firstAgentId = AGENT_ID,
    createInput = { accountId: ACCOUNT_ID, name: 'New agent' },
    renameInput = { id: AGENT_ID, name: 'Renamed agent' },
    pauseInput = { id: AGENT_ID },
    publishInput = { id: AGENT_ID },
    copyInput = { id: AGENT_ID, toAccountId: ACCOUNT_ID },
    dryRun = false,
  } = options;
  return [
    { name: 'AllAgents', query: ALL_AGENTS },
    { name: 'FindAgents', query: FIND_AGENTS, variables: { filter: { search: 'support', statuses: ['ACTIVE'] } } },
    { name: 'OneAgent', query: ONE_AGENT, variables: { id: firstAgentId } },
    { name: 'Health', query: HEALTH },
    { name: 'CreateAgent', query: CREATE_AGENT, variables: { input: { ...createInput, dryRun } } },
    { name: 'RenameAgent', query: RENAME_AGENT, variables: { input: { ...renameInput, dryRun } } },
    { name: 'PauseAgent', query: PAUSE_AGENT, variables: { input: { ...pauseInput, dryRun } } },
    { name: 'PublishAgent', query: PUBLISH_AGENT, variables: { input: { ...publishInput, dryRun } } },
    { name: 'CopyAgent', query: COPY_AGENT, variables: { input: { ...copyInput, dryRun } } },
  ];
}
