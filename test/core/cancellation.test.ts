import { describe, expect, test, vi } from 'vitest';
import { Canceller, sleep, unlessAborted } from '../../src/core/cancellation.ts';

/** What both do when the same is done to them. */
const kinds = [
  [
    'an AbortController',
    () => {
      const controller = new AbortController();
      return { signal: controller.signal, abort: (reason: unknown) => controller.abort(reason) };
    },
  ],
  [
    'a canceller',
    () => {
      const signal = new Canceller();
      return { signal, abort: (reason: unknown) => signal.abort(reason) };
    },
  ],
] as const;

describe.each(kinds)('what %s tells', (_, make) => {
  test('is the first reason, to each listener once, in their order', () => {
    const { signal, abort } = make();
    const told: string[] = [];
    const twice = () => told.push('twice');
    signal.addEventListener('abort', () => told.push('first'));
    signal.addEventListener('abort', twice);
    signal.addEventListener('abort', twice);
    expect([signal.aborted, signal.reason]).toEqual([false, undefined]);
    signal.throwIfAborted();
    const why = new Error('why');
    abort(why);
    abort(new Error('why else'));
    expect([signal.aborted, signal.reason]).toEqual([true, why]);
    expect(told).toEqual(['first', 'twice']);
    expect(() => signal.throwIfAborted()).toThrow(why);
  });

  test('is told in the order of coming, whichever listener was taken away meanwhile', () => {
    const { signal, abort } = make();
    const told: string[] = [];
    const first = () => told.push('first');
    const second = () => told.push('second');
    const third = () => told.push('third');
    const fourth = () => told.push('fourth');
    for (const listener of [first, second, third]) signal.addEventListener('abort', listener);
    signal.removeEventListener('abort', first);
    signal.addEventListener('abort', fourth);
    signal.addEventListener('abort', first);
    signal.removeEventListener('abort', third);
    signal.addEventListener('abort', second);
    abort('why');
    expect(told).toEqual(['second', 'fourth', 'first']);
  });

  test('is not told to a listener that was taken away, before or by another one', () => {
    const { signal, abort } = make();
    const gone = vi.fn();
    const taken = vi.fn();
    signal.addEventListener('abort', gone);
    signal.removeEventListener('abort', gone);
    signal.addEventListener('abort', () => signal.removeEventListener('abort', taken));
    signal.addEventListener('abort', taken);
    abort('why');
    expect(gone).not.toHaveBeenCalled();
    expect(taken).not.toHaveBeenCalled();
  });
});

describe('waiting', () => {
  test('ends after its time, and leaves no listener', async () => {
    const signal = new Canceller();
    const removed = vi.spyOn(signal, 'removeEventListener');
    await sleep(1, signal);
    expect(removed).toHaveBeenCalled();
  });

  test('ends with the reason of a signal that aborts, and leaves no timer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const signal = new Canceller();
    const waiting = sleep(1_000, signal);
    signal.abort('gone');
    await expect(waiting).rejects.toBe('gone');
    await expect(sleep(1_000, signal)).rejects.toBe('gone');
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  test('for a promise ends with it, or with the reason of a signal that aborts first', async () => {
    const signal = new Canceller();
    await expect(unlessAborted(signal, Promise.resolve(1))).resolves.toBe(1);
    const { promise } = Promise.withResolvers<number>();
    const waiting = unlessAborted(signal, promise);
    signal.abort('gone');
    await expect(waiting).rejects.toBe('gone');
  });
});
