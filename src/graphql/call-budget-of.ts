import { CallBudget } from '../core/call-budget.ts';
import type { CallQuota } from '../core/call-quota.ts';

/** How many calls to vendors requests may make. */
export interface CallLimits {
  readonly maxVendorCallsPerRequest: number;
  readonly maxVendorCallsPerGet: number;
}

/**
 * The budget of a request. One by GET may come from anywhere, an image tag in a page for example, and a browser that sends no
 * Fetch Metadata, as over plain HTTP, does not tell: so it may cost little.
 *
 * @param quota what the caller has left, all of its requests together; undefined: any number
 */
export function callBudgetOf(
  method: string,
  { maxVendorCallsPerRequest, maxVendorCallsPerGet }: CallLimits,
  quota: CallQuota | undefined,
): CallBudget {
  if (method !== 'GET' || maxVendorCallsPerRequest <= maxVendorCallsPerGet) {
    return new CallBudget(maxVendorCallsPerRequest, { quota });
  }
  return new CallBudget(maxVendorCallsPerGet, { quota, remedy: 'ask by POST, or raise server.maxVendorCallsPerGet' });
}
