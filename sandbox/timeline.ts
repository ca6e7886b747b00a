/** The seeded agents are older than this. */
const NEWEST = Date.parse('2026-10-30T12:00:00Z');
const HOUR = 3_600_000;
/** All agents of a sandbox fit into this, however many there are. */
const SPAN = 3 * 365 * 24 * HOUR;

/** The second sandbox of a vendor is so much older than its first one, the third than the second; hours. */
const SERIES_SHIFT = 32;

/** When a seeded agent was made and last changed. */
export interface SeedTimes {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/**
 * The times of the agent at `index` of `count`, the newest first. Every vendor has a shift of its own (hours), so that
 * the newest agents of all vendors stand mixed. Whole seconds, as the coarsest vendor has them.
 *
 * @param series which sandbox of its vendor it is, from 0
 */
export function seedTimes(index: number, count: number, shiftHours: number, series = 0): SeedTimes {
  const step = Math.min(31 * HOUR, SPAN / count);
  const created = NEWEST - (shiftHours + series * SERIES_SHIFT) * HOUR - index * step;
  const wholeSeconds = Math.floor(created / 1000) * 1000;
  return { createdAt: new Date(wholeSeconds), updatedAt: new Date(wholeSeconds + ((index * 7) % 19) * HOUR) };
}
