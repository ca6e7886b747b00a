import { parseArgs } from 'node:util';
import { StartUpError } from '../core/errors/start-up-error.ts';
import { MAX_SANDBOX_AGENTS, SANDBOX_FAULTS, type SandboxFault } from '../settings/sandbox-settings.ts';
import { origin } from '../settings/urls.ts';

/** What `rollcall` was started with. */
export interface Arguments {
  /** `--config FILE`. */
  readonly config: string | undefined;
  /** `--sandbox-agents N`: how many agents each embedded vendor holds. */
  readonly sandboxAgents: number | undefined;
  /** `--sandbox-fault ID=FAULT`, by the account's id. */
  readonly sandboxFaults: ReadonlyMap<string, SandboxFault>;
  /** `--cors-origin ORIGIN`: web origins whose pages may call, besides those of the configuration. */
  readonly corsOrigins: readonly string[];
  /** `--help`. */
  readonly help: boolean;
}

/** Shown for `--help`. */
export const USAGE = `Usage: npm start -- [options]

  --config FILE            read the accounts from this file (default: ROLLCALL_CONFIG, else rollcall.yaml or
                           rollcall.yml, else a sandbox)
  --cors-origin ORIGIN     let pages of this web origin call the endpoint; may be repeated
  --sandbox-agents N       how many agents each account of the sandbox holds (1 to 100000, default 12)
  --sandbox-fault ID=FAULT make the sandbox of this account fail: down, slow (3 s), limited (429) or flaky (one call in
                           two, by chance); may be repeated
  --help                   show this
`;

const OPTIONS = {
  config: { type: 'string' },
  'cors-origin': { type: 'string' },
  'sandbox-agents': { type: 'string' },
  'sandbox-fault': { type: 'string' },
  help: { type: 'boolean' },
} as const;

type OptionName = keyof typeof OPTIONS;

/** @throws StartUpError for the first mistake */
export function parseArguments(argv: readonly string[]): Arguments {
  const given = readOptions(argv);
  return {
    config: only(given, 'config'),
    sandboxAgents: agentCount(only(given, 'sandbox-agents')),
    sandboxFaults: new Map((given.get('sandbox-fault') ?? []).map(fault)),
    corsOrigins: (given.get('cors-origin') ?? []).map(webOrigin),
    help: given.has('help'),
  };
}

/** The options and their values. Node's own strict reading explains mistakes in words for programmers. */
function readOptions(argv: readonly string[]): ReadonlyMap<OptionName, readonly string[]> {
  const { tokens } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true });
  const given = new Map<OptionName, string[]>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') throw mistake(`options only, and argument ${token.index + 1} is none`);
    const { rawName, name, value } = token;
    if (!isOption(name) || !rawName.startsWith('--')) throw mistake(`an option that there is, and ${rawName} is none`);
    if (OPTIONS[name].type === 'boolean') {
      if (value !== undefined) throw mistake(`nothing behind ${rawName}=`);
    } else if (value === undefined || value === '' || (!token.inlineValue && value.startsWith('-'))) {
      throw mistake(`a value behind ${rawName}`);
    }
    given.set(name, [...(given.get(name) ?? []), ...(value === undefined ? [] : [value])]);
  }
  return given;
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function only(given: ReadonlyMap<OptionName, readonly string[]>, name: OptionName): string | undefined {
  const values = given.get(name) ?? [];
  if (values.length > 1) throw mistake(`--${name} once`);
  return values[0];
}

function mistake(expected: string): StartUpError {
  return new StartUpError(`Arguments: expected ${expected}. "npm start -- --help" lists the options.`);
}

function agentCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > MAX_SANDBOX_AGENTS) {
    throw new StartUpError(`--sandbox-agents: expected a whole number from 1 to ${MAX_SANDBOX_AGENTS}`);
  }
  return count;
}

function fault(text: string): [string, SandboxFault] {
  const [, id = '', name = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const known = SANDBOX_FAULTS.find((each) => each === name);
  if (id !== '' && known !== undefined) return [id, known];
  throw new StartUpError(`--sandbox-fault: expected ID=FAULT, where FAULT is one of ${SANDBOX_FAULTS.join(', ')}`);
}

function webOrigin(text: string): string {
  const { data, error } = origin.safeParse(text);
  if (data === undefined) throw new StartUpError(`--cors-origin: ${error?.issues[0]?.message}`);
  return data;
}
