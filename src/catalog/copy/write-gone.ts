import type { Account } from '../../accounts/account.ts';
import { formatAgentId } from '../../core/ids.ts';
import type { Store, StoreTransaction } from '../../store/store.ts';
import { appendChanges } from './change-log.ts';
import { CountChanges } from './counts.ts';
import { type HeldAgent, readHeld } from './held.ts';
import { inChunks } from './in-chunks.ts';
import type { GoneAgent, SeenThrough } from './observation.ts';
import { storable } from './texts.ts';

/**
 * Notes that agents of one account are gone. A tombstone stays, so that nothing that was seen before brings them back.
 *
 * @returns how many were there
 */
export async function writeGone(
  store: Store,
  transaction: StoreTransaction,
  account: Account,
  gone: readonly GoneAgent[],
  through: SeenThrough,
): Promise<number> {
  const ids = gone.map(({ vendorId }) => storable(formatAgentId(account.id, vendorId)));
  const held = await readHeld(store, transaction, ids);
  const removed = gone.flatMap(({ observedAt }, index): { held: HeldAgent; observedAt: number }[] => {
    const row = held.get(ids[index] as string);
    const isOlder = row === undefined || row.agent.deleted_at !== null || observedAt < row.agent.observed_at;
    return isOlder ? [] : [{ held: row, observedAt }];
  });
  if (removed.length === 0) return 0;
  const counts = new CountChanges();
  for (const {
    held: { agent },
  } of removed)
    counts.add(agent, -1);
  for (const [observedAt, group] of Map.groupBy(removed, (each) => each.observedAt)) {
    const keys = group.map((each) => each.held.pk);
    for (const chunk of inChunks(keys, store)) {
      await transaction
        .updateTable('agent')
        .set({ deleted_at: observedAt, observed_at: observedAt })
        .where('pk', 'in', chunk)
        .execute();
    }
  }
  await counts.write(store, transaction);
  const known = removed.filter(({ held: { agent } }) => agent.whole === 1);
  const changes = known.map(({ held: { agent } }) => ({
    kind: 'DELETED' as const,
    agent_id: agent.id,
    account_id: agent.account_id,
    fields: [],
    before: null,
    after: null,
    raw: null,
  }));
  await appendChanges(store, transaction, changes, through);
  return removed.length;
}
