import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guard } from './guard.ts';
import { findPostgres } from './postgres.ts';
import { cleanEnvironment } from './process.ts';

/** An empty database for one run. */
export interface TestDatabase {
  /** `postgresql://` address of the database; may hold a password. */
  url: string;
  /** Drops the database, and ends the PostgreSQL server when the suite had to start one. */
  drop(): Promise<void>;
}

/**
 * Makes a database `rollcall_test_<random>` on the PostgreSQL server that {@link findPostgres} finds.
 * @param python a Python that has psycopg.
 * @throws Error when there is no server, or none of its users that are tried may create a database.
 */
export async function createDatabase(python: string): Promise<TestDatabase> {
  const postgres = await findPostgres();
  const name = `rollcall_test_${randomBytes(6).toString('hex')}`;
  try {
    const adminUrl = await createOnServer(python, postgres.adminUrls, name);
    const forget = guard({ kind: 'command', ...program(python, adminUrl, 'drop', name) });
    return {
      url: withDatabase(adminUrl, name),
      async drop() {
        const failure = runOnServer(python, adminUrl, 'drop', name);
        forget();
        await postgres.stop();
        if (failure !== undefined) throw new Error(`The database ${name} could not be dropped: ${failure}`);
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** Tries every address, for some seconds: a server that has just been started does not take connections at once. */
async function createOnServer(python: string, adminUrls: string[], name: string): Promise<string> {
  const deadline = performance.now() + 15_000;
  while (true) {
    const failures: string[] = [];
    for (const adminUrl of adminUrls) {
      const failure = runOnServer(python, adminUrl, 'create', name);
      if (failure === undefined) return adminUrl;
      failures.push(`${publicAddress(adminUrl)}: ${failure}`);
    }
    const starting = failures.some((failure) => /refused|starting up/.test(failure));
    if (!starting || performance.now() > deadline) {
      throw new Error(
        `No test database could be created; set ROLLCALL_TEST_POSTGRES to the postgresql:// address of a user who may.\n${failures.join('\n')}`,
      );
    }
    await sleep(250);
  }
}

type Action = 'create' | 'drop';

function program(python: string, adminUrl: string, action: Action, name: string) {
  return {
    command: python,
    args: [join(import.meta.dirname, 'database.py'), action, name],
    env: cleanEnvironment({ POSTGRES_ADMIN_URL: adminUrl }),
  };
}

/** Undefined when it worked, otherwise what the server or the program says. */
function runOnServer(python: string, adminUrl: string, action: Action, name: string): string | undefined {
  const { command, args, env } = program(python, adminUrl, action, name);
  const { status, stderr, error } = spawnSync(command, args, { env, encoding: 'utf8', timeout: 20_000 });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim();
}

function withDatabase(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function publicAddress(adminUrl: string): string {
  const { hostname, port, username } = new URL(adminUrl);
  return `${username}@${hostname}:${port || 5432}`;
}
