/** @module Pages of a vendor's list, and where they stand in it. */

import type { Account } from '../../../accounts/account.ts';
import type { JsonObject } from '../../../core/agent.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import type { CallOptions } from '../../../vendors/client.ts';
import type { ListRequest } from '../../../vendors/listing.ts';
import type { DirectoryOrder } from '../order.ts';
import type { CheckedPage } from './check-page.ts';

/** The list that is read. */
export interface ListSource {
  readonly account: Account;
  /** The vendor's own filter. */
  readonly query: JsonObject;
  readonly signal: Cancellation | undefined;
  /** Reads a page and counts its agents. Absent: they are counted by whoever reads the list, or not at all. */
  readonly counted?: (request: ListRequest, read: () => Promise<CheckedPage>) => Promise<CheckedPage>;
  /** The order that the vendor lists in, as far as it is known. @default the newest first */
  readonly order?: DirectoryOrder;
  /** How much of its time each page has. */
  readonly timeShare?: CallOptions['timeShare'];
}

/** A page, and where it stood. */
export interface PlacedPage extends CheckedPage {
  /** For lists by offset. */
  readonly offset: number;
  /** For lists by cursor: what it was fetched with; undefined for the first page. */
  readonly cursor?: string | undefined;
}

/** Where to begin and how much to fetch at first. */
export interface ReadFrom {
  readonly offset: number;
  readonly cursor?: string | undefined;
  /** How many agents from there the caller hopes to need; more are fetched when it goes on. */
  readonly wanted: number;
  /** The whole list is wanted, and its pages in any order. */
  readonly isWhole?: boolean | undefined;
}
