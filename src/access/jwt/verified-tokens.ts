import { createHash } from 'node:crypto';
import type { JWTHeaderParameters } from 'jose';
import type { Caller } from '../caller.ts';
import type { FindKey } from './key-set.ts';

/** So many tokens are remembered; the one that was used longest ago goes first. A thousand take about 1 MB. */
const MAX_TOKENS = 1_000;

/** A token that was found valid. */
export interface VerifiedToken {
  readonly header: JWTHeaderParameters;
  /** What its signature was checked with. */
  readonly key: CryptoKey;
  /** When it was checked; milliseconds since 1970. */
  readonly checkedAt: number;
  /** What its claim `exp` says; milliseconds since 1970. */
  readonly expiresAt: number;
  readonly caller: Caller;
}

/**
 * Remembers tokens that were found valid, since checking a signature is most of what signing in with a token costs. Only that is
 * saved: the key is looked for each time, and where it is another object by now, because the issuer's keys were read again, the
 * token is unknown. So keys are exchanged and withdrawn as ever. Nor is a token known that has expired. What is refused is not
 * remembered, and of tokens only hashes are.
 */
export class VerifiedTokens {
  private readonly findKey: FindKey;
  private readonly known = new Map<string, VerifiedToken>();

  constructor(findKey: FindKey) {
    this.findKey = findKey;
  }

  /** @param now milliseconds since 1970 @returns undefined for a token that has to be checked */
  async callerOf(token: string, now: number): Promise<Caller | undefined> {
    const hash = hashOf(token);
    const verified = this.known.get(hash);
    if (verified === undefined) return undefined;
    // A clock that was set back may be before `nbf` again.
    const isTimely = verified.checkedAt <= now && now < verified.expiresAt;
    if (isTimely && (await this.currentKey(verified.header)) === verified.key) {
      this.remember(hash, verified);
      return verified.caller;
    }
    this.known.delete(hash);
    return undefined;
  }

  add(token: string, verified: VerifiedToken): void {
    this.remember(hashOf(token), verified);
  }

  /** Undefined when there is none: whoever checks the token then says why. */
  private async currentKey(header: JWTHeaderParameters): Promise<CryptoKey | undefined> {
    try {
      return await this.findKey(header);
    } catch {
      return undefined;
    }
  }

  private remember(hash: string, verified: VerifiedToken): void {
    // Those used last stand at the end.
    this.known.delete(hash);
    this.known.set(hash, verified);
    const [oldest] = this.known.keys();
    if (this.known.size > MAX_TOKENS && oldest !== undefined) this.known.delete(oldest);
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
