import { Registry } from 'prom-client';
import type { Account } from '../../accounts/account.ts';
import type { MetricsPage } from '../../graphql/probes.ts';
import type { Logger } from '../../logger.ts';
import type { Stop } from '../subscribe.ts';
import { measureAccounts } from './account-metrics.ts';
import { measureOperations } from './operation-metrics.ts';
import { measureProcess } from './process-metrics.ts';
import type { Readings } from './sums.ts';
import { measureVendorCalls } from './vendor-metrics.ts';

/** What is measured. */
export interface Metrics {
  /** What Rollcall measures of itself. What the process is measured by is not in it. */
  readonly registry: Registry;
  /** All of it, as it is now. */
  read(): Promise<MetricsPage>;
  /** The same, to be added to what other processes have measured. */
  readings(): Promise<Readings>;
  stop: Stop;
}

/** Begins to measure, in a registry of its own. */
export function startMetrics(accountsNow: () => Iterable<Account>, logger: Logger): Metrics {
  const registry = new Registry();
  measureAccounts(registry, accountsNow);
  const stops = [measureOperations(registry, logger), measureVendorCalls(registry, logger)];
  const all = Registry.merge([registry, measureProcess()]);
  return {
    registry,
    read: async () => ({ contentType: all.contentType, text: await all.metrics() }),
    readings: () => all.getMetricsAsJSON(),
    stop() {
      for (const stop of stops) stop();
    },
  };
}
