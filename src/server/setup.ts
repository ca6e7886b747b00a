/** @module The accounts that Rollcall is started with: those of a configuration, or a sandbox's. */

import { StartUpError } from '../core/errors/start-up-error.ts';
import type { LanguageModelOverride } from '../language-models/language-models.ts';
import type { CheckedAccessSettings } from '../settings/access.ts';
import { ConfigurationError } from '../settings/configuration-error.ts';
import type { Environment } from '../settings/environment.ts';
import { findConfigurationFile, shownName } from '../settings/find.ts';
import { asksForAnySandbox, type Configuration, loadConfiguration } from '../settings/load.ts';
import { isSandboxAccount, type SandboxAccountSettings } from '../settings/sandbox-account.ts';
import { DEFAULT_SANDBOX_AGENTS } from '../settings/sandbox-settings.ts';
import { serverFromEnvironment } from '../settings/server-from-environment.ts';
import {
  accountSettingsBase,
  type FederationSettings,
  federationSettings,
  type ServerSettings,
} from '../settings/settings.ts';
import { passingStore, type StoreSettings } from '../settings/store.ts';
import type { AuditSettings, MetricsSettings } from '../settings/telemetry.ts';
import { vendors } from '../vendors/index.ts';
import type { AccountSettings } from '../vendors/vendor.ts';
import { loadSandbox } from './load-sandbox.ts';
import { Sandboxes } from './sandboxes.ts';
import type { StartOptions } from './start-options.ts';

/** What to serve. */
export interface Setup {
  readonly server: ServerSettings;
  readonly federation: FederationSettings;
  readonly access: CheckedAccessSettings;
  readonly audit: AuditSettings;
  readonly metrics: MetricsSettings;
  readonly store: StoreSettings | undefined;
  readonly languageModels: readonly LanguageModelOverride[];
  /** In the order in which they are shown. */
  readonly accounts: readonly AccountSettings[];
  /** The configuration file as it is shown to people; undefined when there is none. */
  readonly file: string | undefined;
  /** Ends the embedded servers that no other setup needs. */
  close(): Promise<void>;
}

/** What an earlier setup leaves to the next one. */
export interface SetupSources {
  /** The configuration file, as an absolute path. @default the one that the options or the environment name */
  readonly file?: string | undefined;
  /** Runs the embedded servers. @default those of this setup alone */
  readonly sandboxes?: Sandboxes;
}

/**
 * Reads the configuration and starts the sandboxes that it asks for. Without one, everything is a sandbox.
 *
 * @throws StartUpError
 */
export async function setUp(
  options: StartOptions,
  env: Environment,
  { file = findConfigurationFile({ argument: options.config, env }), sandboxes = new Sandboxes() }: SetupSources = {},
): Promise<Setup> {
  const configuration = file === undefined ? await invented(options, env) : await readConfiguration(file, options, env);
  const { server, accounts, ...others } = configuration;
  const held = await sandboxes.acquire(withFaults(accounts.filter(isSandboxAccount), options.sandboxFaults));
  return {
    server: { ...server, corsOrigins: [...new Set([...server.corsOrigins, ...(options.corsOrigins ?? [])])] },
    ...others,
    accounts: accounts.map((account) =>
      isSandboxAccount(account) ? checked({ ...account, ...held.accounts.get(account.id) }) : account,
    ),
    file: file === undefined ? undefined : shownName(file),
    close: held.release,
  };
}

/**
 * Reads a configuration file, and starts nothing of what it asks for.
 *
 * @throws StartUpError
 */
export async function readConfiguration(
  file: string,
  { sandboxAgents }: StartOptions,
  env: Environment,
): Promise<Configuration<AccountSettings>> {
  if (sandboxAgents !== undefined) {
    const message = 'expected no --sandbox-agents: in a file, each sandbox says itself how many agents it holds';
    throw new ConfigurationError([{ file: shownName(file), message }]);
  }
  return loadConfiguration({
    file,
    env,
    vendorSettings: Object.fromEntries(vendors.map((vendor) => [vendor.key, vendor.accountSettings])),
    ...(asksForAnySandbox({ file, env }) ? { sandboxFlavours: (await loadSandbox()).sandboxFlavours } : {}),
  });
}

async function invented(
  { sandboxAgents = DEFAULT_SANDBOX_AGENTS }: StartOptions,
  env: Environment,
): Promise<Configuration<AccountSettings>> {
  if (env.NODE_ENV === 'production') {
    throw new StartUpError(
      'NODE_ENV is production, but there is no configuration, and without one all accounts are invented: copy ' +
        'rollcall.example.yaml to rollcall.yaml, or name a file with --config or ROLLCALL_CONFIG.',
    );
  }
  const { defaultSandboxAccounts } = await loadSandbox();
  return {
    server: serverFromEnvironment(env),
    federation: federationSettings.parse({}),
    access: undefined,
    audit: undefined,
    metrics: undefined,
    store: passingStore(),
    languageModels: [],
    accounts: defaultSandboxAccounts.map((account) => ({
      ...accountSettingsBase.parse({ id: account.id }),
      ...account,
      sandbox: { agents: sandboxAgents },
    })),
  };
}

function withFaults(
  accounts: readonly SandboxAccountSettings[],
  faults: StartOptions['sandboxFaults'] = new Map(),
): readonly SandboxAccountSettings[] {
  for (const id of faults.keys()) {
    if (accounts.some((account) => account.id === id)) continue;
    const ids = accounts.map((account) => account.id).join(', ');
    const expected =
      ids === '' ? 'no fault, since no account is a sandbox' : `one of the sandboxes ${ids} before the =`;
    throw new StartUpError(`--sandbox-fault: expected ${expected}`);
  }
  return accounts.map((account) => {
    const fault = faults.get(account.id);
    return fault === undefined ? account : { ...account, sandbox: { ...account.sandbox, fault } };
  });
}

function checked(account: { readonly vendor: string }): AccountSettings {
  const vendor = vendors.find(({ key }) => key === account.vendor);
  if (vendor === undefined) throw new TypeError(`no vendor is called "${account.vendor}"`);
  return vendor.accountSettings.parse(account);
}
