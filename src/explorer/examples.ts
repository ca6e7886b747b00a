/** @module What the explorer's ready tabs begin with: agents and accounts that this server has at the moment. */
import type { Account } from '../accounts/account.ts';
import { compareAgents, NEWEST_FIRST } from '../agents/directory/order.ts';
import { readListPage } from '../agents/directory/pages/read-list-page.ts';
import { type WritableField, writableFields } from '../contract/writable-fields.ts';
import type { AgentOperation, AgentRecord, JsonObject } from '../core/agent.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import { formatAgentId } from '../core/ids.ts';
import { lookUp } from '../core/json.ts';
import type { ExplorerTabsOptions } from './tabs.ts';

/** How long the page waits for vendors, in milliseconds. Those that take longer give no examples. */
const TIMEOUT_MS = 2000;

/** How many agents of an account are looked at: one call, whatever the vendor. */
const LOOKED_AT = 20;

/** Unified fields of the new agent, by path. */
const EXAMPLES: Readonly<Record<string, string>> = {
  name: 'Opening hours',
  instructions: 'You tell people when the shop is open.',
  avatarUrl: 'https://example.com/avatar.png',
};

/** What the tabs begin with. An account that fails gives no examples; it never fails the page. */
export async function explorerExamples(accounts: readonly Account[]): Promise<ExplorerTabsOptions> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const lists = await Promise.all(accounts.map((account) => someAgents(account, signal)));
  const agents = lists.flat().sort((a, b) => compareAgents(a.agent, b.agent, NEWEST_FIRST));
  const newAgents = accounts.map(newAgent);
  const created = newAgents.find(({ isComplete }) => isComplete) ?? newAgents[0];
  const [first] = agents;
  const updatable = agents.find(can('UPDATE'));
  const pausable = agents.find(can('PAUSE'));
  const publishable = agents.find(can('PUBLISH'));
  return {
    ...(first === undefined ? {} : { firstAgentId: idOf(first) }),
    ...(created === undefined ? {} : { createInput: { accountId: created.account.id, ...created.fields } }),
    ...(updatable === undefined ? {} : { renameInput: { id: idOf(updatable), name: marked(updatable, 'renamed') } }),
    ...(pausable === undefined ? {} : { pauseInput: { id: idOf(pausable) } }),
    ...(publishable === undefined ? {} : { publishInput: { id: idOf(publishable), ...notesFor(publishable) } }),
    ...copyExample(agents, created),
  };
}

interface Example {
  readonly account: Account;
  readonly agent: AgentRecord;
}

/** A new agent of an account: what has to be given, and instructions where there are any. */
interface NewAgent {
  readonly account: Account;
  readonly fields: JsonObject;
  /** false: a value is a text that says what belongs there, because only the account's owner can know. */
  readonly isComplete: boolean;
}

async function someAgents(account: Account, signal: AbortSignal): Promise<Example[]> {
  const limit = Math.min(LOOKED_AT, account.vendor.capabilities.listing.maxPageSize);
  try {
    const { agents } = await readListPage(account, { query: {}, limit, offset: 0 }, { signal });
    return agents.filter(({ fields }) => fields.status !== 'DELETED').map((agent) => ({ account, agent }));
  } catch (error) {
    if (!(error instanceof VendorError || signal.aborted)) account.reportFault(error);
    return [];
  }
}

function newAgent(account: Account): NewAgent {
  const fields: JsonObject = {};
  let isComplete = true;
  for (const { path, description, allowedValues, requiredOnCreate } of fieldsOf(account)) {
    if (!requiredOnCreate && path !== 'instructions') continue;
    const value = lookUp(EXAMPLES, path) ?? allowedValues?.[0];
    if (value === undefined) isComplete = false;
    put(fields, path.split('.'), value ?? description ?? path);
  }
  return { account, fields, isComplete };
}

/** To another vendor and of one that has instructions, if possible: that shows most of what a copy does. */
function copyExample(agents: readonly Example[], target: NewAgent | undefined): { copyInput?: JsonObject } {
  if (target === undefined) return {};
  const copyable = agents.filter(can('COPY'));
  const elsewhere = copyable.filter(({ account }) => account.vendor !== target.account.vendor);
  const source = elsewhere.find(({ account }) => hasInstructions(account)) ?? elsewhere[0] ?? copyable[0];
  if (source === undefined) return {};
  const isElsewhere = source.account.vendor !== target.account.vendor;
  const { extension } = target.fields;
  return {
    copyInput: {
      id: idOf(source),
      toAccountId: target.account.id,
      name: marked(source, 'copy'),
      // At the same vendor, the original has all that is needed.
      ...(isElsewhere && extension !== undefined ? { extension } : {}),
    },
  };
}

/** With notes, where the vendor takes any. */
function notesFor({ account }: Example): { notes?: string } {
  const given = { notes: 'Published in the explorer' };
  const { publishBody } = account.vendor.contract;
  return publishBody === undefined || publishBody.safeParse(given).success ? given : {};
}

function can(operation: AgentOperation): (example: Example) => boolean {
  return ({ agent }) => agent.operations.includes(operation);
}

function idOf({ account, agent }: Example): string {
  return formatAgentId(account.id, agent.vendorId);
}

/** The agent's name with a mark at its end, which is not repeated. */
function marked({ agent }: Example, mark: string): string {
  const end = ` (${mark})`;
  const { name } = agent.fields;
  return (name.endsWith(end) ? name : name + end).trim();
}

function hasInstructions(account: Account): boolean {
  return fieldsOf(account).some(({ path }) => path === 'instructions');
}

/** Each by itself: an object is there when one of its members is. */
function fieldsOf({ vendor }: Account): WritableField[] {
  const { contract, inputMember } = vendor;
  const fields = writableFields(contract.createAgent, contract.updateAgent, inputMember);
  return fields.filter(({ kind }) => kind !== 'OBJECT');
}

function put(target: JsonObject, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    target[step] = value;
    return;
  }
  const inner = (target[step] ?? {}) as JsonObject;
  target[step] = inner;
  put(inner, rest, value);
}
