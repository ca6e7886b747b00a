import { migrateStore } from './migrate.ts';
import type { Store } from './store.ts';

/** Where the store is. */
export type StoreLocation = { readonly path: string } | { readonly url: string };

/** How a store is opened. */
export interface OpenOptions {
  /** The clock. @default the machine's, or that of the server that all share */
  readonly now?: (() => number) | undefined;
}

/**
 * Opens a store and brings its tables up to date. Only the engine that is asked for is loaded.
 *
 * @throws NewerStoreError when it is of a newer program
 */
export async function openStore(location: StoreLocation, options: OpenOptions = {}): Promise<Store> {
  const store = await connectStore(location, options);
  try {
    await migrateStore(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Opens a store as it is. */
export async function connectStore(location: StoreLocation, { now }: OpenOptions = {}): Promise<Store> {
  if ('url' in location) {
    const { openPostgres } = await import('./postgres/open.ts');
    return openPostgres({ url: location.url, now });
  }
  const { openSqlite } = await import('./sqlite/open.ts');
  return openSqlite({ path: location.path, now });
}
