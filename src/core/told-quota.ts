import { CallQuota, type CountedCalls } from './call-quota.ts';

/**
 * A quota that several count: its own calls at once, and those of others as they are told. What two begin at the very same moment
 * may be more than is left.
 */
export class ToldQuota extends CallQuota {
  private readonly tell: (calls: number) => void;
  /** Counted here, and not told yet. */
  private untold = 0;
  /** Counted here, and in no total that has come back. */
  private outstanding = 0;

  /** @param tell has calls counted for all, and {@link note} or {@link giveUp} called afterwards */
  constructor(maxCalls: number, now: () => number, tell: (calls: number) => void) {
    super(maxCalls, now);
    this.tell = tell;
  }

  override count(calls = 1): void {
    super.count(calls);
    this.outstanding += calls;
    // Those that are made in one go are told together.
    if (this.untold === 0) {
      queueMicrotask(() => {
        const told = this.untold;
        this.untold = 0;
        this.tell(told);
      });
    }
    this.untold += calls;
  }

  /** Takes over a total. @param included how many of the calls were told from here */
  note({ used, endsAt }: CountedCalls, included: number): void {
    this.outstanding -= included;
    this.adopt({ used: used + this.outstanding, endsAt });
  }

  /** These calls could not be told: they are counted here alone. */
  giveUp(calls: number): void {
    this.outstanding -= calls;
  }
}
