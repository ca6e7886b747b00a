/** @module What outlives the process: the section `store` of the configuration. */
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { Finding } from './configuration-error.ts';
import type { ConfigurationDocument } from './document.ts';
import { wholeNumber } from './whole-number.ts';

const EXPECTED_PATH = 'expected the path of a file';
const EXPECTED_URL = 'expected a URL such as postgres://user:password@host:5432/database';
const ONE_OF_BOTH = 'expected either path (embedded) or url (PostgreSQL)';

/** As SQLite understands it, no file but a database that ends with the process: each process would have one of its own. */
const IN_MEMORY = ':memory:';

/** Where what outlives the process is kept, and how the copy of the agents is kept true. @default nothing outlives it */
export const storeSettings = z
  .strictObject({
    /** The file of the embedded database. A relative path starts from the folder of the configuration. */
    path: z
      .string({ error: EXPECTED_PATH })
      .refine((path) => path !== '' && path !== IN_MEMORY, { error: EXPECTED_PATH })
      .optional(),
    /** Of a PostgreSQL that several processes share. It may say how the connection is secured: `?sslmode=verify-full`. */
    url: z
      .string({ error: EXPECTED_URL })
      .refine(isPostgresUrl, { error: EXPECTED_URL })
      .meta({ secret: true })
      .optional(),
    /** Who brings the tables up to date: each start, or `rollcall store migrate` alone. @default 'AUTOMATIC' */
    migrate: z.enum(['AUTOMATIC', 'MANUAL']).default('AUTOMATIC'),
    /** Whether the agents' instructions are kept. Without them they are not searched either. @default true */
    instructions: z.boolean().default(true),
    /** How often all agents of an account are listed; minutes. @default 15 */
    sweepEveryMinutes: wholeNumber(1, 10_080).default(15),
    /** How often an account is asked for what is new, where one call tells; seconds. @default 60 */
    probeEverySeconds: wholeNumber(1, 86_400).default(60),
    /** How often all agents are loaded whole, although nothing says that they changed; hours. @default 24 */
    rehydrateEveryHours: wholeNumber(1, 8_760).default(24),
    /** How many calls to vendors the copy may take, of each process; per second. @default 50 */
    callsPerSecond: wholeNumber(1, 1_000).default(50),
    /** How long what became of agents is remembered. */
    history: z
      .strictObject({
        /** @default 30 */
        keepDays: wholeNumber(1, 3_650).default(30),
      })
      .prefault({}),
  })
  .transform(({ path, url, ...others }, context) => {
    const location = locationOf(path, url);
    if (location !== undefined) return { ...others, location };
    context.addIssue({ code: 'custom', message: ONE_OF_BOTH });
    return z.NEVER;
  });

/** What {@link storeSettings} gives. */
export type StoreSettings = z.output<typeof storeSettings>;

/**
 * The store of a Rollcall whose accounts are all invented: it ends with the process. What is changed at an embedded server shows
 * soon: asking it costs nothing.
 */
export function passingStore(): StoreSettings {
  const often = { sweepEveryMinutes: 1, probeEverySeconds: 10 };
  return { ...storeSettings.parse({ path: 'rollcall.db', ...often }), location: { path: IN_MEMORY } };
}

/** Whether a store ends with the process, and no other one can have it. */
export function endsWithProcess({ location }: StoreSettings): boolean {
  return 'path' in location && location.path === IN_MEMORY;
}

/** With the path of the file from the root. */
export function withAbsoluteStore(store: StoreSettings | undefined, folder: string): StoreSettings | undefined {
  if (store === undefined || !('path' in store.location)) return store;
  return { ...store, location: { path: resolve(folder, store.location.path) } };
}

/**
 * The file of an embedded store is made where there is none; its folder has to be there.
 *
 * @param store with an absolute path
 */
export function storeFindings(store: StoreSettings | undefined, document: ConfigurationDocument): Finding[] {
  if (store === undefined || !('path' in store.location)) return [];
  const { path: file } = store.location;
  const isOfFolder = statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() === true;
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isOfFolder && !isFolder) return [];
  const path = ['store', 'path'];
  const message = isFolder ? `${EXPECTED_PATH}, but this is a folder` : 'expected a file in a folder that exists';
  return [{ offset: document.offsetOf(path), path, message }];
}

function locationOf(
  path: string | undefined,
  url: string | undefined,
): { readonly path: string } | { readonly url: string } | undefined {
  if (path !== undefined && url === undefined) return { path };
  return url !== undefined && path === undefined ? { url } : undefined;
}

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) return false;
  // A socket of this machine is named behind the database: postgres:///database?host=/run/postgresql.
  return url.hostname !== '' || url.searchParams.has('host');
}
