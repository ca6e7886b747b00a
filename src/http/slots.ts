/** Bounds how many calls are under way at once. Who waited longest goes first. */
export class Slots {
  private free: number;
  private readonly line = new Set<() => void>();

  /** @param count how many at once */
  constructor(count: number) {
    this.free = count;
  }

  /** Waits for a free slot, to be given back with {@link release}. Rejects with the signal's reason when that comes first. */
  take(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason);
    if (this.free > 0) {
      this.free--;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.line.delete(enter);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.line.add(enter);
    });
  }

  /** Gives a slot back: to the next in line, if any. */
  release(): void {
    const [next] = this.line;
    if (next === undefined) {
      this.free++;
      return;
    }
    this.line.delete(next);
    next();
  }
}
