/** @module `Query.agents`: from the vendors or from the catalog. */
import type { QueryAgentsArgs } from '../../generated/resolvers.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Context } from '../context.ts';
import { catalogPage, isCatalogLoaded } from './catalog-page.ts';
import { readListArguments } from './list-arguments.ts';
import { livePage } from './live-page.ts';
import type { ShownPage } from './shown-page.ts';

/**
 * A page of agents.
 *
 * @param vendors those whose own fields can be filtered by
 * @throws GraphQLError
 */
export async function listPage(
  given: QueryAgentsArgs,
  context: Context,
  vendors: readonly Vendor[],
): Promise<ShownPage> {
  const asked = readListArguments(given, context, vendors);
  const { catalog } = context;
  if (catalog === undefined || asked.source === 'LIVE') return livePage(asked, context);
  if (asked.source === 'CATALOG') return catalogPage(catalog, asked, context);
  try {
    if (await isCatalogLoaded(catalog, asked, context)) return await catalogPage(catalog, asked, context);
  } catch (error) {
    // The vendors can be asked as well.
    context.catalog?.report(error);
  }
  return livePage(asked, context);
}
