import { parseArgs } from 'node:util';

/** What `rollcall` was started with. */
export interface Arguments {
  /** `--config FILE`. */
  readonly config: string | undefined;
  /** `--sandbox-agents N`: how many agents each embedded vendor holds. */
  readonly sandboxAgents: number | undefined;
  /** `--help`. */
  readonly help: boolean;
}

/** Shown for `--help` and after a mistake. */
export const USAGE = `Usage: npm start -- [options]

  --config FILE        read the accounts from this file (default: ROLLCALL_CONFIG, else rollcall.yaml, else the sandbox)
  --sandbox-agents N   how many agents each vendor of the sandbox holds (1 to 100000, default 12)
  --help               show this
`;

const MAX_SANDBOX_AGENTS = 100_000;

/** @throws Error with a sentence for the user */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      config: { type: 'string' },
      'sandbox-agents': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return { config: values.config, sandboxAgents: agentCount(values['sandbox-agents']), help: values.help };
}

function agentCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > MAX_SANDBOX_AGENTS) {
    throw new Error(`--sandbox-agents: expected a whole number from 1 to ${MAX_SANDBOX_AGENTS}`);
  }
  return count;
}
