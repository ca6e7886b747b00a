import type { AgentRecord } from '../../../core/agent.ts';
import { VendorError } from '../../../core/errors/vendor-error.ts';
import { type Outcome, outcome, refused } from '../outcome.ts';
import type { UserError } from '../user-error.ts';
import { fingerprintOf, type IdempotencyStore, type RememberedOutcome } from './store.ts';

/** Longest key. */
const MAX_KEY_LENGTH = 255;

/** A call that may come again. */
export interface RepeatableCall {
  readonly store: IdempotencyStore;
  /** Whose call it is: keys of one caller mean nothing to another. */
  readonly caller: string;
  /** Which mutation. */
  readonly operation: string;
  /** undefined: every call is a call of its own. */
  readonly key: string | undefined;
  readonly input: object;
  /** Aborted when this caller went away. */
  readonly signal?: AbortSignal | undefined;
  /** The agent that an earlier call made, as it is now; null when it is gone. */
  readAgent(made: NonNullable<RememberedOutcome['made']>): Promise<AgentRecord | null>;
}

/**
 * Runs a write once for each key: further calls with the key get the first one's answer, also while it is under way, with
 * the agent as it is by then.
 */
export async function once(call: RepeatableCall, run: () => Promise<Outcome>): Promise<Outcome> {
  const { store, caller, operation, key, input, signal } = call;
  if (key === undefined) return run();
  const field = ['idempotencyKey'];
  if (key === '' || key.length > MAX_KEY_LENGTH) {
    return refused({ code: 'INVALID', message: `idempotencyKey must have 1 to ${MAX_KEY_LENGTH} characters.`, field });
  }
  const fingerprint = fingerprintOf(input);
  // As a hash, every key takes the same room.
  const place = fingerprintOf([caller, operation, key]);
  for (;;) {
    let own: Outcome | undefined;
    const remembered = store.remember(place, fingerprint, async () => {
      own = await run();
      return whatToRemember(own);
    });
    if (remembered.fingerprint !== fingerprint) {
      const message = 'This idempotencyKey was used with another input within 24 hours.';
      return refused({ code: 'CONFLICT', message, field });
    }
    try {
      const answer = await remembered.answer;
      return own ?? (await again(answer, call));
    } catch (error) {
      // The client whose call this one joined went away before anything was sent. This one is still here.
      const isAnothers = error instanceof Error && error.name === 'AbortError' && !signal?.aborted;
      if (!isAnothers) throw error;
    }
  }
}

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
