import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { vendors } from '../../src/vendors/index.ts';
import { ask, emptyFolder, ROOT, startProcess } from './rollcall-process.ts';

const folder = emptyFolder();
const servers: SandboxServer[] = [];
const realAccounts: JsonObject[] = [];

beforeAll(async () => {
  for (const { key } of vendors) {
    const sandbox = sandboxedVendor(key).createSandbox({ agents: 2 });
    const server = await serveSandbox(sandbox);
    servers.push(server);
    realAccounts.push({ id: key, vendor: key, baseUrl: server.baseUrl, ...sandbox.credentials });
  }
});
afterAll(() => Promise.all(servers.map((server) => server.close())));

/** Writes the URL of every module that the entry loads, the libraries' included, into the file that `LOADED` names. */
const RECORDER = `
  import { appendFileSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  registerHooks({
    load(url, context, next) {
      appendFileSync(process.env.LOADED, url + '\\n');
      return next(url, context);
    },
  });
`;

/** Starts these accounts from the sources, asks once, and gives the modules that were loaded until the answer. */
async function loadedFor(name: string, accounts: readonly JsonObject[]): Promise<string[]> {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, JSON.stringify({ server: { port: 0 }, accounts }));
  const record = join(folder, `${name}.txt`);
  const { child, exit, url } = startProcess(['--config', file], {
    cwd: folder,
    env: { LOADED: record, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(RECORDER)}` },
  });
  const answer = await ask(await url(), '{ agents(first: 100) { totalCount failures { code message } } }');
  const loaded = existsSync(record) ? readFileSync(record, 'utf8').trimEnd().split('\n') : [];
  expect(answer).toEqual({ data: { agents: { totalCount: 2 * accounts.length, failures: [] } } });
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  return loaded;
}

/** Those of the sandbox's own code and of the libraries that only it has. */
function ofSandbox(loaded: readonly string[]): string[] {
  const code = new URL('sandbox/', pathToFileURL(ROOT)).href;
  return loaded.filter((url) => url.startsWith(code) || /\/node_modules\/(?:hono|@hono\/node-server)\//.test(url));
}

test('a server for real accounts has loaded nothing of the sandbox when it has answered the first query', async () => {
  const loaded = await loadedFor('real', realAccounts);
  expect(loaded).toContain(new URL('src/rollcall.ts', pathToFileURL(ROOT)).href);
  expect(loaded.filter((url) => url.includes('/node_modules/undici/'))).not.toEqual([]);
  expect(ofSandbox(loaded)).toEqual([]);
});

test('nor anything of what only gateways, browsers and tokens need', async () => {
  const loaded = await loadedFor('lean', realAccounts);
  const libraries = /\/node_modules\/(?:@apollo|@protobufjs|jose|@graphql-yoga\/(?:plugin-apollo|render-graphiql))/;
  const files = /\/src\/graphql\/(?:federation\/|plugins\/use-traces)|\/src\/access\/jwt\/(?:tokens|remote-key-set)/;
  expect(loaded.filter((url) => libraries.test(url) || files.test(url))).toEqual([]);
});

test('with one account of the sandbox among them, its code and its libraries are loaded', async () => {
  const trial = { id: 'trial', vendor: realAccounts[0]?.vendor, sandbox: { agents: 2 } };
  const loaded = ofSandbox(await loadedFor('mixed', [...realAccounts, trial]));
  expect(loaded).toContain(new URL('sandbox/start.ts', pathToFileURL(ROOT)).href);
  for (const library of ['hono', '@hono/node-server']) {
    expect(loaded.some((url) => url.includes(`/node_modules/${library}/`))).toBe(true);
  }
});
