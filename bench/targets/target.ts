/** @module What is measured: a server of GraphQL in a process of its own. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { basename, dirname } from 'node:path';
import type { StubAccount } from '../stubs/open-stubs.ts';
import type { Dialect } from './dialect.ts';

/** How a target is started. */
export interface TargetOptions {
  /** The accounts that it is to serve: where the vendors answer, and with what credentials. */
  readonly accounts: readonly StubAccount[];
  /** The core that it runs on; any when undefined. */
  readonly core: number | undefined;
  /** Whether callers have to sign in, where the target can have them do that. */
  readonly access: boolean;
  /** Where a target that runs on Node leaves a profile of its processor time when it ends. @default nowhere */
  readonly profile?: string | undefined;
}

/** One of what is compared. */
export interface Target {
  /** As it is chosen by. */
  readonly name: string;
  /** As it stands in the table. */
  readonly title: string;
  /**
   * Starts it, and waits until it listens.
   *
   * @throws TargetError when it can not be installed or started
   */
  start(options: TargetOptions): Promise<RunningTarget>;
}

/** A target that listens. */
export interface RunningTarget {
  readonly pid: number;
  /** When the process was started, whatever had to be made before; `performance.now()`. */
  readonly startedAt: number;
  readonly origin: string;
  /** The path of the endpoint. */
  readonly path: string;
  /** What its callers sign in with. */
  readonly headers: Readonly<Record<string, string>>;
  /** Only where the schema is not ours. */
  readonly dialect?: Dialect;
  close(): Promise<void>;
}

/** A target that can not be measured here. The message says why. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}

/** Arguments for Node in front of the entry. */
export function nodeArguments({ profile }: TargetOptions): readonly string[] {
  const quiet = '--disable-warning=ExperimentalWarning';
  if (profile === undefined) return [quiet];
  return [quiet, '--cpu-prof', `--cpu-prof-dir=${dirname(profile)}`, `--cpu-prof-name=${basename(profile)}`];
}

/** How long a target may take to start; milliseconds. */
const START_MS = 60_000;

/** So long a target may take to end once it was asked to; milliseconds. */
const END_MS = 5_000;

/**
 * Waits until a process says where it listens.
 *
 * @param endpoint finds it in what the process has written; its first group is the URL
 * @throws TargetError when it ends, or says nothing for a minute
 */
export async function listening(child: ChildProcess, endpoint = /(http:\/\/\S+\/graphql)/): Promise<URL> {
  let output = '';
  const url = await new Promise<URL>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = endpoint.exec(output)?.[1];
      if (found !== undefined) resolve(new URL(found));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    const failed = (what: string) => reject(new TargetError(`${what}: ${output.trim().slice(-500) || 'no output'}`));
    child.once('error', (error) => failed(error.message));
    child.once('exit', (code) => failed(`ended with ${code}`));
    setTimeout(() => failed('did not listen within a minute'), START_MS).unref();
  });
  return url;
}

/** Ends a process: in order, or after some seconds at once. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await ended;
  clearTimeout(impatience);
}
