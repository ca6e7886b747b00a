import type { JsonObject } from '../../../core/agent.ts';
import { isNewestFirst } from '../order.ts';
import type { AccountListingRequest } from './listing.ts';

/**
 * What asks an account's vendor for the order of a list, besides the filter: nothing where it lists so unasked. undefined
 * where it can not be asked for, or turned out not to be what the vendor promises.
 */
export function orderQuery({
  account,
  order,
  resume,
}: Pick<AccountListingRequest, 'account' | 'order' | 'resume'>): JsonObject | undefined {
  const { listing } = account.vendor.capabilities;
  if (resume.unordered) return undefined;
  if (isNewestFirst(order) && listing.order === 'NEWEST_FIRST') return {};
  return listing.orders?.find(({ field, direction }) => field === order.field && direction === order.direction)?.query;
}
