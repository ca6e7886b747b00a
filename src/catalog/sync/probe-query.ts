import type { Account } from '../../accounts/account.ts';
import type { JsonObject } from '../../core/json.ts';

/**
 * How an account is asked for what changed last, with one call: by the time of the last change where its vendor can list so,
 * else for what was made last. undefined where the first page tells nothing, and where it is the whole list.
 */
export function probeQuery({ vendor }: Account): JsonObject | undefined {
  const { paging, order, orders = [] } = vendor.capabilities.listing;
  if (paging === 'ALL') return undefined;
  const byChange = orders.find(({ field, direction }) => field === 'UPDATED_AT' && direction === 'DESC');
  return byChange?.query ?? (order === 'NEWEST_FIRST' ? {} : undefined);
}
