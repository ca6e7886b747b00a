/** @module Many accounts, one ordered, paginated list. */

import type { Account } from '../../accounts/account.ts';
import { type AccountFailure, accountFailure } from '../../accounts/account-failure.ts';
import type { AgentRecord, ShownAgent } from '../../core/agent.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { searchOf } from '../../core/search.ts';
import type { AgentFilter, FullFilter, PushedFilter } from '../../vendors/listing.ts';
import type { AgentBudget } from '../agent-budget.ts';
import { type ResumePoint, WalkCursors, type WalkPosition } from './cursor.ts';
import type { AccountListingRequest } from './listings/listing.ts';
import { searchedFields } from './listings/local-filter.ts';
import { mergePage } from './merge.ts';
import { type DirectoryOrder, orderKey } from './order.ts';
import { Part } from './part.ts';

/** What is asked of the directory. */
export interface ListAgentsRequest {
  readonly accounts: readonly Account[];
  /** Values of the enum `Vendor`; all when absent, none when empty. */
  readonly vendors?: readonly string[] | undefined;
  /** All when absent, none when empty. */
  readonly accountIds?: readonly string[] | undefined;
  readonly filter: AgentFilter;
  readonly order: DirectoryOrder;
  /** 0 or more. */
  readonly first: number;
  readonly after?: string | undefined;
  /** What the request may read. */
  readonly budget: AgentBudget;
  readonly signal?: Cancellation | undefined;
  readonly complete: AccountListingRequest['complete'];
}

/** A page of the merged list. */
export interface AgentPage<Agent extends ShownAgent = AgentRecord> {
  readonly agents: readonly Agent[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Also of accounts that failed on an earlier page of the walk, and answer now. */
  readonly failures: readonly AccountFailure[];
  /** Of an empty page on which an account failed: the place where the page would have begun, to ask for it again. */
  readonly endCursor: string | undefined;
  /** The cursor that goes on behind this agent of the page. */
  cursorOf(agent: ShownAgent): string;
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
  const accounts = (canMatch(request) ? request.accounts : [])
    .filter((account) => vendors === undefined || vendors.includes(account.vendor.name))
    .filter((account) => accountIds === undefined || accountIds.includes(account.id));
  const questions = accounts.flatMap((account) => questionsOf(account, filter));
  const names = questions.map(({ name }) => name);
  const walk = new WalkCursors({ filter, vendors, accountIds, order }, names);
  const position = after === undefined ? START : walk.decode(after);
  const parts = questions.map((question) => partOf(question, { ...request, filter }, position));
  const { agents, hasNextPage } = await mergePage(parts, order, first);
  const failed = parts.filter(({ failure }) => failure !== undefined);
  /** One agent's may be asked for any number of times. */
  const cursors = new Map<ShownAgent, string>();
  const canGoOnHere = agents.length === 0 && first > 0 && failed.length > 0;
  return {
    agents,
    hasNextPage: hasNextPage || (canGoOnHere && failed.some(({ failure }) => failure?.retryable)),
    hasPreviousPage: position.key !== undefined,
    failures: failuresOf(parts, position.missed),
    endCursor: canGoOnHere ? walk.encode(position) : undefined,
    cursorOf(agent) {
      const known = cursors.get(agent);
      if (known !== undefined) return known;
      const key = orderKey(agent, order);
      const resume = new Map(parts.map((part): [string, ResumePoint] => [part.name, part.resumePoint(key)]));
      const missed = new Set([...position.missed, ...failed.map(({ name }) => name)]);
      const cursor = walk.encode({ key, resume, missed });
      cursors.set(agent, cursor);
      return cursor;
    },
    totalCount: () => totalCount(parts),
  };
}

const START: WalkPosition = { key: undefined, resume: new Map(), missed: new Set() };

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

/** What is asked of an account: all of a filter, or a part of it. */
interface Question {
  readonly name: string;
  readonly account: Account;
  readonly filter: PushedFilter;
  /** What made it fail before it could be asked. */
  readonly failure?: AccountFailure;
}

function questionsOf(account: Account, filter: FullFilter): Question[] {
  try {
    const pushed = account.vendor.pushDown(filter);
    return pushed.map((part, index) => ({
      name: index === 0 ? account.id : `${account.id}#${index}`,
      account,
      filter: part,
    }));
  } catch (error) {
    const nothing = { query: {}, remaining: filter };
    return [{ name: account.id, account, filter: nothing, failure: accountFailure(account, error) }];
  }
}

function partOf({ name, account, filter: pushed, failure }: Question, request: FilledRequest, position: WalkPosition) {
  const { filter, order, first, budget, signal, complete } = request;
  const { capabilities } = account.vendor;
  const listing: AccountListingRequest = {
    account,
    filter: pushed,
    searched: searchedFields(account),
    asksForDeleted: filter.statuses?.includes('DELETED') ?? false,
    mayShowDeleted: filter.statuses === undefined && capabilities.statuses.includes('DELETED'),
    order,
    after: position.key,
    resume: position.resume.get(name) ?? {},
    wanted: first + 1,
    allowance: budget.of(account),
    signal,
    complete,
  };
  return new Part(name, listing, failure);
}

/** The accounts that fail now, and those whose agents were passed over because they failed on an earlier page. */
function failuresOf(parts: readonly Part[], missed: ReadonlySet<string>): AccountFailure[] {
  const byAccount = new Map<string, AccountFailure>();
  for (const { name, account, failure } of parts) {
    const known = failure ?? byAccount.get(account.id) ?? (missed.has(name) ? missedEarlier(account) : undefined);
    if (known !== undefined) byAccount.set(account.id, known);
  }
  return [...byAccount.values()];
}

function missedEarlier(account: Account): AccountFailure {
  return {
    account,
    code: 'MISSED_EARLIER',
    message:
      'it failed on an earlier page of this walk, so that agents before this page were not shown; begin anew to see them',
    retryable: true,
    retryAfterSeconds: null,
  };
}

async function totalCount(parts: readonly Part[]): Promise<number | null> {
  if (parts.some((part) => part.failure !== undefined)) return null;
  // The parts of one account may hold the same agents, unless the vendor says otherwise.
  const overlapping = parts.filter((part) => !part.isDisjoint).map((part) => part.account);
  if (new Set(overlapping).size < overlapping.length) return null;
  const totals = await Promise.all(parts.map((part) => part.total()));
  return totals.every((total) => total !== undefined) ? totals.reduce((sum, total) => sum + total, 0) : null;
}
