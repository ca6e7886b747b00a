import { readOptions } from '../read-options.ts';

/** What stands behind `store migrate`. */
export interface MigrateArguments {
  /** The configuration file. @default the one that a start would read */
  readonly config: string | undefined;
}

const OPTIONS = { config: { type: 'string' }, help: { type: 'boolean' } } as const;

/**
 * Reads what stands behind `store migrate`.
 *
 * @returns undefined for `--help`
 * @throws StartUpError for the first mistake
 */
export function parseMigrateArguments(argv: readonly string[]): MigrateArguments | undefined {
  const given = readOptions(argv, OPTIONS, 'store migrate');
  return given.has('help') ? undefined : { config: given.only('config') };
}
