/** @module From arguments and environment to a server that listens. */
import { type Arguments, parseArguments, USAGE } from './arguments.ts';
import { ConfigurationError } from './config/configuration-error.ts';
import type { Environment } from './config/environment.ts';
import { findConfigurationFile } from './config/find.ts';
import { loadConfiguration } from './config/load.ts';
import { serverFromEnvironment } from './config/server-from-environment.ts';
import { type FederationSettings, federationSettings, type ServerSettings } from './config/settings.ts';
import { hostCheck } from './graphql/allowed-hosts.ts';
import { listen } from './listen.ts';
import { createLogger } from './logger.ts';
import { createRollcall } from './rollcall.ts';
import { startSandbox } from './sandbox/start.ts';
import { StartUpError } from './start-up-error.ts';
import { vendors } from './vendors/index.ts';
import type { AccountSettings } from './vendors/vendor.ts';

/** Agents of each vendor in the sandbox, unless asked otherwise. */
const SANDBOX_AGENTS = 12;

/** A Rollcall that serves. */
export interface Running {
  /**
   * Answers what is under way, then ends. What was cut is logged.
   *
   * @returns the exit code
   */
  stop(): Promise<number>;
}

interface Setup {
  readonly server: ServerSettings;
  readonly federation: FederationSettings;
  readonly accounts: readonly AccountSettings[];
  /** Where the accounts come from, for the line that is shown at the start. */
  readonly source: string;
  /** The accounts are real: what the explorer offers to write begins as a dry run. */
  readonly isReal: boolean;
  close(): Promise<void>;
}

async function setUp({ config, sandboxAgents }: Arguments, env: Environment): Promise<Setup> {
  const file = findConfigurationFile({ argument: config, env });
  if (file === undefined) return setUpSandbox(sandboxAgents ?? SANDBOX_AGENTS, env);
  if (sandboxAgents !== undefined) {
    throw new ConfigurationError([
      { file, message: 'expected no --sandbox-agents: the accounts of this file are real' },
    ]);
  }
  const vendorSettings = Object.fromEntries(vendors.map((vendor) => [vendor.key, vendor.accountSettings]));
  return {
    ...loadConfiguration({ file, env, vendorSettings }),
    source: file,
    isReal: true,
    close: async () => undefined,
  };
}

async function setUpSandbox(agents: number, env: Environment): Promise<Setup> {
  if (env.NODE_ENV === 'production') {
    throw new StartUpError(
      'NODE_ENV is production, but there is no configuration, and without one all accounts are invented: copy ' +
        'rollcall.example.yaml to rollcall.yaml, or name a file with --config or ROLLCALL_CONFIG.',
    );
  }
  const server = serverFromEnvironment(env);
  const sandbox = await startSandbox(vendors, agents);
  const accounts = vendors.flatMap((vendor) =>
    sandbox.accounts.filter(({ id }) => id === vendor.key).map((account) => vendor.accountSettings.parse(account)),
  );
  const federation = federationSettings.parse({});
  return { server, federation, accounts, source: 'the sandbox', isReal: false, close: sandbox.close };
}

/**
 * How long requests under way may take when the process stops. A change is three calls, each within its account's
 * deadline: what is there, the change, what became of it. Milliseconds.
 */
function drainTime(accounts: readonly AccountSettings[]): number {
  return 3 * Math.max(...accounts.map(({ timeoutMs }) => timeoutMs)) + 5000;
}

/**
 * Reads the configuration and serves. Only shows the options when asked for `--help`: then there is nothing to stop.
 *
 * @param argv without the program's own name
 * @throws StartUpError
 */
export async function start(argv: readonly string[], env: Environment): Promise<Running | undefined> {
  const options = parseArguments(argv);
  if (options.help) {
    console.log(USAGE);
    return undefined;
  }
  const { server, federation, accounts, source, isReal, close } = await setUp(options, env);
  const logger = createLogger();
  const rollcall = createRollcall({
    vendors,
    accounts,
    ...server,
    isAllowedHost: hostCheck(server),
    federationPrefix: federation.prefix,
    explorerDryRun: isReal,
    logger,
  });
  const listening = await listen(rollcall.yoga, server.host, server.port, {
    drainMs: drainTime(accounts),
    onCut: (requests) => logger.warn({ requests }, 'cut off without an answer: there was no more time to stop'),
  });
  console.log(`Rollcall: ${accounts.length} accounts from ${source}`);
  console.log(`Explorer and endpoint: ${listening.origin}/graphql`);

  return {
    async stop() {
      try {
        await listening.stop();
        await rollcall.close();
        await close();
        return 0;
      } catch (error) {
        logger.error({ error: String(error) }, 'could not stop in order');
        return 1;
      }
    },
  };
}
