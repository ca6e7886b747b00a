/** @module How many calls to vendors one request may make. */

import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallQuota } from './call-quota.ts';
import { VendorError } from './errors/vendor-error.ts';

/** The budget that is in force, and whether it may still refuse a call. */
interface Scope {
  readonly budget: CallBudget;
  readonly canRefuse: boolean;
}

/**
 * The budget of the request that the running code works for, kept through every `await`. It is not passed as an argument: a
 * vendor's client that forgot to pass it on would make calls that nobody counts.
 */
const scopes = new AsyncLocalStorage<Scope>();

/** What {@link CallBudget} takes besides its number. */
export interface CallBudgetOptions {
  /** What whoever needs more is told to do. @default to ask for less, or to raise `maxVendorCallsPerRequest` */
  readonly remedy?: string | undefined;
  /** What the caller has left, all of its requests together. @default any number */
  readonly quota?: CallQuota | undefined;
}

const REMEDY =
  'ask for less at once (fewer agents, fewer fields or filters that a list does not show, fewer accounts), or raise ' +
  'server.maxVendorCallsPerRequest';

/**
 * The calls to vendors that one request may make, whichever of its fields need them. A call that several share is counted
 * for whoever made it, and a call that is repeated after a transient failure is counted once.
 */
export class CallBudget {
  /** How many calls may be made. */
  readonly maxCalls: number;
  private readonly remedy: string;
  private readonly quota: CallQuota | undefined;
  private calls = 0;
  private hasAnswer = false;

  /** @param maxCalls the setting `maxVendorCallsPerRequest`, or another one */
  constructor(maxCalls: number, { remedy = REMEDY, quota }: CallBudgetOptions = {}) {
    this.maxCalls = maxCalls;
    this.remedy = remedy;
    this.quota = quota;
  }

  /** How many calls were made. */
  get used(): number {
    return this.calls;
  }

  /** Whether any read of the request has been answered, or has failed, also one that it shares. */
  get isAnswered(): boolean {
    return this.hasAnswer;
  }

  /** Notes that a read has been answered, or has failed. */
  noteAnswer(): void {
    this.hasAnswer = true;
  }

  /** Runs the work of a request: all calls that it makes, now or later, are counted here. */
  run<T>(work: () => T): T {
    return scopes.run({ budget: this, canRefuse: true }, work);
  }

  /** Counts a call, unless none is left. */
  take(): void {
    this.require(1);
    this.takeAnyway();
  }

  /** Counts a call that has to be made, whatever is left. */
  takeAnyway(): void {
    this.calls++;
    this.quota?.count();
  }

  /**
   * Checks that so many calls are left, without counting any.
   *
   * @throws VendorError `LIMIT_EXCEEDED`
   */
  require(calls: number): void {
    this.quota?.require(calls);
    if (this.calls + calls <= this.maxCalls) return;
    const message = `this request would make more than ${this.maxCalls} calls to vendors; ${this.remedy}`;
    throw new VendorError({ code: 'LIMIT_EXCEEDED', message, mayHaveTakenEffect: false });
  }
}

/**
 * Counts a call for the request that it is made for. To be called before it is queued; outside of requests nothing is counted.
 *
 * @throws VendorError `LIMIT_EXCEEDED` when the request has made as many as it may
 */
export function countCall(): void {
  const scope = scopes.getStore();
  if (scope?.canRefuse) scope.budget.take();
  else scope?.budget.takeAnyway();
}

/** The budget of the request that the running code works for; undefined outside of requests. */
export function budgetUnderWay(): CallBudget | undefined {
  return scopes.getStore()?.budget;
}

/**
 * Checks that the request may make so many more calls.
 *
 * @throws VendorError `LIMIT_EXCEEDED`
 */
export function requireCalls(calls: number): void {
  const scope = scopes.getStore();
  if (scope?.canRefuse) scope.budget.require(calls);
}

/** Runs what must not be cut in its middle, such as a write and its reading back: its calls are counted, and none is refused. */
export function withoutRefusal<T>(work: () => T): T {
  const scope = scopes.getStore();
  return scope === undefined ? work() : scopes.run({ ...scope, canRefuse: false }, work);
}
