/** @module One account's part of the merged list. */

import type { Account } from '../../../accounts/account.ts';
import type { AgentRecord } from '../../../core/agent.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Allowance } from '../../allowance.ts';
import { isTrue, type Predicate } from '../../filter/predicate.ts';
import type { SearchedField } from '../../filter/searched-fields.ts';
import type { ResumePoint } from '../cursor.ts';
import type { DirectoryOrder, OrderKey } from '../order.ts';

/** What an account's vendor is asked for, and what is left to do here. */
export interface ListFilter {
  /** The vendor's own query parameters or body keys. */
  readonly query: JsonObject;
  /** Has to hold of what the vendor answers. */
  readonly remaining: Predicate;
  /** No other part of the account's list can hold the same agents. */
  readonly isDisjoint: boolean;
}

/** What is asked of one account. */
export interface AccountListingRequest {
  readonly account: Account;
  readonly filter: ListFilter;
  readonly searched: readonly SearchedField[];
  readonly asksForDeleted: boolean;
  /** Agents that the vendor calls deleted may be among what it answers, and have to be left out here. */
  readonly mayShowDeleted: boolean;
  readonly order: DirectoryOrder;
  /** Agents up to this place were shown already. */
  readonly after: OrderKey | undefined;
  readonly resume: ResumePoint;
  /** How many agents the caller will take at most. */
  readonly wanted: number;
  /** What of the account may be read before the reading is given up: shared with all other fields of the request. */
  readonly allowance: Allowance;
  readonly signal: Cancellation | undefined;
  /** Loads whole agents, for filters and orders that look at what a list does not show. */
  readonly complete: (agents: readonly AgentRecord[]) => Promise<readonly (AgentRecord | null)[]>;
}

/** The agents of one account, in order, behind the place where the walk stands. */
export interface AccountListing {
  /** In order. Grows at its end with `fill`. */
  readonly ready: readonly AgentRecord[];
  /** Known to stand behind all that is ready, in an order that is not known yet. */
  readonly held: readonly AgentRecord[];
  /** Nothing will follow what is ready. */
  readonly done: boolean;
  /** Fetches until more is ready or the list is done. */
  fill(): Promise<void>;
  /** Where a later request goes on so that it sees all that stands behind `key`. */
  resumePoint(key: OrderKey): ResumePoint;
  /** Nothing that was fetched speaks against the number of agents that the vendor tells or the pages show. */
  readonly isCountCertain: boolean;
  /** The exact number of matching agents, as far as what was fetched tells; undefined when it does not. */
  knownTotal(): number | undefined;
}

/** Whether the vendor was asked for exactly what is wanted, so that its own total is the number of matches. */
export function isVendorTotalExact({ filter, mayShowDeleted }: AccountListingRequest): boolean {
  return isUnrestricted(filter) && !mayShowDeleted;
}

/** Whether the vendor's answer needs no further filter. */
export function isUnrestricted({ remaining }: ListFilter): boolean {
  return isTrue(remaining);
}

/**
 * The number of matching agents of a list that was read to its end.
 *
 * @param matches of those that could be read; undefined when that is not known of all
 * @param unreadable items that are no agents to be shown: they are there, but nobody knows what they match
 */
export function countOf(
  request: AccountListingRequest,
  matches: number | undefined,
  unreadable: number | undefined,
): number | undefined {
  if (matches === undefined || unreadable === 0) return matches;
  return unreadable !== undefined && isVendorTotalExact(request) ? matches + unreadable : undefined;
}
