import type { JsonObject } from '../../../core/agent.ts';
import { isNewestFirst } from '../order.ts';
import type { AccountListingRequest } from './listing.ts';

/**
 * The query that asks an account's vendor for the order of a list. Empty where the vendor lists in that order by itself.
 * undefined where the vendor offers no such order, or has turned out not to keep to the order that it promises.
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
