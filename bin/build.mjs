// Builds the product: node bin/build.mjs [folder, by default "dist"]. Types are checked, then the code and the libraries that it
// needs are put together in few files: a start is short when there are few to find. What is read as it is comes beside them.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = resolve(process.argv[2] ?? join(root, 'dist'));
const code = join(out, 'src');

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
];

run('typescript/bin/tsc', ['-p', join(root, 'tsconfig.build.json')]);
rmSync(out, { recursive: true, force: true });
run('rolldown/bin/cli.mjs', [
  join(root, 'src/main.ts'),
  // A process of its own, which finds it beside what starts it.
  join(root, 'src/server/workers/worker-entry.ts'),
  ...['--dir', code, '--platform', 'node', '--format', 'esm'],
  ...EXTERNAL.flatMap((name) => ['--external', name]),
  // Names of classes are seen in logs.
  ...['--sourcemap', '--keepNames', '--logLevel', 'silent'],
]);
cpSync(join(root, 'src/explorer/tabs'), join(code, 'tabs'), { recursive: true });

function run(program, options) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...options], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
