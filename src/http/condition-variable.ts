import type { Cancellation } from '../core/cancellation.ts';

/** Lets tasks wait until somebody changes something and notifies them. */
export class ConditionVariable {
  private readonly waiters = new Set<() => void>();

  /**
   * Waits for the next {@link notifyAll}, or at most `ms`. Rejects with the signal's reason when that comes first.
   *
   * @param ms without limit when absent
   */
  wait(signal?: Cancellation, ms?: number): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        this.waiters.delete(wake);
        signal?.removeEventListener('abort', cancel);
      };
      const wake = () => {
        stop();
        resolve();
      };
      const cancel = () => {
        stop();
        reject(signal?.reason);
      };
      const timer = ms === undefined ? undefined : setTimeout(wake, ms);
      signal?.addEventListener('abort', cancel);
      this.waiters.add(wake);
    });
  }

  /** Wakes all waiters, in the order in which they began to wait. */
  notifyAll(): void {
    for (const wake of [...this.waiters]) wake();
  }
}
