import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guard } from './guard.ts';
import { installOnce, runStep } from './install.ts';
import { cacheDir, graphsDir } from './paths.ts';
import { cleanEnvironment, startProcess } from './process.ts';
import { answersOk, freePort, type RealServer, serverOf } from './real-server.ts';

const packages = {
  '@langchain/core': '^1.4.0',
  '@langchain/langgraph': '1.7.3',
  '@langchain/langgraph-api': '2.0.0',
  '@langchain/langgraph-cli': '2.0.0',
  '@langchain/langgraph-sdk': '2.0.0',
  typescript: '^5.9.3',
};

// Without these options the server logs type errors on the schema routes and answers them slowly.
const compilerOptions = {
  target: 'ES2022',
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  strict: true,
  skipLibCheck: true,
};

/**
 * Starts the LangGraph JS development server over the three graphs of `test/real/graphs`, with only its default
 * assistants. Installs it into `.cache/langgraph-js-server` the first time (npm, about 170 MB).
 * @throws Error when the installation fails or the server does not answer within 60 seconds.
 */
export async function startLangGraphJsServer(): Promise<RealServer> {
  const installDir = join(cacheDir, 'langgraph-js-server');
  const cli = join(installDir, 'node_modules/@langchain/langgraph-cli/dist/cli/cli.mjs');
  await installOnce(installDir, JSON.stringify(packages), cli, async () => {
    writePackageJson(installDir, { dependencies: packages });
    await runStep(
      'langgraph-js-install',
      'npm',
      ['install', '--no-audit', '--no-fund', '--ignore-scripts'],
      installDir,
    );
  });

  // The server keeps its state in the folder it runs in: a new folder is a clean start. It lies below the
  // installation, where the graphs find their packages.
  const runsDir = join(installDir, 'runs');
  mkdirSync(runsDir, { recursive: true });
  const runDir = mkdtempSync(join(runsDir, 'run-'));
  const forget = guard({ kind: 'path', path: runDir });
  writePackageJson(runDir, {});
  writeFileSync(join(runDir, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  for (const file of ['graph.ts', 'langgraph.json']) copyFileSync(join(graphsDir, file), join(runDir, file));

  const port = await freePort();
  const server = startProcess({
    name: 'langgraph-js-server',
    command: process.execPath,
    args: [cli, 'dev', '--no-browser', '--host', '127.0.0.1', '--port', String(port)],
    cwd: runDir,
    env: cleanEnvironment({ LANGGRAPH_CLI_NO_ANALYTICS: '1', LANGSMITH_TRACING: 'false', BROWSER: 'none' }),
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

function writePackageJson(dir: string, fields: object): void {
  const manifest = { name: 'langgraph-server', version: '0.0.0', private: true, type: 'module', ...fields };
  writeFileSync(join(dir, 'package.json'), JSON.stringify(manifest));
}
