/** @module Starts the stubs beside the load, and asks them what they have counted. */
import { once } from 'node:events';
import { spawnPinned } from '../targets/spawn-pinned.ts';
import type { StubAccount, World } from './open-stubs.ts';

/** The stubs of a world. */
export interface StubProcess {
  readonly accounts: readonly StubAccount[];
  /** Calls since the last time that this was asked for. */
  takeCount(): Promise<number>;
  close(): Promise<void>;
}

/** @param core the core that they run on; any when undefined */
export async function startStubs(world: World, core: number | undefined): Promise<StubProcess> {
  const child = spawnPinned(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', new URL('main.ts', import.meta.url).pathname, JSON.stringify(world)],
    { core, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const [{ accounts }] = (await once(child, 'message')) as [{ accounts: StubAccount[] }];
  return {
    accounts,
    async takeCount() {
      const answered = once(child, 'message') as Promise<[{ count: number }]>;
      child.send('count');
      const [{ count }] = await answered;
      return count;
    },
    async close() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
