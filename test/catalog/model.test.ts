import { setImmediate as nextTurn } from 'node:timers/promises';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { ENGINE, storeOfFile } from '../support/database.ts';
import { type FakeAgent, type FakeOptions, failure } from '../support/fake-vendor.ts';
import { CopiedVendor, catalogOf, JumpingClock, SETTINGS } from './copied-vendor.ts';
import { countedAgents, heldDocuments, replayedDocuments } from './kept-rows.ts';

const clock = new JumpingClock();
const store = storeOfFile({ now: clock.now });

/** Few, so that they are used again and again; and fewer than are held for being many. */
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;

type Change =
  | { readonly kind: 'PUT'; readonly agent: FakeAgent; readonly isOurs: boolean }
  | { readonly kind: 'DELETE'; readonly id: string; readonly isOurs: boolean }
  | { readonly kind: 'READ'; readonly id: string; readonly isTold: boolean };

interface Look {
  readonly kind: 'SWEEP' | 'PROBE';
  /** What happens while its answers are on their way, one after the other. */
  readonly meanwhile: readonly Change[];
  /** Which of its calls fails. */
  readonly failsAt: number | null;
  /** What its list leaves out. */
  readonly hides: readonly string[];
}

type Step = Change | Look;

const someId = fc.constantFrom(...IDS);

/** Whatever changes shows in the list: what no list shows is looked at once in `rehydrateEvery`. */
const someAgent: fc.Arbitrary<FakeAgent> = fc
  .record({ id: someId, name: fc.constantFrom('Anna', 'Berta'), edition: fc.integer({ min: 0, max: 2 }) })
  .chain(({ id, name, edition }) =>
    fc.integer({ min: 1, max: 3 }).map((minute) => ({
      id,
      name,
      createdAt: Date.UTC(2026, 0, 1, 0, minute),
      description: `edition ${edition}`,
      updatedAt: Date.UTC(2026, 0, 2, 0, edition),
      tags: edition === 1 ? ['one'] : null,
    })),
  );

const someChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('PUT'), agent: someAgent, isOurs: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('DELETE'), id: someId, isOurs: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('READ'), id: someId, isTold: fc.boolean() }) },
);

const someLook: fc.Arbitrary<Look> = fc.record({
  kind: fc.constantFrom('SWEEP', 'PROBE'),
  meanwhile: fc.array(someChange, { maxLength: 4 }),
  failsAt: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 3 }),
  hides: fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.subarray<string>([...IDS]) },
  ),
});

const someVendor: fc.Arbitrary<FakeOptions> = fc
  .record({
    paging: fc.constantFrom('ALL', 'CURSOR', 'PAGE', 'OFFSET'),
    maxPageSize: fc.integer({ min: 2, max: 4 }),
    order: fc.constantFrom('NEWEST_FIRST', 'UNKNOWN'),
    wholeItems: fc.boolean(),
    tellsTotal: fc.boolean(),
    canGet: fc.boolean(),
  } satisfies Record<string, fc.Arbitrary<unknown>>)
  // Where the list is all that there is, it comes whole and shows whole agents.
  .map(({ canGet, ...options }) => ({
    ...options,
    ...(canGet ? { canGet } : { canGet, paging: 'ALL' as const, wholeItems: true }),
    lightLacks: ['description', 'tags'],
  }));

/** A vendor that changes, its catalog, and what is known of both. */
class Run {
  readonly vendor: CopiedVendor;
  readonly catalog: Catalog;
  private readonly hidden: string[] = [];
  private readonly everDeleted = new Set<string>();
  /** Reads whose answers nobody has been told yet. */
  private readonly late: (() => void)[] = [];

  constructor(options: FakeOptions, accountId: string) {
    this.vendor = new CopiedVendor({ ...options, accountId, hides: this.hidden });
    this.catalog = catalogOf(store(), [this.vendor]);
  }

  async take(step: Step): Promise<void> {
    clock.advance(20);
    if ('meanwhile' in step) await this.look(step);
    else await this.change(step);
    await this.checkTombstones();
  }

  /** Two complete sweeps that nothing disturbs. */
  async settle(): Promise<void> {
    for (const tell of this.late) tell();
    await nextTurn();
    for (let sweep = 1; sweep <= 2; sweep++) {
      await this.take({ kind: 'SWEEP', meanwhile: [], failsAt: null, hides: [] });
    }
  }

  private async look({ kind, meanwhile, failsAt, hides }: Look): Promise<void> {
    const { vendor, catalog } = this;
    const before = await this.copy();
    const known = await heldDocuments(store(), vendor.copied.id);
    // What a list hides, nobody can know who has not seen it before.
    const shown = [...vendor.agents.keys()].filter((id) => !hides.includes(id) || id in known);
    const there = shown.filter((id) => !this.everDeleted.has(id));
    const left = [...meanwhile];
    let calls = 0;
    vendor.beforeCall = () => {
      if (++calls === failsAt) throw failure('UNAVAILABLE');
    };
    vendor.afterAnswer = async () => {
      clock.advance(20);
      const next = left.shift();
      if (next !== undefined) await this.change(next);
      clock.advance(20);
    };
    // Who can not be asked for an agent has to be believed.
    if (vendor.copied.client.get !== undefined) this.hidden.push(...hides);
    if (kind === 'SWEEP') await catalog.request(vendor.copied);
    else clock.advance(SETTINGS.probeEveryMs);
    await catalog.runDue();
    this.hidden.length = 0;
    vendor.beforeCall = () => undefined;
    vendor.afterAnswer = async () => undefined;
    const after = await this.copy();
    const hasFailed = failsAt !== null && failsAt <= calls;
    if (hasFailed || kind === 'SWEEP') expect(after).toMatchObject({ state: hasFailed ? 'FAILED' : 'FRESH' });
    if (hasFailed) return expect(after?.asOf).toBe(before?.asOf ?? null);
    if (kind !== 'SWEEP') return;
    // What was there at this time is in the copy.
    const held = await heldDocuments(store(), vendor.copied.id);
    for (const id of there) if (!this.everDeleted.has(id)) expect(Object.keys(held)).toContain(id);
  }

  private async copy() {
    return (await this.catalog.copies()).get(this.vendor.copied.id);
  }

  private async change(change: Change): Promise<void> {
    const { vendor, catalog } = this;
    const account = vendor.copied;
    const actor = 'tests';
    if (change.kind === 'READ') return this.read(change);
    if (change.kind === 'DELETE') {
      if (!vendor.agents.delete(change.id)) return;
      this.everDeleted.add(change.id);
      if (!change.isOurs) return;
      return catalog.noteWritten({ account, vendorId: change.id, agent: 'GONE', operation: 'DELETE', actor });
    }
    const { id } = change.agent;
    const operation = vendor.agents.has(id) ? 'UPDATE' : 'CREATE';
    const createdAt = vendor.agents.get(id)?.createdAt ?? change.agent.createdAt;
    vendor.agents.set(id, { ...change.agent, createdAt });
    if (!change.isOurs) return;
    const agent = { ...vendor.record(vendor.agents.get(id) as FakeAgent), observedAt: Date.now() };
    await catalog.noteWritten({ account, vendorId: id, agent, operation, actor });
  }

  /** Somebody reads an agent; the catalog is told of it at once, or when much has happened since. */
  private async read({ id, isTold }: Change & { readonly kind: 'READ' }): Promise<void> {
    const agent = this.vendor.agents.get(id);
    if (agent === undefined) return;
    const record = this.vendor.record(agent);
    const begunAt = store().now();
    const tell = () => this.catalog.noteRead(this.vendor.copied, [record], begunAt - (store().now() - Date.now()));
    if (!isTold) return void this.late.push(tell);
    tell();
    await nextTurn();
  }

  /** Only what was deleted is ever taken for deleted. */
  private async checkTombstones(): Promise<void> {
    const tombstones = await store()
      .reader.selectFrom('agent')
      .select('vendor_id')
      .where('account_id', '=', this.vendor.copied.id)
      .where('deleted_at', 'is not', null)
      .execute();
    for (const { vendor_id: id } of tombstones) expect([...this.everDeleted]).toContain(id);
  }
}

let runs = 0;

test('whatever happens at a vendor, and whatever fails, two complete sweeps later the catalog is what the vendor has, and so is its log', async () => {
  const steps = fc.array(fc.oneof({ weight: 2, arbitrary: someChange }, { weight: 1, arbitrary: someLook }), {
    minLength: 1,
    maxLength: 25,
    size: 'max',
  });
  await fc.assert(
    fc.asyncProperty(someVendor, steps, async (options, taken) => {
      const run = new Run(options, `account-${++runs}`);
      const { vendor, catalog } = run;
      try {
        for (const step of taken) await run.take(step);
        await run.settle();
        const there = [...vendor.agents.values()].map((agent) => [agent.id, vendor.record(agent).raw]);
        const expected = Object.fromEntries(there);
        expect(await heldDocuments(store(), vendor.copied.id)).toEqual(expected);
        expect(await replayedDocuments(store(), vendor.copied.id)).toEqual(expected);
        expect(await countedAgents(store(), vendor.copied.id)).toEqual({ counted: there.length, held: there.length });
        expect(vendor.faults).toEqual([]);
      } finally {
        await catalog.close();
      }
    }),
    // Over PostgreSQL every statement goes over a connection.
    { numRuns: ENGINE === 'SQLITE' ? 50 : 15 },
  );
}, 120_000);
