import { hash as digest, timingSafeEqual } from 'node:crypto';
import type { Caller, Scope } from './caller.ts';
import type { RateLimit } from './rate-limits.ts';

/** What every API key begins with, so that people and scanners for secrets know it when they see it. */
export const API_KEY_PREFIX = 'rollcall_';

/** A caller that signs in with a key. */
export interface ApiKeyCaller {
  /** Unique. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Ids of the accounts that exist for it. @default all */
  readonly accounts?: readonly string[] | undefined;
  /** @default none */
  readonly rateLimit?: RateLimit | undefined;
  /** Any of them will do: two, while one takes the place of the other. */
  readonly keys: readonly ApiKeyHash[];
}

/** What is known of a key. */
export interface ApiKeyHash {
  /** SHA-256 of the key's text in UTF-8; lower-case hex. A key has 256 random bits, so no slow hash is needed. */
  readonly sha256: string;
  /** From then on it is refused. @default never */
  readonly expiresAt?: Date | undefined;
}

/** The hash under which a key stands in the configuration. */
export function hashOfKey(key: string): Buffer {
  return digest('sha256', key, 'buffer');
}

/**
 * Tells callers by their keys.
 *
 * @param now milliseconds since 1970. @default the clock of this machine
 * @returns the caller of a key; undefined when it is none, or has expired
 */
export function createApiKeys(
  callers: readonly ApiKeyCaller[],
  now: () => number = () => Date.now(),
): (key: string) => Caller | undefined {
  const known = callers.flatMap(({ name, scopes, accounts, rateLimit, keys }) => {
    const caller: Caller = {
      id: `apiKey:${name}`,
      scopes: new Set(scopes),
      accounts: accounts === undefined ? 'ALL' : new Set(accounts),
      ...(rateLimit === undefined ? {} : { rateLimit }),
    };
    return keys.map(({ sha256, expiresAt }) => ({ hash: Buffer.from(sha256, 'hex'), expiresAt, caller }));
  });
  /**
   * The hashes of keys that were found valid, which are asked with again and again: hashing costs more than all else that is done
   * with a key. There are no more than keys that are known. How long looking for a text takes tells nothing of those that are kept:
   * V8 compares it only with one whose own hash is the same, and seeds that hash anew in each process.
   */
  const accepted = new Map<string, Buffer>();

  return (key) => {
    const hash = accepted.get(key) ?? hashOfKey(key);
    let found: Caller | undefined;
    // All of them, and each to its end: how long it takes says nothing about how near a guess was.
    for (const { hash: other, expiresAt, caller } of known) {
      const isSame = timingSafeEqual(hash, other);
      if (isSame && (expiresAt === undefined || now() < expiresAt.getTime())) found = caller;
    }
    if (found !== undefined) accepted.set(key, hash);
    return found;
  };
}
