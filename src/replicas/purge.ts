import type { Store } from '../store/store.ts';

/** How often what is over is deleted; milliseconds. */
const EVERY_MS = 60_000;

/**
 * Deletes rows that count for nothing any more, now and then, when it is called. Never rejects: they can be deleted later.
 *
 * @param deletion of what is over by a time
 */
export function createPurge(
  store: Store,
  deletion: (now: number) => { execute(): Promise<unknown> },
): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = store.now();
    if (now < next) return;
    next = now + EVERY_MS;
    await deletion(now)
      .execute()
      .catch(() => undefined);
  };
}
