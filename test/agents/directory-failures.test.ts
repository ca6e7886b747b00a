import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VendorErrorCode } from '../../src/core/errors/codes.ts';
import { agentsInARow, type FakeOptions, FakeVendor, failure } from '../support/fake-vendor.ts';
import { idsOf, list, walk } from './list.ts';

const PAGED: FakeOptions = { paging: 'OFFSET', order: 'NEWEST_FIRST', maxPageSize: 10 };

function twoAccounts(count: number, options: FakeOptions = PAGED): [FakeVendor, FakeVendor] {
  return [
    new FakeVendor({ ...options, accountId: 'good', agents: agentsInARow(count) }),
    new FakeVendor({ ...options, accountId: 'bad', agents: agentsInARow(count) }),
  ];
}

describe('an account that fails', () => {
  test('on its first page costs its own rows and is named', async () => {
    const [good, bad] = twoAccounts(15);
    bad.beforeCall = () => {
      throw failure('UNAVAILABLE', 'no connection');
    };
    const page = await list([good, bad]);
    expect(page.agents.map(({ accountId }) => accountId)).toEqual(Array(15).fill('good'));
    expect(page.hasNextPage).toBe(false);
    expect(page.failures).toEqual([
      { account: bad.account, code: 'UNAVAILABLE', message: 'no connection', retryable: true, retryAfterSeconds: null },
    ]);
    expect(await page.totalCount()).toBeNull();
  });

  test('on a later page keeps what it had shown, and the other goes on', async () => {
    const [good, bad] = twoAccounts(40, { ...PAGED, tellsTotal: true });
    bad.beforeCall = () => {
      if (bad.calls.length === 2) throw failure('TIMEOUT');
    };
    const page = await list([good, bad], { first: 60 });
    expect(page.failures).toMatchObject([{ code: 'TIMEOUT' }]);
    expect(page.agents.filter(({ accountId }) => accountId === 'good')).toHaveLength(40);
    // Of ten that were read, nine are certain: the next page might have begun with one of the tenth's time.
    expect(page.agents.filter(({ accountId }) => accountId === 'bad')).toHaveLength(9);
    expect(page.hasNextPage).toBe(false);
    expect(await page.totalCount()).toBeNull();
  });

  test('goes on where it stood when it answers again', async () => {
    const [good, bad] = twoAccounts(40);
    const first = await list([good, bad], { first: 10 });
    bad.beforeCall = () => {
      throw failure('RATE_LIMITED');
    };
    const second = await list([good, bad], { first: 10, after: first.cursorOf(first.agents[9] as never) });
    expect(second.agents).toHaveLength(10);
    expect(second.failures).toMatchObject([{ code: 'RATE_LIMITED' }]);
    bad.beforeCall = () => undefined;
    const third = await list([good, bad], { first: 100, after: second.cursorOf(second.agents[9] as never) });
    expect(third.failures).toMatchObject([{ account: bad.account, code: 'MISSED_EARLIER', retryable: true }]);
    const last = second.agents[9]?.vendorId ?? '';
    expect(third.agents.filter(({ accountId }) => accountId === 'bad').map(({ vendorId }) => vendorId)).toEqual(
      [...bad.agents.keys()].filter((id) => id > last),
    );
  });

  test('on one page of a walk is named on every later one, whatever it answers then', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        fc.constantFrom('OFFSET', 'PAGE', 'CURSOR', 'ALL'),
        fc.integer({ min: 1, max: 15 }),
        async (outages, paging, first) => {
          const [good, bad] = twoAccounts(15, { ...PAGED, paging, maxPageSize: 5 });
          let pageNumber = 0;
          bad.beforeCall = () => {
            if (outages[pageNumber]) throw failure('UNAVAILABLE');
          };
          const pages = await walk([good, bad], { first }, { between: () => pageNumber++ });
          let hasFailed = false;
          for (const page of pages) {
            hasFailed ||= page.failures.length > 0;
            expect(page.failures.map(({ account }) => account.id)).toEqual(hasFailed ? ['bad'] : []);
          }
          const shown = pages.flatMap(({ agents }) => idsOf(agents));
          expect(shown.filter((id) => id.startsWith('good'))).toHaveLength(15);
          // Whoever reads a walk without failures has seen them all.
          if (!hasFailed) expect(shown).toHaveLength(30);
        },
      ),
    );
  });

  test('alone leaves a way to go on, at the beginning and in the midst of a walk', async () => {
    const fake = new FakeVendor({ ...PAGED, agents: agentsInARow(25) });
    const fail = (code: VendorErrorCode) => () => {
      throw failure(code);
    };
    const shown: string[] = [];
    for (let after: string | undefined; shown.length < 25; ) {
      for (const code of ['UNAVAILABLE', 'UNAUTHORIZED'] as const) {
        fake.beforeCall = fail(code);
        const page = await list([fake], { first: 10, after });
        expect(page).toMatchObject({ agents: [], failures: [{ code }], hasNextPage: code === 'UNAVAILABLE' });
        expect(page.hasPreviousPage).toBe(shown.length > 0);
        after = page.endCursor;
      }
      fake.beforeCall = () => undefined;
      const page = await list([fake], { first: 10, after });
      // Nothing was passed over.
      expect(page.failures).toEqual([]);
      shown.push(...idsOf(page.agents));
      after = page.cursorOf(page.agents.at(-1) as never);
    }
    expect(shown).toEqual(agentsInARow(25).map(({ id }) => `fake:${id}`));
  });

  test('has a next page as long as another account has one', async () => {
    const [good, bad] = twoAccounts(15);
    bad.beforeCall = () => {
      throw failure('FORBIDDEN');
    };
    expect(await list([good, bad], { first: 14 })).toMatchObject({ hasNextPage: true });
    expect(await list([good, bad], { first: 15 })).toMatchObject({ hasNextPage: false });
  });

  test.each<[VendorErrorCode, string]>([
    ['UNAVAILABLE', 'UNAVAILABLE'],
    ['TIMEOUT', 'TIMEOUT'],
    ['RATE_LIMITED', 'RATE_LIMITED'],
    ['UNAUTHORIZED', 'UNAUTHORIZED'],
    ['FORBIDDEN', 'FORBIDDEN'],
    ['CIRCUIT_OPEN', 'CIRCUIT_OPEN'],
    ['BAD_RESPONSE', 'BAD_RESPONSE'],
    ['LIMIT_EXCEEDED', 'LIMIT_EXCEEDED'],
    ['NOT_FOUND', 'BAD_RESPONSE'],
    ['CONFLICT', 'BAD_RESPONSE'],
    ['INVALID', 'BAD_RESPONSE'],
    ['QUOTA_EXCEEDED', 'BAD_RESPONSE'],
  ])('with %s is shown as %s', async (code, shown) => {
    const [good, bad] = twoAccounts(3);
    bad.beforeCall = () => {
      throw failure(code);
    };
    expect((await list([good, bad])).failures).toMatchObject([{ code: shown }]);
  });

  test('by a mistake of ours costs its own rows only, and is reported', async () => {
    const [good, bad] = twoAccounts(3);
    const mistake = new TypeError('a mistake');
    bad.beforeCall = () => {
      throw mistake;
    };
    const page = await list([good, bad]);
    expect(page.agents.map(({ accountId }) => accountId)).toEqual(['good', 'good', 'good']);
    const message = 'Unexpected error, logged as fault-1.';
    expect(page.failures).toMatchObject([{ account: bad.account, code: 'INTERNAL_SERVER_ERROR', message }]);
    expect(bad.faults).toEqual([mistake]);
    expect(await page.totalCount()).toBeNull();
  });

  test('in splitting the filter costs its own rows only', async () => {
    const [good, bad] = twoAccounts(3);
    Object.assign(bad.account.vendor, {
      pushDown: () => {
        throw new TypeError('a mistake');
      },
    });
    const page = await list([good, bad]);
    expect(page).toMatchObject({ agents: [{}, {}, {}], failures: [{ code: 'INTERNAL_SERVER_ERROR' }] });
  });

  test('by a mistake of ours while counting makes the total unknown, and is reported', async () => {
    const fake = new FakeVendor({ ...PAGED, canCount: true, agents: agentsInARow(40) });
    fake.beforeCall = ({ operation }) => {
      if (operation === 'count') throw new TypeError('a mistake');
    };
    expect(await (await list([fake], { first: 5 })).totalCount()).toBeNull();
    expect(fake.faults).toHaveLength(1);
  });

  test('because its client went away fails the request', async () => {
    const [good, bad] = twoAccounts(3);
    const gone = AbortSignal.abort().reason;
    bad.beforeCall = () => {
      throw gone;
    };
    await expect(list([good, bad])).rejects.toBe(gone);
    expect(bad.faults).toEqual([]);
  });

  test('while an agent is completed for a filter is named', async () => {
    const [good, bad] = twoAccounts(3, { paging: 'PAGE', order: 'NEWEST_FIRST', wholeItems: false });
    bad.beforeCall = ({ operation }) => {
      if (operation === 'get') throw failure('UNAVAILABLE');
    };
    const page = await list([good, bad], { filter: { search: 'nothing has this' } });
    expect(page).toMatchObject({ agents: [], failures: [{ account: bad.account, code: 'UNAVAILABLE' }] });
  });

  test('when it counts makes the total unknown', async () => {
    const fake = new FakeVendor({ ...PAGED, canCount: true, agents: agentsInARow(40) });
    fake.beforeCall = ({ operation }) => {
      if (operation === 'count') throw failure('UNAVAILABLE');
    };
    expect(await (await list([fake], { first: 5 })).totalCount()).toBeNull();
  });
});

describe('an account with very many agents', () => {
  const some = { maxAgentsPerAccount: 50 };

  test('that has to be read to its end is given up with a sentence that helps', async () => {
    const [good, bad] = twoAccounts(50, { paging: 'PAGE', order: 'UNKNOWN', maxPageSize: 20 });
    bad.agents.set('one more', { id: 'one more', createdAt: 0 });
    const page = await list([good, bad], some);
    expect(page.agents.map(({ accountId }) => accountId)).toEqual(Array(20).fill('good'));
    expect(page.failures).toMatchObject([
      { code: 'LIMIT_EXCEEDED', retryable: false, message: expect.stringContaining('more than 50 agents of "bad"') },
    ]);
  });

  test('is read as far as needed where its order is the one asked for', async () => {
    const [good, bad] = twoAccounts(500, { ...PAGED, maxPageSize: 100 });
    const pages = await walk([good, bad], { first: 100, maxAgentsPerAccount: 5 });
    expect(pages.flatMap(({ failures }) => failures)).toEqual([]);
    expect(new Set(pages.flatMap(({ agents }) => idsOf(agents))).size).toBe(1000);
  });

  test('is given up where a filter finds nothing in so many', async () => {
    const [good] = twoAccounts(51);
    const page = await list([good], { ...some, filter: { search: 'nothing has this' } });
    expect(page).toMatchObject({ agents: [], failures: [{ code: 'LIMIT_EXCEEDED' }] });
    good.agents.delete('agent-00000');
    expect(await list([good], { ...some, filter: { search: 'nothing has this' } })).toMatchObject({
      agents: [],
      failures: [],
    });
  });

  test.each<[string, FakeOptions]>([
    ['ignores the offset', { paging: 'OFFSET', order: 'UNKNOWN' }],
    ['ignores the page number', { paging: 'PAGE', order: 'UNKNOWN', maxPageSize: 50 }],
    ['ignores the offset of an ordered list', { paging: 'OFFSET', order: 'NEWEST_FIRST' }],
    ['gives the same cursors again', { paging: 'CURSOR', order: 'UNKNOWN', cursors: 'COUNTING' }],
  ])('seemingly, because its vendor %s, fails after a few calls', async (_, options) => {
    const [good, bad] = twoAccounts(30, { maxPageSize: 10, ...options });
    const { client } = bad.account;
    const readPage = client.list.bind(client);
    client.list = async (request) => {
      const page = await readPage({ ...request, offset: 0, cursor: undefined });
      return { ...page, hasMore: true, nextCursor: request.cursor === '1' ? '2' : '1' };
    };
    const page = await list([good, bad], { order: { field: 'NAME', direction: 'ASC' } });
    expect(page.agents).toHaveLength(20);
    expect(page.failures).toMatchObject([{ account: bad.account }]);
    expect(bad.calls.length).toBeLessThan(30);
  });
});

test('a list of which nothing can be read is no empty one, also when an empty page follows it', async () => {
  const unreadable = agentsInARow(10).map((agent) => ({ ...agent, unreadable: true }));
  const fake = new FakeVendor({
    paging: 'OFFSET',
    maxPageSize: 10,
    agents: unreadable,
    rewrite: (page) => ({ ...page, hasMore: page.itemCount === 10 }),
  });
  const page = await list([fake], { order: { field: 'NAME', direction: 'ASC' } });
  expect(page).toMatchObject({ agents: [], failures: [{ code: 'BAD_RESPONSE' }] });
  expect(fake.calls).toHaveLength(2);
});
