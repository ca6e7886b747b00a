/** How long the first one that ends waits to be replaced; milliseconds. */
const FIRST_MS = 100;

/** How long one waits at most; milliseconds. */
const LONGEST_MS = 30_000;

/** Who has run so long ended for reasons of its own; milliseconds. */
const STEADY_MS = 60_000;

/** How long a place stays empty when its process has ended: twice as long each time, unless it had run for a while. */
export class RestartDelay {
  private readonly now: () => number;
  private ends = 0;
  private startedAt = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds that only go on. @default those of the process */
  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** A process takes the place. */
  started(): void {
    this.startedAt = this.now();
  }

  /** It has ended. @returns when another one may be started; milliseconds from now */
  ended(): number {
    if (this.now() - this.startedAt >= STEADY_MS) this.ends = 0;
    this.ends++;
    return Math.min(FIRST_MS * 2 ** (this.ends - 1), LONGEST_MS);
  }
}
