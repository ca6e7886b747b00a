import type { Setup } from '../setup.ts';

interface HeldSetup {
  readonly setup: Setup;
  readonly holders: Set<object>;
}

/** The setups that workers serve, each until the last of its requests is over in all of them. */
export class HeldSetups {
  private readonly held = new Map<number, HeldSetup>();
  private versions = 0;
  private currentVersion: number;

  constructor(first: Setup) {
    this.currentVersion = this.add(first);
  }

  /** What is served now. */
  get current(): { readonly setup: Setup; readonly version: number } {
    const version = this.currentVersion;
    return { setup: this.of(version).setup, version };
  }

  /** Names a setup that may be served next. */
  add(setup: Setup): number {
    const version = ++this.versions;
    this.held.set(version, { setup, holders: new Set() });
    return version;
  }

  /** From now on, this one is served. */
  replace(version: number): void {
    const before = this.currentVersion;
    this.currentVersion = version;
    this.closeUnneeded(before);
  }

  /** A worker needs a setup. */
  hold(version: number, worker: object): void {
    this.of(version).holders.add(worker);
  }

  /** A worker does not need a setup any more. */
  release(version: number, worker: object): void {
    this.held.get(version)?.holders.delete(worker);
    this.closeUnneeded(version);
  }

  /** A worker has ended. */
  leave(worker: object): void {
    for (const version of this.held.keys()) this.release(version, worker);
  }

  /** Closes all. Called when all workers have ended. */
  async close(): Promise<void> {
    const setups = [...this.held.values()];
    this.held.clear();
    await Promise.all(setups.map(({ setup }) => setup.close()));
  }

  private of(version: number): HeldSetup {
    const held = this.held.get(version);
    if (held === undefined) throw new RangeError(`no setup has the version ${version}`);
    return held;
  }

  /** Closes a setup that nobody serves, and nobody is to serve. */
  closeUnneeded(version: number): void {
    const held = this.held.get(version);
    if (held === undefined || version === this.currentVersion || held.holders.size > 0) return;
    this.held.delete(version);
    void held.setup.close();
  }
}
