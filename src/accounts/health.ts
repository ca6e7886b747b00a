import type { Cancellation } from '../core/cancellation.ts';
import { CODES } from '../core/errors/codes.ts';
import { lookUp } from '../core/json.ts';
import { noteSaved } from '../core/statistics.ts';
import type { CircuitState } from '../vendors/client.ts';
import type { Account } from './account.ts';
import { type AccountFailure, accountFailure } from './account-failure.ts';

/** Whether an account answers. */
export interface AccountHealth {
  readonly reachable: boolean;
  /** Milliseconds; null when there was no answer. */
  readonly latencyMs: number | null;
  readonly checkedAt: Date;
  readonly circuit: CircuitState;
  readonly failure: AccountFailure | null;
}

/** Asks the vendor now, with one cheap call, also when its circuit is open. */
export async function checkHealth(account: Account, signal: Cancellation | undefined): Promise<AccountHealth> {
  const checkedAt = new Date();
  const startedAt = performance.now();
  let failure: AccountFailure | null = null;
  try {
    await account.client.checkHealth({ signal });
  } catch (error) {
    failure = accountFailure(account, error);
  }
  const isAnswered = failure === null || lookUp(CODES, failure.code)?.shows === 'UP';
  return {
    reachable: failure === null,
    latencyMs: isAnswered ? Math.round(performance.now() - startedAt) : null,
    checkedAt,
    circuit: account.client.circuit,
    failure,
  };
}

/** The health of an account, asked for once in a request, however often it is named. */
export type HealthLoader = (account: Account) => Promise<AccountHealth>;

/** A loader for one request. */
export function createHealthLoader(signal: Cancellation | undefined): HealthLoader {
  const known = new Map<Account, Promise<AccountHealth>>();
  return (account) => {
    const underWay = known.get(account);
    if (underWay !== undefined) noteSaved(account);
    const health = underWay ?? checkHealth(account, signal);
    known.set(account, health);
    return health;
  };
}
