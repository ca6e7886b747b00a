import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { guard } from './guard.ts';
import { cacheDir } from './paths.ts';
import { cleanEnvironment, startProcess } from './process.ts';
import { freePort, waitUntilReady } from './real-server.ts';

/** A PostgreSQL server to make a database on. */
export interface Postgres {
  /** `postgresql://` addresses to try in this order, each with another user. */
  adminUrls: string[];
  /** Ends the server if the suite started it; otherwise does nothing. */
  stop(): Promise<void>;
}

/**
 * The server that `ROLLCALL_TEST_POSTGRES` names; without that variable the one that listens on 127.0.0.1:5432 (users
 * `postgres` and the one of the operating system); without that a new one in a temporary folder.
 * @throws Error when nothing listens and the programs `initdb` and `postgres` are not installed.
 */
export async function findPostgres(): Promise<Postgres> {
  const given = process.env.ROLLCALL_TEST_POSTGRES;
  if (given !== undefined && given !== '') {
    if (!URL.canParse(given)) throw new Error('ROLLCALL_TEST_POSTGRES is not a postgresql:// address.');
    return { adminUrls: [given], stop: async () => {} };
  }
  if (await listens(5432)) {
    const users = new Set(['postgres', userInfo().username]);
    return { adminUrls: [...users].map((user) => adminUrl(user, 5432)), stop: async () => {} };
  }
  return startPostgres();
}

async function startPostgres(): Promise<Postgres> {
  const programs = findPrograms();
  const owner = process.getuid?.() === 0 ? unprivilegedOwner() : undefined;
  // Another user must be able to reach the folder, so not below a home directory of root.
  const parent = owner === undefined ? cacheDir : tmpdir();
  mkdirSync(parent, { recursive: true });
  const dir = mkdtempSync(join(parent, 'rollcall-postgres-'));
  const forget = guard({ kind: 'path', path: dir });
  const removeData = () => {
    rmSync(dir, { recursive: true, force: true });
    forget();
  };
  if (owner !== undefined) chownSync(dir, owner.uid, owner.gid);
  const data = join(dir, 'data');
  const env = cleanEnvironment({});

  const init = spawnSync(
    join(programs, 'initdb'),
    ['--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
    { cwd: dir, env, ...owner, encoding: 'utf8', timeout: 60_000 },
  );
  if (init.status !== 0) {
    removeData();
    throw new Error(`initdb failed: ${init.error?.message ?? init.stderr.trim()}`);
  }

  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'fsync=off'];
  const server = startProcess({
    name: 'postgres-server',
    command: join(programs, 'postgres'),
    args: ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    cwd: dir,
    env,
    owner,
  });
  const stop = async () => {
    await server.stop();
    removeData();
  };
  try {
    await waitUntilReady(server, () => listens(port), 30_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return { adminUrls: [adminUrl('postgres', port)], stop };
}

/** The folder that holds both `initdb` and `postgres`; packages put them outside of PATH, or link only one into it. */
function findPrograms(): string {
  const pathDirs = (process.env.PATH ?? '').split(delimiter).filter((dir) => existsSync(join(dir, 'initdb')));
  const linked = pathDirs.map((dir) => dirname(realpathSync(join(dir, 'initdb'))));
  const packaged = globSync([
    '/usr/lib/postgresql/*/bin',
    '/usr/pgsql-*/bin',
    '/usr/local/pgsql/bin',
    '/opt/homebrew/opt/postgresql*/bin',
  ]);
  const found = [...pathDirs, ...linked, ...packaged].find(
    (dir) => existsSync(join(dir, 'initdb')) && existsSync(join(dir, 'postgres')),
  );
  if (found !== undefined) return found;
  throw new Error(
    'Aegra needs PostgreSQL: nothing listens on 127.0.0.1:5432, ROLLCALL_TEST_POSTGRES is not set, and the programs initdb and postgres are not installed.',
  );
}

/** PostgreSQL refuses to run as root, so root hands it to the user `postgres`, or else to `nobody`. */
function unprivilegedOwner(): { uid: number; gid: number } {
  for (const user of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, user], { encoding: 'utf8', timeout: 5_000 }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody.');
}

async function listens(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host: '127.0.0.1', port, timeout: 2_000 });
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  socket.once('timeout', () => resolve(false));
  const answer = await promise;
  socket.destroy();
  return answer;
}

function adminUrl(user: string, port: number): string {
  return `postgresql://${encodeURIComponent(user)}@127.0.0.1:${port}/postgres`;
}
