/** @module Connected accounts that outlive the configuration that they were first read from. */
import { isDeepStrictEqual } from 'node:util';
import type { AccountSettings, Vendor } from '../vendors/vendor.ts';
import type { Account } from './account.ts';
import { type AccountObserver, type ConnectOptions, connectAccount } from './connect.ts';

/** What the connected account depends on. */
interface AccountParts {
  readonly settings: AccountSettings;
  readonly maxAgentsPerRequest: number | undefined;
}

interface PooledAccount {
  readonly parts: AccountParts;
  readonly account: Account;
  /** Of whoever took it last. */
  observer: AccountObserver;
  holders: number;
}

/**
 * Keeps accounts connected for as long as somebody holds them. Whoever asks for an account whose settings are the same to the
 * letter gets the connected one, with its connections, its breaker, its drift, and what is known of its list.
 */
export class AccountPool {
  private readonly pooled = new Set<PooledAccount>();

  /** How many accounts are connected. */
  get size(): number {
    return this.pooled.size;
  }

  /**
   * The account of these settings, connected. To be given back with {@link release} once.
   *
   * @param options whoever took it last is its observer
   */
  acquire(
    vendors: readonly Vendor[],
    settings: AccountSettings,
    { maxAgentsPerRequest, ...observer }: ConnectOptions = {},
  ): Account {
    const parts = { settings, maxAgentsPerRequest };
    const pooled = this.find(parts) ?? this.connect(vendors, parts);
    pooled.observer = observer;
    pooled.holders++;
    return pooled.account;
  }

  /** Gives accounts back. Those that nobody holds any more are closed. */
  async release(accounts: Iterable<Account>): Promise<void> {
    const closing: Promise<void>[] = [];
    for (const account of accounts) {
      const pooled = [...this.pooled].find((each) => each.account === account);
      if (pooled === undefined) continue;
      pooled.holders--;
      if (pooled.holders > 0) continue;
      this.pooled.delete(pooled);
      closing.push(account.client.close());
    }
    await Promise.all(closing);
  }

  private find(parts: AccountParts): PooledAccount | undefined {
    return [...this.pooled].find((pooled) => isDeepStrictEqual(pooled.parts, parts));
  }

  private connect(vendors: readonly Vendor[], parts: AccountParts): PooledAccount {
    const account = connectAccount(vendors, parts.settings, {
      maxAgentsPerRequest: parts.maxAgentsPerRequest,
      onDrift: (accountId, drift) => pooled.observer.onDrift?.(accountId, drift),
      onFault: (accountId, errorId, error) => pooled.observer.onFault?.(accountId, errorId, error),
    });
    const pooled: PooledAccount = { parts, account, observer: {}, holders: 0 };
    this.pooled.add(pooled);
    return pooled;
  }
}
