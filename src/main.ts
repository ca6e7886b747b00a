/** @module The entry: reads the configuration, starts, and stops when the process is told to. */
import { type Arguments, parseArguments, USAGE } from './arguments.ts';
import { ConfigurationError } from './config/configuration-error.ts';
import { findConfigurationFile } from './config/find.ts';
import { loadConfiguration } from './config/load.ts';
import { type ServerSettings, serverSettings } from './config/settings.ts';
import { listen } from './listen.ts';
import { createLogger } from './logger.ts';
import { createRollcall } from './rollcall.ts';
import { startSandbox } from './sandbox/start.ts';
import { vendors } from './vendors/index.ts';
import type { AccountSettings } from './vendors/vendor.ts';

/** Agents of each vendor in the sandbox, unless asked otherwise. */
const SANDBOX_AGENTS = 12;

interface Setup {
  readonly server: ServerSettings;
  readonly accounts: readonly AccountSettings[];
  /** Where the accounts come from, for the line that is shown at the start. */
  readonly source: string;
  /** The accounts are real: what the explorer offers to write begins as a dry run. */
  readonly isReal: boolean;
  close(): Promise<void>;
}

async function setUp({ config, sandboxAgents }: Arguments): Promise<Setup> {
  const file = findConfigurationFile({ argument: config, env: process.env });
  if (file === undefined) return setUpSandbox(sandboxAgents ?? SANDBOX_AGENTS);
  if (sandboxAgents !== undefined) {
    throw new ConfigurationError([
      { file, message: 'expected no --sandbox-agents: the accounts of this file are real' },
    ]);
  }
  const vendorSettings = Object.fromEntries(vendors.map((vendor) => [vendor.key, vendor.accountSettings]));
  return {
    ...loadConfiguration({ file, env: process.env, vendorSettings }),
    source: file,
    isReal: true,
    close: async () => undefined,
  };
}

async function setUpSandbox(agents: number): Promise<Setup> {
  const sandbox = await startSandbox(vendors, agents);
  const accounts = vendors.flatMap((vendor) =>
    sandbox.accounts.filter(({ id }) => id === vendor.key).map((account) => vendor.accountSettings.parse(account)),
  );
  return {
    server: serverSettings.parse({ port: process.env.PORT }),
    accounts,
    source: 'the sandbox',
    isReal: false,
    close: sandbox.close,
  };
}

async function main(): Promise<void> {
  const options = parseArguments(process.argv.slice(2));
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const { server, accounts, source, isReal, close } = await setUp(options);
  const logger = createLogger();
  const rollcall = createRollcall({ vendors, accounts, ...server, explorerDryRun: isReal, logger });
  const listening = await listen(rollcall.yoga, server.host, server.port);
  console.log(`Rollcall: ${accounts.length} accounts from ${source}`);
  console.log(`Explorer and endpoint: ${listening.origin}/graphql`);

  const stop = async () => {
    await listening.stop();
    await rollcall.close();
    await close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().catch((error: unknown) => {
        logger.error({ error: String(error) }, 'could not stop in order');
        process.exitCode = 1;
      });
    });
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  // A mistake in the configuration or the arguments, or a port that is taken: a sentence, not a stack.
  console.error(error.message);
  process.exit(1);
}
