import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VendorError } from '../../src/core/errors/vendor-error.ts';
import type { ListPage, ListRequest } from '../../src/vendors/listing.ts';
import { agentsInARow, type FakeOptions, FakeVendor } from '../support/fake-vendor.ts';
import { list, walk } from './list.ts';

const BY_NAME = { field: 'NAME', direction: 'ASC' } as const;
const PAGED: FakeOptions[] = [
  { paging: 'PAGE', order: 'UNKNOWN' },
  { paging: 'PAGE', order: 'NEWEST_FIRST' },
  { paging: 'OFFSET', order: 'UNKNOWN' },
  { paging: 'OFFSET', order: 'NEWEST_FIRST' },
];
const FALSE_TOTAL = { path: '(list)', problem: 'a total that its pages contradict' };

function fakeOf(options: FakeOptions, count = 60): FakeVendor {
  return new FakeVendor({ maxPageSize: 20, agents: agentsInARow(count), ...options });
}

/** What nobody can read may come up on several pages, so that a list of several is counted by its vendor alone. */
test.each([...PAGED, { paging: 'CURSOR' } as const, { paging: 'ALL' } as const])(
  'an agent that nobody can read is counted, or nothing is: $paging $order',
  async (options) => {
    const agents = agentsInARow(12).map((agent, index) => ({ ...agent, unreadable: index === 5 }));
    for (const tellsTotal of [true, false]) {
      const fake = new FakeVendor({ maxPageSize: 20, agents, ...options, tellsTotal });
      for (const order of [undefined, BY_NAME]) {
        const counts = [1, 5, 12, 20].map(async (first) =>
          (await list([fake], { first, ...(order && { order }) })).totalCount(),
        );
        expect(await Promise.all(counts)).toEqual([12, 12, 12, 12]);
      }
    }
  },
);

describe('a list that contradicts itself', () => {
  test.each([
    ['no cursor', (page: ListPage): ListPage => ({ ...page, hasMore: true, nextCursor: undefined })],
    ['the same cursor again', (page: ListPage): ListPage => ({ ...page, hasMore: true, nextCursor: 'x' })],
  ])('with more to come and %s fails, whatever its order', async (_, rewrite) => {
    for (const order of ['NEWEST_FIRST', 'UNKNOWN'] as const) {
      const fake = fakeOf({ paging: 'CURSOR', cursors: 'COUNTING', order, rewrite });
      for (const request of [{ first: 100 }, { first: 100, order: BY_NAME }]) {
        const page = await list([fake], request);
        expect(page.failures).toMatchObject([{ account: fake.account, code: 'BAD_RESPONSE' }]);
        expect(await page.totalCount()).toBeNull();
      }
    }
  });

  test('by having no way on is drift', async () => {
    const rewrite = (page: ListPage): ListPage => ({ ...page, hasMore: true, nextCursor: undefined });
    const fake = fakeOf({ paging: 'CURSOR', rewrite });
    await list([fake]);
    expect(fake.account.drift.list()).toMatchObject([{ problem: 'more to come, but no way to get there' }]);
  });

  test.each(PAGED)('in its total has no count, and shows all that its pages hold: $paging $order', async (options) => {
    const someTotal = fc.oneof(fc.nat(19), fc.integer({ min: 61, max: 200 }));
    await fc.assert(
      fc.asyncProperty(someTotal, async (total) => {
        const fake = fakeOf({ ...options, rewrite: (page) => ({ ...page, hasMore: goesOn(page, total), total }) });
        const pages = await walk([fake], { first: 100 });
        expect(pages.flatMap(({ agents }) => agents)).toHaveLength(60);
        for (const page of pages) expect(await page.totalCount()).toBeNull();
        expect(fake.account.drift.list()).toMatchObject([FALSE_TOTAL]);
      }),
      { numRuns: 30 },
    );
  });

  test.each(PAGED)('by going on behind its total has no count, and is drift: $paging $order', async (options) => {
    const fake = fakeOf({ ...options, rewrite: (page, { limit }) => ({ ...page, total: limit }) });
    const page = await list([fake], { first: 20 });
    expect(page.agents).toHaveLength(20);
    expect(await page.totalCount()).toBeNull();
    expect(fake.account.drift.list()).toMatchObject([FALSE_TOTAL]);
  });

  test('by an agent that it lists twice has no count, even where the vendor has a call that counts', async () => {
    const twice = (page: ListPage): ListPage => ({
      ...page,
      agents: [...page.agents, ...page.agents.slice(-1)],
      itemCount: page.itemCount + 1,
    });
    const fake = fakeOf({ paging: 'OFFSET', order: 'NEWEST_FIRST', canCount: true, rewrite: twice }, 12);
    expect(await (await list([fake], { first: 12 })).totalCount()).toBeNull();
  });

  test.each([...PAGED, { paging: 'CURSOR' } as const, { paging: 'ALL' } as const])(
    'by an agent that it lists twice shows it once, has no count, and is drift: $paging $order',
    async (options) => {
      const twice = ({ agents, ...page }: ListPage): ListPage => ({
        ...page,
        agents: [...agents.slice(0, 3), ...agents.slice(1)],
        itemCount: page.itemCount + 2,
      });
      const fake = fakeOf({ ...options, tellsTotal: true, rewrite: twice }, 12);
      for (const order of [undefined, BY_NAME]) {
        const page = await list([fake], { first: 100, ...(order && { order }) });
        const ids = page.agents.map(({ vendorId }) => vendorId);
        expect(ids).toHaveLength(new Set(ids).size);
        expect(ids).toHaveLength(12);
        expect(await page.totalCount()).toBeNull();
      }
      expect(fake.account.drift.list().map(({ problem }) => problem)).toContain('an agent listed twice');
    },
  );

  test.each(PAGED)(
    'by an empty page in its midst does not lose what stands behind: $paging $order',
    async (options) => {
      let isFirst = true;
      const rewrite = (page: ListPage, { offset }: ListRequest): ListPage => {
        if (offset === 0 || !isFirst) return page;
        isFirst = false;
        return { ...page, agents: [], itemCount: 0, hasMore: false };
      };
      const fake = fakeOf({ ...options, tellsTotal: true, rewrite });
      const page = await list([fake], { first: 100 });
      const isWhole = page.agents.length === 60;
      expect(isWhole || (await page.totalCount()) === null).toBe(true);
    },
  );
});

/** Says that there is more as long as its total says so. */
function goesOn({ itemCount, hasMore }: ListPage, total: number): boolean {
  return itemCount > 0 && (total > 60 || (hasMore && itemCount < total));
}

describe('answers that are too large', () => {
  test.each<FakeOptions>([
    { paging: 'PAGE', order: 'UNKNOWN', tellsTotal: true },
    { paging: 'PAGE', order: 'UNKNOWN' },
    { paging: 'PAGE', order: 'NEWEST_FIRST', tellsTotal: true },
    { paging: 'OFFSET', order: 'NEWEST_FIRST' },
    { paging: 'OFFSET', order: 'UNKNOWN', tellsTotal: true },
    { paging: 'CURSOR', order: 'NEWEST_FIRST' },
    { paging: 'CURSOR', order: 'UNKNOWN' },
  ])('are asked for in smaller pages until they fit: %j', async (options) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), async (most, first) => {
        const fake = new FakeVendor({ ...options, tooLargeAbove: most, agents: agentsInARow(130) });
        const pages = await walk([fake], { first });
        expect(pages.flatMap(({ failures }) => failures)).toEqual([]);
        expect(pages.flatMap(({ agents }) => agents)).toHaveLength(130);
      }),
      { numRuns: 30 },
    );
  });

  test('of one agent alone fail', async () => {
    const fake = new FakeVendor({ paging: 'OFFSET', tooLargeAbove: 0, agents: agentsInARow(30) });
    expect((await list([fake])).failures).toMatchObject([{ code: 'BAD_RESPONSE', message: 'too large' }]);
    expect(fake.calls.length).toBeLessThan(10);
  });

  test('in one part of a list do not make all of it be read in small pages', async () => {
    const fake = new FakeVendor({ paging: 'OFFSET', order: 'UNKNOWN', lists: 'AS_GIVEN', agents: agentsInARow(2000) });
    fake.beforeCall = (call) => {
      if (call.operation !== 'list') return;
      const { offset, limit } = call.request;
      if (offset <= 500 && offset + limit > 500 && limit > 3) {
        throw new VendorError({ code: 'BAD_RESPONSE', reason: 'TOO_LARGE', message: '' });
      }
    };
    const page = await list([fake], { first: 100 });
    expect(page.failures).toEqual([]);
    expect(await page.totalCount()).toBe(2000);
    expect(fake.calls.length).toBeLessThan(60);
  });
});
