/** @module The command `check`: what is wrong with a configuration and its accounts, without serving them. */
import { accountSecrets, connectAccount } from '../../accounts/connect.ts';
import { checkHealth } from '../../accounts/health.ts';
import { createSecretFinder } from '../../core/secrets/redactor.ts';
import { createLogger, withoutSecrets } from '../../logger.ts';
import { type Setup, setUp } from '../../server/setup.ts';
import type { StartOptions } from '../../server/start-options.ts';
import type { Environment } from '../../settings/environment.ts';
import { vendors } from '../../vendors/index.ts';
import { configurationWarnings } from './configuration-warnings.ts';
import { report } from './report.ts';
import { storeState } from './store-state.ts';
import { missingTokenKeys } from './token-keys.ts';

/** The exit code of a process that Ctrl+C ended, as shells give it. */
const INTERRUPTED = 130;

/**
 * Asks each account whether it answers, and prints what was found.
 *
 * @returns the exit code: 0 when all accounts answer and the store can be used, whatever the warnings
 * @throws StartUpError when the configuration is wrong
 */
export async function check(options: StartOptions, env: Environment, interruption: AbortSignal): Promise<number> {
  const setup = await setUp(options, env);
  try {
    return await checkAccounts(setup, env, interruption);
  } catch (error) {
    if (interruption.aborted) return INTERRUPTED;
    throw error;
  } finally {
    await setup.close();
  }
}

async function checkAccounts(setup: Setup, env: Environment, interruption: AbortSignal): Promise<number> {
  const secrets = setup.accounts.flatMap((settings) => accountSecrets(vendors, settings));
  const logger = withoutSecrets(createLogger(), createSecretFinder(secrets));
  const drifts: string[] = [];
  const connected = setup.accounts.map((settings) =>
    connectAccount(vendors, settings, {
      onDrift: (accountId, { path, problem }) =>
        drifts.push(`account ${accountId}: an answer does not match the vendor's documentation (${path}: ${problem})`),
      onFault: (accountId, errorId, error) =>
        logger.error({ accountId, errorId, error: String(error) }, 'unexpected error'),
    }),
  );
  try {
    const [keyWarnings, store, ...accounts] = await Promise.all([
      missingTokenKeys(setup.access),
      setup.file === undefined ? undefined : storeState(setup.store),
      ...connected.map(async (account) => ({ account, health: await checkHealth(account, interruption) })),
    ]);
    const warnings = [...configurationWarnings(setup, env, Date.now(), keyWarnings), ...drifts];
    const checked = setup.file ?? 'a sandbox, since there is no configuration';
    console.log(report({ checked, accounts, store, warnings }));
    const isUsable = accounts.every(({ health }) => health.reachable) && store?.isUsable !== false;
    return isUsable ? 0 : 1;
  } finally {
    await Promise.all(connected.map(({ client }) => client.close()));
  }
}
