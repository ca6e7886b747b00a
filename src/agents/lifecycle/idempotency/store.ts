/** @module Which keys were used, and what became of their writes. */
import { createHash } from 'node:crypto';
import { isContainer, isObject } from '../../../core/json.ts';
import type { Outcome } from '../outcome.ts';
import { hasChangedNothing } from '../user-error.ts';

/** How long a key is remembered; milliseconds. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/** How many keys are remembered; the oldest goes first. */
const MAX_KEYS = 10_000;

/** What is remembered of an outcome: ids, no agents. Whoever comes again is shown the agent as it is then. */
export interface RememberedOutcome extends Pick<Outcome, 'userErrors' | 'notCarried'> {
  /** The agent that was made; null when there was none to show. */
  readonly made: { readonly accountId: string; readonly vendorId: string } | null;
}

/** An answer that was given, or is on its way. */
export interface RememberedAnswer<Answer> {
  /** Of the input: another input under the same key is a mistake. */
  readonly fingerprint: string;
  readonly answer: Promise<Answer>;
}

/** Where answers are remembered. One process has its memory; several need a store that they share. */
export interface IdempotencyStore {
  /**
   * Remembers an answer under a key, unless the key has one: then that one is given back. An answer by which provably
   * nothing was changed is given to all who wait for it, and then forgotten: the next call with the key tries again.
   *
   * @returns the answer that was there before, or the one that was begun now
   */
  remember<Answer extends Pick<Outcome, 'userErrors'>>(
    key: string,
    fingerprint: string,
    answer: () => Promise<Answer>,
  ): RememberedAnswer<Answer>;
}

/**
 * A store in the memory of this process: 10,000 keys for 24 hours, about 1 kB each. When there are more, the oldest one
 * whose write is over is forgotten.
 *
 * @param now the time; milliseconds
 * @param maxKeys how many keys are remembered
 */
export function createMemoryStore(now: () => number = Date.now, maxKeys: number = MAX_KEYS): IdempotencyStore {
  interface Entry extends RememberedAnswer<Pick<Outcome, 'userErrors'>> {
    readonly expiresAt: number;
    isOver: boolean;
  }
  // In the order of their beginning, so that the oldest is always in front.
  const entries = new Map<string, Entry>();

  function makeRoom(): void {
    for (const [key, { expiresAt, isOver }] of entries) {
      if (expiresAt > now() && entries.size < maxKeys) return;
      // What is under way is not forgotten: it would be begun a second time.
      if (isOver) entries.delete(key);
    }
  }

  return {
    remember<Answer extends Pick<Outcome, 'userErrors'>>(
      key: string,
      fingerprint: string,
      begin: () => Promise<Answer>,
    ): RememberedAnswer<Answer> {
      makeRoom();
      const known = entries.get(key);
      if (known !== undefined) return known as RememberedAnswer<Answer>;
      const answer = begin();
      const entry: Entry = { fingerprint, answer, expiresAt: now() + REMEMBERED_MS, isOver: false };
      entries.set(key, entry);
      const forget = () => {
        if (entries.get(key) === entry) entries.delete(key);
      };
      answer.then((outcome) => {
        entry.isOver = true;
        if (hasChangedNothing(outcome)) forget();
        // A fault of ours is no answer either.
      }, forget);
      return { fingerprint, answer };
    },
  };
}

/**
 * The same for the same input, whatever the order of its keys. Absent, null and what the schema has as the default are
 * the same: `dryRun: false`. Holds nothing of the input, which may have secrets.
 */
export function fingerprintOf(input: object): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(given(input, INPUT_LEVELS))))
    .digest('base64url');
}

/** The input itself, its extension, and the extension's member: below, null can be a value. */
const INPUT_LEVELS = 3;

/** What an input says, without what says as much as nothing. */
function given(value: unknown, levels: number): unknown {
  if (levels === 0 || !isObject(value) || isPlainValue(value)) return value;
  const entries = Object.entries(value)
    .filter(([key, item]) => !(levels === INPUT_LEVELS && key === 'dryRun' && item === false))
    .map(([key, item]): [string, unknown] => [key, given(item, levels - 1)])
    .filter(([, item]) => item !== null && item !== undefined && !(isObject(item) && isEmptyInput(item)));
  return Object.fromEntries(entries);
}

function isEmptyInput(value: object): boolean {
  return !isPlainValue(value) && Object.keys(value).length === 0;
}

/** Objects that GraphQL's scalars make of texts. */
function isPlainValue(value: object): value is Date | URL {
  return value instanceof Date || value instanceof URL;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isContainer(value)) return value;
  if (isPlainValue(value)) return value.toJSON();
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)]);
}
