import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { isObject, lookUp } from '../core/json.ts';
import type { LanguageModelOverride } from '../language-models/language-models.ts';
import { accessSettings, type CheckedAccessSettings } from './access.ts';
import { accessFindings, withAbsolutePaths } from './access-findings.ts';
import { ConfigurationError, type Finding, type SettingPath } from './configuration-error.ts';
import { ConfigurationDocument } from './document.ts';
import type { Environment } from './environment.ts';
import { expectation } from './expectations.ts';
import { explain } from './explain.ts';
import { defaultConfigurationFile, readConfigurationFile, shownName } from './find.ts';
import { languageModelsSettings, type ReadOverrides, readOverrides } from './language-models.ts';
import { isOpenToAll, OPEN_TO_ALL } from './open-to-all.ts';
import { problemsOf } from './problems.ts';
import { asksForSandbox, type SandboxAccountSettings, sandboxAccountSettings, vendorKeys } from './sandbox-account.ts';
import {
  accountSettingsBase,
  type CommonAccountSettings,
  type FederationSettings,
  federationSettings,
  type ServerSettings,
  serverSettings,
} from './settings.ts';
import { type StoreSettings, storeFindings, storeSettings, withAbsoluteStore } from './store.ts';
import { type AuditSettings, auditSettings, type MetricsSettings, metricsSettings } from './telemetry.ts';

/** Per name of a vendor, the schema of its accounts: `accountSettingsBase.extend({ vendor: z.literal(...), ... })`. */
export type VendorSettings = Readonly<Record<string, z.ZodType<CommonAccountSettings>>>;

/** A configuration that was checked, with every default filled in. */
export interface Configuration<Account extends CommonAccountSettings = CommonAccountSettings> {
  readonly server: ServerSettings;
  readonly federation: FederationSettings;
  /** How callers sign in; undefined: nobody does. */
  readonly access: CheckedAccessSettings;
  readonly audit: AuditSettings;
  readonly metrics: MetricsSettings;
  /** What outlives the process; undefined: nothing does. */
  readonly store: StoreSettings | undefined;
  /** What the operator says of language models. */
  readonly languageModels: readonly LanguageModelOverride[];
  /** In the order of the file; at least one. */
  readonly accounts: readonly ((Account | SandboxAccountSettings) & { label: string })[];
}

/** The settings of an account of any of the vendors in a {@link VendorSettings}. */
export type AccountOf<Vendors extends VendorSettings> = z.output<Vendors[keyof Vendors]>;

/**
 * Where a configuration comes from: a file, or a text that `file` (by default `rollcall.yaml`) names in messages. Relative
 * paths in it start from the folder of `file`.
 */
export type ConfigurationSource = { readonly file: string } | { readonly file?: string; readonly text: string };

/** What a configuration is made of. */
export type LoadOptions<Vendors extends VendorSettings> = ConfigurationSource & {
  /** Fills in `${NAME}`; `${file:PATH}` is filled in from the file. */
  readonly env: Environment;
  /** The vendors that accounts may name. */
  readonly vendorSettings: Vendors;
  /** Per name of a vendor, the servers that its sandbox can play. @default none to choose from */
  readonly sandboxFlavours?: Readonly<Record<string, readonly string[]>>;
};

/**
 * Reads and checks a configuration.
 *
 * @throws ConfigurationError that lists every problem with its line and what is expected there
 */
export function loadConfiguration<Vendors extends VendorSettings>(
  options: LoadOptions<Vendors>,
): Configuration<AccountOf<Vendors>> {
  const file = shownName(options.file ?? defaultConfigurationFile);
  const document = openConfiguration(options);
  const findings = document.findings.filter(({ path }) => !isUnused(path, document.value, options.vendorSettings));
  const check = <Output>(schema: z.ZodType<Output>, path: SettingPath, value: unknown): Output | undefined => {
    const result = schema.safeParse(value, { error: expectation });
    if (!result.success) findings.push(...result.error.issues.flatMap((issue) => explain(issue, path, document)));
    return result.data;
  };

  const root = document.malformed ? undefined : check(rootSettings, [], document.value);
  const rawAccounts = listedAccounts(document.value);
  const accounts = rawAccounts.flatMap((raw, index) => {
    const account = check(schemaOf(raw, options), ['accounts', index], raw);
    return account ? [{ ...account, label: account.label ?? account.id }] : [];
  });
  const access = withAbsolutePaths(root?.access, folderOf(options));
  const store = withAbsoluteStore(root?.store, folderOf(options));
  findings.push(
    ...sharedIds(rawAccounts, document),
    ...accessFindings(access, idsOf(rawAccounts), document),
    ...storeFindings(store, document),
  );
  if (root !== undefined && isOpenToAll(root.server, access)) {
    const path = ['server', 'host'];
    findings.push({ offset: document.offsetOf(path), path, message: OPEN_TO_ALL });
  }

  const models = overridesOf(root?.languageModels, options);
  if ('obstacle' in models) {
    const path = ['languageModels', 'file'];
    findings.push({ offset: document.offsetOf(path), path, message: models.obstacle });
  }

  const problems = [...problemsOf(file, document, findings), ...('problems' in models ? models.problems : [])];
  if (problems.length > 0 || root === undefined) throw new ConfigurationError(problems);
  const { server, federation, audit, metrics } = root;
  return {
    server,
    federation,
    access,
    audit: audit && { file: resolve(folderOf(options), audit.file) },
    metrics,
    store,
    languageModels: 'overrides' in models ? models.overrides : [],
    accounts,
  };
}

function overridesOf(
  settings: z.output<typeof languageModelsSettings>,
  source: ConfigurationSource & { readonly env: Environment },
): ReadOverrides {
  return settings === undefined
    ? { overrides: [] }
    : readOverrides(resolve(folderOf(source), settings.file), source.env);
}

/**
 * Whether a configuration has an account that an embedded server is to answer for: only then does it matter what the
 * sandbox offers. What is wrong with the configuration is told by {@link loadConfiguration}.
 */
export function asksForAnySandbox(source: ConfigurationSource & { readonly env: Environment }): boolean {
  return listedAccounts(openConfiguration(source).value).some(asksForSandbox);
}

/**
 * The configuration file as it stands there, with its references filled in. What is wrong with it is in its `findings`; whether
 * it is a right configuration, {@link loadConfiguration} tells.
 *
 * @throws ConfigurationError when the file can not be read
 */
export function openConfiguration(source: ConfigurationSource & { readonly env: Environment }): ConfigurationDocument {
  const text = 'text' in source ? source.text : readConfigurationFile(source.file);
  return new ConfigurationDocument(text, { env: source.env, folder: folderOf(source) });
}

/** From where relative paths start. */
function folderOf({ file = defaultConfigurationFile }: ConfigurationSource): string {
  return dirname(resolve(file));
}

// Accounts are checked one by one, each by the schema of its vendor.
const rootSettings = z.strictObject(
  {
    server: serverSettings.prefault({}),
    federation: federationSettings.prefault({}),
    access: accessSettings,
    audit: auditSettings,
    metrics: metricsSettings,
    store: storeSettings.optional(),
    languageModels: languageModelsSettings,
    accounts: z.array(z.unknown(), { error: 'expected a list of accounts' }).min(1, 'expected at least one account'),
  },
  { error: ({ code }) => (code === 'invalid_type' ? 'expected a map with the keys server and accounts' : undefined) },
);

function listedAccounts(root: unknown): unknown[] {
  const accounts = isObject(root) ? root.accounts : undefined;
  return Array.isArray(accounts) ? accounts : [];
}

function schemaOf<Vendors extends VendorSettings>(
  account: unknown,
  { vendorSettings, sandboxFlavours = {} }: LoadOptions<Vendors>,
): z.ZodType<AccountOf<Vendors> | SandboxAccountSettings> {
  const vendor = isObject(account) ? account.vendor : undefined;
  if (!isVendor(vendor, vendorSettings)) return unknownVendor(Object.keys(vendorSettings));
  const schema = vendorSettings[vendor] as z.ZodType<AccountOf<Vendors>>;
  if (!asksForSandbox(account)) return schema;
  const name = String(vendor);
  return sandboxAccountSettings(name, schema, lookUp(sandboxFlavours, name) ?? []);
}

/** Whether a setting counts for nothing. What a sandbox's account does not use need not be right: `apiKey: ${NAME}`, and NAME is not set. */
export function isUnused(path: SettingPath, root: unknown, vendors: VendorSettings): boolean {
  const [list, index, key] = path;
  const account = list === 'accounts' && typeof index === 'number' ? listedAccounts(root)[index] : undefined;
  const vendor = isObject(account) ? account.vendor : undefined;
  if (!asksForSandbox(account) || !isVendor(vendor, vendors)) return false;
  return vendorKeys(vendors[vendor] as z.ZodType).includes(String(key));
}

function isVendor<Vendors extends VendorSettings>(name: unknown, vendors: Vendors): name is keyof Vendors {
  return typeof name === 'string' && Object.hasOwn(vendors, name);
}

/**
 * Passes no account. Nobody can say which further keys belong to a vendor that is not known, but what all accounts share
 * is checked still.
 */
function unknownVendor(names: readonly string[]): z.ZodType<never> {
  const vendor = z.enum(names, { error: `expected one of the vendors ${names.join(', ')}` });
  return accountSettingsBase
    .extend({ vendor, sandbox: z.unknown().optional() })
    .loose()
    .transform(() => z.NEVER);
}

function idsOf(accounts: readonly unknown[]): string[] {
  return accounts.flatMap((account) => (isObject(account) && typeof account.id === 'string' ? [account.id] : []));
}

function sharedIds(accounts: readonly unknown[], document: ConfigurationDocument): Finding[] {
  const firstIndex = new Map<string, number>();
  return accounts.flatMap((account, index) => {
    const path = ['accounts', index, 'id'];
    const id = isObject(account) ? account.id : undefined;
    if (typeof id !== 'string' || document.isUnusable(path)) return [];
    const first = firstIndex.get(id);
    if (first === undefined) {
      firstIndex.set(id, index);
      return [];
    }
    const offset = document.offsetOf(path);
    const { line } = document.position(document.offsetOf(['accounts', first, 'id']));
    return [
      { offset, path, message: `expected an id of its own, but accounts[${first}] on line ${line} has the same` },
    ];
  });
}
