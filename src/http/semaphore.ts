import type { Cancellation } from '../core/cancellation.ts';

/** `HIGH` is served before all that are queued as `NORMAL`. */
export type QueuePriority = 'HIGH' | 'NORMAL';

/** A counting semaphore: bounds how many calls are under way at once. Within one priority it is first in, first out. */
export class Semaphore {
  private readonly permits: number;
  private available: number;
  private readonly queues: Readonly<Record<QueuePriority, Set<() => void>>> = { HIGH: new Set(), NORMAL: new Set() };

  /** @param permits how many at once */
  constructor(permits: number) {
    this.permits = permits;
    this.available = permits;
  }

  /** How many permits are held. */
  get held(): number {
    return this.permits - this.available;
  }

  /** How many wait for one. */
  get waiting(): number {
    return this.queues.HIGH.size + this.queues.NORMAL.size;
  }

  /** A permit, if there is one at once. */
  tryAcquire(): Permit | undefined {
    if (this.available === 0) return undefined;
    this.available--;
    return new Permit(this);
  }

  /** Queues for a permit, to be given back with {@link Permit.release}. Rejects with the signal's reason when that aborts first. */
  acquire(signal: Cancellation, priority: QueuePriority = 'NORMAL'): Promise<Permit> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const permit = this.tryAcquire();
    if (permit !== undefined) return Promise.resolve(permit);
    const queue = this.queues[priority];
    return new Promise((resolve, reject) => {
      const grant = () => {
        signal.removeEventListener('abort', cancel);
        resolve(new Permit(this));
      };
      const cancel = () => {
        signal.removeEventListener('abort', cancel);
        queue.delete(grant);
        reject(signal.reason);
      };
      signal.addEventListener('abort', cancel);
      queue.add(grant);
    });
  }

  /** For {@link Permit}: gives a permit back, to the next in the queue if there is any. */
  giveBack(): void {
    const queue = this.queues.HIGH.size > 0 ? this.queues.HIGH : this.queues.NORMAL;
    const [next] = queue;
    if (next === undefined) {
      this.available++;
      return;
    }
    queue.delete(next);
    next();
  }
}

/** A permit of a {@link Semaphore} that is held until it is released. */
export class Permit {
  private readonly semaphore: Semaphore;
  private isHeld = true;

  constructor(semaphore: Semaphore) {
    this.semaphore = semaphore;
  }

  /**
   * Releases the permit while `task` runs, so that others can use it, and acquires one again with high priority. When
   * either is cancelled this rejects, and no permit is held.
   */
  async releaseDuring(task: Promise<void>, signal: Cancellation): Promise<void> {
    this.release();
    await task;
    // It takes the place of this one.
    await this.semaphore.acquire(signal, 'HIGH');
    this.isHeld = true;
  }

  /** Gives the permit back. Doing so twice is harmless. */
  release(): void {
    if (!this.isHeld) return;
    this.isHeld = false;
    this.semaphore.giveBack();
  }
}
