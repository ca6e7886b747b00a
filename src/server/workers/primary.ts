/** @module The process that accepts connections and has several others answer on them. */
import { createServer, type Socket } from 'node:net';
import { flushSpans } from '../../core/tracing.ts';
import type { Logger } from '../../logger.ts';
import type { ConfigurationReader } from '../configuration-reader.ts';
import { FLUSH_MS } from '../flush-time.ts';
import { type Listening, listen } from '../listen.ts';
import { listenOn } from '../listen-on.ts';
import { occasionally } from '../occasionally.ts';
import { OPERATORS_SETTINGS, operatorsListener } from '../operators-port.ts';
import { Reloading } from '../reloading.ts';
import type { Setup } from '../setup.ts';
import type { Running } from '../start.ts';
import { logStart } from '../start-log.ts';
import { takeWhatCame } from '../take-what-came.ts';

import { Distribution } from './distribution.ts';
import { undivided } from './share.ts';
import { Workforce } from './workforce.ts';

/**
 * Serves what was read of a source with as many workers as it says. Connections are accepted here and handed to the workers in
 * turn, rather than by `node:cluster`: so none is lost when all stop, since nobody stops before the last one has been handed over.
 *
 * @throws StartUpError
 */
export async function serveWithWorkers(source: ConfigurationReader, first: Setup, logger: Logger): Promise<Running> {
  const { server: settings, accounts, access, file } = first;
  const distribution = new Distribution();
  const workforce = new Workforce(first, distribution, logger);
  let isStopping = false;
  const operators = await listenForOperators(first, workforce, () => !isStopping);
  const tellRefused = occasionally((connections) =>
    logger.warn({ connections }, 'closed as they came: there are more than server.maxConnections'),
  );
  let taken = 0;
  const server = createServer({ pauseOnConnect: true }, (socket: Socket) => {
    taken++;
    // Its client may leave before it is handed over.
    socket.on('error', () => undefined);
    if (distribution.waitingCount < settings.maxConnections) return distribution.give(socket);
    socket.destroy();
    tellRefused();
  });

  async function stopAccepting(): Promise<void> {
    await takeWhatCame(() => taken);
    server.close();
    await distribution.idle();
  }

  let origin: string;
  try {
    origin = await listenOn(server, settings.host, settings.port);
    await workforce.start();
  } catch (error) {
    server.close();
    await operators?.stop();
    await workforce.end();
    throw error;
  }
  const reloading = new Reloading({ source, first, serve: (setup) => workforce.serve(setup), logger });
  logStart(logger, { origin, accounts, access, file, workers: settings.workers }, operators?.origin);
  const shared = undivided(accounts, settings.workers);
  if (shared.length > 0) {
    logger.warn({ accounts: shared }, 'concurrency is less than server.workers: each worker makes one call at a time');
  }

  return {
    origin,
    reload() {
      workforce.reopenAudit();
      return reloading.reload();
    },
    async stop() {
      const begin = performance.now();
      isStopping = true;
      workforce.keep();
      reloading.keep();
      try {
        await stopAccepting();
        const requests = await workforce.underWay();
        logger.info({ requests }, 'stopping');
        await reloading.settled();
        const cut = await workforce.stop();
        if (cut > 0) logger.warn({ requests: cut }, 'cut off without an answer: there was no more time to stop');
        await operators?.stop();
        await flushSpans(FLUSH_MS);
        const ms = Math.round(performance.now() - begin);
        logger.info({ answered: requests - cut, cut, ms }, 'stopped');
        return 0;
      } catch (error) {
        logger.error({ error: String(error) }, 'could not stop in order');
        return 1;
      }
    },
  };
}

async function listenForOperators(
  { metrics, server: { allowedHosts } }: Setup,
  workforce: Workforce,
  isRunning: () => boolean,
): Promise<Listening | undefined> {
  if (metrics === undefined) return undefined;
  const { host, port } = metrics;
  const listener = operatorsListener({
    host,
    allowedHosts,
    isReady: () => isRunning() && workforce.isServing,
    readMetrics: () => workforce.readMetrics(),
  });
  return listen(listener, host, port, { settings: OPERATORS_SETTINGS });
}
