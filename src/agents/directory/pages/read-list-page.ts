import type { Account } from '../../../accounts/account.ts';
import type { CallOptions } from '../../../vendors/client.ts';
import type { ListRequest } from '../../../vendors/listing.ts';
import { type CheckedPage, checkPage } from './check-page.ts';

/** One page of the account's list, checked. What it tells of the list is remembered. */
export async function readListPage(account: Account, request: ListRequest, options: CallOptions): Promise<CheckedPage> {
  const page = checkPage(account, request, await account.client.list(request, options));
  account.listHints.remember(request, page, account.listPageSize.value);
  return page;
}
