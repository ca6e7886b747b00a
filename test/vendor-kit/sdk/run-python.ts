/** @module Runs a Python program that prints JSON. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { cleanEnvironment } from '../../real/servers/process.ts';

/** What the program prints, parsed. */
export async function runPython(
  python: string,
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const { stdout } = await promisify(execFile)(python, [program, ...args], {
    env: cleanEnvironment({ PYTHONDONTWRITEBYTECODE: '1', ...environment }),
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}
