/** @module Files that hold one value of the configuration, as secrets are given to containers and services. */
import { statSync } from 'node:fs';
import { obstacleOf, readTextFile, type TextFile } from './text-file.ts';

/** A larger file is some other file: a credential has to fit into the header of a request. Bytes. */
const LARGEST = 65_536;

/**
 * The value that a file holds: its text, without one line break at the end (LF or CRLF), which editors and `echo` put
 * there. All else is kept, a second line break too.
 *
 * @param file an absolute path
 */
export function readSecretFile(file: string): TextFile {
  try {
    const stats = statSync(file);
    // Of a pipe that nobody writes to, reading would never end.
    if (!stats.isFile() && !stats.isDirectory()) return { obstacle: 'expected a file, but this is a pipe or a device' };
    if (stats.size > LARGEST) return { obstacle: `expected a file of at most ${LARGEST} bytes that holds one value` };
  } catch (error) {
    return { obstacle: obstacleOf(error) };
  }
  const read = readTextFile(file);
  if ('obstacle' in read) return read;
  const text = read.text.replace(/\r?\n$/, '');
  return text === '' ? { obstacle: 'expected a file that holds a value, but it is empty' } : { text };
}
