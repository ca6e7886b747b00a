import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mapInSlices, runInSlices, TimeSlices } from '../../src/core/time-slices.ts';

/** The clock, which goes on only when a test says so; milliseconds. */
let now: number;
beforeEach(() => {
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('work that is short is done without letting go', async () => {
  let turns = 0;
  setImmediate(() => turns++);
  const items = Array.from({ length: 1000 }, (_, index) => index);
  expect(await mapInSlices(items, (item) => item + 1)).toEqual(items.map((item) => item + 1));
  expect(turns).toBe(0);
});

test('work that is long lets others run each time that ten milliseconds have gone by', async () => {
  let turns = 0;
  let isDone = false;
  const turn = () => {
    turns++;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await mapInSlices(Array(50), () => {
    now += 2;
  });
  isDone = true;
  // 100 ms in slices of 10 ms: nine times in between.
  expect(turns).toBe(9);
});

test('several works at once have a turn of the event loop each, one after the other', async () => {
  const log: string[] = [];
  const work = async (name: string) => {
    const slices = new TimeSlices();
    for (let step = 0; step < 3; step++) {
      await slices.next();
      log.push(name);
    }
  };
  let isDone = false;
  const others = (async () => {
    for (; !isDone; await nextTurn()) log.push('|');
  })();
  await Promise.all([work('a'), work('b'), work('c')]);
  isDone = true;
  await others;
  expect(log.join('')).toMatch(/^\|*a\|b\|c\|a\|b\|c\|a\|b\|c\|*$/);
});

test('work is ended by its signal, between two slices', async () => {
  const controller = new AbortController();
  let done = 0;
  const work = mapInSlices(
    Array(100),
    () => {
      now += 11;
      done++;
    },
    controller.signal,
  );
  controller.abort(new Error('nobody waits'));
  await expect(work).rejects.toThrow('nobody waits');
  expect(done).toBe(1);
});

test('steps are run to their end', async () => {
  function* steps(): Generator<void, string> {
    for (let step = 0; step < 5; step++) {
      now += 20;
      yield;
    }
    return 'done';
  }
  expect(await runInSlices(steps())).toBe('done');
});
