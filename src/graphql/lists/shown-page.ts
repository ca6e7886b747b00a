/** @module A page of agents, wherever it comes from. */
import type { Account } from '../../accounts/account.ts';
import type { AgentPage } from '../../agents/directory/list-agents.ts';
import type { CatalogFacet, FacetRequest } from '../../catalog/query/facets.ts';
import type { AccountCopy } from '../../catalog/sync/account-state.ts';
import type { ShownAgent } from '../../core/agent.ts';

/** Where a page comes from. */
export type PageSource = 'LIVE' | 'CATALOG';

/** How old a page may be. */
export interface PageFreshness {
  readonly source: PageSource;
  readonly asOf: Date | null;
  readonly accounts: readonly SyncedAccount[];
}

/** An account, and how its copy stands. */
export interface SyncedAccount {
  readonly account: Account;
  readonly copy: AccountCopy;
}

/** A page of a list. */
export interface ShownPage extends AgentPage<ShownAgent> {
  freshness(): Promise<PageFreshness>;
  /** @throws GraphQLError where it does not come from a catalog */
  facets(request: FacetRequest): Promise<readonly CatalogFacet[]>;
}
