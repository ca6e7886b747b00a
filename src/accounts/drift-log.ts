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

/** Bounds the places as the vendor wrote them, of which several may be one entry once their secrets are blanked. */
const MAX_PLACES = 2 * MAX_ENTRIES;

const NOT_IN_CONTRACT = 'not in the contract';

type Entry = { -readonly [Key in keyof Drift]: Drift[Key] };

/** The contract drift of one account since the process started. Counting what is known is cheap: a page may have millions. */
export class DriftLog {
  private readonly entries = new Map<string, Entry>();
  /** The entries by what they were counted for, its secrets included. */
  private readonly places = new Map<string, Entry>();
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
    const entries = [...this.entries.values()].map((entry): Drift => ({ ...entry }));
    return entries.sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime());
  }

  private count(kind: DriftKind, place: string, problem: string): void {
    const found = this.places.get(keyOf(place, problem)) ?? this.entryOf(kind, place, problem);
    if (found === undefined) return;
    found.count++;
    found.lastSeenAt = new Date();
    if (found.count === 1) this.onNew({ ...found });
  }

  /** @returns undefined when there is no room for a new one */
  private entryOf(kind: DriftKind, place: string, problem: string): Entry | undefined {
    // Before the secrets are looked for: new keys may come by the hundred thousand.
    if (this.entries.size >= MAX_ENTRIES || (kind === 'NEW' && this.newCount >= MAX_NEW_ENTRIES)) return undefined;
    const path = this.redact(place);
    const key = keyOf(path, problem);
    const now = new Date();
    const known = this.entries.get(key);
    const entry = known ?? { kind, path, problem, count: 0, firstSeenAt: now, lastSeenAt: now };
    if (known === undefined) {
      this.entries.set(key, entry);
      if (kind === 'NEW') this.newCount++;
    }
    if (this.places.size < MAX_PLACES) this.places.set(keyOf(place, problem), entry);
    return entry;
  }
}

function keyOf(path: string, problem: string): string {
  return `${path}\0${problem}`;
}
