/** @module Who sweeps an account: a lease with a number, so that a holder that was frozen can not write when it goes on. */
import { sql } from 'kysely';
import type { Store, StoreTransaction } from '../../store/store.ts';
import type { AccountSyncTable } from '../../store/tables.ts';
import type { CopiedAccount } from '../copy/observation.ts';

/** How long a lease lasts without a heartbeat; milliseconds. */
export const LEASE_MS = 30_000;

/** A time that never comes: it is under way. */
export const UNDER_WAY = 8_640_000_000_000_000;

/** An account that is looked at here. */
export interface Lease {
  readonly accountId: string;
  /** What the account pointed to when it was claimed. */
  readonly generation: string;
  readonly epoch: number;
}

/** What is written has been taken over by another process, or is about another account than the one that is configured now. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
  override readonly message = 'another process has taken this over';
}

/** What is to be done with an account. */
export type SyncTask = 'SWEEP' | 'PROBE';

/** An account that was claimed. */
export interface AccountClaim {
  readonly lease: Lease;
  readonly task: SyncTask;
  /** When it was claimed: the beginning of all calls that are made under the lease. */
  readonly begunAt: number;
  /** As it was before. */
  readonly row: AccountSyncTable;
}

/** An account that is due, claimed; undefined when none is. */
export async function claimDue(
  store: Store,
  owner: string,
  accounts: readonly CopiedAccount[],
): Promise<AccountClaim | undefined> {
  if (accounts.length === 0) return undefined;
  const now = store.now();
  const { isOneOf } = store.features;
  return store.write(async (transaction) => {
    let due = transaction
      .selectFrom('account_sync')
      .selectAll()
      .where((where) =>
        where.and([
          isOneOf(
            where.ref('account_id'),
            accounts.map(({ id }) => id),
          ),
          // What another process's configuration has it point to is not ours to look at.
          isOneOf(
            where.ref('generation'),
            accounts.map(({ generation }) => generation),
          ),
        ]),
      )
      .where((where) =>
        where.or([
          where.and([
            where('claimed_by', 'is', null),
            where.or([where('next_due_at', '<=', now), where('next_probe_at', '<=', now)]),
          ]),
          // Its holder has ended.
          where.and([where('claimed_by', 'is not', null), where('claimed_until', '<=', now)]),
        ]),
      )
      .orderBy('next_due_at')
      .limit(1);
    // Whoever else claims takes the next one instead of waiting. SQLite has one writer.
    if (store.engine === 'POSTGRESQL') due = due.forUpdate().skipLocked();
    const row = await due.executeTakeFirst();
    if (row === undefined) return undefined;
    const own = accounts.find(({ id }) => id === row.account_id);
    const generation = own?.generation ?? row.generation;
    const task = row.claimed_by === null && row.next_due_at > now ? 'PROBE' : 'SWEEP';
    const epoch = row.epoch + 1;
    await transaction
      .updateTable('account_sync')
      .set({
        claimed_by: owner,
        claimed_until: now + LEASE_MS,
        epoch,
        next_probe_at: UNDER_WAY,
        ...(task === 'SWEEP' && { next_due_at: UNDER_WAY, attempted_at: now }),
      })
      .where('account_id', '=', row.account_id)
      .execute();
    return { lease: { accountId: row.account_id, generation, epoch }, task, begunAt: now, row };
  });
}

/** Keeps a lease. @returns false when it is lost */
export async function renew(store: Store, { accountId, epoch }: Lease): Promise<boolean> {
  const { numUpdatedRows } = await store.writer
    .updateTable('account_sync')
    .set({ claimed_until: store.now() + LEASE_MS })
    .where('account_id', '=', accountId)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** When an account is to be looked at again. */
export interface NextTimes {
  /** undefined: as it was. */
  readonly dueAt?: number | undefined;
  readonly probeAt: number;
}

/**
 * Ends a lease, with what is known of the account afterwards. What was asked for meanwhile is due all the same.
 *
 * @throws FencedError when it is lost
 */
export async function settleLease(
  transaction: StoreTransaction,
  { accountId, epoch }: Lease,
  { dueAt, probeAt }: NextTimes,
  known: Partial<AccountSyncTable>,
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('account_sync')
    .set({
      ...known,
      claimed_by: null,
      claimed_until: 0,
      next_probe_at: probeAt,
      ...(dueAt !== undefined && {
        next_due_at: sql<number>`case when next_due_at = ${UNDER_WAY} then ${dueAt} else next_due_at end`,
      }),
    })
    .where('account_id', '=', accountId)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new FencedError();
}

/**
 * Has writes of one account follow each other, and refuses those of a holder that was replaced: to be called first.
 *
 * @param guard the lease; or what the account points to, for what is written without one
 * @throws FencedError
 */
export async function lockAccount(
  store: Store,
  transaction: StoreTransaction,
  guard: { readonly accountId: string; readonly generation: string; readonly epoch?: number | undefined },
): Promise<void> {
  let row = transaction
    .selectFrom('account_sync')
    .select(['generation', 'epoch'])
    .where('account_id', '=', guard.accountId);
  if (store.engine === 'POSTGRESQL') row = row.forUpdate();
  const found = await row.executeTakeFirst();
  const isHeld = found !== undefined && (guard.epoch === undefined || guard.epoch === found.epoch);
  if (!isHeld || found.generation !== guard.generation) throw new FencedError();
}
