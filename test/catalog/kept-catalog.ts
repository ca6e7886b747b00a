/** @module A catalog over the sandboxes of vendors, whose clock a test moves. */
import { onTestFinished } from 'vitest';
import type { SandboxCall } from '../../sandbox/faults.ts';
import type { Account } from '../../src/accounts/account.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import type { AccountCopy } from '../../src/catalog/sync/account-state.ts';
import { createRollcall, type Rollcall, type RollcallOptions } from '../../src/rollcall.ts';
import { storeSettings } from '../../src/settings/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { signedInAsTests } from '../support/access.ts';
import { databaseOfTest } from '../support/database.ts';
import type { TestRollcall } from '../support/rollcall.ts';
import { type BreakableStore, breakable } from './breakable-store.ts';
import { JumpingClock } from './copied-vendor.ts';

/** How often an account is swept; milliseconds. */
export const SWEEP_MS = 900_000;

/** A Rollcall with a store over the vendors of another one that has none: the other one changes agents past its back. */
export interface KeptCatalog {
  readonly rollcall: Rollcall;
  readonly catalog: Catalog;
  readonly store: Store;
  readonly broken: BreakableStore;
  readonly clock: JumpingClock;
  account(vendor: string): Account;
  copy(vendor: string): Promise<AccountCopy>;
  /** Lets the time of a sweep come, and makes all that is due. */
  sweep(): Promise<void>;
  run(query: string, variables?: object): Promise<Readonly<Record<string, never>>>;
  /** Another process's over the same store. */
  another(options: Partial<RollcallOptions>): KeptCatalog;
}

/** Makes one that ends with the test. */
export async function keepCatalog(api: TestRollcall): Promise<KeptCatalog> {
  const clock = new JumpingClock();
  const store = await openStore(await databaseOfTest(), { now: clock.now });
  onTestFinished(() => store.close());
  return overStore(store, clock, api.options);
}

function overStore(whole: Store, clock: JumpingClock, options: RollcallOptions): KeptCatalog {
  const broken = breakable(whole);
  const settings = storeSettings.parse({ path: 'any.db', sweepEveryMinutes: SWEEP_MS / 60_000, callsPerSecond: 1_000 });
  const rollcall = createRollcall({ ...options, store: broken.store, storeSettings: settings });
  onTestFinished(() => rollcall.close());
  const catalog = rollcall.catalog as Catalog;
  const account = (vendor: string) => rollcall.accounts.get(vendor) as Account;
  return {
    rollcall,
    catalog,
    store: whole,
    broken,
    clock,
    account,
    copy: async (vendor) => (await catalog.copies()).get(vendor) as AccountCopy,
    async sweep() {
      clock.advance(SWEEP_MS);
      await catalog.runDue();
    },
    async run(query, variables = {}) {
      const response = await signedInAsTests(rollcall).yoga.fetch('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data: Record<string, never>; errors?: unknown };
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data;
    },
    another: (others) => overStore(whole, clock, { ...options, ...others }),
  };
}

/** What tells the calls of a list from all others, learned from a sweep that found nothing changed. */
export function likeThese(calls: readonly SandboxCall[]): (call: SandboxCall) => boolean {
  const key = ({ method, url }: SandboxCall) => `${method} ${url.split('?')[0]}`;
  const known = new Set(calls.map(key));
  return (call) => known.has(key(call));
}
