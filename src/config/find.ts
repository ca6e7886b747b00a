import { lstatSync, readFileSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { ConfigurationError } from './configuration-error.ts';
import type { Environment } from './environment.ts';

/** The file that is read when none is named. */
export const defaultConfigurationFile = 'rollcall.yaml';

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
 * names, else `rollcall.yaml` in the working directory when there is one, else undefined.
 *
 * @throws ConfigurationError when a file is named that does not exist
 */
export function findConfigurationFile({ argument, env, cwd = process.cwd() }: FindOptions): string | undefined {
  const named = argument ?? (env.ROLLCALL_CONFIG || undefined);
  const source = argument === undefined ? 'ROLLCALL_CONFIG' : '--config';
  if (named === '') {
    throw new ConfigurationError([{ file: source, message: 'expected the name of a configuration file' }]);
  }
  const file = resolve(cwd, named ?? defaultConfigurationFile);
  if (lstatSync(file, { throwIfNoEntry: false })) return file;
  if (named === undefined) return undefined;
  throw new ConfigurationError([
    { file, message: `expected the configuration file that ${source} names, but it is missing` },
  ]);
}

/**
 * The text of a configuration file.
 *
 * @throws ConfigurationError when it cannot be read, or is not UTF-8
 */
export function readConfigurationFile(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ConfigurationError([{ file, message: `expected a file that can be read (${code})` }]);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ConfigurationError([{ file, message: 'expected a text file in UTF-8' }]);
  }
}

/** How messages name a file: from the working directory when it is inside it, else as it is. */
export function shownName(file: string): string {
  const fromHere = relative(process.cwd(), file);
  return fromHere === '' || fromHere.startsWith('..') || isAbsolute(fromHere) ? file : fromHere;
}
