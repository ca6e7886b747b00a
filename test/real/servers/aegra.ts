import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase } from './database.ts';
import { guard } from './guard.ts';
import { cacheDir, graphsDir } from './paths.ts';
import { cleanEnvironment, startProcess } from './process.ts';
import { installPackages } from './python.ts';
import { answersOk, freePort, type RealServer, serverOf } from './real-server.ts';

const packages = ['aegra-cli==0.11.0', 'aegra-api==0.11.0'];

/**
 * Starts Aegra over the three graphs of `test/real/graphs`, on an empty database of its own, without an authentication
 * handler. Installs it into `.cache/aegra-venv` the first time (pip, about 220 MB).
 * @throws Error when Python or PostgreSQL is missing, the installation fails, or the server does not answer within
 *   60 seconds.
 */
export async function startAegraServer(): Promise<RealServer> {
  const venv = join(cacheDir, 'aegra-venv');
  const python = await installPackages('aegra', venv, packages);

  const database = await createDatabase(python);
  const runsDir = join(cacheDir, 'aegra-server');
  mkdirSync(runsDir, { recursive: true });
  const runDir = mkdtempSync(join(runsDir, 'run-'));
  const forget = guard({ kind: 'path', path: runDir });
  for (const file of ['graph.py', 'aegra.json']) copyFileSync(join(graphsDir, file), join(runDir, file));

  const port = await freePort();
  const server = startProcess({
    name: 'aegra-server',
    command: join(venv, 'bin/aegra'),
    args: ['serve', '--host', '127.0.0.1', '--port', String(port)],
    cwd: runDir,
    env: cleanEnvironment({
      AEGRA_CONFIG: join(runDir, 'aegra.json'),
      DATABASE_URL: database.url,
      AUTH_TYPE: 'noop',
      CRON_ENABLED: 'false',
      DEBUG: 'false',
      // In its default mode, LOCAL, the server stands still for about a second whenever it answers 500: it draws the
      // traceback for a terminal first.
      ENV_MODE: 'PRODUCTION',
      LANGSMITH_TRACING: 'false',
      OTEL_TARGETS: '',
      PYTHONDONTWRITEBYTECODE: '1',
      REDIS_BROKER_ENABLED: 'false',
    }),
  });
  const baseUrl = `http://127.0.0.1:${port}`;
  return serverOf(server, {
    baseUrl,
    isReady: () => answersOk(`${baseUrl}/health`),
    cleanUp: async () => {
      rmSync(runDir, { recursive: true, force: true });
      forget();
      await database.drop();
    },
  });
}
