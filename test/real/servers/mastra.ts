import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { guard } from './guard.ts';
import { installOnce, runStep } from './install.ts';
import { cacheDir } from './paths.ts';
import { cleanEnvironment, startProcess } from './process.ts';
import { freePort, type RealServer, serverOf } from './real-server.ts';

const sourceDir = join(import.meta.dirname, 'mastra');
const installDir = join(cacheDir, 'mastra-server');

/** Who a bearer token stands for. */
export type Tokens = Readonly<Record<string, { readonly id: string; readonly name?: string }>>;

/**
 * Makes sure that Mastra's server and its own client are installed in `.cache/mastra-server` (npm, about 280 MB), exactly
 * as the lock file in `test/real/servers/mastra` says.
 * @returns the folder whose `node_modules` holds them
 * @throws Error when the installation fails.
 */
export async function installMastra(): Promise<string> {
  const manifests = ['package.json', 'package-lock.json'];
  const recipe = manifests.map((file) => readFileSync(join(sourceDir, file), 'utf8')).join('\n');
  await installOnce(installDir, recipe, join(installDir, 'node_modules/@mastra/hono/package.json'), async () => {
    for (const file of manifests) copyFileSync(join(sourceDir, file), join(installDir, file));
    await runStep('mastra-install', 'npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], installDir);
  });
  return installDir;
}

/**
 * Starts a Mastra server with no stored agent and one agent that is defined in code.
 * @param tokens who may call it; everybody may when absent.
 * @throws Error when the installation fails or the server does not answer within 60 seconds.
 */
export async function startMastraServer(tokens?: Tokens): Promise<RealServer> {
  await installMastra();

  // The program lies where its packages are found, its database in a new folder: a clean start.
  const runsDir = join(installDir, 'runs');
  mkdirSync(runsDir, { recursive: true });
  const runDir = mkdtempSync(join(runsDir, 'run-'));
  const forget = guard({ kind: 'path', path: runDir });
  copyFileSync(join(sourceDir, 'server.mjs'), join(runDir, 'server.mjs'));

  const port = await freePort();
  const server = startProcess({
    name: tokens === undefined ? 'mastra-server' : 'mastra-server-with-tokens',
    command: process.execPath,
    args: ['server.mjs'],
    cwd: runDir,
    env: cleanEnvironment({
      PORT: String(port),
      ...(tokens === undefined ? {} : { TOKENS: JSON.stringify(tokens) }),
      MASTRA_TELEMETRY_DISABLED: '1',
    }),
  });
  const baseUrl = `http://127.0.0.1:${port}`;
  return serverOf(server, {
    baseUrl,
    isReady: () => answers(`${baseUrl}/api/stored/agents`),
    cleanUp: () => {
      rmSync(runDir, { recursive: true, force: true });
      forget();
    },
  });
}

/** Whether the list of stored agents is there, be it for somebody with a token. */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.status === 200 || response.status === 401;
  } catch {
    return false;
  }
}
