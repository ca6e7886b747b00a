/** The ready queries that the explorer opens with: a plain list, one entry a tab. */

/** One ready tab of the explorer. */
export interface ExplorerTab {
  /**
   * Name of the tab's operation. GraphiQL shows it as the tab's title, and the page knows by it which tabs a returning
   * user was offered before, so a name that is published stays.
   */
  readonly name: string;
  /** The document: a `#` comment that says what the tab shows, then one operation called `name`. */
  readonly query: string;
  /** Variables of the operation, as they appear in the variables pane. Absent when it takes none. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** What the ready tabs need to know about the server that serves them. */
export interface ExplorerTabsOptions {
  /**
   * Id of an agent that exists, so that the tab about one agent answers as it stands.
   * @default a text in the variables pane that says where to find an id
   */
  readonly firstAgentId?: string;
}

const ALL_AGENTS = `# Every agent of every account in one list, newest
# first, each with what only its vendor has. Accounts
# that cannot answer are named in "failures".
query AllAgents {
  agents(first: 20) {
    totalCount
    nodes {
      id
      vendor
      name
      status
      createdAt
      extension {
        __typename
        ... on AegraAgent {
          graphId
          version
        }
        ... on ChatsbyAgent {
          maxTokens
        }
        ... on CometChatAgent {
          integrateWith
          tools
        }
        ... on GenniaAgent {
          publishedVersionNumber
          hasUnpublishedChanges
        }
        ... on NovaAgent {
          type
        }
      }
    }
    failures {
      account {
        id
        label
      }
      code
      message
      retryable
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;

const ONE_AGENT = `# One agent: instructions, model, what can be done with
# it, saved versions, the vendor's own document as it
# came. Its id is below; AllAgents lists the others.
query OneAgent($id: ID!) {
  agent(id: $id) {
    id
    vendor
    account {
      id
      label
    }
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
      nodes {
        number
        notes
        createdAt
        isCurrent
      }
    }
    raw
  }
}
`;

const ACCOUNT_HEALTH = `# Asks every account's vendor now: does it answer, how
# fast, is its circuit closed. "contractDrift" lists
# answers that broke what the vendor documents.
query AccountHealth {
  accounts {
    id
    vendor
    label
    health {
      reachable
      latencyMs
      checkedAt
      circuit
      failure {
        code
        message
        retryable
        retryAfterSeconds
      }
    }
    contractDrift {
      path
      problem
      count
      firstSeenAt
      lastSeenAt
    }
  }
}
`;

/** The tabs that the explorer opens with, in the order in which they stand. The first one is the active one. */
export function explorerTabs(options: ExplorerTabsOptions = {}): ExplorerTab[] {
  return [
    { name: 'AllAgents', query: ALL_AGENTS },
    {
      name: 'OneAgent',
      query: ONE_AGENT,
      variables: { id: options.firstAgentId ?? 'an id from the tab AllAgents' },
    },
    { name: 'AccountHealth', query: ACCOUNT_HEALTH },
  ];
}
