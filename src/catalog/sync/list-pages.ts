/** @module The pages of an account's list, into the copy. */
import { hash } from 'node:crypto';
import { readPages } from '../../agents/directory/pages/read-pages.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { formatAgentId } from '../../core/ids.ts';
import type { JsonObject } from '../../core/json.ts';
import { inChunks } from '../copy/in-chunks.ts';
import type { SeenThrough } from '../copy/observation.ts';
import { storable } from '../copy/texts.ts';
import { writeSeen } from '../copy/write-seen.ts';
import { lockAccount } from './lease.ts';
import type { ListedRow } from './listed-row.ts';
import type { SyncWork } from './sync-work.ts';

/** What a list showed. */
export interface ListedAgents {
  /** The vendor's ids of all agents. */
  readonly ids: Set<string>;
  /** Those that have to be read whole, with their rows in the list. */
  readonly light: Map<string, ListedRow>;
  /** Items that could not be read. */
  unreadable: number;
  calls: number;
}

/** How a list is read. */
interface ListReading {
  /** The vendor's own parameters. */
  readonly query: JsonObject;
  /** @default the whole list */
  readonly pages?: number;
  readonly through: SeenThrough;
}

/** Reads the whole list of an account, in as many parts as its vendor has to be asked for, and writes what it shows. */
export async function readWholeList(work: SyncWork, through: SeenThrough): Promise<ListedAgents> {
  const listed = nothingListed();
  for (const { query } of work.account.vendor.pushDown({})) await readList(work, { query, through }, listed);
  return listed;
}

/** Reads the first page of a list, and writes what it shows. */
export async function readFirstPage(work: SyncWork, query: JsonObject, through: SeenThrough): Promise<ListedAgents> {
  const listed = nothingListed();
  await readList(work, { query, pages: 1, through }, listed);
  return listed;
}

function nothingListed(): ListedAgents {
  return { ids: new Set(), light: new Map(), unreadable: 0, calls: 0 };
}

async function readList(work: SyncWork, { query, pages, through }: ListReading, listed: ListedAgents): Promise<void> {
  const { account, pace, signal } = work;
  const { ids, light } = listed;
  const isWhole = pages === undefined;
  await pace.next(account, signal);
  const wanted = isWhole ? Number.POSITIVE_INFINITY : account.listPageSize.value;
  let calls = 0;
  for await (const page of readPages({ account, query, signal }, { offset: 0, wanted, isWhole })) {
    calls++;
    listed.unreadable += page.itemCount - page.agents.length;
    const agents = page.agents.filter(({ vendorId }) => !ids.has(vendorId));
    for (const { vendorId } of agents) ids.add(vendorId);
    for (const [id, row] of await writePage(work, agents, through)) light.set(id, row);
    if (isWhole) await noteProgress(work, Math.max(ids.size, page.total ?? 0));
    if (calls === pages) break;
    if (page.hasMore) await pace.next(account, signal);
  }
  listed.calls += calls;
}

/** @returns those that have to be read whole */
async function writePage(
  work: SyncWork,
  agents: readonly AgentRecord[],
  through: SeenThrough,
): Promise<[string, ListedRow][]> {
  const { store, account, claim } = work;
  const rows = await rowsOf(work, agents);
  const changed = agents
    .map((agent) => ({ agent, listHash: listHashOf(agent), row: rows.get(agent.vendorId) }))
    .filter(({ agent, listHash, row }) => {
      const isHeld = row?.deleted_at === null && row.missing_sweeps === 0 && (agent.whole || row.whole === 1);
      return !(isHeld && row.list_hash === listHash);
    });
  const shown = changed.filter(({ agent, row }) => agent.whole || row?.whole !== 1);
  if (shown.length > 0) {
    await store.write(async (transaction) => {
      await lockAccount(store, transaction, claim.lease);
      const seen = shown.map(({ agent, listHash }) => ({ agent, listHash, observedAt: claim.begunAt }));
      await writeSeen(work, transaction, account, seen, through);
    });
  }
  return changed
    .filter(({ agent }) => !agent.whole)
    .map(({ agent: { vendorId, fields }, listHash }) => [vendorId, { hash: listHash, fields }]);
}

async function rowsOf({ store, account }: SyncWork, agents: readonly AgentRecord[]) {
  const ids = new Map(agents.map(({ vendorId }) => [storable(formatAgentId(account.id, vendorId)), vendorId]));
  const rows = new Map<
    string,
    { list_hash: string | null; whole: number; deleted_at: number | null; missing_sweeps: number }
  >();
  for (const chunk of inChunks([...ids.keys()], store)) {
    const found = await store.reader
      .selectFrom('agent')
      .select(['id', 'list_hash', 'whole', 'deleted_at', 'missing_sweeps'])
      .where('id', 'in', chunk)
      .execute();
    for (const { id, ...row } of found) rows.set(ids.get(id) ?? id, row);
  }
  return rows;
}

/** Of what a list shows of an agent. */
function listHashOf({ raw }: AgentRecord): string {
  return hash('sha256', JSON.stringify(raw), 'base64url').slice(0, 22);
}

async function noteProgress({ store, claim: { lease } }: SyncWork, listed: number): Promise<void> {
  await store.writer
    .updateTable('account_sync')
    .set({ listed })
    .where('account_id', '=', lease.accountId)
    .where('epoch', '=', lease.epoch)
    .where('listed', '<>', listed)
    .execute();
}
