import { describe, expect, test } from 'vitest';
import { ConditionVariable } from '../../src/http/condition-variable.ts';
import { type QueuePriority, Semaphore } from '../../src/http/semaphore.ts';

const never = new AbortController().signal;

/** Everybody who has acquired a permit, in that order. */
function queueAt(semaphore: Semaphore) {
  const granted: string[] = [];
  const acquire = async (name: string, priority?: QueuePriority, signal = never) => {
    const permit = await semaphore.acquire(signal, priority);
    granted.push(name);
    return permit;
  };
  return { granted, acquire };
}

describe('a semaphore', () => {
  test('grants as many permits as it has, and the next one when one is released', async () => {
    const { granted, acquire } = queueAt(new Semaphore(2));
    const [first] = await Promise.all([acquire('a'), acquire('b')]);
    const third = acquire('c');
    await Promise.resolve();
    expect(granted).toEqual(['a', 'b']);
    first.release();
    await third;
    expect(granted).toEqual(['a', 'b', 'c']);
  });

  test('grants in the order of the queue, high priority first', async () => {
    const { granted, acquire } = queueAt(new Semaphore(1));
    const held = await acquire('held');
    const queued = [acquire('a'), acquire('b'), acquire('urgent', 'HIGH'), acquire('c')];
    held.release();
    for (const next of [queued[2], queued[0], queued[1], queued[3]]) (await next)?.release();
    expect(granted).toEqual(['held', 'urgent', 'a', 'b', 'c']);
  });

  test('is not given more permits than it has by one that is released twice', async () => {
    const { granted, acquire } = queueAt(new Semaphore(1));
    const first = await acquire('a');
    first.release();
    first.release();
    await acquire('b');
    void acquire('c');
    await new Promise(setImmediate);
    expect(granted).toEqual(['a', 'b']);
  });

  test('forgets whoever cancels in the queue', async () => {
    const { granted, acquire } = queueAt(new Semaphore(1));
    const held = await acquire('held');
    const caller = new AbortController();
    const cancelled = acquire('a', 'NORMAL', caller.signal);
    const next = acquire('b');
    caller.abort(new Error('gone'));
    await expect(cancelled).rejects.toThrow('gone');
    await expect(acquire('c', 'NORMAL', caller.signal)).rejects.toThrow('gone');
    held.release();
    await next;
    expect(granted).toEqual(['held', 'b']);
  });

  test('lets others use a permit while its holder waits, who is served before all that are queued by then', async () => {
    const { granted, acquire } = queueAt(new Semaphore(1));
    const held = await acquire('held');
    const { promise: pause, resolve: endPause } = Promise.withResolvers<void>();
    const back = held.releaseDuring(pause, never).then(() => granted.push('held again'));
    const other = await acquire('other');
    const last = acquire('last');
    endPause();
    await pause;
    await Promise.resolve();
    other.release();
    await back;
    held.release();
    await last;
    expect(granted).toEqual(['held', 'other', 'held again', 'last']);
  });

  test('has the permit back when its holder is cancelled while it waits', async () => {
    const semaphore = new Semaphore(1);
    const held = await semaphore.acquire(never);
    await expect(held.releaseDuring(Promise.reject(new Error('gone')), never)).rejects.toThrow('gone');
    held.release();
    const { granted, acquire } = queueAt(semaphore);
    await acquire('a');
    void acquire('b');
    await new Promise(setImmediate);
    expect(granted).toEqual(['a']);
  });
});

describe('a condition variable', () => {
  test('wakes all that wait, in their order, and nobody who comes later', async () => {
    const condition = new ConditionVariable();
    const woken: string[] = [];
    const wait = (name: string) => condition.wait().then(() => woken.push(name));
    const both = Promise.all([wait('a'), wait('b')]);
    condition.notifyAll();
    void wait('late');
    await both;
    expect(woken).toEqual(['a', 'b']);
  });

  test('ends the waiting of a caller that cancels, with its reason', async () => {
    const condition = new ConditionVariable();
    const caller = new AbortController();
    const waiting = condition.wait(caller.signal);
    caller.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await expect(condition.wait(caller.signal)).rejects.toThrow('gone');
  });
});
