import type { AccountFailure } from '../../accounts/account-failure.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Context } from '../context.ts';
import { askCatalog } from './ask-catalog.ts';
import { identityOf, type ListArguments, toQuestion } from './list-arguments.ts';
import type { PageFreshness, ShownPage, SyncedAccount } from './shown-page.ts';
import { syncedAccounts } from './synced-accounts.ts';

/** Whether the catalog can answer for all accounts that are asked for: each was loaded, or tried in vain. */
export async function isCatalogLoaded(catalog: Catalog, asked: ListArguments, context: Context): Promise<boolean> {
  const synced = await syncedAccounts(catalog, toQuestion(asked, context).accounts);
  return synced.every(({ copy }) => copy.asOf !== null || copy.failure !== null);
}

/** A page of the catalog. @throws GraphQLError `CATALOG_UNAVAILABLE` when the store can not be asked */
export async function catalogPage(catalog: Catalog, asked: ListArguments, context: Context): Promise<ShownPage> {
  const question = toQuestion(asked, context);
  const ask = <T>(read: () => Promise<T>) => askCatalog(catalog, read);
  const synced = await ask(() => syncedAccounts(catalog, question.accounts));
  const page = await ask(() => catalog.list(question, asked.window, identityOf(asked)));
  return {
    ...page,
    endCursor: undefined,
    failures: synced.flatMap(failureOf),
    totalCount: () => ask(() => catalog.count(question)),
    freshness: () => Promise.resolve(freshnessOf(synced)),
    facets: (request) => ask(() => catalog.facets(question, request)),
  };
}

/** Accounts that were never loaded, and can not be. What others failed with lately stands in `freshness`: their agents are there. */
function failureOf({ account, copy: { asOf, failure } }: SyncedAccount): AccountFailure[] {
  return asOf !== null || failure === null ? [] : [{ account, ...failure }];
}

function freshnessOf(synced: readonly SyncedAccount[]): PageFreshness {
  const times = synced.map(({ copy }) => copy.asOf);
  const isLoaded = times.length > 0 && times.every((time) => time !== null);
  return { source: 'CATALOG', asOf: isLoaded ? new Date(Math.min(...times)) : null, accounts: synced };
}
