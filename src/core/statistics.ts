/**
 * @module What one request asks of vendors, and what it did not have to ask. It is kept only for requests that want to be
 * told: for all others, every function here does nothing.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Stopwatch } from './stopwatch.ts';

/** What is known of a call when it begins. */
export interface BegunCall {
  readonly accountId: string;
  readonly operation: string | null;
  readonly method: string;
  readonly pathTemplate: string | null;
  /** It is another one's call, made for another request or another field, whose answer this request gets. */
  readonly isShared: boolean;
}

/** What is known of a call when it has ended; of a shared one, what is its own affair is not. */
export interface EndedCall {
  readonly outcome: string;
  readonly status: number | null;
  readonly attempts: number;
  /** Milliseconds. */
  readonly queuedMs: number;
}

/** A call of the request, in the order of {@link RequestStatistics.calls}. */
export interface CallStatistics extends BegunCall {
  /** When it began, after the request did; milliseconds. */
  readonly begunMs: number;
  /** How long the request waited for it; milliseconds. undefined while it does. */
  readonly ms: number | undefined;
  /** undefined while it is under way, and where it is shared. */
  readonly end: EndedCall | undefined;
}

/** What of one account was asked. */
export interface AccountStatistics {
  /** Calls that were made for this request, each counted once however often it was repeated. */
  readonly calls: number;
  /** How often these calls were sent. Less than `calls` where the circuit was open. */
  readonly attempts: number;
  /** Reads for which no call was made, since an identical one was under way for another request or another field. */
  readonly shared: number;
  /** What was asked for and needed no call at all: see {@link noteSaved}. */
  readonly saved: number;
  /** Reads for which no call was made, since their answer had been read before: see the account's `maxAgeMs`. */
  readonly cached: number;
  /** How old the oldest of these was; milliseconds. null: there were none. */
  readonly cachedAgeMs: number | null;
  /** How long at least one of its calls, or shared calls, was waited for; milliseconds. */
  readonly waitedMs: number;
}

const requests = new AsyncLocalStorage<RequestStatistics>();

/** The statistics of one request. */
export class RequestStatistics {
  private readonly begin = performance.now();
  private readonly waiting = new Stopwatch();
  private readonly known = new Map<string, CountedAccount>();
  private readonly log: { -readonly [Key in keyof CallStatistics]: CallStatistics[Key] }[] = [];

  /** Does the work of the request: all that it asks of vendors, now or later, is noted here. */
  run<T>(work: () => T): T {
    return requests.run(this, work);
  }

  /** By account, in the order in which they were first asked. */
  get accounts(): ReadonlyMap<string, AccountStatistics> {
    return this.known;
  }

  /** All calls, in the order in which they began. */
  get calls(): readonly CallStatistics[] {
    return this.log;
  }

  /** How long any call was waited for; milliseconds. */
  get waitedMs(): number {
    return this.waiting.ms;
  }

  /** Notes a call that begins. @returns what is to be called when it has ended, or is not waited for any more */
  beginCall(call: BegunCall): (end?: EndedCall) => void {
    const account = this.account(call.accountId);
    const begin = performance.now();
    const noted: (typeof this.log)[number] = { ...call, begunMs: begin - this.begin, ms: undefined, end: undefined };
    this.log.push(noted);
    if (call.isShared) account.shared++;
    else account.calls++;
    const clocks = [this.waiting, account.waiting];
    for (const clock of clocks) clock.start();
    return (end) => {
      for (const clock of clocks) clock.stop();
      noted.ms = performance.now() - begin;
      noted.end = end;
      account.attempts += end?.attempts ?? 0;
    };
  }

  /** Notes what needed no call. */
  save(accountId: string, count: number): void {
    this.account(accountId).saved += count;
  }

  /** Notes a read that needed no call, since its answer had been read before. */
  cache(accountId: string, ageMs: number): void {
    const account = this.account(accountId);
    account.cached++;
    account.cachedAgeMs = Math.max(account.cachedAgeMs ?? 0, ageMs);
  }

  private account(id: string): CountedAccount {
    const account = this.known.get(id) ?? new CountedAccount();
    this.known.set(id, account);
    return account;
  }
}

class CountedAccount implements AccountStatistics {
  calls = 0;
  attempts = 0;
  shared = 0;
  saved = 0;
  cached = 0;
  cachedAgeMs: number | null = null;
  readonly waiting = new Stopwatch();

  get waitedMs(): number {
    return this.waiting.ms;
  }
}

/** Those of the request that the running code works for; undefined when it does not want any. */
export function requestStatistics(): RequestStatistics | undefined {
  return requests.getStore();
}

/**
 * Notes that so many things of an account were asked for and needed no call of their own: an agent asked for by its id that
 * the request had already, or that came with others on a page of the list (less one for each page that was read for that); a
 * page of the list, or the health of the account, that another field of the request asked for.
 */
export function noteSaved({ id }: { readonly id: string }, count = 1): void {
  if (count > 0) requests.getStore()?.save(id, count);
}

/** Notes that the answer to a read of an account had been read before, so long ago; milliseconds. */
export function noteCached({ id }: { readonly id: string }, ageMs: number): void {
  requests.getStore()?.cache(id, ageMs);
}
