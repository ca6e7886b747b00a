/**
 * @module Long work that lets others run: what a vendor may send is measured in megabytes, and while one answer is read, all
 * other requests would wait.
 */
import { setImmediate } from 'node:timers';
import type { Cancellation } from './cancellation.ts';

/** How long such work runs at a time; milliseconds. */
const SLICE_MS = 10;

/** Those that wait for their next slice. Each turn of the event loop runs one of them, however many there are. */
const waiting: (() => void)[] = [];

/** The slices of one piece of work. The first begins at once. */
export class TimeSlices {
  private endsAt = performance.now() + SLICE_MS;

  /** Whether the slice is over, so that {@link next} is to be awaited. */
  get isOver(): boolean {
    return performance.now() >= this.endsAt;
  }

  /** Lets everything run that waits, other such work in its turn included, and begins the next slice. */
  async next(): Promise<void> {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(runNext);
    });
    this.endsAt = performance.now() + SLICE_MS;
  }
}

function runNext(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(runNext);
}

/**
 * `items.map(change)`, in slices.
 *
 * @param signal ends the work, which then rejects with the signal's reason
 * @example
 * const agents = await mapInSlices(rows, (row) => reader.one(row), signal);
 */
export async function mapInSlices<T, R>(
  items: readonly T[],
  change: (item: T) => R,
  signal?: Cancellation,
): Promise<R[]> {
  const slices = new TimeSlices();
  const changed: R[] = [];
  for (const item of items) {
    if (slices.isOver) {
      await slices.next();
      signal?.throwIfAborted();
    }
    changed.push(change(item));
  }
  return changed;
}

/** Runs steps to their end, in slices. Each `yield` is a place where others may run. */
export async function runInSlices<T>(steps: Generator<void, T>): Promise<T> {
  const slices = new TimeSlices();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (slices.isOver) await slices.next();
  }
}
