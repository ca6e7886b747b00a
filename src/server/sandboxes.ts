/** @module The embedded servers of the accounts that are sandboxes. */
import { isDeepStrictEqual } from 'node:util';
import type { SandboxAccountSettings } from '../settings/sandbox-account.ts';
import { vendors } from '../vendors/index.ts';
import { loadSandbox, type Sandbox } from './load-sandbox.ts';

/** What the server of an account depends on. */
type SandboxEntry = Pick<SandboxAccountSettings, 'id' | 'vendor' | 'label' | 'sandbox'>;

interface RunningSandbox {
  readonly entry: SandboxEntry;
  readonly series: number;
  readonly sandbox: Sandbox;
  holders: number;
}

/** Embedded servers in use. */
export interface HeldSandboxes {
  /** The settings with which each account reaches its server, by the account's id. */
  readonly accounts: ReadonlyMap<string, object>;
  /** Ends those that nobody else uses. */
  release(): Promise<void>;
}

/**
 * The embedded servers of this process. They hold their agents in memory, so one runs on for as long as an account with the
 * same entry uses it.
 */
export class Sandboxes {
  private readonly running = new Set<RunningSandbox>();

  /**
   * Starts the servers of these accounts, as far as they do not run.
   *
   * @throws StartUpError when the sandbox is not installed
   */
  async acquire(accounts: readonly SandboxAccountSettings[]): Promise<HeldSandboxes> {
    const held: RunningSandbox[] = [];
    const release = () => this.release(held);
    try {
      for (const { id, vendor, label, sandbox } of accounts) held.push(await this.hold({ id, vendor, label, sandbox }));
    } catch (error) {
      await release();
      throw error;
    }
    const settings = held.flatMap(({ sandbox }) => sandbox.accounts);
    return { accounts: new Map(settings.map((account) => [account.id, account])), release };
  }

  private async hold(entry: SandboxEntry): Promise<RunningSandbox> {
    const running = [...this.running].find((each) => isDeepStrictEqual(each.entry, entry)) ?? (await this.start(entry));
    running.holders++;
    return running;
  }

  private async start(entry: SandboxEntry): Promise<RunningSandbox> {
    const { id, vendor, label, sandbox: settings } = entry;
    const { openSandbox } = await loadSandbox();
    const series = this.seriesOf(entry);
    const sandbox = await openSandbox(vendors, [{ id, vendor, label, series, ...settings }]);
    const running: RunningSandbox = { entry, series, sandbox, holders: 0 };
    this.running.add(running);
    return running;
  }

  /** An account whose settings change keeps its series, and with it its agents' ids; another takes the first free one. */
  private seriesOf({ id, vendor }: SandboxEntry): number {
    const ofVendor = [...this.running].filter(({ entry }) => entry.vendor === vendor);
    const before = ofVendor.find(({ entry }) => entry.id === id);
    if (before !== undefined) return before.series;
    const taken = new Set(ofVendor.map(({ series }) => series));
    let series = 0;
    while (taken.has(series)) series++;
    return series;
  }

  private async release(held: readonly RunningSandbox[]): Promise<void> {
    const closing: Promise<void>[] = [];
    for (const running of held) {
      running.holders--;
      if (running.holders > 0) continue;
      this.running.delete(running);
      closing.push(running.sandbox.close());
    }
    await Promise.all(closing);
  }
}
