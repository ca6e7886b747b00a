import { describe, expect, test } from 'vitest';
import { agentsInARow, type FakeAgent, type FakeOptions, FakeVendor, failure } from '../support/fake-vendor.ts';
import { idsOf, list, walk } from './list.ts';

/** Five accounts as the five vendors are. */
function fiveAccounts(counts: { ordered: number; unordered: number }): FakeVendor[] {
  const accounts: FakeOptions[] = [
    { paging: 'OFFSET', order: 'NEWEST_FIRST', canCount: true },
    { paging: 'CURSOR', order: 'NEWEST_FIRST' },
    { paging: 'ALL', order: 'UNKNOWN', maxPageSize: 1000, canGet: false },
    { paging: 'PAGE', order: 'NEWEST_FIRST', wholeItems: false, tellsTotal: true },
    { paging: 'PAGE', order: 'UNKNOWN', wholeItems: false, maxPageSize: 50, tellsTotal: true },
  ];
  return accounts.map((options, index) => {
    const count = options.order === 'UNKNOWN' ? counts.unordered : counts.ordered;
    return new FakeVendor({ ...options, accountId: `account${index}`, agents: agentsInARow(count) });
  });
}

function callsOf(fakes: readonly FakeVendor[]): number[] {
  return fakes.map(({ calls }) => calls.length);
}

describe('vendor calls of the directory', () => {
  test('the first page of five accounts takes one call each, and tells whether there is more', async () => {
    const fakes = fiveAccounts({ ordered: 1000, unordered: 50 });
    const page = await list(fakes, { first: 20 });
    expect(page.agents).toHaveLength(20);
    expect(page.hasNextPage).toBe(true);
    expect(callsOf(fakes)).toEqual([1, 1, 1, 1, 1]);
  });

  test('accounts are asked side by side', async () => {
    const fakes = fiveAccounts({ ordered: 10, unordered: 10 });
    let waiting = 0;
    const all = Promise.withResolvers<void>();
    for (const fake of fakes) {
      fake.beforeCall = () => {
        waiting++;
        if (waiting === fakes.length) all.resolve();
        return all.promise;
      };
    }
    expect((await list(fakes)).agents).toHaveLength(20);
  });

  test('a page of none takes one call each', async () => {
    const fakes = fiveAccounts({ ordered: 30, unordered: 30 });
    expect(await list(fakes, { first: 0 })).toMatchObject({ agents: [], hasNextPage: true });
    expect(callsOf(fakes)).toEqual([1, 1, 1, 1, 1]);
  });

  test('a filter that is there in name only costs nothing', async () => {
    const fake = new FakeVendor({
      paging: 'OFFSET',
      order: 'NEWEST_FIRST',
      tellsTotal: true,
      agents: agentsInARow(500),
    });
    const page = await list([fake], { filter: { statuses: undefined, search: undefined, tags: undefined } });
    expect(fake.calls).toMatchObject([{ request: { limit: 26 } }]);
    expect(await page.totalCount()).toBe(500);
  });

  test('a few agents of one time at the end of a page cost no second call', async () => {
    const agents = agentsInARow(100).map((agent, index) => ({ ...agent, createdAt: -Math.floor(index / 4) }));
    const fake = new FakeVendor({ paging: 'OFFSET', order: 'NEWEST_FIRST', agents });
    await list([fake], { first: 18 });
    expect(fake.calls).toHaveLength(1);
  });

  test('what the vendor has told is not asked for again by a total', async () => {
    const fakes = fiveAccounts({ ordered: 15, unordered: 15 });
    expect(await (await list(fakes)).totalCount()).toBe(75);
    expect(callsOf(fakes)).toEqual([1, 1, 1, 1, 1]);
  });

  test('a page after many deletions takes a few calls, however far the walk has come', async () => {
    const agents = agentsInARow(1000);
    const fake = new FakeVendor({ paging: 'OFFSET', order: 'NEWEST_FIRST', agents });
    const pages = await walk([fake], {}, { maxPages: 25, isPrefix: true });
    const last = pages.at(-1);
    for (const { id } of agents.slice(0, 60)) fake.agents.delete(id);
    fake.calls.length = 0;
    const page = await list([fake], { after: last?.cursorOf(last.agents[19] as never) });
    expect(page.agents.map(({ vendorId }) => vendorId)).toEqual(agents.slice(500, 520).map(({ id }) => id));
    expect(fake.calls.length).toBeLessThanOrEqual(4);
  });

  test('a page after one that failed takes two calls at most, however far the walk has come', async () => {
    const agents = agentsInARow(1000);
    const fakes = [1, 2].map(
      (number) => new FakeVendor({ paging: 'OFFSET', order: 'NEWEST_FIRST', accountId: `account${number}`, agents }),
    );
    const [failing] = fakes;
    if (failing === undefined) throw new Error('no account');
    let last = (await walk(fakes, {}, { maxPages: 25, isPrefix: true })).at(-1);
    failing.beforeCall = () => {
      throw failure('UNAVAILABLE');
    };
    last = await list(fakes, { after: last?.cursorOf(last.agents[19] as never) });
    expect(last.failures).toHaveLength(1);
    failing.beforeCall = () => undefined;
    failing.calls.length = 0;
    await list(fakes, { after: last.cursorOf(last.agents[19] as never) });
    expect(failing.calls.length).toBeLessThanOrEqual(2);
  });

  test('what was shown is not loaded again for a filter that needs whole agents', async () => {
    const agents = agentsInARow(40).map((agent) => ({ ...agent, description: 'sells' }));
    for (const order of ['NEWEST_FIRST', 'UNKNOWN'] as const) {
      const fake = new FakeVendor({ paging: 'PAGE', order, wholeItems: false, agents });
      const pages = await walk([fake], { filter: { search: 'sells' } });
      expect(pages.flatMap((page) => page.agents)).toHaveLength(40);
      expect(fake.calls.filter(({ operation }) => operation === 'get')).toHaveLength(40 + 20);
    }
  });

  test('a total of what was not read to its end takes the one call that counts', async () => {
    const [aegra] = fiveAccounts({ ordered: 150, unordered: 0 });
    if (aegra === undefined) throw new Error('no account');
    expect(await (await list([aegra])).totalCount()).toBe(150);
    expect(aegra.calls.map(({ operation }) => operation)).toEqual(['list', 'count']);
  });

  describe('a list that is read to its end', () => {
    test.each<[string, FakeOptions, number, number]>([
      ['by page number', { paging: 'PAGE' }, 10_000, 100],
      ['by offset', { paging: 'OFFSET' }, 1_001, 11],
      ['by page number, in smaller pages than asked for', { paging: 'PAGE', capsAt: 40 }, 1_000, 25],
      [
        'by page number, in smaller pages, of which nothing is said',
        { paging: 'PAGE', capsAt: 40, tellsCap: false },
        1_000,
        25,
      ],
      ['by page number, all on one page', { paging: 'PAGE' }, 100, 1],
    ])('%s takes as few calls as its total needs, so many at a time', async (_, options, count, calls) => {
      const concurrency = 6;
      const fake = new FakeVendor({ ...options, tellsTotal: true, concurrency, agents: agentsInARow(count) });
      let underWay = 0;
      let most = 0;
      fake.beforeCall = async () => {
        most = Math.max(most, ++underWay);
        await new Promise(setImmediate);
        underWay--;
      };
      const page = await list([fake], { first: 100 });
      expect(idsOf(page.agents)).toEqual(agentsInARow(100).map(({ id }) => `fake:${id}`));
      expect(await page.totalCount()).toBe(count);
      expect(fake.calls).toHaveLength(calls);
      expect(most).toBe(Math.min(concurrency, Math.max(1, calls - 1)));
      expect(fake.account.drift.list()).toEqual([]);
    });

    test('beyond what may be read takes one call where the vendor tells how long it is', async () => {
      const fake = new FakeVendor({ paging: 'PAGE', tellsTotal: true, agents: agentsInARow(1_001) });
      const page = await list([fake], { maxAgentsPerAccount: 1_000 });
      expect(page.failures).toMatchObject([
        { code: 'LIMIT_EXCEEDED', message: expect.stringContaining('1001 agents') },
      ]);
      expect(fake.calls).toHaveLength(1);
    });

    test('and changes meanwhile is read anew, and misses none', async () => {
      const agents = agentsInARow(500);
      const fake = new FakeVendor({ paging: 'PAGE', tellsTotal: true, agents });
      fake.beforeCall = () => {
        if (fake.calls.length === 3) for (const { id } of agents.slice(0, 120)) fake.agents.delete(id);
      };
      const pages = await walk([fake], { first: 100 });
      const shown = new Set(pages.flatMap((page) => page.agents.map(({ vendorId }) => vendorId)));
      for (const { id } of agents.slice(120)) expect(shown).toContain(id);
    });
  });

  describe('a walk by twenty over a thousand agents', () => {
    const kinds: [string, FakeOptions, number][] = [
      ['by offset', { paging: 'OFFSET' }, 1],
      ['by page number', { paging: 'PAGE' }, 1],
      // A page in which the walk has gone on is read again; two are needed where it leaves one.
      ['by cursor', { paging: 'CURSOR' }, 1.4],
      ['by cursors that count agents', { paging: 'CURSOR', cursors: 'COUNTING' }, 1.4],
    ];
    test.each(kinds)('takes about a call a page %s', async (_, options, most) => {
      const fake = new FakeVendor({ ...options, order: 'NEWEST_FIRST', agents: agentsInARow(1000) });
      const pages = await walk([fake]);
      expect(pages).toHaveLength(50);
      expect(fake.calls.length / pages.length).toBeLessThanOrEqual(most);
    });

    test('takes hardly more than a call a page and account where five accounts are merged', async () => {
      const fakes = kinds.flatMap(([, options], index) => {
        const agents = agentsInARow(1000).map(
          (agent): FakeAgent => ({ ...agent, createdAt: (agent.createdAt ?? 0) + index }),
        );
        return [new FakeVendor({ ...options, order: 'NEWEST_FIRST', accountId: `account${index}`, agents })];
      });
      const pages = await walk(fakes);
      expect(pages).toHaveLength(200);
      for (const { calls } of fakes) expect(calls.length / pages.length).toBeLessThanOrEqual(1.15);
    });

    test('takes one call at most for the total of an account of which all was shown', async () => {
      const older = agentsInARow(100).map((agent) => ({ ...agent, createdAt: (agent.createdAt ?? 0) - 1e9 }));
      const fakes = [
        new FakeVendor({ paging: 'CURSOR', order: 'NEWEST_FIRST', accountId: 'newer', agents: agentsInARow(250) }),
        new FakeVendor({ paging: 'ALL', accountId: 'older', agents: older }),
      ];
      const last = (await walk(fakes)).at(-1);
      for (const { calls } of fakes) calls.length = 0;
      expect(await last?.totalCount()).toBeNull();
      expect(callsOf(fakes)).toEqual([1, 0]);
    });

    test('asks an account no more when all of it was shown', async () => {
      const long = new FakeVendor({
        tellsTotal: true,
        paging: 'OFFSET',
        order: 'NEWEST_FIRST',
        accountId: 'long',
        agents: agentsInARow(200),
      });
      const short = fiveAccounts({ ordered: 10, unordered: 10 });
      const pages = await walk([long, ...short]);
      expect(idsOf(pages.flatMap(({ agents }) => agents))).toHaveLength(250);
      expect(pages).toHaveLength(13);
      for (const count of callsOf(short)) expect(count).toBeLessThanOrEqual(4);
      // The total is exact all the same, where it can be: looked up anew, since agents may have come and gone.
      short[2]?.agents.delete('agent-00003');
      expect(await pages.at(-1)?.totalCount()).toBe(249);
    });
  });
});
