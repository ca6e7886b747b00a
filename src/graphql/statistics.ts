/** @module `extensions.rollcall`: what an answer has cost. */
import type { AccountStatistics, CallStatistics, RequestStatistics } from '../core/statistics.ts';
import type { VendorRateLimit } from '../vendors/client.ts';
import type { Context } from './context.ts';

/** Of what one request may use, how much it has used. */
interface Used {
  readonly used: number;
  readonly max: number;
}

/** What is told of one account. */
interface ShownAccount extends AccountStatistics {
  readonly accountId: string;
  readonly vendor: string;
  /** As the vendor's last answer to anybody told it; null when none did. */
  readonly rateLimit: {
    readonly limit: number | null;
    readonly remaining: number;
    readonly resetAt: string | null;
  } | null;
}

/** What is told of one call. */
interface ShownCall {
  readonly accountId: string;
  readonly operation: string | null;
  readonly method: string;
  readonly pathTemplate: string | null;
  readonly shared: boolean;
  readonly outcome: string | null;
  readonly status: number | null;
  readonly attempts: number | null;
  readonly begunMs: number;
  readonly queuedMs: number | null;
  readonly ms: number | null;
}

/** The extension of an answer. All times are milliseconds. */
export interface StatisticsExtension {
  /** Of `maxVendorCallsPerRequest` and `maxAgentsPerRequest`. */
  readonly budget: { readonly vendorCalls: Used; readonly agents: Used };
  readonly waitedMs: number;
  /** Those that were asked for something. */
  readonly accounts: readonly ShownAccount[];
  /** The calls in the order in which they began, when they were asked for. */
  readonly calls?: readonly ShownCall[];
}

/**
 * What is told of a request, as far as it exists for its caller.
 *
 * @param withCalls whether each call is told
 */
export function statisticsExtension(
  statistics: RequestStatistics,
  { accounts, callBudget, agentBudget }: Context,
  withCalls: boolean,
): StatisticsExtension {
  const shown = [...statistics.accounts].flatMap(([id, account]): ShownAccount[] => {
    const connected = accounts.get(id);
    if (connected === undefined) return [];
    const { calls, attempts, shared, saved, cached, cachedAgeMs, waitedMs } = account;
    const ages = { cached, cachedAgeMs: cachedAgeMs === null ? null : rounded(cachedAgeMs) };
    const counted = { calls, attempts, shared, saved, ...ages, waitedMs: rounded(waitedMs) };
    const rateLimit = rateLimitShown(connected.client.rateLimit);
    return [{ accountId: id, vendor: connected.vendor.name, ...counted, rateLimit }];
  });
  const budget = {
    vendorCalls: { used: callBudget.used, max: callBudget.maxCalls },
    agents: { used: agentBudget.used, max: agentBudget.max },
  };
  const told = { budget, waitedMs: rounded(statistics.waitedMs), accounts: shown };
  if (!withCalls) return told;
  return { ...told, calls: statistics.calls.filter(({ accountId }) => accounts.has(accountId)).map(callShown) };
}

function callShown({ isShared, begunMs, ms, end, ...call }: CallStatistics): ShownCall {
  const { outcome = null, status = null, attempts = null, queuedMs } = end ?? {};
  const times = { begunMs: rounded(begunMs), queuedMs: queuedMs === undefined ? null : rounded(queuedMs) };
  return { ...call, shared: isShared, outcome, status, attempts, ...times, ms: ms === undefined ? null : rounded(ms) };
}

function rateLimitShown(rateLimit: VendorRateLimit | undefined): ShownAccount['rateLimit'] {
  if (rateLimit === undefined) return null;
  const { limit, remaining, resetAt } = rateLimit;
  return { limit, remaining, resetAt: resetAt?.toISOString() ?? null };
}

/** To tenths of a millisecond: more digits would only look exact. */
function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
