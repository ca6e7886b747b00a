/** @module A store that was configured: opened, or told why not in a sentence for whoever wrote the configuration. */
import { existsSync } from 'node:fs';
import { StartUpError } from '../core/errors/start-up-error.ts';
import { emptyStates, type MigrationState, migrateStore, migrationStates, NewerStoreError } from './migrate.ts';
import { connectStore, type StoreLocation } from './open-store.ts';
import type { Store } from './store.ts';

/** A store as it is configured. */
export interface ConfiguredStore {
  readonly location: StoreLocation;
  /** Who brings the tables up to date. */
  readonly migrate: 'AUTOMATIC' | 'MANUAL';
}

/**
 * Opens a store for whoever serves from it.
 *
 * @throws StartUpError when it can not be opened, is of a newer program, or lacks steps that nobody but an operator is to make
 */
export async function startStore({ location, migrate }: ConfiguredStore): Promise<Store> {
  const store = await reachStore(location);
  try {
    if (migrate === 'AUTOMATIC') await migrateStore(store);
    else refuseMissing(await migrationStates(store));
    return store;
  } catch (error) {
    await store.close();
    throw startUpErrorOf(error, location);
  }
}

/**
 * Makes the steps that a store lacks.
 *
 * @returns the names of those that were made
 * @throws StartUpError when that is not possible
 */
export function migrateStoreAt(location: StoreLocation): Promise<string[]> {
  return visit(location, migrateStore);
}

/**
 * The steps of a store, without making any; a file that is not there is not made either.
 *
 * @throws StartUpError when it can not be opened, or is of a newer program
 */
export async function inspectStore(location: StoreLocation): Promise<MigrationState[]> {
  if ('path' in location && !existsSync(location.path)) return emptyStates();
  return visit(location, migrationStates);
}

async function visit<T>(location: StoreLocation, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await reachStore(location);
  try {
    return await work(store);
  } catch (error) {
    throw startUpErrorOf(error, location);
  } finally {
    await store.close();
  }
}

async function reachStore(location: StoreLocation): Promise<Store> {
  let store: Store | undefined;
  try {
    store = await connectStore(location);
    const lacks = await lackOf(store);
    if (lacks !== undefined) throw new StartUpError(`The store can not be used: ${lacks}.`);
    return store;
  } catch (error) {
    await store?.close();
    throw startUpErrorOf(error, location);
  }
}

async function lackOf({ engine, writer }: Store): Promise<string | undefined> {
  if (engine === 'SQLITE') return undefined;
  const { unmetRequirement } = await import('./postgres/requirements.ts');
  return unmetRequirement(writer);
}

function refuseMissing(states: readonly MigrationState[]): void {
  const missing = states.filter(({ isExecuted }) => !isExecuted).map(({ name }) => name);
  if (missing.length === 0) return;
  throw new StartUpError(
    `The store lacks ${missing.join(', ')}, and store.migrate is MANUAL: "rollcall store migrate" makes what is missing.`,
  );
}

function startUpErrorOf(error: unknown, location: StoreLocation): StartUpError {
  if (error instanceof StartUpError) return error;
  if (error instanceof NewerStoreError) return new StartUpError(`The store can not be used: ${error.message}.`);
  return new StartUpError(`The store can not be opened: ${reasonOf(error, location)}.`);
}

/** In the words of the engine, without what its URL says. */
function reasonOf(error: unknown, location: StoreLocation): string {
  // Of a host with several addresses, each has failed for a reason of its own.
  if (error instanceof AggregateError) return reasonOf(error.errors[0], location);
  const { message, code } = error as { readonly message?: string; readonly code?: unknown };
  const reason = message === undefined || message === '' ? String(code ?? error) : message;
  if ('path' in location) return reason;
  const { password = '' } = URL.parse(location.url) ?? {};
  const secrets = [location.url, password, decodeURIComponent(password)].filter((text) => text !== '');
  return secrets.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), reason);
}
