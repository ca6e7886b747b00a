import { parseArgs } from 'node:util';
import { StartUpError } from '../core/errors/start-up-error.ts';

/** The options that a command has: those with a value (`string`), and those that stand alone (`boolean`). */
export type OptionTypes = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/** The options that were given, with their values in order. */
export interface GivenOptions<Name extends string> {
  has(name: Name): boolean;
  all(name: Name): readonly string[];
  /** @throws StartUpError when it was given more than once */
  only(name: Name): string | undefined;
}

/**
 * Reads the arguments of a command that takes options only. Node's own strict reading explains mistakes in words for
 * programmers. No argument is quoted but the name of an option: it may be a secret at the wrong place.
 *
 * @param command as it is typed before the options; empty for none
 * @throws StartUpError for the first mistake
 */
export function readOptions<Types extends OptionTypes>(
  argv: readonly string[],
  types: Types,
  command: string,
): GivenOptions<keyof Types & string> {
  const given = new Map<string, string[]>();
  const mistake = (expected: string) => argumentsError(expected, command);
  const { tokens } = parseArgs({ args: [...argv], options: types, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      const place = `argument ${token.index + 1}`;
      throw mistake(`options only, and ${place} is none`);
    }
    const { rawName, name, value } = token;
    const type = Object.hasOwn(types, name) ? types[name]?.type : undefined;
    if (type === undefined || !rawName.startsWith('--')) {
      throw mistake(`an option that there is, and ${rawName} is none`);
    }
    if (type === 'boolean') {
      if (value !== undefined) throw mistake(`nothing behind ${rawName}=`);
    } else if (value === undefined || value === '' || (!token.inlineValue && value.startsWith('-'))) {
      throw mistake(`a value behind ${rawName}`);
    }
    given.set(name, [...(given.get(name) ?? []), ...(value === undefined ? [] : [value])]);
  }
  return {
    has: (name) => given.has(name),
    all: (name) => given.get(name) ?? [],
    only(name) {
      const values = given.get(name) ?? [];
      if (values.length > 1) throw mistake(`--${name} once`);
      return values[0];
    },
  };
}

/** A mistake in what was typed, with where the right arguments are listed. */
export function argumentsError(expected: string, command: string): StartUpError {
  const help = command === '' ? '--help' : `${command} --help`;
  return new StartUpError(`Arguments: expected ${expected}. "npm start -- ${help}" lists the options.`);
}
