import type { Mismatch } from '../contract/read-document.ts';

/** Values of the GraphQL enum `ContractDriftKind`. */
export type DriftKind = 'MISMATCH' | 'NEW';

/** A way in which a vendor's answers did not match its contract. */
export interface Drift {
  readonly kind: DriftKind;
  /** Where, without indexes and values, e.g. `tools[].parameters`. */
  readonly path: string;
  readonly problem: string;
  readonly count: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** Bounds the memory. Paths of the contract are few, but a vendor may add new keys without end. */
const MAX_ENTRIES = 1000;

/** Bounds the entries for new keys, so that mismatches always find room. */
const MAX_NEW_ENTRIES = 200;

const NOT_IN_CONTRACT = 'not in the contract';

/** The contract drift of one account since the process started. */
export class DriftLog {
  private readonly entries = new Map<string, Drift>();
  private newCount = 0;
  private readonly onNew: (drift: Drift) => void;
  private readonly redact: (path: string) => string;

  /**
   * @param onNew called once for each new path and problem: for the log
   * @param redact blanks the secrets in a path, which may hold a key that a vendor made up
   */
  constructor(onNew: (drift: Drift) => void = () => undefined, redact: (path: string) => string = (path) => path) {
    this.onNew = onNew;
    this.redact = redact;
  }

  /** Counts a mismatch. */
  add({ path, problem }: Mismatch): void {
    this.count('MISMATCH', path, problem);
  }

  /** Counts what the contract does not name: a key of a document, unless `problem` says otherwise. */
  addNew(path: string, problem = NOT_IN_CONTRACT): void {
    this.count('NEW', path, problem);
  }

  /** All entries, the most recently seen first. */
  list(): Drift[] {
    return [...this.entries.values()].sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime());
  }

  private count(kind: DriftKind, place: string, problem: string): void {
    const path = this.redact(place);
    const key = `${path}\0${problem}`;
    const known = this.entries.get(key);
    if (known === undefined) {
      if (this.entries.size >= MAX_ENTRIES || (kind === 'NEW' && this.newCount >= MAX_NEW_ENTRIES)) return;
      if (kind === 'NEW') this.newCount++;
    }
    const now = new Date();
    const drift: Drift = {
      kind,
      path,
      problem,
      count: (known?.count ?? 0) + 1,
      firstSeenAt: known?.firstSeenAt ?? now,
      lastSeenAt: now,
    };
    this.entries.set(key, drift);
    if (known === undefined) this.onNew(drift);
  }
}
