import { Counter, Gauge, type Registry } from 'prom-client';
import type { Account } from '../../accounts/account.ts';
import type { CircuitState } from '../../vendors/client.ts';

const STATES: readonly CircuitState[] = ['CLOSED', 'HALF_OPEN', 'OPEN'];

/**
 * Measures the state of the accounts, when it is asked for.
 *
 * @param accountsNow those that are served
 */
export function measureAccounts(registry: Registry, accountsNow: () => Iterable<Account>): void {
  const registers = [registry];
  const labelNames = ['account', 'vendor'] as const;
  const labelsOf = ({ id, vendor }: Account) => ({ account: id, vendor: vendor.key });
  const gauge = (name: string, help: string, measure: (account: Account) => number) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const account of accountsNow()) this.set(labelsOf(account), measure(account));
      },
    });
  gauge('rollcall_account_calls_under_way', 'Calls to the vendor under way.', ({ client }) => client.load.underWay);
  gauge('rollcall_account_calls_waiting', 'Calls that wait for a slot.', ({ client }) => client.load.waiting);
  gauge('rollcall_account_slots', 'Calls that may be under way at once.', ({ concurrency }) => concurrency);
  new Gauge({
    name: 'rollcall_account_circuit',
    help: 'State of the circuit: 1 for the one that it is in, 0 for the others.',
    labelNames: [...labelNames, 'state'],
    registers,
    // Of several processes: whether one of them is in that state.
    aggregator: 'max',
    collect() {
      this.reset();
      for (const account of accountsNow()) {
        for (const state of STATES) this.set({ ...labelsOf(account), state }, account.client.circuit === state ? 1 : 0);
      }
    },
  });
  new Counter({
    name: 'rollcall_vendor_reads_cached_total',
    help: 'Reads that needed no call, since what an earlier one gave was not too old.',
    labelNames,
    registers,
    collect() {
      this.reset();
      for (const account of accountsNow()) this.inc(labelsOf(account), account.client.cachedReads ?? 0);
    },
  });
  new Counter({
    name: 'rollcall_contract_drift_total',
    help: 'Values in answers of vendors that are not what their contract says.',
    labelNames: [...labelNames, 'kind'],
    registers,
    collect() {
      this.reset();
      for (const account of accountsNow()) {
        for (const { kind, count } of account.drift.list()) this.inc({ ...labelsOf(account), kind }, count);
      }
    },
  });
}
