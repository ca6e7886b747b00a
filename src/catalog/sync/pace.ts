import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from '../../accounts/account.ts';

/** A vendor that refuses for the rate is asked half as often for so long; milliseconds. */
const SLOWED_MS = 60_000;

/** How long the work waits while people need all calls that an account may have under way; milliseconds. */
const YIELD_MS = 20;

/** An account, as far as its pace depends on it. */
type PacedAccount = Pick<Account, 'id' | 'client' | 'concurrency'>;

/** How fast the copies of one process are made: people's calls come first, and vendors have limits. */
export class Pace {
  private readonly callsPerSecond: number;
  private readonly now: () => number;
  private nextAt = 0;
  /** How often the rate is halved, and until when. */
  private readonly slowed = new Map<string, { factor: number; nextAt: number; until: number }>();

  /** @param now milliseconds that only grow */
  constructor(callsPerSecond: number, now: () => number = () => performance.now()) {
    this.callsPerSecond = callsPerSecond;
    this.now = now;
  }

  /** Waits until a call to the vendor of this account may be made. */
  async next({ id: accountId, client, concurrency }: PacedAccount, signal: AbortSignal): Promise<void> {
    const now = this.now();
    const interval = 1_000 / this.callsPerSecond;
    const at = Math.max(now, this.nextAt);
    this.nextAt = at + interval;
    const slowed = this.slowed.get(accountId);
    let wait = at - now;
    if (slowed !== undefined && slowed.until > now) {
      const own = Math.max(now, slowed.nextAt);
      slowed.nextAt = own + interval * slowed.factor;
      wait = Math.max(wait, own - now);
    }
    signal.throwIfAborted();
    if (wait > 0) await sleep(wait, undefined, { signal });
    // People's calls take the account's slots first.
    while (client.load.waiting > 0 || client.load.underWay >= concurrency) {
      await sleep(YIELD_MS, undefined, { signal });
    }
  }

  /** The vendor has refused for the rate. */
  halve(accountId: string): void {
    const now = this.now();
    const slowed = this.slowed.get(accountId);
    const factor = slowed !== undefined && slowed.until > now ? slowed.factor * 2 : 2;
    this.slowed.set(accountId, { factor, nextAt: now, until: now + SLOWED_MS * factor });
  }
}
