import { CallBudget } from '../core/call-budget.ts';

/** How many calls to vendors requests may make. */
export interface CallLimits {
  readonly maxVendorCallsPerRequest: number;
  readonly maxVendorCallsPerGet: number;
}

/**
 * The budget of a request. One by GET may come from anywhere, an image tag in a page for example, and a browser that sends no
 * Fetch Metadata, as over plain HTTP, does not tell: so it may cost little.
 */
export function callBudgetOf(
  { method }: Request,
  { maxVendorCallsPerRequest, maxVendorCallsPerGet }: CallLimits,
): CallBudget {
  if (method !== 'GET' || maxVendorCallsPerRequest <= maxVendorCallsPerGet) {
    return new CallBudget(maxVendorCallsPerRequest);
  }
  return new CallBudget(maxVendorCallsPerGet, 'ask by POST, or raise server.maxVendorCallsPerGet');
}
