import { describe, expect, test } from 'vitest';
import { AgentLocks, WaitedTooLong } from '../../src/agents/lifecycle/locks.ts';

/** A write that ends when it is told to. */
function heldWrite(): { run: () => Promise<string>; end: () => void; readonly began: boolean } {
  const { promise, resolve } = Promise.withResolvers<string>();
  let began = false;
  return {
    run: () => {
      began = true;
      return promise;
    },
    end: () => resolve('done'),
    get began() {
      return began;
    },
  };
}

describe('writers of one agent', () => {
  test('come one after the other, also behind one that failed', async () => {
    const locks = new AgentLocks();
    const order: string[] = [];
    const write = (name: string, fails = false) =>
      locks.hold('a', async () => {
        order.push(`${name} begins`);
        await Promise.resolve();
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
      });
    const results = await Promise.allSettled([write('1'), write('2', true), write('3')]);
    expect(order).toEqual(['1 begins', '1 ends', '2 begins', '2 ends', '3 begins', '3 ends']);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('do not wait for those of other agents', async () => {
    const locks = new AgentLocks();
    const first = heldWrite();
    const held = locks.hold('a', first.run);
    expect(await locks.hold('b', async () => 'at once')).toBe('at once');
    first.end();
    await held;
  });

  test('are not begun when they waited too long, and whoever comes next still waits for the first', async () => {
    const locks = new AgentLocks(20);
    const first = heldWrite();
    const held = locks.hold('a', first.run);
    const second = heldWrite();
    await expect(locks.hold('a', second.run)).rejects.toBeInstanceOf(WaitedTooLong);
    const third = heldWrite();
    await expect(locks.hold('a', third.run)).rejects.toBeInstanceOf(WaitedTooLong);
    const fourth = heldWrite();
    fourth.end();
    const last = locks.hold('a', fourth.run);
    expect([second.began, third.began, fourth.began]).toEqual([false, false, false]);
    first.end();
    expect(await Promise.all([held, last])).toEqual(['done', 'done']);
    expect(second.began).toBe(false);
  });

  test('are not begun when their client left, whether it waits or never had to', async () => {
    const locks = new AgentLocks();
    const first = heldWrite();
    const held = locks.hold('a', first.run);
    const leaving = new AbortController();
    const second = heldWrite();
    const waiting = locks.hold('a', second.run, leaving.signal);
    leaving.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    first.end();
    await held;
    await expect(locks.hold('a', second.run, leaving.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(second.began).toBe(false);
  });
});
