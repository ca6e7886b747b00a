// Puts the code and the libraries that it needs together in few files: a start is short when there are few to find. What is
// read as it is comes beside them.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stamp } from './built-from.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What is loaded from where it is installed. */
const EXTERNAL = [
  // Said before anything else is loaded.
  '#preflight',
  // Whoever traces brings the rest of it, and both have to mean the same.
  '@opentelemetry/api',
  // 9 MB that are read only where somebody opens the explorer.
  '@graphql-yoga/render-graphiql/graphiql',
  // Of the sandbox, which a production install does not have.
  'hono',
  '@hono/node-server',
  // Looked for by the driver of PostgreSQL, and not installed.
  'pg-native',
  'pg-cloudflare',
];

/** Makes the folder anew, and leaves the one before where that fails. Gives the exit code. */
export function bundle(out) {
  const unfinished = `${out}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  stamp(root, unfinished);
  const code = join(unfinished, 'src');
  // What it prints is a list of all files.
  const status = runTool('rolldown/bin/cli.mjs', 'ignore', [
    join(root, 'src/main.ts'),
    // A process of its own, which finds it beside what starts it.
    join(root, 'src/server/workers/worker-entry.ts'),
    // A thread of its own, the same.
    join(root, 'src/store/sqlite/thread-entry.ts'),
    ...['--dir', code, '--platform', 'node', '--format', 'esm'],
    ...EXTERNAL.flatMap((name) => ['--external', name]),
    // Names of classes are seen in logs.
    ...['--sourcemap', '--keepNames', '--logLevel', 'silent'],
    // A quarter of what would be read at every start.
    '--no-comments.jsdoc',
  ]);
  if (status === 0) {
    cpSync(join(root, 'src/explorer/tabs'), join(code, 'tabs'), { recursive: true });
    rmSync(out, { recursive: true, force: true });
    renameSync(unfinished, out);
  } else rmSync(unfinished, { recursive: true, force: true });
  return status;
}

/** Runs a program of a package, with its output there, and gives its exit code. */
export function runTool(program, output, options) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...options], {
    cwd: root,
    stdio: ['ignore', output, 'inherit'],
  });
  return status ?? 1;
}
