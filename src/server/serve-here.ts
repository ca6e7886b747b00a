/** @module One process that listens and answers. */
import { flushSpans } from '../core/tracing.ts';
import type { Logger } from '../logger.ts';
import type { ConfigurationReader } from './configuration-reader.ts';
import { FLUSH_MS } from './flush-time.ts';
import { listen } from './listen.ts';
import { occasionally } from './occasionally.ts';
import { serveAlone } from './serving.ts';
import type { Setup } from './setup.ts';
import type { Running } from './start.ts';
import { Watched } from './watched.ts';

/**
 * Serves what was read of a source.
 *
 * @throws StartUpError
 */
export async function serveHere(source: ConfigurationReader, first: Setup, logger: Logger): Promise<Running> {
  const watched = new Watched(logger);
  const serving = await serveAlone(source, first, logger, watched);
  const { server, accounts, file, access, audit, metrics } = first;
  await watched.open({ audit, metrics, allowedHosts: server.allowedHosts, served: () => serving.rollcall });
  const listening = await listen(serving.listener, server.host, server.port, {
    limits: server,
    onRefused: occasionally((connections) =>
      logger.warn({ connections }, 'closed as they came: there are more than server.maxConnections'),
    ),
    drainMs: () => serving.drainMs,
    onCut: watched.onCut,
  });
  const { origin } = listening;
  watched.started({ origin, accounts, access, file });

  return {
    origin,
    reload() {
      watched.reload();
      return serving.reload();
    },
    async stop() {
      try {
        await watched.stopping(listening, async () => {
          serving.keep();
          await listening.stop();
          await serving.close();
        });
        await flushSpans(FLUSH_MS);
        return 0;
      } catch (error) {
        logger.error({ error: String(error) }, 'could not stop in order');
        return 1;
      }
    },
  };
}
