/** How long a writer waits for those before it; milliseconds. */
const WAIT_MS = 60_000;

/** The others took too long: this write was not begun. */
export class WaitedTooLong extends Error {
  override readonly name = 'WaitedTooLong';
  /** Milliseconds. */
  readonly waitedMs: number;

  constructor(waitedMs: number) {
    super(`not begun within ${waitedMs} ms`);
    this.waitedMs = waitedMs;
  }
}

/**
 * One writer per agent at a time, in this process: vendors replace what a write leaves out, or fail when two come at
 * once. Other processes are not held back.
 */
export class AgentLocks {
  private readonly tails = new Map<string, Promise<void>>();
  private readonly waitMs: number;

  /** @param waitMs how long a writer waits for the lock; milliseconds. @default 60000 */
  constructor(waitMs: number = WAIT_MS) {
    this.waitMs = waitMs;
  }

  /**
   * Runs `write` when all that came before for this agent is over.
   *
   * @throws WaitedTooLong when that takes too long; the signal's reason when it aborts before. Then `write` is not run.
   */
  async hold<T>(agentId: string, write: () => Promise<T>, signal?: AbortSignal | undefined): Promise<T> {
    const before = this.tails.get(agentId);
    const { promise: mine, resolve: leave } = Promise.withResolvers<void>();
    // Who gives up waiting does not let the next one pass those who are still at it.
    const tail = Promise.all([before, mine]).then(() => {
      if (this.tails.get(agentId) === tail) this.tails.delete(agentId);
    });
    this.tails.set(agentId, tail);
    try {
      if (before !== undefined) await this.waitFor(before, signal);
      signal?.throwIfAborted();
      return await write();
    } finally {
      leave();
    }
  }

  /** Waits for those before, no longer than the client and the time allow. */
  private async waitFor(before: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
    const { promise: over, reject } = Promise.withResolvers<never>();
    const giveUp = () => reject(signal?.reason);
    const timer = setTimeout(() => reject(new WaitedTooLong(this.waitMs)), this.waitMs);
    signal?.addEventListener('abort', giveUp, { once: true });
    if (signal?.aborted) giveUp();
    try {
      await Promise.race([before, over]);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  }
}
