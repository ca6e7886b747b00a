import { describe, expect, test } from 'vitest';
import { listVersions } from '../../src/agents/versions/list-versions.ts';
import type { ListPage } from '../../src/vendors/listing.ts';
import { agentsInARow, type FakeOptions, FakeVendor, version } from '../support/fake-vendor.ts';
import { list } from './list.ts';

/** In no order that a list is read only in part in, so that it is read to its end. */
const BY_NAME = { order: { field: 'NAME', direction: 'ASC' } } as const;

/** A vendor whose every page holds this many agents that nobody has seen before, and leads to another page. */
function endless(itemCount: number, options: FakeOptions): FakeVendor {
  let made = 0;
  const fake = new FakeVendor({
    accountId: 'endless',
    order: 'UNKNOWN',
    cursors: 'COUNTING',
    rewrite: (): ListPage => {
      const agents = Array.from({ length: itemCount }, () =>
        fake.record({ id: `agent-${++made}`, createdAt: 1e12 - made }),
      );
      return { agents, itemCount, hasMore: true, nextCursor: `${made}` };
    },
    ...options,
  });
  return fake;
}

describe.each<[string, FakeOptions]>([
  ['cursor', { paging: 'CURSOR' }],
  ['offset', { paging: 'OFFSET' }],
  ['page', { paging: 'PAGE' }],
])('a list by %s that never ends', (_paging, options) => {
  const good = () => new FakeVendor({ accountId: 'good', paging: 'CURSOR', agents: agentsInARow(3) });

  test.each([1, 5])(
    'is given up after a hundred pages of %i agents, and costs its own rows only',
    async (itemCount) => {
      const bad = endless(itemCount, options);
      const page = await list([good(), bad], BY_NAME);
      expect(page.agents.map(({ accountId }) => accountId)).toEqual(['good', 'good', 'good']);
      expect(page.failures).toMatchObject([
        { account: bad.account, code: 'BAD_RESPONSE', message: expect.stringContaining('does not end') },
      ]);
      // By offset, each page is also looked for further ahead.
      expect(bad.calls.length).toBeLessThanOrEqual(options.paging === 'CURSOR' ? 101 : 400);
    },
  );

  test('is given up after all agents that may be read where its pages are full', async () => {
    const bad = endless(100, options);
    const page = await list([good(), bad], BY_NAME);
    expect(page.agents).toHaveLength(3);
    expect(page.failures).toMatchObject([{ account: bad.account, code: 'LIMIT_EXCEEDED' }]);
    expect(bad.calls.length).toBeLessThanOrEqual(options.paging === 'CURSOR' ? 101 : 400);
  });

  test('is read no further than it is needed', async () => {
    const bad = endless(30, { ...options, order: 'NEWEST_FIRST' });
    const page = await list([bad]);
    expect(page).toMatchObject({ failures: [], hasNextPage: true });
    expect(page.agents).toHaveLength(20);
    expect(bad.calls.length).toBeLessThanOrEqual(2);
  });
});

test.each([10, 50])('a list of 2,000 agents that come %i at a time is read to its end', async (itemCount) => {
  let pages = 0;
  const fake = endless(itemCount, { paging: 'CURSOR' });
  const { client } = fake.account;
  const readPage = client.list.bind(client);
  client.list = async (request) => ({ ...(await readPage(request)), hasMore: ++pages < 2_000 / itemCount });
  const page = await list([fake], BY_NAME);
  expect(page.failures).toEqual([]);
  expect(await page.totalCount()).toBe(2_000);
  expect(fake.calls).toHaveLength(2_000 / itemCount);
});

test('a cursor that was followed already is told at once', async () => {
  const fake = endless(100, { paging: 'CURSOR' });
  const { client } = fake.account;
  const readPage = client.list.bind(client);
  client.list = async (request) => ({ ...(await readPage(request)), nextCursor: request.cursor === '1' ? '2' : '1' });
  const page = await list([fake], BY_NAME);
  expect(page.failures).toMatchObject([{ code: 'BAD_RESPONSE', message: "the vendor's pages go round in a circle" }]);
  expect(fake.calls).toHaveLength(3);
});

test('130,000 agents on one page cost their own account only', async () => {
  const good = new FakeVendor({ accountId: 'good', paging: 'CURSOR', agents: agentsInARow(3) });
  const make = () => endless(130_000, { paging: 'CURSOR', order: 'NEWEST_FIRST' });
  const page = await list([good, make()]);
  expect(page.agents.map(({ accountId }) => accountId)).toEqual(['good', 'good', 'good']);
  expect(page.failures).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
  // Where so many may be read, they are.
  const whole = await list([make()], { maxAgentsPerAccount: 200_000, maxAgentsPerRequest: 200_000 });
  expect(whole.failures).toEqual([]);
  expect(whole.agents).toHaveLength(20);
});

describe('versions without an end', () => {
  const read = (itemCount: number, after?: number) => {
    const fake = new FakeVendor({
      versions: ({ offset, limit }) => ({
        versions: Array.from({ length: Math.min(limit, itemCount) }, (_, index) => version(1_000_000 - offset - index)),
        hasMore: true,
      }),
    });
    const agent = fake.record({ id: 'agent', createdAt: 0 });
    const versions = listVersions(fake.account, agent, { first: 20_000, after, signal: undefined });
    return { fake, versions };
  };

  test.each([
    [100, 101],
    [1, 101],
  ])('are given up where %i come at a time', async (itemCount, calls) => {
    const { fake, versions } = read(itemCount);
    await expect(versions).rejects.toMatchObject({ code: 'BAD_RESPONSE', message: expect.stringContaining('not end') });
    expect(fake.calls).toHaveLength(calls);
  });
});
