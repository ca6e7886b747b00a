/** @module What is seen of Rollcall from outside: the log, the audit file, the metrics. */
import type { Account } from '../accounts/account.ts';
import type { SecretFinder } from '../core/secrets/redacted.ts';
import { createSecretFinder } from '../core/secrets/redactor.ts';
import type { MetricsPage } from '../graphql/probes.ts';
import { type Logger, withoutSecrets } from '../logger.ts';
import { logAccounts } from './account-log.ts';
import { openAuditFile } from './audit-file.ts';
import { type Metrics, startMetrics } from './metrics/metrics.ts';
import type { Readings } from './metrics/sums.ts';
import { logOperations } from './operation-log.ts';
import type { Stop } from './subscribe.ts';
import { logWrites } from './write-log.ts';

/** What is served at a moment. */
export interface Served {
  readonly accounts: ReadonlyMap<string, Account>;
  /** Finds the secrets of these accounts, and what has the form of one. */
  readonly findSecrets: SecretFinder;
}

/** Before there are accounts, nothing else is known of secrets. */
const findByForm = createSecretFinder([]);

/** What is looked at, and where it is told. */
export interface TelemetryOptions {
  /** What is served now; undefined before there is anything. */
  readonly served: () => Served | undefined;
  readonly logger: Logger;
}

/**
 * Subscribes to the events of the process, and tells of them until it is stopped. The events of all Rollcalls in one process are
 * told: usually there is one.
 */
export class Telemetry {
  private readonly logger: Logger;
  private readonly findSecrets: SecretFinder;
  private readonly metrics: Metrics;
  private readonly stops: Stop[];
  private reopen: () => void = () => undefined;

  constructor({ served, logger }: TelemetryOptions) {
    this.findSecrets = (text) => (served()?.findSecrets ?? findByForm)(text);
    this.logger = withoutSecrets(logger, this.findSecrets);
    this.metrics = startMetrics(() => served()?.accounts.values() ?? [], logger);
    const circuitOf = (accountId: string) => served()?.accounts.get(accountId)?.client.circuit;
    this.stops = [
      logOperations(this.logger),
      logWrites(this.logger, logger),
      logAccounts({ logger: this.logger, circuitOf }),
      this.metrics.stop,
    ];
  }

  /** What was measured, as Prometheus reads it. */
  readonly readMetrics = (): Promise<MetricsPage> => this.metrics.read();

  /** The same, to be added to what other processes have measured. */
  readonly readMetricsToAdd = (): Promise<Readings> => this.metrics.readings();

  /**
   * Tells of each write in a file too.
   *
   * @throws StartUpError when it can not be opened
   */
  audit(file: string): void {
    const audit = openAuditFile(file, this.logger);
    this.stops.push(logWrites(withoutSecrets(audit.logger, this.findSecrets), this.logger), audit.close);
    this.reopen = audit.reopen;
  }

  /** Goes on in a new audit file, where the old one was renamed. */
  reopenAudit(): void {
    this.reopen();
  }

  /** Ends all subscriptions. */
  stop(): void {
    for (const stop of this.stops) stop();
  }
}
