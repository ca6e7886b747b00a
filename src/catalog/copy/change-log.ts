/** @module The log of what became of agents. */
import type { Insertable } from 'kysely';
import type { Store, StoreTransaction } from '../../store/store.ts';
import type { AgentChangeTable } from '../../store/tables.ts';
import { inChunks } from './in-chunks.ts';
import type { SeenThrough } from './observation.ts';

/** A change, before it has a place in the log. */
export type NewChange = Pick<Insertable<AgentChangeTable>, 'kind' | 'agent_id' | 'account_id' | 'raw'> & {
  readonly fields: readonly string[];
  readonly before: object | null;
  readonly after: object | null;
};

/** Values of a row. */
const COLUMNS = 11;

/** Writes changes at the end of the log: the last that a transaction does. */
export async function appendChanges(
  store: Store,
  transaction: StoreTransaction,
  changes: readonly NewChange[],
  { origin, actor, operation }: SeenThrough,
): Promise<void> {
  if (changes.length === 0) return;
  await store.features.orderChanges(transaction);
  const at = store.now();
  const rows = changes.map(({ fields, before, after, ...change }) => ({
    ...change,
    at,
    fields: JSON.stringify(fields),
    before: before === null ? null : JSON.stringify(before),
    after: after === null ? null : JSON.stringify(after),
    origin,
    actor: actor ?? null,
    operation: operation ?? null,
  }));
  for (const chunk of inChunks(rows, store, COLUMNS)) {
    await transaction.insertInto('agent_change').values(chunk).execute();
  }
}
