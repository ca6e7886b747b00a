/** @module The ready queries that the explorer opens with: a plain list, one entry a tab. Their texts are in `tabs/`. */
import { readFileSync } from 'node:fs';
import { type DescribedVendor, extensionType } from '../contract/sdl/vendor-types.ts';
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
  /**
   * Whether there are tabs that only a catalog answers.
   * @default false
   */
  readonly hasCatalog?: boolean;
}

const AGENT_ID = 'an id from the tab AllAgents';
const ACCOUNT_ID = 'an account id from the tab Health';

/** A question that no vendor can be asked, and most accounts have an answer to. */
const CATALOG_FILTER = {
  languageModel: { provider: { eq: 'openai' } },
  or: [{ tags: ['support'] }, { name: { contains: 'Support' } }, { languageModel: { retiresAt: { lt: 'P1Y' } } }],
  not: { statuses: ['DRAFT'] },
};

/**
 * The tabs that the explorer opens with, in the order in which they stand. The first one is the active one. In each, what
 * went wrong stands first in the answer, and the query fits a pane with its variables below.
 *
 * @param vendors whose own fields the list of all agents shows, as far as their contracts mark them as `highlight`
 */
export function explorerTabs(vendors: readonly DescribedVendor[], options: ExplorerTabsOptions = {}): ExplorerTab[] {
  const {
    firstAgentId = AGENT_ID,
    createInput = { accountId: ACCOUNT_ID, name: 'New agent' },
    renameInput = { id: AGENT_ID, name: 'Renamed agent' },
    pauseInput = { id: AGENT_ID },
    publishInput = { id: AGENT_ID },
    copyInput = { id: AGENT_ID, toAccountId: ACCOUNT_ID },
    dryRun = false,
    hasCatalog = false,
  } = options;
  const tab = (name: string, variables?: JsonObject): ExplorerTab => {
    const query = withFragments(readTab(name), vendors);
    return { name, query, ...(variables === undefined ? {} : { variables }) };
  };
  return [
    tab('AllAgents'),
    tab('FindAgents', { filter: { search: 'support', statuses: ['ACTIVE'] } }),
    ...(hasCatalog ? [tab('AskCatalog', { filter: CATALOG_FILTER }), tab('Retirements', { before: 'P49D' })] : []),
    tab('OneAgent', { id: firstAgentId }),
    tab('Health'),
    tab('CreateAgent', { input: { ...createInput, dryRun } }),
    tab('RenameAgent', { input: { ...renameInput, dryRun } }),
    tab('PauseAgent', { input: { ...pauseInput, dryRun } }),
    tab('PublishAgent', { input: { ...publishInput, dryRun } }),
    tab('CopyAgent', { input: { ...copyInput, dryRun } }),
  ];
}

function readTab(name: string): string {
  return readFileSync(new URL(`tabs/${name}.graphql`, import.meta.url), 'utf8');
}

/** Where a tab asks for an agent's extension by its name only, the fields that each vendor's contract marks for it. */
function withFragments(query: string, vendors: readonly DescribedVendor[]): string {
  return query.replace(/^( *)extension \{ __typename \}$/m, (_line, indent: string) => {
    const lines = ['__typename', ...highlights(vendors)].map((line) => `${indent}  ${line}`);
    return [`${indent}extension {`, ...lines, `${indent}}`].join('\n');
  });
}

function highlights(vendors: readonly DescribedVendor[]): string[] {
  return vendors.map(extensionType).flatMap(({ name, fields }) => {
    const shown = fields.filter(({ isHighlight }) => isHighlight).map((field) => field.name);
    return shown.length === 0 ? [] : [`... on ${name} { ${shown.join(' ')} }`];
  });
}
