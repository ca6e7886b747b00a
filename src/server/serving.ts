/** @module From a configuration file to requests that are answered, whatever becomes of the file meanwhile. */
import { RateLimits } from '../access/rate-limits.ts';
import { AccountPool } from '../accounts/account-pool.ts';
import { createMemoryStore } from '../agents/lifecycle/idempotency/store.ts';
import { createMemoryLocks } from '../agents/lifecycle/locks.ts';
import { StartUpError } from '../core/errors/start-up-error.ts';
import type { Logger } from '../logger.ts';
import type { Environment } from '../settings/environment.ts';
import { findConfigurationFile } from '../settings/find.ts';
import { isOpenToAll, OPEN_TO_ALL } from '../settings/open-to-all.ts';
import { ConfigurationWatch } from './configuration-watch.ts';
import { Reloading } from './reloading.ts';
import { effectiveSettings } from './restart-settings.ts';
import { Sandboxes } from './sandboxes.ts';
import { type LastingParts, type ProbedBy, ServedConfiguration } from './served-configuration.ts';
import { type Setup, setUp } from './setup.ts';
import type { StartOptions } from './start-options.ts';

/**
 * Reads the configuration and serves it. A reload reads the same file again, and keeps what must not be forgotten: idempotency
 * keys, locks of agents, what callers have used of their limits, accounts whose settings are the same, and embedded servers that the file still asks for.
 *
 * @param probed what those are told who watch the process. @default it is ready, and nothing was measured
 * @throws StartUpError
 */
export async function startServing(
  options: StartOptions,
  env: Environment,
  logger: Logger,
  probed: ProbedBy = {},
): Promise<Reloading> {
  const file = findConfigurationFile({ argument: options.config, env });
  const watch = options.watchConfig === true ? await watchOf(file) : undefined;
  const sources = { file, sandboxes: new Sandboxes() };
  const lasting: LastingParts = {
    accountPool: new AccountPool(),
    idempotencyStore: createMemoryStore(),
    agentLocks: createMemoryLocks(),
    rateLimits: new RateLimits(),
    logger,
    probed,
  };
  const first = await serve(await setUp(options, env, sources), lasting);
  const reloading = new Reloading({
    first,
    watch,
    logger,
    async load() {
      const wanted = await setUp(options, env, sources);
      const { settings, waiting } = effectiveSettings(first.setup, wanted);
      const next = await serve({ ...wanted, ...settings }, lasting);
      if (waiting.length > 0) logger.warn({ settings: waiting }, 'settings that are ignored until the next start');
      return next;
    },
  });
  watch?.start(() => reloading.reload());
  return reloading;
}

async function watchOf(file: string | undefined): Promise<ConfigurationWatch> {
  if (file !== undefined) return ConfigurationWatch.of(file);
  throw new StartUpError('--watch-config: expected a configuration file to watch, but there is none');
}

async function serve(setup: Setup, lasting: LastingParts): Promise<ServedConfiguration> {
  try {
    // The file was looked at with the address that it says itself, which may wait for the next start.
    if (isOpenToAll(setup.server, setup.access)) throw new StartUpError(`server.host: ${OPEN_TO_ALL}`);
    return new ServedConfiguration(setup, lasting);
  } catch (error) {
    await setup.close();
    throw error;
  }
}
