import { StartUpError } from '../core/errors/start-up-error.ts';

/** Where a value stands in the configuration: the keys and list positions that lead to it from the top. */
export type SettingPath = readonly PropertyKey[];

/** Something wrong at an offset of the file, in UTF-16 units. */
export interface Finding {
  readonly offset: number;
  /** The setting that is wrong; empty when it is the file as a whole. */
  readonly path: SettingPath;
  /** What is expected there. */
  readonly message: string;
}

/** One thing that is wrong with a configuration. It never carries a value out of the file or the environment. */
export interface ConfigurationProblem {
  /** The file as it is shown to the user. */
  readonly file: string;
  /** Line, from 1. Absent when the file could not be read at all. */
  readonly line?: number;
  /** Column, from 1. Absent when the file could not be read at all. */
  readonly column?: number;
  /** The setting, such as `accounts[1].apiKey`. Absent when the problem is not about one setting. */
  readonly setting?: string;
  /** What is expected there. */
  readonly message: string;
}

/**
 * Thrown when Rollcall cannot start with the configuration it was given. The message lists every problem, one a line:
 * `rollcall.yaml:7:12 accounts[1].apiKey: expected a non-empty string, but it is missing`. It is fit to be printed:
 * no value of the file or of the environment is in it.
 */
export class ConfigurationError extends StartUpError {
  override readonly name = 'ConfigurationError';
  /** The same problems, for programs. */
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[]) {
    super(problems.map(problemLine).join('\n'));
    this.problems = problems;
  }
}

/** A problem as a line for people. */
export function problemLine({ file, line, column, setting, message }: ConfigurationProblem): string {
  if (line === undefined || column === undefined) return `${file}: ${message}`;
  return `${file}:${line}:${column} ${setting === undefined ? '' : `${setting}: `}${message}`;
}

/**
 * A path as a person writes it: `accounts[1].headers.authorization`. The empty path is `undefined`. What follows a colon
 * inside a key is left out: `{ apiKey:abc }`, without the space, is a key in YAML, and holds the secret.
 */
export function settingName(path: SettingPath): string | undefined {
  if (path.length === 0) return undefined;
  return path.map((segment, depth) => segmentName(segment, depth === 0)).join('');
}

function segmentName(segment: PropertyKey, first: boolean): string {
  if (typeof segment === 'number') return `[${segment}]`;
  const key = String(segment).replace(/:.*$/s, ':...');
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `[${JSON.stringify(key)}]`;
  return first ? key : `.${key}`;
}
