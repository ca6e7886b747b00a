/** @module What a complete sweep has missed. No agent is removed that may be alive. */
import { sql } from 'kysely';
import { canAskFor } from '../../agents/lookup/list-search.ts';
import { inChunks } from '../copy/in-chunks.ts';
import type { GoneAgent, SeenThrough } from '../copy/observation.ts';
import { storable } from '../copy/texts.ts';
import { writeGone } from '../copy/write-gone.ts';
import { lockAccount } from './lease.ts';
import { loadAgents } from './load-agents.ts';
import type { SyncWork } from './sync-work.ts';

/** So many may be missing at once, whatever share they are. */
const FEW = 10;

/** A larger share of an account that is missing at once may be a fault of the list. */
const LARGEST_SHARE = 0.3;

/** Where the vendor can not be asked for an agent, so many complete sweeps in a row have to miss it. */
const SWEEPS_WITHOUT_ASKING = 2;

/** So many complete sweeps in a row that miss the same settle that much is missing. */
const SWEEPS_THAT_SETTLE = 3;

/** An operator accepts what an earlier sweep has missed too, not what nobody has been told of. */
const SWEEPS_TO_ACCEPT = 2;

/** Rows that are looked through at a time. */
const PAGE = 5_000;

const SWEEP: SeenThrough = { origin: 'SWEEP' };

/** What became of what was missed. */
export interface Removals {
  /** How many stay though they are missing, since they are too many. */
  readonly held: number;
  readonly calls: number;
}

interface MissedAgent {
  readonly vendorId: string;
  /** Sweeps in a row that have missed it, this one included. */
  readonly sweeps: number;
}

/**
 * Removes what a complete sweep has missed, as far as that is sure: where the vendor can be asked for one agent it is asked;
 * elsewhere a second sweep has to miss it too. When very many are missing, none is removed before a third sweep agrees, or
 * an operator.
 *
 * @param listed the vendor's ids that the sweep has seen
 */
export async function removeMissing(work: SyncWork, listed: ReadonlySet<string>): Promise<Removals> {
  const { missed, held } = await findMissed(work, listed);
  if (missed.length === 0) return { held: 0, calls: 0 };
  const sweepsToSettle = work.claim.row.removals_accepted === 1 ? SWEEPS_TO_ACCEPT : SWEEPS_THAT_SETTLE;
  const [settled, open] = split(missed, ({ sweeps }) => sweeps >= sweepsToSettle);
  const areTooMany = open.length > Math.max(FEW, LARGEST_SHARE * held);
  const [askable, others] = split(areTooMany ? settled : missed, ({ vendorId }) => canAskFor(work.account, vendorId));
  const [sure, unsure] = split(others, ({ sweeps }) => sweeps >= SWEEPS_WITHOUT_ASKING);
  await countMissed(work, areTooMany ? open : unsure);
  const ids = new Map(askable.map(({ vendorId }) => [vendorId, undefined]));
  const { gone, calls } = await loadAgents(work, { ids, areMissing: true }, SWEEP);
  await remove(work, [...gone, ...sure.map(({ vendorId }) => ({ vendorId, observedAt: work.claim.begunAt }))]);
  return { held: areTooMany ? open.length : 0, calls };
}

function split<T>(all: readonly T[], test: (each: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((each) => !test(each))];
}

/** The agents of the account that the sweep has not seen, and how many it has in all. */
async function findMissed(
  { store, account, claim }: SyncWork,
  listed: ReadonlySet<string>,
): Promise<{ missed: MissedAgent[]; held: number }> {
  const missed: MissedAgent[] = [];
  let held = 0;
  for (let after = ''; ; ) {
    const rows = await store.reader
      .selectFrom('agent')
      .leftJoin('agent_document', 'agent_document.pk', 'agent.pk')
      .select(['agent.id', 'agent.vendor_id', 'agent.missing_sweeps', 'agent.observed_at'])
      .select('agent_document.exact_fields')
      .where('agent.account_id', '=', account.id)
      .where('agent.deleted_at', 'is', null)
      .where('agent.id', '>', after)
      .orderBy('agent.id')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      const vendorId = row.exact_fields === null ? row.vendor_id : JSON.parse(row.exact_fields).vendorId;
      // What was seen since the sweep began may not have been there when the list was read.
      if (!listed.has(vendorId) && row.observed_at < claim.begunAt) {
        missed.push({ vendorId, sweeps: row.missing_sweeps + 1 });
      }
    }
    held += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return { missed, held };
    after = last.id;
  }
}

async function countMissed({ store, account, claim }: SyncWork, missed: readonly MissedAgent[]): Promise<void> {
  if (missed.length === 0) return;
  await store.write(async (transaction) => {
    await lockAccount(store, transaction, claim.lease);
    for (const chunk of inChunks(missed, store)) {
      await transaction
        .updateTable('agent')
        .set({ missing_sweeps: sql<number>`missing_sweeps + 1` })
        .where('account_id', '=', account.id)
        .where(
          'vendor_id',
          'in',
          chunk.map(({ vendorId }) => storable(vendorId)),
        )
        .execute();
    }
  });
}

async function remove({ store, account, claim }: SyncWork, gone: readonly GoneAgent[]): Promise<void> {
  if (gone.length === 0) return;
  await store.write(async (transaction) => {
    await lockAccount(store, transaction, claim.lease);
    await writeGone(store, transaction, account, gone, SWEEP);
  });
}
