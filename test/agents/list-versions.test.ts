import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listVersions } from '../../src/agents/versions/list-versions.ts';
import type { ListedVersions } from '../../src/agents/versions/listed-versions.ts';
import { VendorError } from '../../src/core/errors/vendor-error.ts';
import { FakeVendor, failure, version } from '../support/fake-vendor.ts';

const TOO_LARGE = { code: 'BAD_RESPONSE', reason: 'TOO_LARGE', message: 'too large' } as const;

/** The numbers in a page. */
function numbersOf({ versions }: ListedVersions): Promise<number[]> {
  return Promise.all(versions.map((version) => version.number()));
}

/** An agent with versions 1 to `count`, and what a page of them shows. */
function versioned(count: number) {
  let latest = count;
  const fake = new FakeVendor({
    agents: [{ id: 'agent', createdAt: 0 }],
    versions: ({ offset, limit }) => ({
      versions: Array.from({ length: Math.max(0, Math.min(limit, latest - offset)) }, (_, index) =>
        version(latest - offset - index),
      ),
      hasMore: offset + limit < latest,
    }),
  });
  const read = async (first: number, after?: number) => {
    const page = await listVersions(fake.account, fake.record({ id: 'agent', createdAt: 0 }), {
      first,
      after,
      signal: undefined,
    });
    if (page === null) return null;
    const { hasNextPage, hasPreviousPage } = page;
    return { versions: await numbersOf(page), hasNextPage, hasPreviousPage };
  };
  return { fake, read, add: () => latest++ };
}

describe('the versions of an agent', () => {
  test('come newest first, page by page', async () => {
    const { read, fake } = versioned(5);
    expect(await read(2)).toEqual({ versions: [5, 4], hasNextPage: true, hasPreviousPage: false });
    expect(await read(2, 4)).toEqual({ versions: [3, 2], hasNextPage: true, hasPreviousPage: true });
    expect(await read(2, 2)).toEqual({ versions: [1], hasNextPage: false, hasPreviousPage: true });
    expect(await read(0)).toEqual({ versions: [], hasNextPage: true, hasPreviousPage: false });
    expect(await read(5)).toMatchObject({ hasNextPage: false });
    // None of them asks for more than it shows, and for one more that tells whether there is a next page.
    const limits = fake.calls.map((call) => (call.operation === 'versions' ? call.window.limit : 0));
    expect(Math.max(...limits)).toBeLessThanOrEqual(6);
    expect(fake.calls.length).toBeLessThanOrEqual(7);
  });

  test('are all found over the pages of the vendor', async () => {
    const { read, fake } = versioned(250);
    const all = Array.from({ length: 250 }, (_, index) => 250 - index);
    expect(await read(100)).toMatchObject({ versions: all.slice(0, 100), hasNextPage: true });
    expect(fake.calls).toHaveLength(2);
    expect(await read(100, 101)).toMatchObject({ versions: all.slice(150), hasNextPage: false });
  });

  test('far behind the newest are found in a few calls', async () => {
    const { read, fake } = versioned(1000);
    expect(await read(5, 300)).toMatchObject({ versions: [299, 298, 297, 296, 295], hasNextPage: true });
    expect(fake.calls.length).toBeLessThanOrEqual(3);
  });

  test('are found wherever numbers were left out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { maxLength: 60 }),
        fc.integer({ min: 0, max: 30 }),
        fc.option(fc.integer({ min: 1, max: 130 }), { nil: undefined }),
        fc.integer({ min: 1, max: 100 }),
        async (numbers, first, after, tooLargeAbove) => {
          const sorted = numbers.toSorted((a, b) => b - a);
          const fake = new FakeVendor({
            versions: ({ offset, limit }) => {
              if (limit > tooLargeAbove) throw new VendorError(TOO_LARGE);
              const shown = sorted.slice(offset, offset + limit);
              return { versions: shown.map(version), hasMore: offset + limit < sorted.length };
            },
          });
          const page = await listVersions(fake.account, fake.record({ id: 'agent', createdAt: 0 }), {
            first,
            after,
            signal: undefined,
          });
          const expected = sorted.filter((number) => after === undefined || number < after);
          expect(page && (await numbersOf(page))).toEqual(expected.slice(0, first));
          expect(page?.hasNextPage).toBe(expected.length > first);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('come once each when one is added between two calls', async () => {
    const { read, fake, add } = versioned(150);
    fake.beforeCall = () => {
      if (fake.calls.length === 2) add();
    };
    const all = Array.from({ length: 150 }, (_, index) => 150 - index);
    expect((await read(200))?.versions.filter((number) => number <= 150)).toEqual(all);
  });

  test('of a vendor that says there is more, but shows the same again, come to an end', async () => {
    const fake = new FakeVendor({ versions: () => ({ versions: [version(2), version(1)], hasMore: true }) });
    const agent = fake.record({ id: 'agent', createdAt: 0 });
    const page = await listVersions(fake.account, agent, { first: 10, after: undefined, signal: undefined });
    expect(page && (await numbersOf(page))).toEqual([2, 1]);
    expect(page).toMatchObject({ hasNextPage: false });
    expect(fake.calls).toHaveLength(2);
  });

  test('are null where the vendor keeps none', async () => {
    const fake = new FakeVendor();
    const agent = fake.record({ id: 'agent', createdAt: 0 });
    expect(await listVersions(fake.account, agent, { first: 10, after: undefined, signal: undefined })).toBeNull();
  });

  test('fail as the vendor fails', async () => {
    const { read, fake } = versioned(1);
    fake.beforeCall = () => {
      throw failure('RATE_LIMITED');
    };
    await expect(read(1)).rejects.toThrow(failure('RATE_LIMITED'));
  });
});
