/** @module From the configuration's accounts to connected ones. */
import { hash, randomUUID } from 'node:crypto';
import { secretTexts } from '../contract/secrets/redact-document.ts';
import { secretInputPaths } from '../contract/secrets/secret-paths.ts';
import { blankSecrets } from '../core/secrets/redacted.ts';
import { createSecretFinder } from '../core/secrets/redactor.ts';
import { accountSettingsBase } from '../settings/settings.ts';
import type { AccountSettings, Vendor } from '../vendors/vendor.ts';
import type { Account } from './account.ts';
import type { Drift } from './drift-log.ts';
import { DriftLog } from './drift-log.ts';
import { ListHints } from './list-hints.ts';
import { ListPageSize } from './list-page-size.ts';

/** What an account tells of itself: each for the log. */
export interface AccountObserver {
  /** Called once for each new kind of mismatch between the vendor's answers and its contract. */
  onDrift?(accountId: string, drift: Drift): void;
  /** Called with every error that nobody expected. */
  onFault?(accountId: string, errorId: string, error: unknown): void;
}

/** How an account is connected. */
export interface ConnectOptions extends AccountObserver {
  /** The setting: how many agents one answer may hold. @default no limit */
  readonly maxAgentsPerRequest?: number | undefined;
}

/** Connects one account. Nothing is sent yet. */
export function connectAccount(
  vendors: readonly Vendor[],
  settings: AccountSettings,
  { maxAgentsPerRequest, ...observer }: ConnectOptions = {},
): Account {
  const vendor = vendorOf(vendors, settings);
  const findSecrets = createSecretFinder(accountSecrets(vendors, settings));
  const drift = new DriftLog(
    (entry) => observer.onDrift?.(settings.id, entry),
    (path) => blankSecrets(path, findSecrets),
  );
  return {
    id: settings.id,
    label: settings.label ?? settings.id,
    generation: generationOf(vendor, settings),
    isSandbox: settings.sandbox === true,
    vendor,
    client: vendor.connect(settings, { accountId: settings.id, drift, findSecrets, maxAgentsPerRequest }),
    drift,
    listHints: new ListHints(),
    listPageSize: new ListPageSize(vendor.capabilities.listing.maxPageSize),
    concurrency: settings.concurrency,
    reportFault(error) {
      const errorId = randomUUID();
      observer.onFault?.(settings.id, errorId, error);
      return errorId;
    },
    findSecrets,
  };
}

/** What an account signs in with, also without the word before it: of `Bearer <token>` a vendor may quote the token. */
export function accountSecrets(vendors: readonly Vendor[], settings: AccountSettings): string[] {
  const secrets = secretTexts(settings, secretInputPaths(vendorOf(vendors, settings).accountSettings));
  return secrets.flatMap((secret) => [secret, secret.replace(/^\S+\s+/, '')]);
}

/** Of the vendor's own settings but its secrets: where it is reached, and which organisation or app is meant. */
function generationOf({ key, accountSettings }: Vendor, settings: AccountSettings): string {
  const secrets = new Set(secretInputPaths(accountSettings).map(([first]) => first));
  const own = Object.entries(settings)
    .filter(([name]) => !Object.hasOwn(accountSettingsBase.shape, name) && !secrets.has(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha256', JSON.stringify([key, own]), 'base64url').slice(0, 16);
}

function vendorOf(vendors: readonly Vendor[], settings: AccountSettings): Vendor {
  const vendor = vendors.find(({ key }) => key === settings.vendor);
  if (vendor === undefined) throw new TypeError(`no vendor is called "${settings.vendor}"`);
  return vendor;
}
