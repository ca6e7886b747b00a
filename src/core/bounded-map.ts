/** @module A memory with a bound. */

interface Kept<Value> {
  readonly value: Value;
  readonly weight: number;
}

/** Values by their keys, as many as their weights leave room for. Those that were not asked for longest go first. */
export class BoundedMap<Value> {
  private readonly room: number;
  private readonly kept = new Map<string, Kept<Value>>();
  private taken = 0;
  /** The key that was asked for or put in last: it stands behind all others already. */
  private last: string | undefined;

  /** @param room what all values together may weigh */
  constructor(room: number) {
    this.room = room;
  }

  /** What all values together weigh. */
  get weight(): number {
    return this.taken;
  }

  /** How many there are. */
  get size(): number {
    return this.kept.size;
  }

  has(key: string): boolean {
    return this.kept.has(key);
  }

  /** Asks for a value, which keeps it for longer. */
  get(key: string): Value | undefined {
    const found = this.kept.get(key);
    if (found === undefined || key === this.last) return found?.value;
    this.last = key;
    // Behind all others: a Map gives its entries in the order in which they were put in.
    this.kept.delete(key);
    this.kept.set(key, found);
    return found.value;
  }

  /** Puts a value in, in place of the one of this key. One that is heavier than all the room drives out all others, too. */
  set(key: string, value: Value, weight: number): void {
    this.delete(key);
    this.last = key;
    this.kept.set(key, { value, weight });
    this.taken += weight;
    for (const oldest of this.kept.keys()) {
      if (this.taken <= this.room) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.taken -= this.kept.get(key)?.weight ?? 0;
    this.kept.delete(key);
  }

  /** Drops the values that a condition is true of. */
  deleteWhere(condition: (value: Value) => boolean): void {
    for (const [key, { value }] of this.kept) if (condition(value)) this.delete(key);
  }

  clear(): void {
    this.kept.clear();
    this.taken = 0;
  }
}
