/** @module A fake vendor and a catalog of it, with a clock of their own. */
import { z } from 'zod';
import type { Account } from '../../src/accounts/account.ts';
import { Catalog } from '../../src/catalog/catalog.ts';
import type { AgentRecord } from '../../src/core/agent.ts';
import type { Store } from '../../src/store/store.ts';
import type { VendorContract } from '../../src/vendors/vendor.ts';
import { type FakeAgent, type FakeOptions, FakeVendor } from '../support/fake-vendor.ts';

/** How often copies are made in these tests; milliseconds. */
export const SETTINGS = {
  sweepEveryMs: 900_000,
  probeEveryMs: 60_000,
  rehydrateEveryMs: 86_400_000,
  keepGoneMs: 30 * 86_400_000,
} as const;

/** A clock that goes, and jumps. */
export class JumpingClock {
  private ahead = 0;

  readonly now = (): number => Date.now() + this.ahead;

  advance(ms: number): void {
    this.ahead += ms;
  }
}

/** Nothing beside the unified fields. */
const CONTRACT: VendorContract = {
  agent: z.object({}).meta({ id: 'FakeAgent', description: 'An agent.' }),
  createAgent: z.object({}),
};

/** A fake vendor whose agents' documents say all that the agents are, and what happens once a call is answered. */
export class CopiedVendor extends FakeVendor {
  /** Runs while an answer is on its way. */
  afterAnswer: () => Promise<void> = async () => undefined;
  /** Its account, as it is configured. */
  readonly copied: Account;

  constructor(options: FakeOptions) {
    super(options);
    const { client } = this.account;
    const late = async <T>(answer: Promise<T>): Promise<T> => {
      const given = await answer;
      await this.afterAnswer();
      return given;
    };
    const { get } = client;
    const slow = {
      ...client,
      list: (request: Parameters<typeof client.list>[0]) => late(client.list(request)),
      ...(get && { get: (id: string) => late(get(id)) }),
    };
    const vendor = { ...this.account.vendor, contract: CONTRACT };
    this.copied = { ...this.account, vendor, client: slow };
  }

  override record(agent: FakeAgent, isWhole = true): AgentRecord {
    const record = super.record(agent, isWhole);
    const raw = { id: agent.id, ...(JSON.parse(JSON.stringify(record.fields)) as object) };
    return { ...record, raw, document: raw, original: raw };
  }
}

/** The work of one process on a store. */
export function catalogOf(store: Store, vendors: readonly CopiedVendor[]): Catalog {
  return new Catalog({
    store,
    accounts: new Map(vendors.map(({ copied }) => [copied.id, copied])),
    texts: { instructions: true },
    sync: SETTINGS,
    callsPerSecond: 1_000_000,
    logger: { info() {}, warn() {}, error() {} },
  });
}
