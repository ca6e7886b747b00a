/** @module From what was typed to what is done. Only the code of the command that was asked for is loaded. */
import type { Running } from '../server/start.ts';
import type { Environment } from '../settings/environment.ts';
import { argumentsError } from './read-options.ts';
import { parseArguments, type StartArguments } from './start-arguments.ts';
import { CHECK_USAGE, USAGE } from './usage.ts';

/** What was typed. */
export type Command = { readonly name: 'start' | 'check'; readonly options: StartArguments };

/**
 * Reads what was typed behind the program's name: a command or none, and its options.
 *
 * @throws StartUpError for the first mistake
 */
export function parseCommand(argv: readonly string[]): Command {
  const [first = '', ...rest] = argv;
  if (first === 'check') return { name: 'check', options: parseArguments(rest, first) };
  if (first !== '' && !first.startsWith('-')) {
    throw argumentsError('a command (check) or options, and argument 1 is neither', '');
  }
  const options = parseArguments(argv);
  return { name: options.check ? 'check' : 'start', options };
}

/**
 * Does what was asked for.
 *
 * @param argv without the program's own name
 * @param interruption aborted when the process is told to stop
 * @returns what serves, or the exit code of what is done already
 * @throws StartUpError
 */
export async function run(
  argv: readonly string[],
  env: Environment,
  interruption: AbortSignal,
): Promise<Running | number> {
  const { name, options } = parseCommand(argv);
  if (options.help) {
    console.log(name === 'check' ? CHECK_USAGE : USAGE);
    return 0;
  }
  if (name === 'check') return (await import('./check/check.ts')).check(options, env, interruption);
  return (await import('../server/start.ts')).start(options, env);
}
