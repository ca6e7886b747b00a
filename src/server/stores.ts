/** @module The stores that are open in this process. */
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from '../logger.ts';
import { createSharedParts, type SharedParts } from '../replicas/shared-parts.ts';
import { endsWithProcess, type StoreSettings } from '../settings/store.ts';
import { startStore } from '../store/start-store.ts';
import type { Store } from '../store/store.ts';
import { occasionally } from './occasionally.ts';

interface OpenStore {
  readonly location: StoreSettings['location'];
  readonly store: Store;
  readonly shared: SharedParts | undefined;
  holders: number;
}

/** A store in use. */
export interface HeldStore {
  readonly store: Store;
  /** What all processes share that have it open; undefined where no other one can. */
  readonly shared: SharedParts | undefined;
  /** Closes it, unless somebody else uses it. */
  release(): Promise<void>;
}

/** The open stores of this process: each is open once, for as long as a configuration uses it. */
export class Stores {
  private readonly open = new Set<OpenStore>();
  private readonly logger: Logger;

  /** @param logger is told when a store can not be asked */
  constructor(logger: Logger) {
    this.logger = logger;
  }

  /**
   * Opens the store of a configuration, unless it is open.
   *
   * @throws StartUpError when that is not possible
   */
  async acquire(settings: StoreSettings): Promise<HeldStore> {
    const { location } = settings;
    const open = [...this.open].find((each) => isDeepStrictEqual(each.location, location));
    const held = open ?? (await this.start(settings));
    held.holders++;
    return { store: held.store, shared: held.shared, release: () => this.release(held) };
  }

  private async start(settings: StoreSettings): Promise<OpenStore> {
    const store = await startStore(settings);
    const shared = endsWithProcess(settings) ? undefined : createSharedParts(store, this.failureLog());
    const opened: OpenStore = { location: settings.location, store, shared, holders: 0 };
    this.open.add(opened);
    return opened;
  }

  /** A store that is down fails every request: the log has a line of it now and then. */
  private failureLog(): (error: unknown) => void {
    let last: unknown;
    const tell = occasionally((times) =>
      this.logger.error({ times, error: String(last) }, 'the store could not be asked'),
    );
    return (error) => {
      last = error;
      tell();
    };
  }

  private async release(held: OpenStore): Promise<void> {
    held.holders--;
    if (held.holders > 0) return;
    this.open.delete(held);
    await held.store.close();
  }
}
