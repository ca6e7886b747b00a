/** @module Keys of agents by which the newest come first: `created_at << 20 | n`. */
import { sql } from 'kysely';
import type { Store, StoreTransaction } from '../../store/store.ts';

/** So many bits tell agents of one time apart. */
const BITS = 20n;

/** Agents without a time are the oldest. */
const NO_TIME = 0;

/** Free keys for agents that were made at these times, one for each in their order. */
export async function freeKeys(
  store: Store,
  transaction: StoreTransaction,
  times: readonly (number | null)[],
): Promise<readonly bigint[]> {
  // Two that look at the same time would find the same ones.
  await store.features.orderKeys(transaction);
  const known = [...new Set(times.map((time) => time ?? NO_TIME))];
  const next = new Map<number, bigint>();
  for (const time of known) {
    const first = BigInt(time) << BITS;
    const { last } = await transaction
      .selectFrom('agent')
      .select(sql<string | null>`cast(max(pk) as text)`.as('last'))
      .where('pk', '>=', first)
      .where('pk', '<', first + (1n << BITS))
      .executeTakeFirstOrThrow();
    next.set(time, last === null ? first : BigInt(last) + 1n);
  }
  return times.map((time) => {
    const key = next.get(time ?? NO_TIME) as bigint;
    next.set(time ?? NO_TIME, key + 1n);
    return key;
  });
}
