/** @module A full sweep: the whole list of an account, and what became of what it does not show. */
import { recount } from '../copy/counts.ts';
import type { SeenThrough } from '../copy/observation.ts';
import { writeGone } from '../copy/write-gone.ts';
import { lockAccount, settleLease } from './lease.ts';
import { readWholeList } from './list-pages.ts';
import type { ListedRow } from './listed-row.ts';
import { loadAgents } from './load-agents.ts';
import { nextTimes } from './next-times.ts';
import { removeMissing } from './removals.ts';
import type { SyncWork } from './sync-work.ts';
import { UnreadableItemsError } from './unreadable-items.ts';

const SWEEP: SeenThrough = { origin: 'SWEEP' };

/**
 * Reads the list of an account to its end, and brings the copy to what it shows. Rows that are as they were are not written.
 *
 * @throws VendorError, UnreadableItemsError: what was seen until then is written, and nothing is removed
 */
export async function sweep(work: SyncWork): Promise<void> {
  const { store, account, claim, settings } = work;
  const { ids, light, unreadable, calls } = await readWholeList(work, SWEEP);
  const wanted = new Map<string, ListedRow | undefined>([...(await longestUnread(work)), ...light]);
  for (const id of wanted.keys()) if (!ids.has(id)) wanted.delete(id);
  const loaded = await loadAgents(work, { ids: wanted, areMissing: false }, SWEEP);
  if (unreadable > 0) throw new UnreadableItemsError(unreadable);
  const removals = await removeMissing(work, ids);
  await store.write(async (transaction) => {
    await lockAccount(store, transaction, claim.lease);
    // They vanished between the list and now.
    await writeGone(store, transaction, account, loaded.gone, SWEEP);
    await recount(transaction, account.id);
    await settleLease(transaction, claim.lease, nextTimes(work, settings), {
      as_of: claim.begunAt,
      failure: null,
      failures: 0,
      listed: ids.size,
      missing: removals.held,
      // Accepted while the sweep ran, it is about what this one holds.
      ...(removals.held === 0 && { removals_accepted: 0 }),
      calls: calls + loaded.calls + removals.calls,
    });
  });
}

/**
 * Of a light list, those that were read whole the longest ago: nobody documents that a row of the list changes with every
 * field, so that all of them are read anew, a few with each sweep.
 */
async function longestUnread({ store, account, settings }: SyncWork): Promise<[string, undefined][]> {
  if (account.vendor.capabilities.listing.wholeItems || account.client.get === undefined) return [];
  const agents = store.reader
    .selectFrom('agent')
    .where('account_id', '=', account.id)
    .where('deleted_at', 'is', null)
    .where('whole', '=', 1);
  const { held } = await agents.select((builder) => builder.fn.countAll<number>().as('held')).executeTakeFirstOrThrow();
  const share = Math.min(1, settings.sweepEveryMs / settings.rehydrateEveryMs);
  const rows = await agents
    .select('vendor_id')
    .where('whole_at', '<', store.now() - settings.sweepEveryMs)
    .orderBy('whole_at')
    .limit(Math.ceil(held * share))
    .execute();
  return rows.map(({ vendor_id: vendorId }) => [vendorId, undefined]);
}
