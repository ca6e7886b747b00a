import { fingerprintOf, type IdempotencyStore } from './idempotency.ts';
import { type Outcome, refused } from './outcome.ts';

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
}

/** Runs a write once for each key: further calls with the key get the first one's answer, also while it is under way. */
export async function once(
  { store, caller, operation, key, input }: RepeatableCall,
  run: () => Promise<Outcome>,
): Promise<Outcome> {
  if (key === undefined) return run();
  const field = ['idempotencyKey'];
  if (key === '' || key.length > MAX_KEY_LENGTH) {
    return refused({ code: 'INVALID', message: `idempotencyKey: expected 1 to ${MAX_KEY_LENGTH} characters.`, field });
  }
  const fingerprint = fingerprintOf(input);
  const remembered = store.remember(JSON.stringify([caller, operation, key]), fingerprint, run);
  if (remembered.fingerprint === fingerprint) return remembered.answer;
  return refused({
    code: 'CONFLICT',
    message: 'This idempotencyKey was used with another input within 24 hours.',
    field,
  });
}
