/** @module A store that a test takes away for a while. */
import type { Store } from '../../src/store/store.ts';

/** A store, and whether it can be reached. */
export interface BreakableStore {
  readonly store: Store;
  isDown: boolean;
}

/** The same store, which can be reached until it is down. */
export function breakable(whole: Store): BreakableStore {
  const broken: BreakableStore = {
    isDown: false,
    store: {
      engine: whole.engine,
      features: whole.features,
      get reader() {
        return reached(broken, whole.reader);
      },
      get writer() {
        return reached(broken, whole.writer);
      },
      write: async (work) => reached(broken, whole).write(work),
      now: whole.now,
      close: whole.close,
    },
  };
  return broken;
}

function reached<Part>({ isDown }: BreakableStore, part: Part): Part {
  if (isDown) throw new Error('the store is down');
  return part;
}
