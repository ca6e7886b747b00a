/** @module Rollcall as `npm start` starts it, with a configuration, an API key to sign in with, and metrics. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOfKey } from '../../src/access/api-keys.ts';
import { SCOPES } from '../../src/access/caller.ts';
import { spawnPinned } from './spawn-pinned.ts';
import { end, listening, nodeArguments, type Target } from './target.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What `npm start` tells Node: its options, and what is to be started. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.match(/--\S+|\S+\.mjs$/g) ?? [];
}

const API_KEY = 'rollcall_bench-everything';

const access = {
  apiKeys: [{ name: 'bench', scopes: SCOPES, keys: [{ sha256: hashOfKey(API_KEY).toString('hex') }] }],
};

export const rollcall: Target = {
  name: 'rollcall',
  title: 'Rollcall',
  async start(options) {
    const { accounts, core, access: signIn } = options;
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
    const file = join(folder, 'rollcall.yaml');
    // Metrics are kept unless told otherwise.
    const configuration = { server: { port: 0 }, ...(signIn ? { access } : {}), accounts };
    // JSON is YAML.
    writeFileSync(file, JSON.stringify(configuration));
    const args = [...nodeArguments(options), ...startArguments(), '--config', file];
    const child = spawnPinned(process.execPath, args, {
      core,
      cwd: ROOT,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const startedAt = performance.now();
    const close = async () => {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    };
    try {
      const { origin, pathname } = await listening(child);
      const headers = signIn ? { authorization: `Bearer ${API_KEY}` } : {};
      return {
        pid: child.pid ?? 0,
        startedAt,
        origin,
        path: pathname,
        headers: headers as Record<string, string>,
        close,
      };
    } catch (error) {
      await close();
      throw error;
    }
  },
};
