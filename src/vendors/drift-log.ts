import type { Mismatch } from '../contract/read-document.ts';

/** A way in which a vendor's answers did not match its contract. */
export interface Drift {
  /** Where, without indexes and values, e.g. `tools[].parameters`. */
  readonly path: string;
  readonly problem: string;
  readonly count: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** Paths are the contract's, so there are few; a vendor that invents keys without end must not fill the memory. */
const MAX_ENTRIES = 1000;

/** The contract drift of one account since the process started. */
export class DriftLog {
  private readonly entries = new Map<string, Drift>();
  private readonly onNew: (drift: Drift) => void;

  /** @param onNew called once for each new path and problem: for the log */
  constructor(onNew: (drift: Drift) => void = () => undefined) {
    this.onNew = onNew;
  }

  /** Counts a mismatch. */
  add({ path, problem }: Mismatch): void {
    const key = `${path}\0${problem}`;
    const known = this.entries.get(key);
    if (known === undefined && this.entries.size >= MAX_ENTRIES) return;
    const now = new Date();
    const drift: Drift = {
      path,
      problem,
      count: (known?.count ?? 0) + 1,
      firstSeenAt: known?.firstSeenAt ?? now,
      lastSeenAt: now,
    };
    this.entries.set(key, drift);
    if (known === undefined) this.onNew(drift);
  }

  /** All entries, the most recently seen first. */
  list(): Drift[] {
    return [...this.entries.values()].sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime());
  }
}
