/** @module What is asked of a vendor's list of agents, and what it answers. */
import type { AgentRecord, AgentStatus, AgentVersion, JsonObject } from '../core/agent.ts';

/** Which agents are asked for, in unified words. Absent: no restriction. Empty: no agent. */
export interface AgentFilter {
  /** Any of these. */
  readonly statuses?: readonly AgentStatus[] | undefined;
  /** Part of the name, the description, or, where list items are whole, the instructions; see `core/search.ts`. */
  readonly search?: string | undefined;
  /** Any of these. */
  readonly tags?: readonly string[] | undefined;
}

/**
 * An {@link AgentFilter} that says of each condition what is left of it: undefined is no restriction. All keys are
 * required, so that a condition that is added to the filter and forgotten somewhere does not compile.
 */
export type FullFilter = { readonly [Key in keyof Required<AgentFilter>]: AgentFilter[Key] };

/** A filter, split into what the vendor is asked and what is left to do here. */
export interface PushedFilter {
  /** The vendor's own query parameters or body keys. It may find more than was asked for, never less. */
  readonly query: JsonObject;
  /**
   * To be applied to what the vendor answers; undefined: the vendor was asked for it, or nobody asked. All undefined: the
   * vendor's total is the exact number of matches.
   */
  readonly remaining: FullFilter;
  /** No other part of the filter can find the same agents, so that the totals of all parts add up. @default false */
  readonly isDisjoint?: boolean;
}

/** Which part of a list is asked for. */
export interface ListRequest {
  readonly query: JsonObject;
  readonly limit: number;
  /** For `PAGE` and `OFFSET`: how many agents stand before; for `PAGE` always a multiple of `limit`. */
  readonly offset: number;
  /** For `CURSOR`: where to go on; undefined for the first page. */
  readonly cursor?: string | undefined;
}

/** A part of a vendor's list. */
export interface ListPage {
  readonly agents: readonly AgentRecord[];
  /** How many items the vendor sent, unreadable ones included: what the next offset is counted by. */
  readonly itemCount: number;
  /** Also where the vendor says so without a way to get there. */
  readonly hasMore: boolean;
  readonly nextCursor?: string | undefined;
  /** For `PAGE`: the size of page that the vendor counts by, where it is smaller than the one asked for. */
  readonly pageSize?: number | undefined;
  /** How many agents stand before, where that is not as it was asked for: smaller pages begin elsewhere. */
  readonly offset?: number | undefined;
  /** Of all that match the query, where the vendor tells. */
  readonly total?: number | undefined;
}

/** Which part of an agent's version list is asked for. */
export interface VersionWindow {
  readonly limit: number;
  /** How many versions stand before; a multiple of `limit`. 0 where the vendor pages by cursor. */
  readonly offset: number;
  /** Where to go on, for a vendor that pages by cursor; undefined for the first page. */
  readonly cursor?: string | undefined;
}

/** A part of an agent's version list, newest first. */
export interface VersionPage {
  readonly versions: readonly AgentVersion[];
  readonly hasMore: boolean;
  /** The cursor of the next part, from a vendor that pages by cursor. */
  readonly nextCursor?: string | undefined;
}
