/** @module A small seeded generator (mulberry32), so that a sandbox holds the same agents at every start. */

const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Repeatable chance. */
export interface Random {
  /** From 0, below 1. */
  next(): number;
  /** A whole number from 0, below `bound`. */
  below(bound: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** Lower case letters and digits. */
  alphanumeric(length: number): string;
  /** A UUID of version 4. */
  uuid(): string;
}

/**
 * A generator that gives the same row for the same seed and series.
 *
 * @param series which sandbox of its vendor it is, from 0: each has ids of its own
 */
export function createRandom(seed: string, series = 0): Random {
  let state = [...(series === 0 ? seed : `${seed} ${series}`)].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  );
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  const hex = (length: number) => Array.from({ length }, () => below(16).toString(16)).join('');
  return {
    next,
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    alphanumeric: (length) => Array.from({ length }, () => ALPHANUMERIC[below(ALPHANUMERIC.length)]).join(''),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[below(4)]}${hex(3)}-${hex(12)}`,
  };
}
