/** @module What nobody is shown any more: removed after a while, a few rows at a time, so that nobody waits for it. */
import type { Account } from '../../accounts/account.ts';
import type { Store, StoreTransaction } from '../../store/store.ts';
import type { SyncSettings } from './sync-work.ts';

/** Rows of one transaction. */
const BATCH = 500;

/** What is kept of an account that is gone from the configuration is kept for so long; milliseconds. */
const GONE_ACCOUNT_MS = 30 * 24 * 3_600_000;

/** Whose rows are removed, and when. */
export interface PurgeOptions {
  readonly store: Store;
  /** Those that are configured. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly settings: SyncSettings;
  /** Aborted when the process stops: the rest is removed another time. */
  readonly signal: AbortSignal;
}

/** Removes tombstones and changes that are older than is kept, and accounts that are long gone from the configuration. */
export async function purge(options: PurgeOptions): Promise<void> {
  const { store, settings } = options;
  const keptFrom = store.now() - settings.keepGoneMs;
  await inBatches(options, (transaction) => removeTombstones(transaction, keptFrom));
  await inBatches(options, (transaction) => removeChanges(transaction, keptFrom));
  await purgeAccounts(options);
}

/** @param work gives how many rows it has removed: when less than a batch, that were all */
async function inBatches(
  { store, signal }: PurgeOptions,
  work: (transaction: StoreTransaction) => Promise<number>,
): Promise<void> {
  let removed = BATCH;
  while (removed === BATCH && !signal.aborted) removed = await store.write(work);
}

async function removeTombstones(transaction: StoreTransaction, keptFrom: number): Promise<number> {
  return removeAgents(
    transaction,
    transaction.selectFrom('agent').where('deleted_at', '<', keptFrom).select('id').limit(BATCH),
  );
}

async function removeAgents(
  transaction: StoreTransaction,
  chosen: { execute(): Promise<{ id: string }[]> },
): Promise<number> {
  const ids = (await chosen.execute()).map(({ id }) => id);
  if (ids.length === 0) return 0;
  const keys = transaction.selectFrom('agent').select('pk').where('id', 'in', ids);
  await transaction.deleteFrom('agent_tag').where('pk', 'in', keys).execute();
  await transaction.deleteFrom('agent_document').where('pk', 'in', keys).execute();
  await transaction.deleteFrom('agent').where('id', 'in', ids).execute();
  return ids.length;
}

/** The newest one stays, however old it is: an engine may number the next one from it. */
async function removeChanges(transaction: StoreTransaction, keptFrom: number): Promise<number> {
  const old = transaction
    .selectFrom('agent_change')
    .select('seq')
    .where('at', '<', keptFrom)
    .where('seq', '<', (changes) => changes.selectFrom('agent_change').select(({ fn }) => fn.max('seq').as('last')))
    .limit(BATCH);
  const { numDeletedRows } = await transaction
    .deleteFrom('agent_change')
    .where('seq', 'in', old)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function purgeAccounts(options: PurgeOptions): Promise<void> {
  const { store, accounts, settings } = options;
  // Another process may have it configured, and sweeps it then: this long after the last sweep, nobody does any more.
  const lastLooked = store.now() - GONE_ACCOUNT_MS - settings.sweepEveryMs;
  const old = await store.reader
    .selectFrom('account_sync')
    .select('account_id')
    .where('attempted_at', '<', lastLooked)
    .execute();
  for (const { account_id: accountId } of old) {
    if (!accounts.has(accountId)) await purgeAccount(options, accountId, lastLooked);
  }
}

async function purgeAccount(options: PurgeOptions, accountId: string, lastLooked: number): Promise<void> {
  await inBatches(options, async (transaction) => {
    let row = transaction
      .selectFrom('account_sync')
      .select('account_id')
      .where('account_id', '=', accountId)
      .where('attempted_at', '<', lastLooked);
    if (options.store.engine === 'POSTGRESQL') row = row.forUpdate();
    // Somebody has configured it meanwhile.
    if ((await row.executeTakeFirst()) === undefined) return 0;
    const agents = transaction.selectFrom('agent').where('account_id', '=', accountId).select('id').limit(BATCH);
    const removed = await removeAgents(transaction, agents);
    if (removed < BATCH) await forgetCopy(transaction, accountId);
    return removed;
  });
}

/** Whoever has it configured again begins anew. */
async function forgetCopy(transaction: StoreTransaction, accountId: string): Promise<void> {
  await transaction.deleteFrom('agent_count').where('account_id', '=', accountId).execute();
  await transaction
    .updateTable('account_sync')
    .set({ as_of: null, attempted_at: null, failure: null, failures: 0, listed: 0, missing: 0, next_due_at: 0 })
    .where('account_id', '=', accountId)
    .execute();
}
