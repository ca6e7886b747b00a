/** @module From options and environment to a server that listens. */

import { flushSpans } from '../core/tracing.ts';
import type { Environment } from '../settings/environment.ts';
import type { AccountSettings } from '../vendors/vendor.ts';
import { listen } from './listen.ts';
import { occasionally } from './occasionally.ts';
import { startServing } from './serving.ts';
import type { StartOptions } from './start-options.ts';
import { openLog, Watched } from './watched.ts';

/** So long a collector of spans may take to get the last ones; milliseconds. */
const FLUSH_MS = 2_000;

/** A Rollcall that serves. */
export interface Running {
  /** Reads the configuration again, and serves it unless it is wrong. What became of it is logged. Never rejects. */
  reload(): Promise<void>;
  /**
   * Answers what is under way, then ends. What was cut is logged.
   *
   * @returns the exit code
   */
  stop(): Promise<number>;
}

/** What is served, in a line; plain about what is invented. */
function summary(accounts: readonly AccountSettings[], file: string | undefined): string {
  if (file === undefined) {
    return (
      `Rollcall: a sandbox. All ${accounts.length} accounts and their agents are invented; ` +
      'for your own accounts, copy rollcall.example.yaml to rollcall.yaml.'
    );
  }
  const count = `Rollcall: ${accounts.length} account${accounts.length === 1 ? '' : 's'} from ${file}`;
  const sandboxes = accounts.filter(({ sandbox }) => sandbox === true).map(({ id }) => id);
  return sandboxes.length === 0 ? count : `${count}; a sandbox, whose agents are invented: ${sandboxes.join(', ')}`;
}

/**
 * Reads the configuration and serves.
 *
 * @throws StartUpError
 */
export async function start(options: StartOptions, env: Environment): Promise<Running> {
  const logger = openLog(env);
  const watched = new Watched(logger);
  const serving = await startServing(options, env, logger, watched);
  const { server, accounts, file, access, audit, metrics } = serving.setup;
  await watched.open({ audit, metrics, allowedHosts: server.allowedHosts, served: () => serving.rollcall });
  const listening = await listen(serving.listener, server.host, server.port, {
    limits: server,
    onRefused: occasionally((connections) =>
      logger.warn({ connections }, 'closed as they came: there are more than server.maxConnections'),
    ),
    drainMs: () => serving.drainMs,
    onCut: watched.onCut,
  });
  console.log(summary(accounts, file));
  console.log(`Explorer and endpoint: ${listening.origin}/graphql`);
  watched.started({ origin: listening.origin, accounts, access, file });

  return {
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
