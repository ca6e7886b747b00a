/** @module What was seen of agents is written: the one place where rows of the copy change. */
import type { Account } from '../../accounts/account.ts';
import { formatAgentId } from '../../core/ids.ts';
import { isSameJson } from '../../core/json.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { Store, StoreTransaction } from '../../store/store.ts';
import { type AgentRows, hashOf, type KeptTexts, toRows } from './agent-row.ts';
import { appendChanges, type NewChange } from './change-log.ts';
import { CountChanges } from './counts.ts';
import { fieldChanges } from './field-changes.ts';
import { type HeldAgent, readHeld } from './held.ts';
import { inChunks } from './in-chunks.ts';
import type { SeenAgent, SeenThrough } from './observation.ts';
import { insertRows, replaceRows } from './put-rows.ts';
import { storable } from './texts.ts';

/** What became of what was seen. */
export interface WrittenCounts {
  created: number;
  updated: number;
  unchanged: number;
}

/** That an agent is as it was is noted no more often; milliseconds. */
const CONFIRM_MS = 60_000;

/** Where it is written. */
export interface CopyTarget {
  readonly store: Store;
  readonly texts: KeptTexts;
}

/**
 * Writes agents of one account that were seen. What is as it was is not written, and neither is what was seen before the
 * row was written last.
 *
 * @param seen each agent once
 */
export async function writeSeen(
  { store, texts }: CopyTarget,
  transaction: StoreTransaction,
  account: Account,
  seen: readonly SeenAgent[],
  through: SeenThrough,
): Promise<WrittenCounts> {
  const ids = seen.map(({ agent }) => storable(formatAgentId(account.id, agent.vendorId)));
  const held = await readHeld(store, transaction, ids);
  const counts = new CountChanges();
  const changes: NewChange[] = [];
  const added: AgentRows[] = [];
  const replaced: { readonly before: HeldAgent; readonly rows: AgentRows }[] = [];
  const confirmed: bigint[] = [];
  const written: WrittenCounts = { created: 0, updated: 0, unchanged: 0 };
  for (const [index, each] of seen.entries()) {
    const before = held.get(ids[index] as string);
    if (before !== undefined && !isNews(before, each)) {
      written.unchanged++;
      if (isSeenWhole(before, each)) confirmed.push(before.pk);
      continue;
    }
    const rows = toRows(account, each, texts);
    counts.add(rows.agent, 1);
    if (before === undefined) {
      added.push(rows);
      written.created++;
      if (each.agent.whole) changes.push(created(rows));
      continue;
    }
    if (before.agent.deleted_at === null) counts.add(before.agent, -1);
    replaced.push({ before, rows: keepListHash(rows, before) });
    const change = changeOf(before, rows);
    if (change !== undefined) changes.push(change);
    written.updated++;
  }
  await confirm(store, transaction, confirmed);
  await insertRows(store, transaction, added);
  await replaceRows(store, transaction, replaced);
  await counts.write(store, transaction);
  await appendChanges(store, transaction, changes, through);
  return written;
}

/** Whether it says something that the row does not. */
function isNews(held: HeldAgent, { agent, observedAt, listHash }: SeenAgent): boolean {
  const { agent: row } = held;
  if (observedAt < row.observed_at) return false;
  if (row.deleted_at !== null) return true;
  // What the list shows of it is less than what is held; whoever reads the list loads it whole.
  if (!agent.whole && row.whole === 1) return false;
  const isHashed = listHash === undefined || listHash === row.list_hash;
  return !(isHashed && row.hash === hashOf(agent) && row.missing_sweeps === 0);
}

/** Whether the whole of an agent was read, of which a list shows only a part: when that was decides when it is read again. */
function isSeenWhole(held: HeldAgent, { agent, observedAt }: SeenAgent): boolean {
  return agent.whole && observedAt - (held.agent.whole_at ?? 0) >= CONFIRM_MS;
}

async function confirm(store: Store, transaction: StoreTransaction, keys: readonly bigint[]): Promise<void> {
  const now = store.now();
  for (const chunk of inChunks(keys, store)) {
    await transaction.updateTable('agent').set({ whole_at: now }).where('pk', 'in', chunk).execute();
  }
}

/**
 * No list showed it: what a list showed last is what it would show now as long as nothing changed. Afterwards it says nothing,
 * or a change that is taken back would pass for none.
 */
function keepListHash(rows: AgentRows, { agent }: HeldAgent): AgentRows {
  const isKept = rows.agent.list_hash === null && rows.agent.hash === agent.hash;
  return isKept ? { ...rows, agent: { ...rows.agent, list_hash: agent.list_hash } } : rows;
}

function changeOf(before: HeldAgent, after: AgentRows): NewChange | undefined {
  if (after.agent.whole === 0) return undefined;
  // An item of a light list was no agent that anybody could tell a change of.
  if (before.agent.whole === 0 || before.agent.deleted_at !== null) return created(after);
  const isSame = isSameJson(parseJson(before.document.raw), parseJson(after.document.raw));
  const differences = fieldChanges(before, after);
  if (isSame && differences.fields.length === 0) return undefined;
  return {
    kind: 'UPDATED',
    agent_id: after.agent.id,
    account_id: after.agent.account_id,
    raw: after.document.raw,
    ...differences,
    fields: isSame ? differences.fields : [...differences.fields, 'raw'],
  };
}

function created({ agent, document }: AgentRows): NewChange {
  return {
    kind: 'CREATED',
    agent_id: agent.id,
    account_id: agent.account_id,
    fields: [],
    before: null,
    after: null,
    raw: document.raw,
  };
}
