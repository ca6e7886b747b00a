/** @module What those see who watch a server: its log, its audit file, its metrics, and whether it is ready. */
import { METRICS_PATH } from '../graphql/probes.ts';
import { createLogger, type Logger, standardError } from '../logger.ts';
import type { Environment } from '../settings/environment.ts';
import { logSettings } from '../settings/logging.ts';
import type { AuditSettings, MetricsSettings } from '../settings/telemetry.ts';
import { readableLines } from '../telemetry/readable-lines.ts';
import { type Served, Telemetry } from '../telemetry/telemetry.ts';
import { type Listening, listen } from './listen.ts';
import { operatorsListener } from './operators-port.ts';
import { ownVersion } from './version.ts';

/** The log of a server, on standard error. @throws StartUpError when the environment asks for one that there is not */
export function openLog(env: Environment): Logger {
  const { level, format } = logSettings(env);
  return createLogger(format === 'text' ? readableLines(standardError()) : standardError(), level);
}

/** What is watched, and how. */
export interface WatchedSettings {
  readonly audit: AuditSettings;
  readonly metrics: MetricsSettings;
  readonly allowedHosts: readonly string[];
  /** What is served at a moment. */
  served(): Served;
}

/** What is said of a server that has started. */
export interface StartedServer {
  /** Where it is reached. */
  readonly origin: string;
  readonly accounts: readonly { readonly id: string }[];
  /** Ways in which callers sign in; undefined: nobody does. */
  readonly access: object | undefined;
  /** The configuration file; undefined when there is none. */
  readonly file: string | undefined;
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
    this.port = await listen(listener, host, port, { settings: 'metrics.host and metrics.port in the configuration' });
  }

  /** Logs the start, and what is on. */
  started({ origin, accounts, access = {}, file }: StartedServer): void {
    const ways = Object.entries(access).filter(([, way]) => way !== undefined && !isEmptyList(way));
    const details = {
      version: ownVersion(),
      url: origin,
      file: file ?? null,
      accounts: accounts.map(({ id }) => id),
      access: ways.length === 0 ? 'none' : ways.map(([name]) => name),
      metrics: `${(this.port ?? { origin }).origin}${METRICS_PATH}`,
    };
    this.logger.info(details, 'started');
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

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
