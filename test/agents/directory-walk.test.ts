import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareAgents, NEWEST_FIRST } from '../../src/agents/directory/order.ts';
import { agentsInARow, type FakeAgent, type FakeOptions, FakeVendor } from '../support/fake-vendor.ts';
import { fakesOf, someAccounts, someTime } from './arbitraries.ts';
import { accountsWithUnreadable, avoidableFailures, expected, idsOf, list, walk } from './list.ts';

/** Set RUNS for a longer search. */
const RUNS = Number(process.env.RUNS ?? 2000);

interface Change {
  readonly account: number;
  readonly kind: 'CREATE_NEWEST' | 'CREATE_OLD' | 'DELETE';
  readonly time: number;
  readonly pick: number;
}

const someChanges = fc.array(
  fc.record<Change>({
    account: fc.nat(2),
    kind: fc.constantFrom('CREATE_NEWEST', 'CREATE_OLD', 'DELETE', 'DELETE'),
    time: someTime,
    pick: fc.nat(1000),
  }),
  { maxLength: 3 },
);

/** Changes before each vendor call and before each request, as long as there are any. */
interface CourseOptions {
  readonly beforeCalls: readonly (readonly Change[])[];
  readonly beforeRequests: readonly (readonly Change[])[];
}

const someCourse: fc.Arbitrary<CourseOptions> = fc.record({
  beforeCalls: fc.array(someChanges, { maxLength: 30 }),
  beforeRequests: fc.array(someChanges, { maxLength: 10 }),
});

/** What happens to all accounts while they are walked. */
class Course {
  readonly gone = new Set<string>();
  private created = 0;
  /** What happened first to a vendor during this request. */
  private readonly firstOf = new Map<FakeVendor, Change['kind']>();
  private readonly fakes: readonly FakeVendor[];

  constructor(fakes: readonly FakeVendor[], { beforeCalls, beforeRequests }: CourseOptions) {
    this.fakes = fakes;
    const dueAtCalls = [...beforeCalls];
    const dueAtRequests = [...beforeRequests];
    this.betweenRequests = () => {
      this.firstOf.clear();
      this.apply(dueAtRequests.shift() ?? [], () => true);
    };
    const canHappen = this.canHappen.bind(this);
    for (const fake of fakes) fake.beforeCall = () => this.apply(dueAtCalls.shift() ?? [], canHappen);
  }

  readonly betweenRequests: () => void;

  /** Whether this may happen between two calls. */
  private canHappen(fake: FakeVendor, kind: Change['kind']): boolean {
    if (kind === 'DELETE' && !canShift(fake)) return false;
    if (!isCounted(fake)) return true;
    // A deletion that a creation makes up for, between the same two answers, is what no total shows.
    const first = this.firstOf.get(fake) ?? kind;
    this.firstOf.set(fake, first);
    return (first === 'DELETE') === (kind === 'DELETE');
  }

  private apply(changes: readonly Change[], canHappen: (fake: FakeVendor, kind: Change['kind']) => boolean): void {
    for (const { account, kind, time, pick } of changes) {
      const fake = this.fakes[account % this.fakes.length];
      if (fake === undefined) continue;
      const ids = [...fake.agents.keys()];
      const chosen = ids[pick % ids.length];
      if (!canHappen(fake, kind)) continue;
      if (kind !== 'DELETE') {
        const createdAt = kind === 'CREATE_OLD' ? time : Date.UTC(2026, 1, 1) + this.created;
        const id = `new${this.created++}`;
        fake.agents.set(id, { id, createdAt });
      } else if (chosen !== undefined) {
        fake.agents.delete(chosen);
        this.gone.add(`${fake.account.id}:${chosen}`);
      }
    }
  }
}

/**
 * Whether agents may be deleted between two calls of one request. Not where nothing can tell that the list has shifted:
 * - Cursors that count agents: pages by cursor do not overlap, because a cursor can only be had for where a page ended.
 *   Between two requests such lists may shift, since the page in which the walk stopped is read again.
 * - Pages by number whose sizes all divide the place where they meet: no page spans it. Of sizes 1 to 4 that is every
 *   twelfth place, of sizes 1 to 5 every sixtieth, which is more than there are agents here.
 */
function canShift({ account, options }: FakeVendor): boolean {
  const { paging, maxPageSize } = account.vendor.capabilities.listing;
  return !(paging === 'CURSOR' && options.cursors === 'COUNTING') && !(paging === 'PAGE' && maxPageSize < 5);
}

/** Whether the list is read to its end, its pages side by side. */
function isCounted({ account, options }: FakeVendor): boolean {
  const { paging, order } = account.vendor.capabilities.listing;
  return options.tellsTotal === true && order === 'UNKNOWN' && (paging === 'PAGE' || paging === 'OFFSET');
}

/** Documents that nobody can read leave the seam of two pages open only where they fill most of a page. */
const someWalkedAccounts = someAccounts(28).map((accounts) =>
  accounts.map((options) => ({
    ...options,
    agents: options.agents?.map((agent, index) => withFewUnreadable(agent, index, options)) ?? [],
  })),
);

function withFewUnreadable(agent: FakeAgent, index: number, { maxPageSize = 0 }: FakeOptions): FakeAgent {
  return { ...agent, unreadable: agent.unreadable === true && index % 10 === 0 && maxPageSize >= 10 };
}

async function checkWalk(accounts: readonly FakeOptions[], first: number, options: CourseOptions): Promise<void> {
  const fakes = fakesOf(accounts);
  const before = idsOf(expected(fakes));
  const excused = accountsWithUnreadable(fakes);
  const course = new Course(fakes, options);
  const pages = await walk(fakes, { first }, { between: course.betweenRequests });
  expect(avoidableFailures(pages, excused)).toEqual([]);
  const shown = pages.flatMap(({ agents }) => agents);
  expect(idsOf(shown)).toEqual(idsOf(shown.toSorted((a, b) => compareAgents(a, b, NEWEST_FIRST))));
  expect(new Set(idsOf(shown)).size).toBe(shown.length);
  const stayed = before.filter((id) => !course.gone.has(id));
  expect(idsOf(shown).filter((id) => stayed.includes(id))).toEqual(stayed);
}

describe('a walk over all pages', () => {
  test('shows every agent that was there all the time once and in order, whatever is created and deleted meanwhile', async () => {
    await fc.assert(fc.asyncProperty(someWalkedAccounts, fc.integer({ min: 1, max: 100 }), someCourse, checkWalk), {
      numRuns: RUNS,
    });
  });

  test('does so when a vendor by offset orders agents of one time differently in every answer', async () => {
    const someList = fc.record({
      paging: fc.constantFrom('OFFSET', 'PAGE'),
      maxPageSize: fc.integer({ min: 10, max: 20 }),
      // As long as the agents of one time, and a newer one, fit on a page.
      ofOneTime: fc.integer({ min: 2, max: 4 }),
      count: fc.integer({ min: 30, max: 55 }),
      prefix: fc.string({ maxLength: 3 }),
    });
    const someListings = someList.map(({ ofOneTime, count, prefix, ...listing }): FakeOptions[] => {
      const agents = agentsInARow(count, prefix).map((agent, index) => ({
        ...agent,
        createdAt: -Math.floor(index / ofOneTime),
      }));
      return [{ ...listing, order: 'NEWEST_FIRST', ties: 'CHANGING', agents }];
    });
    await fc.assert(fc.asyncProperty(someListings, fc.integer({ min: 1, max: 60 }), someCourse, checkWalk), {
      numRuns: RUNS,
    });
  });

  test('misses none when it goes on in the midst of agents of one time, in the order of the vendor', async () => {
    const fake = new FakeVendor({ paging: 'OFFSET', order: 'NEWEST_FIRST', lists: 'AS_GIVEN' });
    for (const id of ['x', 'y', 'z']) fake.agents.set(id, { id, createdAt: 2000 });
    // By id, b is shown before c; the vendor lists it behind.
    for (const id of ['c', 'b']) fake.agents.set(id, { id, createdAt: 1000 });
    const page = await list([fake], { first: 4 });
    expect(idsOf(page.agents)).toEqual(['fake:x', 'fake:y', 'fake:z', 'fake:b']);
    for (const id of ['x', 'y']) fake.agents.delete(id);
    const next = await list([fake], { first: 4, after: page.cursorOf(page.agents[3] as never) });
    expect(idsOf(next.agents)).toEqual(['fake:c']);
  });

  test('finds its place again after very many agents before it were deleted between two calls', async () => {
    const agents = agentsInARow(300);
    const fake = new FakeVendor({ paging: 'OFFSET', lists: 'AS_GIVEN', maxPageSize: 10, agents });
    fake.beforeCall = () => {
      if (fake.calls.length === 21) for (const { id } of agents.slice(0, 150)) fake.agents.delete(id);
    };
    const page = await list([fake], { first: 300 });
    expect(page.failures).toEqual([]);
    expect(page.agents.map(({ vendorId }) => vendorId).slice(-110)).toEqual(agents.slice(-110).map(({ id }) => id));
    expect(fake.calls.length).toBeLessThan(60);
  });

  test('stays in order when agents are created where it looks for its place', async () => {
    const agents = agentsInARow(200);
    const fake = new FakeVendor({ paging: 'OFFSET', order: 'NEWEST_FIRST', maxPageSize: 10, agents });
    fake.beforeCall = ({ operation }) => {
      const { length } = fake.calls;
      if (operation !== 'list' || length < 12) return;
      if (length === 12) for (const { id } of agents.slice(0, 20)) fake.agents.delete(id);
      // Among what was read last before the list shifted.
      const createdAt = (agents[87]?.createdAt ?? 0) + length;
      fake.agents.set(`new-${length}`, { id: `new-${length}`, createdAt });
    };
    const { agents: shown } = await list([fake], { first: 150 });
    expect(idsOf(shown)).toEqual(idsOf(shown.toSorted((a, b) => compareAgents(a, b, NEWEST_FIRST))));
    expect(shown.filter(({ vendorId }) => vendorId.startsWith('agent')).map(({ vendorId }) => vendorId)).toEqual(
      agents.slice(0, shown.filter(({ vendorId }) => vendorId.startsWith('agent')).length).map(({ id }) => id),
    );
  });

  test('shows what is added at its end later, where what is new comes last', async () => {
    const order = { field: 'CREATED_AT', direction: 'ASC' } as const;
    const fake = new FakeVendor({ paging: 'OFFSET', order: 'NEWEST_FIRST', agents: agentsInARow(3) });
    const page = await list([fake], { order });
    expect(page.hasNextPage).toBe(false);
    fake.agents.set('new', { id: 'new', createdAt: Date.UTC(2030, 0, 1) });
    expect(idsOf((await list([fake], { order, after: page.cursorOf(page.agents[2] as never) })).agents)).toEqual([
      'fake:new',
    ]);
  });

  test('ends with an empty page, whatever the vendor says of more', async () => {
    const fake = new FakeVendor({ paging: 'OFFSET' });
    fake.account.client.list = () => Promise.resolve({ agents: [], itemCount: 0, hasMore: true });
    expect(await list([fake])).toMatchObject({ agents: [], hasNextPage: false, failures: [] });
  });
});
