/** @module Text files, and what keeps one from being read in words for whoever wrote its name. */
import { readFileSync } from 'node:fs';
import { lookUp } from '../core/json.ts';

/** The text of a file, without a byte order mark, or what is expected instead of what is there. */
export type TextFile = { readonly text: string } | { readonly obstacle: string };

/** What keeps a file from being read, by the system's code, and what to do about it. */
const OBSTACLES: Readonly<Record<string, string>> = {
  EACCES: 'expected a file that this user may read: change its permissions or those of its folder (EACCES)',
  EPERM: 'expected a file that this user may read: change its permissions or those of its folder (EPERM)',
  EISDIR: 'expected a file, but this is a folder: name the file in it (EISDIR)',
  ELOOP: 'expected a file, but its links lead in a circle (ELOOP)',
  ENOENT: 'expected a file, but it is missing, or a link to one that is missing (ENOENT)',
};

/** Reads a file that has to be UTF-8. */
export function readTextFile(file: string): TextFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return { obstacle: obstacleOf(error) };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { obstacle: 'expected a text file in UTF-8' };
  }
}

/** What an error of the file system means to whoever wrote the name of the file. */
export function obstacleOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return lookUp(OBSTACLES, code) ?? `expected a file that can be read (${code})`;
}
