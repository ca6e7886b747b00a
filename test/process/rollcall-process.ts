/** @module Rollcall as a process of its own, and a vendor that answers when the test says so. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';

/** The project's folder. */
export const ROOT = new URL('../../', import.meta.url).pathname;

/** The entry. */
export const MAIN = join(ROOT, 'src/main.ts');

/** An empty folder of its own for a file of tests, so that no configuration file of the project is found. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-process-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** How a process is started. */
export interface StartOptions {
  readonly cwd: string;
  /** Warnings are logged, and no more, unless it says so. */
  readonly env?: NodeJS.ProcessEnv;
  /** @default Node with the entry of the sources */
  readonly command?: readonly [string, ...string[]];
}

const running = new Set<() => void>();
afterEach(() => {
  for (const kill of running) kill();
  running.clear();
});

/** Starts Rollcall on a free port, in a group of processes of its own. Ended with the test. */
export function startProcess(args: readonly string[], { cwd, env = {}, command }: StartOptions) {
  const [program, ...first] = command ?? [process.execPath, '--disable-warning=ExperimentalWarning', MAIN];
  const child = spawn(program, [...first, ...args], {
    cwd,
    detached: true,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', LOG_LEVEL: 'warn', ...env },
  });
  const output = { text: '', errors: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.text += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output.errors += chunk.toString();
  });
  const signalGroup = (signal: NodeJS.Signals) => process.kill(-(child.pid ?? Number.NaN), signal);
  const kill = () => {
    try {
      signalGroup('SIGKILL');
    } catch {
      // The whole group has ended.
    }
  };
  running.add(kill);
  const exit = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  return {
    child,
    output,
    /** The exit code, or the signal that ended it; once all its output is here. */
    exit,
    /** As a terminal does for Ctrl+C. */
    signalGroup,
    /** Where it serves, once it does. */
    url: () => until(() => /http:\/\/\S+\/graphql/.exec(output.text)?.[0]),
  };
}

/** Looks again and again until there is something. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 500; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited too long');
}

/** Asks over HTTP. */
export async function ask(url: string, query: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

/** A Chatsby whose list is answered when the test says so, and a configuration that names it. */
export async function holdingVendor(folder: string) {
  const held: ServerResponse[] = [];
  const server = createServer((_, response) => held.push(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const file = join(folder, `${port}.yaml`);
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  const account = `{ id: support, vendor: chatsby, apiKey: key, baseUrl: "${baseUrl}" }`;
  writeFileSync(file, `server: { port: 0 }\naccounts:\n  - ${account}\n`);
  return {
    file,
    baseUrl,
    /** Resolves once a call waits for its answer. */
    called: () => until(() => (held.length > 0 ? true : undefined)),
    /** Answers all calls that wait. */
    answer() {
      for (const response of held.splice(0)) {
        response.setHeader('content-type', 'application/json');
        response.end('{"data":[],"has_more":false,"next_cursor":null}');
      }
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
