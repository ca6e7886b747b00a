import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guard } from './guard.ts';
import { logTail, startProcess } from './process.ts';

const stepTimeoutMs = 300_000;
const lockTimeoutMs = 480_000;

/**
 * Makes sure that `dir` holds exactly what `recipe` describes (pinned versions, and whatever else must match). A marker
 * file is written last, so an installation that broke off is started again from nothing, as is one whose file `program`
 * is gone. Two runs do not install at the same time: the second waits for the first.
 */
export async function installOnce(
  dir: string,
  recipe: string,
  program: string,
  install: () => Promise<void>,
): Promise<void> {
  const marker = join(dir, '.installed');
  const isComplete = () => existsSync(program) && existsSync(marker) && readFileSync(marker, 'utf8') === recipe;
  if (isComplete()) return;
  const unlock = await lock(`${dir}.lock`);
  try {
    if (isComplete()) return;
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    await install();
    writeFileSync(marker, recipe);
  } finally {
    unlock();
  }
}

/**
 * Runs one step of an installation; its output goes to `test/artifacts/<name>.log`.
 * @throws Error when the step cannot be started, fails, or takes longer than five minutes.
 */
export async function runStep(name: string, command: string, args: string[], cwd: string): Promise<void> {
  const step = startProcess({ name, command, args, cwd, env: installEnvironment() });
  const timeout = new AbortController();
  const end = await Promise.race([
    step.end,
    sleep(stepTimeoutMs, `not done after ${stepTimeoutMs} ms`, { signal: timeout.signal }),
  ]);
  timeout.abort();
  await step.stop();
  if (end !== 'code 0')
    throw new Error(`Installing failed: ${command} ${args.join(' ')} (${end}).\n${logTail(step.log)}`);
}

/** The caller's environment without what `npm run` adds: that would point npm to this project instead of `cwd`. */
function installEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^(npm_package_|npm_lifecycle_|npm_config_(local_)?prefix$|npm_command$|INIT_CWD$|NODE_OPTIONS$)/.test(name)) {
      delete env[name];
    }
  }
  return env;
}

/** Takes a lock file that holds the pid of its owner; a file whose owner is gone does not count. */
async function lock(file: string): Promise<() => void> {
  mkdirSync(dirname(file), { recursive: true });
  const deadline = performance.now() + lockTimeoutMs;
  while (true) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      const forget = guard({ kind: 'path', path: file });
      return () => {
        rmSync(file, { force: true });
        forget();
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (!ownerRuns(file)) rmSync(file, { force: true });
    else if (performance.now() > deadline) throw new Error(`Another run holds ${file} for too long.`);
    else await sleep(500);
  }
}

function ownerRuns(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
