/** @module Agents of a light list, read whole. */

import { canAskFor } from '../../agents/lookup/list-search.ts';
import type { GoneAgent, SeenAgent, SeenThrough } from '../copy/observation.ts';
import { writeSeen } from '../copy/write-seen.ts';
import { lockAccount } from './lease.ts';
import { hashOfSame, type ListedRow } from './listed-row.ts';
import type { SyncWork } from './sync-work.ts';

/** How many are read side by side. */
const SIDE_BY_SIDE = 4;

/** So many are written together. */
const BATCH = 50;

/** What became of agents that were asked for. */
export interface LoadedAgents {
  /** The vendor says that they are not there. */
  readonly gone: readonly GoneAgent[];
  readonly calls: number;
}

/** Which agents are read. */
export interface WantedAgents {
  /** The vendor's ids, with their rows in the list, where a list has shown them. */
  readonly ids: ReadonlyMap<string, ListedRow | undefined>;
  /** No list shows them: those that the vendor calls deleted are gone then, though it still shows them by their ids. */
  readonly areMissing: boolean;
}

/**
 * Reads agents whole, and writes them.
 *
 * @throws VendorError with the first that fails: what was read before is written
 */
export async function loadAgents(
  work: SyncWork,
  { ids, areMissing }: WantedAgents,
  through: SeenThrough,
): Promise<LoadedAgents> {
  const { account, pace, signal, store } = work;
  const open = [...ids].filter(([id]) => canAskFor(account, id));
  const calls = open.length;
  const gone: GoneAgent[] = [];
  let read: SeenAgent[] = [];
  const write = async () => {
    const seen = read;
    read = [];
    await writeAgents(work, seen, through);
  };
  const readNext = async () => {
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      const [id, row] = next;
      await pace.next(account, signal);
      const observedAt = store.now();
      const agent = (await account.client.get?.(id, { signal })) ?? null;
      if (agent === null || (areMissing && agent.fields.status === 'DELETED')) gone.push({ vendorId: id, observedAt });
      else read.push({ agent, listHash: row && hashOfSame(row, agent), observedAt });
      if (read.length >= BATCH) await write();
    }
  };
  const results = await Promise.allSettled(Array.from({ length: SIDE_BY_SIDE }, stopOthers(readNext, open)));
  await write();
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return { gone, calls };
}

/** One that fails leaves nothing for the others. */
function stopOthers(work: () => Promise<void>, open: unknown[]): () => Promise<void> {
  return () =>
    work().catch((error: unknown) => {
      open.length = 0;
      throw error;
    });
}

async function writeAgents(work: SyncWork, seen: readonly SeenAgent[], through: SeenThrough): Promise<void> {
  if (seen.length === 0) return;
  const { store, account, claim } = work;
  await store.write(async (transaction) => {
    await lockAccount(store, transaction, claim.lease);
    await writeSeen(work, transaction, account, seen, through);
  });
}
