import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AgentRecord } from '../../src/core/agent.ts';
import type { AgentFilter } from '../../src/vendors/listing.ts';
import { FakeVendor, SORTS } from '../support/fake-vendor.ts';
import { matchesFilter } from '../support/matches-filter.ts';
import { fakesOf, someAccounts } from './arbitraries.ts';
import { accountsWithUnreadable, avoidableFailures, expected, idsOf, list, walk } from './list.ts';

const someFilter: fc.Arbitrary<AgentFilter> = fc.record({
  statuses: fc.option(fc.subarray(['ACTIVE', 'PAUSED', 'DRAFT', 'ARCHIVED'], { minLength: 1 }), {
    nil: undefined,
    freq: 2,
  }),
  search: fc.option(fc.constantFrom('an', 'sell', 'ë', 'e\u0308', ' ZOË', 'secret', '\t', 'nothing'), {
    nil: undefined,
    freq: 2,
  }),
  tags: fc.option(fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 1 }), { nil: undefined, freq: 2 }),
});

/** What matches, as far as the lists of these vendors can be searched. */
function belongsInto(filter: AgentFilter, fakes: readonly FakeVendor[]) {
  return (agent: AgentRecord) => {
    const fake = fakes.find(({ account }) => account.id === agent.accountId);
    return fake !== undefined && matchesFilter(agent, filter, fake.account) === true;
  };
}

const someOrder = fc.record({
  field: fc.constantFrom('CREATED_AT', 'UPDATED_AT', 'NAME'),
  direction: fc.constantFrom('ASC', 'DESC'),
});

describe('the directory over agents that do not change', () => {
  test('shows what a filter and sort of all agents shows, page by page, whatever its vendors push', async () => {
    await fc.assert(
      fc.asyncProperty(
        someAccounts(25),
        someFilter,
        someOrder,
        fc.integer({ min: 1, max: 30 }),
        async (accounts, filter, order, first) => {
          const fakes = fakesOf(accounts);
          const all = idsOf(expected(fakes, order, belongsInto(filter, fakes)));
          const pages = await walk(fakes, { filter, order, first });
          expect(avoidableFailures(pages, accountsWithUnreadable(fakes))).toEqual([]);
          expect(pages.flatMap(({ agents }) => idsOf(agents))).toEqual(all);
          expect(pages).toHaveLength(Math.max(1, Math.ceil(all.length / first)));
          for (const [index, { agents, hasPreviousPage }] of pages.entries()) {
            expect(agents).toHaveLength(Math.min(first, all.length - index * first));
            expect(hasPreviousPage).toBe(index > 0);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test('looks on for a next page behind an agent that two parts of an account hold', async () => {
    const agents = [
      { id: 'a', createdAt: 9, name: 'yes', tags: ['x', 'y'] },
      { id: 'b', createdAt: 8, name: 'no', tags: ['y'] },
      { id: 'c', createdAt: 7, name: 'no', tags: ['y'] },
      { id: 'd', createdAt: 6, name: 'yes', tags: ['y'] },
    ];
    const fake = new FakeVendor({ paging: 'OFFSET', order: 'NEWEST_FIRST', maxPageSize: 3, pushes: ['tags'], agents });
    const filter = { tags: ['x', 'y', 'x'], search: 'yes' };
    expect(await list([fake], { filter, first: 1 })).toMatchObject({ agents: [{ vendorId: 'a' }], hasNextPage: true });
    // One page of those with x, two of those with y.
    expect(fake.calls).toHaveLength(3);
    fake.agents.delete('d');
    expect(await list([fake], { filter, first: 1 })).toMatchObject({ agents: [{ vendorId: 'a' }], hasNextPage: false });
  });

  test('goes on behind the cursor of any agent of any page', async () => {
    await fc.assert(
      fc.asyncProperty(
        someAccounts(15),
        someFilter,
        someOrder,
        fc.integer({ min: 1, max: 10 }),
        async (accounts, filter, order, first) => {
          const fakes = fakesOf(accounts);
          const all = idsOf(expected(fakes, order, belongsInto(filter, fakes)));
          for (const page of await walk(fakes, { filter, order, first })) {
            for (const agent of page.agents) {
              const place = all.indexOf(idsOf([agent])[0] ?? '') + 1;
              const next = await list(fakes, { filter, order, first, after: page.cursorOf(agent) });
              expect(idsOf(next.agents)).toEqual(all.slice(place, place + first));
              expect(next.hasNextPage).toBe(place + first < all.length);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test('counts exactly or not at all, on every page', async () => {
    let known = 0;
    await fc.assert(
      fc.asyncProperty(
        someAccounts(25),
        someFilter,
        fc.integer({ min: 1, max: 30 }),
        async (accounts, filter, first) => {
          const fakes = fakesOf(accounts);
          // A vendor's own total counts what nobody can read, too.
          for (const { agents } of fakes)
            for (const agent of agents.values()) agents.set(agent.id, { ...agent, unreadable: false });
          const { length } = expected(fakes, undefined, belongsInto(filter, fakes));
          for (const page of await walk(fakes, { filter, first })) {
            const total = await page.totalCount();
            if (total !== null) known++;
            expect([length, null]).toContain(total);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(known).toBeGreaterThan(100);
  });

  test('counts the same whatever the size of the page', async () => {
    await fc.assert(
      fc.asyncProperty(
        someAccounts(25),
        someFilter,
        someOrder,
        fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 4 }),
        async (accounts, filter, order, sizes) => {
          const totals = new Set<number | null>();
          for (const first of sizes) {
            const page = await list(fakesOf(accounts), { filter, order, first });
            totals.add(await page.totalCount());
          }
          expect(totals.size).toBe(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('counts the same whatever the size of the page, where an agent that nobody can read fills the first page', async () => {
    const times = [2, 1, 1, 1, 1];
    const agents = times.map((createdAt, index) => ({
      id: `${index}`,
      createdAt,
      name: 'Anna',
      unreadable: index === 4,
    }));
    const counted = [1, 2, 3, 100].map(async (first) => {
      const fake = new FakeVendor({ paging: 'PAGE', order: 'NEWEST_FIRST', maxPageSize: 4, agents });
      return (await list([fake], { first })).totalCount();
    });
    expect(new Set(await Promise.all(counted)).size).toBe(1);
  });

  test.each([
    ['longer than a page', 5],
    ['as long as a page', 9],
    ['shorter than a page', 12],
  ])(
    'counts the same whatever the size of the page, where a list %s ends with an agent without a time',
    async (_, maxPageSize) => {
      const times = [1, 1, 2, 3, 4, 5, 6, 7, null];
      const agents = times.map((createdAt, index) => ({ id: `${index}`, createdAt, name: 'Anna' }));
      const order = { field: 'CREATED_AT', direction: 'ASC' } as const;
      for (const paging of ['CURSOR', 'OFFSET', 'PAGE'] as const)
        for (const tellsTotal of [true, false]) {
          const counted = [1, 2, 3, 100].map(async (first) => {
            const fake = new FakeVendor({ paging, orders: SORTS, maxPageSize, tellsTotal, agents });
            return (await list([fake], { order, first })).totalCount();
          });
          const mayBeCounted = tellsTotal || maxPageSize > agents.length;
          expect(new Set(await Promise.all(counted))).toEqual(new Set([mayBeCounted ? agents.length : null]));
        }
    },
  );

  test('a page of none tells whether there is one', async () => {
    await fc.assert(
      fc.asyncProperty(someAccounts(5), someFilter, async (accounts, filter) => {
        const fakes = fakesOf(accounts);
        const all = expected(fakes, undefined, belongsInto(filter, fakes));
        const page = await list(fakes, { filter, first: 0 });
        expect(page.agents).toEqual([]);
        expect(page.hasNextPage).toBe(all.length > 0);
      }),
    );
  });
});
