/** @module From options and environment to a server that listens. */

import type { Environment } from '../settings/environment.ts';
import type { AccountSettings } from '../vendors/vendor.ts';
import { ConfigurationReader } from './configuration-reader.ts';
import { openLog } from './open-log.ts';
import type { StartOptions } from './start-options.ts';

/** A Rollcall that serves. */
export interface Running {
  /** Where it is reached. */
  readonly origin: string;
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
  const source = await ConfigurationReader.open(options, env);
  const first = await source.read();
  const { accounts, file, server } = first;
  const running =
    server.workers === 1
      ? await (await import('./serve-here.ts')).serveHere(source, first, logger)
      : await (await import('./workers/primary.ts')).serveWithWorkers(source, first, logger);
  console.log(summary(accounts, file));
  console.log(`Explorer and endpoint: ${running.origin}/graphql`);
  return running;
}
