/** @module From a configuration file to requests that are answered, whatever becomes of the file meanwhile. */
import type { RequestListener } from 'node:http';
import { RateLimits } from '../access/rate-limits.ts';
import { AccountPool } from '../accounts/account-pool.ts';
import { createMemoryStore } from '../agents/lifecycle/idempotency/store.ts';
import { createMemoryLocks } from '../agents/lifecycle/locks.ts';
import type { Logger } from '../logger.ts';
import type { Rollcall } from '../rollcall.ts';
import type { Environment } from '../settings/environment.ts';
import { ConfigurationReader } from './configuration-reader.ts';
import { Reloading } from './reloading.ts';
import { type LastingParts, type ProbedBy, ServedConfiguration } from './served-configuration.ts';
import type { Setup } from './setup.ts';
import type { StartOptions } from './start-options.ts';
import { Stores } from './stores.ts';
import { Succession } from './succession.ts';

/** A configuration that is served by this process alone. */
export interface Serving extends Pick<Reloading, 'setup' | 'reload' | 'keep'>, Pick<Succession, 'drainMs'> {
  /** Hands each request to what is served now. */
  readonly listener: RequestListener;
  /** The accounts that are served now, and what answers. */
  readonly rollcall: Rollcall;
  /** Closes everything once the last request is over. Called when no more of them come. */
  close(): Promise<void>;
}

/**
 * Reads the configuration and serves it. A reload reads the same file again, and keeps what must not be forgotten: idempotency
 * keys, locks of agents, what callers have used of their limits, accounts whose settings are the same, and the store and embedded
 * servers that the file still asks for.
 *
 * @param probed what those are told who watch the process. @default it is ready, and nothing was measured
 * @throws StartUpError
 */
export async function startServing(
  options: StartOptions,
  env: Environment,
  logger: Logger,
  probed: ProbedBy = {},
): Promise<Serving> {
  const source = await ConfigurationReader.open(options, env);
  return serveAlone(source, await source.read(), logger, probed);
}

/**
 * Serves what was read of a source.
 *
 * @param probed what those are told who watch the process
 * @throws StartUpError
 */
export async function serveAlone(
  source: ConfigurationReader,
  first: Setup,
  logger: Logger,
  probed: ProbedBy,
): Promise<Serving> {
  const lasting: LastingParts = {
    accountPool: new AccountPool(),
    idempotencyStore: createMemoryStore(),
    agentLocks: createMemoryLocks(),
    rateLimits: new RateLimits(),
    logger,
    probed,
    stores: new Stores(logger),
  };
  const succession = new Succession(await ServedConfiguration.of(first, lasting), logger);
  const reloading = new Reloading({
    source,
    first,
    async serve(setup) {
      succession.replace(await ServedConfiguration.of(setup, lasting));
    },
    logger,
  });
  return {
    listener: succession.listener,
    get setup() {
      return reloading.setup;
    },
    get rollcall() {
      return succession.current.rollcall;
    },
    get drainMs() {
      return succession.drainMs;
    },
    reload: () => reloading.reload(),
    keep: () => reloading.keep(),
    async close() {
      reloading.keep();
      await reloading.settled();
      await succession.close();
    },
  };
}
