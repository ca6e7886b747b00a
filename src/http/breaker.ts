import type { Cancellation } from '../core/cancellation.ts';
import { CODES, type CodeMeaning } from '../core/errors/codes.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import { ConditionVariable } from './condition-variable.ts';
import type { Deadline } from './deadline.ts';

/** Whether calls go through to the vendor. */
export type CircuitState = 'CLOSED' | 'HALF_OPEN' | 'OPEN';

/** So many calls in a row, each to another path, fail (no connection, 5xx, time-out) before the circuit opens. */
const FAILURES_TO_OPEN = 5;
/** How long an open circuit refuses calls before it lets one through to try; milliseconds. */
const OPEN_FOR_MS = 10_000;
/** Of one failure, no more than this is quoted; characters. */
const LONGEST_QUOTE = 200;

/** What a call shows of its vendor: nothing, when its caller cancelled it or it had little time. */
type Verdict = CodeMeaning['shows'];

/** What is known of a call beforehand. */
export interface BreakerCall {
  /** What is asked for. Absent: something else than all others. */
  readonly path?: string | undefined;
  /** When the call began; milliseconds of the monotonic clock. Absent: now. */
  readonly begunAt?: number | undefined;
  /** Ends the waiting for the call that tries whether the vendor is back. */
  readonly deadline?: Deadline | undefined;
  /** Aborted when the caller cancels, for whatever reason: what it rejects with shows nothing of the vendor. */
  readonly caller?: Cancellation | undefined;
}

/**
 * Stops calling a vendor that is down. Any answer of the vendor, a refusal too, shows that it is up. One path that fails,
 * however often, does not mean that the vendor is down: one agent or one list may be too much for it. A call that its
 * caller cancelled, or that had little time left, shows nothing.
 *
 * Not the breaker of cockatiel: it counts failures whatever they were about, and takes a trial call that its caller
 * cancelled for a failed one.
 */
export class Breaker {
  private readonly fairMs: number;
  /** Of the failures in a row: what was asked for, and what happened. */
  private readonly failures = new Map<string | symbol, string>();
  /** Epoch milliseconds; undefined while the circuit is closed. */
  private openedAt: number | undefined;
  private isTrialUnderWay = false;
  private readonly trialEnded = new ConditionVariable();

  /** @param fairMs a time-out sooner than this after the call began is not the vendor's; milliseconds */
  constructor(fairMs: number) {
    this.fairMs = fairMs;
  }

  /** Half open: one call may try, or tries, whether the vendor is back. */
  get state(): CircuitState {
    if (this.openedAt === undefined) return 'CLOSED';
    return this.isTrialUnderWay || this.dueInMs <= 0 ? 'HALF_OPEN' : 'OPEN';
  }

  /** Whether calls go through as if there were no breaker. */
  get isClosed(): boolean {
    return this.openedAt === undefined;
  }

  /** @throws VendorError `CIRCUIT_OPEN` when a call would be refused now */
  refuse(): void {
    if (this.state === 'OPEN') throw this.refusal();
  }

  /**
   * Runs a call unless the circuit is open. While one call tries whether the vendor is back, others wait for what comes of
   * it. When nothing does, since its caller went away, the next one tries at once.
   */
  run<T>(call: () => Promise<T>, about: BreakerCall = {}): Promise<T> {
    return this.isClosed ? this.watch(call, about) : this.runWhenDue(call, about);
  }

  private async runWhenDue<T>(call: () => Promise<T>, about: BreakerCall): Promise<T> {
    while (this.openedAt !== undefined) {
      this.refuse();
      if (!this.isTrialUnderWay) return this.runTrial(call, about);
      await this.trialEnded.wait(about.deadline?.signal);
    }
    return this.watch(call, about);
  }

  /** What refuses a call while the circuit is open. */
  refusal(): VendorError {
    const dueInSeconds = Math.max(1, Math.ceil(this.dueInMs / 1000));
    return new VendorError({
      code: 'CIRCUIT_OPEN',
      message: `not asked: the last calls failed (${this.reasons()}), the next try is due within ${dueInSeconds} s`,
      retryAfterSeconds: dueInSeconds,
      mayHaveTakenEffect: false,
    });
  }

  /** The vendor has answered: it is up. */
  noteAnswer(): void {
    this.openedAt = undefined;
    // Nearly always there are none, and clearing an empty map makes a new table.
    if (this.failures.size > 0) this.failures.clear();
  }

  private async runTrial<T>(call: () => Promise<T>, about: BreakerCall): Promise<T> {
    this.isTrialUnderWay = true;
    try {
      return await this.watch(call, about, true);
    } finally {
      this.isTrialUnderWay = false;
      this.trialEnded.notifyAll();
    }
  }

  /** Notes what comes of a call that went through. */
  async watch<T>(call: () => Promise<T>, about: BreakerCall, isTrial = false): Promise<T> {
    const { path, caller, begunAt = performance.now() } = about;
    try {
      const value = await call();
      this.noteAnswer();
      return value;
    } catch (error) {
      const isCancelled = caller?.aborted && error === caller.reason;
      const verdict = isCancelled ? 'NOTHING' : this.judge(error, performance.now() - begunAt);
      if (verdict === 'UP') this.noteAnswer();
      if (verdict === 'DOWN') this.count(error as VendorError, path, isTrial);
      throw error;
    }
  }

  private judge(error: unknown, ms: number): Verdict {
    if (!(error instanceof VendorError)) return 'NOTHING';
    const { code, status } = error;
    const hadLittleTime = code === 'TIMEOUT' && ms < this.fairMs;
    const isUnsent = code === 'RATE_LIMITED' && status === undefined;
    return hadLittleTime || isUnsent ? 'NOTHING' : CODES[code].shows;
  }

  private count(error: VendorError, path: string | undefined, isTrial: boolean): void {
    if (this.openedAt !== undefined && !isTrial) return;
    // Where no connection could be made, it does not matter what for.
    const isAboutThePath = path !== undefined && (error.mayHaveTakenEffect || error.status !== undefined);
    const about = isAboutThePath ? path : Symbol();
    this.failures.delete(about);
    this.failures.set(about, error.message.slice(0, LONGEST_QUOTE));
    const [oldest = about] = this.failures.keys();
    if (this.failures.size > FAILURES_TO_OPEN) this.failures.delete(oldest);
    if (isTrial || this.failures.size === FAILURES_TO_OPEN) this.openedAt = Date.now();
  }

  private get dueInMs(): number {
    return (this.openedAt ?? 0) + OPEN_FOR_MS - Date.now();
  }

  private reasons(): string {
    const counts = new Map<string, number>();
    for (const reason of this.failures.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    return [...counts].map(([reason, count]) => (count === 1 ? reason : `${count} times: ${reason}`)).join('; ');
  }
}
