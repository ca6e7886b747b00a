import type { Account } from '../../accounts/account.ts';
import type { AccountHealth } from '../../accounts/health.ts';
import { amount } from '../../core/words.ts';
import { formatTable } from '../table.ts';
import type { StoreState } from './store-state.ts';

/** An account, and whether it answers. */
export interface CheckedAccount {
  readonly account: Account;
  readonly health: AccountHealth;
}

/** What was found. */
export interface Findings {
  /** The configuration as people know it. */
  readonly checked: string;
  readonly accounts: readonly CheckedAccount[];
  /** undefined: there is none. */
  readonly store: StoreState | undefined;
  /** Lines for people. */
  readonly warnings: readonly string[];
}

/** What was found, as lines for people: a table of the accounts, the warnings, and all of it in a sentence. */
export function report({ checked, accounts, store, warnings }: Findings): string {
  const table = formatTable([['ACCOUNT', 'VENDOR', 'HEALTH', 'MS', 'MESSAGE'], ...accounts.map(row)]);
  const told = warnings.length === 0 ? [] : ['', 'Warnings:', ...warnings.map((line) => `  ${line}`)];
  const ofStore = store === undefined ? [] : ['', store.message];
  return [...table, ...ofStore, ...told, '', summary(checked, accounts, warnings.length)].join('\n');
}

function row({ account, health: { failure, latencyMs } }: CheckedAccount): string[] {
  const vendor = account.isSandbox ? `${account.vendor.key} (sandbox)` : account.vendor.key;
  return [
    account.id,
    vendor,
    failure?.code ?? 'ok',
    latencyMs === null ? '-' : String(latencyMs),
    failure?.message ?? '',
  ];
}

function summary(checked: string, accounts: readonly CheckedAccount[], warnings: number): string {
  const failing = accounts.filter(({ health }) => !health.reachable);
  const accountsOf = amount(accounts.length, 'account');
  const answer =
    failing.length === 0
      ? `${accounts.length === 1 ? 'its account answers' : `all ${accountsOf} answer`}`
      : `${failing.length} of ${accountsOf} ${failing.length === 1 ? 'fails' : 'fail'}`;
  return `Checked ${checked}: ${answer}, ${warnings === 0 ? 'no warnings' : amount(warnings, 'warning')}.`;
}
