/** @module What people would pick instead of Rollcall. */
import { installPeers } from './install-peers.ts';
import { spawnPinned } from './spawn-pinned.ts';
import { end, listening, nodeArguments, type Target } from './target.ts';

const PEERS = new URL('../peers/', import.meta.url).pathname;

/** A server that is written by hand, over the same resolvers as all of these. */
function byHand(name: string, title: string): Target {
  return {
    name,
    title,
    async start(options) {
      const { accounts, core } = options;
      await installPeers();
      const args = [...nodeArguments(options), `${name}.ts`];
      const child = spawnPinned(process.execPath, args, {
        core,
        cwd: PEERS,
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          NODE_ENV: 'production',
          BENCH_ACCOUNTS: JSON.stringify(accounts),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const startedAt = performance.now();
      try {
        const { origin, pathname } = await listening(child);
        return { pid: child.pid ?? 0, startedAt, origin, path: pathname, headers: {}, close: () => end(child) };
      } catch (error) {
        await end(child);
        throw error;
      }
    },
  };
}

/** What the others are measured against. */
export const mercurius = byHand('mercurius', 'Mercurius + jit by hand');

export const peers: readonly Target[] = [
  mercurius,
  byHand('yoga', 'Yoga by hand'),
  byHand('apollo', 'Apollo Server by hand'),
  byHand('ceiling', 'node:http + jit + undici (ceiling)'),
];
