/** @module What those see who watch a server: its log, its audit file, its metrics, and whether it is ready. */
import type { Logger } from '../logger.ts';
import type { AuditSettings, MetricsSettings } from '../settings/telemetry.ts';
import { type Served, Telemetry } from '../telemetry/telemetry.ts';
import { type Listening, listen } from './listen.ts';
import { OPERATORS_SETTINGS, operatorsListener } from './operators-port.ts';
import { logStart, type StartedServer } from './start-log.ts';

/** What is watched, and how. */
export interface WatchedSettings {
  readonly audit: AuditSettings;
  readonly metrics: MetricsSettings;
  readonly allowedHosts: readonly string[];
  /** What is served at a moment. */
  served(): Served;
}

/** A server as those see it who watch it. */
export class Watched {
  private readonly logger: Logger;
  private readonly telemetry: Telemetry;
  private port: Listening | undefined;
  private isStopping = false;
  private cut = 0;

  private served: () => Served | undefined = () => undefined;

  constructor(logger: Logger) {
    this.logger = logger;
    this.telemetry = new Telemetry({ served: () => this.served(), logger });
  }

  /** Whether requests are to be sent here: not while it stops. */
  readonly isReady = (): boolean => !this.isStopping;

  /** What was measured. */
  readonly readMetrics: Telemetry['readMetrics'] = () => this.telemetry.readMetrics();

  /** Called with the number of requests that were cut off without an answer. */
  readonly onCut = (requests: number): void => {
    this.cut = requests;
    this.logger.warn({ requests }, 'cut off without an answer: there was no more time to stop');
  };

  /**
   * Opens the audit file and the port of its own, where there are any.
   *
   * @throws StartUpError
   */
  async open({ audit, metrics, allowedHosts, served }: WatchedSettings): Promise<void> {
    this.served = served;
    if (audit !== undefined) this.telemetry.audit(audit.file);
    if (metrics === undefined) return;
    const { isReady, readMetrics } = this;
    const { host, port } = metrics;
    const listener = operatorsListener({ host, allowedHosts, isReady, readMetrics });
    this.port = await listen(listener, host, port, { settings: OPERATORS_SETTINGS });
  }

  /** Logs the start, and what is on. */
  started(server: StartedServer): void {
    logStart(this.logger, server, this.port?.origin);
  }

  /** Goes on in a new audit file, where the old one was renamed. */
  reload(): void {
    this.telemetry.reopenAudit();
  }

  /** Runs what stops the server: it is not ready meanwhile, and the log says what was answered still, and what was cut. */
  async stopping(listening: Listening, stop: () => Promise<void>): Promise<void> {
    const begin = performance.now();
    this.isStopping = true;
    const { underWay } = listening;
    this.logger.info({ requests: underWay }, 'stopping');
    try {
      await stop();
    } finally {
      await this.port?.stop();
      this.telemetry.stop();
    }
    const ms = Math.round(performance.now() - begin);
    this.logger.info({ answered: underWay - this.cut, cut: this.cut, ms }, 'stopped');
  }
}
