/** @module What the explorer's ready tabs begin with, for whoever asks. */
import { accountsOf, type Caller } from '../access/caller.ts';
import type { RateLimits } from '../access/rate-limits.ts';
import type { Account } from '../accounts/account.ts';
import { CallBudget } from '../core/call-budget.ts';
import { explorerExamples } from '../explorer/examples.ts';
import { remembering } from '../explorer/remembering.ts';
import { type ExplorerTab, type ExplorerTabsOptions, explorerTabs } from '../explorer/tabs.ts';
import type { Vendor } from '../vendors/vendor.ts';

/** A caller who comes back within so many milliseconds is shown the same: many visits cost no more vendor calls than one. */
const REMEMBERED_MS = 10_000;

/** Of so many callers; then the one that came first is forgotten. */
const REMEMBERED_CALLERS = 100;

/** What {@link createExplorerVariables} is made with. */
export interface ExplorerVariablesOptions {
  readonly vendors: readonly Vendor[];
  readonly accounts: ReadonlyMap<string, Account>;
  readonly rateLimits: RateLimits;
  readonly maxVendorCallsPerRequest: number;
  /** Whether the tabs that write begin as dry runs. */
  readonly dryRun: boolean;
  /** Whether there are tabs that only a catalog answers. */
  readonly hasCatalog: boolean;
}

/**
 * Gives the ready tabs with agents and accounts that exist for a caller. What one is shown is remembered for nobody else, nor
 * for the same one with other accounts, as another token of it may have. The calls count as the caller's own.
 */
export function createExplorerVariables({
  vendors,
  accounts,
  rateLimits,
  maxVendorCallsPerRequest,
  dryRun,
  hasCatalog,
}: ExplorerVariablesOptions): (caller: Caller) => Promise<readonly ExplorerTab[]> {
  const known = new Map<string, () => Promise<ExplorerTabsOptions>>();

  function askedFor(caller: Caller): () => Promise<ExplorerTabsOptions> {
    const own = accountsOf(caller, accounts);
    const key = JSON.stringify([caller.id, ...own.keys()]);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const [oldest] = known.keys();
    if (known.size >= REMEMBERED_CALLERS && oldest !== undefined) known.delete(oldest);
    const ask = () =>
      new CallBudget(maxVendorCallsPerRequest, { quota: rateLimits.quotaOf(caller) }).run(() =>
        explorerExamples([...own.values()]),
      );
    const remember = remembering(ask, REMEMBERED_MS);
    known.set(key, remember);
    return remember;
  }

  return async (caller) => {
    const options = caller.scopes.has('agents:read') ? await askedFor(caller)() : {};
    return explorerTabs(vendors, { ...options, dryRun, hasCatalog });
  };
}
