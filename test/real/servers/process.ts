import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guard } from './guard.ts';
import { artifactsDir } from './paths.ts';
import { endGroup } from './process-group.ts';

/** A program that {@link startProcess} started. */
export interface StartedProcess {
  /** What it is called in errors and in the name of its log file. */
  name: string;
  /** Absolute path of the file that holds its output. */
  log: string;
  /** How it ended (`code 1`, `signal SIGKILL`, or why it did not start); undefined while it runs. */
  ended(): string | undefined;
  /** Settles with the text of `ended` when it has ended; never rejects. */
  end: Promise<string>;
  /** SIGTERM to it and everything it started, SIGKILL five seconds later. May be called twice. */
  stop(): Promise<void>;
}

/** How to start a program. */
export interface ProcessOptions {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Numeric user and group to run as; the caller's own when absent. */
  owner?: { uid: number; gid: number } | undefined;
}

/** Starts a program in a process group of its own; its output goes to `test/artifacts/<name>.log`. */
export function startProcess(options: ProcessOptions): StartedProcess {
  mkdirSync(artifactsDir, { recursive: true });
  const log = join(artifactsDir, `${options.name}.log`);
  const output = openSync(log, 'w');
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', output, output],
    ...options.owner,
  });
  closeSync(output);
  const { pid } = child;
  const forget = pid === undefined ? () => {} : guard({ kind: 'group', pid });

  let ended: string | undefined;
  const { promise: end, resolve } = Promise.withResolvers<string>();
  const settle = (how: string) => {
    ended ??= how;
    resolve(ended);
  };
  child.once('error', (error) => settle(error.message));
  child.once('exit', (code, signal) => settle(signal === null ? `code ${code}` : `signal ${signal}`));
  return {
    name: options.name,
    log,
    ended: () => ended,
    end,
    async stop() {
      if (pid !== undefined) await endGroup(pid);
      forget();
    },
  };
}

/**
 * The environment of a started server: only what a program needs to run, plus `extra`. Nothing else of the caller's
 * environment goes in, so that no key, tracing switch or server setting of a developer changes what is tested.
 */
export function cleanEnvironment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { LANG: 'C.UTF-8', ...extra };
  for (const name of ['PATH', 'HOME', 'TMPDIR']) {
    if (process.env[name] !== undefined) env[name] = process.env[name];
  }
  return env;
}

/** The last lines of a log file, under its path. */
export function logTail(log: string): string {
  return `${log} ends with:\n${readFileSync(log, 'utf8').trimEnd().split('\n').slice(-25).join('\n')}`;
}
