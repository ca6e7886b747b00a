/** @module Draws by a seed: the same seed draws the same, whoever asks in whatever order. */

/** Numbers below a bound, one after the other. */
export type Draw = (below: number) => number;

/** A sequence of its own for a seed. */
export function drawsOf(seed: number | string): Draw {
  let state = typeof seed === 'number' ? seed >>> 0 : hash(seed);
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One of a list. */
export function pick<T>(draw: Draw, list: readonly T[]): T {
  return list[draw(list.length)] as T;
}

function hash(text: string): number {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16777619);
  return value >>> 0;
}
