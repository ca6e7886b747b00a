/** @module A process that answers on connections that another one accepts. */
import { AccountPool } from '../../accounts/account-pool.ts';
import { StartUpError } from '../../core/errors/start-up-error.ts';
import { flushSpans } from '../../core/tracing.ts';
import type { Logger } from '../../logger.ts';
import type { Environment } from '../../settings/environment.ts';
import { Telemetry } from '../../telemetry/telemetry.ts';
import { Answering } from '../answering.ts';
import { FLUSH_MS } from '../flush-time.ts';
import { occasionally } from '../occasionally.ts';
import { openLog } from '../open-log.ts';
import { type LastingParts, ServedConfiguration } from '../served-configuration.ts';

import { Stores } from '../stores.ts';
import { Succession } from '../succession.ts';
import { Channel, type Port } from './channel.ts';
import type { WorkerPlace } from './share.ts';
import { createSharedLocks, createSharedStore, SharedRateLimits } from './shared-state.ts';
import type { PrimaryCalls, Problem, Work, WorkerCalls } from './worker-calls.ts';

/** Does what the process says that has started this one. */
export function serveAsWorker(primary: Port, env: Environment): void {
  let worker: Worker | undefined;
  const started = (): Worker => {
    if (worker === undefined) throw new TypeError('the worker has not started');
    return worker;
  };
  const offered: WorkerCalls = {
    start: (place, work) =>
      problemOf(async () => {
        worker = await Worker.start(channel, numbered(openLog(env), place), work);
      }),
    prepare: (work) => problemOf(() => started().prepare(work)),
    adopt: () => started().adopt(),
    discard: () => started().discard(),
    reopenAudit: () => started().telemetry.reopenAudit(),
    readMetrics: () => started().telemetry.readMetricsToAdd(),
    underWay: () => started().answering.underWay,
    stop: () => started().stop(),
    noteCalls: (total, included) => worker?.rateLimits.noteCalls(total, included),
  };
  const channel = new Channel<PrimaryCalls>(primary, offered, (socket) => {
    channel.tell('taken');
    if (socket !== undefined) started().answering.take(socket);
  });
}

/** What a worker serves with, whichever setup. */
class WorkerParts {
  readonly logger: Logger;
  readonly rateLimits: SharedRateLimits;
  isStopping = false;
  private readonly channel: Channel<PrimaryCalls>;
  private readonly lasting: LastingParts;

  constructor(channel: Channel<PrimaryCalls>, logger: Logger) {
    this.logger = logger;
    this.channel = channel;
    this.rateLimits = new SharedRateLimits(channel);
    this.lasting = {
      accountPool: new AccountPool(),
      idempotencyStore: createSharedStore(channel),
      agentLocks: createSharedLocks(channel),
      rateLimits: this.rateLimits.limits,
      logger,
      probed: { isReady: () => !this.isStopping, readMetrics: () => channel.call('readMetrics') },
      stores: new Stores(logger),
    };
  }

  /** @throws StartUpError */
  serve({ setup, version }: Work): Promise<ServedConfiguration> {
    const close = async () => this.channel.tell('closed', version);
    return ServedConfiguration.of({ ...setup, close }, this.lasting);
  }
}

class Worker {
  readonly answering: Answering;
  readonly telemetry: Telemetry;
  readonly rateLimits: SharedRateLimits;
  private readonly parts: WorkerParts;
  private readonly succession: Succession;
  private prepared: ServedConfiguration | undefined;
  private cut = 0;

  private constructor(parts: WorkerParts, first: ServedConfiguration) {
    const { logger, rateLimits } = parts;
    this.parts = parts;
    this.rateLimits = rateLimits;
    this.succession = new Succession(first, logger);
    this.telemetry = new Telemetry({ served: () => this.succession.current.rollcall, logger });
    this.answering = new Answering(this.succession.listener, {
      limits: first.setup.server,
      onRefused: occasionally((connections) =>
        logger.warn({ connections }, 'closed as they came: there are more than server.maxConnections'),
      ),
      drainMs: () => this.succession.drainMs,
      onCut: (requests) => {
        this.cut = requests;
      },
    });
  }

  /** @throws StartUpError when it can not serve */
  static async start(channel: Channel<PrimaryCalls>, logger: Logger, work: Work): Promise<Worker> {
    const parts = new WorkerParts(channel, logger);
    const worker = new Worker(parts, await parts.serve(work));
    const { audit } = work.setup;
    if (audit !== undefined) worker.telemetry.audit(audit.file);
    worker.answering.expectConnections();
    return worker;
  }

  async prepare(work: Work): Promise<void> {
    this.prepared = await this.parts.serve(work);
  }

  adopt(): void {
    if (this.prepared !== undefined) this.succession.replace(this.prepared);
    this.prepared = undefined;
  }

  discard(): void {
    void this.prepared?.close();
    this.prepared = undefined;
  }

  async stop(): Promise<number> {
    this.parts.isStopping = true;
    await this.answering.stop();
    await this.succession.close();
    this.telemetry.stop();
    await flushSpans(FLUSH_MS);
    return this.cut;
  }
}

async function problemOf(work: () => Promise<void>): Promise<Problem> {
  try {
    await work();
    return null;
  } catch (error) {
    return error instanceof StartUpError ? error.message : String(error);
  }
}

/** A log whose lines tell which worker they are of. */
function numbered(logger: Logger, { number: worker }: WorkerPlace): Logger {
  return {
    info: (details, message) => logger.info({ ...details, worker }, message),
    warn: (details, message) => logger.warn({ ...details, worker }, message),
    error: (details, message) => logger.error({ ...details, worker }, message),
  };
}
