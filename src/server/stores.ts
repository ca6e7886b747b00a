/** @module The stores that are open in this process. */
import { isDeepStrictEqual } from 'node:util';
import type { StoreSettings } from '../settings/store.ts';
import { startStore } from '../store/start-store.ts';
import type { Store } from '../store/store.ts';

interface OpenStore {
  readonly location: StoreSettings['location'];
  readonly store: Store;
  holders: number;
}

/** A store in use. */
export interface HeldStore {
  readonly store: Store;
  /** Closes it, unless somebody else uses it. */
  release(): Promise<void>;
}

/** The open stores of this process: each is open once, for as long as a configuration uses it. */
export class Stores {
  private readonly open = new Set<OpenStore>();

  /**
   * Opens the store of a configuration, unless it is open.
   *
   * @throws StartUpError when that is not possible
   */
  async acquire(settings: StoreSettings): Promise<HeldStore> {
    const { location } = settings;
    const open = [...this.open].find((each) => isDeepStrictEqual(each.location, location));
    const held = open ?? { location, store: await startStore(settings), holders: 0 };
    this.open.add(held);
    held.holders++;
    return { store: held.store, release: () => this.release(held) };
  }

  private async release(held: OpenStore): Promise<void> {
    held.holders--;
    if (held.holders > 0) return;
    this.open.delete(held);
    await held.store.close();
  }
}
