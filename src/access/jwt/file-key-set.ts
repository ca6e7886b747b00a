import { readFileSync, statSync } from 'node:fs';
import type { FindKey, KeyProblemListener } from './key-set.ts';
import { parseKeySet } from './key-set.ts';

/** A larger file is some other file; bytes. */
const LARGEST = 262_144;

/**
 * Keys in a file. It is read again as soon as it is another one, so that keys can be exchanged while Rollcall runs. What can not
 * be read then is told once, and the keys from before stay.
 *
 * @param file an absolute path
 * @throws Error when it can not be read now; its message is for the log
 */
export function fileKeySet(file: string, onProblem: KeyProblemListener): FindKey {
  let version = versionOf(file);
  let findKey = readKeySet(file);

  function refresh(): void {
    let current = 'NONE';
    try {
      current = versionOf(file);
      if (current !== version) findKey = readKeySet(file);
    } catch (error) {
      if (current !== version) onProblem(`the file of keys can not be read, the former keys stay: ${reasonOf(error)}`);
    }
    version = current;
  }

  return (header) => {
    // Synchronous: a look at one file takes microseconds, and no other token is then checked with half of a change.
    refresh();
    return findKey(header);
  };
}

/** @throws Error whose message says what is wrong with the file, without what it holds */
export function readKeySet(file: string): FindKey {
  if (statSync(file).size > LARGEST) throw new Error(`it has more than ${LARGEST} bytes`);
  const text = readFileSync(file, 'utf8');
  try {
    return parseKeySet(text);
  } catch (error) {
    throw error instanceof SyntaxError ? new Error('it is no JSON') : error;
  }
}

function versionOf(file: string): string {
  const { ino, size, mtimeMs } = statSync(file);
  return `${ino} ${size} ${mtimeMs}`;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
