/** @module Runs a write once for each idempotency key. */

import type { Account } from '../../../accounts/account.ts';
import { isCancelled } from '../../../accounts/account-failure.ts';
import type { AgentRecord } from '../../../core/agent.ts';
import { type Cancellation, sleep } from '../../../core/cancellation.ts';
import { VendorError } from '../../../core/errors/vendor-error.ts';
import { type Outcome, outcome, refused } from '../outcome.ts';
import { hasChangedNothing, obstacle, type UserError } from '../user-error.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Claim, IdempotencyStore, RememberedOutcome } from './store.ts';

/** Longest key. */
const MAX_KEY_LENGTH = 255;

/** How long a call counts as under way after its process last renewed its lease; milliseconds. */
const LEASE_MS = 60_000;

/** How often a lease is renewed while it runs. */
const RENEWALS_PER_LEASE = 3;

/** How long to wait before asking again whether a call of another process has ended; milliseconds. */
const POLL_MS = 200;

/** Stands for the path of the key in the input. */
const FIELD = ['idempotencyKey'];

/** A call that may come again. */
export interface RepeatableCall {
  /** The account that is written to. */
  readonly account: Account;
  /** Whose call it is: keys of one caller mean nothing to another. */
  readonly caller: string;
  /** Which mutation. */
  readonly operation: string;
  /** undefined: every call is a call of its own. */
  readonly key: string | undefined;
  readonly input: object;
  /** Aborted when this caller went away. */
  readonly signal?: Cancellation | undefined;
  /** The agent that an earlier call made, as it is now; null when it is gone. */
  readAgent(made: NonNullable<RememberedOutcome['made']>): Promise<AgentRecord | null>;
}

/** How calls of other processes are waited for; milliseconds. */
export interface IdempotencyTimes {
  /** @default 60000 */
  readonly leaseMs?: number;
  /** @default 200 */
  readonly pollMs?: number;
}

/**
 * The calls with an idempotency key. Further calls with a key get the first one's answer, also while it is under way, with
 * the agent as it is by then. A call by which provably nothing was changed answers those that wait for it, and is then
 * forgotten: the next call with the key tries again.
 */
export class IdempotentCalls {
  private readonly store: IdempotencyStore;
  private readonly leaseMs: number;
  private readonly pollMs: number;
  /** What is under way in this process, by place and fingerprint: whoever says the same joins it without asking the store. */
  private readonly running = new Map<string, Promise<RememberedOutcome>>();

  constructor(store: IdempotencyStore, { leaseMs = LEASE_MS, pollMs = POLL_MS }: IdempotencyTimes = {}) {
    this.store = store;
    this.leaseMs = leaseMs;
    this.pollMs = pollMs;
  }

  /** Runs a write, unless a call with its key did. */
  async run(call: RepeatableCall, write: () => Promise<Outcome>): Promise<Outcome> {
    const { caller, operation, key, input, signal } = call;
    if (key === undefined) return write();
    if (key === '' || key.length > MAX_KEY_LENGTH) {
      const message = `idempotencyKey must have 1 to ${MAX_KEY_LENGTH} characters.`;
      return refused({ code: 'INVALID', message, field: FIELD });
    }
    const fingerprint = fingerprintOf(input);
    // As a hash, every key takes the same room.
    const place = fingerprintOf([caller, operation, key]);
    for (;;) {
      let own: Outcome | undefined;
      const begin = async () => {
        own = await write();
        return own;
      };
      const answer = this.running.get(place + fingerprint) ?? this.begin({ place, fingerprint, call }, begin);
      try {
        const remembered = await answer;
        return own ?? (await again(remembered, call));
      } catch (error) {
        if (error instanceof Refused) return refused(error.userError);
        // The client whose call this one joined went away before anything was sent. This one is still here.
        if (!isCancelled(error) || signal?.aborted) throw error;
      }
    }
  }

  private begin(claimant: Claimant, write: () => Promise<Outcome>): Promise<RememberedOutcome> {
    const name = claimant.place + claimant.fingerprint;
    const answer = this.claimAndRun(claimant, write).finally(() => this.running.delete(name));
    this.running.set(name, answer);
    return answer;
  }

  private async claimAndRun(claimant: Claimant, write: () => Promise<Outcome>): Promise<RememberedOutcome> {
    const claim = await this.claim(claimant);
    if (claim.state === 'CLAIMED') return this.runClaimed(claimant, claim.token, write);
    if (claim.fingerprint !== claimant.fingerprint) throw new Refused(OTHER_INPUT);
    return claim.outcome;
  }

  /** Waits as long as another process is at it. */
  private async claim({ place, fingerprint, call }: Claimant): Promise<Exclude<Claim, { state: UnfinishedState }>> {
    for (;;) {
      const claim = await this.store.claim(place, fingerprint, this.leaseMs).catch((error: unknown) => {
        throw new Refused(obstacle(error, call.account));
      });
      if (claim.state === 'CLAIMED' || claim.state === 'COMPLETED') return claim;
      if (claim.fingerprint !== fingerprint) throw new Refused(OTHER_INPUT);
      if (claim.state === 'ABANDONED') throw new Refused(ABANDONED);
      await sleep(this.pollMs, call.signal).catch(() => {
        throw new Refused(obstacle(call.signal?.reason, call.account));
      });
    }
  }

  private async runClaimed(
    { place, call: { account } }: Claimant,
    token: string,
    write: () => Promise<Outcome>,
  ): Promise<RememberedOutcome> {
    // A store that fails does not change what became of the write: the lease of its key runs out.
    const noted = (step: Promise<void>) => step.catch((error: unknown) => void account.reportFault(error));
    const renew = () => void noted(this.store.renew(place, token, this.leaseMs));
    const renewals = setInterval(renew, this.leaseMs / RENEWALS_PER_LEASE);
    try {
      const outcome = await write();
      const remembered = whatToRemember(outcome);
      await noted(
        hasChangedNothing(outcome) ? this.store.release(place, token) : this.store.complete(place, token, remembered),
      );
      return remembered;
    } catch (error) {
      // A fault of Rollcall's own is not remembered as an answer.
      await noted(this.store.release(place, token));
      throw error;
    } finally {
      clearInterval(renewals);
    }
  }
}

type UnfinishedState = 'IN_PROGRESS' | 'ABANDONED';

/** A call that is about to claim its key. */
interface Claimant {
  readonly place: string;
  readonly fingerprint: string;
  readonly call: RepeatableCall;
}

/** Tells everybody who waits for a write that it was not run, and why. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly userError: UserError;

  constructor(userError: UserError) {
    super(userError.message);
    this.userError = userError;
  }
}

const OTHER_INPUT: UserError = {
  code: 'CONFLICT',
  message: 'This idempotencyKey was used with another input within 24 hours.',
  field: FIELD,
};

const ABANDONED: UserError = {
  code: 'UNKNOWN_OUTCOME',
  message:
    'A call with this idempotencyKey was begun, and the process that ran it stopped before its end. It may or may not have taken effect: check before repeating it with another key.',
  field: FIELD,
};

function whatToRemember({ agent, userErrors, notCarried }: Outcome): RememberedOutcome {
  const made = agent === null ? null : { accountId: agent.accountId, vendorId: agent.vendorId };
  return { made, userErrors, notCarried };
}

/** The answer to whoever comes after the first. */
async function again({ made, userErrors, notCarried }: RememberedOutcome, call: RepeatableCall): Promise<Outcome> {
  if (made === null) return outcome({ userErrors, notCarried });
  const withError = (error: UserError) => outcome({ userErrors: [...userErrors, error], notCarried });
  try {
    const agent = await call.readAgent(made);
    if (agent !== null) return outcome({ agent, userErrors, notCarried });
    const message = `The first call with this key made the agent "${made.vendorId}", which is no longer there.`;
    return withError({ code: 'NOT_FOUND', message });
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    const message = `The first call with this key made the agent "${made.vendorId}", which could not be read now: ${error.message}`;
    return withError({ code: 'INCOMPLETE', message });
  }
}
