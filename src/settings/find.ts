import { lstatSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { ConfigurationError } from './configuration-error.ts';
import type { Environment } from './environment.ts';
import { obstacleOf, readTextFile } from './text-file.ts';

/** The file that is read when none is named. */
export const defaultConfigurationFile = 'rollcall.yaml';

/** Read when none is named and this is the only one of the two. */
const OTHER_SPELLING = 'rollcall.yml';

/** Where to look for the configuration file. */
export interface FindOptions {
  /** What followed `--config`, when it was given. */
  readonly argument?: string | undefined;
  /** Looked up for `ROLLCALL_CONFIG`; empty counts as not set. */
  readonly env: Environment;
  /** What relative names start from. @default process.cwd() */
  readonly cwd?: string;
}

/**
 * Which file to start with, as an absolute path: the one that `--config` names, else the one that `ROLLCALL_CONFIG`
 * names, else `rollcall.yaml` or `rollcall.yml` in the working directory when there is one, else undefined.
 *
 * @throws ConfigurationError when a file is named that does not exist, or when both spellings do
 */
export function findConfigurationFile({ argument, env, cwd = process.cwd() }: FindOptions): string | undefined {
  const named = argument ?? (env.ROLLCALL_CONFIG || undefined);
  if (named === undefined) return defaultFile(cwd);
  const source = argument === undefined ? 'ROLLCALL_CONFIG' : '--config';
  if (named === '') throw problem(source, 'expected the name of a configuration file');
  const file = resolve(cwd, named);
  if (exists(file)) return file;
  throw problem(file, `expected the configuration file that ${source} names, but it is missing`);
}

function defaultFile(cwd: string): string | undefined {
  const [first, second] = [defaultConfigurationFile, OTHER_SPELLING]
    .map((name) => resolve(cwd, name))
    .filter((file) => exists(file));
  if (first === undefined || second === undefined) return first;
  const message = `expected one configuration file, but ${OTHER_SPELLING} is there too: remove one, or name one with --config`;
  throw problem(first, message);
}

/** A link that leads nowhere exists: it was meant to be read. */
function exists(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw problem(file, obstacleOf(error));
  }
}

/**
 * The text of a configuration file.
 *
 * @throws ConfigurationError when it cannot be read, or is not UTF-8
 */
export function readConfigurationFile(file: string): string {
  const read = readTextFile(file);
  if ('obstacle' in read) throw problem(file, read.obstacle);
  return read.text;
}

function problem(file: string, message: string): ConfigurationError {
  return new ConfigurationError([{ file, message }]);
}

/** How messages name a file: from the working directory when it is inside it, else as it is. */
export function shownName(file: string): string {
  const fromHere = relative(process.cwd(), file);
  return fromHere === '' || fromHere.startsWith('..') || isAbsolute(fromHere) ? file : fromHere;
}
