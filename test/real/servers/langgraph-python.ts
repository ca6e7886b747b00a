import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { guard } from './guard.ts';
import { cacheDir, graphsDir } from './paths.ts';
import { cleanEnvironment, startProcess } from './process.ts';
import { installPackages } from './python.ts';
import { answersOk, freePort, type RealServer, serverOf } from './real-server.ts';

const packages = ['langgraph-cli[inmem]==0.4.40', 'langgraph-api==0.16.7', 'langgraph-runtime-inmem==0.36.7'];

/**
 * Starts the development server of LangGraph's Python packages over the three graphs of `test/real/graphs`, with only its
 * default assistants. Installs it into `.cache/langgraph-python-venv` the first time (pip, about 200 MB).
 * @throws Error when Python is missing, the installation fails, or the server does not answer within 60 seconds.
 */
export async function startLangGraphPythonServer(): Promise<RealServer> {
  const venv = join(cacheDir, 'langgraph-python-venv');
  await installPackages('langgraph-python', venv, packages);

  // The server keeps its state in the folder it runs in: a new folder is a clean start.
  const runsDir = join(cacheDir, 'langgraph-python-server');
  mkdirSync(runsDir, { recursive: true });
  const runDir = mkdtempSync(join(runsDir, 'run-'));
  const forget = guard({ kind: 'path', path: runDir });
  copyFileSync(join(graphsDir, 'graph.py'), join(runDir, 'graph.py'));
  copyFileSync(join(graphsDir, 'langgraph-python.json'), join(runDir, 'langgraph.json'));

  const port = await freePort();
  const server = startProcess({
    name: 'langgraph-python-server',
    command: join(venv, 'bin/langgraph'),
    args: ['dev', '--no-browser', '--no-reload', '--host', '127.0.0.1', '--port', String(port)],
    cwd: runDir,
    env: cleanEnvironment({
      LANGGRAPH_CLI_NO_ANALYTICS: '1',
      LANGSMITH_TRACING: 'false',
      NO_COLOR: '1',
      PYTHONDONTWRITEBYTECODE: '1',
    }),
  });
  const baseUrl = `http://127.0.0.1:${port}`;
  return serverOf(server, {
    baseUrl,
    isReady: () => answersOk(`${baseUrl}/ok`),
    cleanUp: () => {
      rmSync(runDir, { recursive: true, force: true });
      forget();
    },
  });
}
