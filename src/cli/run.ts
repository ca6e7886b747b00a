/** @module From what was typed to what is done. Only the code of the command that was asked for is loaded. */
import type { Running } from '../server/start.ts';
import type { Environment } from '../settings/environment.ts';
import type { KeyRequest } from './key/key-arguments.ts';
import { parseKeyArguments } from './key/key-arguments.ts';
import { argumentsError } from './read-options.ts';
import { parseArguments, type StartArguments } from './start-arguments.ts';
import { type MigrateArguments, parseMigrateArguments } from './store/migrate-arguments.ts';
import { CHECK_USAGE, KEY_USAGE, STORE_USAGE, USAGE } from './usage.ts';

/** What was typed. */
export type Command =
  | { readonly name: 'help'; readonly text: string }
  | { readonly name: 'start' | 'check'; readonly options: StartArguments }
  | { readonly name: 'key new'; readonly key: KeyRequest }
  | { readonly name: 'store migrate'; readonly options: MigrateArguments };

/**
 * Reads what was typed behind the program's name: a command or none, and its options.
 *
 * @param now milliseconds since 1970
 * @throws StartUpError for the first mistake
 */
export function parseCommand(argv: readonly string[], now: number): Command {
  const [first = '', ...rest] = argv;
  if (first === 'key') return parseKeyCommand(rest, now);
  if (first === 'store') return parseStoreCommand(rest);
  const isCheck = first === 'check';
  if (!isCheck && first !== '' && !first.startsWith('-')) {
    throw argumentsError('a command (check, key new, store migrate) or options, and argument 1 is neither', '');
  }
  const options = isCheck ? parseArguments(rest, first) : parseArguments(argv);
  const name = isCheck || options.check ? 'check' : 'start';
  if (options.help) return { name: 'help', text: name === 'check' ? CHECK_USAGE : USAGE };
  return { name, options };
}

function parseKeyCommand([verb, ...rest]: readonly string[], now: number): Command {
  if (verb === '--help') return { name: 'help', text: KEY_USAGE };
  if (verb !== 'new') throw argumentsError('new behind key', 'key new');
  const key = parseKeyArguments(rest, now);
  return key === undefined ? { name: 'help', text: KEY_USAGE } : { name: 'key new', key };
}

function parseStoreCommand([verb, ...rest]: readonly string[]): Command {
  if (verb === '--help') return { name: 'help', text: STORE_USAGE };
  if (verb !== 'migrate') throw argumentsError('migrate behind store', 'store migrate');
  const options = parseMigrateArguments(rest);
  return options === undefined ? { name: 'help', text: STORE_USAGE } : { name: 'store migrate', options };
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
  const command = parseCommand(argv, Date.now());
  switch (command.name) {
    case 'start':
      return (await import('../server/start.ts')).start(command.options, env);
    case 'check':
      return (await import('./check/check.ts')).check(command.options, env, interruption);
    case 'key new': {
      const { createApiKey, describeKey } = await import('./key/new-key.ts');
      console.log(describeKey(createApiKey(), command.key));
      return 0;
    }
    case 'store migrate': {
      const { migrateConfiguredStore } = await import('./store/migrate-store.ts');
      console.log(await migrateConfiguredStore(command.options, env));
      return 0;
    }
    case 'help':
      console.log(command.text);
      return 0;
  }
}
