import { createHash } from 'node:crypto';
import type { Outcome } from './outcome.ts';

/** How long a key is remembered; milliseconds. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/** An answer that was given, or is on its way. */
export interface RememberedAnswer {
  /** Of the input: another input under the same key is a mistake. */
  readonly fingerprint: string;
  readonly answer: Promise<Outcome>;
}

/** Where answers are remembered. One process has its memory; several need a store that they share. */
export interface IdempotencyStore {
  /**
   * Remembers an answer under a key, unless the key has one: then that one is given back.
   *
   * @returns the answer that was there before, or undefined when `answer` was taken
   */
  remember(key: string, fingerprint: string, answer: () => Promise<Outcome>): RememberedAnswer;
}

/** A store in the memory of this process. */
export function createMemoryStore(now: () => number = Date.now): IdempotencyStore {
  // In the order of their beginning, so that the oldest is always in front.
  const entries = new Map<string, RememberedAnswer & { readonly expiresAt: number }>();
  return {
    remember(key, fingerprint, answer) {
      for (const [oldKey, { expiresAt }] of entries) {
        if (expiresAt > now()) break;
        entries.delete(oldKey);
      }
      const known = entries.get(key);
      if (known !== undefined) return known;
      const entry = { fingerprint, answer: answer(), expiresAt: now() + REMEMBERED_MS };
      entries.set(key, entry);
      // A fault of ours is no answer: the next call with this key tries again.
      entry.answer.catch(() => entries.delete(key));
      return entry;
    },
  };
}

/** The same for the same input, whatever the order of its keys. Holds nothing of the input, which may have secrets. */
export function fingerprintOf(input: object): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest('base64url');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date || value instanceof URL) return value.toJSON();
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)]);
}
