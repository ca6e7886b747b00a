import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atExit } from './at-exit.ts';
import { artifactsDir } from './paths.ts';

/** A server of another maker that the suite started and must stop again. */
export interface RealServer {
  /** Where it listens, without a slash at the end, e.g. `http://127.0.0.1:41234`. */
  baseUrl: string;
  /** Ends the server with every process it started and removes its state. May be called twice. */
  stop(): Promise<void>;
}

/** One server process, started by {@link startProcess}. */
export interface ServerProcess {
  /** What it is called in errors and in the name of its log file. */
  name: string;
  /** Absolute path of the file that holds its output. */
  log: string;
  /** Why it ended (`code 1`, `signal SIGKILL`), or undefined while it runs. */
  ended(): string | undefined;
  /** SIGTERM to its whole process group, SIGKILL five seconds later. May be called twice. */
  stop(): Promise<void>;
}

/** How to start a server process. */
export interface ProcessOptions {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Numeric user and group to run as; the caller's own when absent. */
  owner?: { uid: number; gid: number };
}

/** A TCP port of the loopback interface that was free a moment ago. */
export async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    probe.close(() => resolve(port));
  });
  return promise;
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

/** Starts a process in a process group of its own; its output goes to `test/artifacts/<name>.log`. */
export function startProcess(options: ProcessOptions): ServerProcess {
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
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended = signal === null ? `code ${code}` : `signal ${signal}`;
  });
  const forget = atExit(() => signalGroup(child, 'SIGKILL'));
  return {
    name: options.name,
    log,
    ended: () => ended,
    async stop() {
      forget();
      await endGroup(child);
    },
  };
}

/**
 * Waits until `probe` says yes.
 * @throws Error when the process ends before that, or when `timeoutMs` have passed; it holds the end of the log.
 */
export async function waitUntilReady(
  server: ServerProcess,
  probe: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (true) {
    if (await probe()) return;
    const ended = server.ended();
    if (ended !== undefined) throw new Error(`${server.name} ended at its start (${ended}).\n${logTail(server.log)}`);
    if (performance.now() > deadline) {
      throw new Error(`${server.name} did not answer within ${timeoutMs} ms.\n${logTail(server.log)}`);
    }
    await sleep(100);
  }
}

/** Whether a GET of `url` is answered with 200 within two seconds. */
export async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

/** The last lines of a log file, under its path. */
export function logTail(log: string): string {
  return `${log} ends with:\n${readFileSync(log, 'utf8').trimEnd().split('\n').slice(-25).join('\n')}`;
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (!signalGroup(child, 'SIGTERM')) return;
  const deadline = performance.now() + 5_000;
  while (signalGroup(child, 0)) {
    if (performance.now() > deadline) {
      signalGroup(child, 'SIGKILL');
      return;
    }
    await sleep(50);
  }
}

/** Sends a signal to the group that `child` leads; false when the group is empty or never came up. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    process.kill(-child.pid, signal);
    return true;
  } catch {
    return false;
  }
}
