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
  const [all, ...others] = vendor.pushDown({});
  // Where its list has several parts, none of them shows what changed last in all of them.
  if (all === undefined || others.length > 0) return undefined;
  if (byChange !== undefined) return { ...all.query, ...byChange.query };
  return order === 'NEWEST_FIRST' ? all.query : undefined;
}
