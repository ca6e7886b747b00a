/**
 * @module Which part of an offset list to ask for. Lists shift while they are read: what is deleted before the place
 * reached pulls the rest forward, and the next page would skip it. So each part overlaps the one before: when it shows
 * again what that one showed, nothing slipped through between the two.
 */

/** `offset` agents stand before the first one of the window. */
export interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** The window that begins at `offset` or before, and reaches `wanted` items beyond it where one page can hold that. */
export function windowFrom(offset: number, wanted: number, maxLimit: number, paging: 'PAGE' | 'OFFSET'): Window {
  const atLeast = Math.min(Math.max(wanted, 1), maxLimit);
  if (paging === 'OFFSET') return { offset, limit: atLeast };
  for (let limit = atLeast; limit <= maxLimit; limit++) {
    const start = Math.floor(offset / limit) * limit;
    if (start + limit >= offset + atLeast) return { offset: start, limit };
  }
  // Pages begin at multiples of their size only: a somewhat smaller one may reach further beyond the offset.
  let best: Window = { offset: 0, limit: 0 };
  for (let limit = maxLimit; limit > 0; limit--) {
    const start = Math.floor(offset / limit) * limit;
    if (start + limit > best.offset + best.limit) best = { offset: start, limit };
  }
  return best;
}
