/** Measures how long something goes on, of which several may go on at the same time: that time is counted once. */
export class Stopwatch {
  private running = 0;
  private since = 0;
  private spent = 0;

  /** One more goes on. */
  start(): void {
    if (this.running++ === 0) this.since = performance.now();
  }

  /** One has ended. */
  stop(): void {
    if (--this.running === 0) this.spent += performance.now() - this.since;
  }

  /** So far; milliseconds. */
  get ms(): number {
    return this.running === 0 ? this.spent : this.spent + performance.now() - this.since;
  }
}
