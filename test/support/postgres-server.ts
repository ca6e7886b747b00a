/** @module A PostgreSQL for tests: the one that runs, or else one that is started from what is installed. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Names the database in which others are made and dropped. Vitest's workers have it from the process that starts them. */
export const SERVER_URL = 'ROLLCALL_TEST_POSTGRES';

/** Where one is looked for. */
const USUAL_URL = 'postgres://root@127.0.0.1:5432/test';

/** Where packages put the programs that are not to be called by hand. */
const INSTALLED = '/usr/lib/postgresql';

/** Ends the server, where it was started here. */
let stop = async (): Promise<void> => {};

/**
 * Vitest's global setup: finds a server, or starts one, which ends with the tests.
 *
 * @throws when none runs and none is installed: nothing is skipped
 */
export async function setup(): Promise<void> {
  const url = process.env[SERVER_URL] ?? USUAL_URL;
  if (await answers(url)) {
    process.env[SERVER_URL] = url;
    return;
  }
  if (process.env[SERVER_URL] !== undefined) throw new Error(`no PostgreSQL answers at ${SERVER_URL}`);
  const server = await startServer();
  process.env[SERVER_URL] = server.url;
  stop = server.stop;
}

/** Vitest's global teardown. */
export function teardown(): Promise<void> {
  return stop();
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const programs = programsFolder();
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-postgres-'));
  const user = unprivilegedUser();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = ['--username=rollcall', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), [...options, data], { ...user, cwd: folder });
  const port = await freePort();
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`];
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((each) => ['-c', each])], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `postgres://rollcall@127.0.0.1:${port}/postgres`;
  const deadline = Date.now() + 60_000;
  while (!(await answers(url))) {
    if (server.exitCode === null && Date.now() < deadline) continue;
    await stop();
    throw new Error('the PostgreSQL that is installed does not start');
  }
  return { url, stop };
}

function programsFolder(): string {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    ...versions.map((version) => join(INSTALLED, version, 'bin')),
  ];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (found !== undefined) return found;
  throw new Error(`these tests need PostgreSQL 15 or newer: install it, or name one that runs in ${SERVER_URL}`);
}

/** PostgreSQL does not run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = entries.find(([name]) => name === 'postgres') ?? entries.find(([name]) => name === 'nobody');
  if (entry === undefined) throw new Error('there is no user as whom PostgreSQL could run');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
