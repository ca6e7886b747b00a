import { StartUpError } from '../core/errors/start-up-error.ts';
import type { StartOptions } from '../server/start-options.ts';
import { MAX_SANDBOX_AGENTS, SANDBOX_FAULTS, type SandboxFault } from '../settings/sandbox-settings.ts';
import { origin } from '../settings/urls.ts';
import { readOptions } from './read-options.ts';

/** What `rollcall` was started with, without a command or with `check`, which takes the same options. */
export interface StartArguments extends Required<StartOptions> {
  /** `--check`: do not serve, only check. */
  readonly check: boolean;
  /** `--help`. */
  readonly help: boolean;
}

const OPTIONS = {
  config: { type: 'string' },
  'cors-origin': { type: 'string' },
  'sandbox-agents': { type: 'string' },
  'sandbox-fault': { type: 'string' },
  'watch-config': { type: 'boolean' },
  check: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/**
 * @param command as it is typed before the options; empty for none
 * @throws StartUpError for the first mistake
 */
export function parseArguments(argv: readonly string[], command = ''): StartArguments {
  const given = readOptions(argv, OPTIONS, command);
  return {
    config: given.only('config'),
    sandboxAgents: agentCount(given.only('sandbox-agents')),
    sandboxFaults: new Map(given.all('sandbox-fault').map(fault)),
    corsOrigins: given.all('cors-origin').map(webOrigin),
    watchConfig: given.has('watch-config'),
    check: given.has('check'),
    help: given.has('help'),
  };
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
