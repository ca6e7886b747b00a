/**
 * @module A vendor in memory, for tests of what is above the vendors: it lists in any of the ways that a vendor may
 * declare, counts its calls, and lets a test change its agents or fail before each of them.
 */

import type { Account } from '../../src/accounts/account.ts';
import { DriftLog } from '../../src/accounts/drift-log.ts';
import { ListHints } from '../../src/accounts/list-hints.ts';
import { ListPageSize } from '../../src/accounts/list-page-size.ts';
import { compareCodePoints } from '../../src/agents/directory/order.ts';
import type { AgentRecord, AgentStatus, AgentVersion } from '../../src/core/agent.ts';
import type { VendorErrorCode } from '../../src/core/errors/codes.ts';
import { VendorError } from '../../src/core/errors/vendor-error.ts';
import { containsText } from '../../src/core/search.ts';
import { createSecretFinder } from '../../src/core/secrets/redactor.ts';
import type { VendorClient } from '../../src/vendors/client.ts';
import type {
  AgentFilter,
  FullFilter,
  ListPage,
  ListRequest,
  PushedFilter,
  VersionPage,
} from '../../src/vendors/listing.ts';
import type { ListingCapability, ListOrder, Vendor } from '../../src/vendors/vendor.ts';

/** An agent at the fake vendor. Times are epoch milliseconds. */
export interface FakeAgent {
  readonly id: string;
  readonly createdAt: number | null;
  readonly updatedAt?: number | null | undefined;
  readonly name?: string;
  readonly description?: string | null | undefined;
  readonly instructions?: string | null | undefined;
  readonly status?: AgentStatus | null;
  readonly tags?: readonly string[] | null | undefined;
  /** A document that nobody can read: it takes a place in the list, but is no agent. */
  readonly unreadable?: boolean;
}

/** How the fake vendor behaves. */
export interface FakeOptions extends Partial<ListingCapability> {
  /** @default 'fake' */
  readonly accountId?: string;
  /** @default 8 */
  readonly concurrency?: number;
  readonly agents?: readonly FakeAgent[];
  /** The order in which it really lists. @default newest first where it promises that, else by a hash of the id */
  readonly lists?: 'NEWEST_FIRST' | 'OLDEST_FIRST' | 'BY_HASH' | 'AS_GIVEN';
  /** `CHANGING`: agents of one time come in another order in every answer. @default 'STABLE', by a hash of the id */
  readonly ties?: 'STABLE' | 'CHANGING';
  /** `KEYSET`: a cursor marks an agent. `COUNTING`: it is a disguised offset, so that pages shift. @default 'KEYSET' */
  readonly cursors?: 'KEYSET' | 'COUNTING';
  /** What the list's query can filter by. @default nothing */
  readonly pushes?: readonly (keyof AgentFilter)[];
  /** @default ['ACTIVE', 'PAUSED', 'DRAFT', 'ARCHIVED'] */
  readonly statuses?: readonly AgentStatus[];
  readonly tellsTotal?: boolean;
  readonly canCount?: boolean;
  /** @default true */
  readonly canGet?: boolean;
  /** For `PAGE`: pages are never larger than this, and counted by it. */
  readonly capsAt?: number;
  /** Whether it says that it does so. @default true */
  readonly tellsCap?: boolean;
  /** An answer with more agents than this is too large to be read. */
  readonly tooLargeAbove?: number;
  /** Changes a page of its list on its way out. */
  readonly rewrite?: (page: ListPage, request: ListRequest) => ListPage;
  /** Ids that its list leaves out, though it has them. */
  readonly hides?: readonly string[];
  /** Unified fields that items of a light list lack. @default description, tags, updatedAt */
  readonly lightLacks?: readonly (keyof AgentRecord['fields'])[];
  readonly versions?: (window: { offset: number; limit: number }) => VersionPage;
}

/** A call that was made. */
export type FakeCall =
  | { readonly operation: 'list'; readonly request: ListRequest }
  | { readonly operation: 'get'; readonly vendorId: string }
  | { readonly operation: 'count' }
  | { readonly operation: 'versions'; readonly window: { offset: number; limit: number } };

const TOO_LARGE = { code: 'BAD_RESPONSE', reason: 'TOO_LARGE', message: 'too large' } as const;

const DEFAULT_STATUSES: readonly AgentStatus[] = ['ACTIVE', 'PAUSED', 'DRAFT', 'ARCHIVED'];

/** One account at a fake vendor. */
export class FakeVendor {
  /** By id. Tests change it as they like. */
  readonly agents: Map<string, FakeAgent>;
  readonly calls: FakeCall[] = [];
  /** What was reported that nobody expected. */
  readonly faults: unknown[] = [];
  /** Runs before a call is answered: changes the agents, or throws what the call fails with. */
  beforeCall: (call: FakeCall) => void | Promise<void> = () => undefined;
  readonly account: Account;
  readonly options: FakeOptions;
  private readonly listing: ListingCapability;
  /** Which came when, those that are gone included. */
  private readonly given = new Map<string, number>();

  constructor(options: FakeOptions = {}) {
    this.options = options;
    const { paging = 'ALL', maxPageSize = 100, order = 'UNKNOWN', wholeItems = true, accountId = 'fake' } = options;
    const { orders = [] } = options;
    this.listing = { paging, maxPageSize, order, orders, wholeItems };
    this.agents = new Map(options.agents?.map((agent) => [agent.id, agent]));
    const vendor: Pick<Vendor, 'name' | 'label' | 'capabilities' | 'pushDown'> = {
      name: 'FAKE',
      label: 'Fake',
      capabilities: {
        operations: [],
        instead: {},
        statuses: options.statuses ?? DEFAULT_STATUSES,
        hasTags: true,
        listing: this.listing,
      },
      pushDown: (filter) => this.pushDown(filter),
    };
    // The reading half of an account: nothing here can write.
    this.account = {
      id: accountId,
      label: accountId,
      generation: accountId,
      isSandbox: false,
      vendor,
      client: this.client(),
      drift: new DriftLog(),
      listHints: new ListHints(),
      listPageSize: new ListPageSize(maxPageSize),
      concurrency: options.concurrency ?? 8,
      reportFault: (error: unknown) => `fault-${this.faults.push(error)}`,
      findSecrets: createSecretFinder([]),
    } as Account;
  }

  /** The agent as the vendor shows it; `isWhole` false: as a light list does. */
  record(agent: FakeAgent, isWhole = true): AgentRecord {
    const date = (time: number | null | undefined) => (time === null || time === undefined ? null : new Date(time));
    const lacking: readonly string[] = isWhole ? [] : (this.options.lightLacks ?? ['description', 'tags', 'updatedAt']);
    const fields = {
      name: agent.name ?? agent.id,
      description: agent.description ?? null,
      instructions: agent.instructions ?? null,
      tags: agent.tags ?? null,
      status: agent.status ?? null,
      createdAt: date(agent.createdAt),
      updatedAt: date(agent.updatedAt),
    };
    const shown = Object.fromEntries(Object.entries(fields).filter(([key]) => !lacking.includes(key)));
    return {
      accountId: this.account.id,
      vendorId: agent.id,
      fields: { ...shown, name: fields.name },
      document: { id: agent.id },
      raw: { id: agent.id },
      original: { id: agent.id },
      whole: isWhole,
      operations: [],
      observedAt: 0,
    };
  }

  private client(): VendorClient {
    const { canGet = true, canCount = false, versions } = this.options;
    const client: Pick<VendorClient, 'load' | 'list' | 'get' | 'count' | 'versions'> = {
      load: { underWay: 0, waiting: 0 },
      list: (request) => this.answer({ operation: 'list', request }, () => this.list(request)),
      ...(canGet && {
        get: (vendorId: string) => this.answer({ operation: 'get', vendorId }, () => this.get(vendorId)),
      }),
      ...(canCount && { count: (query) => this.answer({ operation: 'count' }, () => this.matching(query).length) }),
      ...(versions && {
        versions: (_: AgentRecord, window: { offset: number; limit: number }) =>
          this.answer({ operation: 'versions', window }, () => versions(window)),
      }),
    };
    return client as VendorClient;
  }

  private async answer<T>(call: FakeCall, run: () => T): Promise<T> {
    this.calls.push(call);
    await this.beforeCall(call);
    return run();
  }

  private get(vendorId: string): AgentRecord | null {
    const agent = this.agents.get(vendorId);
    return agent === undefined || agent.unreadable ? null : this.record(agent);
  }

  private list({ query, limit, offset, cursor }: ListRequest): ListPage {
    const { paging, maxPageSize, wholeItems } = this.listing;
    if (!Number.isInteger(limit) || limit < 1 || limit > maxPageSize) throw new Error(`a page of ${limit}`);
    if (!Number.isInteger(offset) || offset < 0) throw new Error(`an offset of ${offset}`);
    if (paging === 'PAGE' && offset % limit !== 0) throw new Error(`no page of ${limit} begins at ${offset}`);
    const { capsAt = limit, tellsCap = true, tooLargeAbove = Number.POSITIVE_INFINITY } = this.options;
    const size = Math.min(limit, capsAt);
    const all = this.matching(query);
    const start =
      paging === 'CURSOR'
        ? this.startOf(cursor, all, query.sort)
        : paging === 'ALL'
          ? 0
          : size < limit
            ? (offset / limit) * size
            : offset;
    const items = paging === 'ALL' ? all : all.slice(start, start + size);
    if (items.length > tooLargeAbove) throw new VendorError({ ...TOO_LARGE });
    const hasMore = start + items.length < all.length && items.length > 0;
    const last = items.at(-1);
    const page: ListPage = {
      agents: items.filter(({ unreadable }) => !unreadable).map((agent) => this.record(agent, wholeItems)),
      itemCount: items.length,
      hasMore,
      ...(paging === 'CURSOR' &&
        hasMore &&
        last && { nextCursor: this.cursorBehind(last, start + items.length, query.sort) }),
      ...(this.options.tellsTotal && { total: all.length }),
      ...(size < limit && tellsCap && { pageSize: size, offset: start }),
    };
    return this.options.rewrite?.(page, { query, limit, offset, cursor }) ?? page;
  }

  private cursorBehind(last: FakeAgent, offset: number, sort: unknown): string {
    return this.options.cursors === 'COUNTING' ? `${offset}` : JSON.stringify(this.rank(last, sort));
  }

  private startOf(cursor: string | undefined, all: readonly FakeAgent[], sort: unknown): number {
    if (cursor === undefined) return 0;
    if (this.options.cursors === 'COUNTING') return Number(cursor);
    const place = readRank(cursor);
    const start = all.findIndex((agent) => compareRanks(this.rank(agent, sort), place, sort) > 0);
    return start === -1 ? all.length : start;
  }

  /** What the query matches, in the vendor's order. */
  private matching(query: Partial<Record<string, unknown>>): FakeAgent[] {
    const { statuses, search, tag } = query as { statuses?: readonly AgentStatus[]; search?: string; tag?: string };
    for (const id of this.agents.keys()) if (!this.given.has(id)) this.given.set(id, this.given.size);
    const found = [...this.agents.values()].filter(
      (agent) =>
        !this.options.hides?.includes(agent.id) &&
        (statuses === undefined || statuses.includes(agent.status as AgentStatus)) &&
        (tag === undefined || agent.tags?.includes(tag)) &&
        (search === undefined || this.searchedOf(agent).some((text) => text && containsText(text, search))),
    );
    const ranked = found.map((agent) => ({ agent, rank: this.rank(agent, query.sort) }));
    return ranked.sort((a, b) => compareRanks(a.rank, b.rank, query.sort)).map(({ agent }) => agent);
  }

  /** Where its own search looks: nothing that is pushed may find less than is found here. */
  private searchedOf({ id, name = id, description, instructions }: FakeAgent): (string | null | undefined)[] {
    return this.listing.wholeItems ? [name, description, instructions] : [name, description];
  }

  private rank({ id, createdAt, updatedAt, name = id }: FakeAgent, sort: unknown): Rank {
    const { lists = this.listing.order === 'NEWEST_FIRST' ? 'NEWEST_FIRST' : 'BY_HASH', ties } = this.options;
    const tie = hash(ties === 'CHANGING' ? `${id}${this.calls.length}` : id);
    if (sort !== undefined) {
      const [field] = String(sort).split(' ');
      // As databases do, what has no time is later than all others.
      const time = (field === 'CREATED_AT' ? createdAt : updatedAt) ?? Number.MAX_SAFE_INTEGER;
      return [field === 'NAME' ? name : time, tie, id];
    }
    if (lists === 'BY_HASH') return [0, tie, id];
    if (lists === 'AS_GIVEN') return [this.given.get(id) ?? 0, 0, id];
    // As databases do, those without a time stand before all others when the newest come first.
    const time = createdAt ?? Number.MAX_SAFE_INTEGER;
    return [lists === 'NEWEST_FIRST' ? -time : time, tie, id];
  }

  private pushDown({ statuses, search, tags }: AgentFilter): readonly PushedFilter[] {
    const pushes = (key: keyof AgentFilter) => this.options.pushes?.includes(key) ?? false;
    if (statuses !== undefined && (this.options.statuses ?? DEFAULT_STATUSES).length === 0) return [];
    const query = {
      ...(pushes('statuses') && statuses && { statuses }),
      ...(pushes('search') && search !== undefined && { search }),
    };
    const remaining: FullFilter = {
      statuses: pushes('statuses') ? undefined : statuses,
      search: pushes('search') ? undefined : search,
      tags: pushes('tags') ? undefined : tags,
    };
    if (tags === undefined || !pushes('tags')) return [{ query, remaining }];
    return tags.map((tag) => ({ query: { ...query, tag }, remaining }));
  }
}

/** A vendor's error. `hasArrived` false: the call did not reach the vendor. */
export function failure(code: VendorErrorCode, message = `the vendor says ${code}`, hasArrived = true): VendorError {
  return new VendorError({ code, message, mayHaveTakenEffect: hasArrived });
}

/** `count` agents, one a minute, the first the newest. */
export function agentsInARow(count: number, prefix = 'agent'): FakeAgent[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}-${String(index).padStart(5, '0')}`,
    createdAt: Date.UTC(2026, 0, 1) - index * 60_000,
  }));
}

/** Versions as the vendors keep them, the newest first. */
export function version(number: number): AgentVersion {
  return { number, notes: null, createdAt: null, isCurrent: false };
}

type Rank = readonly [order: number | string, tie: number, id: string];

function compareRanks(a: Rank, b: Rank, sort: unknown): number {
  const sign = String(sort).endsWith('DESC') ? -1 : 1;
  return sign * compareOrders(a[0], b[0]) || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

function compareOrders(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareCodePoints(String(a), String(b));
}

/** The orders that a fake vendor's list can be asked in. */
export const SORTS: readonly ListOrder[] = (['CREATED_AT', 'UPDATED_AT', 'NAME'] as const).flatMap((field) =>
  (['ASC', 'DESC'] as const).map((direction) => ({ field, direction, query: { sort: `${field} ${direction}` } })),
);

function readRank(cursor: string): Rank {
  try {
    const rank: unknown = JSON.parse(cursor);
    if (Array.isArray(rank) && rank.length === 3) return rank as unknown as Rank;
  } catch {
    // Refused below.
  }
  throw failure('INVALID');
}

/** FNV-1a: an order that has nothing to do with the ids' own. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
