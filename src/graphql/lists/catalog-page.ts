import { GraphQLError } from 'graphql';
import type { AccountFailure } from '../../accounts/account-failure.ts';
import { BadCursorError } from '../../agents/directory/cursor.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Context } from '../context.ts';
import { badInput } from '../errors.ts';
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
  const told = <T>(answer: Promise<T>) => answer.catch((error: unknown) => Promise.reject(explain(error, catalog)));
  const synced = await told(syncedAccounts(catalog, question.accounts));
  const page = await told(catalog.list(question, asked.window, identityOf(asked)));
  return {
    ...page,
    endCursor: undefined,
    failures: synced.flatMap(failureOf),
    totalCount: () => told(catalog.count(question)),
    freshness: () => Promise.resolve(freshnessOf(synced)),
    facets: (request) => told(catalog.facets(question, request)),
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

function explain(error: unknown, catalog: Catalog): unknown {
  if (error instanceof BadCursorError) return badInput('after', error.message);
  if (error instanceof GraphQLError) return error;
  catalog.report(error);
  return new GraphQLError('The catalog can not be asked at the moment. With the source LIVE the vendors are asked.', {
    extensions: { code: 'CATALOG_UNAVAILABLE', retryable: true },
  });
}
