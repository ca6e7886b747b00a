import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Account } from '../../accounts/account.ts';
import type { MetricsPage } from '../../graphql/probes.ts';
import type { Logger } from '../../logger.ts';
import type { Stop } from '../subscribe.ts';
import { measureAccounts } from './account-metrics.ts';
import { measureOperations } from './operation-metrics.ts';
import { measureVendorCalls } from './vendor-metrics.ts';

/** What is measured. */
export interface Metrics {
  /** What Rollcall measures of itself. What the process is measured by is not in it. */
  readonly registry: Registry;
  /** All of it, as it is now. */
  read(): Promise<MetricsPage>;
  stop: Stop;
}

/** Of the process there is one, however many Rollcalls are in it, and what measures its event loop can not be ended. */
let ofProcess: Registry | undefined;

/** Begins to measure, in a registry of its own. */
export function startMetrics(accountsNow: () => Iterable<Account>, logger: Logger): Metrics {
  const registry = new Registry();
  measureAccounts(registry, accountsNow);
  const stops = [measureOperations(registry, logger), measureVendorCalls(registry, logger)];
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  const all = Registry.merge([registry, ofProcess]);
  return {
    registry,
    read: async () => ({ contentType: all.contentType, text: await all.metrics() }),
    stop() {
      for (const stop of stops) stop();
    },
  };
}
