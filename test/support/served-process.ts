/** @module Rollcall as a process of its own, over sandboxes of this process, with two callers of different rights. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { vendors } from '../../src/vendors/index.ts';
import { keyCaller } from './access.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** Agents of each sandbox at the start. */
const AGENTS = 12;

/** The callers, by name: one sees all accounts, one every second of them. */
export const KEYS = { all: 'rollcall_process-all', some: 'rollcall_process-some' } as const;
export type CallerName = keyof typeof KEYS;

/** Ids of the accounts, and of those that each caller has. */
export const ACCOUNTS = vendors.map(({ key }) => key);
export const ACCOUNTS_OF: Readonly<Record<CallerName, readonly string[]>> = {
  all: ACCOUNTS,
  some: ACCOUNTS.filter((_, index) => index % 2 === 0),
};

/** How much of the machine the process holds. */
export interface Held {
  /** After a collection of garbage; bytes. */
  readonly heap: number;
  readonly descriptors: number;
  /** Timers, sockets and the like that Node counts. */
  readonly resources: number;
}

/** The process and the sandboxes. */
export interface Served {
  readonly origin: string;
  readonly sandbox: Sandbox;
  readonly child: ChildProcess;
  /** What it has written, to standard output and standard error. */
  readonly output: () => string;
  held(): Promise<Held>;
  close(): Promise<void>;
}

/** Starts everything. */
export async function serve(): Promise<Served> {
  const sandbox = await startSandbox(vendors, AGENTS);
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-served-'));
  const file = join(folder, 'rollcall.yaml');
  const configuration = {
    server: { port: 0 },
    access: {
      apiKeys: [keyCaller('all', KEYS.all), keyCaller('some', KEYS.some, undefined, ACCOUNTS_OF.some)],
    },
    accounts: sandbox.accounts.map((account) => ({
      ...account,
      sandbox: false,
      timeoutMs: 1500,
      queueTimeoutMs: 5000,
    })),
  };
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(configuration));
  const args = ['--disable-warning=ExperimentalWarning', '--expose-gc', '--import', './test/support/held.mjs'];
  const child = spawn(process.execPath, [...args, 'src/main.ts', '--config', file], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /(http:\/\/[^/\s]+)\/graphql/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`Rollcall ended with ${code}: ${output}`)));
  });
  return {
    origin,
    sandbox,
    child,
    output: () => output,
    async held() {
      const answered = new Promise<Omit<Held, 'descriptors'>>((resolve) =>
        child.once('message', (message) => resolve(message as Held)),
      );
      child.send('held');
      return { ...(await answered), descriptors: descriptorsOf(child.pid) };
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Open files and sockets of a process; 0 where the system does not tell. */
function descriptorsOf(pid: number | undefined): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}
