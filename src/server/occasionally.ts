/** How far apart two lines of the log about the same thing are; milliseconds. */
const APART_MS = 60_000;

/**
 * Tells of what may happen very often: the first time at once, then at most once a minute.
 *
 * @param tell given how often it has happened since it was told last
 * @returns to be called whenever it happens
 */
export function occasionally(tell: (times: number) => void, now = () => performance.now()): () => void {
  let times = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    times++;
    if (now() - toldAt < APART_MS) return;
    tell(times);
    times = 0;
    toldAt = now();
  };
}
