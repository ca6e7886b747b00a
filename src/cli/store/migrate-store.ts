/** @module The command `store migrate`: brings the tables of the configured store up to date. */
import { StartUpError } from '../../core/errors/start-up-error.ts';
import { readConfiguration } from '../../server/setup.ts';
import type { Environment } from '../../settings/environment.ts';
import { findConfigurationFile } from '../../settings/find.ts';
import { migrateStoreAt } from '../../store/start-store.ts';
import type { MigrateArguments } from './migrate-arguments.ts';

/**
 * Makes the steps that the store of a configuration lacks.
 *
 * @returns what was done, as text for people
 * @throws StartUpError when there is no store, or it can not be brought up to date
 */
export async function migrateConfiguredStore({ config }: MigrateArguments, env: Environment): Promise<string> {
  const file = findConfigurationFile({ argument: config, env });
  const { store } = file === undefined ? {} : await readConfiguration(file, {}, env);
  if (store === undefined) throw new StartUpError('store migrate: expected a configuration with a store.');
  const made = await migrateStoreAt(store.location);
  if (made.length === 0) return 'The store is up to date: nothing was to be done.';
  return ['The store is up to date. Made now:', ...made.map((name) => `  ${name}`)].join('\n');
}
