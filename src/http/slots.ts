/** Bounds how many calls are under way at once. Who waited longest goes first. */
export class Slots {
  private free: number;
  private readonly ahead = new Set<() => void>();
  private readonly line = new Set<() => void>();

  /** @param count how many at once */
  constructor(count: number) {
    this.free = count;
  }

  /**
   * Waits for a free slot, to be given back with {@link Turn.end}. Rejects with the signal's reason when that comes first.
   *
   * @param goesAhead before all who wait in the line
   */
  async take(over: AbortSignal, goesAhead = false): Promise<Turn> {
    await this.enter(over, goesAhead);
    return new Turn(this);
  }

  /** For {@link Turn}: waits for a free slot. */
  enter(over: AbortSignal, goesAhead: boolean): Promise<void> {
    if (over.aborted) return Promise.reject(over.reason);
    if (this.free > 0) {
      this.free--;
      return Promise.resolve();
    }
    const line = goesAhead ? this.ahead : this.line;
    return new Promise((resolve, reject) => {
      const enter = () => {
        over.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        line.delete(enter);
        reject(over.reason);
      };
      over.addEventListener('abort', leave, { once: true });
      line.add(enter);
    });
  }

  /** For {@link Turn}: gives a slot back, to the next in line, if any. */
  release(): void {
    const line = this.ahead.size > 0 ? this.ahead : this.line;
    const [next] = line;
    if (next === undefined) {
      this.free++;
      return;
    }
    line.delete(next);
    next();
  }
}

/** A slot that is taken. */
export class Turn {
  private readonly slots: Slots;
  private isHeld = true;

  constructor(slots: Slots) {
    this.slots = slots;
  }

  /**
   * Lets others have the slot meanwhile, and takes one again before all who have not begun. Rejects when either is cut
   * short: then there is no slot to give back.
   */
  async lend(meanwhile: Promise<void>, over: AbortSignal): Promise<void> {
    this.end();
    await meanwhile;
    await this.slots.enter(over, true);
    this.isHeld = true;
  }

  /** Gives the slot back. */
  end(): void {
    if (!this.isHeld) return;
    this.isHeld = false;
    this.slots.release();
  }
}
