/** Wakes those who wait for something to change. */
export class Bell {
  private readonly waiting = new Set<() => void>();

  /**
   * Waits until it rings, or at most `ms`. Rejects with the signal's reason when that comes first.
   *
   * @param ms without end when absent
   */
  wait(over?: AbortSignal, ms?: number): Promise<void> {
    if (over?.aborted) return Promise.reject(over.reason);
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        over?.removeEventListener('abort', leave);
      };
      const wake = () => {
        stop();
        resolve();
      };
      const leave = () => {
        stop();
        reject(over?.reason);
      };
      const timer = ms === undefined ? undefined : setTimeout(wake, ms);
      over?.addEventListener('abort', leave);
      this.waiting.add(wake);
    });
  }

  /** Wakes all, in the order in which they came. */
  ring(): void {
    for (const wake of [...this.waiting]) wake();
  }
}
