/** @module Many accounts, one ordered, paginated list. */

import type { Account } from '../../accounts/account.ts';
import { type AccountFailure, accountFailure } from '../../accounts/account-failure.ts';
import type { AgentRecord, ShownAgent } from '../../core/agent.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { AgentBudget } from '../agent-budget.ts';
import { asksForDeleted } from '../filter/asks-for-deleted.ts';
import { atTime } from '../filter/at-time.ts';
import { and } from '../filter/combine.ts';
import { forAccount } from '../filter/for-account.ts';
import { plainPredicate, splitPredicate } from '../filter/plain-conditions.ts';
import { isFalse, type Predicate, type RelativePredicate } from '../filter/predicate.ts';
import { searchedFields } from '../filter/searched-fields.ts';
import { type ResumePoint, WalkCursors, type WalkPosition } from './cursor.ts';
import type { AccountListingRequest, ListFilter } from './listings/listing.ts';
import { mergePage } from './merge.ts';
import { type DirectoryOrder, orderKey } from './order.ts';
import { Part } from './part.ts';

/** What is asked of the directory. */
export interface ListAgentsRequest {
  readonly accounts: readonly Account[];
  readonly filter: RelativePredicate;
  /** What durations in the filter are counted from. */
  readonly now: Date;
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
  const { filter, now, order, first, after } = request;
  const where = atTime(filter, now);
  const questions = request.accounts.flatMap((account) => questionsOf(account, forAccount(where, account)));
  const names = questions.map(({ name }) => name);
  const walk = new WalkCursors({ filter, order }, names);
  const position = after === undefined ? START : walk.decode(after);
  const isForDeleted = asksForDeleted(where);
  const parts = questions.map((question) => partOf(question, request, position, isForDeleted));
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

/** What is asked of an account: all of a filter, or a part of it. */
interface Question {
  readonly name: string;
  readonly account: Account;
  readonly filter: ListFilter;
  /** Whether the vendor may answer with agents in any state. */
  readonly isOfAnyStatus: boolean;
  /** What made it fail before it could be asked. */
  readonly failure?: AccountFailure;
}

/** @param where has to hold of the account's agents */
function questionsOf(account: Account, where: Predicate): Question[] {
  // Such lists are computed ones: of the accounts that somebody may see, for one.
  if (isFalse(where)) return [];
  const { plain, rest } = splitPredicate(where);
  const { statuses, search, tags } = plain;
  const isOfAnyStatus = statuses === undefined;
  try {
    return account.vendor
      .pushDown({ statuses, search, tags })
      .map(({ query, remaining, isDisjoint = false }, index) => ({
        name: index === 0 ? account.id : `${account.id}#${index}`,
        account,
        filter: { query, remaining: and([plainPredicate(remaining), rest]), isDisjoint },
        isOfAnyStatus,
      }));
  } catch (error) {
    const filter = { query: {}, remaining: where, isDisjoint: false };
    return [{ name: account.id, account, filter, isOfAnyStatus, failure: accountFailure(account, error) }];
  }
}

function partOf(
  { name, account, filter, isOfAnyStatus, failure }: Question,
  { order, first, budget, signal, complete }: ListAgentsRequest,
  position: WalkPosition,
  isForDeleted: boolean,
): Part {
  const listing: AccountListingRequest = {
    account,
    filter,
    searched: searchedFields(account),
    asksForDeleted: isForDeleted,
    mayShowDeleted: isOfAnyStatus && account.vendor.capabilities.statuses.includes('DELETED'),
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
