/** @module How far the copy of each account is, as the store has it. */
import type { Account } from '../../accounts/account.ts';
import type { FailureCode } from '../../core/errors/codes.ts';
import type { Store, StoreTransaction } from '../../store/store.ts';
import type { AccountSyncTable } from '../../store/tables.ts';
import { inChunks } from '../copy/in-chunks.ts';
import { UNDER_WAY } from './lease.ts';

/** What a sweep failed with. */
export interface SweepFailure {
  readonly code: FailureCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
}

/** How the copy of an account stands. */
export type SyncState = 'NEVER' | 'LOADING' | 'FRESH' | 'STALE' | 'FAILED' | 'REMOVALS_HELD';

/** An account's copy. Times are milliseconds since 1970. */
export interface AccountCopy {
  readonly accountId: string;
  readonly state: SyncState;
  /** What was there then is held; null: it was never loaded. */
  readonly asOf: number | null;
  /** How many agents the vendor's list was last seen to hold, as far as is known. */
  readonly listed: number;
  /** How many agents are held. */
  readonly held: number;
  /** How many agents the last complete sweep missed and nobody removed. */
  readonly missing: number;
  /** When it is swept again; null: it is being swept. */
  readonly nextDueAt: number | null;
  readonly failure: SweepFailure | null;
}

/** Nobody has begun with the account yet. */
export const NO_COPY: Omit<AccountCopy, 'accountId'> = {
  state: 'NEVER',
  asOf: null,
  listed: 0,
  held: 0,
  missing: 0,
  nextDueAt: null,
  failure: null,
};

/** A copy that was not made anew for so many of its intervals is stale. */
const STALE_AFTER = 2;

/**
 * The copy that a row tells of.
 *
 * @param held how many agents it has
 */
export function copyOf(row: AccountSyncTable, held: number, now: number, sweepEveryMs: number): AccountCopy {
  const failure = row.failure === null ? null : (JSON.parse(row.failure) as SweepFailure);
  const isUnderWay = row.claimed_by !== null && row.claimed_until > now;
  return {
    accountId: row.account_id,
    state: stateOf(row, { failure, isUnderWay, now, sweepEveryMs }),
    asOf: row.as_of,
    listed: row.listed,
    held,
    missing: row.missing,
    nextDueAt: row.next_due_at === UNDER_WAY ? null : row.next_due_at,
    failure,
  };
}

function stateOf(
  { as_of: asOf, attempted_at: attemptedAt, missing }: AccountSyncTable,
  about: { failure: SweepFailure | null; isUnderWay: boolean; now: number; sweepEveryMs: number },
): SyncState {
  if (about.failure !== null) return 'FAILED';
  if (asOf === null) return attemptedAt === null && !about.isUnderWay ? 'NEVER' : 'LOADING';
  if (missing > 0) return 'REMOVALS_HELD';
  return about.now - asOf > STALE_AFTER * about.sweepEveryMs ? 'STALE' : 'FRESH';
}

/**
 * Makes sure that every account has a row, and begins anew with what points elsewhere than before: nothing of it is compared
 * with what was there.
 */
export async function adoptAccounts(store: Store, accounts: readonly Account[]): Promise<void> {
  for (const chunk of inChunks(accounts, store)) {
    await store.write(async (transaction) => {
      const rows = await transaction
        .selectFrom('account_sync')
        .select(['account_id', 'generation'])
        .where(
          'account_id',
          'in',
          chunk.map(({ id }) => id),
        )
        .execute();
      const known = new Map(rows.map((row) => [row.account_id, row.generation]));
      const others = chunk.filter(({ id, generation }) => known.has(id) && known.get(id) !== generation);
      await forgetAccounts(
        transaction,
        others.map(({ id }) => id),
      );
      const fresh = chunk.filter(({ id, generation }) => known.get(id) !== generation);
      if (fresh.length === 0) return;
      await transaction
        .insertInto('account_sync')
        .values(fresh.map(newRow))
        .onConflict((conflict) => conflict.column('account_id').doNothing())
        .execute();
    });
  }
}

/** Forgets the agents of accounts, and how far their copies are. What became of them stays in the log. */
export async function forgetAccounts(transaction: StoreTransaction, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return;
  const keys = transaction.selectFrom('agent').select('pk').where('account_id', 'in', accountIds);
  await transaction.deleteFrom('agent_tag').where('pk', 'in', keys).execute();
  await transaction.deleteFrom('agent_document').where('pk', 'in', keys).execute();
  await transaction.deleteFrom('agent').where('account_id', 'in', accountIds).execute();
  await transaction.deleteFrom('agent_count').where('account_id', 'in', accountIds).execute();
  await transaction.deleteFrom('agent_tag_count').where('account_id', 'in', accountIds).execute();
  await transaction.deleteFrom('account_sync').where('account_id', 'in', accountIds).execute();
}

function newRow({ id, generation }: Account): AccountSyncTable {
  return {
    account_id: id,
    generation,
    next_due_at: 0,
    // The first sweep comes first.
    next_probe_at: UNDER_WAY,
    claimed_by: null,
    claimed_until: 0,
    epoch: 0,
    as_of: null,
    attempted_at: null,
    failures: 0,
    failure: null,
    listed: 0,
    missing: 0,
    removals_accepted: 0,
    calls: 0,
  };
}
