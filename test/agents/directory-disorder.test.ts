import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentsInARow, type FakeOptions, FakeVendor } from '../support/fake-vendor.ts';
import { fakesOf, someAccounts, someOptions } from './arbitraries.ts';
import { expected, idsOf, list, walk } from './list.ts';

const PROBLEM = 'not in the documented order, newest first';

function liar(options: FakeOptions = {}): FakeVendor {
  return new FakeVendor({
    paging: 'CURSOR',
    order: 'NEWEST_FIRST',
    lists: 'OLDEST_FIRST',
    agents: agentsInARow(60),
    accountId: 'liar',
    ...options,
  });
}

function honest(): FakeVendor {
  return new FakeVendor({ paging: 'OFFSET', order: 'NEWEST_FIRST', agents: agentsInARow(60), accountId: 'honest' });
}

describe('a list that is not in the order that its vendor promises', () => {
  test.each(['CURSOR', 'OFFSET', 'PAGE', 'ALL'] as const)(
    'is read to its end, and the drift is recorded (%s)',
    async (paging) => {
      const fakes = [liar({ paging }), honest()];
      const page = await list(fakes);
      expect(page.failures).toEqual([]);
      expect(idsOf(page.agents)).toEqual(idsOf(expected(fakes)).slice(0, 20));
      expect(fakes[0]?.account.drift.list()).toMatchObject([{ path: '(list)', problem: PROBLEM, count: 1 }]);
      expect(fakes[1]?.account.drift.list()).toEqual([]);
    },
  );

  test('costs the other accounts no second call', async () => {
    const fakes = [liar(), honest()];
    await list(fakes);
    expect(fakes.map(({ calls }) => calls.length)).toEqual([2, 1]);
  });

  test('is known to the next pages of the walk', async () => {
    const fakes = [liar(), honest()];
    const pages = await walk(fakes);
    expect(pages.flatMap(({ agents }) => idsOf(agents))).toEqual(idsOf(expected(fakes)));
    expect(fakes[0]?.account.drift.list()).toMatchObject([{ count: 1 }]);
  });

  test('is noticed when only a later page shows it, before anything wrong is shown', async () => {
    // Pages of ten, each in order, the second one newer: what was taken of the first is taken back.
    const newer = agentsInARow(10, 'newer');
    const older = agentsInARow(10, 'older').map((agent) => ({ ...agent, createdAt: (agent.createdAt ?? 0) - 1e9 }));
    for (const paging of ['CURSOR', 'OFFSET', 'PAGE'] as const) {
      const fakes = [liar({ paging, lists: 'AS_GIVEN', maxPageSize: 10, agents: [...older, ...newer] }), honest()];
      const page = await list(fakes, { first: 75 });
      expect(idsOf(page.agents)).toEqual(idsOf(expected(fakes)).slice(0, 75));
      expect(fakes[0]?.account.drift.list()).toMatchObject([{ problem: PROBLEM }]);
    }
  });

  test('is not suspected where agents were created between two calls', async () => {
    for (const options of [{ paging: 'OFFSET' }, { paging: 'CURSOR', cursors: 'COUNTING' }] as const) {
      const fake = new FakeVendor({ ...options, order: 'NEWEST_FIRST', maxPageSize: 10, agents: agentsInARow(50) });
      const before = expected([fake]);
      fake.beforeCall = () => {
        if (fake.calls.length > 4) return;
        const time = before[7]?.fields.createdAt?.getTime() ?? 0;
        for (const index of [1, 2])
          fake.agents.set(`new-${fake.calls.length}-${index}`, {
            id: `new-${fake.calls.length}-${index}`,
            createdAt: time + index,
          });
      };
      const page = await list([fake], { first: 100 });
      expect(page.agents.filter(({ vendorId }) => !vendorId.startsWith('new'))).toEqual(before);
      expect(fake.account.drift.list()).toEqual([]);
    }
  });

  test('holds agents without a time of creation: those come last', async () => {
    const fake = honest();
    fake.agents.set('timeless', { id: 'timeless', createdAt: null });
    const pages = await walk([fake]);
    const ids = pages.flatMap(({ agents }) => idsOf(agents));
    expect(ids).toEqual(idsOf(expected([fake])));
    expect(ids.at(-1)).toBe('honest:timeless');
    expect(fake.account.drift.list()).toMatchObject([
      { path: '(list)', problem: 'an agent without a time in a list by time of creation' },
    ]);
  });

  test('is shown in the right order whatever its real one is, as far as its pages show it', async () => {
    const options = someOptions.map(
      (some): FakeOptions => ({ ...some, order: 'NEWEST_FIRST', lists: 'OLDEST_FIRST', maxPageSize: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(someAccounts(25, options), fc.integer({ min: 1, max: 30 }), async (accounts, first) => {
        const fakes = fakesOf(accounts);
        const pages = await walk(fakes, { first });
        expect(pages.flatMap(({ agents }) => idsOf(agents))).toEqual(idsOf(expected(fakes)));
      }),
    );
  });
});
