/** @module How the tests of the directory ask it. */

import type { Account } from '../../src/accounts/account.ts';
import type { AccountFailure } from '../../src/accounts/account-failure.ts';
import { AgentBudget, type AgentLimits } from '../../src/agents/agent-budget.ts';
import { type AgentPage, type ListAgentsRequest, listAgents } from '../../src/agents/directory/list-agents.ts';
import { compareAgents, type DirectoryOrder, NEWEST_FIRST } from '../../src/agents/directory/order.ts';
import { and } from '../../src/agents/filter/combine.ts';
import { plainPredicate } from '../../src/agents/filter/plain-conditions.ts';
import { type RelativePredicate, type RelativeScalar, TRUE } from '../../src/agents/filter/predicate.ts';
import { createAgentLoaders } from '../../src/agents/lookup/loaders.ts';
import type { AgentRecord } from '../../src/core/agent.ts';
import { formatAgentId } from '../../src/core/ids.ts';
import type { AgentFilter } from '../../src/vendors/listing.ts';
import type { FakeVendor } from '../support/fake-vendor.ts';

/** What a test asks, with limits in the place of a budget. */
export interface TestListRequest extends Partial<Omit<ListAgentsRequest, 'filter'>>, AgentLimits {
  readonly filter?: AgentFilter;
  readonly vendors?: readonly string[];
  readonly accountIds?: readonly string[];
  /** Has to hold, too. */
  readonly where?: RelativePredicate;
}

/** A page over the accounts of these vendors: the newest first, unless asked otherwise. */
export function list(fakes: readonly FakeVendor[], request: TestListRequest = {}): Promise<AgentPage> {
  const budget = new AgentBudget(request);
  const loaders = createAgentLoaders(undefined, budget);
  const accounts = fakes.map(({ account }) => account);
  const { filter, vendors, accountIds, where = TRUE, ...others } = request;
  return listAgents({
    accounts,
    now: new Date(),
    order: NEWEST_FIRST,
    first: 20,
    budget,
    complete: (agents) =>
      Promise.all(
        agents.map(({ accountId, vendorId }) => {
          const account = accounts.find(({ id }) => id === accountId);
          if (account === undefined) throw new Error(accountId);
          return loaders.load(account, vendorId);
        }),
      ),
    ...others,
    filter: and<RelativeScalar>([plainPredicate({ ...filter, vendors, accountIds }), where]),
  });
}

/** All pages of a walk, or its first ones, if it is asked for a prefix. `between` runs after each page. */
export async function walk(
  fakes: readonly FakeVendor[],
  request: TestListRequest = {},
  options: { readonly maxPages?: number; readonly isPrefix?: boolean; readonly between?: () => void } = {},
): Promise<AgentPage[]> {
  const { maxPages = 1000, isPrefix = false, between = () => undefined } = options;
  const pages: AgentPage[] = [];
  for (let after: string | undefined; pages.length < maxPages; between()) {
    const page = await list(fakes, { ...request, after });
    pages.push(page);
    const last = page.agents.at(-1);
    if (!page.hasNextPage) return pages;
    after = last === undefined ? page.endCursor : page.cursorOf(last);
    if (after === undefined) throw new Error('a page has a next page, but no way there');
  }
  if (isPrefix) return pages;
  throw new Error(`the walk has more than ${maxPages} pages`);
}

/** The accounts in which there are documents that nobody can read. */
export function accountsWithUnreadable(fakes: readonly FakeVendor[]): readonly Account[] {
  return fakes
    .filter(({ agents }) => [...agents.values()].some(({ unreadable }) => unreadable))
    .map(({ account }) => account);
}

/** What failed, but for accounts that had nothing else than documents that nobody can read. */
export function avoidableFailures(pages: readonly AgentPage[], excused: readonly Account[]): AccountFailure[] {
  return pages
    .flatMap(({ failures }) => failures)
    .filter(({ account, code }) => !/^(BAD_RESPONSE|MISSED_EARLIER)$/.test(code) || !excused.includes(account));
}

/** Global ids in the order given. */
export function idsOf(agents: readonly AgentRecord[]): string[] {
  return agents.map(({ accountId, vendorId }) => formatAgentId(accountId, vendorId));
}

/** What the directory has to show of these vendors: all agents that `matches`, in order. */
export function expected(
  fakes: readonly FakeVendor[],
  order: DirectoryOrder = NEWEST_FIRST,
  matches: (agent: AgentRecord) => boolean = () => true,
): AgentRecord[] {
  return fakes
    .flatMap((fake) =>
      [...fake.agents.values()].filter(({ unreadable }) => !unreadable).map((agent) => fake.record(agent)),
    )
    .filter(matches)
    .sort((a, b) => compareAgents(a, b, order));
}
