/** @module Rollcall as a process of its own, which says what it holds and uses. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = new URL('../../', import.meta.url).pathname;

/** How much of the machine the process holds. */
export interface Held {
  /** After a collection of garbage; bytes. */
  readonly heap: number;
  readonly descriptors: number;
  /** Timers, sockets and the like that Node counts. */
  readonly resources: number;
}

/** The process. */
export interface ProductProcess {
  readonly origin: string;
  readonly child: ChildProcess;
  /** What it has written, to standard output and standard error. */
  readonly output: () => string;
  held(): Promise<Held>;
  /** What all of its threads have used of the processor since its start; milliseconds. */
  cpuMs(): Promise<number>;
  close(): Promise<void>;
}

/** Starts it on a free port, with what `rollcall.yaml` is to say. */
export async function startProduct(configuration: {
  readonly server?: object;
  readonly [section: string]: unknown;
}): Promise<ProductProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-served-'));
  const file = join(folder, 'rollcall.yaml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify({ ...configuration, server: { ...configuration.server, port: 0 } }));
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
  const ask = <Answer>(question: 'held' | 'cpu'): Promise<Answer> => {
    const answered = new Promise<Answer>((resolve) => child.once('message', (message) => resolve(message as Answer)));
    child.send(question);
    return answered;
  };
  return {
    origin,
    child,
    output: () => output,
    async held() {
      return { ...(await ask<Omit<Held, 'descriptors'>>('held')), descriptors: descriptorsOf(child.pid) };
    },
    async cpuMs() {
      const { user, system } = await ask<NodeJS.CpuUsage>('cpu');
      return (user + system) / 1000;
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
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
