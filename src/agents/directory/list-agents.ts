/** @module Many accounts, one ordered, paginated list. */
import type { AgentRecord } from '../../model/agent.ts';
import { searchOf } from '../../model/search.ts';
import type { AgentFilter, FullFilter, PushedFilter } from '../../vendors/vendor.ts';
import type { Account } from '../account.ts';
import { type AccountFailure, accountFailure } from '../account-failure.ts';
import { decodeCursor, encodeCursor, type ResumePoint, type WalkIdentity, type WalkPosition } from './cursor.ts';
import type { ListingRequest } from './listing.ts';
import { searchedFields } from './local-filter.ts';
import { mergePage } from './merge.ts';
import { type AgentOrder, orderKey } from './order.ts';
import { Part } from './part.ts';

/** What is asked of the directory. */
export interface ListAgentsRequest {
  readonly accounts: readonly Account[];
  /** Values of the enum `Vendor`; all when absent, none when empty. */
  readonly vendors?: readonly string[] | undefined;
  /** All when absent, none when empty. */
  readonly accountIds?: readonly string[] | undefined;
  readonly filter: AgentFilter;
  readonly order: AgentOrder;
  /** 0 or more. */
  readonly first: number;
  readonly after?: string | undefined;
  readonly maxAgentsPerAccount: number;
  readonly signal?: AbortSignal | undefined;
  readonly complete: ListingRequest['complete'];
}

/** A page of the merged list. */
export interface AgentPage {
  readonly agents: readonly AgentRecord[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly failures: readonly AccountFailure[];
  /** The cursor that goes on behind this agent of the page. */
  cursorOf(agent: AgentRecord): string;
  /** The exact number of matching agents over all pages, or null when it can not be told without reading every list. */
  totalCount(): Promise<number | null>;
}

/**
 * Lists agents of all accounts that the request names, merged. An account that fails is named in `failures` and costs
 * only its own rows.
 *
 * A walk over all pages shows no agent twice, and misses none that was there all the time, whatever is created and
 * deleted meanwhile. The one gap: see {@link readPages} for cursors that count agents.
 *
 * @throws BadCursorError when `after` is no cursor of this list
 */
export async function listAgents(request: ListAgentsRequest): Promise<AgentPage> {
  const { vendors, accountIds, order, first, after } = request;
  const filter = normalized(request.filter);
  const identity: WalkIdentity = { filter, vendors, accountIds, order };
  const position = after === undefined ? undefined : decodeCursor(after, identity);
  const accounts = canMatch(request) ? request.accounts : [];
  const parts = accounts
    .filter((account) => vendors === undefined || vendors.includes(account.vendor.name))
    .filter((account) => accountIds === undefined || accountIds.includes(account.id))
    .flatMap((account) => partsOf(account, { ...request, filter }, position));
  const { agents, hasNextPage } = await mergePage(parts, order, first);
  return {
    agents,
    hasNextPage,
    hasPreviousPage: after !== undefined,
    failures: failuresOf(parts),
    cursorOf(agent) {
      const key = orderKey(agent, order);
      const resume = new Map(parts.map((part): [string, ResumePoint] => [part.name, part.resumePoint(key)]));
      return encodeCursor({ key, resume }, identity);
    },
    totalCount: () => totalCount(parts),
  };
}

/** The same filter in one form: vendors may make parts of it, which a cursor names by their number. */
function normalized({ statuses, search, tags }: AgentFilter): FullFilter {
  return { statuses: sortedSet(statuses), search: searchOf(search), tags: sortedSet(tags) };
}

function sortedSet<T extends string>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list === undefined ? undefined : [...new Set(list)].sort();
}

/** Nothing is one of none. Such lists are computed ones: of the accounts that somebody may see, for one. */
function canMatch({ vendors, accountIds, filter: { statuses, tags } }: ListAgentsRequest): boolean {
  return [vendors, accountIds, statuses, tags].every((list) => list === undefined || list.length > 0);
}

type FilledRequest = Omit<ListAgentsRequest, 'filter'> & { readonly filter: FullFilter };

function partsOf(account: Account, request: FilledRequest, position: WalkPosition | undefined): Part[] {
  const { filter, order, first, maxAgentsPerAccount, signal, complete } = request;
  const { capabilities } = account.vendor;
  const part = (pushed: PushedFilter, index: number, failure?: AccountFailure) => {
    const name = index === 0 ? account.id : `${account.id}#${index}`;
    const listing: ListingRequest = {
      account,
      filter: pushed,
      searched: searchedFields(account),
      asksForDeleted: filter.statuses?.includes('DELETED') ?? false,
      mayShowDeleted: filter.statuses === undefined && capabilities.statuses.includes('DELETED'),
      order,
      after: position?.key,
      resume: position?.resume.get(name) ?? {},
      wanted: first + 1,
      maxAgents: maxAgentsPerAccount,
      signal,
      complete,
    };
    return new Part(name, listing, failure);
  };
  try {
    return account.vendor.pushDown(filter).map((pushed, index) => part(pushed, index));
  } catch (error) {
    return [part({ query: {}, remaining: filter }, 0, accountFailure(account, error))];
  }
}

function failuresOf(parts: readonly Part[]): AccountFailure[] {
  const byAccount = new Map<string, AccountFailure>();
  for (const { failure } of parts) if (failure !== undefined) byAccount.set(failure.account.id, failure);
  return [...byAccount.values()];
}

async function totalCount(parts: readonly Part[]): Promise<number | null> {
  if (parts.some((part) => part.failure !== undefined)) return null;
  // The parts of one account may hold the same agents.
  if (new Set(parts.map((part) => part.account)).size < parts.length) return null;
  const totals = await Promise.all(parts.map((part) => part.total()));
  return totals.every((total) => total !== undefined) ? totals.reduce((sum, total) => sum + total, 0) : null;
}
