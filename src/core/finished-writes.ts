/**
 * @module How many writes have ended, whatever account and whatever configuration they belong to: several of them may be
 * served at the same time. What was begun before a write ended may show what was there before it.
 */

let count = 0;

/** A write has ended: whoever asks from now on has to see it. */
export function noteFinishedWrite(): void {
  count++;
}

/** How many writes have ended since the process was started. */
export function finishedWrites(): number {
  return count;
}
