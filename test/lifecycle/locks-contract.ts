/** @module What all locks of agents have to do. An implementation calls it from a test file of its own. */
import { describe, expect, test } from 'vitest';
import { type AgentLocks, LockTimeoutError } from '../../src/agents/lifecycle/locks.ts';

/**
 * Runs the contract against an implementation.
 *
 * @param open gives locks of which nobody has one, for writers that wait so many milliseconds at most
 */
export function testAgentLocks(name: string, open: (waitMs: number) => AgentLocks): void {
  describe(`locks of agents ${name}`, () => {
    const LONG = 60_000;

    test('are had by one writer at a time, in the order in which they came', async () => {
      const locks = open(LONG);
      const order: string[] = [];
      const write = async (writer: string) => {
        const { release } = await locks.acquire('a');
        order.push(`${writer} begins`);
        await Promise.resolve();
        order.push(`${writer} ends`);
        await release();
      };
      await Promise.all([write('1'), write('2'), write('3')]);
      expect(order).toEqual(['1 begins', '1 ends', '2 begins', '2 ends', '3 begins', '3 ends']);
    });

    test('are had by nobody after they were released, once or twice', async () => {
      const locks = open(LONG);
      const { release } = await locks.acquire('a');
      await release();
      const next = await locks.acquire('a');
      await release();
      const { isHeld, end } = waiting(locks);
      expect(isHeld()).toBe(false);
      await next.release();
      await end();
      expect(isHeld()).toBe(true);
    });

    test('of other agents are free', async () => {
      const locks = open(LONG);
      const { release } = await locks.acquire('a');
      await (await locks.acquire('b')).release();
      await release();
    });

    test('are not had by whoever waited too long, and whoever comes next still waits for the first', async () => {
      const locks = open(20);
      const { release } = await locks.acquire('a');
      await expect(locks.acquire('a')).rejects.toBeInstanceOf(LockTimeoutError);
      await expect(locks.acquire('a')).rejects.toMatchObject({ waitedMs: 20 });
      const { isHeld, end } = waiting(locks);
      expect(isHeld()).toBe(false);
      await release();
      await end();
      expect(isHeld()).toBe(true);
    });

    test('are not had by whoever left, whether it waits or never had to', async () => {
      const locks = open(LONG);
      const { release } = await locks.acquire('a');
      const leaving = new AbortController();
      const left = locks.acquire('a', leaving.signal);
      leaving.abort();
      await expect(left).rejects.toMatchObject({ name: 'AbortError' });
      await release();
      await expect(locks.acquire('a', leaving.signal)).rejects.toMatchObject({ name: 'AbortError' });
      await (await locks.acquire('a')).release();
    });
  });
}

/** A writer that waits for the lock of the agent `a`, and gives it back when it has it. */
function waiting(locks: AgentLocks) {
  let held = false;
  const writer = locks.acquire('a').then(({ release }) => {
    held = true;
    return release();
  });
  return { isHeld: () => held, end: () => writer };
}
