import type { Account } from '../../accounts/account.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { type AccountCopy, NO_COPY } from '../../catalog/sync/account-state.ts';
import type { SyncedAccount } from './shown-page.ts';

/** The copies of some accounts, in their order. */
export async function syncedAccounts(catalog: Catalog, accounts: readonly Account[]): Promise<SyncedAccount[]> {
  const copies = await catalog.copies();
  return accounts.map((account) => ({ account, copy: copyIn(copies, account) }));
}

function copyIn(copies: ReadonlyMap<string, AccountCopy>, { id }: Account): AccountCopy {
  return copies.get(id) ?? { ...NO_COPY, accountId: id };
}
