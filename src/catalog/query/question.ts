/** @module What the catalog is asked. */
import type { Account } from '../../accounts/account.ts';
import type { Predicate } from '../../agents/filter/predicate.ts';
import type { CatalogOrder } from './order-columns.ts';

/** Which agents, in which order. */
export interface CatalogQuestion {
  /** Those that the caller may see and has asked for. */
  readonly accounts: readonly Account[];
  readonly filter: Predicate;
  /** Whether agents that the vendor calls deleted are asked for; see `asksForDeleted`. */
  readonly showsDeleted: boolean;
  readonly order: CatalogOrder;
}

/** Which part of the list. */
export interface CatalogWindow {
  /** How many agents: 0 or more. */
  readonly count: number;
  /** FORWARD: the first of them, from `after` on. BACKWARD: the last of them, up to `before`. */
  readonly direction: 'FORWARD' | 'BACKWARD';
  /** A cursor: the page stands behind it. */
  readonly after?: string | undefined;
  /** A cursor: the page stands before it. */
  readonly before?: string | undefined;
}
